// NaiveBayesModel (checklist section 18).
#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "pmml/score/distribution.h"
#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

namespace {

/// A sum that keeps what rounding would lose: products of many probabilities are sums of
/// logarithms.
class ExactSum {
 public:
  void add(double x) {
    const double next = sum_ + x;
    if (std::isfinite(next))
      lost_ += std::abs(sum_) >= std::abs(x) ? (sum_ - next) + x : (x - next) + sum_;
    sum_ = next;
  }
  double value() const { return std::isfinite(sum_) ? sum_ + lost_ : sum_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

/// The logarithm of the probability of an input for every category.
class BayesFactor {
 public:
  explicit BayesFactor(Slot slot) : slot_(slot) {}
  virtual ~BayesFactor() = default;
  /// Leaves the sums as they are when the value says nothing.
  void add(Row& row, std::vector<ExactSum>& sums) const {
    const double x = row.get(slot_);
    if (!is_missing(x)) add_value(x, sums);
  }

 protected:
  virtual void add_value(double x, std::vector<ExactSum>& sums) const = 0;

 private:
  Slot slot_;
};

/// Logarithms by value, one per category.
using CountTable = std::unordered_map<double, std::vector<double>>;

class DiscreteFactor : public BayesFactor {
 public:
  DiscreteFactor(Slot slot, CountTable table) : BayesFactor(slot), table_(std::move(table)) {}

 protected:
  void add_value(double x, std::vector<ExactSum>& sums) const override {
    const auto found = table_.find(x);
    if (found == table_.end()) return;
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i].add(found->second[i]);
  }

 private:
  CountTable table_;
};

/// By category; without a distribution every value has the threshold.
using Densities = std::vector<std::optional<TestDistribution>>;

class ContinuousFactor : public BayesFactor {
 public:
  ContinuousFactor(Slot slot, Densities densities, double log_threshold)
      : BayesFactor(slot), densities_(std::move(densities)), log_threshold_(log_threshold) {}

 protected:
  void add_value(double x, std::vector<ExactSum>& sums) const override {
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const double log = densities_[i] ? densities_[i]->log_density(x) : log_threshold_;
      sums[i].add(log > log_threshold_ ? log : log_threshold_);
    }
  }

 private:
  Densities densities_;
  double log_threshold_;
};

class NaiveBayesScorer : public ModelScorer {
 public:
  NaiveBayesScorer(std::vector<std::unique_ptr<const BayesFactor>> factors,
                   std::vector<double> log_priors, std::vector<std::string> names,
                   const ModelContext& context)
      : factors_(std::move(factors)),
        log_priors_(std::move(log_priors)),
        names_(std::move(names)),
        categories_(context.categories),
        category_type_(context.target_type),
        single_(context.parts.single) {}

  void score(Row& row, Result& result) const override {
    std::vector<ExactSum> sums = logarithms(row);
    std::vector<double> shares;
    for (const ExactSum& sum : sums) shares.push_back(sum.value());
    const double largest = *std::max_element(shares.begin(), shares.end());
    if (!std::isfinite(largest)) return;
    double total = 0;
    for (double& share : shares) total += share = std::exp(share - largest);
    for (double& share : shares) share = single_ ? to_single(share / total) : share / total;
    result.value = categories_[*position_of_largest(shares)];
    result.probabilities = std::move(shares);
  }

  /// Logarithms: of the prior, of what each input says, and their sums.
  void explain(Row& row, const Result&, Tracer& tracer) const override {
    tracer.list(categories_.size(), [&](std::size_t i) {
      tracer.add("logPrior", category(i, tracer), log_priors_[i]);
    });
    tracer.list(factors_.size(), [&](std::size_t f) {
      std::vector<ExactSum> sums(categories_.size());
      factors_[f]->add(row, sums);
      add_logarithms("logLikelihood", names_[f] + ", ", sums, tracer);
    });
    add_logarithms("logSum", {}, logarithms(row), tracer);
  }

 private:
  /// Of the prior and all inputs, by category.
  std::vector<ExactSum> logarithms(Row& row) const {
    std::vector<ExactSum> sums(categories_.size());
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i].add(log_priors_[i]);
    for (const auto& factor : factors_) factor->add(row, sums);
    return sums;
  }

  void add_logarithms(const char* kind, const std::string& input, const std::vector<ExactSum>& sums,
                      Tracer& tracer) const {
    tracer.list(sums.size(), [&](std::size_t i) {
      tracer.add(kind, input + category(i, tracer), sums[i].value());
    });
  }

  std::string category(std::size_t i, const Tracer& tracer) const {
    return tracer.text(categories_[i], category_type_);
  }

  std::vector<std::unique_ptr<const BayesFactor>> factors_;
  std::vector<double> log_priors_;
  std::vector<std::string> names_;  ///< of the inputs
  std::vector<double> categories_;
  DataType category_type_;
  bool single_;
};

/// Values times categories that are kept.
constexpr std::size_t most_counts = std::size_t{1} << 24;

class NaiveBayesCompiler {
 public:
  NaiveBayesCompiler(const NaiveBayesModel& model, ModelContext& context)
      : model_(model), context_(context) {}

