#include "pmml/tools/rules.h"

#include <algorithm>
#include <unordered_map>

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

RuleTable all_rules() {
  RuleTable all;
  for (const auto table : {field_rules,        data_rules,       mining_schema_rules,
                           expression_rules,   function_rules,   predicate_rules,
                           output_rules,       target_rules,     stats_rules,
                           verification_rules, array_rules,      tree_rules,
                           segment_rules,      regression_rules, general_regression_rules,
                           clustering_rules,   neural_rules,     bayes_rules,
                           instance_rules,     svm_rules,        scorecard_rules,
                           rule_set_rules,     item_rules,       other_model_rules}) {
    for (const DocumentRule& rule : table()) all.push_back(rule);
  }
  return all;
}

// Rules that look at every element do so for the fields it refers to and the limits of its numbers.
bool says_nothing(const ElementDescription& description) {
  return std::none_of(description.attributes.begin(), description.attributes.end(),
                      [](const AttributeRow& row) {
                        return row.names == Names::field || row.facet == Facet::probability ||
                               row.facet == Facet::percentage;
                      });
}

bool applies(const DocumentRule& rule, const ElementDescription& description) {
  if (rule.element == nullptr) return !says_nothing(description);
  return &rule.element() == &description;
}

class Checker final : public WalkVisitor {
 public:
  Checker(const Document& document, Report& report)
      : document_(document), report_(report), scopes_(document.pmml), counts_(rules().size()) {}

  bool enter(const WalkPath& path) override {
    scopes_.enter(path);
    for (const std::size_t index : rules_for(path.description())) {
      const DocumentRule& rule = rules()[index];
      RuleContext context(document_, path, scopes_, rule, report_, counts_[index]);
      rule.check(context, path.object());
    }
    return true;
  }
  void leave(const WalkPath& path) override { scopes_.leave(path); }

 private:
  // Positions in rules(); found once per kind of element.
  const std::vector<std::size_t>& rules_for(const ElementDescription& description) {
    const auto [found, is_new] = rules_for_.try_emplace(&description);
    if (!is_new) return found->second;
    for (std::size_t i = 0; i < rules().size(); ++i) {
      if (applies(rules()[i], description)) found->second.push_back(i);
    }
    return found->second;
  }

  const Document& document_;
  Report& report_;
  Scopes scopes_;
  std::vector<std::size_t> counts_;
  std::unordered_map<const ElementDescription*, std::vector<std::size_t>> rules_for_;
};

}  // namespace

void RuleContext::problem(std::string_view attribute, std::string found, std::string expected) {
  if (count_ >= max_problems_per_rule) return;
  const ElementDescription& description = path_.description();
  const bool described = description.attribute(attribute) != nullptr;
  if (described && !is_given(description, path_.object(), attribute)) return;
  add(path_.text(), path_.element().where, attribute, std::move(found), std::move(expected));
}

void RuleContext::problem_in(std::string_view name, std::size_t index, const Element& child,
                             std::string_view attribute, std::string found, std::string expected) {
  if (count_ >= max_problems_per_rule) return;
  add(path_.text() + "/" + numbered(name, index), child.where, attribute, std::move(found),
      std::move(expected));
}

void RuleContext::add(std::string path, Position where, std::string_view attribute,
                      std::string found, std::string expected) {
  ++count_;
  Problem problem;
  problem.id = rule_.id;
  problem.severity = rule_.severity;
  problem.layer = Layer::rule;
  problem.where = where;
  problem.path = std::move(path);
  if (!attribute.empty()) problem.path += "/@" + std::string(attribute);
  problem.found = std::move(found);
  problem.expected = std::move(expected);
  report_.add(std::move(problem));
}

std::span<const DocumentRule> rules() {
  static const RuleTable table = all_rules();
  return table;
}

void check_rules(const Document& document, Report& report) {
  Checker checker(document, report);
  walk(document.pmml, checker);
}

}  // namespace pmml
