// SupportVectorMachineModel (checklist section 14).
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "pmml/score/arrays.h"
#include "pmml/score/expression.h"
#include "pmml/score/kernel_machine.h"
#include "pmml/score/lanes.h"
#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

namespace {

using SvmMethod = SvmClassificationMethod;

struct CompiledMachines {
  Machines machines;
  bool votes = false;   ///< machines decide between two categories
  bool rounds = false;  ///< the one machine gives 0 or 1 (before 4.0)
  bool max_wins = false;
};

class MachineScorer : public ModelScorer {
 public:
  MachineScorer(CompiledMachines compiled, const ModelContext& context)
      : machines_(std::make_shared<const Machines>(std::move(compiled.machines))),
        votes_(compiled.votes),
        rounds_(compiled.rounds),
        max_wins_(compiled.max_wins),
        categories_(context.categories),
        category_type_(context.target_type),
        classifies_(context.classifies()) {}

  void score(Row& row, Result& result) const override {
    const double* known = block_ ? row.block(*block_) : nullptr;
    if (known == nullptr || is_missing(known[0])) {
      if (!run(row, result.scratch)) return;
      known = result.scratch.data();
    }
    const std::span<const double> values(known, machines_->machines.size());
    if (std::any_of(values.begin(), values.end(), is_missing)) return;
    if (!classifies_) {
      result.value = values[0];
    } else if (rounds_) {
      decide_rounded(values[0], result);
    } else if (votes_) {
      vote(values, result);
    } else {
      pick_extreme(values, result);
    }
  }

  /// Lets the machines run for blocks of records.
  void add_block(Program& program) {
    block_ = program.blocks.size();
    program.blocks.push_back(make_machine_block(machines_));
  }

  void explain(Row& row, const Result&, Tracer& tracer) const override {
    OneRecord cells(machines_->components.size());
    if (!read(row, cells)) return;
    const std::vector<double> weighted = machines_->weighted(cells.columns.data(), 0, 1);
    const auto& names = machines_->names;
    tracer.list(names.size(), [&](std::size_t i) {
      tracer.add(machines_->linear_coefficients ? "component" : "kernel", names[i], weighted[i]);
    });
    std::vector<double> values;
    run(row, values);
    tracer.list(values.size(), [&](std::size_t m) {
      tracer.add("machine", Tracer::number(m), values[m]);
      if (classifies_) explain_decision(machines_->machines[m], values[m], tracer);
    });
  }

 private:
  /// False when a component is missing.
  bool read(Row& row, OneRecord& cells) const {
    for (std::size_t i = 0; i < cells.numbers.size(); ++i) {
      cells.numbers[i] = row.get(machines_->components[i].slot);
      if (is_missing(cells.numbers[i])) return false;
    }
    return true;
  }

  /// Writes what each machine gives; false when a component is missing.
  bool run(Row& row, std::vector<double>& values) const {
    OneRecord cells(machines_->components.size());
    if (!read(row, cells)) return false;
    values.resize(machines_->machines.size());
    machines_->run(cells.columns.data(), 1, values.data());
    return true;
  }

  void explain_decision(const Machine& machine, double value, Tracer& tracer) const {
    tracer.deeper();
    if (votes_) tracer.add("threshold", {}, machine.threshold);
    const std::size_t category = votes_ ? winner(machine, value) : machine.category;
    tracer.add(votes_ ? "vote" : "category", {}, categories_[category], category_type_);
    tracer.back();
  }

  /// The category that a machine decides for.
  std::size_t winner(const Machine& machine, double value) const {
    const bool target = max_wins_ ? value > machine.threshold : value < machine.threshold;
    return target ? machine.category : machine.alternate;
  }

  void decide_rounded(double value, Result& result) const {
    const double rounded = std::floor(value + 0.5);
    const Machine& machine = machines_->machines[0];
    if (rounded != 0 && rounded != 1)
      throw InvalidRecord{"SupportVectorMachine", "a result other than 0 and 1", "0 or 1"};
    result.value = categories_[rounded == 1 ? machine.category : machine.alternate];
  }

  /// The share of the votes is given as the probability of a category.
  void vote(std::span<const double> values, Result& result) const {
    std::vector<double> votes(categories_.size(), 0.0);
    for (std::size_t m = 0; m < values.size(); ++m) {
      const Machine& machine = machines_->machines[m];
      votes[winner(machine, values[m])] += 1;
    }
    result.value = categories_[*position_of_largest(votes)];
    for (double& share : votes)
      share = machines_->kernel.round(share / static_cast<double>(values.size()));
    result.probabilities = std::move(votes);
  }

