#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

ScorerPtr compile_support_vector_machine(const SupportVectorMachineModel& model,
                                         ModelContext& context) {
  context.unsupported(model, "", "model");
}

}  // namespace pmml::scoring
