// Models inside other models in their old form, model composition, as models of today.
#pragma once

#include "pmml/model/document.h"

namespace pmml::versions {

/// An embedded model as a model of its own: what it knows of the fields is the target, if any, and
/// its ResultFields become output fields.
RegressionModel model_of(const Regression& embedded, const MiningField* target);
TreeModel model_of(const DecisionTree& embedded, const MiningField* target);

}  // namespace pmml::versions
