#include "pmml/score/arrays.h"

#include <algorithm>

#include "pmml/describe/numbers.h"
#include "pmml/score/fail.h"
#include "pmml/score/values.h"

namespace pmml::scoring {

namespace {

constexpr std::size_t most_cells = std::size_t{1} << 24U;

double number_of(const std::string& text, Position where, const std::string& path) {
  double value = 0;
  if (parse_double(text, value) != NumberError::none)
    fail_invalid("E-VALUE", where, path, text, "a number");
  return value;
}

std::size_t size_of(const Array& array) {
  return std::visit([](const auto& items) { return items.size(); }, array.values);
}

class MatrixFiller {
 public:
  explicit MatrixFiller(const Matrix& matrix) : matrix_(matrix) {}

  DenseMatrix fill() {
    size();
    if (result_.rows == 0 || result_.columns == 0) wrong("no rows or columns", "a size");
    if (result_.rows > most_cells / result_.columns)
      fail_unsupported(matrix_.where, "Matrix", "more than 2^24 cells");
    result_.cells.assign(result_.rows * result_.columns, matrix_.offDiagDefault.value_or(missing));
    for (std::size_t i = 0; i < std::min(result_.rows, result_.columns); ++i)
      set(i, i, matrix_.diagDefault.value_or(missing));
    if (matrix_.kind == MatrixKind::diagonal && !matrix_.arrays.empty()) {
      const std::vector<double> diagonal = numbers_of(matrix_.arrays.front());
      for (std::size_t i = 0; i < diagonal.size(); ++i) set(i, i, diagonal[i]);
    } else {
      for (std::size_t r = 0; r < matrix_.arrays.size(); ++r) fill_row(r);
    }
    for (const MatCell& cell : matrix_.matCells) fill_cell(cell);
    return std::move(result_);
  }

 private:
  [[noreturn]] void wrong(std::string found, std::string expected) const {
    fail_invalid("E-COUNT", matrix_.where, "Matrix", std::move(found), std::move(expected));
  }

  void size() {
    std::size_t rows = matrix_.arrays.size();
    std::size_t columns = 0;
    for (const Array& array : matrix_.arrays) columns = std::max(columns, size_of(array));
    if (matrix_.kind == MatrixKind::diagonal && rows > 0) rows = columns;
    const bool given = !matrix_.arrays.empty();
    for (const MatCell& cell : matrix_.matCells) {
      rows = std::max(rows, position(cell.row) + 1);
      columns = std::max(columns, position(cell.col) + 1);
    }
    if (!given && matrix_.kind != MatrixKind::any) rows = columns = std::max(rows, columns);
    result_.rows = stated(matrix_.nbRows, rows, given);
    result_.columns = stated(matrix_.nbCols, columns, given);
  }

  /// The stated size, which must hold what there is and match it when it is a list of arrays.
  std::size_t stated(std::optional<std::int64_t> number, std::size_t found, bool exact) const {
    if (!number) return found;
    if (*number < 0 || static_cast<std::uint64_t>(*number) < found ||
        (exact && static_cast<std::uint64_t>(*number) != found))
      wrong("size " + std::to_string(found), "size " + std::to_string(*number));
    return static_cast<std::size_t>(*number);
  }

  std::size_t position(std::int64_t number) const {
    if (number < 1) wrong("position " + std::to_string(number), "positions from 1");
    return static_cast<std::size_t>(number) - 1;
  }

  void set(std::size_t row, std::size_t column, double value) {
    result_.cells[row * result_.columns + column] = value;
  }

  void set_pair(std::size_t row, std::size_t column, double value) {
    set(row, column, value);
    const bool mirrored = matrix_.kind == MatrixKind::symmetric;
    if (mirrored && column < result_.rows && row < result_.columns) set(column, row, value);
  }

  void fill_row(std::size_t row) {
    const std::vector<double> values = numbers_of(matrix_.arrays[row]);
    const bool lower = matrix_.kind == MatrixKind::symmetric;
    const std::size_t expected = lower ? row + 1 : result_.columns;
    if (values.size() != expected)
      wrong("row of " + std::to_string(values.size()), "row of " + std::to_string(expected));
    for (std::size_t c = 0; c < values.size(); ++c) set_pair(row, c, values[c]);
  }

  void fill_cell(const MatCell& cell) {
    set_pair(position(cell.row), position(cell.col), number_of(cell.text, cell.where, "MatCell"));
  }

  const Matrix& matrix_;
  DenseMatrix result_;
};

}  // namespace

std::vector<double> numbers_of(const Array& array) {
  if (const auto* numbers = std::get_if<std::vector<double>>(&array.values)) return *numbers;
  std::vector<double> result;
  if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&array.values)) {
    for (const std::int64_t value : *integers) result.push_back(static_cast<double>(value));
  } else {
    for (const std::string& text : std::get<std::vector<std::string>>(array.values))
      result.push_back(number_of(text, array.where, "Array"));
  }
  return result;
}

std::vector<std::string> texts_of(const Array& array) {
  if (const auto* texts = std::get_if<std::vector<std::string>>(&array.values)) return *texts;
  std::vector<std::string> result;
  if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&array.values)) {
    for (const std::int64_t value : *integers) append_integer(result.emplace_back(), value);
  } else {
    for (const double value : std::get<std::vector<double>>(array.values))
      result.push_back(format_double(value));
  }
  return result;
}

std::vector<double> numbers_of(const REAL_SparseArray& array, std::size_t size) {
  if (array.n && (*array.n < 0 || static_cast<std::uint64_t>(*array.n) != size))
    fail_invalid("E-COUNT", array.where, "REAL-SparseArray/@n", std::to_string(*array.n),
                 std::to_string(size));
  std::vector<double> result(size, array.defaultValue);
  const std::vector<std::int64_t> none;
  const std::vector<std::int64_t>& indices = array.indices ? array.indices->values : none;
  const std::size_t entries = array.realEntries ? array.realEntries->values.size() : 0;
  if (entries != indices.size())
    fail_invalid("E-COUNT", array.where, "REAL-SparseArray", std::to_string(entries) + " entries",
                 std::to_string(indices.size()) + ", as many as indices");
  for (std::size_t i = 0; i < entries; ++i) {
    if (indices[i] < 1 || static_cast<std::uint64_t>(indices[i]) > size)
      fail_invalid("E-VALUE", array.where, "Indices", std::to_string(indices[i]),
                   "a position from 1 to " + std::to_string(size));
    result[static_cast<std::size_t>(indices[i]) - 1] = array.realEntries->values[i];
  }
  return result;
}

DenseMatrix dense(const Matrix& matrix) {
  return MatrixFiller(matrix).fill();
}

}  // namespace pmml::scoring
