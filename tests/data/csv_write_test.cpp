// Written text, byte for byte, and the law read(write(t)) == t over nasty random tables.
#include <array>
#include <catch2/catch.hpp>
#include <cstring>
#include <limits>
#include <random>

#include "pmml/data/csv.h"

using namespace pmml;

namespace {

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t limit) {
  return static_cast<std::size_t>(random() % limit);
}

std::string nasty_text(Random& random) {
  static const std::array<std::string, 16> pieces = {
      "\"",   ",", ";",  "\t", "\n", "\r",           "\r\n",
      " ",    "a", "NA", "é",  "名", "\xEF\xBB\xBF", std::string(1, '\0'),
      "=1+1", "|"};
  std::string text;
  for (std::size_t n = below(random, 6); n > 0; --n) text += pieces[below(random, pieces.size())];
  return text;
}

double nasty_number(Random& random) {
  for (;;) {
    const std::uint64_t bits = random();
    double value;
    std::memcpy(&value, &bits, sizeof value);
    if (value == value) return value;
  }
}

Column random_column(Random& random, std::size_t rows, std::size_t index) {
  Column column;
  column.name = nasty_text(random) + std::to_string(index);
  column.kind = below(random, 2) == 0 ? Column::Kind::number : Column::Kind::text;
  for (std::size_t row = 0; row < rows; ++row) {
    if (below(random, 4) == 0) {
      column.push_missing();
    } else if (column.kind == Column::Kind::number) {
      column.push_number(nasty_number(random));
    } else {
      column.push_text(nasty_text(random));
    }
  }
  return column;
}

Table random_table(Random& random) {
  Table table;
  const std::size_t rows = below(random, 6);
  for (std::size_t n = 1 + below(random, 4), i = 0; i < n; ++i) {
    table.columns.push_back(random_column(random, rows, i));
  }
  return table;
}

std::vector<std::string> cells(const Table& table) {
  std::vector<std::string> all;
  for (const Column& column : table.columns) {
    all.push_back(column.name);
    for (std::size_t row = 0; row < column.size(); ++row) {
      all.push_back(column.missing(row) ? "missing"
                                        : std::string(1, '=').append(column.cell_text(row)));
    }
  }
  return all;
}

Table one_column(const std::vector<std::string>& texts) {
  Table table;
  table.columns.resize(1);
  table.columns[0].name = "a";
  table.columns[0].kind = Column::Kind::text;
  for (const std::string& text : texts) table.columns[0].push_text(text);
  return table;
}

}  // namespace

TEST_CASE("A table as CSV") {
  Table table;
  table.columns.resize(2);
  table.columns[0].name = "x";
  table.columns[1].name = "y, z";
  table.columns[1].kind = Column::Kind::text;
  table.columns[0].push_number(0.1);
  table.columns[0].push_missing();
  table.columns[0].push_number(-std::numeric_limits<double>::infinity());
  table.columns[1].push_text("say \"yes\"");
  table.columns[1].push_text("plain text");
  table.columns[1].push_missing();
  CHECK(write_csv(table) == "x,\"y, z\"\n0.1,\"say \"\"yes\"\"\"\n,plain text\n-INF,\n");
  CsvOptions options;
  options.separator = ';';
  options.missing_values = {"NA"};
  CHECK(write_csv(table, options) == "x;y, z\n0.1;\"say \"\"yes\"\"\"\nNA;plain text\n-INF;NA\n");
}

TEST_CASE("Tables without rows or columns") {
  CHECK(write_csv({}) == "");
  CHECK(write_csv(one_column({})) == "a\n");
}

TEST_CASE("Only cells that need quotes get them") {
  CHECK(write_csv(one_column({"x", " x ", "=1", "'", ";"})) == "a\nx\n x \n=1\n'\n;\n");
  CHECK(write_csv(one_column({"a,b", "a\nb", "a\rb", "\""})) ==
        "a\n\"a,b\"\n\"a\nb\"\n\"a\rb\"\n\"\"\"\"\n");
}

TEST_CASE("An empty cell alone is no blank line") {
  Table table = one_column({"x"});
  table.columns[0].push_missing();
  CHECK(write_csv(table) == "a\nx\n\"\"\n");
}

TEST_CASE("Records written cell by cell") {
  std::string out = "# before\n";
  CsvWriter writer(out, '\t');
  writer.cell("name");
  writer.cell(2.5);
  writer.cell("");
  writer.end_row();
  writer.cell("");
  writer.end_row();
  CHECK(out == "# before\nname\t2.5\t\n\"\"\n");
}

TEST_CASE("Reading what was written gives the same table") {
  Random random(20240229);
  CsvOptions options;
  options.missing_values = {"\\N"};
  for (int i = 0; i < 2000; ++i) {
    const Table table = random_table(random);
    options.separator = ",;\t|"[below(random, 4)];
    const std::string text = write_csv(table, options);
    Table again;
    Report report;
    REQUIRE(read_csv(text, options, again, report));
    REQUIRE(cells(again) == cells(table));
    REQUIRE(write_csv(again, options) == text);
  }
}

TEST_CASE("Numbers come back bit for bit") {
  Random random(7);
  Table table;
  table.columns.resize(1);
  table.columns[0].name = "x";
  for (int i = 0; i < 2000; ++i) table.columns[0].push_number(nasty_number(random));
  for (const double value : {0.0, -0.0, 5e-324, 1.7976931348623157e308, 9007199254740993.0}) {
    table.columns[0].push_number(value);
  }
  Table again;
  Report report;
  REQUIRE(read_csv(write_csv(table), {}, again, report));
  infer_types(again);
  const std::vector<double>& expected = table.columns[0].numbers;
  const std::vector<double>& found = again.columns[0].numbers;
  REQUIRE(found.size() == expected.size());
  CHECK(std::memcmp(found.data(), expected.data(), found.size() * sizeof(double)) == 0);
}

TEST_CASE("Mutilated texts are read or refused, never more cells than bytes") {
  Random random(11);
  for (int i = 0; i < 3000; ++i) {
    std::string text = write_csv(random_table(random));
    for (int n = 0; n < 3; ++n) text[below(random, text.size())] = static_cast<char>(random());
    CsvOptions any;
    any.separator = '\0';
    Table table;
    Report report;
    const bool ok = read_csv(text, any, table, report);
    REQUIRE(ok == report.ok());
    for (const Column& column : table.columns) REQUIRE(column.size() == table.rows());
    REQUIRE(table.rows() <= text.size());
  }
}
