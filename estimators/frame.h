// Between tables of named columns and the matrices that estimators compute with.
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/data/table.h"

namespace estimators {

/// Numeric columns side by side, one row per row of the table; a missing cell becomes NaN.
/// Throws InvalidData E-TEXT-COLUMN when a column holds text.
Eigen::MatrixXd to_matrix(const pmml::Table& table);

/// A regression target. Throws InvalidData: E-TEXT-COLUMN, or E-MISSING-LABEL for a missing cell.
Eigen::VectorXd to_vector(const pmml::Column& column);

/// Class labels as text, numbers by their shortest decimals. Throws E-MISSING-LABEL.
std::vector<std::string> to_labels(const pmml::Column& column);

/// Number columns of the given names; NaN becomes a missing cell.
pmml::Table to_table(const Eigen::Ref<const Eigen::MatrixXd>& matrix,
                     const std::vector<std::string>& names);
pmml::Column to_column(const Eigen::Ref<const Eigen::VectorXd>& values, std::string name);
/// A text column, or a number column when `kind` says so (labels must then be numbers).
pmml::Column to_column(const std::vector<std::string>& labels, std::string name,
                       pmml::Column::Kind kind);

/// The columns of these names in this order. Throws E-NO-COLUMN.
pmml::Table select_columns(const pmml::Table& table, std::span<const std::string> names);
/// Every column but the named one.
pmml::Table without_column(const pmml::Table& table, std::string_view name);
/// The rows of these indices in this order.
pmml::Table take_rows(const pmml::Table& table, std::span<const std::size_t> rows);
pmml::Column take_rows(const pmml::Column& column, std::span<const std::size_t> rows);
std::vector<std::string> column_names(const pmml::Table& table);
/// x0, x1, ...: the names of features that were given without names.
std::vector<std::string> default_names(Eigen::Index count);

/// A value of a cell: missing, a number or text. Ordered numbers before text.
using Cell = std::variant<std::monostate, double, std::string>;
Cell cell_at(const pmml::Column& column, std::size_t row);
void push_cell(pmml::Column& column, const Cell& cell);
/// Numbers by their shortest decimals, missing as "nan".
std::string to_string(const Cell& cell);

/// Missing by the validity mask or, for numbers, by being NaN.
bool is_missing(const pmml::Column& column, std::size_t row);

/// At least one row and one column (E-EMPTY-DATA); no infinity, and NaN only where allowed
/// (E-NOT-FINITE). Throws InvalidData.
enum class Nan : bool { refused, allowed };
void check_features(const Eigen::MatrixXd& X, Nan nan = Nan::refused);
/// The same for a table that may hold text and missing cells.
void check_features(const pmml::Table& X);
/// As many labels as rows. Throws InvalidData E-ROW-COUNT.
void check_rows(Eigen::Index rows, std::size_t labels);
/// Finite targets, one per row. Throws InvalidData E-ROW-COUNT, E-NOT-FINITE.
void check_target(const Eigen::MatrixXd& X, const Eigen::VectorXd& y);

/// Distinct labels: in numeric order when all are numbers, otherwise in byte order.
std::vector<std::string> sorted_classes(const std::vector<std::string>& labels);
/// For every label its index in `classes`. Throws InvalidData E-UNKNOWN-CLASS.
std::vector<int> class_codes(const std::vector<std::string>& labels,
                             const std::vector<std::string>& classes);
/// sorted_classes with at least two of them, else InvalidData E-ONE-CLASS.
std::vector<std::string> check_classes(const std::vector<std::string>& labels);

}  // namespace estimators
