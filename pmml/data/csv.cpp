#include "pmml/data/csv.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "pmml/data/utf8.h"
#include "pmml/describe/numbers.h"

namespace pmml {
namespace {

Problem csv_problem(std::string id, Position where, std::string found, std::string expected) {
  Problem problem;
  problem.id = std::move(id);
  problem.layer = Layer::data;
  problem.where = where;
  problem.found = std::move(found);
  problem.expected = std::move(expected);
  return problem;
}

std::string cells(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " cell" : " cells");
}

// What ended a cell: a separator, the end of a record, or the end of the text.
enum class Stop : std::uint8_t { separator, record, end };

// Walks over the text cell by cell and knows the line it is on.
class Scanner {
 public:
  Scanner(std::string_view text, char separator, Report& report)
      : text_(text), separator_(separator), report_(report) {
    for (const char c : {separator, '"', '\n', '\r'})
      special_[static_cast<unsigned char>(c)] = true;
  }

  bool at_end() const { return at_ == text_.size(); }
  Position position() const { return position(at_); }
  void drop_blank_end() {
    while (text_.size() > at_ && (text_.back() == '\n' || text_.back() == '\r')) {
      text_.remove_suffix(1);
    }
  }

  // The next cell without its quotes; the view lives until the following call.
  Stop next(std::string_view& cell) {
    return !at_end() && text_[at_] == '"' ? quoted(cell) : bare(cell);
  }

 private:
  Position position(std::size_t offset) const {
    return {line_, static_cast<std::uint32_t>(offset - line_start_ + 1)};
  }

  void quote_problem(Position where, const char* found, const char* expected) {
    report_.add(csv_problem("E-CSV-QUOTE", where, found, expected));
  }

  std::size_t find_special(std::size_t from) const {
    while (from < text_.size() && !special_[static_cast<unsigned char>(text_[from])]) ++from;
    return from;
  }

  Stop bare(std::string_view& cell) {
    const std::size_t start = at_;
    at_ = find_special(at_);
    if (!at_end() && text_[at_] == '"') {
      quote_problem(position(), "a quote inside a cell that does not start with one",
                    "the cell in quotes and the quote doubled");
      skip_to_stop();
    }
    cell = text_.substr(start, at_ - start);
    return stop();
  }

  Stop quoted(std::string_view& cell) {
    const Position opened = position();
    scratch_.clear();
    for (std::size_t from = ++at_;;) {
      const std::size_t quote = text_.find('"', from);
      if (quote == std::string_view::npos) return unclosed(cell, opened);
      count_lines(from, quote);
      at_ = quote + 1;
      if (at_end() || text_[at_] != '"') return closed(cell, from, quote);
      scratch_.append(text_, from, at_ - from);
      from = ++at_;
    }
  }

  Stop unclosed(std::string_view& cell, Position opened) {
    quote_problem(opened, "a quote that is never closed", "a closing quote");
    cell = text_.substr(at_);
    at_ = text_.size();
    return Stop::end;
  }

  Stop closed(std::string_view& cell, std::size_t from, std::size_t quote) {
    cell = text_.substr(from, quote - from);
    const bool stray = !at_end() && !special_[static_cast<unsigned char>(text_[at_])];
    if (!scratch_.empty() || stray) cell = scratch_.append(cell);
    if (stray) {
      quote_problem(position(), "text after the closing quote",
                    "a separator or the end of the line");
      const std::size_t start = at_;
      skip_to_stop();
      cell = scratch_.append(text_, start, at_ - start);
    }
    return stop();
  }

  void skip_to_stop() {
    do {
      at_ = find_special(at_ + 1);
    } while (!at_end() && text_[at_] == '"');
  }

  // Steps over the separator or line break that ends a cell.
  Stop stop() {
    if (at_end()) return Stop::end;
    if (text_[at_] == separator_) {
      ++at_;
      return Stop::separator;
    }
    const bool pair = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
    at_ += pair ? 2 : 1;
    ++line_;
    line_start_ = at_;
    return Stop::record;
  }

