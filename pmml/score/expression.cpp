#include "pmml/score/expression.h"

#include <algorithm>
#include <charconv>

#include "pmml/describe/numbers.h"
#include "pmml/score/apply.h"
#include "pmml/score/fail.h"
#include "pmml/score/record_expressions.h"
#include "pmml/score/refused.h"
#include "pmml/score/table.h"
#include "pmml/score/text_index.h"

namespace pmml::scoring {

namespace {

class ConstantExpr : public Expr {
 public:
  ConstantExpr(double value, DataType type) : Expr(type), value_(value) {}
  double eval(Row&) const override { return value_; }
  double value() const { return value_; }

 private:
  double value_;
};

class Reference : public Expr {
 public:
  explicit Reference(const Field& field) : Expr(field.type), slot_(field.slot) {
    space = field.space;
    ordinal = is_ranked(field);
  }
  double eval(Row& row) const override { return row.get(slot_); }
  Slot slot() const { return slot_; }

 private:
  Slot slot_;
};

class Replaced : public Expr {
 public:
  Replaced(const Field& field, double replacement)
      : Expr(field.type), slot_(field.slot), replacement_(replacement) {
    space = field.space;
  }
  double eval(Row& row) const override {
    const double value = row.get(slot_);
    return is_missing(value) ? replacement_ : value;
  }

 private:
  Slot slot_;
  double replacement_;
};

class Converted : public Expr {
 public:
  Converted(ExprPtr inner, DataType to, std::string name)
      : Expr(to), inner_(std::move(inner)), name_(std::move(name)) {}
  double eval(Row& row) const override {
    const double value = inner_->eval(row);
    if (is_missing(value)) return value;
    if (const auto converted = convert(value, inner_->type, type, row.pool())) return *converted;
    throw InvalidRecord{name_, cell_text(value, inner_->type, row.pool()),
                        "a value of type " + std::string(name_of(type))};
  }

 private:
  ExprPtr inner_;
  std::string name_;
};

class Piecewise : public Expr {
 public:
  Piecewise(const NormContinuous& norm, Slot slot)
      : Expr(DataType::double_),
        slot_(slot),
        map_missing_(norm.mapMissingTo),
        outliers_(norm.outliers) {
    for (const LinearNorm& point : norm.linearNorms) points_.push_back({point.orig, point.norm});
  }

  double eval(Row& row) const override {
    const double x = row.get(slot_);
    if (is_missing(x)) return map_missing_.value_or(missing);
    const bool outside = x < points_.front().orig || x > points_.back().orig;
    if (outside && outliers_ == OutlierTreatment::asMissingValues) return missing;
    if (outside && outliers_ == OutlierTreatment::asExtremeValues)
      return x < points_.front().orig ? points_.front().norm : points_.back().norm;
    const auto above =
        std::upper_bound(points_.begin() + 1, points_.end() - 1, x,
                         [](double value, const Point& p) { return value < p.orig; });
    const Point& a = *(above - 1);
    const Point& b = *above;
    return a.norm + (x - a.orig) / (b.orig - a.orig) * (b.norm - a.norm);
  }

 private:
  struct Point {
    double orig;
    double norm;
  };
  Slot slot_;
  std::optional<double> map_missing_;
  OutlierTreatment outliers_;
  std::vector<Point> points_;
};

class Indicator : public Expr {
 public:
  Indicator(Slot slot, double value, std::optional<double> map_missing)
      : Expr(DataType::double_), slot_(slot), value_(value), map_missing_(map_missing) {}
  double eval(Row& row) const override {
    const double value = row.get(slot_);
    if (is_missing(value)) return map_missing_.value_or(missing);
    return value == value_ ? 1 : 0;
  }

 private:
  Slot slot_;
  double value_;
  std::optional<double> map_missing_;
};

class Bins : public Expr {
 public:
  struct Bin {
    Interval interval;
    double value;
  };
  Bins(DataType result, Slot slot, std::vector<Bin> bins, double map_missing, double fallback)
      : Expr(result),
        slot_(slot),
        bins_(std::move(bins)),
        map_missing_(map_missing),
        fallback_(fallback) {}
  double eval(Row& row) const override {
    const double value = row.get(slot_);
    if (is_missing(value)) return map_missing_;
    for (const Bin& bin : bins_) {
      if (contains(bin.interval, value)) return bin.value;
    }
    return fallback_;
  }

