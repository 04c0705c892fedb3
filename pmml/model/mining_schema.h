// Mining schema: the fields that a model sees and how their values are treated.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/describe/value_type.h"
#include "pmml/model/fwd.h"
#include "pmml/model/types.h"

namespace pmml {

enum class MissingValueTreatment : std::uint8_t {
  asIs,
  asMean,
  asMode,
  asMedian,
  asValue,
  returnInvalid
};
template <>
struct EnumNames<MissingValueTreatment> {
  static constexpr std::string_view name = "MISSING-VALUE-TREATMENT-METHOD";
  static constexpr std::string_view values[] = {"asIs",     "asMean",  "asMode",
                                                "asMedian", "asValue", "returnInvalid"};
};

enum class UsageType : std::uint8_t {
  active,
  predicted,
  target,
  supplementary,
  group,
  order,
  frequencyWeight,
  analysisWeight
};
template <>
struct EnumNames<UsageType> {
  static constexpr std::string_view name = "FIELD-USAGE-TYPE";
  static constexpr std::string_view values[] = {"active",          "predicted",     "target",
                                                "supplementary",   "group",         "order",
                                                "frequencyWeight", "analysisWeight"};
};

/// Lists the fields a model sees and says how each one is prepared before scoring.
struct MiningSchema : Element {
  static constexpr std::string_view element_name = "MiningSchema";

  std::vector<MiningField> miningFields;

  static void describe(Description<MiningSchema>& d);
};

/// Gives the role of one field in a model and the treatment of its missing, invalid and extreme
/// values.
struct MiningField : Element {
  static constexpr std::string_view element_name = "MiningField";

  std::string name;
  UsageType usageType = UsageType::active;
  std::optional<OpType> optype;
  std::optional<double> importance;
  OutlierTreatment outliers = OutlierTreatment::asIs;
  std::optional<double> lowValue;
  std::optional<double> highValue;
  std::optional<std::string> missingValueReplacement;
  std::optional<MissingValueTreatment> missingValueTreatment;
  InvalidValueTreatment invalidValueTreatment = InvalidValueTreatment::returnInvalid;
  std::optional<std::string> invalidValueReplacement;

  static void describe(Description<MiningField>& d);
};

/// Whether fields used so are what the model predicts: target, or its older name predicted.
bool is_target(UsageType usage);
inline bool is_target(const MiningField& field) {
  return is_target(field.usageType);
}

}  // namespace pmml
