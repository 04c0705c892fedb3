#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

ScorerPtr compile_anomaly_detection(const AnomalyDetectionModel& model, ModelContext& context) {
  context.unsupported(model, "", "model");
}

}  // namespace pmml::scoring
