// What the files of profile rules share. Used by the profile only.
#pragma once

#include <cmath>
#include <span>

#include "pmml/archive/profile.h"

namespace pmml::archive {

using Found = std::optional<Breach>;

/// A breach unless it holds.
inline Found unless(bool holds, std::string path, std::string found = "nothing") {
  if (holds) return std::nullopt;
  return Breach{std::move(path), std::move(found)};
}

inline std::string provenance_path(std::string_view below) {
  return "/PMML/MiningBuildTask/Extension/provenance" + std::string(below);
}

/// SHA-256 in 64 lower-case hexadecimal digits.
inline bool is_sha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// As good as equal: scores are stated in shortest decimals, so only the order of sums differs.
inline bool agree(double a, double b) {
  return std::abs(a - b) <= 1e-12;
}

std::span<const ProfileRule> valid_rules();
std::span<const ProfileRule> documented_rules();
std::span<const ProfileRule> consistent_rules();
std::span<const ProfileRule> verifying_rules();

}  // namespace pmml::archive