  void pick_extreme(std::span<const double> values, Result& result) const {
    const auto best = max_wins_ ? std::max_element(values.begin(), values.end())
                                : std::min_element(values.begin(), values.end());
    const auto at = static_cast<std::size_t>(best - values.begin());
    result.value = categories_[machines_->machines[at].category];
  }

  std::shared_ptr<const Machines> machines_;
  bool votes_;
  bool rounds_;
  bool max_wins_;
  std::vector<double> categories_;
  DataType category_type_;
  bool classifies_;
  std::optional<std::size_t> block_;  ///< its place among the program's block scorers
};

class MachineCompiler {
 public:
  MachineCompiler(const SupportVectorMachineModel& model, ModelContext& context)
      : model_(model), context_(context) {}

  CompiledMachines compile() {
    compile_kernel();
    compile_components();
    machines_.linear_coefficients = model_.svmRepresentation == SvmRepresentation::Coefficients;
    if (machines_.linear_coefficients && machines_.kernel.type != Kernel::Type::linear)
      fail_invalid("E-VALUE", model_.where, "SupportVectorMachineModel/@svmRepresentation",
                   "Coefficients of another kernel", "LinearKernelType with Coefficients");
    if (model_.supportVectorMachines.empty())
      fail_invalid("E-ABSENT", model_.where, "SupportVectorMachineModel", "no SupportVectorMachine",
                   "one or more");
    choose_method();
    if (machines_.linear_coefficients) machines_.names = component_names();
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
    Kernel& kernel = machines_.kernel;
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
    const std::size_t size = machines_.components.size();
    const std::size_t groups = (places_.size() + lane_count - 1) / lane_count;
    std::vector<double> laid(groups * lane_count * size, 0.0);
    for (std::size_t v = 0; v < places_.size(); ++v) {
      for (std::size_t i = 0; i < size; ++i)
        laid[(v / lane_count * size + i) * lane_count + v % lane_count] =
            machines_.vectors[v * size + i];
    }
    machines_.vectors = std::move(laid);
  }

  void compile_components() {
    const VectorFields& fields = *model_.vectorDictionary->vectorFields;
    for (const auto& item : fields.fields) {
      if (const auto* number = std::get_if<Box<FieldRef>>(&item)) {
        machines_.components.push_back({number_slot(**number), missing});
      } else if (const auto* category = std::get_if<Box<CategoricalPredictor>>(&item)) {
        machines_.components.push_back(indicator(**category));
      }
    }
    if (machines_.components.empty())
      fail_invalid("E-ABSENT", fields.where, "VectorFields", "no field", "one field or more");
  }

  std::vector<std::string> component_names() const {
    std::vector<std::string> names;
    for (const auto& item : model_.vectorDictionary->vectorFields->fields) {
      if (const auto* number = std::get_if<Box<FieldRef>>(&item)) names.push_back((*number)->field);
      if (const auto* category = std::get_if<Box<CategoricalPredictor>>(&item))
        names.push_back((*category)->name + '=' + (*category)->value);
    }
    return names;
  }

  Slot number_slot(const FieldRef& reference) {
    Expression expression = Box<FieldRef>(reference);
    ExprPtr expr = convert_to(compile_expression(expression, context_), DataType::double_,
                              context_.pool(), reference.field);
    return slot_of(std::move(expr), context_.compilation.program);
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
    compiled_.votes = alternates || model_.classificationMethod == SvmMethod::OneAgainstOne;
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
    machines_.machines.push_back(std::move(machine));
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
    if (machines_.linear_coefficients) {
      for (std::size_t i = 0; i < machines_.components.size(); ++i) places.push_back(i);
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
    for (const double number : numbers) machines_.vectors.push_back(context_.round(number));
    const std::size_t place = places_.size();
    places_.emplace(vector.vectorId, place);
    machines_.names.push_back(vector.vectorId);
    return place;
  }

  std::vector<double> numbers_of_instance(const VectorInstance& instance) const {
    const std::size_t size = machines_.components.size();
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
  Machines& machines_ = compiled_.machines;
  std::unordered_map<std::string, const VectorInstance*> instances_;
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace

ScorerPtr compile_support_vector_machine(const SupportVectorMachineModel& model,
                                         ModelContext& context) {
  const OutputReads reads(context.compilation);
  auto scorer = std::make_unique<MachineScorer>(MachineCompiler(model, context).compile(), context);
  if (!reads.any()) scorer->add_block(context.compilation.program);
  return scorer;
}

}  // namespace pmml::scoring
