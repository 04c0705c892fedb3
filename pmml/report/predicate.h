// Conditions and expressions in words.
#pragma once

#include "pmml/model/document.h"
#include "pmml/report/text.h"

namespace pmml::report {

/// "petal_length ≤ 2.45"; parts beyond the limits become an ellipsis.
Text words_of(const Predicate& predicate);
/// "(age − 48.5) / 13.1"; parts beyond the limits become an ellipsis.
Text words_of(const Expression& expression);

}  // namespace pmml::report
