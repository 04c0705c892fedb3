#include "pmml/report/model.h"

#include <algorithm>

#include "pmml/report/facts.h"
#include "pmml/report/model_view.h"
#include "pmml/report/predicate.h"

namespace pmml::report {
namespace {

void add_settings(const ModelView& view, Writer& out) {
  Table table = facts_of(view.element);
  table.caption = "Settings";
  out.add(std::move(table));
}

void add_importance(const ModelView& view, Writer& out) {
  if (view.schema == nullptr) return;
  Table table;
  table.caption = "Importance of fields, as the document states it";
  table.columns = {{"Field"}, {"Importance"}};
  std::vector<const MiningField*> fields;
  for (const MiningField& field : view.schema->miningFields) {
    if (field.importance) fields.push_back(&field);
  }
  std::ranges::stable_sort(fields, std::greater(),
                           [](const auto* field) { return *field->importance; });
  for (const MiningField* field : fields) {
    TableCell cell = rounded(*field->importance);
    cell.bar = *field->importance;
    table.add({code(field->name), std::move(cell)});
  }
  out.add(std::move(table));
}

// What is done to inputs before the model sees them, where it is not left as it is.
void add_treatment(const ModelView& view, Writer& out) {
  if (view.schema == nullptr) return;
  std::vector<AnyElement> treated;
  for (const MiningField& field : view.schema->miningFields) {
    const bool plain = !field.missingValueTreatment && !field.missingValueReplacement &&
                       field.outliers == OutlierTreatment::asIs &&
                       field.invalidValueTreatment == InvalidValueTreatment::returnInvalid;
    if (!plain) treated.push_back(any(field));
  }
  Table table = rows_of(treated);
  table.caption = "Treatment of missing, extreme and invalid values";
  out.add(std::move(table));
}

void add_derived(std::string_view caption, const std::vector<DerivedField>& fields, Writer& out) {
  Table table;
  table.caption = caption;
  table.columns = {{"Derived field"}, {"Type"}, {"How it is computed"}};
  for (const DerivedField& field : fields) {
    table.add({code(field.name.value_or("")),
               std::string(name_of(field.dataType)) + ", " + std::string(name_of(field.optype)),
               words_of(field.expression)});
  }
  out.add(std::move(table));
}

void add_outputs(const ModelView& view, Writer& out) {
  if (view.output == nullptr) return;
  Table table;
  table.caption = "Results";
  table.columns = {{"Result"}, {"What it is"}, {"Of what"}};
  for (const OutputField& field : view.output->outputFields) {
    Text of;
    if (field.value) of += code(*field.value);
    if (field.segmentId) of += code(*field.segmentId);
    if (field.expression.index() != 0) of += words_of(field.expression);
    table.add({code(field.name), std::string(name_of(field.feature)), of.empty() ? Text("–") : of});
  }
  out.add(std::move(table));
}

void add_targets(const ModelView& view, Writer& out) {
  if (view.targets == nullptr) return;
  Table table = rows_of(any_of(view.targets->targets));
  table.caption = "What is done to the raw result";
  out.add(std::move(table));
}

// Standard errors, p-values and the like of predictors.
void add_significance(const ModelView& view, Writer& out) {
  if (view.stats == nullptr) return;
  std::size_t n = 0;
  for (const MultivariateStats& stats : view.stats->multivariateStats) {
    if (n++ == models.number) break;
    Table table = rows_of(any_of(stats.multivariateStats));
    table.caption = "Significance of predictors";
    if (stats.targetCategory) table.caption += " for " + code(*stats.targetCategory);
    out.add(std::move(table));
  }
}

void add_functions(const std::vector<DefineFunction>& functions, Writer& out) {
  Table table;
  table.caption = "Functions that the document defines";
  table.columns = {{"Function"}, {"Parameters"}, {"Result"}};
  for (const DefineFunction& function : functions) {
    std::vector<std::string> names;
    for (const ParameterField& parameter : function.parameterFields)
      names.push_back(parameter.name);
    table.add({code(function.name), list_of(names), words_of(function.expression)});
  }
  out.add(std::move(table));
}

void add_inputs_and_results(const ModelView& view, Writer& out) {
  add_importance(view, out);
  add_treatment(view, out);
  if (view.transformations != nullptr) {
    add_derived("Fields derived in this model", view.transformations->derivedFields, out);
  }
  add_targets(view, out);
  add_outputs(view, out);
  add_significance(view, out);
}

void describe_whole(const Model& model, Writer& out) {
  const ModelView view = view_of(model);
  describe(model, out, 0);
  Section parts;
  Writer details(parts, out.fields(), out.level() + 1);
  add_inputs_and_results(view, details);
  Writer heads = out.below();
  if (!parts.blocks.empty()) heads.heading("Inputs and results");
  for (Block& block : parts.blocks) out.add(std::move(block));
  heads.heading("Settings and parts");
  add_settings(view, out);
  out.add(counts_of(view.element));
}

}  // namespace

void describe(const Model& model, Writer& out, std::size_t depth) {
  if (depth == model_depth.number) {
    out.aside("Models further inside are not shown.");
    return;
  }
  std::visit(
      [&]<class T>(const T& held) {
        if constexpr (!std::is_same_v<T, std::monostate>) describe(*held, out, depth);
      },
      model);
}

Section model_section(const PMML& pmml, const Fields& fields) {
  Section section{"model", pmml.models.size() == 1 ? "The model" : "The models", {}};
  const bool several = pmml.models.size() > 1;
  Writer out(section, fields, several ? 3 : 2);
  if (pmml.transformationDictionary) {
    add_functions(pmml.transformationDictionary->defineFunctions, out);
    add_derived("Fields derived for all models", pmml.transformationDictionary->derivedFields, out);
  }
  std::size_t shown = 0;
  for (const Model& model : pmml.models) {
    if (shown == models.number) {
      out.aside(counted(pmml.models.size() - shown, "more model is", "more models are") +
                " not shown.");
      break;
    }
    ++shown;
    if (several) {
      const std::string& name = view_of(model).name;
      out.heading("Model " + std::to_string(shown) + (name.empty() ? Text() : ": " + code(name)));
      out.say(sentence_of(model));
    }
    describe_whole(model, out);
  }
  return section;
}

}  // namespace pmml::report
