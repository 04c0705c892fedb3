#include "estimators/document_fields.h"

#include "pmml/describe/numbers.h"
#include "pmml/describe/value_type.h"

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

// The field that an expression starts from: that of its first argument, empty when there is none.
std::string source_field(const pmml::Expression& whole) {
  const pmml::Expression* expression = &whole;
  while (const auto* call = std::get_if<pmml::Box<pmml::Apply>>(expression)) {
    if ((*call)->expressions.empty()) return {};
    expression = &(*call)->expressions.front();
  }
  if (const auto* found = std::get_if<pmml::Box<pmml::FieldRef>>(expression)) {
    return (*found)->field;
  }
  if (const auto* found = std::get_if<pmml::Box<pmml::NormDiscrete>>(expression)) {
    return (*found)->field;
  }
  const auto* found = std::get_if<pmml::Box<pmml::NormContinuous>>(expression);
  return found == nullptr ? std::string() : (*found)->field;
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
    index_.emplace(column.name, inputs.size());
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
  const auto found = index_.find(field);
  return found == index_.end() ? nullptr : &inputs[found->second];
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

std::string FieldWriter::new_name(std::string name) const {
  while (index_.contains(name) || taken_names_.contains(name)) name += '_';
  return name;
}

std::string FieldWriter::derive(std::string name, Kind kind, pmml::Expression expression) {
  name = new_name(std::move(name));
  taken_names_.insert(name);
  pmml::DerivedField& field = derived.emplace_back();
  field.name = name;
  field.optype = kind == Kind::text ? pmml::OpType::categorical : pmml::OpType::continuous;
  field.dataType = kind == Kind::text ? pmml::DataType::string : pmml::DataType::double_;
  field.expression = std::move(expression);
  return name;
}

FieldReader::FieldReader(const pmml::Document& document, const pmml::MiningSchema& schema,
                         const pmml::LocalTransformations* local)
    : schema_(schema) {
  if (local != nullptr) add(local->derivedFields);
  const auto& dictionary = document.pmml.transformationDictionary;
  if (dictionary) add(dictionary->derivedFields);
  for (const pmml::DataField& field : document.pmml.dataDictionary->dataFields) {
    data_.emplace(field.name, &field);
  }
  for (const pmml::MiningField& field : schema.miningFields) {
    mining_.emplace(field.name, &field);
    if (is_target(field)) target_ = data_field(field.name);
  }
}

void FieldReader::add(const std::vector<pmml::DerivedField>& fields) {
  for (const pmml::DerivedField& field : fields) {
    if (field.name) derived_.emplace(*field.name, &field);
    made_of_[source_field(field.expression)].push_back(&field);
  }
}

FieldColumns FieldReader::columns(bool with_supplementary) const {
  FieldColumns out;
  for (const pmml::MiningField& field : schema_.miningFields) {
    const bool wanted = with_supplementary && field.usageType == pmml::UsageType::supplementary;
    if (field.usageType != pmml::UsageType::active && !wanted) continue;
    out.push_back({field.name, field.name, kind_of(field.name), true, is_float(field.name)});
  }
  return out;
}

const pmml::DataField* FieldReader::data_field(std::string_view name) const {
  const auto found = data_.find(name);
  return found == data_.end() ? nullptr : found->second;
}

const pmml::MiningField* FieldReader::mining_field(std::string_view name) const {
  const auto found = mining_.find(name);
  return found == mining_.end() ? nullptr : found->second;
}

const pmml::DerivedField* FieldReader::derived(std::string_view name) const {
  const auto found = derived_.find(name);
  return found == derived_.end() ? nullptr : found->second;
}

void FieldReader::require_plain(const std::string& name) const {
  const pmml::DataField* data = data_field(name);
  const pmml::MiningField* mining = mining_field(name);
  if (data == nullptr || mining == nullptr) {
    contradiction("E-NO-FIELD", schema_, "//MiningSchema", name, "an input of the model");
  }
  const std::string path = "//MiningField[@name='" + name + "']";
  if (data->dataType != pmml::DataType::string && !is_number(data->dataType)) {
    unsupported(*data, path, "dataType " + std::string(pmml::name_of(data->dataType)),
                "text or numbers");
  }
  if (mining->outliers != pmml::OutlierTreatment::asIs) {
    unsupported(*mining, path, "outliers " + std::string(pmml::name_of(mining->outliers)), "asIs");
  }
  if (mining->invalidValueTreatment == pmml::InvalidValueTreatment::asValue) {
    unsupported(*mining, path, "invalidValueTreatment asValue", "another treatment");
  }
}

Kind FieldReader::kind_of(std::string_view field) const {
  if (const pmml::DerivedField* found = derived(field)) {
    return is_number(found->dataType) ? Kind::number : Kind::text;
  }
  const pmml::DataField* found = data_field(field);
  if (found == nullptr) {
    contradiction("E-NO-FIELD", schema_, "//MiningSchema", std::string(field),
                  "a field of the DataDictionary");
  }
  return is_number(found->dataType) ? Kind::number : Kind::text;
}

bool FieldReader::is_float(std::string_view field) const {
  const pmml::DataField* found = data_field(field);
  return found != nullptr && found->dataType == pmml::DataType::float_;
}

std::optional<Cell> FieldReader::take_replacement(const FieldColumn& column) {
  const pmml::MiningField* field = column.is_raw ? mining_field(column.field) : nullptr;
  if (field == nullptr || !field->missingValueReplacement) return {};
  if (!replaced_.insert(column.field).second) return {};
  return cell_of(*field->missingValueReplacement, column.kind, *field);
}

const pmml::DerivedField* FieldReader::take(
    const std::string& field, const std::function<bool(const pmml::DerivedField&)>& wanted) {
  const auto found = made_of_.find(field);
  if (found == made_of_.end()) return nullptr;
  for (const pmml::DerivedField* derived : found->second) {
    if (taken_.contains(derived) || !wanted(*derived)) continue;
    taken_.insert(derived);
    return derived;
  }
  return nullptr;
}

bool is_number(pmml::DataType type) {
  using enum pmml::DataType;
  return type == integer || type == float_ || type == double_;
}

}  // namespace estimators
