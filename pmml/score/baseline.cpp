#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

ScorerPtr compile_baseline(const BaselineModel& model, ModelContext& context) {
  context.unsupported(model, "", "model");
}

}  // namespace pmml::scoring
