// BaselineModel (checklist section 25).
#include <algorithm>
#include <cmath>
#include <deque>

#include "pmml/score/counts.h"
#include "pmml/score/distribution.h"
#include "pmml/score/gamma.h"
#include "pmml/score/record_expressions.h"
#include "pmml/score/records.h"

namespace pmml::scoring {

namespace {

using Statistic = BaselineTestStatistic;

class ZValue : public ModelScorer {
 public:
  ZValue(Slot slot, const TestDistribution& baseline) : slot_(slot), baseline_(baseline) {}

  void score(Row& row, Result& result) const override {
    const double x = row.get(slot_);
    if (!is_missing(x)) result.value = baseline_.z_value(x);
  }

  void explain(Row&, const Result&, Tracer& tracer) const override { baseline_.explain(tracer); }

 private:
  Slot slot_;
  TestDistribution baseline_;
};

/// The cumulated evidence that records are from the alternate distribution.
class Cusum : public ModelScorer {
 public:
  Cusum(Slot slot, const TestDistribution& baseline, const TestDistribution& alternate,
        double reset, std::size_t window)
      : slot_(slot), baseline_(baseline), alternate_(alternate), reset_(reset), window_(window) {}

  void score(Row& row, Result& result) const override {
    const double x = row.get(slot_);
    const double evidence =
        is_missing(x) ? missing : alternate_.log_density(x) - baseline_.log_density(x);
    if (is_missing(evidence)) return;
    State& state = row.records().state<State>(this);
    result.value = window_ == 0 ? advance(state, evidence) : slide(state, evidence);
  }

  /// What this record adds to the sum.
  void explain(Row& row, const Result& result, Tracer& tracer) const override {
    if (is_missing(result.value)) return;
    const double x = row.get(slot_);
    tracer.add("logDensity", "Alternate", alternate_.log_density(x));
    tracer.add("logDensity", "Baseline", baseline_.log_density(x));
    tracer.add("resetValue", {}, reset_);
  }

 private:
  struct State {
    double sum = 0;
    std::deque<double> window;
  };

  double advance(State& state, double evidence) const {
    state.sum = std::max(reset_, state.sum + evidence);
    return state.sum;
  }

  double slide(State& state, double evidence) const {
    state.window.push_back(evidence);
    if (state.window.size() > window_) state.window.pop_front();
    double sum = 0;
    for (const double each : state.window) sum = std::max(reset_, sum + each);
    return sum;
  }

  Slot slot_;
  TestDistribution baseline_;
  TestDistribution alternate_;
  double reset_;
  std::size_t window_;
};

enum class Scheme : std::uint8_t { none, independent, size_weighted };

/// Compares the counts of the records so far with those of the baseline.
class CountComparison : public ModelScorer {
 public:
  CountComparison(ExpectedCounts expected, std::optional<Slot> weight, std::size_t window)
      : expected_(std::move(expected)), weight_(weight), window_(window) {
    for (std::size_t bin = 0; bin < expected_.bins.size(); ++bin)
      bins_.emplace(expected_.bins[bin], bin);
  }

  void score(Row& row, Result& result) const final {
    FieldValues values;
    for (const Slot field : expected_.fields) {
      values.push_back(row.get(field));
      if (is_missing(values.back())) return;
    }
    const double weight = weight_ ? row.get(*weight_) : 1;
    if (is_missing(weight)) return;
    if (weight < 0) throw InvalidRecord{"weightField", "a negative weight", "0 or more"};
    auto& seen = row.records().state<SeenCounts>(this);
    seen.add(values, weight, window_);
    result.value = compare(aligned(seen));
  }

  /// The counts so far, in the order of the baseline, then what is made of them.
  void explain(Row& row, const Result&, Tracer& tracer) const final {
    const std::vector<Bin> bins = aligned(row.records().state<SeenCounts>(this));
    tracer.list(bins.size(), [&](std::size_t i) {
      tracer.add("expected", Tracer::number(i), bins[i].expected);
      tracer.add("observed", Tracer::number(i), bins[i].observed);
    });
    explain_statistic(bins, tracer);
  }

 protected:
  struct Bin {
    double expected;
    double observed;
  };
  virtual double compare(const std::vector<Bin>& bins) const = 0;
  virtual void explain_statistic(const std::vector<Bin>& bins, Tracer& tracer) const = 0;
  const ExpectedCounts& expected() const { return expected_; }

 private:
  /// The bins of the baseline, then those that it does not have.
  std::vector<Bin> aligned(const SeenCounts& seen) const {
    std::vector<Bin> bins;
    for (const double count : expected_.counts) bins.push_back({count, 0});
    for (const FieldValues& combination : seen.seen()) {
      const double count = seen.counts().at(combination);
      const auto known = bins_.find(combination);
      if (known != bins_.end()) {
        bins[known->second].observed = count;
      } else {
        bins.push_back({0, count});
      }
    }
    return bins;
  }

