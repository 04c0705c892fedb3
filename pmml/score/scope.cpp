#include "pmml/score/scope.h"

#include <utility>

#include "pmml/score/expression.h"
#include "pmml/score/fail.h"
#include "pmml/score/treatment.h"

namespace pmml::scoring {

namespace {

constexpr std::size_t max_derivation_depth = 1000;

template <class T>
const T* at(const std::map<std::string, const T*>& map, const std::string& name) {
  const auto found = map.find(name);
  return found == map.end() ? nullptr : found->second;
}

}  // namespace

Compilation::Compilation(const PMML& pmml, Program& result) : document(pmml), program(result) {
  if (pmml.dataDictionary) {
    for (const DataField& field : pmml.dataDictionary->dataFields)
      data_fields.emplace(field.name, &field);
  }
  if (!pmml.transformationDictionary) return;
  for (const DerivedField& field : pmml.transformationDictionary->derivedFields) {
    if (field.name) dictionary.emplace(*field.name, &field);
  }
  for (const DefineFunction& function : pmml.transformationDictionary->defineFunctions)
    functions.emplace(function.name, &function);
}

const DataField* Compilation::data_field(const std::string& name) const {
  return at(data_fields, name);
}

Field Compilation::raw(const DataField& field) {
  const auto known = raw_fields.find(field.name);
  if (known != raw_fields.end()) return known->second;
  Field raw{program.add_slot(), field.dataType, field.optype, nullptr};
  if (!field.values.empty() || !field.intervals.empty())
    raw.space = keep_space(make_space(field.values, field.intervals, field.dataType, program.pool));
  return raw_fields.emplace(field.name, raw).first->second;
}

const ValueSpace* Compilation::keep_space(ValueSpace space) {
  program.spaces.push_back(std::move(space));
  return &program.spaces.back();
}

Field Scope::field(const std::string& name, Position where) {
  const auto found = find(name);
  if (!found) fail_invalid("E-FIELD", where, "field", name, "a field that is visible here");
  return *found;
}

std::optional<Field> ParameterScope::find(const std::string& name) {
  const auto found = fields_.find(name);
  if (found == fields_.end()) return std::nullopt;
  return found->second;
}

ModelScope::ModelScope(Compilation& shared, const MiningSchema* schema,
                       const LocalTransformations* local, ModelScope* parent)
    : Scope(shared), schema_(schema), parent_(parent) {
  if (schema != nullptr) {
    for (const MiningField& field : schema->miningFields) mining_.emplace(field.name, &field);
  }
  if (local == nullptr) return;
  for (const DerivedField& field : local->derivedFields) {
    if (field.name) local_.emplace(*field.name, &field);
  }
}

const MiningField* ModelScope::mining_field(const std::string& name) const {
  return at(mining_, name);
}

std::optional<Field> ModelScope::find(const std::string& name) {
  const auto output = declared_.find(name);
  const auto found = output != declared_.end() ? output->second : find_input(name);
  if (found && found->after_model) compilation.reads_outputs = true;
  return found;
}

std::vector<NamedField> ModelScope::fields_used_as(UsageType usage) {
  std::vector<NamedField> fields;
  if (schema_ != nullptr) {
    for (const MiningField& field : schema_->miningFields) {
      if (field.usageType == usage)
        fields.push_back({field.name, this->field(field.name, field.where)});
    }
  }
  return fields.empty() && parent_ != nullptr ? parent_->fields_used_as(usage) : fields;
}

std::optional<Field> ModelScope::find_input(const std::string& name) {
  const auto known = known_.find(name);
  if (known != known_.end()) return known->second;
  return known_[name] = resolve(name);
}

std::vector<NamedField> ModelScope::known_fields() const {
  std::vector<NamedField> fields;
  for (const auto& [name, field] : known_) {
    if (field) fields.push_back({name, *field});
  }
  return fields;
}

Field ModelScope::declare(const std::string& name, DataType type, OpType optype) {
  const auto known = declared_.find(name);
  if (known != declared_.end() && known->second.type == type) return known->second;
  const Field field{compilation.program.add_slot(), type, optype, nullptr, true};
  compilation.program.outputs.push_back(field.slot);
  declared_[name] = field;
  return field;
}

std::optional<Field> ModelScope::resolve(const std::string& name) {
  const MiningField* mining = mining_field(name);
  return mining != nullptr ? treated(*mining) : source(name);
}

std::optional<Field> ModelScope::source(const std::string& name) {
  if (const DerivedField* local = at(local_, name)) return derived(*local);
  if (parent_ != nullptr) return parent_->find(name);
  if (const DerivedField* common = at(compilation.dictionary, name)) return derived(*common);
  const DataField* data = compilation.data_field(name);
  if (data == nullptr) return std::nullopt;
  MiningField plain;
  plain.name = name;
  return treated(plain);
}

std::optional<Field> ModelScope::treated(const MiningField& field) {
  const DataField* data = parent_ == nullptr ? compilation.data_field(field.name) : nullptr;
  auto from = data != nullptr ? std::optional(compilation.raw(*data)) : std::nullopt;
  if (!from && parent_ != nullptr) from = parent_->find(field.name);
  if (!from) from = source(field.name);
  if (!from) return std::nullopt;
  Field result = *from;
  if (field.optype) result.optype = *field.optype;
  if (data != nullptr || !is_default_treatment(field)) {
    Program& program = compilation.program;
    result.slot = program.add_slot(std::make_unique<TreatedField>(*from, field, program.pool));
  }
  return result;
}

Field ModelScope::derived(const DerivedField& field) {
  const std::string key = field.name.value_or("");
  const auto known = derived_.find(key);
  if (known != derived_.end()) return known->second;
  if (!in_progress_.insert(key).second)
    fail_invalid("E-CYCLE", field.where, "DerivedField " + key, "a field computed from itself",
                 "no cycle");
  if (++compilation.depth > max_derivation_depth)
    fail_unsupported(field.where, "DerivedField " + key,
                     "a chain of more than 1000 derived fields");
  Program& program = compilation.program;
  const OutputReads reads(compilation);
  ExprPtr expr = compile_derived(field, *this);
  Field result{0, expr->type, field.optype, nullptr, reads.any()};
  if (!field.values.empty())
    result.space = compilation.keep_space(make_space(field.values, {}, expr->type, program.pool));
  result.slot = program.add_slot(std::move(expr));
  --compilation.depth;
  in_progress_.erase(key);
  return derived_[key] = result;
}

}  // namespace pmml::scoring
