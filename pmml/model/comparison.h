// Comparison measures of clusters and neighbours.
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

enum class ComparisonKind : std::uint8_t { distance, similarity };
template <>
struct EnumNames<ComparisonKind> {
  static constexpr std::string_view name = "ComparisonKind";
  static constexpr std::string_view values[] = {"distance", "similarity"};
};

/// Chooses how the distance or similarity of two records is measured.
struct ComparisonMeasure : Element {
  static constexpr std::string_view element_name = "ComparisonMeasure";

  ComparisonKind kind{};
  CompareFunction compareFunction = CompareFunction::absDiff;
  std::optional<double> minimum;
  std::optional<double> maximum;
  std::variant<std::monostate, Box<euclidean>, Box<squaredEuclidean>, Box<chebychev>,
               Box<cityBlock>, Box<minkowski>, Box<simpleMatching>, Box<jaccard>, Box<tanimoto>,
               Box<binarySimilarity>>
      measure;

  static void describe(Description<ComparisonMeasure>& d);
};

/// Measures distance as the square root of the weighted sum of squared differences.
struct euclidean : Element {
  static constexpr std::string_view element_name = "euclidean";

  static void describe(Description<euclidean>& d);
};

/// Measures distance as the weighted sum of squared differences.
struct squaredEuclidean : Element {
  static constexpr std::string_view element_name = "squaredEuclidean";

  static void describe(Description<squaredEuclidean>& d);
};

/// Measures distance as the weighted sum of differences.
struct cityBlock : Element {
  static constexpr std::string_view element_name = "cityBlock";

  static void describe(Description<cityBlock>& d);
};

/// Measures distance as the largest weighted difference.
struct chebychev : Element {
  static constexpr std::string_view element_name = "chebychev";

  static void describe(Description<chebychev>& d);
};

/// Measures distance as the p-th root of the weighted sum of differences raised to the power p.
struct minkowski : Element {
  static constexpr std::string_view element_name = "minkowski";

  double p_parameter = 0;

  static void describe(Description<minkowski>& d);
};

/// Measures similarity as the share of binary fields on which both records agree.
struct simpleMatching : Element {
  static constexpr std::string_view element_name = "simpleMatching";

  static void describe(Description<simpleMatching>& d);
};

/// Measures similarity as shared ones divided by the fields in which at least one record has a one.
struct jaccard : Element {
  static constexpr std::string_view element_name = "jaccard";

  static void describe(Description<jaccard>& d);
};

/// Measures similarity like simple matching but counts every disagreement twice in the denominator.
struct tanimoto : Element {
  static constexpr std::string_view element_name = "tanimoto";

  static void describe(Description<tanimoto>& d);
};

/// Measures similarity of binary records as a ratio with freely chosen weights.
struct binarySimilarity : Element {
  static constexpr std::string_view element_name = "binarySimilarity";

  double c00_parameter = 0;
  double c01_parameter = 0;
  double c10_parameter = 0;
  double c11_parameter = 0;
  double d00_parameter = 0;
  double d01_parameter = 0;
  double d10_parameter = 0;
  double d11_parameter = 0;

  static void describe(Description<binarySimilarity>& d);
};

}  // namespace pmml
