// Mining models: segments and how their results are combined.
#include <algorithm>

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

using enum MultipleModelMethod;

void unique_segments(RuleContext& context, const Segmentation& segmentation) {
  Unique ids;
  for (std::size_t i = 0; i < segmentation.segments.size(); ++i) {
    const Segment& segment = segmentation.segments[i];
    if (!segment.id || ids.first(*segment.id)) continue;
    context.problem_in("Segment", i, segment, "id", quoted(*segment.id) + " again",
                       "an id of its own");
  }
}

// Whether the function of a model says anything about its segments.
bool restricts(const ModelView* model) {
  return model != nullptr && model->functionName && model->functionName != MiningFunction::mixed;
}

void same_function(RuleContext& context, const Segmentation& segmentation) {
  const ModelView* model = context.scopes().model();
  if (!restricts(model) || segmentation.multipleModelMethod == modelChain) return;
  if (!is_given(description_of<Segmentation>(), &segmentation, "multipleModelMethod")) return;
  for (std::size_t i = 0; i < segmentation.segments.size(); ++i) {
    const Segment& segment = segmentation.segments[i];
    const auto member = model_view(segment.model);
    if (!member || !member->functionName || member->functionName == model->functionName) continue;
    context.problem_in("Segment", i, segment, "",
                       "functionName " + std::string(name_of(*member->functionName)),
                       "functionName " + std::string(name_of(*model->functionName)));
  }
}

void chain_function(RuleContext& context, const Segmentation& segmentation) {
  const ModelView* model = context.scopes().model();
  if (!restricts(model) || segmentation.multipleModelMethod != modelChain) return;
  if (segmentation.segments.empty()) return;
  const bool fits = std::any_of(segmentation.segments.begin(), segmentation.segments.end(),
                                [&](const Segment& segment) {
                                  const auto member = model_view(segment.model);
                                  return !member || member->functionName == model->functionName;
                                });
  if (fits) return;
  context.problem("", "no segment with functionName " + std::string(name_of(*model->functionName)),
                  "that function for the last segment that is executed");
}

bool method_allowed(MultipleModelMethod method, MiningFunction function) {
  const bool numbers = function == MiningFunction::regression;
  const bool categories = function == MiningFunction::classification;
  switch (method) {
    case majorityVote:
    case weightedMajorityVote:
      return categories || function == MiningFunction::clustering;
    case sum:
    case weightedSum:
      return numbers;
    case max:
      return categories;
    case average:
    case weightedAverage:
    case median:
    case weightedMedian:
      return numbers || categories;
    default:
      return true;
  }
}

void method_fits(RuleContext& context, const Segmentation& segmentation) {
  const ModelView* model = context.scopes().model();
  if (!restricts(model)) return;
  if (method_allowed(segmentation.multipleModelMethod, *model->functionName)) return;
  context.problem("multipleModelMethod", std::string(name_of(segmentation.multipleModelMethod)),
                  "a method for " + std::string(name_of(*model->functionName)));
}

bool is_weighted(MultipleModelMethod method) {
  return method == weightedMajorityVote || method == weightedAverage || method == weightedMedian ||
         method == weightedSum;
}

void weights_given(RuleContext& context, const Segmentation& segmentation) {
  const auto& segments = segmentation.segments;
  if (!is_weighted(segmentation.multipleModelMethod) || segments.size() < 2) return;
  const bool given = std::any_of(segments.begin(), segments.end(), [](const Segment& segment) {
    return segment.weight != 1 || segment.variableWeight;
  });
  if (given) return;
  context.problem("multipleModelMethod",
                  std::string(name_of(segmentation.multipleModelMethod)) + " and no weights",
                  "a weight other than 1 of some segment");
}

void weight_sign(RuleContext& context, const Segmentation& segmentation) {
  if (!is_weighted(segmentation.multipleModelMethod)) return;
  if (segmentation.multipleModelMethod == weightedSum) return;
  for (std::size_t i = 0; i < segmentation.segments.size(); ++i) {
    const Segment& segment = segmentation.segments[i];
    if (segment.weight >= 0) continue;
    context.problem_in("Segment", i, segment, "weight", format_double(segment.weight),
                       "a number that is not negative");
  }
}

void chain_skips(RuleContext& context, const Segmentation& segmentation) {
  if (segmentation.multipleModelMethod != modelChain) return;
  if (segmentation.missingPredictionTreatment != MissingPredictionTreatment::skipSegment) return;
  context.problem("missingPredictionTreatment", "skipSegment", "another treatment in a modelChain");
}

void reachable(RuleContext& context, const Segmentation& segmentation) {
  if (segmentation.multipleModelMethod != selectFirst) return;
  if (segmentation.missingPredictionTreatment == MissingPredictionTreatment::skipSegment) return;
  bool decided = false;
  for (std::size_t i = 0; i < segmentation.segments.size(); ++i) {
    const Segment& segment = segmentation.segments[i];
    if (decided) {
      context.problem_in("Segment", i, segment, "", "a segment after one that is always chosen",
                         "a segment that can be chosen");
      return;
    }
    decided = std::holds_alternative<True>(segment.predicate);
  }
}

void never_true(RuleContext& context, const Segment& segment) {
  if (!std::holds_alternative<False>(segment.predicate)) return;
  context.problem("", "the predicate False", "a segment that can take part");
}

void has_members(RuleContext& context, const MiningModel& model) {
  if (!model.embeddedModels.empty()) return;
  if (model.segmentation && !model.segmentation->segments.empty()) return;
  context.problem("", "a model without segments", "at least one segment");
}

void threshold_range(RuleContext& context, const Segmentation& segmentation) {
  if (segmentation.missingPredictionTreatment == MissingPredictionTreatment::returnMissing &&
      segmentation.missingThreshold != 1) {
    context.problem("missingThreshold", format_double(segmentation.missingThreshold),
                    "no threshold, as one missing result makes the whole missing");
  }
}

}  // namespace

RuleTable segment_rules() {
  constexpr std::string_view section = "Multiple Models";
  return {
      rule<has_members>("E-MINING-EMPTY", Severity::error, section,
                        "A MiningModel has a segment or an embedded model."),
      rule<unique_segments>("E-SEGMENT-DUPLICATE", Severity::error, section,
                            "The segments of a model have different ids."),
      rule<same_function>(
          "E-SEGMENT-FUNCTION", Severity::error, section,
          "Segments have the functionName of their MiningModel, except in a chain."),
      rule<chain_function>("E-CHAIN-FUNCTION", Severity::warning, section,
                           "The segment that gives the result of a chain has the functionName of "
                           "the MiningModel."),
      rule<method_fits>("E-SEGMENT-METHOD", Severity::error, section,
                        "multipleModelMethod is one for the functionName."),
      rule<weights_given>("E-SEGMENT-WEIGHTS", Severity::warning, section,
                          "Segments of weighted methods have weights."),
      rule<weight_sign>("E-SEGMENT-WEIGHT", Severity::error, section,
                        "Weights of means, medians and votes are not negative."),
      rule<chain_skips>("E-CHAIN-SKIP", Severity::error, section,
                        "A modelChain does not skip segments with missing results."),
      rule<reachable>("E-SEGMENT-UNREACHABLE", Severity::warning, section,
                      "Under selectFirst no segment follows one that always applies."),
      rule<never_true>("E-SEGMENT-NEVER", Severity::warning, section,
                       "The predicate of a segment is not False."),
      rule<threshold_range>("E-SEGMENT-THRESHOLD", Severity::warning, section,
                            "missingThreshold is not given together with returnMissing."),
  };
}

}  // namespace pmml
