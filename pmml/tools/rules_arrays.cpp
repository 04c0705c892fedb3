// Arrays and matrices.
#include <algorithm>
#include <set>

#include "pmml/tools/rules_context.h"
#include "pmml/tools/rules_values.h"

namespace pmml {
namespace {

void array_count(RuleContext& context, const Array& array) {
  const auto count = static_cast<std::int64_t>(size_of(array));
  if (array.n.value_or(count) == count) return;
  context.problem("n", std::to_string(*array.n), "the number of items, " + std::to_string(count));
}

void array_items(RuleContext& context, const Array& array) {
  if (array.type == ArrayType::string) return;
  const auto* items = std::get_if<std::vector<std::string>>(&array.values);
  if (items == nullptr || items->empty()) return;
  context.problem("", "items that are no numbers",
                  "items of type " + std::string(name_of(array.type)));
}

std::size_t entries(const REAL_SparseArray& array) {
  return array.realEntries ? array.realEntries->values.size() : 0;
}

void same_count(RuleContext& context, const REAL_SparseArray& array) {
  const std::size_t indices = array.indices ? array.indices->values.size() : 0;
  if (indices == entries(array)) return;
  context.problem("", count_text(entries(array), "entries"),
                  count_text(indices, "entries, one per index"));
}

void in_range(RuleContext& context, const REAL_SparseArray& array) {
  if (!array.indices) return;
  for (const std::int64_t index : array.indices->values) {
    if (index >= 1 && index <= array.n.value_or(index)) continue;
    context.problem_in("Indices", 0, *array.indices, "", "index " + std::to_string(index),
                       array.n ? "an index from 1 to " + std::to_string(*array.n)
                               : std::string("an index from 1"));
  }
}

void rising(RuleContext& context, const REAL_SparseArray& array) {
  if (!array.indices) return;
  const auto& indices = array.indices->values;
  const auto wrong = std::adjacent_find(indices.begin(), indices.end(), std::greater_equal<>());
  if (wrong == indices.end()) return;
  context.problem_in("Indices", 0, *array.indices, "",
                     std::to_string(wrong[1]) + " after " + std::to_string(wrong[0]),
                     "indices that rise");
}

void matrix_rows(RuleContext& context, const Matrix& matrix) {
  if (matrix.arrays.empty() || matrix.kind == MatrixKind::diagonal) return;
  const auto rows = static_cast<std::int64_t>(matrix.arrays.size());
  if (matrix.nbRows.value_or(rows) == rows) return;
  context.problem("nbRows", std::to_string(*matrix.nbRows),
                  "the number of rows, " + std::to_string(rows));
}

void matrix_columns(RuleContext& context, const Matrix& matrix) {
  if (matrix.kind != MatrixKind::any || matrix.arrays.empty()) return;
  const auto first = static_cast<std::int64_t>(size_of(matrix.arrays.front()));
  const std::int64_t columns = matrix.nbCols.value_or(first);
  for (std::size_t i = 0; i < matrix.arrays.size(); ++i) {
    if (static_cast<std::int64_t>(size_of(matrix.arrays[i])) == columns) continue;
    context.problem_in("Array", i, matrix.arrays[i], "",
                       count_text(size_of(matrix.arrays[i]), "items"),
                       std::to_string(columns) + " items, one per column");
  }
}

void matrix_triangle(RuleContext& context, const Matrix& matrix) {
  if (matrix.kind != MatrixKind::symmetric) return;
  for (std::size_t i = 0; i < matrix.arrays.size(); ++i) {
    if (size_of(matrix.arrays[i]) == i + 1) continue;
    context.problem_in("Array", i, matrix.arrays[i], "",
                       count_text(size_of(matrix.arrays[i]), "items"),
                       count_text(i + 1, "items, up to the diagonal"));
  }
}

void matrix_diagonal(RuleContext& context, const Matrix& matrix) {
  if (matrix.kind != MatrixKind::diagonal || matrix.arrays.size() <= 1) return;
  context.problem("", count_text(matrix.arrays.size(), "arrays"), "one array, the diagonal");
}

void matrix_square(RuleContext& context, const Matrix& matrix) {
  if (matrix.kind == MatrixKind::any || !matrix.nbRows || !matrix.nbCols) return;
  if (*matrix.nbRows == *matrix.nbCols) return;
  context.problem("nbCols", std::to_string(*matrix.nbCols),
                  "nbRows, " + std::to_string(*matrix.nbRows));
}

void cells_in_range(RuleContext& context, const Matrix& matrix) {
  for (std::size_t i = 0; i < matrix.matCells.size(); ++i) {
    const MatCell& cell = matrix.matCells[i];
    const bool row_fits = cell.row >= 1 && cell.row <= matrix.nbRows.value_or(cell.row);
    const bool col_fits = cell.col >= 1 && cell.col <= matrix.nbCols.value_or(cell.col);
    if (row_fits && col_fits) continue;
    context.problem_in("MatCell", i, cell, row_fits ? "col" : "row",
                       std::to_string(row_fits ? cell.col : cell.row),
                       "a place inside of the matrix");
  }
}

void cells_unique(RuleContext& context, const Matrix& matrix) {
  std::set<std::pair<std::int64_t, std::int64_t>> seen;
  for (std::size_t i = 0; i < matrix.matCells.size(); ++i) {
    const MatCell& cell = matrix.matCells[i];
    if (seen.insert({cell.row, cell.col}).second) continue;
    context.problem_in(
        "MatCell", i, cell, "",
        "row " + std::to_string(cell.row) + ", column " + std::to_string(cell.col) + " again",
        "a cell given once");
  }
}

}  // namespace

RuleTable array_rules() {
  constexpr std::string_view section = "Arrays";
  constexpr std::string_view matrix = "Matrix";
  return {
      rule<array_count>("E-ARRAY-COUNT", Severity::error, section,
                        "n is the number of items of an Array."),
      rule<array_items>("E-ARRAY-TYPE", Severity::error, section,
                        "The items of an Array fit its type."),
      rule<same_count>("E-SPARSE-COUNT", Severity::error, section,
                       "A REAL-SparseArray has one entry per index."),
      rule<in_range>("E-SPARSE-RANGE", Severity::error, section,
                     "Indices of a REAL-SparseArray lie between 1 and n."),
      rule<rising>("E-SPARSE-ORDER", Severity::error, section,
                   "Indices of a REAL-SparseArray rise."),
      rule<matrix_rows>("E-MATRIX-ROWS", Severity::error, matrix,
                        "nbRows is the number of arrays of a Matrix."),
      rule<matrix_columns>("E-MATRIX-COLUMNS", Severity::error, matrix,
                           "The arrays of a Matrix have one item per column."),
      rule<matrix_triangle>("E-MATRIX-TRIANGLE", Severity::error, matrix,
                            "Row i of a symmetric Matrix has i items."),
      rule<matrix_diagonal>("E-MATRIX-DIAGONAL", Severity::error, matrix,
                            "A diagonal Matrix has one array."),
      rule<matrix_square>("E-MATRIX-SQUARE", Severity::error, matrix,
                          "Diagonal and symmetric matrices have as many rows as columns."),
      rule<cells_in_range>("E-MATRIX-RANGE", Severity::error, matrix,
                           "The cells of a Matrix lie inside of it."),
      rule<cells_unique>("E-MATRIX-DUPLICATE", Severity::error, matrix,
                         "A Matrix gives every cell once."),
  };
}

}  // namespace pmml
