// Trees of any shape as comparisons of one number with another.
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "pmml/score/forest.h"
#include "pmml/score/program.h"

namespace pmml::scoring {

namespace {

using Kind = Test::Kind;

/// 1 where a test holds, 0 where not, missing where that is unknown.
class IndicatorTest : public Expr {
 public:
  explicit IndicatorTest(Test test) : Expr(DataType::double_), test_(std::move(test)) {}
  double eval(Row& row) const override {
    const Truth truth = test_.eval(row);
    return truth == Truth::unknown ? missing : truth == Truth::yes ? 1 : 0;
  }

 private:
  Test test_;
};

/// A comparison as a forest makes it.
struct Threshold {
  Slot slot = 0;
  double value = 0;
  bool reaches = false;
  bool above = false;  ///< the test holds above the value
};

class ForestPlanner {
 public:
  ForestPlanner(std::span<const CompiledSegment> segments, const Combination& combination,
                Program& program)
      : segments_(segments), combination_(combination), program_(program) {
    plan_.width = combination.width();
    plan_.start = combination.start();
    plan_.single = combination.is_single();
  }

  std::optional<ForestPlan> plan() {
    for (const CompiledSegment& segment : segments_) {
      plan_.skipped.push_back(segment.model->result());
      if (!add_tree(segment)) return std::nullopt;
    }
    if (plan_.columns.empty()) return std::nullopt;
    for (IndicatorTest& indicator : indicators_)
      program_.add_slot(std::make_unique<IndicatorTest>(std::move(indicator)));
    return std::move(plan_);
  }

 private:
  /// Where a walk stands: before the test of a child, at a branch that answers, or nowhere.
  struct Place {
    std::uint32_t branch = no_index;
    std::uint32_t child = 0;
    bool answers = false;
    bool operator==(const Place&) const = default;
  };
  struct Open {
    Place place;
    std::uint32_t node;
    std::uint32_t depth;
  };

  bool add_tree(const CompiledSegment& segment) {
    segment_ = &segment;
    tree_ = &segment.tree->tree();
    if (!tree_->embedded.empty()) return false;
    ForestTree placed{plan_.nodes.size(), 0};
    plan_.nodes.emplace_back();
    std::vector<Open> open = {{settle({0, 0, false}), 0, 0}};
    while (!open.empty()) {
      const Open next = open.back();
      open.pop_back();
      placed.depth = std::max(placed.depth, next.depth);
      if (next.place.answers || next.place.branch == no_index) {
        if (!add_leaf(next, placed.begin)) return false;
      } else {
        add_split(next, placed.begin, open);
      }
    }
    plan_.trees.push_back(placed);
    return indicators_.size() <= 64 + 2 * segments_.size() && plan_.nodes.size() < no_index / 2;
  }

  /// Goes on while there is nothing to compare.
  Place settle(Place place) const {
    while (place.branch != no_index && !place.answers) {
      const Branch& branch = tree_->branches[place.branch];
      if (branch.children == 0) {
        place = {place.branch, 0, true};
      } else if (place.child == branch.children) {
        place = ended(place.branch);
      } else {
        const Kind kind = tree_->branches[branch.first_child + place.child].test.kind();
        if (kind == Kind::never) {
          ++place.child;
        } else if (kind == Kind::always) {
          place = {branch.first_child + place.child, 0, false};
        } else {
          break;
        }
      }
    }
    return place;
  }

  Place ended(std::uint32_t branch) const {
    if (tree_->no_true_child == NoTrueChildStrategy::returnLastPrediction) return {branch, 0, true};
    return {};
  }

  /// Where an unknown test leads; `next` is the place after a test that does not hold.
  Place unknown(std::uint32_t branch, const Place& next) const {
    switch (tree_->missing_value) {
      case MissingValueStrategy::none:
        return next;
      case MissingValueStrategy::lastPrediction:
        return {branch, 0, true};
      case MissingValueStrategy::defaultChild: {
        const std::uint32_t child = tree_->branches[branch].default_child;
        return child == no_index ? Place{} : settle({child, 0, false});
      }
      default:
        return {};
    }
  }

