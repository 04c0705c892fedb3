#include "pmml/score/comparison.h"

#include <algorithm>
#include <cmath>

#include "pmml/describe/numbers.h"

namespace pmml::scoring {

Comparison::Comparison(const ComparisonMeasure& measure, std::vector<ComparedField> fields,
                       std::vector<double> importance, const ModelContext& context)
    : kind_(measure.kind),
      measure_(static_cast<Measure>(measure.measure.index())),
      fields_(std::move(fields)),
      importance_(std::move(importance)),
      single_(context.parts.single) {
  if (measure_ == Measure::none)
    fail_invalid("E-ABSENT", measure.where, "ComparisonMeasure", "nothing", "a measure");
  if (is_binary() && is_distance())
    fail_invalid("E-VALUE", measure.where, "ComparisonMeasure/@kind", "distance",
                 "similarity, which this measure is");
  if (const auto* boxed = std::get_if<Box<minkowski>>(&measure.measure)) {
    power_ = (*boxed)->p_parameter;
    if (!(power_ > 0))
      fail_invalid("E-VALUE", (*boxed)->where, "minkowski/@p-parameter", format_double(power_),
                   "a number above 0");
  }
  if (const auto* boxed = std::get_if<Box<binarySimilarity>>(&measure.measure)) weights_ = **boxed;
  if (importance_.empty()) importance_.assign(fields_.size(), 1.0);
  for (const double q : importance_) total_importance_ = round(total_importance_ + q);
  for (const ComparedField& field : fields_) check_field(field);
  plain_ = !single_ && std::all_of(fields_.begin(), fields_.end(), [](const ComparedField& f) {
    return f.compare == CompareFunction::absDiff;
  });
}

void Comparison::check_field(const ComparedField& field) const {
  const bool table = field.compare == CompareFunction::table && !is_binary();
  const bool exact =
      field.compare == CompareFunction::delta || field.compare == CompareFunction::equal;
  if (field.field.type == DataType::string && !table && (is_binary() || !exact))
    fail_invalid("E-TYPE", field.where, "field " + field.name, "string",
                 "a number for this comparison");
  if (is_binary()) return;
  if (field.compare == CompareFunction::gaussSim && !(field.scale > 0))
    fail_invalid("E-VALUE", field.where, "similarityScale",
                 is_missing(field.scale) ? "nothing" : format_double(field.scale),
                 "a number above 0 for gaussSim");
  if (!table) return;
  const std::size_t values = field.field.space == nullptr ? 0 : field.field.space->valid.size();
  if (values == 0 || field.table.size() != values * values)
    fail_invalid("E-COUNT", field.where, "Comparisons",
                 std::to_string(field.table.size()) + " cells for " + std::to_string(values) +
                     " values of " + field.name,
                 "a square matrix over the values of the field");
  if (std::any_of(field.table.begin(), field.table.end(), is_missing))
    fail_invalid("E-ABSENT", field.where, "Comparisons", "a cell without value", "all cells");
}

double Comparison::prepare_stored(std::size_t i, double cell, Position where) const {
  if (is_missing(cell)) return cell;
  const ComparedField& field = fields_[i];
  if (is_binary()) {
    if (cell != 0 && cell != 1)
      fail_invalid("E-VALUE", where, "field " + field.name, format_double(cell), "0 or 1");
  } else if (field.compare == CompareFunction::table) {
    const auto rank = field.field.space->rank(cell);
    if (!rank)
      fail_invalid("E-VALUE", where, "field " + field.name, "a value that is not listed",
                   "a value of the field");
    return *rank;
  }
  return cell;
}

void Comparison::prepare(Row& row, std::vector<double>& record) const {
  record.resize(fields_.size());
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const ComparedField& field = fields_[i];
    double cell = row.get(field.field.slot);
    if (is_missing(cell)) {
      cell = missing;
    } else if (is_binary()) {
      if (cell != 0 && cell != 1) throw InvalidRecord{field.name, format_double(cell), "0 or 1"};
    } else if (field.compare == CompareFunction::table) {
      const auto rank = field.field.space->rank(cell);
      if (!rank) throw InvalidRecord{field.name, "a value that is not listed", "a listed value"};
      cell = *rank;
    }
    record[i] = round(cell);
  }
}

double Comparison::compare(std::span<const double> record, const double* stored) const {
  if (is_binary()) return count_matches(record, stored);
  if (plain_) {
    const double sum = plain_sum(record, stored);
    if (!is_missing(sum)) return finish(sum);
  }
  return aggregate(record, stored);
}