 private:
  Slot slot_;
  std::vector<Bin> bins_;
  double map_missing_;
  double fallback_;
};

class Lookup : public Expr {
 public:
  Lookup(DataType result, std::vector<Slot> keys, std::map<std::vector<double>, double> rows,
         double map_missing, double fallback)
      : Expr(result),
        keys_(std::move(keys)),
        rows_(std::move(rows)),
        map_missing_(map_missing),
        fallback_(fallback) {}
  double eval(Row& row) const override {
    std::vector<double> key;
    for (const Slot slot : keys_) {
      key.push_back(row.get(slot));
      if (is_missing(key.back())) return map_missing_;
    }
    const auto found = rows_.find(key);
    return found == rows_.end() ? fallback_ : found->second;
  }

 private:
  std::vector<Slot> keys_;
  std::map<std::vector<double>, double> rows_;
  double map_missing_;
  double fallback_;
};

double optional_literal(const std::optional<std::string>& text, DataType type, Scope& scope,
                        const Element& element, const std::string& path) {
  if (!text) return missing;
  return literal(*text, type, scope.compilation.program.pool, element.where, path);
}

ExprPtr compile(const Constant& constant, Scope& scope, std::optional<DataType>) {
  const DataType type = constant.dataType.value_or(inferred_type(constant.text));
  if (constant.missing || (constant.text.empty() && type != DataType::string))
    return make_constant(missing, type);
  return make_constant(
      literal(constant.text, type, scope.compilation.program.pool, constant.where, "Constant"),
      type);
}

ExprPtr compile(const FieldRef& reference, Scope& scope, std::optional<DataType>) {
  const Field field = scope.field(reference.field, reference.where);
  if (field.constant && !is_missing(*field.constant))
    return make_constant(*field.constant, field.type);
  if (!reference.mapMissingTo) return make_reference(field);
  return std::make_unique<Replaced>(field, optional_literal(reference.mapMissingTo, field.type,
                                                            scope, reference, "mapMissingTo"));
}

ExprPtr compile(const NormContinuous& norm, Scope& scope, std::optional<DataType>) {
  const auto& points = norm.linearNorms;
  const auto disorder = std::adjacent_find(
      points.begin(), points.end(),
      [](const LinearNorm& a, const LinearNorm& b) { return !(a.orig < b.orig); });
  if (points.size() < 2 || disorder != points.end())
    fail_invalid("E-ORDER", norm.where, "NormContinuous", norm.field,
                 "two or more LinearNorm with ascending orig");
  return std::make_unique<Piecewise>(norm, scope.field(norm.field, norm.where).slot);
}

ExprPtr compile(const NormDiscrete& norm, Scope& scope, std::optional<DataType>) {
  const Field field = scope.field(norm.field, norm.where);
  StringPool& pool = scope.compilation.program.pool;
  return std::make_unique<Indicator>(
      field.slot, literal(norm.value, field.type, pool, norm.where, "NormDiscrete"),
      norm.mapMissingTo);
}

ExprPtr compile(const Discretize& discretize, Scope& scope, std::optional<DataType> hint) {
  const DataType type = discretize.dataType.value_or(hint.value_or(DataType::string));
  const Field field = scope.field(discretize.field, discretize.where);
  std::vector<Bins::Bin> bins;
  for (const DiscretizeBin& bin : discretize.discretizeBins) {
    bins.push_back({*bin.interval, literal(bin.binValue, type, scope.compilation.program.pool,
                                           bin.where, "DiscretizeBin")});
  }
  return std::make_unique<Bins>(
      type, field.slot, std::move(bins),
      optional_literal(discretize.mapMissingTo, type, scope, discretize, "mapMissingTo"),
      optional_literal(discretize.defaultValue, type, scope, discretize, "defaultValue"));
}

/// The rows of a table by their key columns; rows with an empty or absent cell never match.
std::map<std::vector<double>, double> lookup_rows(const MapValues& map, const InlineTable& table,
                                                  const std::vector<Field>& keys, DataType type,
                                                  StringPool& pool) {
  std::map<std::vector<double>, double> rows;
  for (const row& record : table.rows) {
    const Cell* result = find_cell(record, map.outputColumn);
    std::vector<double> key;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const Cell* cell = find_cell(record, map.fieldColumnPairs[i].column);
      const auto value =
          cell != nullptr ? parse_literal(cell->value, keys[i].type, pool) : std::nullopt;
      if (value) key.push_back(*value);
    }
    if (result == nullptr || key.size() != keys.size()) continue;
    const double value = literal(result->value, type, pool, record.where, "row");
    const auto [known, added] = rows.emplace(std::move(key), value);
    if (!added && known->second != value)
      fail_invalid("E-DUPLICATE", record.where, "MapValues", result->value,
                   "one result for one key");
  }
  return rows;
}

ExprPtr compile(const MapValues& map, Scope& scope, std::optional<DataType> hint) {
  if (std::holds_alternative<Box<TableLocator>>(map.table))
    fail_unsupported(map.where, "MapValues/TableLocator", "a table outside the document",
                     "an InlineTable");
  const DataType type = map.dataType.value_or(hint.value_or(DataType::string));
  std::vector<Field> keys;
  std::vector<Slot> slots;
  for (const FieldColumnPair& pair : map.fieldColumnPairs) {
    keys.push_back(scope.field(pair.field, pair.where));
    slots.push_back(keys.back().slot);
  }
  std::map<std::vector<double>, double> rows;
  if (const auto* table = std::get_if<Box<InlineTable>>(&map.table))
    rows = lookup_rows(map, **table, keys, type, scope.compilation.program.pool);
  return std::make_unique<Lookup>(
      type, std::move(slots), std::move(rows),
      optional_literal(map.mapMissingTo, type, scope, map, "mapMissingTo"),
      optional_literal(map.defaultValue, type, scope, map, "defaultValue"));
}

ExprPtr compile(const Apply& apply, Scope& scope, std::optional<DataType> hint) {
  return compile_apply(apply, scope, hint);
}

ExprPtr compile(const TextIndex& index, Scope& scope, std::optional<DataType>) {
  return compile_text_index(index, scope);
}

ExprPtr compile(const Lag& lag, Scope& scope, std::optional<DataType>) {
  return compile_lag(lag, scope);
}

ExprPtr compile(const Aggregate& aggregate, Scope& scope, std::optional<DataType>) {
  return compile_aggregate(aggregate, scope);
}

template <class T>
ExprPtr compile(const T& other, Scope&, std::optional<DataType>) {
  fail_unsupported(other.where, std::string(T::element_name), "expression");
}

}  // namespace

