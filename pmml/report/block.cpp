#include "pmml/report/block.h"

namespace pmml::report {

void Table::add(std::vector<TableCell> row, std::size_t limit) {
  if (rows.size() < limit) {
    rows.push_back(std::move(row));
  } else {
    ++omitted;
  }
}

}  // namespace pmml::report
