#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

ScorerPtr compile_time_series(const TimeSeriesModel& model, ModelContext& context) {
  context.unsupported(model, "", "model");
}

}  // namespace pmml::scoring
