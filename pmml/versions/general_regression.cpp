// General regressions before 4.0, which could not name the reference category: a cell of 0 did.
#include <algorithm>
#include <map>

#include "pmml/versions/change.h"

namespace pmml::versions {

namespace {

/// The one category whose parameters are all 0.
std::optional<std::string> category_of_zeros(const GeneralRegressionModel& model) {
  if (!model.paramMatrix) return std::nullopt;
  std::map<std::string, bool> is_zero;
  for (const PCell& cell : model.paramMatrix->pCells) {
    if (!cell.targetCategory) return std::nullopt;
    const auto [place, is_new] = is_zero.emplace(*cell.targetCategory, true);
    place->second = place->second && cell.beta == 0;
  }
  std::optional<std::string> found;
  for (const auto& [category, zero] : is_zero) {
    if (zero && found) return std::nullopt;
    if (zero) found = category;
  }
  return found;
}

bool has_zeros_for_reference(const GeneralRegressionModel& model, const Origin& origin) {
  return origin.version < Version::v4_0 && !model.targetReferenceCategory &&
         category_of_zeros(model).has_value();
}

void name_reference(GeneralRegressionModel& model, const Origin&) {
  model.targetReferenceCategory = category_of_zeros(model);
  std::erase_if(model.paramMatrix->pCells, [&](const PCell& cell) {
    return cell.targetCategory == model.targetReferenceCategory;
  });
}

constexpr Change general_regression_changes[] = {
    change<GeneralRegressionModel, has_zeros_for_reference, name_reference>()};

}  // namespace

std::span<const Change> changes_of_general_regression() {
  return general_regression_changes;
}

}  // namespace pmml::versions
