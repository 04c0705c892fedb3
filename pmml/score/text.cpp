#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

ScorerPtr compile_text(const TextModel& model, ModelContext& context) {
  context.unsupported(model, "", "model");
}

}  // namespace pmml::scoring
