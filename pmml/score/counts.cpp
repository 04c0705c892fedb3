#include "pmml/score/counts.h"

#include <algorithm>

#include "pmml/score/gamma.h"

namespace pmml::scoring {

namespace {

class CountReader {
 public:
  CountReader(ModelContext& context, ExpectedCounts& counts) : context_(context), result_(counts) {}

  template <class Level>
  void read(const Level& level, Position where) {
    for (const FieldValue& value : level.fieldValues) {
      enter(value);
      read(value, value.where);
      current_.pop_back();
    }
    for (const FieldValueCount& value : level.fieldValueCounts) {
      enter(value);
      add(value);
      current_.pop_back();
    }
    if (level.fieldValues.empty() && level.fieldValueCounts.empty())
      fail_invalid("E-ABSENT", where, "FieldValue", "nothing", "counts of values");
  }

  const std::vector<std::string>& names() const { return names_; }

 private:
  template <class Value>
  void enter(const Value& value) {
    const std::size_t depth = current_.size();
    if (depth == names_.size()) {
      if (!result_.bins.empty()) refuse_shape(value.where, value.field);
      names_.push_back(value.field);
      fields_.push_back(context_.field(value.field, value.where));
      result_.fields.push_back(fields_.back().slot);
    }
    if (names_[depth] != value.field) refuse_shape(value.where, value.field);
    current_.push_back(
        literal(value.value, fields_[depth].type, context_.pool(), value.where, "FieldValue"));
  }

  [[noreturn]] static void refuse_shape(Position where, const std::string& field) {
    fail_invalid("E-VALUE", where, "FieldValue", field, "the same fields in every branch");
  }

  void add(const FieldValueCount& value) {
    if (current_.size() != names_.size()) refuse_shape(value.where, value.field);
    if (!(value.count >= 0))
      fail_invalid("E-VALUE", value.where, "FieldValueCount", "a negative count",
                   "a count of 0 or more");
    if (!known_.emplace(current_, 0).second)
      fail_invalid("E-DUPLICATE", value.where, "FieldValueCount", value.value,
                   "one count of every combination");
    result_.bins.push_back(current_);
    result_.counts.push_back(value.count);
    result_.total += value.count;
  }

  ModelContext& context_;
  ExpectedCounts& result_;
  std::vector<std::string> names_;
  std::vector<Field> fields_;
  FieldValues current_;
  CountMap known_;
};

}  // namespace

ExpectedCounts compile_counts(const Baseline& baseline, const std::string& tested,
                              ModelContext& context) {
  ExpectedCounts counts;
  CountReader reader(context, counts);
  if (baseline.countTable) {
    reader.read(*baseline.countTable, baseline.countTable->where);
  } else if (baseline.normalizedCountTable) {
    const NormalizedCountTable& table = *baseline.normalizedCountTable;
    reader.read(table, table.where);
    counts.normalized = table.sample.value_or(missing);
  } else {
    fail_invalid("E-ABSENT", baseline.where, "Baseline", "no counts",
                 "CountTable or NormalizedCountTable");
  }
  if (std::find(reader.names().begin(), reader.names().end(), tested) == reader.names().end())
    fail_invalid("E-FIELD", baseline.where, "Baseline", "no counts of " + tested,
                 "counts of the tested field");
  if (!(counts.total > 0))
    fail_invalid("E-VALUE", baseline.where, "Baseline", "counts that sum to 0", "a positive sum");
  return counts;
}

void SeenCounts::add(const FieldValues& combination, double weight, std::size_t window) {
  const auto [known, added] = counts_.emplace(combination, 0.0);
  if (added) seen_.push_back(combination);
  known->second += weight;
  if (window == 0) return;
  window_.emplace_back(combination, weight);
  if (window_.size() <= window) return;
  window_.pop_front();
  recount();
}

/// Adds up anew instead of subtracting, which would leave rounding errors behind.
void SeenCounts::recount() {
  counts_.clear();
  seen_.clear();
  for (const auto& [combination, weight] : window_) {
    const auto [known, added] = counts_.emplace(combination, 0.0);
    if (added) seen_.push_back(combination);
    known->second += weight;
  }
}

double independence(const CountMap& counts) {
  if (counts.empty()) return missing;
  std::vector<std::map<double, double>> margins(counts.begin()->first.size());
  double total = 0;
  for (const auto& [combination, count] : counts) {
    if (!(count > 0)) continue;
    total += count;
    for (std::size_t i = 0; i < margins.size(); ++i) margins[i][combination[i]] += count;
  }
  double cells = 1;
  double degrees = 1;
  for (const auto& margin : margins) {
    cells *= static_cast<double>(margin.size());
    degrees *= static_cast<double>(margin.size()) - 1;
  }
  if (!(degrees > 0)) return missing;
  double chi_square = 0;
  double remaining = total;
  double observed = 0;
  for (const auto& [combination, count] : counts) {
    if (!(count > 0)) continue;
    double expected = total;
    for (std::size_t i = 0; i < margins.size(); ++i)
      expected *= margins[i].at(combination[i]) / total;
    chi_square += (count - expected) * (count - expected) / expected;
    remaining -= expected;
    ++observed;
  }
  if (observed < cells) chi_square += std::max(0.0, remaining);
  return chi_square_cdf(chi_square, degrees);
}

}  // namespace pmml::scoring
