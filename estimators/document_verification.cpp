#include "estimators/document_verification.h"

#include <algorithm>
#include <set>

#include "estimators/frame.h"
#include "pmml/describe/numbers.h"

namespace estimators {
namespace {

constexpr double precision = 1e-13;
constexpr std::size_t least_cells = 2;  // the schema demands them

bool is_name(const std::string& text) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  const auto any = [&](char c) {
    return letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
  };
  const bool reserved = text.size() >= 3 && (text[0] == 'x' || text[0] == 'X');
  return !text.empty() && letter(text[0]) && !reserved && std::ranges::all_of(text, any);
}

// An element name for the cells of a field: its own name where XML allows it.
std::string element_name(const std::string& field, std::set<std::string>& taken) {
  std::string out = is_name(field) ? field : "field";
  for (std::size_t i = 1; !taken.insert(out).second; ++i) {
    out = (is_name(field) ? field : "field") + "_" + std::to_string(i);
  }
  return out;
}

// Inputs and expected results side by side, named as in the document.
pmml::Table records(const Estimator& fitted, pmml::Table out, const ResultNames& results) {
  pmml::Column predicted = fitted.predict(out);
  pmml::Table probabilities;
  if (fitted.is_classifier()) {
    probabilities = to_table(fitted.predict_proba(out), results.probabilities);
  }
  predicted.name = results.predicted;
  out.columns.push_back(std::move(predicted));
  for (pmml::Column& column : probabilities.columns) out.columns.push_back(std::move(column));
  return out;
}

pmml::row write_row(const pmml::Table& table, std::size_t index,
                    const std::vector<std::string>& names) {
  pmml::row out;
  for (std::size_t j = 0; j < names.size(); ++j) {
    const pmml::Column& column = table.columns[j];
    if (is_missing(column, index)) continue;
    pmml::Cell& cell = out.cells.emplace_back();
    cell.name = names[j];
    cell.value = column.cell_text(index);
  }
  return out;
}

}  // namespace

pmml::Box<pmml::ModelVerification> verification(const Estimator& fitted, const pmml::Table& inputs,
                                                const ResultNames& results) {
  if (inputs.rows() == 0) return {};
  const pmml::Table table = records(fitted, inputs, results);
  pmml::ModelVerification out;
  std::vector<std::string> names;
  std::set<std::string> taken;
  auto& fields = out.verificationFields.emplace().verificationFields;
  for (const pmml::Column& column : table.columns) {
    pmml::VerificationField& field = fields.emplace_back();
    names.push_back(element_name(column.name, taken));
    field.field = column.name;
    field.column = names.back();
    field.precision = precision;
  }
  auto& rows = out.inlineTable.emplace().rows;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    pmml::row record = write_row(table, i, names);
    if (record.cells.size() >= least_cells) rows.push_back(std::move(record));
  }
  out.recordCount = static_cast<std::int64_t>(rows.size());
  out.fieldCount = static_cast<std::int64_t>(fields.size());
  return out;
}

}  // namespace estimators
