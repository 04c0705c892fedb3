#include "pmml/archive/snapshot.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "pmml/io/source_encoding.h"

namespace pmml::archive {
namespace {

bool is_no_utf8(const Report& report) {
  return std::ranges::any_of(report.problems(),
                             [](const Problem& problem) { return problem.id == "E-UTF8"; });
}

// XML's own conversion, which asks for a byte order mark or a declaration.
std::string in_utf8(const std::string& path, Report& report) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const bool marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  const std::string declaration = "<?xml version=\"1.0\" encoding=\"windows-1252\"?>";
  if (!marked) bytes.insert(0, declaration);
  to_utf8(bytes, report);
  if (!marked) bytes.erase(0, declaration.size());
  return bytes;
}

}  // namespace

Table read_snapshot(const std::string& path, const CsvOptions& options) {
  Table table;
  Report report(path);
  bool good = read_csv_file(path, options, table, report);
  if (report.errors(Layer::io) != 0) throw IoError(std::move(report));
  if (!good && is_no_utf8(report)) {
    Report again(path);
    const std::string text = in_utf8(path, again);
    good = again.ok() && read_csv(text, options, table, again);
    report = std::move(again);
  }
  if (!good) throw InvalidData(std::move(report));
  infer_types(table);
  return table;
}

}  // namespace pmml::archive
