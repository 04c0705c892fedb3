// Tables as record batches of the Arrow C Data Interface, which own their memory.
#pragma once

#include <cstddef>

#include "pmml/c/pmml_c.h"
#include "pmml/data/table.h"

namespace pmml::c {

/// The columns of a table as a schema: doubles (g) and texts (u), which may be null.
void export_schema(const Table& columns, ArrowSchema& out);

/// The end of the longest batch of rows from `begin` whose texts have offsets of 32 bits. Throws
/// InvalidData (E-ARROW) when there is no such row.
std::size_t batch_end(const Table& table, std::size_t begin);

/// Rows as a batch; takes the numbers out of the table when they are all of it.
void export_batch(Table& table, std::size_t begin, std::size_t end, ArrowArray& out);

}  // namespace pmml::c
