// Arrays and matrices.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/describe/value_type.h"
#include "pmml/model/fwd.h"

namespace pmml {

enum class ArrayType : std::uint8_t { int_, real, string };
template <>
struct EnumNames<ArrayType> {
  static constexpr std::string_view name = "ArrayType";
  static constexpr std::string_view values[] = {"int", "real", "string"};
};

enum class MatrixKind : std::uint8_t { diagonal, symmetric, any };
template <>
struct EnumNames<MatrixKind> {
  static constexpr std::string_view name = "MatrixKind";
  static constexpr std::string_view values[] = {"diagonal", "symmetric", "any"};
};

/// Lists numbers or strings separated by white space.
struct Array : Element {
  static constexpr std::string_view element_name = "Array";

  std::optional<std::int64_t> n;
  ArrayType type{};
  std::variant<std::vector<std::int64_t>, std::vector<double>, std::vector<std::string>> values;

  static void describe(Description<Array>& d);
};

/// Stores a mostly constant list of integers by giving only the positions and entries that differ.
struct INT_SparseArray : Element {
  static constexpr std::string_view element_name = "INT-SparseArray";

  std::optional<std::int64_t> n;
  std::int64_t defaultValue = 0;
  Box<Indices> indices;
  Box<INT_Entries> intEntries;

  static void describe(Description<INT_SparseArray>& d);
};

/// Stores a mostly constant list of real numbers by giving only the positions and entries that
/// differ.
struct REAL_SparseArray : Element {
  static constexpr std::string_view element_name = "REAL-SparseArray";

  std::optional<std::int64_t> n;
  double defaultValue = 0;
  Box<Indices> indices;
  Box<REAL_Entries> realEntries;

  static void describe(Description<REAL_SparseArray>& d);
};

/// Lists the positions, counted from 1, at which a sparse array has explicit entries.
struct Indices : Element {
  static constexpr std::string_view element_name = "Indices";

  std::vector<std::int64_t> values;

  static void describe(Description<Indices>& d);
};

/// Lists the integers of a sparse array in the order of its indices.
struct INT_Entries : Element {
  static constexpr std::string_view element_name = "INT-Entries";

  std::vector<std::int64_t> values;

  static void describe(Description<INT_Entries>& d);
};

/// Lists the real numbers of a sparse array in the order of its indices.
struct REAL_Entries : Element {
  static constexpr std::string_view element_name = "REAL-Entries";

  std::vector<double> values;

  static void describe(Description<REAL_Entries>& d);
};

/// Holds a table of numbers or texts, given row by row or cell by cell.
struct Matrix : Element {
  static constexpr std::string_view element_name = "Matrix";

  MatrixKind kind = MatrixKind::any;
  std::optional<std::int64_t> nbRows;
  std::optional<std::int64_t> nbCols;
  std::optional<double> diagDefault;
  std::optional<double> offDiagDefault;
  std::vector<Array> arrays;
  std::vector<MatCell> matCells;

  static void describe(Description<Matrix>& d);
};

/// Gives one cell of a matrix, addressed by row and column counted from 1.
struct MatCell : Element {
  static constexpr std::string_view element_name = "MatCell";

  std::int64_t row = 0;
  std::int64_t col = 0;
  std::string text;

  static void describe(Description<MatCell>& d);
};

}  // namespace pmml
