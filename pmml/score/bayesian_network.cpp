#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

ScorerPtr compile_bayesian_network(const BayesianNetworkModel& model, ModelContext& context) {
  context.unsupported(model, "", "model");
}

}  // namespace pmml::scoring
