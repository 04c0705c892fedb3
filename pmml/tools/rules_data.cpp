// Data dictionary, taxonomies and tables.

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

void unique_data_fields(RuleContext& context, const DataDictionary& dictionary) {
  Unique names;
  for (std::size_t i = 0; i < dictionary.dataFields.size(); ++i) {
    const DataField& field = dictionary.dataFields[i];
    if (names.first(field.name)) continue;
    context.problem_in("DataField", i, field, "name", quoted(field.name) + " again",
                       "a name of its own");
  }
}

void number_of_fields(RuleContext& context, const DataDictionary& dictionary) {
  const auto count = static_cast<std::int64_t>(dictionary.dataFields.size());
  if (dictionary.numberOfFields.value_or(count) == count) return;
  context.problem("numberOfFields", std::to_string(*dictionary.numberOfFields),
                  std::to_string(count));
}

void unique_values(RuleContext& context, const DataField& field) {
  Unique values;
  for (std::size_t i = 0; i < field.values.size(); ++i) {
    const Value& value = field.values[i];
    if (values.first(value.value)) continue;
    context.problem_in("Value", i, value, "value", quoted(value.value) + " again",
                       "a value listed once");
  }
}

void values_fit(RuleContext& context, const DataField& field) {
  for (std::size_t i = 0; i < field.values.size(); ++i) {
    const Value& value = field.values[i];
    if (value.property != ValueProperty::valid || fits(value.value, field.dataType)) continue;
    context.problem_in("Value", i, value, "value", quoted(value.value),
                       "a value of type " + std::string(name_of(field.dataType)));
  }
}

void interval_bounded(RuleContext& context, const Interval& interval) {
  if (interval.leftMargin || interval.rightMargin) return;
  context.problem("", "no margin", "leftMargin or rightMargin");
}

void interval_ordered(RuleContext& context, const Interval& interval) {
  if (!interval.leftMargin || !interval.rightMargin) return;
  if (*interval.leftMargin < *interval.rightMargin) return;
  const bool point = *interval.leftMargin == *interval.rightMargin;
  if (point && interval.closure == Closure::closedClosed) return;
  context.problem("leftMargin", format_double(*interval.leftMargin),
                  "less than rightMargin " + format_double(*interval.rightMargin));
}

void interval_continuous(RuleContext& context, const DataField& field) {
  if (field.intervals.empty() || field.optype == OpType::continuous) return;
  context.problem("optype", std::string(name_of(field.optype)), "continuous, as it has intervals");
}

void continuous_numeric(RuleContext& context, const DataField& field) {
  if (field.optype != OpType::continuous) return;
  if (field.dataType != DataType::string && field.dataType != DataType::boolean) return;
  context.problem("dataType", std::string(name_of(field.dataType)),
                  "a type with which one can calculate, as the field is continuous");
}

void taxonomy_exists(RuleContext& context, const DataField& field) {
  const auto* dictionary = context.path().parent<DataDictionary>();
  if (!field.taxonomy || dictionary == nullptr) return;
  for (const Taxonomy& taxonomy : dictionary->taxonomies) {
    if (taxonomy.name == *field.taxonomy) return;
  }
  context.problem("taxonomy", quoted(*field.taxonomy), "the name of a Taxonomy");
}

void unique_taxonomies(RuleContext& context, const DataDictionary& dictionary) {
  Unique names;
  for (std::size_t i = 0; i < dictionary.taxonomies.size(); ++i) {
    const Taxonomy& taxonomy = dictionary.taxonomies[i];
    if (names.first(taxonomy.name)) continue;
    context.problem_in("Taxonomy", i, taxonomy, "name", quoted(taxonomy.name) + " again",
                       "a name of its own");
  }
}

void taxonomy_columns(RuleContext& context, const ChildParent& link) {
  const auto* table = std::get_if<Box<InlineTable>>(&link.table);
  if (table == nullptr || !*table) return;
  if (!has_column(**table, link.childField)) {
    context.problem("childField", quoted(link.childField), "a column of the table");
  }
  if (!has_column(**table, link.parentField)) {
    context.problem("parentField", quoted(link.parentField), "a column of the table");
  }
}

void external_table(RuleContext& context, const TableLocator&) {
  context.problem("", "a table outside of the document", "an InlineTable");
}

void unique_cells(RuleContext& context, const row& record) {
  Unique names;
  for (const Cell& cell : record.cells) {
    if (names.first(cell.name)) continue;
    context.problem("", "column " + quoted(cell.name) + " again", "one cell per column");
  }
}

}  // namespace

RuleTable data_rules() {
  constexpr std::string_view section = "Data Dictionary";
  constexpr std::string_view taxonomy = "Taxonomy";
  return {
      rule<unique_data_fields>("E-DATAFIELD-DUPLICATE", Severity::error, section,
                               "Data fields have different names."),
      rule<number_of_fields>("E-DATAFIELD-COUNT", Severity::warning, section,
                             "numberOfFields is the number of data fields."),
      rule<unique_values>("E-VALUE-DUPLICATE", Severity::warning, section,
                          "A field lists every value once."),
      rule<values_fit>("E-VALUE-TYPE", Severity::error, section,
                       "The valid values of a field fit its data type."),
      rule<interval_bounded>("E-INTERVAL-MARGIN", Severity::error, section,
                             "An interval has at least one margin."),
      rule<interval_ordered>("E-INTERVAL-ORDER", Severity::error, section,
                             "The left margin of an interval is below the right one."),
      rule<interval_continuous>("E-INTERVAL-OPTYPE", Severity::error, section,
                                "Only continuous fields have intervals."),
      rule<continuous_numeric>("E-CONTINUOUS-TYPE", Severity::warning, section,
                               "Continuous fields have a type with which one can calculate."),
      rule<taxonomy_exists>("E-TAXONOMY-UNKNOWN", Severity::error, taxonomy,
                            "The taxonomy that a data field names is declared."),
      rule<unique_taxonomies>("E-TAXONOMY-DUPLICATE", Severity::error, taxonomy,
                              "Taxonomies have different names."),
      rule<taxonomy_columns>("E-TAXONOMY-COLUMN", Severity::error, taxonomy,
                             "Child and parent columns of a taxonomy exist in its table."),
      rule<external_table>("E-TABLE-LOCATOR", Severity::warning, taxonomy,
                           "Tables are inside of the document: others cannot be found."),
      rule<unique_cells>("E-ROW-DUPLICATE", Severity::error, taxonomy,
                         "A row has one cell per column."),
  };
}

}  // namespace pmml
