#include "pmml/archive/save.h"

#include <utility>

#include "pmml/archive/assemble.h"
#include "pmml/archive/built_in_schema.h"
#include "pmml/archive/seal.h"
#include "pmml/io/atomic_file.h"
#include "pmml/io/read.h"
#include "pmml/io/source.h"
#include "pmml/io/validate.h"
#include "pmml/io/write.h"
#include "pmml/score/verification.h"

namespace pmml {
namespace {

Problem not_the_same(std::string found) {
  Problem problem;
  problem.id = "E-READ-BACK";
  problem.layer = Layer::io;
  problem.found = std::move(found);
  problem.expected = "the bytes that were written";
  return problem;
}

// What stands on the disk, read as any reader would.
Document read_back(const std::string& path, const std::string& canonical, Report& report) {
  Source source;
  Document document;
  if (!load_file(path, {}, source, report)) return document;
  if (source.bytes != canonical) report.add(not_the_same("other bytes on the disk"));
  if (read(source.bytes, document, report) && write(document) != canonical) {
    report.add(not_the_same("a document that writes differently"));
  }
  return document;
}

Problem not_reproduced(const VerificationCell& cell) {
  Problem problem;
  problem.id = "E-NOT-REPRODUCED";
  problem.layer = Layer::data;
  problem.path = "ModelVerification row " + std::to_string(cell.row) + ", field " + cell.field;
  problem.found = cell.observed;
  problem.expected = cell.expected;
  return problem;
}

void replay(const Document& document, Report& report) {
  const auto result = verify(document, {}, report);
  if (!result) return;
  for (const VerificationCell& cell : result->cells) {
    if (!cell.ok) report.add(not_reproduced(cell));
  }
}

void prove(const Document& document, const std::string& canonical, const SaveOptions& options,
           Report& report) {
  if (options.require_valid && document.version() >= Version::v4_4) {
    validate(canonical, archive::built_in_schema(), report);
  }
  if (options.verify && report.ok()) replay(document, report);
}

}  // namespace

Document archived(const Document& document, const SaveOptions& options, SaveResult& result) {
  Document out = document;
  if (!options.facts) return out;
  archive::attach(out, *options.facts);
  const std::string unsealed = write(out);
  const archive::ArchiveView view = archive::archive_view(unsealed, out);
  result.level = archive::reachable_level(view, result.missing).value_or(archive::Level::A0);
  archive::claim_level(out, *result.level);
  archive::seal(out);
  return out;
}

SaveResult save(const Document& document, const std::string& path, const SaveOptions& options) {
  SaveResult result;
  const std::string canonical = write(archived(document, options, result));
  AtomicFile file(path);
  file.write(is_gzip_name(path) ? gzip(canonical) : canonical);
  file.sync();
  Report report(path);
  const Document again = read_back(file.temporary_path(), canonical, report);
  if (report.errors(Layer::io) != 0) throw IoError(std::move(report));
  if (report.errors(Layer::wellFormed) + report.errors(Layer::limit) != 0 ||
      (options.require_valid && !report.ok())) {
    throw InvalidDocument(std::move(report));
  }
  Report proof(path);
  prove(again, canonical, options, proof);
  if (!proof.ok()) throw InvalidDocument(std::move(proof));
  file.commit();
  return result;
}

}  // namespace pmml
