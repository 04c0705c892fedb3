// Fields as the scorer knows them: where the cell is, its type, and which values are allowed.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "pmml/model/data.h"
#include "pmml/model/mining_schema.h"
#include "pmml/score/row.h"

namespace pmml::scoring {

enum class Validity : std::uint8_t { valid, invalid, missing };

/// The values a field lists and the intervals it allows (checklist of DataField: a list of valid
/// values is complete; listed values decide before intervals).
struct ValueSpace {
  std::vector<double> valid;                    ///< in document order
  std::unordered_map<double, int> ranks;        ///< position of each valid value
  std::unordered_map<double, double> displays;  ///< code of the display text of a value
  std::unordered_set<double> invalid;
  std::unordered_set<double> missing_values;
  std::unordered_set<std::string> missing_texts;  ///< that are no values of the type ("?")
  std::vector<Interval> intervals;

  Validity classify(double value) const;
  /// Rank of an ordinal value; nothing outside the list.
  std::optional<int> rank(double value) const;
};

/// A field in scope.
struct Field {
  Slot slot = 0;
  DataType type = DataType::double_;
  OpType optype = OpType::continuous;
  const ValueSpace* space = nullptr;
  bool after_model = false;  ///< an output field or computed from one
  /// Of a parameter of a function that is called with a constant.
  std::optional<double> constant = std::nullopt;
};

/// A field and the name it has in a mining schema.
struct NamedField {
  std::string name;
  Field field;
};

/// True for ordinal texts with a list of valid values, which are ordered by that list.
bool is_ranked(const Field& field);

bool contains(const Interval& interval, double value);

/// The listed values of a field, converted to its type; those that cannot be are left out.
ValueSpace make_space(const std::vector<Value>& values, const std::vector<Interval>& intervals,
                      DataType type, StringPool& pool);

}  // namespace pmml::scoring