  // Counts the line breaks in [from, to), where `to` is no line feed.
  void count_lines(std::size_t from, std::size_t to) {
    for (; from < to; ++from) {
      const bool pair = text_[from] == '\r' && text_[from + 1] == '\n';
      if (pair || (text_[from] != '\n' && text_[from] != '\r')) continue;
      ++line_;
      line_start_ = from + 1;
    }
  }

  std::string_view text_;
  char separator_;
  Report& report_;
  std::array<bool, 256> special_ = {};
  std::string scratch_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::size_t line_start_ = 0;
};

// Reports the first invalid byte of each line.
void check_utf8(std::string_view text, Report& report) {
  static constexpr char digits[] = "0123456789ABCDEF";
  Position where{1, 1};
  std::size_t counted = 0;
  for (std::size_t at = find_invalid_utf8(text); at != std::string_view::npos;
       at = find_invalid_utf8(text, std::min(text.find('\n', at), text.size()))) {
    for (; counted < at; ++counted) {
      const bool pair = text[counted] == '\r' && text[counted + 1] == '\n';
      const bool breaks = !pair && (text[counted] == '\n' || text[counted] == '\r');
      where = breaks ? Position{where.line + 1, 1} : Position{where.line, where.column + 1};
    }
    const auto byte = static_cast<unsigned char>(text[at]);
    report.add(csv_problem("E-UTF8", where,
                           std::string("byte 0x") + digits[byte >> 4U] + digits[byte & 15U],
                           "UTF-8"));
  }
}

// The candidate that is most frequent in the header outside quotes; a comma when there is none.
char detect_separator(std::string_view text) {
  static constexpr std::string_view candidates = ",;\t|";
  std::array<std::size_t, candidates.size()> counts = {};
  bool in_quotes = false;
  for (const char c : text) {
    if (c == '"') in_quotes = !in_quotes;
    if (in_quotes) continue;
    if (c == '\n' || c == '\r') break;
    const std::size_t candidate = candidates.find(c);
    if (candidate != std::string_view::npos) ++counts[candidate];
  }
  return candidates[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) -
                                             counts.begin())];
}

class Reader {
 public:
  Reader(std::string_view text, const CsvOptions& options, char separator, Table& table,
         Report& report)
      : options_(options), table_(table), report_(report), scanner_(text, separator, report) {}

  void read() {
    if (!read_header()) return;
    if (table_.columns.size() > 1) scanner_.drop_blank_end();
    while (!scanner_.at_end()) read_row();
  }

 private:
  bool read_header() {
    std::unordered_set<std::string> names;
    std::string_view cell;
    for (Stop stop = Stop::separator; stop == Stop::separator;) {
      const Position where = scanner_.position();
      stop = scanner_.next(cell);
      if (table_.columns.size() == options_.max_columns) {
        report_.add(csv_problem("E-CSV-COLUMNS", where, "more columns",
                                "at most " + std::to_string(options_.max_columns)));
        return false;
      }
      check_name(cell, where, names);
      Column& column = table_.columns.emplace_back();
      column.name = cell;
      column.kind = Column::Kind::text;
    }
    return true;
  }

  void check_name(std::string_view name, Position where, std::unordered_set<std::string>& names) {
    if (name.empty()) {
      report_.add(csv_problem("E-CSV-NAME", where, "an empty column name", "a name"));
    } else if (!names.emplace(name).second) {
      Problem problem = csv_problem("E-CSV-DUPLICATE", where, "the column name a second time",
                                    "names that differ");
      problem.path = name;
      report_.add(std::move(problem));
    }
  }

  void read_row() {
    const Position where{scanner_.position()};
    std::size_t count = 0;
    std::string_view cell;
    for (Stop stop = Stop::separator; stop == Stop::separator; ++count) {
      stop = scanner_.next(cell);
      if (count < table_.columns.size()) push(table_.columns[count], cell);
    }
    if (count == table_.columns.size()) return;
    report_.add(csv_problem("E-CSV-ROW", where, cells(count), cells(table_.columns.size())));
    for (; count < table_.columns.size(); ++count) table_.columns[count].push_missing();
  }

