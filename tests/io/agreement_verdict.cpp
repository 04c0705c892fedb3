#include "agreement_verdict.h"

#include <array>

#include "pmml/io/read.h"
#include "pmml/model/all.h"
#include "pmml/tools/schema.h"

namespace pmml::test {
namespace {

std::string first_problem(const Report& report) {
  return report.problems().empty() ? "nothing" : to_string(report.problems().front());
}

Report check(std::string_view utf8) {
  Report report("check");
  Document document;
  read(utf8, document, report);
  return report;
}

Report ask_xerces(std::string_view utf8, const Schema& schema) {
  ValidateOptions options;
  options.max_violations = 1;
  Report report(schema.name());
  validate(utf8, schema, report, options);
  return report;
}

std::string_view to_string(Verdict verdict) {
  static constexpr std::array<std::string_view, 3> names = {
      "valid", "valid apart from vendor markup", "invalid"};
  return names[static_cast<std::size_t>(verdict)];
}

}  // namespace

Verdict verdict_of(const Report& report) {
  if (report.errors(Layer::schema) != 0) return Verdict::invalid;
  return report.errors(Layer::vendor) != 0 ? Verdict::validApartFromVendorMarkup : Verdict::valid;
}

Referees::Referees()
    : ours_(Schema::from_memory(schema(all_elements(), latest_namespace), "ours")),
      reference_(Schema::from_file(std::string(PMML_SHARED_DIR) + "/standard/xsd/pmml-4-4-1.xsd")) {
}

Verdicts Referees::ask(std::string_view utf8) const {
  const Report mine = check(utf8);
  const Report ours = ask_xerces(utf8, ours_);
  const Report reference = ask_xerces(utf8, reference_);
  Verdicts verdicts{verdict_of(mine), verdict_of(ours), verdict_of(reference), {}};
  if (!verdicts.agree()) {
    verdicts.details =
        first_problem(mine) + "\n" + first_problem(ours) + "\n" + first_problem(reference);
  }
  return verdicts;
}

std::string to_string(const Verdicts& verdicts) {
  return "check: " + std::string(to_string(verdicts.check)) +
         "; our schema: " + std::string(to_string(verdicts.ours)) +
         "; reference schema: " + std::string(to_string(verdicts.reference)) + "\n" +
         verdicts.details;
}

}  // namespace pmml::test
