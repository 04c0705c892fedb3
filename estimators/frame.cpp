#include "estimators/frame.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_map>

#include "pmml/describe/numbers.h"
#include "pmml/describe/problem.h"

namespace estimators {
namespace {

using pmml::Column;
using pmml::InvalidData;
using pmml::Table;

void require_numbers(const Column& column) {
  if (column.kind == Column::Kind::number) return;
  throw InvalidData("E-TEXT-COLUMN", "text in column " + column.name,
                    "numbers; encode text first, for instance with one_hot_encoder");
}

[[noreturn]] void missing_label(const Column& column, std::size_t row) {
  throw InvalidData("E-MISSING-LABEL",
                    "a missing cell in row " + std::to_string(row + 1) + " of " + column.name,
                    "a known target in every row");
}

std::optional<double> as_number(const std::string& label) {
  double value = 0;
  if (pmml::parse_double(label, value) != pmml::NumberError::none || std::isnan(value)) return {};
  return value;
}

bool all_numbers(const std::vector<std::string>& labels) {
  return std::ranges::all_of(labels,
                             [](const auto& label) { return as_number(label).has_value(); });
}

void copy_cell(Column& to, const Column& from, std::size_t row) {
  if (from.missing(row)) {
    to.push_missing();
  } else if (from.kind == Column::Kind::number) {
    to.push_number(from.numbers[row]);
  } else {
    to.push_text(from.text[row]);
  }
}

}  // namespace

bool is_missing(const Column& column, std::size_t row) {
  return column.missing(row) ||
         (column.kind == Column::Kind::number && std::isnan(column.numbers[row]));
}

Cell cell_at(const Column& column, std::size_t row) {
  if (is_missing(column, row)) return {};
  if (column.kind == Column::Kind::number) return column.numbers[row];
  return std::string(column.text[row]);
}

void push_cell(Column& column, const Cell& cell) {
  if (const double* number = std::get_if<double>(&cell)) {
    column.push_number(*number);
  } else if (const std::string* text = std::get_if<std::string>(&cell)) {
    column.push_text(*text);
  } else {
    column.push_missing();
  }
}

std::string to_string(const Cell& cell) {
  if (const double* number = std::get_if<double>(&cell)) return pmml::format_double(*number);
  if (const std::string* text = std::get_if<std::string>(&cell)) return *text;
  return "nan";
}

Eigen::MatrixXd to_matrix(const Table& table) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  Eigen::MatrixXd out(static_cast<Eigen::Index>(table.rows()),
                      static_cast<Eigen::Index>(table.columns.size()));
  double* cell = out.data();
  for (const Column& column : table.columns) {
    require_numbers(column);
    for (std::size_t row = 0; row < column.size(); ++row) {
      *cell++ = column.missing(row) ? nan : column.numbers[row];
    }
  }
  return out;
}

Eigen::VectorXd to_vector(const Column& column) {
  require_numbers(column);
  Eigen::VectorXd out(static_cast<Eigen::Index>(column.size()));
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (is_missing(column, row)) missing_label(column, row);
    out[static_cast<Eigen::Index>(row)] = column.numbers[row];
  }
  return out;
}

std::vector<std::string> to_labels(const Column& column) {
  std::vector<std::string> out;
  out.reserve(column.size());
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (is_missing(column, row)) missing_label(column, row);
    out.push_back(column.cell_text(row));
  }
  return out;
}

Table to_table(const Eigen::Ref<const Eigen::MatrixXd>& matrix,
               const std::vector<std::string>& names) {
  Table out;
  out.columns.reserve(names.size());
  for (Eigen::Index j = 0; j < matrix.cols(); ++j) {
    out.columns.push_back(to_column(matrix.col(j), names[static_cast<std::size_t>(j)]));
  }
  return out;
}

Column to_column(const Eigen::Ref<const Eigen::VectorXd>& values, std::string name) {
  Column out;
  out.name = std::move(name);
  out.numbers.assign(values.data(), values.data() + values.size());
  out.valid.resize(out.numbers.size());
  std::ranges::transform(out.numbers, out.valid.begin(),
                         [](double value) { return std::isnan(value) ? 0 : 1; });
  return out;
}

Column to_column(const std::vector<std::string>& labels, std::string name, Column::Kind kind) {
  Column out;
  out.name = std::move(name);
  out.kind = kind;
  for (const std::string& label : labels) {
    if (kind == Column::Kind::number) {
      out.push_number(as_number(label).value());
    } else {
      out.push_text(label);
    }
  }
  return out;
}

Table select_columns(const Table& table, std::span<const std::string> names) {
  Table out;
  out.columns.reserve(names.size());
  for (const std::string& name : names) {
    const Column* column = table.find(name);
    if (column == nullptr) {
      throw InvalidData("E-NO-COLUMN", "no column named " + name, "the columns seen by fit");
    }
    out.columns.push_back(*column);
  }
  return out;
}

