// What the reader makes of a text: cells, or problems with their lines. Expectations are RFC 4180,
// section 2, and the contract in csv.h, written out by hand.
#include <catch2/catch.hpp>
#include <clocale>
#include <filesystem>
#include <fstream>
#include <optional>

#include "pmml/data/csv.h"

using namespace pmml;

namespace {

using Row = std::vector<std::optional<std::string>>;
constexpr std::nullopt_t missing = std::nullopt;

struct Good {
  const char* what;
  std::string text;
  std::vector<std::string> names;
  std::vector<Row> rows;
  char separator = ',';
};

struct Bad {
  const char* what;
  std::string text;
  std::string id;
  Position where;
};

std::vector<std::string> names_of(const Table& table) {
  std::vector<std::string> names;
  for (const Column& column : table.columns) names.push_back(column.name);
  return names;
}

std::vector<Row> rows_of(const Table& table) {
  std::vector<Row> rows(table.rows());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const Column& column : table.columns) {
      rows[i].push_back(column.missing(i) ? std::nullopt : std::optional(column.cell_text(i)));
    }
  }
  return rows;
}

std::vector<std::string> ids_of(const Report& report) {
  std::vector<std::string> ids;
  for (const Problem& problem : report.problems()) ids.push_back(problem.id);
  return ids;
}

std::filesystem::path scratch(const std::string& name) {
  return std::filesystem::path(PMML_BINARY_DIR) / ("csv_read_test_" + name);
}

}  // namespace

TEST_CASE("CSV texts and their cells") {
  const auto good = GENERATE(values<Good>({
      {"plain", "a,b\n1,x\n2,y\n", {"a", "b"}, {{"1", "x"}, {"2", "y"}}},
      {"no line end at the end", "a,b\n1,x", {"a", "b"}, {{"1", "x"}}},
      {"CRLF", "a,b\r\n1,x\r\n", {"a", "b"}, {{"1", "x"}}},
      {"CR", "a,b\r1,x\r", {"a", "b"}, {{"1", "x"}}},
      {"mixed line ends", "a,b\r1,x\n2,y\r\n3,z", {"a", "b"}, {{"1", "x"}, {"2", "y"}, {"3", "z"}}},
      {"header only", "a,b\n", {"a", "b"}, {}},
      {"header only, no line end", "a,b", {"a", "b"}, {}},
      {"byte order mark",
       "\xEF\xBB\xBF"
       "a,b\n1,x\n",
       {"a", "b"},
       {{"1", "x"}}},
      {"byte order mark before a quote", "\xEF\xBB\xBF\"a\",b\n1,x\n", {"a", "b"}, {{"1", "x"}}},
      {"quotes", "\"a\",\"b\"\n\"1\",\"x\"\n", {"a", "b"}, {{"1", "x"}}},
      {"separator in quotes", "a,b\n\"1,5\",x\n", {"a", "b"}, {{"1,5", "x"}}},
      {"doubled quotes", "a,b\n\"say \"\"yes\"\"\",x\n", {"a", "b"}, {{"say \"yes\"", "x"}}},
      {"only quotes", "a,b\n\"\"\"\",\"\"\"\"\"\"\n", {"a", "b"}, {{"\"", "\"\""}}},
      {"line feed in quotes", "a,b\n\"1\n2\",x\n", {"a", "b"}, {{"1\n2", "x"}}},
      {"CRLF in quotes stays", "a,b\r\n\"1\r\n2\",x\r\n", {"a", "b"}, {{"1\r\n2", "x"}}},
      {"line feed in a name", "\"a\nb\",c\n1,x\n", {"a\nb", "c"}, {{"1", "x"}}},
      {"white space is part of a cell", "a, b\n 1 ,\tx\n", {"a", " b"}, {{" 1 ", "\tx"}}},
      {"missing cells", "a,b\n,NA\nNA,\n", {"a", "b"}, {{missing, missing}, {missing, missing}}},
      {"missing cells in quotes", "a,b\n\"\",\"NA\"\n", {"a", "b"}, {{missing, missing}}},
      {"missing last cell without line end", "a,b\n1,", {"a", "b"}, {{"1", missing}}},
      {"nearly missing", "a,b\nna, NA\n", {"a", "b"}, {{"na", " NA"}}},
      {"NA is a fine name", "NA,b\n1,2\n", {"NA", "b"}, {{"1", "2"}}},
      {"blank lines at the end", "a,b\n1,x\n\r\n\n\n", {"a", "b"}, {{"1", "x"}}},
      {"blank line in one column", "a\n1\n\n2\n\n", {"a"}, {{"1"}, {missing}, {"2"}, {missing}}},
      {"names beyond ASCII", "größe,名\n1,é\n", {"größe", "名"}, {{"1", "é"}}},
      {"formulas are cells", "a,b\n=1+1,@x\n", {"a", "b"}, {{"=1+1", "@x"}}},
      {"semicolon", "a;b\n1,5;x\n", {"a", "b"}, {{"1,5", "x"}}, ';'},
      {"tab", "a\tb\n1\tx y\n", {"a", "b"}, {{"1", "x y"}}, '\t'},
      {"detected comma", "a,b\n1;2;3,x\n", {"a", "b"}, {{"1;2;3", "x"}}, '\0'},
      {"detected semicolon", "a;b\n1,5;x\n", {"a", "b"}, {{"1,5", "x"}}, '\0'},
      {"detected tab", "a, x\tb\tc\n1\t2\t3\n", {"a, x", "b", "c"}, {{"1", "2", "3"}}, '\0'},
      {"detected bar", "a|b\n1|x\n", {"a", "b"}, {{"1", "x"}}, '\0'},
      {"detected outside quotes", "\"a,,,\";b\n1;x\n", {"a,,,", "b"}, {{"1", "x"}}, '\0'},
      {"nothing to detect", "a\n1\n", {"a"}, {{"1"}}, '\0'},
  }));
  INFO(good.what);
  CsvOptions options;
  options.separator = good.separator;
  Table table;
  Report report;
  CHECK(read_csv(good.text, options, table, report));
  CHECK(to_string(report).empty());
  CHECK(names_of(table) == good.names);
  CHECK(rows_of(table) == good.rows);
}

