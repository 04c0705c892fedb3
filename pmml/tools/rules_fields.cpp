// Fields and the references to them.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

using Reference = std::pair<std::string_view, std::string_view>;

// References with rules of their own.
constexpr std::array<Reference, 14> special_references = {{
    {"MiningField", "name"},
    {"UnivariateStats", "field"},
    {"PartitionFieldStats", "field"},
    {"Anova", "target"},
    {"PredictiveModelQuality", "targetField"},
    {"Target", "field"},
    {"OutputField", "targetField"},
    {"RegressionModel", "targetFieldName"},
    {"GeneralRegressionModel", "targetVariableName"},
    {"NearestNeighborModel", "instanceIdVariable"},
    {"InstanceField", "field"},
    {"VerificationField", "field"},
    {"DynamicRegressor", "targetField"},
    {"PPCell", "predictorName"},
}};

bool is_special(std::string_view element, std::string_view attribute) {
  return std::find(special_references.begin(), special_references.end(),
                   Reference{element, attribute}) != special_references.end();
}

// Calls visit(attribute, field) for every field that the element refers to.
template <class Visit>
void each_reference(const ElementDescription& description, const void* object, Visit visit) {
  for (const AttributeRow& row : description.attributes) {
    if (row.names != Names::field) continue;
    const std::string* name = text_of(row, object);
    if (name != nullptr && !name->empty()) visit(row.name, *name);
  }
}

bool is_later_output(const RuleContext& context, std::string_view name) {
  const auto* output = context.path().ancestor<Output>();
  if (output == nullptr) return false;
  return std::any_of(output->outputFields.begin(), output->outputFields.end(),
                     [&](const OutputField& field) { return field.name == name; });
}

bool in_function(const RuleContext& context) {
  return context.path().ancestor<DefineFunction>() != nullptr;
}

void field_exists(RuleContext& context, const void* object) {
  const ElementDescription& description = context.path().description();
  each_reference(description, object, [&](std::string_view attribute, const std::string& name) {
    if (context.scopes().find_anywhere(name) != nullptr) return;
    if (is_special(description.name, attribute) || in_function(context)) return;
    if (is_later_output(context, name)) return;
    context.problem(attribute, "field " + quoted(name), "a field that is declared");
  });
}

void field_visible(RuleContext& context, const void* object) {
  const ElementDescription& description = context.path().description();
  each_reference(description, object, [&](std::string_view attribute, const std::string& name) {
    if (context.scopes().find(name) != nullptr) return;
    if (context.scopes().find_anywhere(name) == nullptr) return;
    if (is_special(description.name, attribute) || in_function(context)) return;
    context.problem(attribute, "field " + quoted(name),
                    "a field of the mining schema or a derived field in scope");
  });
}

void parameter_exists(RuleContext& context, const void* object) {
  const ElementDescription& description = context.path().description();
  each_reference(description, object, [&](std::string_view attribute, const std::string& name) {
    if (context.scopes().find(name) != nullptr || !in_function(context)) return;
    context.problem(attribute, "field " + quoted(name), "a parameter of the function");
  });
}

void output_order(RuleContext& context, const void* object) {
  const ElementDescription& description = context.path().description();
  each_reference(description, object, [&](std::string_view attribute, const std::string& name) {
    if (context.scopes().find_anywhere(name) != nullptr || !is_later_output(context, name)) return;
    context.problem(attribute, "output field " + quoted(name), "an output field declared before");
  });
}

// The fields that an element and everything in it refer to.
class References final : public WalkVisitor {
 public:
  bool enter(const WalkPath& path) override {
    each_reference(path.description(), path.object(),
                   [&](std::string_view, const std::string& name) { names.push_back(name); });
    return true;
  }
  std::vector<std::string_view> names;
};

void unique_derived(RuleContext& context, const std::vector<DerivedField>& fields) {
  Unique names;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!fields[i].name || names.first(*fields[i].name)) continue;
    context.problem_in("DerivedField", i, fields[i], "name", quoted(*fields[i].name) + " again",
                       "a name of its own");
  }
}
void unique_global(RuleContext& context, const TransformationDictionary& dictionary) {
  unique_derived(context, dictionary.derivedFields);
}
void unique_local(RuleContext& context, const LocalTransformations& local) {
  unique_derived(context, local.derivedFields);
}

