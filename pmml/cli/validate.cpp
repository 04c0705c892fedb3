#include "pmml/io/validate.h"

#include <nlohmann/json.hpp>

#include "pmml/archive/profile.h"
#include "pmml/cli/verbs.h"
#include "pmml/io/read.h"
#include "pmml/io/source.h"
#include "pmml/tools/rules.h"
#include "xsd/embedded_schemas.h"

namespace pmml::cli {
namespace {

// Findings of the structural check that Xerces words as well would be said twice.
void add_other_layers(const Report& from, Report& to) {
  for (const Problem& problem : from.problems()) {
    if (problem.layer != Layer::schema && problem.layer != Layer::vendor) to.add(problem);
  }
}

void add_schema_layer(const Report& from, Report& to) {
  for (const Problem& problem : from.problems()) {
    if (problem.layer == Layer::schema || problem.layer == Layer::vendor) to.add(problem);
  }
}

Schema schema_for(const ValidateOptions& options) {
  if (!options.schema.empty()) return Schema::from_file(options.schema);
  return Schema::from_memory(embedded_schema_4_4(), "pmml-4-4.xsd");
}

Problem older_version(Version version) {
  Problem problem;
  problem.id = "W-VERSION";
  problem.severity = Severity::warning;
  problem.path = "/PMML";
  problem.found = "version " + std::string(to_string(version));
  problem.expected = "4.4, whose demands were checked; --schema takes the schema of this version";
  return problem;
}

// Well-formed, schema, rules: every problem of every referee.
Report examine(const ValidateOptions& options) {
  Report report(options.model);
  Source source;
  if (!load_file(options.model, {}, source, report)) return report;
  Document document;
  Report structure(options.model);
  const bool is_pmml = read(source.bytes, document, structure);
  add_other_layers(structure, report);
  if (report.errors(Layer::wellFormed) + report.errors(Layer::limit) != 0) return report;
  pmml::ValidateOptions how;
  how.vendor = options.allow_vendor ? Vendor::allow : Vendor::report;
  const bool older = is_pmml && options.schema.empty() && document.version() < Version::v4_4;
  if (older) {
    report.add(older_version(document.version()));
    add_schema_layer(structure, report);
  } else {
    pmml::validate(source.bytes, schema_for(options), report, how);
  }
  if (is_pmml && !options.schema_only) check_rules(document, report);
  if (is_pmml && !options.profile.empty()) {
    const auto level = archive::level_named(options.profile);
    archive::check_profile(archive::archive_view(source.bytes, document), *level, report);
  }
  return report;
}

}  // namespace

int validate(const ValidateOptions& options, const Console& console) {
  Progress progress("validating");
  const Report report = examine(options);
  console.problems(report);
  const bool unreadable = report.errors(Layer::io) != 0;
  console.verdict(report.ok(), options.model + (report.ok() ? ": valid" : ": not valid"));
  console.result({{"file", options.model}, {"valid", report.ok()}, {"problems", to_json(report)}});
  if (unreadable) return io_failure;
  return report.ok() ? fine : findings;
}

}  // namespace pmml::cli
