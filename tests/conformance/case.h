// Documents with the results they must give, as files: see README.md.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pmml/data/table.h"

namespace pmml::test {

/// What a folder of cases holds for one document.
struct Case {
  std::filesystem::path document;  ///< NAME.pmml
  std::filesystem::path input;     ///< NAME.csv
  std::filesystem::path expected;  ///< NAME.expected.csv
  std::filesystem::path error;     ///< NAME.error.txt: the document must be refused
};

/// All cases below a folder, sorted by name; with the environment variable PMML_CASE only those
/// whose path contains its value.
std::vector<Case> find_cases(const std::filesystem::path& folder);

/// A CSV file of text cells, empty ones missing. Throws std::runtime_error.
Table read_cells(const std::filesystem::path& file);

/// True when the cell has the expected value: "~1.23" a number that rounds to the digits shown,
/// any other number within 1e-12 of itself (0: 1e-15), a text exactly, nothing when missing.
bool has_value(const std::string& expected, const std::string& observed);

/// Cells of the expected table that the observed one does not have, one line each.
std::vector<std::string> differences(const Table& expected, const Table& observed);

}  // namespace pmml::test
