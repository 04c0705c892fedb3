#include "pmml/archive/promise.h"

#include <algorithm>

namespace pmml::archive {

bool Verdict::ok() const {
  return std::ranges::none_of(
      promises, [](const Promise& promise) { return promise.outcome == Outcome::differs; });
}

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::matches:
      return "match";
    case Outcome::differs:
      return "differs";
    default:
      return "not checked";
  }
}

}  // namespace pmml::archive