  void add_split(const Open& at, std::size_t begin, std::vector<Open>& open) {
    const Branch& branch = tree_->branches[at.place.branch];
    const std::uint32_t child = branch.first_child + at.place.child;
    const bool paired = at.place.child == 0 && tree_->splits[at.place.branch].kind() != Kind::never;
    const Place yes = settle({child, 0, false});
    const Place no = paired ? settle({child + 1, 0, false})
                            : settle({at.place.branch, at.place.child + 1, false});
    const bool second_is_unknown = paired && tree_->branches[child + 1].test.kind() != Kind::always;
    const Place absent = unknown(at.place.branch, second_is_unknown ? ended(at.place.branch) : no);

    const Threshold comparison = comparison_of(tree_->branches[child].test);
    const Place& first = comparison.above ? no : yes;
    const Place& second = comparison.above ? yes : no;
    const std::size_t source = source_of(comparison.slot);
    if (absent != first && absent != second) plan_.required[source] = true;

    const auto pair = static_cast<std::uint32_t>(plan_.nodes.size() - begin);
    ForestNode& node = plan_.nodes[begin + at.node];
    node.value = comparison.value;
    node.first = pair;
    node.column = column_of({source, absent == second ? INFINITY : -INFINITY, comparison.reaches});
    plan_.nodes.resize(plan_.nodes.size() + 2);
    open.push_back({second, pair + 1, at.depth + 1});
    open.push_back({first, pair, at.depth + 1});
  }

  Threshold comparison_of(const Test& test) {
    switch (test.kind()) {
      case Kind::lessThan:
        return {test.slot(), test.value(), true, false};
      case Kind::lessOrEqual:
        return {test.slot(), test.value(), false, false};
      case Kind::greaterThan:
        return {test.slot(), test.value(), false, true};
      case Kind::greaterOrEqual:
        return {test.slot(), test.value(), true, true};
      default:
        return {indicator_of(test), 0.5, false, true};
    }
  }

  /// The slot that an indicator will have once the forest is planned.
  Slot indicator_of(const Test& test) {
    const auto key = std::tuple(test.kind(), test.slot(), test.value());
    for (auto [at, end] = known_tests_.equal_range(key); at != end; ++at) {
      if (at->second.first.same(test)) return at->second.second;
    }
    const auto slot = static_cast<Slot>(program_.slots.size() + indicators_.size());
    indicators_.emplace_back(test);
    known_tests_.emplace(key, std::pair(test, slot));
    return slot;
  }

  std::size_t source_of(Slot slot) {
    const auto [found, is_new] = sources_.emplace(slot, plan_.slots.size());
    if (is_new) {
      plan_.slots.push_back(slot);
      plan_.required.push_back(false);
    }
    return found->second;
  }

  std::uint32_t column_of(const ForestColumn& column) {
    const auto key = std::tuple(column.source, column.absent, column.reaches);
    const auto [found, is_new] =
        columns_.emplace(key, static_cast<std::uint32_t>(plan_.columns.size()));
    if (is_new) plan_.columns.push_back(column);
    return found->second;
  }

  bool add_leaf(const Open& at, std::size_t begin) {
    const std::size_t start = plan_.leaves.size();
    if (start + plan_.width >= no_index) return false;
    ForestNode& node = plan_.nodes[begin + at.node];
    node.first = at.node;
    node.leaf = static_cast<std::uint32_t>(start / plan_.width);
    plan_.leaves.resize(start + plan_.width, 0.0);
    const auto numbers = std::span(plan_.leaves).subspan(start);
    if (at.place.branch == no_index || is_missing(tree_->branches[at.place.branch].score)) {
      numbers[0] = missing;
    } else {
      combination_.contribute(*segment_, result_of(tree_->branches[at.place.branch]), numbers);
    }
    return true;
  }

  Result result_of(const Branch& branch) const {
    Result result;
    result.value = branch.score;
    if (branch.distribution == no_index) return result;
    const auto& all = tree_->distributions;
    const auto shares = all.of(all.probabilities, branch.distribution);
    result.probabilities.assign(shares.begin(), shares.end());
    return result;
  }

  std::span<const CompiledSegment> segments_;
  const Combination& combination_;
  Program& program_;
  const CompiledSegment* segment_ = nullptr;
  const Tree* tree_ = nullptr;
  ForestPlan plan_;
  std::map<Slot, std::size_t> sources_;
  std::map<std::tuple<std::size_t, double, bool>, std::uint32_t> columns_;
  std::vector<IndicatorTest> indicators_;
  std::multimap<std::tuple<Kind, Slot, double>, std::pair<Test, Slot>> known_tests_;
};

}  // namespace

std::optional<ForestPlan> plan_forest(std::span<const CompiledSegment> segments,
                                      const Combination& combination, Program& program) {
  return ForestPlanner(segments, combination, program).plan();
}

}  // namespace pmml::scoring
