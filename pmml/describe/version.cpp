#include "pmml/describe/version.h"

#include <array>
#include <string>

namespace pmml {
namespace {

constexpr std::array<std::string_view, 13> names = {
    "1.1", "2.0", "2.1", "3.0", "3.1", "3.2", "4.0", "4.1", "4.2", "4.2.1", "4.3", "4.4", "4.4.1"};

// Documents of a revision carry the number of its base version.
Version last_revision(Version version) {
  if (version == Version::v4_2) return Version::v4_2_1;
  if (version == Version::v4_4) return Version::v4_4_1;
  return version;
}

}  // namespace

std::string_view to_string(Version version) {
  return names[static_cast<std::size_t>(version)];
}

std::optional<Version> version_of_text(std::string_view text) {
  if (text == "1.0") return Version::v1_1;
  if (text == "4.0.1") return Version::v4_0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (text == names[i]) return last_revision(static_cast<Version>(i));
  }
  return std::nullopt;
}

std::optional<Version> version_of_namespace(std::string_view uri) {
  for (const std::string_view scheme : {"http://www.dmg.org/PMML-", "https://www.dmg.org/PMML-"}) {
    if (!uri.starts_with(scheme)) continue;
    std::string text(uri.substr(scheme.size()));
    if (text.size() == 3 && text[1] == '_') text[1] = '.';
    return version_of_text(text);
  }
  return std::nullopt;
}

}  // namespace pmml
