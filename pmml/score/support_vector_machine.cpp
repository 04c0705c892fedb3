// SupportVectorMachineModel (checklist section 14).
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "pmml/score/arrays.h"
#include "pmml/score/expression.h"
#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

namespace {

using Method = SvmClassificationMethod;

struct Kernel {
  enum class Type : std::uint8_t { none, linear, polynomial, radialBasis, sigmoid };

  Type type = Type::none;
  double gamma = 1;
  double coef0 = 1;
  double degree = 1;
  bool single = false;

  double round(double value) const { return single ? to_single(value) : value; }

  double dot(const std::vector<double>& x, const double* z) const {
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum = round(sum + round(x[i] * z[i]));
    return sum;
  }

  double squared_distance(const std::vector<double>& x, const double* z) const {
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double difference = round(x[i] - z[i]);
      sum = round(sum + round(difference * difference));
    }
    return sum;
  }

  double operator()(const std::vector<double>& x, const double* z) const {
    switch (type) {
      case Type::polynomial:
        return round(std::pow(round(round(gamma * dot(x, z)) + coef0), degree));
      case Type::radialBasis:
        return round(std::exp(round(-gamma * squared_distance(x, z))));
      case Type::sigmoid:
        return round(std::tanh(round(round(gamma * dot(x, z)) + coef0)));
      default:
        return dot(x, z);
    }
  }
};

/// A component of the vector: a number, or 1 where a field has a value and 0 where it has another.
struct Component {
  Slot slot;
  double value;  ///< missing for a number
};

struct Machine {
  std::vector<std::pair<std::size_t, double>> terms;  ///< support vector or component, coefficient
  double constant = 0;
  double threshold = 0;
  std::size_t category = 0;   ///< target category
  std::size_t alternate = 0;  ///< alternate target category
};

struct CompiledMachines {
  std::vector<Component> components;
  Kernel kernel;
  bool linear_coefficients = false;  ///< the terms weight components instead of vectors
  std::vector<double> vectors;       ///< one after the other
  std::vector<Machine> machines;
  bool votes = false;   ///< machines decide between two categories
  bool rounds = false;  ///< the one machine gives 0 or 1 (before 4.0)
  bool max_wins = false;
};

class MachineScorer : public ModelScorer {
 public:
  MachineScorer(CompiledMachines compiled, const ModelContext& context)
      : compiled_(std::move(compiled)),
        categories_(context.categories),
        classifies_(context.classifies()) {}

  void score(Row& row, Result& result) const override {
    std::vector<double>& values = result.scratch;
    if (!read(row, values)) return;
    if (!compiled_.linear_coefficients) apply_kernel(values);
    if (!classifies_) {
      result.value = evaluate(compiled_.machines[0], values);
    } else if (compiled_.rounds) {
      decide_rounded(evaluate(compiled_.machines[0], values), result);
    } else if (compiled_.votes) {
      vote(values, result);
    } else {
      pick_extreme(values, result);
    }
  }

 private:
  double round(double value) const { return compiled_.kernel.round(value); }

  /// The record as a vector; false when a component is missing.
  bool read(Row& row, std::vector<double>& x) const {
    x.clear();
    for (const Component& component : compiled_.components) {
      const double cell = row.get(component.slot);
      if (is_missing(cell)) return false;
      x.push_back(is_missing(component.value) ? cell : cell == component.value ? 1 : 0);
    }
    return true;
  }

  /// Replaces the record by its kernel value with every support vector.
  void apply_kernel(std::vector<double>& x) const {
    const std::size_t size = x.size();
    std::vector<double> values(compiled_.vectors.size() / size);
    for (std::size_t i = 0; i < values.size(); ++i)
      values[i] = compiled_.kernel(x, compiled_.vectors.data() + i * size);
    x.swap(values);
  }

  double evaluate(const Machine& machine, const std::vector<double>& values) const {
    double sum = 0;
    for (const auto& [at, coefficient] : machine.terms)
      sum = round(sum + round(coefficient * values[at]));
    return round(sum + machine.constant);
  }

  void decide_rounded(double value, Result& result) const {
    const double rounded = std::floor(value + 0.5);
    const Machine& machine = compiled_.machines[0];
    if (rounded != 0 && rounded != 1)
      throw InvalidRecord{"SupportVectorMachine", "a result other than 0 and 1", "0 or 1"};
    result.value = categories_[rounded == 1 ? machine.category : machine.alternate];
  }

