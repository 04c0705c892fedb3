// Conditions in words.
#pragma once

#include "pmml/model/document.h"
#include "pmml/report/text.h"

namespace pmml::report {

/// "petal_length ≤ 2.45"; parts beyond the limits become an ellipsis.
Text words_of(const Predicate& predicate);

}  // namespace pmml::report
