#include "pmml/cli/load.h"

#include "pmml/io/read.h"

namespace pmml::cli {

Document load_document(const std::string& path) {
  return pmml::load(path, Profile::lenient);
}

DocumentAndText load_with_text(const std::string& path) {
  Report report(path);
  DocumentAndText loaded;
  const bool complete = load_file(path, {}, loaded.source, report) &&
                        read(loaded.source.bytes, loaded.document, report);
  if (report.errors(Layer::io) != 0) throw IoError(std::move(report));
  if (!complete) throw InvalidDocument(std::move(report));
  return loaded;
}

Table load_table(const std::string& path, const CsvOptions& options) {
  Table table;
  Report report(path);
  if (read_csv_file(path, options, table, report)) return table;
  if (report.errors(Layer::io) != 0) throw IoError(std::move(report));
  throw InvalidData(std::move(report));
}

}  // namespace pmml::cli