  void push(Column& column, std::string_view cell) const {
    const auto& missing = options_.missing_values;
    if (std::find(missing.begin(), missing.end(), cell) == missing.end()) {
      column.push_text(cell);
    } else {
      column.push_missing();
    }
  }

  const CsvOptions& options_;
  Table& table_;
  Report& report_;
  Scanner scanner_;
};

bool usable_separator(char separator) {
  return separator != '"' && separator != '\n' && separator != '\r' &&
         static_cast<unsigned char>(separator) < 0x80;
}

// Long integers are identifiers unless a double holds them exactly and prints them so.
bool is_lossless(std::string_view integer, double value) {
  constexpr std::size_t always_exact = 15;
  return integer.size() <= always_exact || format_double(value) == integer;
}

bool says_only_a_number(std::string_view cell, double& value) {
  cell = trim(cell);
  if (cell.starts_with('+') || parse_double(cell, value) != NumberError::none) return false;
  const std::string_view digits = cell.substr(cell.starts_with('-') ? 1 : 0);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) return false;
  return !std::all_of(digits.begin(), digits.end(), is_digit) || is_lossless(cell, value);
}

void infer_type(Column& column) {
  if (column.kind == Column::Kind::number) return;
  Column numbers;
  bool any = false;
  for (std::size_t row = 0; row < column.size(); ++row) {
    double value = 0;
    if (column.missing(row)) {
      numbers.push_missing();
    } else if (says_only_a_number(column.text[row], value)) {
      numbers.push_number(value);
      any = true;
    } else {
      return;
    }
  }
  if (!any) return;
  numbers.name = std::move(column.name);
  column = std::move(numbers);
}

bool file_problem(Report& report, std::string id, const std::string& path, std::string found,
                  std::string expected) {
  Problem problem = csv_problem(std::move(id), {}, std::move(found), std::move(expected));
  problem.layer = Layer::io;
  problem.file = path;
  report.add(std::move(problem));
  return false;
}

// Reads in blocks, so that a pipe works and an endless one ends at the limit.
bool read_text(const std::string& path, std::size_t max_bytes, std::string& text, Report& report) {
  constexpr std::size_t block = std::size_t{1} << 20U;
  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  if (!std::filesystem::exists(status)) {
    return file_problem(report, "E-FILE-MISSING", path, "no such file", "a CSV file");
  }
  if (std::filesystem::is_directory(status)) {
    return file_problem(report, "E-FILE-DIRECTORY", path, "a directory", "a CSV file");
  }
  std::ifstream in(path, std::ios::binary);
  while (in && text.size() <= max_bytes) {
    const std::size_t size = text.size();
    text.resize(size + block);
    in.read(text.data() + size, block);
    text.resize(size + static_cast<std::size_t>(in.gcount()));
  }
  if (text.size() > max_bytes) {
    return file_problem(report, "E-SIZE", path, "a longer file",
                        "at most " + std::to_string(max_bytes) + " bytes");
  }
  if (in.eof()) return true;
  return file_problem(report, "E-FILE-READ", path, "a file that cannot be read", "a CSV file");
}

}  // namespace

bool read_csv(std::string_view text, const CsvOptions& options, Table& table, Report& report) {
  const std::size_t errors_before = report.errors();
  table.columns.clear();
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (!usable_separator(options.separator)) {
    report.add(csv_problem("E-CSV-SEPARATOR", {}, "a quote, a line break or no ASCII character",
                           "another separator"));
  } else if (text.empty()) {
    report.add(csv_problem("E-CSV-EMPTY", {1, 1}, "nothing", "a header with the column names"));
  } else {
    check_utf8(text, report);
    const char separator = options.separator == '\0' ? detect_separator(text) : options.separator;
    Reader(text, options, separator, table, report).read();
  }
  return report.errors() == errors_before;
}

bool read_csv_file(const std::string& path, const CsvOptions& options, Table& table,
                   Report& report) {
  table.columns.clear();
  std::string text;
  if (!read_text(path, options.max_bytes, text, report)) return false;
  return read_csv(text, options, table, report);
}

void infer_types(Table& table) {
  for (Column& column : table.columns) infer_type(column);
}

}  // namespace pmml
