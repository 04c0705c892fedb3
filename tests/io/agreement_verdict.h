// What three referees say of one document: our check, and Xerces with our and the reference schema.
#pragma once

#include <string>
#include <string_view>

#include "pmml/io/validate.h"

namespace pmml::test {

enum class Verdict { valid, validApartFromVendorMarkup, invalid };

/// The verdict in a report; only its errors of the schema and vendor layers count.
Verdict verdict_of(const Report& report);

struct Verdicts {
  Verdict check, ours, reference;
  std::string details;  ///< the first problem each of them reports
  bool agree() const { return check == ours && ours == reference; }
};

class Referees {
 public:
  Referees();
  /// Asks all three. The text is well-formed.
  Verdicts ask(std::string_view utf8) const;
  const Schema& reference() const { return reference_; }

 private:
  Schema ours_;
  Schema reference_;
};

std::string to_string(const Verdicts& verdicts);

}  // namespace pmml::test
