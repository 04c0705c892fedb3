// Models inside other models in their old form, model composition, as models of today.
#pragma once

#include "pmml/model/document.h"

namespace pmml::versions {

/// An embedded model as a model of its own: what it knows of the fields is the target, if any, and
/// its ResultFields become output fields.
RegressionModel model_of(const Regression& embedded, const MiningField* target);
TreeModel model_of(const DecisionTree& embedded, const MiningField* target);

/// True when the model consists of embedded models.
bool is_composed(const MiningModel& model);
/// Turns the embedded models into segments of a chain, in which each sees the results of those
/// before it and the last one answers.
void chain_embedded_models(MiningModel& model);

}  // namespace pmml::versions
