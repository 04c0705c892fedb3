// What the prose of the standard demands and a schema cannot say.
#pragma once

#include <span>
#include <string_view>

#include "pmml/describe/element_description.h"
#include "pmml/describe/problem.h"
#include "pmml/model/document.h"

namespace pmml {

class RuleContext;

/// One rule: it looks at every element of one kind or, when it names none, at every element that
/// refers to fields or holds probabilities or percentages.
struct DocumentRule {
  std::string_view id;  ///< stable, such as E-FIELD-UNKNOWN
  /// error: the document contradicts the standard; warning: it may not mean what was intended, or
  /// producers and engines differ; note: worth knowing.
  Severity severity;
  std::string_view sentence;  ///< what must hold
  std::string_view section;   ///< chapter of the standard
  DescriptionFunction element;
  void (*check)(RuleContext& context, const void* element);
};

/// All rules, grouped by chapter.
std::span<const DocumentRule> rules();

/// How many problems of one rule are reported for one document; further ones are dropped.
constexpr std::size_t max_problems_per_rule = 100;

/// Adds a problem of Layer::rule for everything in the document that breaks a rule. Attributes that
/// were required and absent are left to the structural check.
void check_rules(const Document& document, Report& report);

}  // namespace pmml
