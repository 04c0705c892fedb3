// What a rule is given, and the tables of rules by chapter. Used by the rules only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pmml/tools/rules.h"
#include "pmml/tools/scope.h"
#include "pmml/tools/walk.h"

namespace pmml {

/// The place that a rule looks at, and where it says what it found.
class RuleContext {
 public:
  RuleContext(const Document& document, const WalkPath& path, const Scopes& scopes,
              const DocumentRule& rule, Report& report, std::size_t& count)
      : document_(document),
        path_(path),
        scopes_(scopes),
        rule_(rule),
        report_(report),
        count_(count) {}

  const Document& document() const { return document_; }
  const WalkPath& path() const { return path_; }
  const Scopes& scopes() const { return scopes_; }

  /// A problem of the element, or of one of its attributes when named.
  void problem(std::string_view attribute, std::string found, std::string expected);
  /// A problem of a child: the element of that name with `index` earlier siblings of the name.
  void problem_in(std::string_view name, std::size_t index, const Element& child,
                  std::string_view attribute, std::string found, std::string expected);

 private:
  void add(std::string path, Position where, std::string_view attribute, std::string found,
           std::string expected);

  const Document& document_;
  const WalkPath& path_;
  const Scopes& scopes_;
  const DocumentRule& rule_;
  Report& report_;
  std::size_t& count_;
};

namespace detail {
template <class F>
struct RuleFunction;
template <class T>
struct RuleFunction<void (*)(RuleContext&, const T&)> {
  using type = T;
};
}  // namespace detail

/// A rule that calls `Check` with every element of the type that the function takes.
template <auto Check>
DocumentRule rule(std::string_view id, Severity severity, std::string_view section,
                  std::string_view sentence) {
  using T = typename detail::RuleFunction<decltype(Check)>::type;
  return {id,
          severity,
          sentence,
          section,
          &description_of<T>,
          [](RuleContext& context, const void* element) {
            Check(context, *static_cast<const T*>(element));
          }};
}

using RuleTable = std::vector<DocumentRule>;

RuleTable field_rules();
RuleTable data_rules();
RuleTable mining_schema_rules();
RuleTable expression_rules();
RuleTable function_rules();
RuleTable predicate_rules();
RuleTable output_rules();
RuleTable target_rules();
RuleTable stats_rules();
RuleTable verification_rules();
RuleTable array_rules();
RuleTable tree_rules();
RuleTable segment_rules();
RuleTable regression_rules();
RuleTable general_regression_rules();
RuleTable clustering_rules();
RuleTable neural_rules();
RuleTable bayes_rules();
RuleTable instance_rules();
RuleTable svm_rules();
RuleTable scorecard_rules();
RuleTable rule_set_rules();
RuleTable item_rules();
RuleTable other_model_rules();

}  // namespace pmml