  ExpectedCounts expected_;
  std::map<FieldValues, std::size_t> bins_;
  std::optional<Slot> weight_;
  std::size_t window_;
};

class ChiSquareDistribution : public CountComparison {
 public:
  using CountComparison::CountComparison;

 protected:
  double compare(const std::vector<Bin>& bins) const override {
    const auto [sum, degrees] = chi_square(bins);
    return degrees < 1 ? missing : chi_square_cdf(sum, degrees);
  }

  void explain_statistic(const std::vector<Bin>& bins, Tracer& tracer) const override {
    const auto [sum, degrees] = chi_square(bins);
    tracer.add("chiSquare", {}, sum);
    tracer.add("degreesOfFreedom", {}, degrees);
  }

 private:
  struct ChiSquare {
    double sum = 0;
    double degrees = 0;
  };

  ChiSquare chi_square(const std::vector<Bin>& bins) const {
    const double size = expected().total;
    double seen = 0;
    for (const Bin& bin : bins) seen += bin.observed;
    if (!(seen > 0)) return {};
    double sum = 0;
    double used = 0;
    for (const Bin& bin : bins) {
      const double share = bin.expected / size;
      const double difference = share - bin.observed / seen;
      const double variance =
          share / expected().normalized.value_or(size) + bin.observed / (seen * seen);
      if (!(variance > 0)) continue;
      sum += difference * difference / variance;
      ++used;
    }
    return {sum, used - 1};
  }
};

class ScalarProduct : public CountComparison {
 public:
  ScalarProduct(ExpectedCounts expected, std::optional<Slot> weight, std::size_t window,
                Scheme scheme)
      : CountComparison(std::move(expected), weight, window), scheme_(scheme) {}

 protected:
  double compare(const std::vector<Bin>& bins) const override {
    const Products products = multiply(bins);
    if (scheme_ == Scheme::none) return products.both;
    const double norm = scheme_ == Scheme::independent
                            ? std::sqrt(products.expected) * std::sqrt(products.observed)
                            : (products.expected + products.observed) / 2;
    return norm > 0 ? products.both / norm : missing;
  }

  void explain_statistic(const std::vector<Bin>& bins, Tracer& tracer) const override {
    const Products products = multiply(bins);
    tracer.add("product", {}, products.both);
    if (scheme_ == Scheme::none) return;
    tracer.add("expectedSquare", {}, products.expected);
    tracer.add("observedSquare", {}, products.observed);
  }

 private:
  /// Of expected and observed counts, with each other and with themselves.
  struct Products {
    double both = 0;
    double expected = 0;
    double observed = 0;
  };

  static Products multiply(const std::vector<Bin>& bins) {
    Products products;
    for (const Bin& bin : bins) {
      products.both += bin.expected * bin.observed;
      products.expected += bin.expected * bin.expected;
      products.observed += bin.observed * bin.observed;
    }
    return products;
  }

  Scheme scheme_;
};

/// Independence of the fields of a table: the same for every record.
class ConstantStatistic : public ModelScorer {
 public:
  explicit ConstantStatistic(double value) : value_(value) {}
  void score(Row&, Result& result) const override { result.value = value_; }

 private:
  double value_;
};

/// Independence of the fields in the records so far.
class Independence : public ModelScorer {
 public:
  /// A field and the value that stands for a missing one, or missing.
  struct CountedField {
    Slot slot;
    double replacement;
  };
  Independence(std::vector<CountedField> fields, std::size_t window)
      : fields_(std::move(fields)), window_(window) {}

  void score(Row& row, Result& result) const override {
    FieldValues values;
    for (const CountedField& field : fields_) {
      const double value = row.get(field.slot);
      values.push_back(is_missing(value) ? field.replacement : value);
      if (is_missing(values.back())) return;
    }
    auto& seen = row.records().state<SeenCounts>(this);
    seen.add(values, 1, window_);
    result.value = independence(seen.counts());
  }

  /// Each combination in the order of its first appearance.
  void explain(Row& row, const Result&, Tracer& tracer) const override {
    const auto& seen = row.records().state<SeenCounts>(this);
    tracer.list(seen.seen().size(), [&](std::size_t i) {
      tracer.add("observed", Tracer::number(i), seen.counts().at(seen.seen()[i]));
    });
  }

 private:
  std::vector<CountedField> fields_;
  std::size_t window_;
};

class BaselineCompiler {
 public:
  BaselineCompiler(const TestDistributions& test, ModelContext& context)
      : test_(test), context_(context) {}

  ScorerPtr compile() {
    check();
    switch (test_.testStatistic) {
      case Statistic::zValue:
        return z_value();
      case Statistic::CUSUM:
        return cusum();
      case Statistic::chiSquareDistribution:
        return chi_square_distribution();
      case Statistic::scalarProduct:
        return scalar_product();
      default:
        return chi_square_independence();
    }
  }

