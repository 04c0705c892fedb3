// A0: the document is what the standard calls valid.
#include <algorithm>

#include "pmml/archive/built_in_schema.h"
#include "pmml/archive/profile_rules.h"
#include "pmml/io/validate.h"
#include "pmml/tools/rules.h"

namespace pmml::archive {
namespace {

Found first_error(const Report& report) {
  const auto error = std::ranges::find(report.problems(), Severity::error, &Problem::severity);
  if (error == report.problems().end()) return std::nullopt;
  return Breach{error->path, error->id + ": " + error->found};
}

Found breaks_schema(const ArchiveView& view) {
  Report report;
  validate(view.utf8, built_in_schema(), report);
  for (const Problem& problem : report.problems()) {
    if (problem.id == "E-VALIDATOR") throw InvalidDocument(report);
  }
  return first_error(report);
}

Found breaks_rules(const ArchiveView& view) {
  Report report;
  check_rules(view.document, report);
  return first_error(report);
}

Found has_instructions(const ArchiveView& view) {
  const auto& all = view.document.instructions;
  return all.empty() ? Found() : Breach{"/processing-instruction()", all.front().target};
}

Found has_no_model(const ArchiveView& view) {
  return unless(view.parts.element != nullptr, "/PMML");
}

}  // namespace

std::span<const ProfileRule> valid_rules() {
  static constexpr ProfileRule rules[] = {
      {"A0-SCHEMA", Level::A0,
       "The document is valid against the schema of PMML 4.4, without markup "
       "of vendors.",
       "", "", breaks_schema},
      {"A0-RULES", Level::A0, "The rules of the standard's prose hold.", "", "", breaks_rules},
      {"A0-MODEL", Level::A0, "There is a model that can be scored.", "", "", has_no_model},
      {"A0-INSTRUCTIONS", Level::A0, "There are no processing instructions.", "", "",
       has_instructions}};
  return rules;
}

}  // namespace pmml::archive
