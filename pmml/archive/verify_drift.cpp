#include "pmml/archive/drift.h"
#include "pmml/archive/verify_stages.h"
#include "pmml/describe/numbers.h"

namespace pmml::archive {
namespace {

constexpr std::string_view drift_id = "drift";

std::string figures(const FieldDrift& field) {
  return field.field + ": PSI " + format_double(*field.psi) +
         (field.ks ? ", KS " + format_double(*field.ks) : "") + ", " + std::string(field.level());
}

void judge_field(Inspection& at, const FieldDrift& field) {
  const std::string path = "//UnivariateStats[@field='" + field.field + "']";
  if (!field.psi) return at.promises.skip(drift_id, field.field + ": " + field.reason);
  if (*field.psi < psi_significant) return at.promises.match(drift_id, figures(field), path);
  at.promises.differ(drift_id, "PSI below " + format_double(psi_significant), figures(field),
                     field.field + " is distributed otherwise than in the training data", path);
}

void compare_with_statistics(Inspection& at) {
  const ConstModelParts model = at.parts();
  if (model.modelStats == nullptr) {
    return at.promises.skip(drift_id, "the model has no ModelStats");
  }
  at.drift = drift(*model.modelStats, *at.data);
  for (const FieldDrift& field : at.drift) judge_field(at, field);
}

}  // namespace

void inspect_drift(Inspection& at) {
  if (!at.options.drift) return;
  if (!at.data) return at.promises.skip(drift_id, "there are no data to compare");
  at.promises.attempt(drift_id, at.report, [&] { compare_with_statistics(at); });
}

}  // namespace pmml::archive