Table without_column(const Table& table, std::string_view name) {
  Table out;
  for (const Column& column : table.columns) {
    if (column.name != name) out.columns.push_back(column);
  }
  return out;
}

Column take_rows(const Column& column, std::span<const std::size_t> rows) {
  Column out;
  out.name = column.name;
  out.kind = column.kind;
  for (const std::size_t row : rows) copy_cell(out, column, row);
  return out;
}

Table take_rows(const Table& table, std::span<const std::size_t> rows) {
  Table out;
  out.columns.reserve(table.columns.size());
  for (const Column& column : table.columns) out.columns.push_back(take_rows(column, rows));
  return out;
}

std::vector<std::string> column_names(const Table& table) {
  std::vector<std::string> out;
  out.reserve(table.columns.size());
  for (const Column& column : table.columns) out.push_back(column.name);
  return out;
}

std::vector<std::string> default_names(Eigen::Index count) {
  std::vector<std::string> out;
  for (Eigen::Index i = 0; i < count; ++i) out.emplace_back("x").append(std::to_string(i));
  return out;
}

void check_features(const Eigen::MatrixXd& X, Nan nan) {
  if (X.rows() == 0 || X.cols() == 0) {
    throw InvalidData(
        "E-EMPTY-DATA",
        std::to_string(X.rows()) + " rows and " + std::to_string(X.cols()) + " columns",
        "at least one of each");
  }
  for (Eigen::Index i = 0; i < X.size(); ++i) {
    const double value = X.data()[i];
    if (std::isfinite(value) || (std::isnan(value) && nan == Nan::allowed)) continue;
    throw InvalidData("E-NOT-FINITE",
                      pmml::format_double(value) + " in row " + std::to_string(i % X.rows() + 1) +
                          " of feature " + std::to_string(i / X.rows() + 1),
                      nan == Nan::allowed
                          ? "finite or missing numbers"
                          : "finite numbers; fill missing ones with simple_imputer");
  }
}

void check_features(const Table& X) {
  if (X.rows() == 0) {
    throw InvalidData(
        "E-EMPTY-DATA",
        std::to_string(X.rows()) + " rows and " + std::to_string(X.columns.size()) + " columns",
        "at least one of each");
  }
  for (const Column& column : X.columns) {
    check_rows(static_cast<Eigen::Index>(X.rows()), column.size());
    for (std::size_t row = 0; row < column.numbers.size(); ++row) {
      if (column.missing(row) || !std::isinf(column.numbers[row])) continue;
      throw InvalidData("E-NOT-FINITE",
                        pmml::format_double(column.numbers[row]) + " in row " +
                            std::to_string(row + 1) + " of " + column.name,
                        "finite or missing numbers");
    }
  }
}

void check_rows(Eigen::Index rows, std::size_t labels) {
  if (static_cast<std::size_t>(rows) == labels) return;
  throw InvalidData("E-ROW-COUNT", std::to_string(labels) + " targets",
                    "one for each of " + std::to_string(rows) + " rows");
}

void check_target(const Eigen::MatrixXd& X, const Eigen::VectorXd& y) {
  check_rows(X.rows(), static_cast<std::size_t>(y.size()));
  for (Eigen::Index i = 0; i < y.size(); ++i) {
    if (std::isfinite(y[i])) continue;
    throw InvalidData(
        "E-NOT-FINITE",
        pmml::format_double(y[i]) + " in row " + std::to_string(i + 1) + " of the target",
        "finite numbers");
  }
}

std::vector<std::string> sorted_classes(const std::vector<std::string>& labels) {
  std::vector<std::string> out = labels;
  std::ranges::sort(out);
  const auto repeated = std::ranges::unique(out);
  out.erase(repeated.begin(), repeated.end());
  if (all_numbers(out)) {
    std::ranges::stable_sort(out, {}, [](const auto& label) { return as_number(label).value(); });
  }
  return out;
}

std::vector<int> class_codes(const std::vector<std::string>& labels,
                             const std::vector<std::string>& classes) {
  std::unordered_map<std::string_view, int> index;
  for (const std::string& label : classes) index.emplace(label, static_cast<int>(index.size()));
  std::vector<int> out;
  out.reserve(labels.size());
  for (const std::string& label : labels) {
    const auto found = index.find(label);
    if (found == index.end()) {
      throw InvalidData("E-UNKNOWN-CLASS", label, "one of the known classes");
    }
    out.push_back(found->second);
  }
  return out;
}

std::vector<std::string> check_classes(const std::vector<std::string>& labels) {
  std::vector<std::string> out = sorted_classes(labels);
  if (out.size() < 2) {
    throw InvalidData("E-ONE-CLASS", "only the class " + (out.empty() ? "" : out.front()),
                      "at least two classes in the target");
  }
  return out;
}

}  // namespace estimators