 private:
  /// Attributes that the statistic does not have would change nothing: they are refused.
  void check() const {
    const Statistic statistic = test_.testStatistic;
    const bool counts =
        statistic == Statistic::scalarProduct || statistic == Statistic::chiSquareDistribution;
    if (test_.weightField && !counts) unsupported("weightField");
    if (test_.normalizationScheme && statistic != Statistic::scalarProduct)
      unsupported("normalizationScheme");
    if (test_.windowSize < 0)
      fail_invalid("E-VALUE", test_.where, "TestDistributions/@windowSize", "a negative number",
                   "0 or a number of records");
    if (context_.parts.single)
      context_.unsupported(test_, "TestDistributions", "x-mathContext=\"float\"");
  }

  [[noreturn]] void unsupported(const std::string& attribute) const {
    context_.unsupported(test_, "TestDistributions",
                         attribute + " of " + std::string(name_of(test_.testStatistic)));
  }

  Slot numeric(const std::string& name) {
    const Field field = context_.field(name, test_.where);
    if (!is_number(field.type))
      fail_invalid("E-TYPE", test_.where, "TestDistributions", name, "a number");
    return field.slot;
  }

  std::size_t window() {
    use_records(context_.compilation);
    return static_cast<std::size_t>(test_.windowSize);
  }

  TestDistribution baseline() const {
    return {test_.baseline->distribution, context_, test_.baseline->where};
  }

  ScorerPtr z_value() {
    if (test_.windowSize > 1) unsupported("windowSize");
    return std::make_unique<ZValue>(numeric(test_.field), baseline());
  }

  ScorerPtr cusum() {
    if (!test_.alternate)
      fail_invalid("E-ABSENT", test_.where, "TestDistributions", "CUSUM without Alternate",
                   "Alternate");
    const TestDistribution alternate(test_.alternate->distribution, context_,
                                     test_.alternate->where);
    if (!baseline().has_density() || !alternate.has_density())
      context_.unsupported(test_, "TestDistributions", "CUSUM of AnyDistribution");
    if (is_missing(test_.resetValue))
      fail_invalid("E-VALUE", test_.where, "TestDistributions/@resetValue", "NaN", "a number");
    return std::make_unique<Cusum>(numeric(test_.field), baseline(), alternate, test_.resetValue,
                                   window());
  }

  std::optional<Slot> weight() {
    if (!test_.weightField) return std::nullopt;
    return numeric(*test_.weightField);
  }

  ExpectedCounts counts() { return compile_counts(*test_.baseline, test_.field, context_); }

  double sample_size(const ExpectedCounts& counts) const {
    if (!(*counts.normalized > 0))
      fail_invalid("E-ABSENT", test_.baseline->where, "NormalizedCountTable", "no sample size",
                   "a positive sample");
    return *counts.normalized;
  }

  ScorerPtr chi_square_distribution() {
    ExpectedCounts expected = counts();
    if (expected.normalized) sample_size(expected);
    return std::make_unique<ChiSquareDistribution>(std::move(expected), weight(), window());
  }

  ScorerPtr scalar_product() {
    Scheme scheme = Scheme::none;
    if (test_.normalizationScheme) {
      if (*test_.normalizationScheme == "Independent") {
        scheme = Scheme::independent;
      } else if (*test_.normalizationScheme == "SizeWeighted") {
        scheme = Scheme::size_weighted;
      } else {
        fail_invalid("E-VALUE", test_.where, "TestDistributions/@normalizationScheme",
                     *test_.normalizationScheme, "Independent or SizeWeighted");
      }
    }
    return std::make_unique<ScalarProduct>(counts(), weight(), window(), scheme);
  }

  ScorerPtr chi_square_independence() {
    const Baseline& baseline = *test_.baseline;
    if (!baseline.fieldRefs.empty()) return observed_independence(baseline);
    const ExpectedCounts expected = counts();
    const double scale = expected.normalized ? sample_size(expected) / expected.total : 1;
    CountMap table;
    for (std::size_t bin = 0; bin < expected.bins.size(); ++bin)
      table[expected.bins[bin]] = expected.counts[bin] * scale;
    return std::make_unique<ConstantStatistic>(independence(table));
  }

  ScorerPtr observed_independence(const Baseline& baseline) {
    std::vector<Independence::CountedField> fields;
    for (const FieldRef& reference : baseline.fieldRefs) {
      const Field field = context_.field(reference.field, reference.where);
      double replacement = missing;
      if (reference.mapMissingTo)
        replacement = literal(*reference.mapMissingTo, field.type, context_.pool(), reference.where,
                              "FieldRef/@mapMissingTo");
      fields.push_back({field.slot, replacement});
    }
    return std::make_unique<Independence>(std::move(fields), window());
  }

  const TestDistributions& test_;
  ModelContext& context_;
};

}  // namespace

ScorerPtr compile_baseline(const BaselineModel& model, ModelContext& context) {
  if (!model.testDistributions || !model.testDistributions->baseline)
    fail_invalid("E-ABSENT", model.where, "BaselineModel", "no test", "TestDistributions");
  return BaselineCompiler(*model.testDistributions, context).compile();
}

}  // namespace pmml::scoring
