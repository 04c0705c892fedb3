#include "pmml/report/dictionary.h"

#include <algorithm>
#include <map>

#include "pmml/report/model_view.h"

namespace pmml::report {
namespace {

using Roles = std::map<std::string_view, UsageType>;

Roles roles_of(const PMML& pmml) {
  Roles roles;
  for (const Model& model : pmml.models) {
    const MiningSchema* schema = view_of(model).schema;
    if (schema == nullptr) continue;
    for (const MiningField& field : schema->miningFields) {
      roles.try_emplace(field.name, field.usageType);
    }
  }
  return roles;
}

std::string role_of(std::string_view name, const Roles& roles) {
  const auto found = roles.find(name);
  if (found == roles.end()) return "not used";
  if (is_target(found->second)) return "target";
  return found->second == UsageType::active ? "input" : std::string(name_of(found->second));
}

Text name_cell(const DataField& field) {
  Text out = code(field.name);
  const std::string about = extension_value(field, {"description", "labelLong"});
  if (field.displayName && *field.displayName != field.name) {
    out += " – " + remark(*field.displayName);
  }
  if (!about.empty()) out += " – " + remark(about);
  return out;
}

std::string interval_words(const Interval& interval) {
  const bool open_left =
      interval.closure == Closure::openClosed || interval.closure == Closure::openOpen;
  const bool open_right =
      interval.closure == Closure::closedOpen || interval.closure == Closure::openOpen;
  if (interval.leftMargin && interval.rightMargin) {
    return (open_left ? "above " : "from ") + rounded(*interval.leftMargin) +
           (open_right ? " to below " : " to ") + rounded(*interval.rightMargin);
  }
  if (interval.leftMargin) return (open_left ? "> " : "≥ ") + rounded(*interval.leftMargin);
  if (interval.rightMargin) return (open_right ? "< " : "≤ ") + rounded(*interval.rightMargin);
  return "any number";
}

Text value_words(const Value& value) {
  Text out = code(value.value);
  if (value.displayValue) out += " (" + code(*value.displayValue) + ")";
  if (value.property != ValueProperty::valid) {
    out += " (means " + std::string(name_of(value.property)) + ")";
  }
  return out;
}

Text values_cell(const DataField& field) {
  std::vector<Text> parts;
  for (const Interval& interval : field.intervals) parts.emplace_back(interval_words(interval));
  for (const Value& value : field.values) {
    if (parts.size() > field_values.number) break;
    parts.push_back(value_words(value));
  }
  const std::size_t total = field.intervals.size() + field.values.size();
  Text out;
  const std::size_t shown = std::min({parts.size(), total, field_values.number});
  for (std::size_t i = 0; i < shown; ++i) out += (i > 0 ? Text(", ") : Text()) + parts[i];
  if (shown < total) out += ", " + std::to_string(total - shown) + " more";
  return total == 0 ? Text("any") : out;
}

std::string statistics_words(const UnivariateStats* stats) {
  if (stats == nullptr) return "–";
  std::vector<std::string> parts;
  if (stats->counts) {
    parts.push_back(rounded(stats->counts->totalFreq) + " values");
    parts.push_back(rounded(stats->counts->missingFreq.value_or(0)) + " missing");
  }
  if (stats->numericInfo && stats->numericInfo->mean) {
    parts.push_back("mean " + rounded(*stats->numericInfo->mean));
  }
  if (stats->numericInfo && stats->numericInfo->standardDeviation) {
    parts.push_back("deviation " + rounded(*stats->numericInfo->standardDeviation));
  }
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out.empty() ? "–" : out;
}

// The columns that some field fills.
struct Filled {
  bool units = false;
  bool statistics = false;
  bool distributions = false;
};

Filled filled_columns(const DataDictionary& dictionary, const Fields& fields) {
  Filled filled;
  for (const DataField& field : dictionary.dataFields) {
    const UnivariateStats* stats = fields.stats(field.name);
    filled.units = filled.units || !fields.unit(field.name).empty();
    filled.statistics = filled.statistics || stats != nullptr;
    filled.distributions =
        filled.distributions || (stats != nullptr && distribution_of(*stats, &field));
  }
  return filled;
}

TableCell distribution_cell(const DataField& field, const UnivariateStats* stats) {
  TableCell cell;
  if (stats != nullptr) cell.distribution = distribution_of(*stats, &field);
  if (!cell.distribution) cell.text = "–";
  return cell;
}

std::vector<TableCell> field_row(const DataField& field, const Fields& fields, const Roles& roles,
                                 const Filled& filled) {
  const UnivariateStats* stats = fields.stats(field.name);
  std::vector<TableCell> row = {name_cell(field)};
  if (filled.distributions) row.push_back(distribution_cell(field, stats));
  row.emplace_back(role_of(field.name, roles));
  row.emplace_back(std::string(name_of(field.dataType)) + ", " +
                   std::string(name_of(field.optype)));
  if (filled.units) {
    const std::string unit = fields.unit(field.name);
    row.emplace_back(unit.empty() ? Text("–") : code(unit));
  }
  row.emplace_back(values_cell(field));
  if (filled.statistics) row.emplace_back(statistics_words(stats));
  return row;
}

}  // namespace

Section dictionary_section(const PMML& pmml, const Fields& fields) {
  Section section{"fields", "Fields", {}};
  if (!pmml.dataDictionary) return section;
  const Filled filled = filled_columns(*pmml.dataDictionary, fields);
  const Roles roles = roles_of(pmml);
  Table table;
  table.caption = "Data dictionary";
  const std::pair<bool, const char*> columns[] = {{true, "Field"},
                                                  {filled.distributions, "Distribution"},
                                                  {true, "Role"},
                                                  {true, "Type"},
                                                  {filled.units, "Unit"},
                                                  {true, "Allowed values"},
                                                  {filled.statistics, "Training data"}};
  for (const auto& [shown, title] : columns) {
    if (shown) table.columns.push_back({title});
  }
  for (const DataField& field : pmml.dataDictionary->dataFields) {
    table.add(field_row(field, fields, roles, filled), dictionary_rows.number);
  }
  section.blocks.emplace_back(std::move(table));
  return section;
}

}  // namespace pmml::report
