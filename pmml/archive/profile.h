// Levels of an archived document, each a list of named rules.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pmml/archive/model_parts.h"
#include "pmml/archive/provenance.h"
#include "pmml/archive/seal.h"

namespace pmml::archive {

/// A0 valid, A1 documented, A2 self-verifying. Each asks for all that the one before asks for.
enum class Level : std::uint8_t { A0, A1, A2 };

/// What the rules look at: a document with everything that is found in it once.
struct ArchiveView {
  std::string_view utf8;  ///< the text it was read from, or its canonical text
  const Document& document;
  std::optional<Provenance> provenance;
  ConstModelParts parts;
  SealState seal;
  Report provenance_problems;
};
ArchiveView archive_view(std::string_view utf8, const Document& document);

/// What breaks a rule.
struct Breach {
  std::string path;
  std::string found;
};

/// One rule of the profile.
struct ProfileRule {
  std::string_view id;  ///< stable, such as A1-AGENT
  Level level;
  std::string_view sentence;  ///< what must hold
  /// Where the fact stands, as an XPath with the prefixes p (PMML) and a (provenance); empty for
  /// rules that are no single fact.
  std::string_view xpath;
  /// The name under which provenance may say that it is unavailable, and why; empty for facts that
  /// must be there.
  std::string_view fact;
  std::optional<Breach> (*check)(const ArchiveView& view);
};

/// All rules in the order of their levels.
std::span<const ProfileRule> profile_rules();

/// Both throw InvalidDocument (E-VALIDATOR) when validation itself fails, for want of memory.
/// Adds a problem (with the rule's id) for every rule up to the level that the document breaks.
void check_profile(const ArchiveView& view, Level level, Report& report);

/// The highest level whose rules all hold when the document is given its claim, its canonical form
/// and its seal; nothing when those of A0 do not hold. Adds what keeps it from A2.
std::optional<Level> reachable_level(const ArchiveView& view, Report& missing);

/// The level that the document claims in its header, and sets that claim.
std::optional<Level> claimed_level(const Document& document);
void claim_level(Document& document, Level level);

std::string_view to_string(Level level);
std::optional<Level> level_named(std::string_view name);

}  // namespace pmml::archive
