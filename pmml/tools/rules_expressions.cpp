// Transformation expressions.
#include <algorithm>
#include <limits>
#include <set>

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

void norm_ordered(RuleContext& context, const NormContinuous& norm) {
  for (std::size_t i = 1; i < norm.linearNorms.size(); ++i) {
    const double before = norm.linearNorms[i - 1].orig;
    if (norm.linearNorms[i].orig > before) continue;
    context.problem_in("LinearNorm", i, norm.linearNorms[i], "orig",
                       format_double(norm.linearNorms[i].orig),
                       "more than " + format_double(before));
  }
}

void check_numeric(RuleContext& context, std::string_view field) {
  const FieldView* view = context.scopes().find_anywhere(field);
  if (view == nullptr || !view->dataType) return;
  if (view->dataType != DataType::string && view->dataType != DataType::boolean) return;
  context.problem("field", "a field of type " + std::string(name_of(*view->dataType)),
                  "a field with numbers");
}
void norm_numeric(RuleContext& context, const NormContinuous& norm) {
  check_numeric(context, norm.field);
}
void discretize_numeric(RuleContext& context, const Discretize& discretize) {
  check_numeric(context, discretize.field);
}

bool closed_left(Closure closure) {
  return closure == Closure::closedOpen || closure == Closure::closedClosed;
}
bool closed_right(Closure closure) {
  return closure == Closure::openClosed || closure == Closure::closedClosed;
}

// Whether a lies wholly below b.
bool lies_below(const Interval& a, const Interval& b) {
  if (!a.rightMargin || !b.leftMargin) return false;
  if (*a.rightMargin < *b.leftMargin) return true;
  const bool touch = *a.rightMargin == *b.leftMargin;
  return touch && !(closed_right(a.closure) && closed_left(b.closure));
}

void bins_disjoint(RuleContext& context, const Discretize& discretize) {
  std::vector<std::size_t> order;
  const auto& bins = discretize.discretizeBins;
  for (std::size_t i = 0; i < bins.size(); ++i) {
    if (bins[i].interval) order.push_back(i);
  }
  const auto left = [&](std::size_t i) {
    return bins[i].interval->leftMargin.value_or(-std::numeric_limits<double>::infinity());
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return left(a) < left(b); });
  for (std::size_t k = 1; k < order.size(); ++k) {
    const Interval& before = *bins[order[k - 1]].interval;
    const Interval& after = *bins[order[k]].interval;
    if (lies_below(before, after) || lies_below(after, before)) continue;
    const std::size_t later = std::max(order[k - 1], order[k]);
    const std::size_t earlier = std::min(order[k - 1], order[k]);
    context.problem_in("DiscretizeBin", later, bins[later], "",
                       "an interval that overlaps the one of bin " + std::to_string(earlier + 1),
                       "intervals without common values");
  }
}

void known_value(RuleContext& context, const NormDiscrete& norm) {
  const FieldView* view = context.scopes().find_anywhere(norm.field);
  if (view == nullptr || may_be(*view, norm.value)) return;
  context.problem("value", quoted(norm.value), "a valid value of " + quoted(norm.field));
}

const InlineTable* table_of(const MapValues& map) {
  const auto* table = std::get_if<Box<InlineTable>>(&map.table);
  return table == nullptr ? nullptr : table->get();
}

void map_columns(RuleContext& context, const MapValues& map) {
  const InlineTable* table = table_of(map);
  if (table == nullptr) return;
  for (std::size_t i = 0; i < map.fieldColumnPairs.size(); ++i) {
    const FieldColumnPair& pair = map.fieldColumnPairs[i];
    if (has_column(*table, pair.column)) continue;
    context.problem_in("FieldColumnPair", i, pair, "column", quoted(pair.column),
                       "a column of the table");
  }
}

void map_output(RuleContext& context, const MapValues& map) {
  const InlineTable* table = table_of(map);
  if (table == nullptr || has_column(*table, map.outputColumn)) return;
  context.problem("outputColumn", quoted(map.outputColumn), "a column of the table");
}