bool Comparison::is_closer(double a, double b) const {
  if (is_missing(a)) return false;
  if (is_missing(b)) return true;
  return is_distance() ? a < b : a > b;
}

/// The sum of a complete record; missing when a cell is missing or the measure is no sum.
double Comparison::plain_sum(std::span<const double> record, const double* stored) const {
  double sum = 0;
  if (measure_ == Measure::euclidean || measure_ == Measure::squaredEuclidean) {
    for (std::size_t i = 0; i < record.size(); ++i) {
      const double difference = record[i] - stored[i];
      sum += fields_[i].weight * (difference * difference);
    }
    return sum;
  }
  if (measure_ != Measure::cityBlock) return missing;
  for (std::size_t i = 0; i < record.size(); ++i)
    sum += fields_[i].weight * std::abs(record[i] - stored[i]);
  return sum;
}

/// What one field contributes, before its weight.
double Comparison::part(std::size_t i, double x, double y) const {
  const ComparedField& field = fields_[i];
  switch (field.compare) {
    case CompareFunction::absDiff:
      return round(std::abs(round(x - y)));
    case CompareFunction::gaussSim: {
      const double z = round(x - y);
      return round(std::exp(round(-std::log(2.0) * round(z * z) / (field.scale * field.scale))));
    }
    case CompareFunction::delta:
      return x == y ? 0 : 1;
    case CompareFunction::equal:
      return x == y ? 1 : 0;
    default: {
      const std::size_t values = field.field.space->valid.size();
      return field.table[static_cast<std::size_t>(x) * values + static_cast<std::size_t>(y)];
    }
  }
}

double Comparison::aggregate(std::span<const double> record, const double* stored) const {
  double sum = measure_ == Measure::chebychev ? -std::numeric_limits<double>::infinity() : 0;
  double present = 0;
  bool complete = true;
  bool compared = false;
  for (std::size_t i = 0; i < record.size(); ++i) {
    if (is_missing(record[i]) || is_missing(stored[i])) {
      complete = false;
      continue;
    }
    compared = true;
    present = round(present + importance_[i]);
    const double c = part(i, record[i], stored[i]);
    double term = c;
    if (measure_ == Measure::euclidean || measure_ == Measure::squaredEuclidean)
      term = round(c * c);
    if (measure_ == Measure::minkowski) term = round(std::pow(c, power_));
    term = round(fields_[i].weight * term);
    sum = measure_ == Measure::chebychev ? std::max(sum, term) : round(sum + term);
  }
  if (!compared) return missing;
  if (!complete) sum = round(sum * round(total_importance_ / present));
  return finish(sum);
}

double Comparison::finish(double sum) const {
  if (measure_ == Measure::euclidean) return round(std::sqrt(sum));
  if (measure_ == Measure::minkowski) return round(std::pow(sum, round(1 / power_)));
  return sum;
}

/// The similarity of fields that are 0 or 1, from how many of them are the same.
double Comparison::count_matches(std::span<const double> record, const double* stored) const {
  double counts[2][2] = {};
  bool compared = false;
  for (std::size_t i = 0; i < record.size(); ++i) {
    if (is_missing(record[i]) || is_missing(stored[i])) continue;
    compared = true;
    counts[record[i] != 0 ? 1 : 0][stored[i] != 0 ? 1 : 0] += 1;
  }
  if (!compared) return missing;
  const double a11 = counts[1][1];
  const double a10 = counts[1][0];
  const double a01 = counts[0][1];
  const double a00 = counts[0][0];
  const auto ratio = [this](double part, double whole) {
    return whole == 0 ? 0 : round(part / whole);
  };
  switch (measure_) {
    case Measure::simpleMatching:
      return ratio(a11 + a00, a11 + a10 + a01 + a00);
    case Measure::jaccard:
      return ratio(a11, a11 + a10 + a01);
    case Measure::tanimoto:
      return ratio(a11 + a00, a11 + 2 * (a10 + a01) + a00);
    default:
      break;
  }
  const binarySimilarity& w = weights_;
  return ratio(
      w.c11_parameter * a11 + w.c10_parameter * a10 + w.c01_parameter * a01 + w.c00_parameter * a00,
      w.d11_parameter * a11 + w.d10_parameter * a10 + w.d01_parameter * a01 +
          w.d00_parameter * a00);
}

}  // namespace pmml::scoring
