#include "pmml/cli/load.h"

#include "pmml/io/read.h"

namespace pmml::cli {

Document load_document(const std::string& path) {
  return pmml::load(path, Profile::lenient);
}

Table load_table(const std::string& path, const CsvOptions& options) {
  Table table;
  Report report(path);
  if (read_csv_file(path, options, table, report)) return table;
  if (report.errors(Layer::io) != 0) throw IoError(std::move(report));
  throw InvalidData(std::move(report));
}

}  // namespace pmml::cli
