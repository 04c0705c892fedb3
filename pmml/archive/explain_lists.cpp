#include "pmml/archive/explain_lists.h"

#include <algorithm>

#include "pmml/archive/explain_formula.h"
#include "pmml/archive/explain_topics.h"
#include "pmml/archive/provenance_document.h"
#include "pmml/describe/numbers.h"
#include "pmml/model/document.h"
#include "pmml/tools/scope.h"

namespace pmml::archive {
namespace {

constexpr std::size_t deepest_indent = 30;

std::string joined(const std::vector<std::string>& parts, std::string_view separator = "; ") {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

template <class T>
std::string type_text(const std::optional<T>& type) {
  return type ? std::string(name_of(*type)) : std::string("no type");
}

std::string listed_values(const std::vector<Value>& values, ValueProperty property,
                          std::string_view before) {
  std::string text;
  for (const Value& value : values) {
    if (value.property != property) continue;
    text += (text.empty() ? std::string(before) : ", ") + value_text(value.value);
  }
  return text;
}

void append_some(std::vector<std::string>& parts, std::string text) {
  if (!text.empty()) parts.push_back(std::move(text));
}

bool is_read(const MiningField& field) {
  return field.usageType != UsageType::target && field.usageType != UsageType::predicted;
}

std::string bounds_of(const MiningField& field) {
  std::string text;
  if (field.lowValue) text += "below " + format_double(*field.lowValue);
  if (field.highValue)
    text += (text.empty() ? "above " : " or above ") + format_double(*field.highValue);
  return text;
}

std::vector<std::string> treatments(const MiningField& field) {
  std::vector<std::string> parts;
  if (field.invalidValueTreatment != InvalidValueTreatment::returnInvalid) {
    parts.push_back("invalid: " + std::string(name_of(field.invalidValueTreatment)) +
                    (field.invalidValueReplacement
                         ? " " + value_text(*field.invalidValueReplacement)
                         : std::string()));
  }
  if (field.outliers != OutlierTreatment::asIs)
    parts.push_back(bounds_of(field) + ": " + std::string(name_of(field.outliers)));
  if (field.missingValueReplacement)
    parts.push_back("missing: " + value_text(*field.missingValueReplacement));
  if (field.missingValueTreatment == MissingValueTreatment::returnInvalid)
    parts.push_back("missing: no result");
  return parts;
}

bool is_inside_segment(const WalkPath& path) {
  return path.ancestor<Segment>() != nullptr;
}

std::string term_text(double coefficient, std::string_view factor) {
  return " + " + format_double(coefficient) + " * " + std::string(factor);
}

std::string distribution_text(const std::vector<ScoreDistribution>& distributions) {
  std::string text;
  for (const ScoreDistribution& part : distributions) {
    text += (text.empty() ? "" : ", ") + value_text(part.value) + " " +
            (part.probability ? "probability " + format_double(*part.probability)
                              : format_double(part.recordCount));
  }
  return text;
}

std::size_t depth_of_node(const WalkPath& path) {
  const auto nodes = std::ranges::count_if(path.frames(), [](const WalkFrame& frame) {
    return frame.description == &description_of<Node>();
  });
  return std::min(static_cast<std::size_t>(nodes) * 2, deepest_indent);
}

// The number of elements between the model and this one.
std::size_t depth_in_model(const WalkPath& path) {
  std::size_t depth = 0;
  for (auto frame = path.frames().rbegin(); frame != path.frames().rend(); ++frame, ++depth) {
    if (model_view(*frame->description, frame->object)) break;
  }
  return std::min(2 * depth, deepest_indent);
}

// Told elsewhere: with the fields, in formulas and conditions, or in the line of what holds it.
constexpr std::string_view told_elsewhere =
    "NumericPredictor CategoricalPredictor PredictorTerm ScoreDistribution Con VariableWeight "
    "ComplexPartialScore Characteristics NeuralInputs NeuralOutputs";

bool is_told_with_fields(std::string_view element) {
  return std::ranges::any_of(field_topics(), [&](const Topic& topic) {
    return is_listed(element, topic.elements) && !is_listed("Matrix", topic.elements);
  });
}

bool is_part_of_model(const WalkPath& path) {
  if (path.frames().size() < 3) return false;
  if (path.parent<VectorFields>() != nullptr) return true;
  const WalkFrame& below_root = path.frames()[1];
  return model_view(*below_root.description, below_root.object).has_value() &&
         path.ancestor<SimpleSetPredicate>() == nullptr &&
         !is_told_with_fields(path.description().name) &&
         !is_listed(path.description().name, told_elsewhere);
}

std::string value_of(const AttributeRow& row, const WalkPath& path) {
  std::string value;
  const void* held = member(path.object(), row.offset);
  const void* fresh = member(path.description().defaults, row.offset);
  if (!row.is_required && row.type->equal(held, fresh)) return value;
  row.type->print(held, value);
  return value;
}

// The attributes that are not as if they were absent, without those told at the model's name.
std::string given_attributes(const WalkPath& path) {
  constexpr std::string_view told = "modelName functionName algorithmName isScorable";
  std::string text;
  for (const AttributeRow& row : path.description().attributes) {
    const std::string value = is_listed(row.name, told) ? std::string() : value_of(row, path);
    if (value.empty()) continue;
    text += (text.empty() ? "" : ", ") + std::string(row.name) + " " + value_text(value);
  }
  return text;
}

// The text of the element, the beginning of a long one.
std::string content_text(const WalkPath& path) {
  constexpr std::size_t longest = 2000;
  if (path.description().text.print == nullptr) return {};
  std::string text;
  path.description().text.print(path.object(), text);
  if (text.size() > longest) {
    const std::size_t bytes = text.size();
    text.resize(std::min(text.rfind(' ', longest), longest));
    text += " ... (" + std::to_string(bytes) + " bytes)";
  }
  return text.empty() ? text : ": " + printable(text, text.size());
}

std::string with_id(std::string_view name, const std::optional<std::string>& id) {
  return std::string(name) + (id ? " " + kept_text(*id) : std::string());
}

}  // namespace

ExplainLists::ExplainLists()
    : handlers_{{&description_of<DataField>(), &ExplainLists::data_field},
                {&description_of<MiningField>(), &ExplainLists::mining_field},
                {&description_of<TransformationDictionary>(), &ExplainLists::transformations},
                {&description_of<LocalTransformations>(), &ExplainLists::transformations},
                {&description_of<DerivedField>(), &ExplainLists::derived_field},
                {&description_of<DefineFunction>(), &ExplainLists::define_function},
                {&description_of<Mean>(), &ExplainLists::parameter<Mean>},
                {&description_of<Variance>(), &ExplainLists::parameter<Variance>},
                {&description_of<Lower>(), &ExplainLists::parameter<Lower>},
                {&description_of<Upper>(), &ExplainLists::parameter<Upper>},
                {&description_of<RegressionTable>(), &ExplainLists::regression_table},
                {&description_of<Node>(), &ExplainLists::node},
                {&description_of<Segment>(), &ExplainLists::segment},
                {&description_of<SimpleRule>(), &ExplainLists::simple_rule},
                {&description_of<CompoundRule>(), &ExplainLists::compound_rule},
                {&description_of<Characteristic>(), &ExplainLists::characteristic},
                {&description_of<Attribute>(), &ExplainLists::attribute},
                {&description_of<NeuralInput>(), &ExplainLists::neural_input},
                {&description_of<Neuron>(), &ExplainLists::neuron},
                {&description_of<NeuralOutput>(), &ExplainLists::neural_output},
                {&description_of<Target>(), &ExplainLists::target},
                {&description_of<Output>(), &ExplainLists::output},
                {&description_of<OutputField>(), &ExplainLists::output_field}} {}

void ExplainLists::add(const WalkPath& path) {
  const auto found = handlers_.find(&path.description());
  if (found != handlers_.end()) {
    (this->*found->second)(path);
  } else if (model_view(path.description(), path.object())) {
    model(path);
  } else if (is_part_of_model(path)) {
    other(path);
  }
}

bool ExplainLists::has_room(ListKind kind) {
  List& lines = list(kind);
  return ++lines.total <= longest_list;
}

void ExplainLists::put(ListKind kind, std::size_t indent, std::string text) {
  list(kind).lines.push_back({indent, std::move(text)});
}

void ExplainLists::write(ListKind kind, TextPage& page) const {
  const List& lines = list(kind);
  for (const Line& line : lines.lines) page.line(line.indent, line.text);
  if (lines.total <= longest_list) return;
  page.line(0, "... and " + std::to_string(lines.total - longest_list) +
                   " more, which stand in the document and are read in the same way.");
}

void ExplainLists::data_field(const WalkPath& path) {
  const auto& field = *path.as<DataField>();
  if (!has_room(ListKind::fields)) return;
  std::vector<std::string> parts = {std::string(name_of(field.dataType)) + ", " +
                                    std::string(name_of(field.optype))};
  if (const KeptNode* unit = find_extension(field, "unit"))
    parts.front() += ", in " + kept_text(attribute_of(*unit, "value"));
  append_some(parts, listed_values(field.values, ValueProperty::valid, "valid: "));
  std::string intervals;
  for (const Interval& interval : field.intervals)
    intervals += (intervals.empty() ? "valid in " : " or ") + formula(interval);
  append_some(parts, intervals);
  append_some(parts, listed_values(field.values, ValueProperty::missing, "missing: "));
  append_some(parts, listed_values(field.values, ValueProperty::invalid, "invalid: "));
  put(ListKind::fields, 2, field_text(field.name) + " " + joined(parts));
}

void ExplainLists::mining_field(const WalkPath& path) {
  const auto& field = *path.as<MiningField>();
  const std::vector<std::string> parts = treatments(field);
  if (is_inside_segment(path) && parts.empty()) return;
  if (!has_room(ListKind::preparation)) return;
  std::string text = field_text(field.name) + " " + std::string(name_of(field.usageType));
  if (is_read(field)) text += ": " + (parts.empty() ? "as it is" : joined(parts));
  put(ListKind::preparation, 2, std::move(text));
}

void ExplainLists::transformations(const WalkPath& path) {
  if (has_room(ListKind::formulas))
    put(ListKind::formulas, 0, "At " + kept_text(path.text()) + ":");
}

void ExplainLists::derived_field(const WalkPath& path) {
  if (path.parent<NeuralInput>() != nullptr || path.parent<NeuralOutput>() != nullptr) return;
  const auto& field = *path.as<DerivedField>();
  const bool in_dictionary = path.parent<LocalTransformations>() != nullptr ||
                             path.parent<TransformationDictionary>() != nullptr;
  const ListKind kind = in_dictionary ? ListKind::formulas : ListKind::model;
  if (!has_room(kind)) return;
  put(kind, in_dictionary ? 2 : depth_in_model(path),
      (field.name ? field_text(*field.name) : "the value used") + " = " +
          formula(field.expression) + " (" + std::string(name_of(field.dataType)) + ")");
}

void ExplainLists::define_function(const WalkPath& path) {
  const auto& function = *path.as<DefineFunction>();
  if (!has_room(ListKind::formulas)) return;
  std::vector<std::string> parameters;
  for (const ParameterField& parameter : function.parameterFields)
    parameters.push_back(field_text(parameter.name));
  put(ListKind::formulas, 2,
      "function " + kept_text(function.name) + "(" + joined(parameters, ", ") +
          ") = " + formula(function.expression));
}

void ExplainLists::model(const WalkPath& path) {
  const auto view = model_view(path.description(), path.object());
  std::string name(path.description().name);
  if (view->modelName != nullptr) name += " " + value_text(*view->modelName);
  const std::string function =
      view->functionName ? std::string(name_of(*view->functionName)) : std::string("no function");
  std::string targets;
  for (const MiningField* target : view->targets)
    targets += (targets.empty() ? ", predicts " : ", ") + field_text(target->name);
  if (has_room(ListKind::model)) {
    put(ListKind::model, 0,
        name + " (" + function + targets + ") at " + kept_text(path.text()) +
            (view->isScorable ? "" : "; isScorable is false: it is not meant for scoring"));
    const std::string attributes = given_attributes(path);
    if (!attributes.empty()) put(ListKind::model, 2, attributes);
  }
  if (!is_inside_segment(path) && has_room(ListKind::preparation))
    put(ListKind::preparation, 0, "For the " + name + " at " + kept_text(path.text()) + ":");
}

template <class T>
void ExplainLists::parameter(const WalkPath& path) {
  if (!has_room(ListKind::model)) return;
  put(ListKind::model, depth_in_model(path),
      std::string(T::element_name) + " = " + formula(path.as<T>()->expression));
}

void ExplainLists::other(const WalkPath& path) {
  if (!has_room(ListKind::model)) return;
  const std::string attributes = given_attributes(path);
  put(ListKind::model, depth_in_model(path),
      std::string(path.description().name) + (attributes.empty() ? "" : " ") + attributes +
          content_text(path));
}

void ExplainLists::regression_table(const WalkPath& path) {
  const auto& table = *path.as<RegressionTable>();
  if (!has_room(ListKind::model)) return;
  std::string text = "y";
  if (table.targetCategory) text += " of " + value_text(*table.targetCategory);
  text += " = " + format_double(table.intercept);
  for (const NumericPredictor& term : table.numericPredictors) {
    text += term_text(term.coefficient, field_text(term.name));
    if (term.exponent != 1) text += " ^ " + std::to_string(term.exponent);
  }
  for (const CategoricalPredictor& term : table.categoricalPredictors) {
    text += term_text(term.coefficient, "(1 if " + field_text(term.name) + " = " +
                                            value_text(term.value) + ", else 0)");
  }
  for (const PredictorTerm& term : table.predictorTerms) {
    std::vector<std::string> fields;
    for (const FieldRef& factor : term.fieldRefs) fields.push_back(field_text(factor.field));
    text += term_text(term.coefficient, joined(fields, " * "));
  }
  put(ListKind::model, 2, std::move(text));
}

void ExplainLists::node(const WalkPath& path) {
  const auto& node = *path.as<Node>();
  if (!has_room(ListKind::model)) return;
  std::vector<std::string> parts = {with_id("Node", node.id) + " if " + formula(node.predicate)};
  if (node.score) parts.push_back("score " + value_text(*node.score));
  if (node.defaultChild) parts.push_back("defaultChild " + kept_text(*node.defaultChild));
  append_some(parts, distribution_text(node.scoreDistributions));
  put(ListKind::model, depth_of_node(path), joined(parts));
}

void ExplainLists::segment(const WalkPath& path) {
  const auto& segment = *path.as<Segment>();
  if (!has_room(ListKind::model)) return;
  std::string text = with_id("Segment", segment.id) + " if " + formula(segment.predicate);
  if (segment.weight != 1) text += "; weight " + format_double(segment.weight);
  if (segment.variableWeight) text += "; weight of " + field_text(segment.variableWeight->field);
  put(ListKind::model, 0, std::move(text));
}

void ExplainLists::simple_rule(const WalkPath& path) {
  const auto& rule = *path.as<SimpleRule>();
  if (!has_room(ListKind::model)) return;
  put(ListKind::model, 4,
      with_id("Rule", rule.id) + " if " + formula(rule.predicate) + "; score " +
          value_text(rule.score) + "; confidence " + format_double(rule.confidence) + "; weight " +
          format_double(rule.weight));
}

void ExplainLists::compound_rule(const WalkPath& path) {
  if (!has_room(ListKind::model)) return;
  put(ListKind::model, 2, "Rules in it, if " + formula(path.as<CompoundRule>()->predicate) + ":");
}

void ExplainLists::characteristic(const WalkPath& path) {
  const auto& characteristic = *path.as<Characteristic>();
  if (!has_room(ListKind::model)) return;
  std::string text = with_id("Characteristic", characteristic.name);
  if (characteristic.baselineScore)
    text += "; baselineScore " + format_double(*characteristic.baselineScore);
  if (characteristic.reasonCode) text += "; reason " + kept_text(*characteristic.reasonCode);
  put(ListKind::model, 2, std::move(text));
}

void ExplainLists::attribute(const WalkPath& path) {
  const auto& attribute = *path.as<Attribute>();
  if (!has_room(ListKind::model)) return;
  std::string text = "if " + formula(attribute.predicate) + ": ";
  if (attribute.complexPartialScore) {
    text += formula(attribute.complexPartialScore->expression);
    if (attribute.partialScore)
      text += " (partialScore " + format_double(*attribute.partialScore) + " does not count)";
  } else {
    text += attribute.partialScore ? format_double(*attribute.partialScore) : "no score";
  }
  if (attribute.reasonCode) text += "; reason " + kept_text(*attribute.reasonCode);
  put(ListKind::model, 4, std::move(text));
}

void ExplainLists::neural_input(const WalkPath& path) {
  const auto& input = *path.as<NeuralInput>();
  if (!input.derivedField || !has_room(ListKind::model)) return;
  put(ListKind::model, 2,
      "a(" + kept_text(input.id) + ") = " + formula(input.derivedField->expression));
}

void ExplainLists::neuron(const WalkPath& path) {
  const auto& neuron = *path.as<Neuron>();
  if (!has_room(ListKind::model)) return;
  std::string text =
      "a(" + kept_text(neuron.id) + ") = f(z), z = " + format_double(neuron.bias.value_or(0));
  for (const Con& con : neuron.cons)
    text += term_text(con.weight, "a(" + kept_text(con.from) + ")");
  put(ListKind::model, 2, std::move(text));
}

void ExplainLists::neural_output(const WalkPath& path) {
  const auto& output = *path.as<NeuralOutput>();
  if (!output.derivedField || !has_room(ListKind::model)) return;
  put(ListKind::model, 2,
      "a(" + kept_text(output.outputNeuron) + ") gives " +
          formula(output.derivedField->expression));
}

void ExplainLists::target(const WalkPath& path) {
  const auto& target = *path.as<Target>();
  if (!has_room(ListKind::targets)) return;
  std::vector<std::string> parts;
  if (target.min) parts.push_back("min " + format_double(*target.min));
  if (target.max) parts.push_back("max " + format_double(*target.max));
  if (target.rescaleFactor != 1)
    parts.push_back("rescaleFactor " + format_double(target.rescaleFactor));
  if (target.rescaleConstant != 0)
    parts.push_back("rescaleConstant " + format_double(target.rescaleConstant));
  if (target.castInteger) parts.push_back("castInteger " + type_text(target.castInteger));
  for (const TargetValue& value : target.targetValues) {
    if (value.priorProbability)
      parts.push_back("prior probability of " + value_text(value.value.value_or("")) + ": " +
                      format_double(*value.priorProbability));
    if (value.defaultValue) parts.push_back("defaultValue " + format_double(*value.defaultValue));
    if (value.displayValue && value.value)
      parts.push_back(value_text(*value.value) + " is shown as " + value_text(*value.displayValue));
  }
  put(ListKind::targets, 2,
      (target.field ? field_text(*target.field) : "the target") + ": " +
          (parts.empty() ? "no change" : joined(parts)) + ", at " + kept_text(path.text()));
}

void ExplainLists::output(const WalkPath& path) {
  if (has_room(ListKind::outputs)) put(ListKind::outputs, 0, "At " + kept_text(path.text()) + ":");
}

void ExplainLists::output_field(const WalkPath& path) {
  const auto& field = *path.as<OutputField>();
  if (!has_room(ListKind::outputs)) return;
  std::string text = field_text(field.name) + " = " + std::string(name_of(field.feature));
  if (field.value) text += " of " + value_text(*field.value);
  if (field.rank != 1) text += ", rank " + std::to_string(field.rank);
  if (field.segmentId) text += ", of segment " + kept_text(*field.segmentId);
  if (field.targetField) text += ", of target " + field_text(*field.targetField);
  const std::string expression = formula(field.expression);
  if (!expression.empty()) text += ": " + expression;
  text += " (" + type_text(field.dataType) + ")";
  if (!field.isFinalResult) text += ", only for other fields";
  put(ListKind::outputs, 2, std::move(text));
}

}  // namespace pmml::archive
