// What the document says of its fields.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pmml/model/document.h"
#include "pmml/report/text.h"

namespace pmml::report {

/// Fields of the data dictionary and statistics of them, by name.
class Fields {
 public:
  explicit Fields(const PMML& pmml);

  /// nullptr when the dictionary has no such field.
  const DataField* find(std::string_view name) const;
  /// The statistics of the first model that has some for the field, or nullptr.
  const UnivariateStats* stats(std::string_view name) const;
  /// Its unit of measurement; empty when the document does not say.
  std::string unit(std::string_view name) const;
  /// " (cm)", or nothing without a unit.
  Text unit_note(std::string_view name) const;

 private:
  std::unordered_map<std::string_view, const DataField*> fields_;
  std::unordered_map<std::string_view, const UnivariateStats*> stats_;
};

/// The value of the first Extension of one of these names in the element, or nothing.
std::string extension_value(const Element& element, std::vector<std::string_view> names);

/// The values of a field that are listed as valid.
std::vector<std::string> valid_values(const DataField& field);

/// Numbers of an array; a text that is none counts as NaN.
std::vector<double> array_numbers(const Array& array);

}  // namespace pmml::report
