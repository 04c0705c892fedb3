// Output features of the segment whose result is that of the whole.
#pragma once

#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

/// What the family of the chosen segment's model says about the field, missing when it says
/// nothing; nullptr when no segment of `context` does. The entity of the whole names the segment.
ExprPtr feature_of_chosen(const OutputField& field, ModelContext& context);

}  // namespace pmml::scoring
