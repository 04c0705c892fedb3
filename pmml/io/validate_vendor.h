// Vendor markup taken out of a document without moving a byte of the rest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pmml/io/validate_place.h"

namespace pmml {

struct WithoutVendor {
  /// The text with vendor markup overwritten by spaces; line ends stay. Empty when there was none.
  std::string utf8;
  /// What was overwritten, in document order.
  std::vector<Place> removed;
};

/// Looks at elements of `target_namespace` or of none, outside the free content of Extension and
/// row. Text that is not well-formed is left for others to report.
WithoutVendor without_vendor(std::string_view utf8, std::string_view target_namespace);

}  // namespace pmml
