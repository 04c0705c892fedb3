#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

ScorerPtr compile_naive_bayes(const NaiveBayesModel& model, ModelContext& context) {
  context.unsupported(model, "", "model");
}

}  // namespace pmml::scoring