void map_pairs(RuleContext& context, const MapValues& map) {
  if (table_of(map) == nullptr || !map.fieldColumnPairs.empty()) return;
  context.problem("", "a table and no FieldColumnPair", "the columns to compare with fields");
}

void map_keys(RuleContext& context, const MapValues& map) {
  const InlineTable* table = table_of(map);
  if (table == nullptr || map.fieldColumnPairs.empty()) return;
  std::set<std::vector<std::string_view>> keys;
  for (std::size_t i = 0; i < table->rows.size(); ++i) {
    std::vector<std::string_view> key;
    for (const FieldColumnPair& pair : map.fieldColumnPairs) {
      const Cell* cell = cell_of(table->rows[i], pair.column);
      if (cell != nullptr) key.push_back(cell->value);
    }
    if (key.size() < map.fieldColumnPairs.size() || keys.insert(key).second) continue;
    context.problem_in("InlineTable/row", i, table->rows[i], "", "the values of an earlier row",
                       "values of its own in the columns that are compared");
  }
}

void constant_fits(RuleContext& context, const Constant& constant) {
  if (!constant.dataType || constant.missing || constant.text.empty()) return;
  if (fits(constant.text, *constant.dataType)) return;
  context.problem("", quoted(constant.text),
                  "a value of type " + std::string(name_of(*constant.dataType)));
}

void normalization_columns(RuleContext& context, const TextIndexNormalization& normalization) {
  const auto* table = std::get_if<Box<InlineTable>>(&normalization.table);
  if (table == nullptr || !*table) return;
  if (!has_column(**table, normalization.inField)) {
    context.problem("inField", quoted(normalization.inField), "a column of the table");
  }
  if (!has_column(**table, normalization.outField)) {
    context.problem("outField", quoted(normalization.outField), "a column of the table");
  }
}

void aggregate_portable(RuleContext& context, const Aggregate& aggregate) {
  if (!aggregate.sqlWhere) return;
  context.problem("sqlWhere", quoted(*aggregate.sqlWhere),
                  "no filter, as its language is not defined");
}

}  // namespace

RuleTable expression_rules() {
  constexpr std::string_view section = "Transformations";
  return {
      rule<norm_ordered>("E-NORM-ORDER", Severity::error, section,
                         "The orig values of NormContinuous rise strictly."),
      rule<norm_numeric>("E-NORM-FIELD", Severity::warning, section,
                         "NormContinuous takes a field with numbers."),
      rule<known_value>("E-NORM-VALUE", Severity::warning, section,
                        "NormDiscrete asks for a value that the field can have."),
      rule<discretize_numeric>("E-DISCRETIZE-FIELD", Severity::warning, section,
                               "Discretize takes a field with numbers."),
      rule<bins_disjoint>("E-DISCRETIZE-OVERLAP", Severity::error, section,
                          "The intervals of Discretize do not overlap."),
      rule<map_pairs>("E-MAPVALUES-PAIRS", Severity::error, section,
                      "MapValues with a table has a FieldColumnPair."),
      rule<map_columns>("E-MAPVALUES-COLUMN", Severity::error, section,
                        "The columns that MapValues compares exist in its table."),
      rule<map_output>("E-MAPVALUES-OUTPUT", Severity::error, section,
                       "The outputColumn of MapValues exists in its table."),
      rule<map_keys>("E-MAPVALUES-DUPLICATE", Severity::error, section,
                     "No two rows of MapValues apply to the same values."),
      rule<constant_fits>("E-CONSTANT-TYPE", Severity::error, section,
                          "The text of a Constant fits its data type."),
      rule<normalization_columns>("E-TEXTINDEX-COLUMN", Severity::error, section,
                                  "The columns of TextIndexNormalization exist in its table."),
      rule<aggregate_portable>("E-AGGREGATE-SQL", Severity::warning, section,
                               "Aggregate has no sqlWhere: its language is not defined."),
  };
}

}  // namespace pmml
