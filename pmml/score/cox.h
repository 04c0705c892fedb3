// Cox regression: hazards over time.
#pragma once

#include "pmml/score/general_equations.h"

namespace pmml::scoring {

/// A scorer whose predicted value is the cumulative hazard at the end time.
ScorerPtr compile_cox(const GeneralRegressionModel& model, ModelContext& context);

}  // namespace pmml::scoring
