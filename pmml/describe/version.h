// The versions of the standard.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pmml {

enum class Version : std::uint8_t {
  v1_1,
  v2_0,
  v2_1,
  v3_0,
  v3_1,
  v3_2,
  v4_0,
  v4_1,
  v4_2,
  v4_2_1,
  v4_3,
  v4_4,
  v4_4_1
};

constexpr Version latest_version = Version::v4_4_1;
constexpr std::string_view latest_namespace = "http://www.dmg.org/PMML-4_4";

/// "4.4.1" and the like.
std::string_view to_string(Version version);
/// The version that a namespace URI names (http or https), with the last revision of that version.
std::optional<Version> version_of_namespace(std::string_view uri);
/// The version that PMML@version names ("4.4"), with the last revision of that version.
std::optional<Version> version_of_text(std::string_view text);

}  // namespace pmml
