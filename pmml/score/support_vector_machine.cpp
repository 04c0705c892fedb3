// SupportVectorMachineModel (checklist section 14).
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <unordered_map>

#include "pmml/score/arrays.h"
#include "pmml/score/expression.h"
#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

namespace {

using Method = SvmClassificationMethod;

constexpr int lane_count = 8;
using Lanes = Eigen::Array<double, lane_count, 1>;

/// Two numbers that the processor computes with at once.
using Pair = double __attribute__((vector_size(16)));

Lanes singles(const Lanes& values) {
  return values.cast<float>().cast<double>();
}

struct Kernel {
  enum class Type : std::uint8_t { none, linear, polynomial, radialBasis, sigmoid };

  Type type = Type::none;
  double gamma = 1;
  double coef0 = 1;
  double degree = 1;
  bool single = false;

  double round(double value) const { return single ? to_single(value) : value; }

  /// Compares x with several vectors whose components lie side by side. Each comparison adds up in
  /// the order of the components.
  Lanes compare(const std::vector<double>& x, const double* z) const {
    const bool differs = type == Type::radialBasis;
    if (!single) return differs ? add_up<true>(x, z) : add_up<false>(x, z);
    Lanes sum = Lanes::Zero();
    for (std::size_t i = 0; i < x.size(); ++i, z += lane_count) {
      const Eigen::Map<const Lanes> other(z);
      const Lanes difference = singles(x[i] - other);
      sum = singles(sum + (differs ? singles(difference * difference) : singles(x[i] * other)));
    }
    return sum;
  }

  /// In registers: products, or squared differences.
  template <bool Differs>
  static Lanes add_up(const std::vector<double>& x, const double* z) {
    Pair sums[lane_count / 2] = {};
    for (const double component : x) {
      const Pair both = {component, component};
#pragma GCC unroll 4
      for (Pair& sum : sums) {
        Pair other;
        std::memcpy(&other, z, sizeof other);
        z += 2;
        const Pair factor = Differs ? both - other : both;
        sum += factor * (Differs ? factor : other);
      }
    }
    Lanes lanes;
    std::memcpy(lanes.data(), sums, sizeof sums);
    return lanes;
  }

  void operator()(const std::vector<double>& x, const double* z, double* values) const {
    const Lanes sums = compare(x, z);
    if (type == Type::radialBasis && !single && ((gamma * sums).abs() < 700).all()) {
      const Lanes results = (-gamma * sums).exp();
      std::copy(results.begin(), results.end(), values);
      return;
    }
    for (int lane = 0; lane < lane_count; ++lane) values[lane] = finish(sums[lane]);
  }

  /// The kernel's value of a scalar product or a squared distance.
  double finish(double sum) const {
    switch (type) {
      case Type::polynomial:
        return round(std::pow(round(round(gamma * sum) + coef0), degree));
      case Type::radialBasis:
        return round(std::exp(round(-gamma * sum)));
      case Type::sigmoid:
        return round(std::tanh(round(round(gamma * sum) + coef0)));
      default:
        return sum;
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
  std::vector<double>
      vectors;  ///< by groups of lane_count: their first components, their second, ...
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
      x.push_back(is_missing(component.value) ? round(cell) : cell == component.value ? 1 : 0);
    }
    return true;
  }

  /// Replaces the record by its kernel value with every support vector.
  void apply_kernel(std::vector<double>& x) const {
    const std::size_t size = x.size();
    std::vector<double> values(compiled_.vectors.size() / size);
    for (std::size_t i = 0; i < values.size(); i += lane_count)
      compiled_.kernel(x, compiled_.vectors.data() + i * size, values.data() + i);
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
    lay_side_by_side();
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

  /// The last group is filled up with zeros.
  void lay_side_by_side() {
    const std::size_t size = compiled_.components.size();
    const std::size_t groups = (places_.size() + lane_count - 1) / lane_count;
    std::vector<double> laid(groups * lane_count * size, 0.0);
    for (std::size_t v = 0; v < places_.size(); ++v) {
      for (std::size_t i = 0; i < size; ++i)
        laid[(v / lane_count * size + i) * lane_count + v % lane_count] =
            compiled_.vectors[v * size + i];
    }
    compiled_.vectors = std::move(laid);
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
