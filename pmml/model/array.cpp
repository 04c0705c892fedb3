#include "pmml/model/array.h"

#include "pmml/describe/description.h"
#include "pmml/model/text_type.h"

namespace pmml {

void Array::describe(Description<Array>& d) {
  d.element("Lists numbers or strings separated by white space", Version::v1_1);
  d.attribute("n", &Array::n, "Number of items, checked against the content");
  d.attribute("type", &Array::type, "Type of the items: integer, real or string").required();
  d.text(Content::mixed, array_text());
}

void INT_SparseArray::describe(Description<INT_SparseArray>& d) {
  d.element(
      "Stores a mostly constant list of integers by giving only the positions and entries that "
      "differ",
      Version::v3_0);
  d.attribute("n", &INT_SparseArray::n,
              "Full length of the array, including the entries not listed");
  d.attribute("defaultValue", &INT_SparseArray::defaultValue,
              "Value of every position that is not listed");
  d.child(&INT_SparseArray::indices, zero_or_one);
  d.child(&INT_SparseArray::intEntries, zero_or_one);
}

void REAL_SparseArray::describe(Description<REAL_SparseArray>& d) {
  d.element(
      "Stores a mostly constant list of real numbers by giving only the positions and entries that "
      "differ",
      Version::v3_0);
  d.attribute("n", &REAL_SparseArray::n,
              "Full length of the array, including the entries not listed");
  d.attribute("defaultValue", &REAL_SparseArray::defaultValue,
              "Value of every position that is not listed");
  d.child(&REAL_SparseArray::indices, zero_or_one);
  d.child(&REAL_SparseArray::realEntries, zero_or_one);
}

void Indices::describe(Description<Indices>& d) {
  d.element("Lists the positions, counted from 1, at which a sparse array has explicit entries",
            Version::v3_1);
  d.text(Content::text, text_type<Indices, &Indices::values>("list of xs:int"));
}

void INT_Entries::describe(Description<INT_Entries>& d) {
  d.element("Lists the integers of a sparse array in the order of its indices", Version::v3_2);
  d.text(Content::text, text_type<INT_Entries, &INT_Entries::values>("list of xs:int"));
}

void REAL_Entries::describe(Description<REAL_Entries>& d) {
  d.element("Lists the real numbers of a sparse array in the order of its indices", Version::v3_2);
  d.text(Content::text, text_type<REAL_Entries, &REAL_Entries::values>("list of xs:double"));
}

void Matrix::describe(Description<Matrix>& d) {
  d.element("Holds a table of numbers or texts, given row by row or cell by cell", Version::v1_1);
  d.attribute("kind", &Matrix::kind, "Shape of the matrix: diagonal, symmetric or any");
  d.attribute("nbRows", &Matrix::nbRows, "Number of rows");
  d.attribute("nbCols", &Matrix::nbCols, "Number of columns");
  d.attribute("diagDefault", &Matrix::diagDefault, "Value of diagonal cells that are not listed");
  d.attribute("offDiagDefault", &Matrix::offDiagDefault,
              "Value of cells off the diagonal that are not listed");
  d.choice(zero_or_one, [&] {
    d.child(&Matrix::arrays, at_least_one);
    d.child(&Matrix::matCells, at_least_one);
  });
}

void MatCell::describe(Description<MatCell>& d) {
  d.element("Gives one cell of a matrix, addressed by row and column counted from 1",
            Version::v1_1);
  d.attribute("row", &MatCell::row, "Row of the cell, counted from 1").required();
  d.attribute("col", &MatCell::col, "Column of the cell, counted from 1").required();
  d.text(Content::text, text_type<MatCell, &MatCell::text>("xs:string"));
}

template class Box<Array>;
template const ElementDescription& description_of<Array>();
template class Box<INT_SparseArray>;
template const ElementDescription& description_of<INT_SparseArray>();
template class Box<REAL_SparseArray>;
template const ElementDescription& description_of<REAL_SparseArray>();
template class Box<Indices>;
template const ElementDescription& description_of<Indices>();
template class Box<INT_Entries>;
template const ElementDescription& description_of<INT_Entries>();
template class Box<REAL_Entries>;
template const ElementDescription& description_of<REAL_Entries>();
template class Box<Matrix>;
template const ElementDescription& description_of<Matrix>();
template class Box<MatCell>;
template const ElementDescription& description_of<MatCell>();

}  // namespace pmml
