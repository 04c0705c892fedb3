#include "pmml/report/model_view.h"

#include <algorithm>
#include <map>

namespace pmml::report {
namespace {

template <class M>
ModelView view_of_model(const M& model) {
  ModelView view;
  view.element = any(model);
  view.type = M::element_name;
  view.name = model.modelName.value_or("");
  view.function = model.functionName;
  view.algorithm = model.algorithmName.value_or("");
  view.scorable = model.isScorable;
  view.schema = model.miningSchema.get();
  if constexpr (requires { model.modelStats; }) view.stats = model.modelStats.get();
  if constexpr (requires { model.modelExplanation; })
    view.explanation = model.modelExplanation.get();
  if constexpr (requires { model.localTransformations; })
    view.transformations = model.localTransformations.get();
  if constexpr (requires { model.targets; }) view.targets = model.targets.get();
  if constexpr (requires { model.output; }) view.output = model.output.get();
  if constexpr (requires { model.modelVerification; }) {
    view.verification = model.modelVerification.get();
  }
  return view;
}

const std::map<std::string_view, std::string_view>& nouns() {
  static const std::map<std::string_view, std::string_view> words = {
      {"AnomalyDetectionModel", "detector of anomalies"},
      {"AssociationModel", "set of association rules"},
      {"BaselineModel", "detector of change"},
      {"BayesianNetworkModel", "Bayesian network"},
      {"ClusteringModel", "cluster model"},
      {"GaussianProcessModel", "Gaussian process"},
      {"GeneralRegressionModel", "general regression model"},
      {"MiningModel", "combination of models"},
      {"NaiveBayesModel", "naive Bayes model"},
      {"NearestNeighborModel", "nearest neighbour model"},
      {"NeuralNetwork", "neural network"},
      {"RegressionModel", "regression model"},
      {"RuleSetModel", "set of rules"},
      {"Scorecard", "scorecard"},
      {"SequenceModel", "set of sequences"},
      {"SupportVectorMachineModel", "support vector machine"},
      {"TextModel", "text model"},
      {"TimeSeriesModel", "time series model"},
      {"TreeModel", "decision tree"}};
  return words;
}

std::string noun_of_regression(const RegressionModel& model) {
  if (model.functionName == MiningFunction::classification) return "logistic regression";
  const bool plain = model.normalizationMethod == RegressionNormalizationMethod::none;
  return plain ? "linear regression" : "regression model";
}

std::string noun_of_segments(const MiningModel& model) {
  if (!model.segmentation) return "combination of models";
  const auto& segments = model.segmentation->segments;
  const bool trees = !segments.empty() && std::ranges::all_of(segments, [](const Segment& segment) {
    return std::holds_alternative<Box<TreeModel>>(segment.model);
  });
  const MultipleModelMethod method = model.segmentation->multipleModelMethod;
  if (method == MultipleModelMethod::modelChain) {
    return "chain of " + counted(segments.size(), "model");
  }
  return trees ? "forest of " + counted(segments.size(), "tree")
               : "combination of " + counted(segments.size(), "model");
}

// What a model does, up to the name of its target.
std::string deed_of(MiningFunction function, bool has_target) {
  switch (function) {
    case MiningFunction::classification:
      return has_target ? "chooses the category of " : "chooses a category";
    case MiningFunction::regression:
      return has_target ? "estimates the number " : "estimates a number";
    case MiningFunction::clustering:
      return "assigns each record to a group";
    case MiningFunction::associationRules:
      return "tells which things occur together";
    case MiningFunction::sequences:
      return "tells what follows what";
    case MiningFunction::timeSeries:
      return has_target ? "forecasts " : "forecasts a series";
    default:
      return has_target ? "computes " : "computes several results";
  }
}

bool names_target(MiningFunction function) {
  return function != MiningFunction::clustering && function != MiningFunction::associationRules &&
         function != MiningFunction::sequences;
}

std::string article(std::string_view noun) {
  return std::string_view("aeiou").find(noun.front()) == std::string_view::npos ? "A " : "An ";
}

}  // namespace

ModelView view_of(const Model& model) {
  return std::visit(
      []<class T>(const T& held) -> ModelView {
        if constexpr (std::is_same_v<T, std::monostate>) {
          return {};
        } else {
          return view_of_model(*held);
        }
      },
      model);
}

std::string noun_of(const Model& model) {
  if (const auto* regression = std::get_if<Box<RegressionModel>>(&model)) {
    return noun_of_regression(**regression);
  }
  if (const auto* segments = std::get_if<Box<MiningModel>>(&model)) {
    return noun_of_segments(**segments);
  }
  const auto found = nouns().find(view_of(model).type);
  return found == nouns().end() ? "model" : std::string(found->second);
}

std::vector<std::string> targets_of(const ModelView& view) {
  std::vector<std::string> names;
  if (view.schema == nullptr) return names;
  for (const MiningField& field : view.schema->miningFields) {
    if (is_target(field)) names.push_back(field.name);
  }
  return names;
}

std::vector<std::string> inputs_of(const ModelView& view) {
  std::vector<std::string> names;
  if (view.schema == nullptr) return names;
  for (const MiningField& field : view.schema->miningFields) {
    if (field.usageType == UsageType::active) names.push_back(field.name);
  }
  return names;
}

Text list_of(const std::vector<std::string>& names, std::string_view joint) {
  Text out;
  const std::size_t shown = std::min(names.size(), field_values.number);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out += i + 1 == names.size() ? Text(joint) : Text(", ");
    out += code(names[i]);
  }
  if (shown < names.size()) out += Text(joint) + (std::to_string(names.size() - shown) + " more");
  return out;
}

Text sentence_of(const Model& model) {
  const ModelView view = view_of(model);
  const std::string noun = noun_of(model);
  const std::vector<std::string> targets = targets_of(view);
  const bool named = names_target(view.function) && !targets.empty();
  Text out = article(noun) + noun + " that " + deed_of(view.function, named);
  if (named) out += list_of(targets);
  const std::size_t inputs = inputs_of(view).size();
  if (inputs > 0) out += " from " + counted(inputs, "field");
  return out + ".";
}

}  // namespace pmml::report
