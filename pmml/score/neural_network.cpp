#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

ScorerPtr compile_neural_network(const NeuralNetwork& model, ModelContext& context) {
  context.unsupported(model, "", "model");
}

}  // namespace pmml::scoring
