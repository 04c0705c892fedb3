// Support vector machines.

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

const VectorDictionary* dictionary(const RuleContext& context) {
  const auto* model = context.path().ancestor<SupportVectorMachineModel>();
  return model == nullptr ? nullptr : model->vectorDictionary.get();
}

void unique_vectors(RuleContext& context, const VectorDictionary& vectors) {
  Unique ids;
  for (std::size_t i = 0; i < vectors.vectorInstances.size(); ++i) {
    const VectorInstance& vector = vectors.vectorInstances[i];
    if (ids.first(vector.id)) continue;
    context.problem_in("VectorInstance", i, vector, "id", quoted(vector.id) + " again",
                       "an id of its own");
  }
}

void vectors_known(RuleContext& context, const SupportVectorMachineModel& model) {
  if (!model.vectorDictionary) return;
  Unique ids;
  for (const VectorInstance& vector : model.vectorDictionary->vectorInstances) ids.first(vector.id);
  for (std::size_t m = 0; m < model.supportVectorMachines.size(); ++m) {
    const SupportVectorMachine& machine = model.supportVectorMachines[m];
    if (!machine.supportVectors) continue;
    const auto& vectors = machine.supportVectors->supportVectors;
    for (std::size_t i = 0; i < vectors.size(); ++i) {
      if (ids.contains(vectors[i].vectorId)) continue;
      context.problem_in(numbered("SupportVectorMachine", m) + "/SupportVectors/SupportVector", i,
                         vectors[i], "vectorId", quoted(vectors[i].vectorId),
                         "the id of a VectorInstance");
    }
  }
}

void vector_length(RuleContext& context, const VectorInstance& vector) {
  const VectorDictionary* vectors = dictionary(context);
  if (vectors == nullptr || !vectors->vectorFields) return;
  const std::size_t fields = vectors->vectorFields->fields.size();
  std::size_t length = fields;
  if (const auto* dense = std::get_if<Box<Array>>(&vector.array)) {
    length = size_of(*dense);
  } else if (const auto* sparse = std::get_if<Box<REAL_SparseArray>>(&vector.array)) {
    if (*sparse && (*sparse)->n) length = static_cast<std::size_t>(*(*sparse)->n);
  }
  if (length == fields) return;
  context.problem("", count_text(length, "components"),
                  count_text(fields, "components, one per vector field"));
}

void vector_count(RuleContext& context, const VectorDictionary& vectors) {
  const auto count = static_cast<std::int64_t>(vectors.vectorInstances.size());
  if (vectors.numberOfVectors.value_or(count) == count) return;
  context.problem("numberOfVectors", std::to_string(*vectors.numberOfVectors),
                  std::to_string(count));
}

void vector_field_count(RuleContext& context, const VectorFields& fields) {
  const auto count = static_cast<std::int64_t>(fields.fields.size());
  if (fields.numberOfFields.value_or(count) == count) return;
  context.problem("numberOfFields", std::to_string(*fields.numberOfFields), std::to_string(count));
}

void support_count(RuleContext& context, const SupportVectors& support) {
  const auto count = static_cast<std::int64_t>(support.supportVectors.size());
  if (support.numberOfSupportVectors.value_or(count) == count) return;
  context.problem("numberOfSupportVectors", std::to_string(*support.numberOfSupportVectors),
                  std::to_string(count));
}

void coefficient_count(RuleContext& context, const Coefficients& coefficients) {
  const auto count = static_cast<std::int64_t>(coefficients.coefficients.size());
  if (coefficients.numberOfCoefficients.value_or(count) == count) return;
  context.problem("numberOfCoefficients", std::to_string(*coefficients.numberOfCoefficients),
                  std::to_string(count));
}

// How many coefficients the machine needs under the representation of the model.
std::optional<std::size_t> needed(const RuleContext& context, const SupportVectorMachine& machine) {
  const auto* model = context.path().parent<SupportVectorMachineModel>();
  if (model == nullptr) return std::nullopt;
  if (model->svmRepresentation == SvmRepresentation::SupportVectors) {
    if (!machine.supportVectors) return std::nullopt;
    return machine.supportVectors->supportVectors.size();
  }
  if (!model->vectorDictionary || !model->vectorDictionary->vectorFields) return std::nullopt;
  return model->vectorDictionary->vectorFields->fields.size();
}

void coefficients_match(RuleContext& context, const SupportVectorMachine& machine) {
  const auto count = needed(context, machine);
  if (!count || !machine.coefficients) return;
  if (machine.coefficients->coefficients.size() == *count) return;
  context.problem("", count_text(machine.coefficients->coefficients.size(), "coefficients"),
                  count_text(*count, "coefficients, one per support vector or field"));
}

