// SequenceModel.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pmml/describe/value_type.h"
#include "pmml/model/fwd.h"
#include "pmml/model/items.h"
#include "pmml/model/types.h"

namespace pmml {

enum class DelimiterKind : std::uint8_t { sameTimeWindow, acrossTimeWindows };
template <>
struct EnumNames<DelimiterKind> {
  static constexpr std::string_view name = "DELIMITER";
  static constexpr std::string_view values[] = {"sameTimeWindow", "acrossTimeWindows"};
};

enum class GapKind : std::uint8_t { true_, false_, unknown };
template <>
struct EnumNames<GapKind> {
  static constexpr std::string_view name = "GAP";
  static constexpr std::string_view values[] = {"true", "false", "unknown"};
};

/// Describes frequent sequences of item sets and rules between sequences.
struct SequenceModel : Element {
  static constexpr std::string_view element_name = "SequenceModel";

  std::optional<std::string> modelName;
  MiningFunction functionName{};
  std::optional<std::string> algorithmName;
  std::optional<std::int64_t> numberOfTransactions;
  std::optional<std::int64_t> maxNumberOfItemsPerTransaction;
  std::optional<double> avgNumberOfItemsPerTransaction;
  std::optional<std::int64_t> numberOfTransactionGroups;
  std::optional<std::int64_t> maxNumberOfTAsPerTAGroup;
  std::optional<double> avgNumberOfTAsPerTAGroup;
  bool isScorable = true;
  Box<MiningSchema> miningSchema;
  Box<ModelStats> modelStats;
  Box<LocalTransformations> localTransformations;
  Box<Constraints> constraints;
  std::vector<Item> items;
  std::vector<Itemset> itemsets;
  std::vector<SetPredicate> setPredicates;
  std::vector<Sequence> sequences;
  std::vector<SequenceRule> sequenceRules;

  static void describe(Description<SequenceModel>& d);
};

/// Records the limits under which the sequences were searched.
struct Constraints : Element {
  static constexpr std::string_view element_name = "Constraints";

  std::int64_t minimumNumberOfItems = 1;
  std::optional<std::int64_t> maximumNumberOfItems;
  std::int64_t minimumNumberOfAntecedentItems = 1;
  std::optional<std::int64_t> maximumNumberOfAntecedentItems;
  std::int64_t minimumNumberOfConsequentItems = 1;
  std::optional<std::int64_t> maximumNumberOfConsequentItems;
  double minimumSupport = 0;
  double minimumConfidence = 0;
  double minimumLift = 0;
  double minimumTotalSequenceTime = 0;
  std::optional<double> maximumTotalSequenceTime;
  double minimumItemsetSeparationTime = 0;
  std::optional<double> maximumItemsetSeparationTime;
  double minimumAntConsSeparationTime = 0;
  std::optional<double> maximumAntConsSeparationTime;

  static void describe(Description<Constraints>& d);
};

/// Defines the records whose field contains all of the listed values.
struct SetPredicate : Element {
  static constexpr std::string_view element_name = "SetPredicate";

  std::string id;
  std::string field;
  std::string op = "supersetOf";
  Box<Array> array;

  static void describe(Description<SetPredicate>& d);
};

/// Says whether two steps of a sequence share a time window and may have others in between.
struct Delimiter : Element {
  static constexpr std::string_view element_name = "Delimiter";

  DelimiterKind delimiter{};
  GapKind gap{};

  static void describe(Description<Delimiter>& d);
};

/// Summarises the time that passes within or between parts of a sequence.
struct Time : Element {
  static constexpr std::string_view element_name = "Time";

  std::optional<double> min;
  std::optional<double> max;
  std::optional<double> mean;
  std::optional<double> standardDeviation;

  static void describe(Description<Time>& d);
};

/// Describes a series of item sets that occur one after the other.
struct Sequence : Element {
  static constexpr std::string_view element_name = "Sequence";

  std::string id;
  std::optional<std::int64_t> numberOfSets;
  std::optional<std::int64_t> occurrence;
  std::optional<double> support;
  Box<SetReference> setReference;
  std::vector<std::variant<std::monostate, Box<Delimiter>, Box<Time>, Box<SetReference>>>
      followSets;
  Box<Time> time;

  static void describe(Description<Sequence>& d);
};

/// Places an item set or a set predicate into a sequence.
struct SetReference : Element {
  static constexpr std::string_view element_name = "SetReference";

  std::string setId;

  static void describe(Description<SetReference>& d);
};

/// States that after one sequence another one tends to follow.
struct SequenceRule : Element {
  static constexpr std::string_view element_name = "SequenceRule";

  std::string id;
  std::int64_t numberOfSets = 0;
  std::int64_t occurrence = 0;
  double support = 0;
  double confidence = 0;
  std::optional<double> lift;
  Box<AntecedentSequence> antecedentSequence;
  Box<Delimiter> delimiter;
  Box<Time> time;
  Box<ConsequentSequence> consequentSequence;
  Box<Time> totalTime;

  static void describe(Description<SequenceRule>& d);
};

/// Points to the sequence that forms one side of a rule.
struct SequenceReference : Element {
  static constexpr std::string_view element_name = "SequenceReference";

  std::string seqId;

  static void describe(Description<SequenceReference>& d);
};

/// Gives the sequence that forms the condition of a rule.
struct AntecedentSequence : Element {
  static constexpr std::string_view element_name = "AntecedentSequence";

  Box<SequenceReference> sequenceReference;
  Box<Time> time;

  static void describe(Description<AntecedentSequence>& d);
};

/// Gives the sequence that a rule expects to follow.
struct ConsequentSequence : Element {
  static constexpr std::string_view element_name = "ConsequentSequence";

  Box<SequenceReference> sequenceReference;
  Box<Time> time;

  static void describe(Description<ConsequentSequence>& d);
};

}  // namespace pmml
