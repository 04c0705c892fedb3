#include "pmml/score/scorer.h"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

#include "pmml/score/compiled.h"
#include "pmml/score/refused.h"
#include "pmml/score/run.h"
#include "pmml/score/select.h"
#include "pmml/versions/upgrade.h"

namespace pmml {

using namespace scoring;

const Model& scoring::select_model(const Document& document, const std::string& name) {
  for (const Model& model : document.pmml.models) {
    if (std::holds_alternative<std::monostate>(model)) continue;
    const ModelParts parts = parts_of(model);
    if (name.empty() ? parts.isScorable : parts.modelName == name) return model;
  }
  fail_invalid("E-MODEL", document.pmml.where, "PMML",
               name.empty() ? "no scorable model" : "no model named " + name,
               "a model that can be scored");
}

namespace {

std::vector<std::string> texts_of(const std::vector<double>& values, DataType type,
                                  const StringPool& pool) {
  std::vector<std::string> texts;
  for (const double value : values) texts.push_back(cell_text(value, type, pool));
  return texts;
}

ScoredField describe_field(const std::string& name, const Field& field, const StringPool& pool) {
  ScoredField result{name, field.type, field.optype, {}};
  if (field.space != nullptr) result.values = texts_of(field.space->valid, field.type, pool);
  return result;
}

void compile_inputs(ModelContext& context, Scorer::Compiled& compiled) {
  const MiningSchema* schema = context.parts.miningSchema;
  if (schema == nullptr) return;
  for (const MiningField& field : schema->miningFields) {
    if (is_target(field)) {
      if (const auto target = context.compilation.data_field(field.name))
        compiled.target_fields.push_back(
            describe_field(field.name, context.compilation.raw(*target), compiled.program.pool));
      continue;
    }
    const auto found = context.find_input(field.name);
    if (!found)
      fail_invalid("E-FIELD", field.where, "MiningField", field.name, "a field of the document");
    const Field& prepared = *found;
    if (field.usageType == UsageType::active) compiled.active.push_back(prepared.slot);
    if (context.compilation.data_field(field.name) == nullptr) continue;
    compiled.input_fields.push_back(describe_field(field.name, prepared, compiled.program.pool));
  }
}

bool is_active(const MiningSchema* schema, const std::string& name) {
  return schema != nullptr && std::any_of(schema->miningFields.begin(), schema->miningFields.end(),
                                          [&](const MiningField& field) {
                                            return field.name == name &&
                                                   field.usageType == UsageType::active;
                                          });
}

/// As the data dictionary has them, which is how most tables do.
void order_inputs(const Document& document, std::vector<Scorer::Compiled::Input>& inputs) {
  std::unordered_map<std::string_view, std::size_t> places;
  if (document.pmml.dataDictionary) {
    for (const DataField& field : document.pmml.dataDictionary->dataFields)
      places.emplace(field.name, places.size());
  }
  std::ranges::stable_sort(inputs, {}, [&](const auto& input) { return places[input.name]; });
}

/// Inputs of records that block scorers use up are loaded only when something else asks for them.
void make_lazy(Scorer::Compiled& compiled) {
  for (std::size_t i = 0; i < compiled.inputs.size(); ++i) {
    const Field& raw = compiled.inputs[i].raw;
    compiled.program.slots[raw.slot] = std::make_unique<RawInput>(raw.type, i, raw.slot);
  }
}

void compile_outputs(ModelContext& context, Scorer::Compiled& compiled) {
  for (const NamedField& group : compiled.program.groups)
    compiled.output_fields.push_back(
        describe_field(group.name, group.field, compiled.program.pool));
  for (const OutputColumn& column : compiled.model->outputs()) {
    ScoredField field{column.name, column.type, column.optype, {}};
    if (column.name == context.target_name && context.classifies())
      field.values = texts_of(context.categories, context.target_type, compiled.program.pool);
    compiled.output_fields.push_back(std::move(field));
  }
}

}  // namespace

Scorer compile(const Document& given, const CompileOptions& options) {
  const std::optional<Document> upgraded = versions::upgraded(given);
  const Document& document = upgraded ? *upgraded : given;
  auto compiled = std::make_shared<Scorer::Compiled>();
  Compilation compilation(document.pmml, compiled->program);
  const Model& model = select_model(document, options.modelName);
  refuse_unread_attributes(document.pmml, model);
  auto unit = std::make_unique<ModelUnit>(model, compilation, nullptr);
  const auto context = unit->release_context();
  compiled->model = std::move(unit);
  if (compiled->program.uses_records) {
    for (const NamedField& field : context->fields_used_as(UsageType::order))
      compiled->program.order.push_back(field.field);
  }
  compile_inputs(*context, *compiled);
  compile_outputs(*context, *compiled);
  for (const auto& [name, field] : compilation.raw_fields)
    compiled->inputs.push_back({name, field, is_active(context->parts.miningSchema, name)});
  order_inputs(document, compiled->inputs);
  compiled->plan = BlockPlan(compiled->program, compiled->active, compiled->input_slots());
  if (!compiled->plan.parts.empty()) make_lazy(*compiled);
  return Scorer(std::move(compiled));
}

Table Scorer::score(const Table& input, Report& report, const ScoringOptions& options) const {
  return score_table(*compiled_, input, report, options);
}

Trace Scorer::explain(const Table& input, std::size_t row) const {
  if (row >= input.rows())
    throw std::out_of_range("row " + std::to_string(row) + " of " + std::to_string(input.rows()));
  return explain_row(*compiled_, input, row);
}

bool Scorer::usesOtherRows() const {
  return compiled_->program.uses_records;
}

const std::vector<ScoredField>& Scorer::inputFields() const {
  return compiled_->input_fields;
}
const std::vector<ScoredField>& Scorer::targetFields() const {
  return compiled_->target_fields;
}
const std::vector<ScoredField>& Scorer::outputFields() const {
  return compiled_->output_fields;
}

}  // namespace pmml
