#include "pmml/io/validate.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "pmml/io/gate.h"
#include "pmml/io/source.h"
#include "pmml/io/validate_vendor.h"
#include "pmml/io/validate_xerces.h"
#include "pmml/io/xml_position.h"

namespace pmml {

struct Schema::Compiled {
  Compiled(std::string_view xsd, std::string file, Findings& findings)
      : name(std::move(file)), grammar(xsd, findings) {}

  std::string name;
  Grammar grammar;
};

namespace {

struct PlacedProblem {
  std::uint64_t offset = 0;
  Problem problem;
};

Problem schema_problem(std::string_view id, std::string found, std::string expected) {
  Problem problem;
  problem.id = id;
  problem.found = std::move(found);
  problem.expected = std::move(expected);
  return problem;
}

Problem validator_problem(std::string failure) {
  return schema_problem("E-VALIDATOR", std::move(failure), "validation to the end");
}

std::string_view id_of(Violation::Kind kind) {
  static constexpr std::array<std::string_view, 5> ids = {
      "E-XSD-ELEMENT", "E-XSD-ATTRIBUTE", "E-XSD-VALUE", "E-XSD-OTHER", "E-VALIDATOR"};
  return ids[static_cast<std::size_t>(kind)];
}

Report schema_report(const std::string& name, Findings findings) {
  Report report(name);
  for (Violation& violation : findings.violations) {
    const ReadingPosition at = violation.target.after;
    Problem problem =
        schema_problem("E-SCHEMA", std::move(violation.found), std::move(violation.expected));
    problem.where = {static_cast<std::uint32_t>(at.line), static_cast<std::uint32_t>(at.column)};
    report.add(std::move(problem));
  }
  if (!findings.failure.empty()) {
    report.add(
        schema_problem("E-SCHEMA", std::move(findings.failure), "a schema complete in itself"));
  }
  return report;
}

// An undeclared element is met twice, at its start and by its parent, who knows what it expected.
void drop_repeated(std::vector<PlacedProblem>& entries) {
  std::vector<PlacedProblem> kept;
  for (PlacedProblem& entry : entries) {
    const auto same = std::ranges::find_if(kept, [&](const PlacedProblem& other) {
      return other.problem.id == "E-XSD-ELEMENT" && entry.problem.id == other.problem.id &&
             other.offset == entry.offset && other.problem.found == entry.problem.found;
    });
    if (same == kept.end()) {
      kept.push_back(std::move(entry));
    } else {
      *same = std::move(entry);
    }
  }
  entries = std::move(kept);
}

std::vector<PlacedProblem> located_entries(std::vector<Violation> violations, Located located) {
  std::vector<PlacedProblem> entries;
  for (std::size_t i = 0; i < violations.size(); ++i) {
    Problem problem = schema_problem(id_of(violations[i].kind), std::move(violations[i].found),
                                     std::move(violations[i].expected));
    problem.path = std::move(located.places[i].path);
    entries.push_back({located.places[i].offset, std::move(problem)});
  }
  drop_repeated(entries);
  return entries;
}

PlacedProblem namespace_entry(const Located& located, const Schema& schema) {
  Problem problem = schema_problem("E-NAMESPACE", "namespace '" + located.root_namespace + "'",
                                   "namespace '" + schema.target_namespace() + "'");
  problem.path = located.root.path;
  return {located.root.offset, std::move(problem)};
}

std::vector<PlacedProblem> schema_entries(std::string_view utf8, const Schema& schema,
                                          std::vector<Violation> violations) {
  if (violations.empty()) return {};
  std::vector<Sought> targets;
  for (const Violation& violation : violations) targets.push_back(violation.target);
  Located located = locate(utf8, targets);
  if (located.root_namespace != schema.target_namespace()) {
    return {namespace_entry(located, schema)};
  }
  return located_entries(std::move(violations), std::move(located));
}

std::vector<PlacedProblem> vendor_entries(std::vector<Place> removed) {
  std::vector<PlacedProblem> entries;
  for (Place& place : removed) {
    Problem problem = schema_problem("E-VENDOR", place.path.substr(place.path.rfind('/') + 1),
                                     "markup of the standard");
    problem.layer = Layer::vendor;
    problem.path = std::move(place.path);
    entries.push_back({place.offset, std::move(problem)});
  }
  return entries;
}

void add_in_order(std::string_view utf8, std::vector<PlacedProblem> entries, Report& report) {
  std::ranges::stable_sort(entries, {}, &PlacedProblem::offset);
  LineCounter lines(utf8);
  for (PlacedProblem& entry : entries) {
    entry.problem.where = lines.at(entry.offset);
    report.add(std::move(entry.problem));
  }
}

void add_limit_reached(std::size_t limit, Report& report) {
  Problem problem =
      schema_problem("E-XSD-LIMIT", "more violations", "at most " + std::to_string(limit));
  problem.layer = Layer::limit;
  report.add(std::move(problem));
}

bool is_well_formed(std::string_view utf8, const Findings& findings, Report& report) {
  const bool doubt = std::ranges::any_of(findings.violations, [](const Violation& violation) {
    return violation.kind == Violation::Kind::wellFormed;
  });
  return !doubt || gate(utf8, unlimited(), report);
}

}  // namespace

const std::string& Schema::name() const {
  return compiled_->name;
}

const std::string& Schema::target_namespace() const {
  return compiled_->grammar.target_namespace();
}

Schema Schema::from_memory(std::string_view xsd, std::string name) {
  Report report(name);
  if (!gate(xsd, Limits{}, report)) throw InvalidDocument(std::move(report));
  Findings findings;
  auto compiled = std::make_shared<const Compiled>(xsd, name, findings);
  report = schema_report(name, std::move(findings));
  if (!report.ok()) throw InvalidDocument(std::move(report));
  return Schema(std::move(compiled));
}

Schema Schema::from_file(const std::string& path) {
  Report report(path);
  Source source;
  if (!load_file(path, Limits{}, source, report)) throw IoError(std::move(report));
  return from_memory(source.bytes, path);
}

bool validate(std::string_view utf8, const Schema& schema, Report& report,
              const ValidateOptions& options) {
  const std::size_t before = report.total();
  WithoutVendor vendor = without_vendor(utf8, schema.target_namespace());
  const std::string_view text = vendor.removed.empty() ? utf8 : std::string_view(vendor.utf8);
  Findings findings = schema.compiled().grammar.check(text, options.max_violations);
  if (!is_well_formed(utf8, findings, report)) return false;

  std::vector<PlacedProblem> entries;
  if (options.vendor == Vendor::report) entries = vendor_entries(std::move(vendor.removed));
  std::ranges::move(schema_entries(text, schema, std::move(findings.violations)),
                    std::back_inserter(entries));
  add_in_order(utf8, std::move(entries), report);
  if (findings.more) add_limit_reached(options.max_violations, report);
  if (!findings.failure.empty()) report.add(validator_problem(std::move(findings.failure)));
  return report.total() == before;
}

}  // namespace pmml