  ScorerPtr compile() {
    check();
    const std::vector<double> priors = counts_of(*model_.bayesOutput->targetValueCounts);
    std::vector<double> log_priors;
    for (const double count : priors) log_priors.push_back(std::log(is_missing(count) ? 0 : count));
    std::vector<std::unique_ptr<const BayesFactor>> factors;
    std::vector<std::string> names;
    for (const BayesInput& input : model_.bayesInputs->bayesInputs) {
      factors.push_back(input.targetValueStats ? continuous(input) : discrete(input));
      names.push_back(input.fieldName);
    }
    return std::make_unique<NaiveBayesScorer>(std::move(factors), std::move(log_priors),
                                              std::move(names), context_);
  }

 private:
  void check() {
    const BayesOutput& output = *model_.bayesOutput;
    if (context_.target_name.empty()) context_.set_target(output.fieldName, output.where);
    if (!context_.classifies())
      fail_invalid("E-FUNCTION", model_.where, "NaiveBayesModel",
                   std::string(name_of(model_.functionName)), "classification");
    if (!output.fieldName.empty() && output.fieldName != context_.target_name)
      fail_invalid("E-FIELD", output.where, "BayesOutput", output.fieldName,
                   "the target " + context_.target_name);
    if (!(model_.threshold >= 0))
      fail_invalid("E-VALUE", model_.where, "NaiveBayesModel", "a negative threshold",
                   "a threshold that is not negative");
    for (const TargetValueCount& count : output.targetValueCounts->targetValueCounts)
      context_.category(context_.target_value(count.value, count.where));
    if (context_.categories.empty())
      fail_invalid("E-NO-CLASS", output.where, "BayesOutput", "no TargetValueCount",
                   "the categories of the target");
    for (std::size_t i = 0; i < context_.categories.size(); ++i)
      places_.emplace(context_.categories[i], i);
  }

  std::size_t category(const std::string& text, Position where) {
    const double value = context_.target_value(text, where);
    const auto found = places_.find(value);
    if (found == places_.end())
      fail_invalid("E-VALUE", where, "NaiveBayesModel", text, "a category of the target");
    return found->second;
  }

  /// One number per category, missing where none is given.
  std::vector<double> counts_of(const TargetValueCounts& counts) {
    counts_ += context_.categories.size();
    if (counts_ > most_counts)
      context_.unsupported(counts, "TargetValueCounts", "more than 2^24 counts");
    std::vector<double> numbers(context_.categories.size(), missing);
    for (const TargetValueCount& count : counts.targetValueCounts) {
      double& number = numbers[category(count.value, count.where)];
      if (!is_missing(number) || !(count.count >= 0))
        fail_invalid(is_missing(number) ? "E-VALUE" : "E-DUPLICATE", count.where,
                     "TargetValueCount", count.value, "one count, not negative, for a category");
      number = count.count;
    }
    return numbers;
  }

  std::unique_ptr<const BayesFactor> discrete(const BayesInput& input) {
    Field field{0, DataType::string, OpType::categorical, nullptr};
    if (input.derivedField) {
      ExprPtr expr = compile_derived(*input.derivedField, context_);
      field.type = expr->type;
      field.slot = context_.compilation.program.add_slot(std::move(expr));
    } else {
      field = context_.field(input.fieldName, input.where);
    }
    CountTable table;
    std::vector<double> totals(context_.categories.size(), 0.0);
    for (const PairCounts& pair : input.pairCounts) {
      const double value =
          literal(pair.value, field.type, context_.pool(), pair.where, "PairCounts");
      const auto [row, added] = table.emplace(value, counts_of(*pair.targetValueCounts));
      if (!added)
        fail_invalid("E-DUPLICATE", pair.where, "PairCounts", pair.value, "each value once");
      for (std::size_t i = 0; i < totals.size(); ++i) {
        if (!is_missing(row->second[i])) totals[i] += row->second[i];
      }
    }
    for (auto& [value, counts] : table) to_logarithms(counts, totals);
    return std::make_unique<DiscreteFactor>(field.slot, std::move(table));
  }

  /// A count that is zero or left out has the threshold as probability.
  void to_logarithms(std::vector<double>& counts, const std::vector<double>& totals) const {
    for (std::size_t i = 0; i < counts.size(); ++i)
      counts[i] = std::log(counts[i] > 0 ? counts[i] / totals[i] : model_.threshold);
  }

  std::unique_ptr<const BayesFactor> continuous(const BayesInput& input) {
    Densities densities(context_.categories.size());
    for (const TargetValueStat& stat : input.targetValueStats->targetValueStats) {
      auto& density = densities[category(stat.value, stat.where)];
      if (density)
        fail_invalid("E-DUPLICATE", stat.where, "TargetValueStat", stat.value,
                     "one distribution for a category");
      density = density_of(stat);
    }
    return std::make_unique<ContinuousFactor>(context_.number_slot(input.fieldName, input.where),
                                              std::move(densities), std::log(model_.threshold));
  }

  TestDistribution density_of(const TargetValueStat& stat) const {
    if (!std::holds_alternative<Box<GaussianDistribution>>(stat.distribution) &&
        !std::holds_alternative<Box<PoissonDistribution>>(stat.distribution))
      context_.unsupported(stat, "TargetValueStat", "a distribution that gives no probability");
    return {stat.distribution, context_, stat.where};
  }

  const NaiveBayesModel& model_;
  ModelContext& context_;
  std::unordered_map<double, std::size_t> places_;  ///< of the categories
  std::size_t counts_ = 0;                          ///< numbers kept so far
};

}  // namespace

ScorerPtr compile_naive_bayes(const NaiveBayesModel& model, ModelContext& context) {
  return NaiveBayesCompiler(model, context).compile();
}

}  // namespace pmml::scoring
