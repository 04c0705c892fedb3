#include <algorithm>
#include <cmath>
#include <set>

#include "estimators/frame.h"
#include "pmml/archive/data_digest.h"
#include "pmml/archive/profile_rules.h"
#include "pmml/archive/snapshot.h"
#include "pmml/archive/verify_stages.h"
#include "pmml/describe/numbers.h"
#include "pmml/score/field.h"

namespace pmml::archive {
namespace {

std::string rows_and_columns(std::int64_t rows, std::int64_t columns) {
  return std::to_string(rows) + " rows, " + std::to_string(columns) + " columns";
}

void compare_snapshot(Inspection& at, const TrainingData& recorded) {
  const TrainingData found = snapshot_of(*at.options.data, *at.data);
  const std::string path = provenance_path("/trainingData");
  const bool same_cells = recorded.tableSha256 == found.tableSha256;
  at.promises.compare("data-file", recorded.sha256, found.sha256,
                      same_cells ? "the file digest differs but the table digest matches: the "
                                   "same cells in other line ends, quotes, encoding or order of "
                                   "columns"
                                 : "the file digest and the table digest differ: other data",
                      path + "/@sha256");
  at.promises.compare("data-table", recorded.tableSha256, found.tableSha256,
                      "at least one cell, or the order of the rows, is another one",
                      path + "/@tableSha256");
  at.promises.compare("data-size", rows_and_columns(recorded.rows, recorded.columns),
                      rows_and_columns(found.rows, found.columns), "rows or columns are missing",
                      path + "/@rows");
}

// ---- Against the dictionary

/// What a field allows, ready for many cells.
class ValidCells {
 public:
  explicit ValidCells(const DataField& field) : intervals_(field.intervals) {
    for (const Value& value : field.values) {
      (value.property == ValueProperty::valid ? valid_ : others_).insert(value.value);
    }
    numeric_ = field.optype == OpType::continuous;
  }

  bool allows(const std::string& cell) const {
    if (others_.contains(cell) || valid_.contains(cell)) return true;
    double number = 0;
    const bool is_number = parse_double(cell, number) == NumberError::none;
    if (numeric_ && !is_number) return false;
    if (!valid_.empty()) return is_number && equals_a_valid(number);
    return intervals_.empty() || (is_number && in_interval(number));
  }

 private:
  bool equals_a_valid(double number) const {
    return std::ranges::any_of(valid_, [&](const std::string& text) {
      double value = 0;
      return parse_double(text, value) == NumberError::none && value == number;
    });
  }
  bool in_interval(double number) const {
    return std::ranges::any_of(intervals_,
                               [&](const Interval& i) { return scoring::contains(i, number); });
  }

  const std::vector<Interval>& intervals_;
  std::set<std::string> valid_;
  std::set<std::string> others_;
  bool numeric_ = false;
};

void compare_column(Inspection& at, const DataField& field, const Column& column) {
  const ValidCells valid(field);
  std::size_t wrong = 0;
  std::size_t first = 0;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (estimators::is_missing(column, row) || valid.allows(column.cell_text(row))) continue;
    if (wrong++ == 0) first = row;
  }
  if (wrong == 0) return;
  at.promises.differ("data-dictionary", "a valid value of " + field.name, column.cell_text(first),
                     counted(wrong, "cell") + " of " + field.name + ", the first in row " +
                         std::to_string(first + 1),
                     "/PMML/DataDictionary/DataField[@name='" + field.name + "']");
}

void compare_dictionary(Inspection& at) {
  std::size_t fields = 0;
  for (const DataField& field : at.document.pmml.dataDictionary->dataFields) {
    if (const Column* column = at.data->find(field.name)) {
      compare_column(at, field, *column);
      ++fields;
    }
  }
  if (fields == 0) return at.promises.skip("data-dictionary", "no column is a field of it");
  if (!at.promises.has("data-dictionary")) {
    at.promises.match("data-dictionary", counted(fields, "field"));
  }
}

// ---- Against the statistics

struct Range {
  double minimum = INFINITY;
  double maximum = -INFINITY;
  double rows = 0;
  double missing = 0;
};

Range range_of(const Column& column) {
  Range range;
  range.rows = static_cast<double>(column.size());
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (estimators::is_missing(column, row)) {
      ++range.missing;
    } else if (column.kind == Column::Kind::number) {
      range.minimum = std::min(range.minimum, column.numbers[row]);
      range.maximum = std::max(range.maximum, column.numbers[row]);
    }
  }
  return range;
}

void compare_statistic(Inspection& at, const std::string& field, std::string_view what,
                       std::optional<double> stated, double found) {
  if (!stated || same_score(*stated, found)) return;
  at.promises.differ("data-statistics", format_double(*stated), format_double(found),
                     std::string(what) + " of " + field + " is another one in the data",
                     "//UnivariateStats[@field='" + field + "']");
}

void compare_statistics_of(Inspection& at, const UnivariateStats& stats, const Column& column) {
  const Range range = range_of(column);
  if (stats.counts) {
    compare_statistic(at, column.name, "the number of rows", stats.counts->totalFreq, range.rows);
    compare_statistic(at, column.name, "the number of missing cells", stats.counts->missingFreq,
                      range.missing);
  }
  if (!stats.numericInfo || range.minimum > range.maximum) return;
  compare_statistic(at, column.name, "the minimum", stats.numericInfo->minimum, range.minimum);
  compare_statistic(at, column.name, "the maximum", stats.numericInfo->maximum, range.maximum);
}

void compare_statistics(Inspection& at) {
  const ConstModelParts model = at.parts();
  if (model.modelStats == nullptr) {
    return at.promises.skip("data-statistics", "the model has no ModelStats");
  }
  const Table used = rows_with_target(*at.data, target_of(model));
  std::size_t fields = 0;
  for (const UnivariateStats& stats : model.modelStats->univariateStats) {
    const Column* column = stats.field ? used.find(*stats.field) : nullptr;
    if (column == nullptr) continue;
    compare_statistics_of(at, stats, *column);
    ++fields;
  }
  if (!at.promises.has("data-statistics")) {
    at.promises.match("data-statistics", counted(fields, "field"));
  }
}

void skip_data(Inspection& at, const std::string& reason) {
  for (const std::string_view id :
       {"data-file", "data-table", "data-size", "data-dictionary", "data-statistics"}) {
    if (!at.promises.has(id)) at.promises.skip(id, reason);
  }
}

std::string not_given(const TrainingData* recorded) {
  if (recorded == nullptr) return "no data were given, and none are recorded";
  return "the data were not given" + (recorded->uri ? "; they are kept at " + *recorded->uri : "");
}

}  // namespace

void inspect_data(Inspection& at) {
  const TrainingData* recorded = training_data(at);
  if (!at.options.data) return skip_data(at, not_given(recorded));
  at.promises.attempt("data-file", at.report,
                      [&] { at.data = read_snapshot(*at.options.data, at.options.csv); });
  if (!at.data) return skip_data(at, "the data cannot be read");
  if (at.options.drift) return skip_data(at, "the data are new ones");
  if (recorded != nullptr) {
    at.promises.attempt("data-table", at.report, [&] { compare_snapshot(at, *recorded); });
  }
  at.promises.attempt("data-dictionary", at.report, [&] { compare_dictionary(at); });
  at.promises.attempt("data-statistics", at.report, [&] { compare_statistics(at); });
  skip_data(at, "no training data are recorded");
}

}  // namespace pmml::archive