TEST_CASE("CSV texts and their problems") {
  const auto bad = GENERATE(values<Bad>({
      {"nothing", "", "E-CSV-EMPTY", {1, 1}},
      {"byte order mark only", "\xEF\xBB\xBF", "E-CSV-EMPTY", {1, 1}},
      {"empty name", "a,,c\n1,2,3\n", "E-CSV-NAME", {1, 3}},
      {"empty last name", "a,b,\n1,2,3\n", "E-CSV-NAME", {1, 5}},
      {"empty quoted name", "\"\",b\n1,2\n", "E-CSV-NAME", {1, 1}},
      {"blank header", "\n1\n", "E-CSV-NAME", {1, 1}},
      {"duplicate name", "a,b,a\n1,2,3\n", "E-CSV-DUPLICATE", {1, 5}},
      {"duplicate in quotes", "a,\"a\"\n1,2\n", "E-CSV-DUPLICATE", {1, 3}},
      {"short row", "a,b\n1,2\n3\n4,5\n", "E-CSV-ROW", {3, 1}},
      {"long row", "a,b\n1,2,\n", "E-CSV-ROW", {2, 1}},
      {"blank line between rows", "a,b\n1,2\n\n3,4\n", "E-CSV-ROW", {3, 1}},
      {"line counted across CRLF", "a,b\r\n1,2\r\n3\r\n", "E-CSV-ROW", {3, 1}},
      {"line counted across CR", "a,b\r1,2\r3\r", "E-CSV-ROW", {3, 1}},
      {"line counted inside quotes", "a,b\n\"1\n\r\n\r\",2\n3\n", "E-CSV-ROW", {6, 1}},
      {"quote never closed", "a,b\n1,\"x\n2,y\n", "E-CSV-QUOTE", {2, 3}},
      {"quote at the very end", "a\n\"", "E-CSV-QUOTE", {2, 1}},
      {"doubled quote at the end", "a\n\"x\"\"", "E-CSV-QUOTE", {2, 1}},
      {"quote inside a bare cell", "a,b\n1,5\" pipe\n", "E-CSV-QUOTE", {2, 4}},
      {"text after a closing quote", "a,b\n\"x\"y,2\n", "E-CSV-QUOTE", {2, 4}},
      {"space after a closing quote", "a,b\n1,\"x\" \n", "E-CSV-QUOTE", {2, 6}},
      {"Latin-1", "a,b\n1,caf\xE9\n", "E-UTF8", {2, 6}},
      {"Latin-1 after CR and CRLF", "a,b\r1,2\r\n3,\xE9\n", "E-UTF8", {3, 3}},
      {"UTF-16 mark",
       "\xFF\xFE"
       "a\n",
       "E-UTF8",
       {1, 1}},
      {"cut sequence at the end", "a\nx\xE2\x82", "E-UTF8", {2, 2}},
  }));
  INFO(bad.what);
  Table table;
  Report report("in.csv");
  CHECK_FALSE(read_csv(bad.text, {}, table, report));
  REQUIRE(ids_of(report) == std::vector<std::string>{bad.id});
  const Problem& problem = report.problems().front();
  CHECK(problem.where == bad.where);
  CHECK(problem.layer == Layer::data);
  CHECK(problem.file == "in.csv");
  CHECK_FALSE(problem.found.empty());
  CHECK_FALSE(problem.expected.empty());
}

TEST_CASE("All problems of a text are collected and the rest is read") {
  Table table;
  Report report;
  CHECK_FALSE(read_csv("a,a,\n1,2\n\"x\"y,2,3\n\xFF,2,3,4\n", {}, table, report));
  CHECK(ids_of(report) == std::vector<std::string>{"E-UTF8", "E-CSV-DUPLICATE", "E-CSV-NAME",
                                                   "E-CSV-ROW", "E-CSV-QUOTE", "E-CSV-ROW"});
  CHECK(report.problems()[1].path == "a");
  CHECK(report.problems()[3].found == "2 cells");
  CHECK(report.problems()[3].expected == "3 cells");
  CHECK(rows_of(table) ==
        std::vector<Row>{{"1", "2", missing}, {"xy", "2", "3"}, {"\xFF", "2", "3"}});
}

