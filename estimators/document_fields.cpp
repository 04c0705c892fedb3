#include "estimators/document_fields.h"

#include <algorithm>

#include "pmml/describe/numbers.h"

namespace estimators {
namespace {

using Kind = pmml::Column::Kind;

pmml::Report report_of(std::string id, const pmml::Element& element, std::string path,
                       std::string found, std::string expected) {
  pmml::Problem problem;
  problem.id = std::move(id);
  problem.layer = pmml::Layer::rule;
  problem.where = element.where;
  problem.path = std::move(path);
  problem.found = std::move(found);
  problem.expected = std::move(expected);
  pmml::Report report;
  report.add(std::move(problem));
  return report;
}

bool is_input(const pmml::MiningField& field) {
  return field.usageType == pmml::UsageType::active ||
         field.usageType == pmml::UsageType::supplementary;
}

bool is_target(const pmml::MiningField& field) {
  return field.usageType == pmml::UsageType::target ||
         field.usageType == pmml::UsageType::predicted;
}

}  // namespace

void unsupported(const pmml::Element& element, std::string path, std::string found,
                 std::string expected) {
  throw pmml::UnsupportedFeature(
      report_of("E-UNSUPPORTED", element, std::move(path), std::move(found), std::move(expected)));
}

void contradiction(std::string id, const pmml::Element& element, std::string path,
                   std::string found, std::string expected) {
  throw pmml::InvalidDocument(
      report_of(std::move(id), element, std::move(path), std::move(found), std::move(expected)));
}

double number_of(const std::string& text, const pmml::Element& element, std::string_view path) {
  double value = 0;
  if (pmml::parse_double(text, value) == pmml::NumberError::none) return value;
  contradiction("E-VALUE", element, std::string(path), text, "a number");
}

Cell cell_of(const std::string& text, Kind kind, const pmml::Element& element) {
  if (kind == Kind::text) return text;
  return number_of(text, element, "value");
}

FieldColumns select_columns(const FieldColumns& columns, std::span<const std::string> names) {
  std::map<std::string_view, const FieldColumn*> by_name;
  for (const FieldColumn& column : columns) by_name.emplace(column.column, &column);
  FieldColumns out;
  for (const std::string& name : names) {
    const auto found = by_name.find(name);
    if (found == by_name.end()) {
      throw pmml::InvalidDocument("E-NO-COLUMN", "no column named " + name,
                                  "a column of the step before");
    }
    out.push_back(*found->second);
  }
  return out;
}

std::vector<std::string> names_of(const FieldColumns& columns) {
  std::vector<std::string> out;
  for (const FieldColumn& column : columns) out.push_back(column.column);
  return out;
}

FieldWriter::FieldWriter(const pmml::Table& columns, const std::vector<InputField>* planned)
    : planned_(planned) {
  for (const pmml::Column& column : columns.columns) {
    InputField& field = inputs.emplace_back();
    field.name = column.name;
    field.kind = column.kind;
  }
}

FieldColumns FieldWriter::columns() const {
  FieldColumns out;
  for (const InputField& field : inputs) out.push_back({field.name, field.name, field.kind, true});
  return out;
}

InputField* FieldWriter::input(std::string_view field) {
  const auto found = std::ranges::find(inputs, field, &InputField::name);
  return found == inputs.end() ? nullptr : &*found;
}

void FieldWriter::use(const FieldColumn& column) {
  if (column.is_raw) ++input(column.field)->uses;
}

InputField* FieldWriter::own_input(const FieldColumn& column) {
  if (!column.is_raw || planned_ == nullptr) return nullptr;
  InputField* field = input(column.field);
  const auto index = static_cast<std::size_t>(field - inputs.data());
  return (*planned_)[index].uses == 1 ? field : nullptr;
}

std::string FieldWriter::derive(std::string name, Kind kind, pmml::Expression expression) {
  const auto taken = [&](const pmml::DerivedField& other) { return other.name == name; };
  while (input(name) != nullptr || std::ranges::any_of(derived, taken)) name += '_';
  pmml::DerivedField& field = derived.emplace_back();
  field.name = name;
  field.optype = kind == Kind::text ? pmml::OpType::categorical : pmml::OpType::continuous;
  field.dataType = kind == Kind::text ? pmml::DataType::string : pmml::DataType::double_;
  field.expression = std::move(expression);
  return name;
}

FieldReader::FieldReader(const pmml::Document& document, const pmml::MiningSchema& schema,
                         const pmml::LocalTransformations* local)
    : document_(document), schema_(schema) {
  const auto add = [&](const std::vector<pmml::DerivedField>& fields) {
    for (const pmml::DerivedField& field : fields) {
      if (field.name) index_.emplace(*field.name, derived_.size());
      derived_.push_back(&field);
    }
  };
  if (local != nullptr) add(local->derivedFields);
  if (document.pmml.transformationDictionary) {
    add(document.pmml.transformationDictionary->derivedFields);
  }
  taken_.resize(derived_.size());
  for (const pmml::MiningField& field : schema.miningFields) {
    if (is_target(field)) target_ = data_field(field.name);
    if (field.missingValueReplacement) replaced_.emplace(field.name, &field);
  }
}

FieldColumns FieldReader::columns() const {
  FieldColumns out;
  for (const pmml::MiningField& field : schema_.miningFields) {
    if (!is_input(field)) continue;
    out.push_back({field.name, field.name, kind_of(field.name), true});
  }
  return out;
}

const pmml::DataField* FieldReader::data_field(std::string_view name) const {
  const auto& fields = document_.pmml.dataDictionary->dataFields;
  const auto found = std::ranges::find(fields, name, &pmml::DataField::name);
  return found == fields.end() ? nullptr : &*found;
}

const pmml::MiningField* FieldReader::mining_field(std::string_view name) const {
  const auto found = std::ranges::find(schema_.miningFields, name, &pmml::MiningField::name);
  return found == schema_.miningFields.end() ? nullptr : &*found;
}

std::optional<Cell> FieldReader::take_replacement(const FieldColumn& column) {
  if (!column.is_raw) return {};
  const auto found = replaced_.find(column.field);
  if (found == replaced_.end()) return {};
  const pmml::MiningField& field = *found->second;
  replaced_.erase(found);
  return cell_of(*field.missingValueReplacement, column.kind, field);
}

const pmml::DerivedField* FieldReader::take(
    const std::function<bool(const pmml::DerivedField&)>& wanted) {
  for (std::size_t i = 0; i < derived_.size(); ++i) {
    if (taken_[i] || !wanted(*derived_[i])) continue;
    taken_[i] = true;
    return derived_[i];
  }
  return nullptr;
}

const pmml::DerivedField* FieldReader::derived(std::string_view name) const {
  const auto found = index_.find(name);
  return found == index_.end() ? nullptr : derived_[found->second];
}

Kind FieldReader::kind_of(std::string_view field) const {
  if (const pmml::DerivedField* found = derived(field)) {
    return is_text(found->dataType) ? Kind::text : Kind::number;
  }
  const pmml::DataField* found = data_field(field);
  if (found == nullptr) {
    contradiction("E-NO-FIELD", schema_, "MiningSchema", std::string(field),
                  "a field of the DataDictionary");
  }
  return is_text(found->dataType) ? Kind::text : Kind::number;
}

bool is_text(pmml::DataType type) {
  return type == pmml::DataType::string;
}

}  // namespace estimators
