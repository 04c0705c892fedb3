// Model verification: records that an engine must reproduce.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/model/fwd.h"

namespace pmml {

/// Holds sample records with expected results to check that a scorer works correctly.
struct ModelVerification : Element {
  static constexpr std::string_view element_name = "ModelVerification";

  std::optional<std::int64_t> recordCount;
  std::optional<std::int64_t> fieldCount;
  Box<VerificationFields> verificationFields;
  Box<InlineTable> inlineTable;

  static void describe(Description<ModelVerification>& d);
};

/// Lists the inputs and expected results found in the verification table.
struct VerificationFields : Element {
  static constexpr std::string_view element_name = "VerificationFields";

  std::vector<VerificationField> verificationFields;

  static void describe(Description<VerificationFields>& d);
};

/// Links a field to a verification column and sets the tolerance of the comparison.
struct VerificationField : Element {
  static constexpr std::string_view element_name = "VerificationField";

  std::string field;
  std::optional<std::string> column;
  double precision = 1e-06;
  double zeroThreshold = 1e-16;

  static void describe(Description<VerificationField>& d);
};

}  // namespace pmml
