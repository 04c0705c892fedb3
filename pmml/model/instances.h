// Training instances kept inside a model.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/model/fwd.h"

namespace pmml {

/// Holds the stored training records to which a new record is compared.
struct TrainingInstances : Element {
  static constexpr std::string_view element_name = "TrainingInstances";

  bool isTransformed = false;
  std::optional<std::int64_t> recordCount;
  std::optional<std::int64_t> fieldCount;
  Box<InstanceFields> instanceFields;
  std::variant<std::monostate, Box<TableLocator>, Box<InlineTable>> table;

  static void describe(Description<TrainingInstances>& d);
};

/// Lists the fields found in the stored training records.
struct InstanceFields : Element {
  static constexpr std::string_view element_name = "InstanceFields";

  std::vector<InstanceField> instanceFields;

  static void describe(Description<InstanceFields>& d);
};

/// Links a field to the table column that holds it in the stored training records.
struct InstanceField : Element {
  static constexpr std::string_view element_name = "InstanceField";

  std::string field;
  std::optional<std::string> column;

  static void describe(Description<InstanceField>& d);
};

}  // namespace pmml