void no_cycle(RuleContext& context, const std::vector<DerivedField>& fields) {
  std::unordered_map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name) index.try_emplace(*fields[i].name, i);
  }
  std::vector<std::vector<std::size_t>> edges(fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    References references;
    walk(fields[i], references);
    for (const std::string_view name : references.names) {
      const auto found = index.find(name);
      if (found != index.end()) edges[i].push_back(found->second);
    }
  }
  for (const std::size_t i : nodes_on_cycles(edges)) {
    context.problem_in("DerivedField", i, fields[i], "", "a field that depends on itself",
                       "a field computed from other fields");
  }
}
void no_global_cycle(RuleContext& context, const TransformationDictionary& dictionary) {
  no_cycle(context, dictionary.derivedFields);
}
void no_local_cycle(RuleContext& context, const LocalTransformations& local) {
  no_cycle(context, local.derivedFields);
}

void derived_hides_input(RuleContext& context, const DerivedField& field) {
  if (!field.name || !context.scopes().is_data_field(*field.name)) return;
  context.problem("name", "the data field " + quoted(*field.name), "a name of its own");
}

void derived_hides_global(RuleContext& context, const LocalTransformations& local) {
  const PMML& pmml = context.document().pmml;
  if (!pmml.transformationDictionary) return;
  Unique global;
  for (const DerivedField& field : pmml.transformationDictionary->derivedFields) {
    if (field.name) global.first(*field.name);
  }
  for (std::size_t i = 0; i < local.derivedFields.size(); ++i) {
    const DerivedField& field = local.derivedFields[i];
    if (!field.name || !global.contains(*field.name)) continue;
    context.problem_in("DerivedField", i, field, "name",
                       quoted(*field.name) + " of the TransformationDictionary",
                       "a name of its own");
  }
}

void derived_named(RuleContext& context, const DerivedField& field) {
  if (field.name) return;
  if (context.path().parent<TransformationDictionary>() == nullptr &&
      context.path().parent<LocalTransformations>() == nullptr) {
    return;
  }
  context.problem("name", "no name", "a name by which the field can be used");
}

}  // namespace

RuleTable field_rules() {
  constexpr std::string_view section = "Scope of Fields";
  constexpr std::string_view transformations = "Transformations";
  return {
      {"E-FIELD-UNKNOWN", Severity::error,
       "What an element names as a field is declared somewhere.", section, nullptr, field_exists},
      {"E-FIELD-INVISIBLE", Severity::warning,
       "A model uses only fields of its mining schema and derived fields in its scope.", section,
       nullptr, field_visible},
      {"E-FUNCTION-FIELD", Severity::error, "The body of a function sees only its parameters.",
       "Functions", nullptr, parameter_exists},
      {"E-OUTPUT-ORDER", Severity::error, "An output field refers only to output fields before it.",
       "Output", nullptr, output_order},
      rule<unique_global>("E-DERIVED-DUPLICATE", Severity::error, transformations,
                          "Derived fields of the TransformationDictionary have different names."),
      rule<unique_local>("E-DERIVED-LOCAL-DUPLICATE", Severity::error, transformations,
                         "Derived fields of a model have different names."),
      rule<no_global_cycle>("E-DERIVED-CYCLE", Severity::error, transformations,
                            "No field of the TransformationDictionary depends on itself."),
      rule<no_local_cycle>("E-DERIVED-LOCAL-CYCLE", Severity::error, transformations,
                           "No derived field of a model depends on itself."),
      rule<derived_hides_input>("E-DERIVED-SHADOW", Severity::error, transformations,
                                "A derived field does not take the name of a data field."),
      rule<derived_hides_global>(
          "E-DERIVED-HIDES", Severity::warning, transformations,
          "A derived field of a model does not hide one of the TransformationDictionary."),
      rule<derived_named>("E-DERIVED-NAME", Severity::error, transformations,
                          "Derived fields that others may use have a name."),
  };
}

}  // namespace pmml
