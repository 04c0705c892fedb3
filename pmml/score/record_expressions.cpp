#include "pmml/score/record_expressions.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "pmml/score/fail.h"
#include "pmml/score/list_text.h"
#include "pmml/score/records.h"

namespace pmml::scoring {

namespace {

enum class Summary : std::uint8_t { count, sum, product, average, median, min, max, stddev };

double sum_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum;
}

double median_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/// Of a sample: divided by one less than the number of values.
double stddev_of(const std::vector<double>& values) {
  if (values.size() < 2) return missing;
  const double mean = sum_of(values) / static_cast<double>(values.size());
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

/// Of the present values; missing when there are none, except that their count is 0.
double summarise(Summary summary, const std::vector<double>& values) {
  if (summary == Summary::count) return static_cast<double>(values.size());
  if (values.empty()) return missing;
  switch (summary) {
    case Summary::sum:
      return sum_of(values);
    case Summary::product: {
      double product = 1;
      for (const double value : values) product *= value;
      return product;
    }
    case Summary::average:
      return sum_of(values) / static_cast<double>(values.size());
    case Summary::median:
      return median_of(values);
    case Summary::min:
      return *std::min_element(values.begin(), values.end());
    case Summary::max:
      return *std::max_element(values.begin(), values.end());
    default:
      return stddev_of(values);
  }
}

DataType type_of(Summary summary, DataType field) {
  switch (summary) {
    case Summary::count:
      return DataType::integer;
    case Summary::min:
    case Summary::max:
      return field;
    case Summary::sum:
    case Summary::product:
      return field == DataType::integer ? field : DataType::double_;
    default:
      return DataType::double_;
  }
}

/// Numbers only, except that anything can be counted and times have a smallest and a largest.
void check_type(Summary summary, DataType type, const Element& element, std::string_view name) {
  const bool extreme = summary == Summary::min || summary == Summary::max;
  const bool fits = summary == Summary::count || is_number(type) ||
                    (extreme && type != DataType::string && type != DataType::boolean);
  if (!fits)
    fail_invalid("E-TYPE", element.where, std::string(name),
                 "a field of type " + std::string(name_of(type)), "a number");
}

Field input_field(const std::string& name, const Element& element, std::string_view path,
                  Scope& scope) {
  use_records(scope.compilation);
  const Field field = scope.field(name, element.where);
  if (field.after_model)
    fail_unsupported(element.where, std::string(path), "an output field of other records",
                     "a field of the input");
  return field;
}

/// The record `n` places earlier in the same block.
class LagExpr : public Expr {
 public:
  LagExpr(const Field& field, DataType result, std::size_t n, std::vector<Slot> blocks)
      : Expr(result), slot_(field.slot), n_(n), blocks_(std::move(blocks)) {}

  double eval(Row& row) const override {
    const std::size_t earlier = row.place() - start_of_block(row.records(), row.place());
    return earlier < n_ ? missing : row.records().value(slot_, row.place() - n_);
  }

 protected:
  /// The present values of up to n earlier records, oldest first.
  std::vector<double> window(Row& row) const {
    const std::size_t start = start_of_block(row.records(), row.place());
    const std::size_t first = row.place() - std::min(n_, row.place() - start);
    std::vector<double> values;
    for (std::size_t place = first; place < row.place(); ++place) {
      const double value = row.records().value(slot_, place);
      if (!is_missing(value)) values.push_back(value);
    }
    return values;
  }

 private:
  std::size_t start_of_block(Records& records, std::size_t place) const {
    if (blocks_.empty()) return 0;
    if (records.state<std::vector<std::size_t>>(this).empty()) {
      std::vector<std::size_t> starts(records.count(), 0);
      for (std::size_t p = 1; p < starts.size(); ++p)
        starts[p] = is_same_block(records, p - 1, p) ? starts[p - 1] : p;
      records.state<std::vector<std::size_t>>(this) = std::move(starts);
    }
    return records.state<std::vector<std::size_t>>(this)[place];
  }

  bool is_same_block(Records& records, std::size_t a, std::size_t b) const {
    return std::all_of(blocks_.begin(), blocks_.end(), [&](Slot block) {
      const double first = records.value(block, a);
      const double second = records.value(block, b);
      return first == second || (is_missing(first) && is_missing(second));
    });
  }

  Slot slot_;
  std::size_t n_;
  std::vector<Slot> blocks_;
};

class LagSummary : public LagExpr {
 public:
  LagSummary(const Field& field, Summary summary, std::size_t n, std::vector<Slot> blocks)
      : LagExpr(field, type_of(summary, field.type), n, std::move(blocks)), summary_(summary) {}

  double eval(Row& row) const override { return summarise(summary_, window(row)); }

 private:
  Summary summary_;
};

std::optional<Summary> summary_of(LagAggregate aggregate) {
  switch (aggregate) {
    case LagAggregate::avg:
      return Summary::average;
    case LagAggregate::max:
      return Summary::max;
    case LagAggregate::median:
      return Summary::median;
    case LagAggregate::min:
      return Summary::min;
    case LagAggregate::product:
      return Summary::product;
    case LagAggregate::sum:
      return Summary::sum;
    case LagAggregate::stddev:
      return Summary::stddev;
    default:
      return std::nullopt;
  }
}

/// Over the records of a group, or of the table when there are no group fields.
class GroupExpr : public Expr {
 public:
  GroupExpr(DataType result, const Field& field, std::vector<Slot> groups)
      : Expr(result), field_(field), groups_(std::move(groups)) {}

  double eval(Row& row) const override {
    Records& records = row.records();
    if (groups_.empty())
      return records.once(*this, 0, [&] { return combine(all(records), row.pool()); });
    const std::vector<std::size_t>& members = records.group(groups_, row.place());
    if (members.empty()) return missing;
    return records.once(*this, members.front(),
                        [&] { return combine(values(records, members), row.pool()); });
  }

 protected:
  virtual double combine(const std::vector<double>& values, StringPool& pool) const = 0;
  DataType field_type() const { return field_.type; }

 private:
  std::vector<double> values(Records& records, const std::vector<std::size_t>& places) const {
    std::vector<double> present;
    for (const std::size_t place : places) {
      const double value = records.value(field_.slot, place);
      if (!is_missing(value)) present.push_back(value);
    }
    return present;
  }

  std::vector<double> all(Records& records) const {
    std::vector<std::size_t> places(records.count());
    for (std::size_t place = 0; place < places.size(); ++place) places[place] = place;
    return values(records, places);
  }

  Field field_;
  std::vector<Slot> groups_;
};

class GroupSummary : public GroupExpr {
 public:
  GroupSummary(Summary summary, const Field& field, std::vector<Slot> groups)
      : GroupExpr(type_of(summary, field.type), field, std::move(groups)), summary_(summary) {}

 protected:
  double combine(const std::vector<double>& values, StringPool&) const override {
    return summarise(summary_, values);
  }

 private:
  Summary summary_;
};

/// All values of the group as one text.
class GroupList : public GroupExpr {
 public:
  GroupList(const Field& field, std::vector<Slot> groups)
      : GroupExpr(DataType::string, field, std::move(groups)) {}

 protected:
  double combine(const std::vector<double>& values, StringPool& pool) const override {
    if (values.empty()) return missing;
    std::vector<std::string> texts;
    for (const double value : values) texts.push_back(cell_text(value, field_type(), pool));
    return pool.code(list_text(texts));
  }
};

Summary summary_of(AggregateFunction function) {
  switch (function) {
    case AggregateFunction::count:
      return Summary::count;
    case AggregateFunction::sum:
      return Summary::sum;
    case AggregateFunction::average:
      return Summary::average;
    case AggregateFunction::min:
      return Summary::min;
    default:
      return Summary::max;
  }
}

}  // namespace

std::vector<Slot> group_slots(const Aggregate& aggregate, Scope& scope) {
  if (aggregate.groupField)
    return {input_field(*aggregate.groupField, aggregate, "Aggregate", scope).slot};
  std::vector<Slot> slots;
  for (const NamedField& group : scope.fields_used_as(UsageType::group))
    slots.push_back(group.field.slot);
  return slots;
}

void use_records(Compilation& compilation) {
  compilation.program.uses_records = true;
}

ExprPtr compile_lag(const Lag& lag, Scope& scope) {
  const Field field = input_field(lag.field, lag, "Lag", scope);
  if (lag.n < 1)
    fail_invalid("E-VALUE", lag.where, "Lag", "n=" + std::to_string(lag.n), "a positive number");
  const auto n = static_cast<std::size_t>(lag.n);
  std::vector<Slot> blocks;
  for (const BlockIndicator& block : lag.blockIndicators)
    blocks.push_back(input_field(block.field, block, "BlockIndicator", scope).slot);
  const auto summary = summary_of(lag.aggregate);
  if (summary) {
    check_type(*summary, field.type, lag, "Lag");
    return std::make_unique<LagSummary>(field, *summary, n, std::move(blocks));
  }
  auto expr = std::make_unique<LagExpr>(field, field.type, n, std::move(blocks));
  expr->space = field.space;
  expr->ordinal = is_ranked(field);
  return expr;
}

ExprPtr compile_aggregate(const Aggregate& aggregate, Scope& scope) {
  if (aggregate.sqlWhere)
    fail_unsupported(aggregate.where, "Aggregate", "sqlWhere " + *aggregate.sqlWhere);
  const Field field = input_field(aggregate.field, aggregate, "Aggregate", scope);
  std::vector<Slot> groups = group_slots(aggregate, scope);
  if (aggregate.function == AggregateFunction::multiset)
    return std::make_unique<GroupList>(field, std::move(groups));
  const Summary summary = summary_of(aggregate.function);
  check_type(summary, field.type, aggregate, "Aggregate");
  return std::make_unique<GroupSummary>(summary, field, std::move(groups));
}

}  // namespace pmml::scoring