void linear_kernel(RuleContext& context, const SupportVectorMachineModel& model) {
  if (model.svmRepresentation != SvmRepresentation::Coefficients) return;
  if (std::holds_alternative<std::monostate>(model.kernel)) return;
  if (std::holds_alternative<Box<LinearKernelType>>(model.kernel)) return;
  context.problem("svmRepresentation", "Coefficients",
                  "SupportVectors unless the kernel is linear");
}

void support_given(RuleContext& context, const SupportVectorMachine& machine) {
  const auto* model = context.path().parent<SupportVectorMachineModel>();
  if (model == nullptr || machine.supportVectors) return;
  if (model->svmRepresentation != SvmRepresentation::SupportVectors) return;
  context.problem("", "no SupportVectors", "vectors, as svmRepresentation is SupportVectors");
}

void machine_category_known(RuleContext& context, const SupportVectorMachine& machine) {
  const FieldView* target = categories(context.scopes());
  if (target == nullptr) return;
  if (machine.targetCategory && !may_be(*target, *machine.targetCategory)) {
    context.problem("targetCategory", quoted(*machine.targetCategory),
                    "a valid value of the target");
  }
  if (machine.alternateTargetCategory && !may_be(*target, *machine.alternateTargetCategory)) {
    context.problem("alternateTargetCategory", quoted(*machine.alternateTargetCategory),
                    "a valid value of the target");
  }
}

void machine_category_given(RuleContext& context, const SupportVectorMachine& machine) {
  const auto* model = context.path().parent<SupportVectorMachineModel>();
  if (model == nullptr || model->functionName != MiningFunction::classification) return;
  if (machine.targetCategory) return;
  context.problem("targetCategory", "no category", "one, as functionName is classification");
}

void alternate_given(RuleContext& context, const SupportVectorMachineModel& model) {
  if (model.functionName != MiningFunction::classification) return;
  if (model.supportVectorMachines.size() != 1 || context.document().version() < Version::v4_0) {
    return;  // before, the model named the alternative
  }
  const SupportVectorMachine& machine = model.supportVectorMachines.front();
  if (machine.alternateTargetCategory) return;
  context.problem_in("SupportVectorMachine", 0, machine, "alternateTargetCategory", "no category",
                     "the category chosen otherwise, as there is one machine");
}

void one_machine(RuleContext& context, const SupportVectorMachineModel& model) {
  if (model.functionName != MiningFunction::regression) return;
  if (model.supportVectorMachines.size() <= 1) return;
  context.problem("", count_text(model.supportVectorMachines.size(), "machines"),
                  "one, as functionName is regression");
}

}  // namespace

RuleTable svm_rules() {
  constexpr std::string_view section = "Support Vector Machine";
  return {
      rule<unique_vectors>("E-VECTOR-DUPLICATE", Severity::error, section,
                           "Vectors have different ids."),
      rule<vectors_known>("E-VECTOR-UNKNOWN", Severity::error, section,
                          "Support vectors are in the dictionary."),
      rule<vector_length>("E-VECTOR-LENGTH", Severity::error, section,
                          "A vector has one component per vector field."),
      rule<vector_count>("E-VECTOR-COUNT", Severity::warning, section,
                         "numberOfVectors is the number of vectors."),
      rule<vector_field_count>("E-VECTOR-FIELDS", Severity::warning, section,
                               "numberOfFields is the number of vector fields."),
      rule<support_count>("E-SVM-VECTORS", Severity::warning, section,
                          "numberOfSupportVectors is the number of support vectors."),
      rule<coefficient_count>("E-SVM-COUNT", Severity::warning, section,
                              "numberOfCoefficients is the number of coefficients."),
      rule<coefficients_match>("E-SVM-COEFFICIENTS", Severity::error, section,
                               "A machine has one coefficient per support vector or field."),
      rule<support_given>("E-SVM-SUPPORT", Severity::error, section,
                          "A machine has support vectors when the representation says so."),
      rule<linear_kernel>("E-SVM-KERNEL", Severity::error, section,
                          "The representation Coefficients is for linear kernels."),
      rule<machine_category_given>("E-SVM-NO-CATEGORY", Severity::error, section,
                                   "In classification every machine has a targetCategory."),
      rule<machine_category_known>("E-SVM-CATEGORY", Severity::error, section,
                                   "The categories of a machine are valid values of the target."),
      rule<alternate_given>("E-SVM-ALTERNATE", Severity::error, section,
                            "A single machine for classification names both categories."),
      rule<one_machine>("E-SVM-MACHINES", Severity::error, section, "Regression has one machine."),
  };
}

}  // namespace pmml