ExprPtr make_reference(const Field& field) {
  return std::make_unique<Reference>(field);
}

ExprPtr make_constant(double value, DataType type) {
  return std::make_unique<ConstantExpr>(value, type);
}

std::optional<Slot> referenced_slot(const Expr& expr) {
  const auto* reference = dynamic_cast<const Reference*>(&expr);
  return reference == nullptr ? std::nullopt : std::optional(reference->slot());
}

std::optional<double> constant_value(const Expr& expr) {
  const auto* constant = dynamic_cast<const ConstantExpr*>(&expr);
  return constant == nullptr ? std::nullopt : std::optional(constant->value());
}

ExprPtr convert_to(ExprPtr expr, DataType type, StringPool& pool, const std::string& name) {
  if (expr->type == type) return expr;
  if (const auto value = constant_value(*expr)) {
    if (const auto converted = convert(*value, expr->type, type, pool))
      return make_constant(*converted, type);
  }
  return std::make_unique<Converted>(std::move(expr), type, name);
}

Slot slot_of(ExprPtr expr, Program& program) {
  const auto referenced = referenced_slot(*expr);
  return referenced ? *referenced : program.add_slot(std::move(expr));
}

double literal(const std::string& text, DataType type, StringPool& pool, Position where,
               const std::string& path) {
  const auto value = parse_literal(text, type, pool);
  if (!value)
    fail_invalid("E-VALUE", where, path, text, "a value of type " + std::string(name_of(type)));
  return *value;
}

DataType inferred_type(std::string_view text) {
  std::int64_t integer = 0;
  double real = 0;
  if (parse_integer(text, integer) == NumberError::none) return DataType::integer;
  if (parse_double(text, real) == NumberError::none) return DataType::double_;
  return DataType::string;
}

ExprPtr compile_expression(const Expression& expression, Scope& scope,
                           std::optional<DataType> hint) {
  return std::visit(
      [&](const auto& boxed) -> ExprPtr {
        if constexpr (std::is_same_v<std::decay_t<decltype(boxed)>, std::monostate>) {
          fail_invalid("E-ABSENT", {}, "EXPRESSION", "nothing", "an expression");
        } else {
          return compile(*boxed, scope, hint);
        }
      },
      expression);
}

ExprPtr compile_derived(const DerivedField& field, Scope& scope) {
  if (was_absent(field, "dataType")) return compile_expression(field.expression, scope);
  return convert_to(compile_expression(field.expression, scope, field.dataType), field.dataType,
                    scope.compilation.program.pool, field.name.value_or("DerivedField"));
}

}  // namespace pmml::scoring
