#include "pmml/data/table.h"

#include <catch2/catch.hpp>

using namespace pmml;

TEST_CASE("A column of numbers") {
  Column column;
  CHECK(column.size() == 0);
  column.push_number(0.1);
  column.push_missing();
  column.push_number(1e21);
  CHECK(column.size() == 3);
  CHECK(column.valid == std::vector<std::uint8_t>{1, 0, 1});
  CHECK(column.numbers.size() == 3);
  CHECK(column.cell_text(0) == "0.1");
  CHECK(column.cell_text(1).empty());
  CHECK(column.cell_text(1, "NA") == "NA");
  CHECK(column.cell_text(2) == "1e+21");
}

TEST_CASE("A column of text") {
  Column column;
  column.kind = Column::Kind::text;
  column.push_text("one");
  column.push_missing();
  column.push_text("");
  column.push_text("four");
  CHECK(column.size() == 4);
  CHECK(column.text.size() == 4);
  CHECK(column.text[0] == "one");
  CHECK(column.text[3] == "four");
  CHECK(column.cell_text(1, "NA") == "NA");
  CHECK(column.cell_text(2, "NA").empty());
}

TEST_CASE("A table finds columns by name") {
  Table table;
  CHECK(table.rows() == 0);
  CHECK(table.find("one") == nullptr);
  table.columns.resize(2);
  table.columns[0].name = "one";
  table.columns[1].name = "two";
  table.columns[0].push_number(1);
  CHECK(table.rows() == 1);
  CHECK(table.find("two") == &table.columns[1]);
  CHECK(static_cast<const Table&>(table).find("one") == &table.columns[0]);
  CHECK(table.find("One") == nullptr);
}
