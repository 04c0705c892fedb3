// Columns of data as Apache Arrow lays them out: what is scored, fitted and read from CSV.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pmml {

/// Text cells back to back in one buffer; cell i is bytes [offsets[i], offsets[i+1]).
class TextColumn {
 public:
  std::size_t size() const { return offsets_.size() - 1; }
  std::string_view operator[](std::size_t i) const {
    return std::string_view(bytes_).substr(offsets_[i], offsets_[i + 1] - offsets_[i]);
  }
  void push_back(std::string_view cell) {
    bytes_.append(cell);
    offsets_.push_back(bytes_.size());
  }

 private:
  std::string bytes_;
  std::vector<std::size_t> offsets_ = {0};
};

/// One named column: numbers or text. A cell with valid[i] == 0 is missing; its value is
/// unspecified.
struct Column {
  enum class Kind : std::uint8_t { number, text };

  std::string name;
  Kind kind = Kind::number;
  std::vector<double> numbers;
  TextColumn text;
  std::vector<std::uint8_t> valid;

  std::size_t size() const { return valid.size(); }
  bool missing(std::size_t row) const { return valid[row] == 0; }
  void push_number(double value) {
    numbers.push_back(value);
    valid.push_back(1);
  }
  void push_text(std::string_view value) {
    text.push_back(value);
    valid.push_back(1);
  }
  void push_missing();
  /// Appends a cell of a column of the same kind.
  void push_cell(const Column& from, std::size_t row);
  /// The cell as text: numbers by shortest round-trip decimals, a missing cell as `missing_text`.
  std::string cell_text(std::size_t row, std::string_view missing_text = {}) const;
};

/// Columns of equal length in a fixed order.
struct Table {
  std::vector<Column> columns;

  std::size_t rows() const { return columns.empty() ? 0 : columns.front().size(); }
  /// The first column of that name, or nullptr.
  const Column* find(std::string_view name) const;
  Column* find(std::string_view name);
};

}  // namespace pmml
