// Record batches of the Arrow C Data Interface as tables.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pmml/c/pmml_c.h"
#include "pmml/data/table.h"
#include "pmml/describe/problem.h"
#include "pmml/model/types.h"

namespace pmml::c {

/// An array or schema that cannot be read, or not what was announced (E-ARROW).
[[noreturn]] void fail_arrow(const std::string& column, std::string found, std::string expected);

/// The formats of a column that is read.
struct ColumnFormat {
  char values = 'n';   ///< of the cells, or of the dictionary that they point into; v for vu
  char indices = 0;    ///< the format of the indices into a dictionary; 0 when there is none
  bool words = false;  ///< booleans are texts
};

/// Reads the batches of one schema.
class BatchReader {
 public:
  BatchReader() = default;
  /// Takes the columns that the dictionary names. Throws InvalidData (E-ARROW) for a schema that is
  /// no table, and for a column that cannot be read or is there twice.
  BatchReader(const ArrowSchema& schema, const std::map<std::string, DataType>& dictionary);

  /// The columns without rows.
  Table empty() const;
  /// The rows of a batch; throws InvalidData (E-ARROW) when it is not of the schema.
  Table read(const ArrowArray& batch) const;

 private:
  struct Source {
    std::size_t child;
    std::string name;
    ColumnFormat format;
  };

  std::int64_t children_ = 0;
  std::vector<Source> sources_;
};

/// Adds rows to a table of the same columns; numbers become text where either column is text.
void append(Table& to, Table from);

}  // namespace pmml::c