  /// The share of the votes is given as the probability of a category.
  void vote(const std::vector<double>& values, Result& result) const {
    std::vector<double> votes(categories_.size(), 0.0);
    for (const Machine& machine : compiled_.machines) {
      const double f = evaluate(machine, values);
      if (is_missing(f)) return;
      const bool target = compiled_.max_wins ? f > machine.threshold : f < machine.threshold;
      votes[target ? machine.category : machine.alternate] += 1;
    }
    result.value = categories_[*position_of_largest(votes)];
    for (double& share : votes)
      share = round(share / static_cast<double>(compiled_.machines.size()));
    result.probabilities = std::move(votes);
  }

  void pick_extreme(const std::vector<double>& values, Result& result) const {
    const Machine* best = nullptr;
    double extreme = 0;
    for (const Machine& machine : compiled_.machines) {
      const double f = evaluate(machine, values);
      if (is_missing(f)) return;
      if (best != nullptr && !(compiled_.max_wins ? f > extreme : f < extreme)) continue;
      best = &machine;
      extreme = f;
    }
    result.value = categories_[best->category];
  }

  CompiledMachines compiled_;
  std::vector<double> categories_;
  bool classifies_;
};

class MachineCompiler {
 public:
  MachineCompiler(const SupportVectorMachineModel& model, ModelContext& context)
      : model_(model), context_(context) {}

  CompiledMachines compile() {
    compile_kernel();
    compile_components();
    compiled_.linear_coefficients = model_.svmRepresentation == SvmRepresentation::Coefficients;
    if (compiled_.linear_coefficients && compiled_.kernel.type != Kernel::Type::linear)
      fail_invalid("E-VALUE", model_.where, "SupportVectorMachineModel/@svmRepresentation",
                   "Coefficients of another kernel", "LinearKernelType with Coefficients");
    if (model_.supportVectorMachines.empty())
      fail_invalid("E-ABSENT", model_.where, "SupportVectorMachineModel", "no SupportVectorMachine",
                   "one or more");
    choose_method();
    for (const VectorInstance& instance : model_.vectorDictionary->vectorInstances) {
      if (!instances_.emplace(instance.id, &instance).second)
        fail_invalid("E-DUPLICATE", instance.where, "VectorInstance/@id", instance.id,
                     "an id of its own");
    }
    for (const SupportVectorMachine& machine : model_.supportVectorMachines)
      compile_machine(machine);
    return std::move(compiled_);
  }

 private:
  void compile_kernel() {
    Kernel& kernel = compiled_.kernel;
    kernel.single = context_.parts.single;
    kernel.type = static_cast<Kernel::Type>(model_.kernel.index());
    std::visit(
        [&]<class T>(const T& boxed) {
          if constexpr (std::is_same_v<T, std::monostate>) {
            fail_invalid("E-ABSENT", model_.where, "SupportVectorMachineModel", "no kernel",
                         "a kernel");
          } else {
            if constexpr (requires { boxed->gamma; }) kernel.gamma = context_.round(boxed->gamma);
            if constexpr (requires { boxed->coef0; }) kernel.coef0 = context_.round(boxed->coef0);
            if constexpr (requires { boxed->degree; })
              kernel.degree = context_.round(boxed->degree);
          }
        },
        model_.kernel);
  }

  void compile_components() {
    const VectorFields& fields = *model_.vectorDictionary->vectorFields;
    for (const auto& item : fields.fields) {
      if (const auto* number = std::get_if<Box<FieldRef>>(&item)) {
        compiled_.components.push_back({number_slot(**number), missing});
      } else if (const auto* category = std::get_if<Box<CategoricalPredictor>>(&item)) {
        compiled_.components.push_back(indicator(**category));
      }
    }
    if (compiled_.components.empty())
      fail_invalid("E-ABSENT", fields.where, "VectorFields", "no field", "one field or more");
  }

  Slot number_slot(const FieldRef& reference) {
    Expression expression = Box<FieldRef>(reference);
    ExprPtr expr = convert_to(compile_expression(expression, context_), DataType::double_,
                              context_.pool(), reference.field);
    return context_.compilation.program.add_slot(std::move(expr));
  }

  Component indicator(const CategoricalPredictor& category) {
    if (category.coefficient != 1)
      fail_invalid("E-VALUE", category.where, "CategoricalPredictor/@coefficient",
                   "another number than 1", "1 in VectorFields");
    const Field field = context_.field(category.name, category.where);
    const double value = literal(category.value, field.type, context_.pool(), category.where,
                                 "CategoricalPredictor");
    return {field.slot, value};
  }

  /// The attribute of 3.1 and 3.2 that names the other of two categories.
  const std::string* alternate_of_model() const {
    if (!model_.extras) return nullptr;
    for (const KeptAttribute& attribute : model_.extras->attributes) {
      if (attribute.name == "alternateBinaryTargetCategory") return &attribute.value;
    }
    return nullptr;
  }

