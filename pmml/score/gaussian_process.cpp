#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

ScorerPtr compile_gaussian_process(const GaussianProcessModel& model, ModelContext& context) {
  context.unsupported(model, "", "model");
}

}  // namespace pmml::scoring
