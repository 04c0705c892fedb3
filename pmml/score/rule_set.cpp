#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

ScorerPtr compile_rule_set(const RuleSetModel& model, ModelContext& context) {
  context.unsupported(model, "", "model");
}

}  // namespace pmml::scoring
