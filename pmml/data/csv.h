// Tables as CSV text (RFC 4180): read into columns of text, typed on request, written back.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pmml/data/table.h"
#include "pmml/describe/problem.h"

namespace pmml {

struct CsvOptions {
  /// One ASCII character other than quote and line break. '\0': whichever of , ; tab | is most
  /// frequent in the header outside quotes (read), comma (write).
  char separator = ',';
  /// Cells that mean "missing" when read, quoted or not. The first one is what is written for it.
  std::vector<std::string> missing_values = {"", "NA"};
  /// A header with more columns is refused (E-CSV-COLUMNS).
  std::size_t max_columns = 100'000;
  /// A longer file is refused (E-SIZE).
  std::size_t max_bytes = std::size_t{8} << 30U;
};

/// Reads a table whose first record names the columns; every column comes as text, cells byte for
/// byte. Lines end in LF, CRLF or CR; a UTF-8 byte order mark is skipped; blank lines after the
/// last row are no rows, except in a table of one column, where a blank line is an empty cell.
///
/// Appends all problems to `report` (layer data, line and column set) and returns whether there
/// were none; `table` then holds what could be read, short rows filled up with missing cells:
/// E-CSV-EMPTY no header, E-CSV-NAME empty column name, E-CSV-DUPLICATE column name given twice,
/// E-CSV-ROW row shorter or longer than the header, E-CSV-QUOTE quote never closed or out of
/// place, E-CSV-SEPARATOR unusable option, E-CSV-COLUMNS too many columns, E-UTF8 invalid byte (the
/// first of each line).
bool read_csv(std::string_view text, const CsvOptions& options, Table& table, Report& report);

/// The same for a file. Further problems (layer io): E-FILE-MISSING, E-FILE-DIRECTORY, E-FILE-READ,
/// E-SIZE.
bool read_csv_file(const std::string& path, const CsvOptions& options, Table& table,
                   Report& report);

/// Turns a text column into numbers when it has a present cell and every present cell is a number
/// that says no more than its value: "007", "+5" and long integers that no double holds exactly
/// (12345678901234567890) keep a column text. Columns of numbers that were written come back.
void infer_types(Table& table);

/// Writes records cell by cell to the end of a string, quoting only where reading needs it.
class CsvWriter {
 public:
  explicit CsvWriter(std::string& out, char separator = ',')
      : out_(out), separator_(separator == '\0' ? ',' : separator) {}

  void cell(std::string_view text);
  /// Shortest decimals that read back to the same double.
  void cell(double number);
  void end_row();

 private:
  void separate();

  std::string& out_;
  char separator_;
  std::size_t cells_ = 0;
  std::size_t row_start_ = 0;
};

/// Header and rows, LF after each. Read again with the same options it is the same table, provided
/// that no present cell spells one of `missing_values` and that columns are told apart by name.
std::string write_csv(const Table& table, const CsvOptions& options = {});

}  // namespace pmml
