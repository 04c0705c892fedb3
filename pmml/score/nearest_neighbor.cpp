#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

ScorerPtr compile_nearest_neighbor(const NearestNeighborModel& model, ModelContext& context) {
  context.unsupported(model, "", "model");
}

}  // namespace pmml::scoring
