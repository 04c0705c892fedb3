#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

ScorerPtr compile_clustering(const ClusteringModel& model, ModelContext& context) {
  context.unsupported(model, "", "model");
}

}  // namespace pmml::scoring