  void choose_method() {
    compiled_.max_wins = model_.maxWins;
    const auto& machines = model_.supportVectorMachines;
    if (!context_.classifies()) {
      if (machines.size() > 1)
        fail_invalid("E-COUNT", model_.where, "SupportVectorMachineModel",
                     std::to_string(machines.size()) + " machines",
                     "one for functionName regression");
      return;
    }
    compiled_.rounds = machines.size() == 1 && alternate_of_model() != nullptr;
    const bool alternates = std::all_of(machines.begin(), machines.end(), [](const auto& machine) {
      return machine.alternateTargetCategory.has_value();
    });
    compiled_.votes = alternates || model_.classificationMethod == Method::OneAgainstOne;
    if (machines.size() == 1 && !compiled_.rounds && !alternates)
      fail_invalid("E-ABSENT", machines[0].where, "SupportVectorMachine/@alternateTargetCategory",
                   "nothing", "the category when the machine decides against targetCategory");
  }

  void compile_machine(const SupportVectorMachine& source) {
    Machine machine;
    machine.constant = context_.round(source.coefficients->absoluteValue);
    machine.threshold = context_.round(source.threshold.value_or(model_.threshold));
    if (context_.classifies()) {
      machine.category = category(source.targetCategory, source, "targetCategory");
      if (compiled_.rounds) {
        machine.alternate = category(*alternate_of_model(), source, "alternateTargetCategory");
      } else if (compiled_.votes) {
        machine.alternate =
            category(source.alternateTargetCategory, source, "alternateTargetCategory");
      }
    }
    add_terms(source, machine);
    compiled_.machines.push_back(std::move(machine));
  }

  std::size_t category(const std::optional<std::string>& text, const SupportVectorMachine& source,
                       const std::string& attribute) {
    if (!text)
      fail_invalid("E-ABSENT", source.where, "SupportVectorMachine/@" + attribute, "nothing",
                   "a category of the target");
    return context_.category(context_.target_value(*text, source.where));
  }

  void add_terms(const SupportVectorMachine& source, Machine& machine) {
    const auto& coefficients = source.coefficients->coefficients;
    std::vector<std::size_t> places;
    if (compiled_.linear_coefficients) {
      for (std::size_t i = 0; i < compiled_.components.size(); ++i) places.push_back(i);
    } else {
      for (const SupportVector& vector : source.supportVectors->supportVectors)
        places.push_back(vector_place(vector));
    }
    if (coefficients.size() != places.size())
      fail_invalid("E-COUNT", source.coefficients->where, "Coefficients",
                   std::to_string(coefficients.size()) + " coefficients",
                   std::to_string(places.size()) + ", one for each support vector or component");
    for (std::size_t i = 0; i < places.size(); ++i)
      machine.terms.emplace_back(places[i], context_.round(coefficients[i].value));
  }

  /// Where the vector is among those used; it is added when it is used for the first time.
  std::size_t vector_place(const SupportVector& vector) {
    const auto known = places_.find(vector.vectorId);
    if (known != places_.end()) return known->second;
    const auto found = instances_.find(vector.vectorId);
    if (found == instances_.end())
      fail_invalid("E-REFERENCE", vector.where, "SupportVector/@vectorId", vector.vectorId,
                   "the id of a VectorInstance");
    const std::vector<double> numbers = numbers_of_instance(*found->second);
    for (const double number : numbers) compiled_.vectors.push_back(context_.round(number));
    const std::size_t place = places_.size();
    places_.emplace(vector.vectorId, place);
    return place;
  }

  std::vector<double> numbers_of_instance(const VectorInstance& instance) const {
    const std::size_t size = compiled_.components.size();
    if (const auto* sparse = std::get_if<Box<REAL_SparseArray>>(&instance.array))
      return numbers_of(**sparse, size);
    const auto* array = std::get_if<Box<Array>>(&instance.array);
    if (array == nullptr)
      fail_invalid("E-ABSENT", instance.where, "VectorInstance", "nothing", "an array");
    std::vector<double> numbers = numbers_of(**array);
    if (numbers.size() != size)
      fail_invalid("E-COUNT", instance.where, "VectorInstance",
                   std::to_string(numbers.size()) + " numbers",
                   std::to_string(size) + ", one for each of VectorFields");
    return numbers;
  }

  const SupportVectorMachineModel& model_;
  ModelContext& context_;
  CompiledMachines compiled_;
  std::unordered_map<std::string, const VectorInstance*> instances_;
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace

ScorerPtr compile_support_vector_machine(const SupportVectorMachineModel& model,
                                         ModelContext& context) {
  return std::make_unique<MachineScorer>(MachineCompiler(model, context).compile(), context);
}

}  // namespace pmml::scoring
