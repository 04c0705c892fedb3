#include "case.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <stdexcept>

#include "pmml/data/csv.h"
#include "pmml/describe/numbers.h"

namespace pmml::test {

namespace {

/// Half a unit of the last digit shown, and what rounding to binary adds.
double half_unit(const std::string& digits) {
  const std::size_t exponent = digits.find_first_of("eE");
  const std::string mantissa = digits.substr(0, exponent);
  const std::size_t point = mantissa.find('.');
  const double places = point == std::string::npos ? 0 : double(mantissa.size() - point - 1);
  double power = 0;
  if (exponent != std::string::npos) parse_double(digits.substr(exponent + 1), power);
  return 0.5 * std::pow(10, power - places) * (1 + 1e-9);
}

}  // namespace

std::vector<Case> find_cases(const std::filesystem::path& folder) {
  const char* only = std::getenv("PMML_CASE");
  std::vector<Case> cases;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::filesystem::path& path = entry.path();
    if (path.extension() != ".pmml") continue;
    if (only != nullptr && path.string().find(only) == std::string::npos) continue;
    const std::filesystem::path stem = path.parent_path() / path.stem();
    cases.push_back({path, stem.string() + ".csv", stem.string() + ".expected.csv",
                     stem.string() + ".error.txt"});
  }
  std::sort(cases.begin(), cases.end(),
            [](const Case& a, const Case& b) { return a.document < b.document; });
  return cases;
}

Table read_cells(const std::filesystem::path& file) {
  Table table;
  Report report;
  CsvOptions options;
  options.missing_values = {""};
  if (!read_csv_file(file.string(), options, table, report))
    throw std::runtime_error(to_string(report));
  return table;
}

bool has_value(const std::string& expected, const std::string& observed) {
  const bool shown = expected.starts_with('~');
  const std::string digits = expected.substr(shown ? 1 : 0);
  double a = 0;
  double b = 0;
  if (parse_double(digits, a) != NumberError::none ||
      parse_double(observed, b) != NumberError::none)
    return expected == observed;
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  if (shown) return std::abs(a - b) <= half_unit(digits);
  return a == b || std::abs(a - b) <= (a == 0 ? 1e-15 : 1e-12 * std::abs(a));
}

std::vector<std::string> differences(const Table& expected, const Table& observed) {
  std::vector<std::string> lines;
  for (const Column& column : expected.columns) {
    const Column* other = observed.find(column.name);
    if (other == nullptr || other->size() != column.size()) {
      lines.push_back(column.name + ": " +
                      (other == nullptr ? "no such column"
                                        : std::to_string(other->size()) + " rows, expected " +
                                              std::to_string(column.size())));
      continue;
    }
    for (std::size_t i = 0; i < column.size(); ++i) {
      const std::string want = column.cell_text(i, "");
      const std::string have = other->cell_text(i, "");
      if (!has_value(want, have))
        lines.push_back(column.name + " row " + std::to_string(i + 1) + ": expected '" + want +
                        "', observed '" + have + "'");
    }
  }
  return lines;
}

}  // namespace pmml::test
