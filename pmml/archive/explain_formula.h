// Expressions and conditions as formulas in one line.
#pragma once

#include <string>

#include "pmml/model/document.h"

namespace pmml::archive {

/// The expression with the names of fields in square brackets; empty when there is none.
std::string formula(const Expression& expression);
/// The condition in the same way.
std::string formula(const Predicate& predicate);
/// An interval, such as [0, 1).
std::string formula(const Interval& interval);

}  // namespace pmml::archive
