// The schema as referee: XML Schema validation by Xerces-C, closed against files and network.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "pmml/describe/problem.h"

namespace pmml {

/// What validation does with vendor markup: attributes named `x-...` of document elements and
/// elements named `X-...`, which the standard removes before validation. Content of Extension and
/// of row is free and never counts as vendor markup.
enum class Vendor {
  /// Each is an error E-VENDOR of Layer::vendor; the rest is judged as if they were absent.
  report,
  /// Removed without a word.
  allow,
};

struct ValidateOptions {
  Vendor vendor = Vendor::report;
  /// Validation stops with E-XSD-LIMIT after this many violations of the schema.
  std::size_t max_violations = 1000;
};

/// A compiled XML Schema. Copies share it, and threads may use one at the same time.
class Schema {
 public:
  /// Compiles a schema held in memory; nothing it includes or imports is fetched. Throws
  /// InvalidDocument with the positions of the schema's own errors; `name` is their file name.
  static Schema from_memory(std::string_view xsd, std::string name);
  /// The same for a file; throws IoError when it cannot be read.
  static Schema from_file(const std::string& path);

  const std::string& name() const;
  /// Empty when the schema declares elements of no namespace.
  const std::string& target_namespace() const;

  struct Compiled;
  const Compiled& compiled() const { return *compiled_; }

 private:
  explicit Schema(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

/// Validates UTF-8 text that passed the gate. Every violation is an error of Layer::schema with
/// position and path: E-NAMESPACE (the root is of another namespace; nothing else is then said),
/// E-XSD-ELEMENT, E-XSD-ATTRIBUTE, E-XSD-VALUE, E-XSD-OTHER. Text that is not well-formed gives
/// the gate's errors, a failure inside Xerces (memory, internal errors) E-VALIDATOR. Schema hints
/// in the document are ignored. True when nothing was added to the report.
bool validate(std::string_view utf8, const Schema& schema, Report& report,
              const ValidateOptions& options = {});

}  // namespace pmml