TEST_CASE("A report that holds problems already does not make a good text bad") {
  Table table;
  Report report;
  CHECK_FALSE(read_csv("", {}, table, report));
  CHECK(read_csv("a\n1\n", {}, table, report));
}

TEST_CASE("Invalid UTF-8 is reported once per line") {
  Table table;
  Report report;
  CHECK_FALSE(read_csv("a\n\xFF\xFF\n\n\xFF\n", {}, table, report));
  REQUIRE(report.errors() == 2);
  CHECK(report.problems()[0].found == "byte 0xFF");
  CHECK(report.problems()[1].where == Position{4, 1});
}

TEST_CASE("The caller says what is missing") {
  CsvOptions options;
  options.missing_values = {"?", "-999"};
  Table table;
  Report report;
  REQUIRE(read_csv("a,b,c,d\n?,-999,NA,\n", options, table, report));
  CHECK(rows_of(table) == std::vector<Row>{{missing, missing, "NA", ""}});
}

TEST_CASE("Separators that cannot separate are refused") {
  CsvOptions options;
  options.separator = GENERATE('"', '\n', '\r', '\xE9');
  Table table;
  Report report;
  CHECK_FALSE(read_csv("a\n1\n", options, table, report));
  CHECK(ids_of(report) == std::vector<std::string>{"E-CSV-SEPARATOR"});
}

TEST_CASE("The number of columns has a limit") {
  CsvOptions options;
  options.max_columns = 2;
  Table table;
  Report report;
  CHECK(read_csv("a,b\n", options, table, report));
  CHECK_FALSE(read_csv("a,b,c\n", options, table, report));
  REQUIRE(ids_of(report) == std::vector<std::string>{"E-CSV-COLUMNS"});
  CHECK(report.problems()[0].where == Position{1, 5});
}

TEST_CASE("CSV files") {
  Table table;
  Report report;
  SECTION("a file") {
    const auto path = scratch("good.csv");
    std::ofstream(path, std::ios::binary) << "a,b\r\n1,x\r\n";
    CHECK(read_csv_file(path.string(), {}, table, report));
    CHECK(rows_of(table) == std::vector<Row>{{"1", "x"}});
    CsvOptions options;
    options.max_bytes = 9;
    CHECK_FALSE(read_csv_file(path.string(), options, table, report));
    CHECK(ids_of(report) == std::vector<std::string>{"E-SIZE"});
    CHECK(table.columns.empty());
  }
  SECTION("an empty file") {
    const auto path = scratch("empty.csv");
    std::ofstream(path, std::ios::binary).flush();
    CHECK_FALSE(read_csv_file(path.string(), {}, table, report));
    CHECK(ids_of(report) == std::vector<std::string>{"E-CSV-EMPTY"});
  }
  SECTION("no file") {
    const std::string path = scratch("none.csv").string();
    CHECK_FALSE(read_csv_file(path, {}, table, report));
    REQUIRE(ids_of(report) == std::vector<std::string>{"E-FILE-MISSING"});
    CHECK(report.problems()[0].layer == Layer::io);
    CHECK(report.problems()[0].file == path);
  }
  SECTION("a directory") {
    CHECK_FALSE(read_csv_file(PMML_BINARY_DIR, {}, table, report));
    CHECK(ids_of(report) == std::vector<std::string>{"E-FILE-DIRECTORY"});
  }
}

TEST_CASE("An endless file ends at the limit") {
  if (!std::filesystem::exists("/dev/zero")) {
    WARN("SKIPPED: no /dev/zero");
    return;
  }
  CsvOptions options;
  options.max_bytes = 10'000;
  Table table;
  Report report;
  CHECK_FALSE(read_csv_file("/dev/zero", options, table, report));
  CHECK(ids_of(report) == std::vector<std::string>{"E-SIZE"});
}

TEST_CASE("A sample of real data") {
  Table table;
  Report report;
  REQUIRE(read_csv_file(PMML_SOURCE_DIR "/samples/data/penguins.csv", {}, table, report));
  infer_types(table);
  REQUIRE(table.rows() == 344);
  REQUIRE(names_of(table) == std::vector<std::string>{"species", "island", "bill_length_mm",
                                                      "bill_depth_mm", "flipper_length_mm",
                                                      "body_mass_g", "sex", "year"});
  CHECK(table.columns[0].kind == Column::Kind::text);
  CHECK(table.columns[2].kind == Column::Kind::number);
  CHECK(table.columns[2].numbers[0] == 39.1);
  CHECK(table.columns[2].missing(3));
  // The species counts published with the data: 152 Adelie, 68 Chinstrap, 124 Gentoo.
  std::size_t adelie = 0;
  for (std::size_t i = 0; i < table.rows(); ++i) adelie += table.columns[0].text[i] == "Adelie";
  CHECK(adelie == 152);
}
