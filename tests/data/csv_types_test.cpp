// Which columns become numbers, and that no locale has a say in it.
#include <catch2/catch.hpp>
#include <cmath>
#include <locale>

#include "pmml/data/csv.h"

using namespace pmml;

namespace {

struct TypedCell {
  std::string text;
  bool number;
  double value = 0;
};

Table typed(const std::string& text, char separator = ',') {
  CsvOptions options;
  options.separator = separator;
  Table table;
  Report report;
  REQUIRE(read_csv(text, options, table, report));
  infer_types(table);
  return table;
}

// Groups digits by ',' and writes ',' for the decimal point, as German does with '.' and ','.
struct Comma : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

}  // namespace

TEST_CASE("Cells that are numbers and cells that stay text") {
  const auto cell = GENERATE(values<TypedCell>({
      {"0", true, 0},
      {"-1", true, -1},
      {"1.5", true, 1.5},
      {"0.1", true, 0.1},
      {"-0.25", true, -0.25},
      {"1e-3", true, 0.001},
      {"1E+20", true, 1e20},
      {".5", true, 0.5},
      {"5.", true, 5},
      {" 7 ", true, 7},
      {"INF", true, INFINITY},
      {"-INF", true, -INFINITY},
      {"0.30000000000000004", true, 0.1 + 0.2},
      {"123456789012345", true, 123456789012345.0},
      {"9007199254740992", true, 9007199254740992.0},
      {"-9007199254740992", true, -9007199254740992.0},
      {"9007199254740993", false},
      {"-9007199254740993", false},
      {"12345678901234567890", false},
      {"9007199254740994", true, 9007199254740994.0},
      {"12345678901234567168", true, 12345678901234567168.0},
      {"12345678901234567890.0", true, 12345678901234567890.0},
      {"007", false},
      {"-007", false},
      {"00", false},
      {"00.5", false},
      {"+5", false},
      {"1e999", false},
      {"1,5", false},
      {"0x10", false},
      {"1_000", false},
      {"1 000", false},
      {"inf", false},
      {"nan", false},
      {"-", false},
      {".", false},
      {"2024-01-01", false},
      {"true", false},
  }));
  INFO(cell.text);
  const Column column = typed("a;b\n" + cell.text + ";\n", ';').columns[0];
  REQUIRE((column.kind == Column::Kind::number) == cell.number);
  if (cell.number) {
    CHECK(column.numbers == std::vector<double>{cell.value});
  } else {
    CHECK(column.text[0] == cell.text);
  }
}

TEST_CASE("NaN is a number") {
  const Column column = typed("a\nNaN\n1\n").columns[0];
  REQUIRE(column.kind == Column::Kind::number);
  CHECK(std::isnan(column.numbers[0]));
  CHECK_FALSE(column.missing(0));
}

TEST_CASE("One word makes a column text, missing cells do not") {
  const Table table = typed("words,numbers,nothing\n1,1,NA\n2,,\nx,3,\n");
  CHECK(table.columns[0].kind == Column::Kind::text);
  CHECK(table.columns[0].text[1] == "2");
  REQUIRE(table.columns[1].kind == Column::Kind::number);
  CHECK(table.columns[1].name == "numbers");
  CHECK(table.columns[1].valid == std::vector<std::uint8_t>{1, 0, 1});
  CHECK(table.columns[1].numbers[2] == 3);
  CHECK(table.columns[1].numbers.size() == 3);
  CHECK(table.columns[2].kind == Column::Kind::text);
  CHECK(table.columns[2].missing(2));
}

TEST_CASE("Typing twice changes nothing") {
  Table table = typed("a\n1.5\nNA\n");
  infer_types(table);
  CHECK(table.columns[0].numbers[0] == 1.5);
  CHECK(table.columns[0].missing(1));
}

TEST_CASE("Numbers do not depend on the locale") {
  const std::locale before = std::locale::global(std::locale(std::locale(), new Comma));
  const Table table = typed("a,b\n1.5,1234567.25\n");
  const std::string text = write_csv(table);
  std::locale::global(before);
  CHECK(table.columns[0].numbers == std::vector<double>{1.5});
  CHECK(table.columns[1].numbers == std::vector<double>{1234567.25});
  CHECK(text == "a,b\n1.5,1234567.25\n");
}
