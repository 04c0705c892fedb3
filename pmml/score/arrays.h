// Arrays and matrices of a document as plain numbers.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pmml/model/array.h"

namespace pmml::scoring {

/// The items as numbers; throws InvalidDocument (E-VALUE) when a text is none.
std::vector<double> numbers_of(const Array& array);
/// Those of the array that an optional element of the document holds; none without it.
template <class Holder>
std::vector<double> array_of(const Holder& holder) {
  return holder && holder->array ? numbers_of(*holder->array) : std::vector<double>();
}
/// The items as texts, numbers in their shortest form.
std::vector<std::string> texts_of(const Array& array);
/// All `size` numbers of a sparse array; throws InvalidDocument when its parts contradict that.
std::vector<double> numbers_of(const REAL_SparseArray& array, std::size_t size);

/// A matrix with every cell; one without value and default is missing.
struct DenseMatrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> cells;  ///< row by row

  double at(std::size_t row, std::size_t column) const { return cells[row * columns + column]; }
};

/// Throws InvalidDocument when the parts contradict each other, UnsupportedFeature for more than
/// 2^24 cells.
DenseMatrix dense(const Matrix& matrix);

}  // namespace pmml::scoring
