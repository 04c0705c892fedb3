#include "pmml/score/fail.h"

namespace pmml::scoring {

namespace {

Report report_of(std::string id, Position where, std::string path, std::string found,
                 std::string expected) {
  Report report;
  report.add({std::move(id),
              Severity::error,
              Layer::rule,
              {},
              where,
              std::move(path),
              std::move(found),
              std::move(expected)});
  return report;
}

}  // namespace

void fail_invalid(std::string id, Position where, std::string path, std::string found,
                  std::string expected) {
  throw InvalidDocument(
      report_of(std::move(id), where, std::move(path), std::move(found), std::move(expected)));
}

void fail_unsupported(Position where, std::string path, std::string found, std::string expected) {
  throw UnsupportedFeature(
      report_of("E-UNSUPPORTED", where, std::move(path), std::move(found), std::move(expected)));
}

}  // namespace pmml::scoring
