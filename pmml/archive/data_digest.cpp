#include "pmml/archive/data_digest.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <system_error>

#include "pmml/tools/digest.h"

namespace pmml::archive {
namespace {

[[noreturn]] void fail_reading(const std::string& path, int error) {
  throw IoError("E-READ", path + ": " + std::generic_category().message(error), "a readable file");
}

}  // namespace

std::string table_digest(const Table& table) {
  std::vector<const Column*> columns;
  for (const Column& column : table.columns) columns.push_back(&column);
  std::ranges::stable_sort(columns, {}, [](const Column* column) { return column->name; });
  Digest digest;
  std::string line;
  CsvWriter writer(line);
  const auto end_line = [&] {
    writer.end_row();
    digest.add(line);
    line.clear();
  };
  for (const Column* column : columns) writer.cell(column->name);
  end_line();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (const Column* column : columns) writer.cell(column->cell_text(row));
    end_line();
  }
  return digest.finish();
}

FileFacts file_facts(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail_reading(path, errno);
  FileFacts facts;
  Digest digest;
  std::array<char, 1 << 16> block;
  while (file) {
    file.read(block.data(), block.size());
    const auto got = static_cast<std::size_t>(file.gcount());
    digest.add({block.data(), got});
    facts.bytes += got;
  }
  if (file.bad()) fail_reading(path, EIO);
  facts.sha256 = digest.finish();
  return facts;
}

TrainingData snapshot_of(const std::string& path, const Table& table) {
  const FileFacts file = file_facts(path);
  TrainingData data;
  data.mediaType = "text/csv";
  data.bytes = static_cast<std::int64_t>(file.bytes);
  data.rows = static_cast<std::int64_t>(table.rows());
  data.columns = static_cast<std::int64_t>(table.columns.size());
  data.sha256 = file.sha256;
  data.tableSha256 = table_digest(table);
  return data;
}

}  // namespace pmml::archive
