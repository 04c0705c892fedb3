#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

ScorerPtr compile_scorecard(const Scorecard& model, ModelContext& context) {
  context.unsupported(model, "", "model");
}

}  // namespace pmml::scoring
