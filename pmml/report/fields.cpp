#include "pmml/report/fields.h"

#include <algorithm>
#include <limits>

#include "pmml/archive/provenance_document.h"
#include "pmml/describe/numbers.h"
#include "pmml/report/model_view.h"

namespace pmml::report {
namespace {

double number_of(const std::string& text) {
  double value = 0;
  const bool good = parse_double(text, value) == NumberError::none;
  return good ? value : std::numeric_limits<double>::quiet_NaN();
}

double number_of(double value) {
  return value;
}
double number_of(std::int64_t value) {
  return static_cast<double>(value);
}

}  // namespace

Fields::Fields(const PMML& pmml) {
  if (pmml.dataDictionary) {
    for (const DataField& field : pmml.dataDictionary->dataFields) {
      fields_.try_emplace(field.name, &field);
    }
  }
  for (const Model& model : pmml.models) {
    const ModelStats* stats = view_of(model).stats;
    if (stats == nullptr) continue;
    for (const UnivariateStats& entry : stats->univariateStats) {
      if (entry.field) stats_.try_emplace(*entry.field, &entry);
    }
  }
}

const DataField* Fields::find(std::string_view name) const {
  const auto found = fields_.find(name);
  return found == fields_.end() ? nullptr : found->second;
}

const UnivariateStats* Fields::stats(std::string_view name) const {
  const auto found = stats_.find(name);
  return found == stats_.end() ? nullptr : found->second;
}

std::string Fields::unit(std::string_view name) const {
  const DataField* field = find(name);
  return field == nullptr ? std::string() : extension_value(*field, {"unit", "units"});
}

Text Fields::unit_note(std::string_view name) const {
  const std::string text = unit(name);
  return text.empty() ? Text() : " (" + code(text) + ")";
}

std::string extension_value(const Element& element, std::vector<std::string_view> names) {
  if (!element.extras) return {};
  for (const KeptNode& node : element.extras->nodes) {
    if (node.name != Extension::element_name) continue;
    const std::string_view name = archive::attribute_of(node, "name");
    if (std::ranges::find(names, name) == names.end()) continue;
    return std::string(archive::attribute_of(node, "value"));
  }
  return {};
}

std::vector<std::string> valid_values(const DataField& field) {
  std::vector<std::string> values;
  for (const Value& value : field.values) {
    if (value.property == ValueProperty::valid) values.push_back(value.value);
  }
  return values;
}

std::vector<double> array_numbers(const Array& array) {
  return std::visit(
      [](const auto& items) {
        std::vector<double> out;
        out.reserve(items.size());
        for (const auto& item : items) out.push_back(number_of(item));
        return out;
      },
      array.values);
}

}  // namespace pmml::report
