// Nearest neighbours, and training instances kept inside of a model.
#include <algorithm>

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

const InlineTable* table_of(const TrainingInstances& instances) {
  const auto* table = std::get_if<Box<InlineTable>>(&instances.table);
  return table == nullptr ? nullptr : table->get();
}

void instance_field_known(RuleContext& context, const InstanceField& field) {
  if (field.field.empty() || context.scopes().find_anywhere(field.field) != nullptr) return;
  const auto* model = context.path().ancestor<NearestNeighborModel>();
  if (model != nullptr && model->instanceIdVariable == field.field) return;
  context.problem("field", quoted(field.field), "a field that is declared");
}

void column_known(RuleContext& context, const InstanceField& field) {
  const auto* instances = context.path().ancestor<TrainingInstances>();
  const InlineTable* table = instances == nullptr ? nullptr : table_of(*instances);
  const std::string& column = field.column ? *field.column : field.field;
  if (table == nullptr || has_column(*table, column)) return;
  context.problem(field.column ? "column" : "field", quoted(column), "a column of the table");
}

void column_given(RuleContext& context, const InstanceField& field) {
  const auto* instances = context.path().ancestor<TrainingInstances>();
  if (field.column || instances == nullptr || table_of(*instances) == nullptr) return;
  context.problem("column", "no column", "a column, as the table is inside of the document");
}

void unique_instance_fields(RuleContext& context, const InstanceFields& fields) {
  Unique names;
  for (std::size_t i = 0; i < fields.instanceFields.size(); ++i) {
    const InstanceField& field = fields.instanceFields[i];
    if (names.first(field.field)) continue;
    context.problem_in("InstanceField", i, field, "field", quoted(field.field) + " again",
                       "a field listed once");
  }
}

void instance_record_count(RuleContext& context, const TrainingInstances& instances) {
  const InlineTable* table = table_of(instances);
  if (!instances.recordCount || table == nullptr) return;
  const auto count = static_cast<std::int64_t>(table->rows.size());
  if (*instances.recordCount == count) return;
  context.problem("recordCount", std::to_string(*instances.recordCount), std::to_string(count));
}

void instance_field_count(RuleContext& context, const TrainingInstances& instances) {
  if (!instances.fieldCount || !instances.instanceFields) return;
  const auto count = static_cast<std::int64_t>(instances.instanceFields->instanceFields.size());
  if (*instances.fieldCount == count) return;
  context.problem("fieldCount", std::to_string(*instances.fieldCount), std::to_string(count));
}

bool has_instance_field(const NearestNeighborModel& model, std::string_view name) {
  if (!model.trainingInstances || !model.trainingInstances->instanceFields) return true;
  const auto& fields = model.trainingInstances->instanceFields->instanceFields;
  return std::any_of(fields.begin(), fields.end(),
                     [&](const InstanceField& field) { return field.field == name; });
}

void id_known(RuleContext& context, const NearestNeighborModel& model) {
  if (!model.instanceIdVariable || has_instance_field(model, *model.instanceIdVariable)) return;
  context.problem("instanceIdVariable", quoted(*model.instanceIdVariable), "an InstanceField");
}

void id_given(RuleContext& context, const NearestNeighborModel& model) {
  const ModelView* view = context.scopes().model();
  if (model.instanceIdVariable || view == nullptr || !view->targets.empty()) return;
  context.problem("instanceIdVariable", "neither a target nor a variable with ids",
                  "one of them, as there is no other result");
}

void neighbors(RuleContext& context, const NearestNeighborModel& model) {
  if (model.numberOfNeighbors < 1) {
    context.problem("numberOfNeighbors", std::to_string(model.numberOfNeighbors), "1 or more");
  }
}

void enough_instances(RuleContext& context, const NearestNeighborModel& model) {
  if (!model.trainingInstances) return;
  const InlineTable* table = table_of(*model.trainingInstances);
  if (table == nullptr) return;
  const auto count = static_cast<std::int64_t>(table->rows.size());
  if (model.numberOfNeighbors <= count) return;
  context.problem("numberOfNeighbors", std::to_string(model.numberOfNeighbors),
                  "at most the number of instances, " + std::to_string(count));
}

void input_stored(RuleContext& context, const KNNInput& input) {
  const auto* model = context.path().ancestor<NearestNeighborModel>();
  const FieldView* field = context.scopes().find_anywhere(input.field);
  if (model == nullptr || field == nullptr || field->kind == FieldKind::derived) return;
  if (has_instance_field(*model, input.field)) return;
  context.problem("field", quoted(input.field), "an InstanceField or a derived field");
}

void unique_knn_inputs(RuleContext& context, const KNNInputs& inputs) {
  Unique names;
  for (std::size_t i = 0; i < inputs.knnInputs.size(); ++i) {
    const KNNInput& input = inputs.knnInputs[i];
    if (names.first(input.field)) continue;
    context.problem_in("KNNInput", i, input, "field", quoted(input.field) + " again",
                       "a field compared once");
  }
}

}  // namespace

RuleTable instance_rules() {
  constexpr std::string_view section = "Nearest Neighbors";
  return {
      rule<instance_field_known>("E-INSTANCE-FIELD", Severity::error, section,
                                 "An InstanceField names a field that exists or holds the ids."),
      rule<column_known>("E-INSTANCE-COLUMN", Severity::error, section,
                         "The column of an InstanceField exists in the table."),
      rule<column_given>("E-INSTANCE-NO-COLUMN", Severity::warning, section,
                         "An InstanceField names its column."),
      rule<unique_instance_fields>("E-INSTANCE-DUPLICATE", Severity::error, section,
                                   "A field is one InstanceField."),
      rule<instance_record_count>("E-INSTANCE-RECORDS", Severity::warning, section,
                                  "recordCount is the number of instances."),
      rule<instance_field_count>("E-INSTANCE-FIELDS", Severity::warning, section,
                                 "fieldCount is the number of instance fields."),
      rule<id_known>("E-KNN-ID", Severity::error, section,
                     "instanceIdVariable is an InstanceField."),
      rule<id_given>("E-KNN-RESULT", Severity::error, section,
                     "A model without targets names the variable with the ids."),
      rule<neighbors>("E-KNN-NEIGHBORS", Severity::error, section,
                      "numberOfNeighbors is at least 1."),
      rule<enough_instances>("E-KNN-INSTANCES", Severity::warning, section,
                             "There are at least numberOfNeighbors instances."),
      rule<input_stored>("E-KNN-INPUT", Severity::error, section,
                         "A KNNInput compares a field of the instances or a derived field."),
      rule<unique_knn_inputs>("E-KNN-DUPLICATE", Severity::error, section,
                              "A field is one KNNInput."),
  };
}

}  // namespace pmml
