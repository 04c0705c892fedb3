#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

ScorerPtr compile_general_regression(const GeneralRegressionModel& model, ModelContext& context) {
  context.unsupported(model, "", "model");
}

}  // namespace pmml::scoring
