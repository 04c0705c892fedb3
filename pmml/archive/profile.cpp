#include "pmml/archive/profile.h"

#include <algorithm>
#include <array>

#include "pmml/archive/profile_rules.h"
#include "pmml/archive/provenance_document.h"

namespace pmml::archive {
namespace {

constexpr std::string_view profile_name = "profile";
constexpr std::string_view profile_uri = "urn:pmml-archive:profile:1.0#";
constexpr std::array<std::string_view, 3> level_names = {"A0", "A1", "A2"};

/// Rules about what is made after the level is known.
constexpr std::array<std::string_view, 6> last_rules = {
    "A1-CLAIM", "A2-CLAIM", "A2-CANONICAL", "A2-SEAL", "A2-SEAL-LAST", "A2-SEAL-DIGEST"};

/// What is not valid need not be scored as well.
constexpr std::string_view scored_rule = "A2-REPRODUCED";

bool is_waived(const ProfileRule& rule, const ArchiveView& view) {
  if (rule.fact.empty() || !view.provenance) return false;
  return std::ranges::any_of(view.provenance->unavailable, [&](const Unavailable& entry) {
    return entry.fact == rule.fact && !entry.reason.empty();
  });
}

std::optional<Breach> breach_of(const ProfileRule& rule, const ArchiveView& view) {
  auto breach = rule.check(view);
  if (breach && is_waived(rule, view)) breach.reset();
  return breach;
}

Problem problem_of(const ProfileRule& rule, const Breach& breach) {
  Problem problem;
  problem.id = rule.id;
  problem.layer = Layer::rule;
  problem.path = breach.path;
  problem.found = breach.found;
  problem.expected = rule.sentence;
  return problem;
}

/// Nothing comes before A0, and nothing compares less than A0.
std::optional<Level> below(Level level) {
  if (level == Level::A0) return std::nullopt;
  return static_cast<Level>(static_cast<int>(level) - 1);
}

std::vector<ProfileRule> all_rules() {
  std::vector<ProfileRule> all;
  for (const auto rules :
       {valid_rules(), documented_rules(), consistent_rules(), verifying_rules()})
    all.insert(all.end(), rules.begin(), rules.end());
  return all;
}

}  // namespace

std::span<const ProfileRule> profile_rules() {
  static const std::vector<ProfileRule> rules = all_rules();
  return rules;
}

ArchiveView archive_view(std::string_view utf8, const Document& document) {
  Report problems;
  auto found = provenance(document, problems);
  return {utf8,
          document,
          std::move(found),
          model_parts(document),
          seal_state(document),
          std::move(problems)};
}

void check_profile(const ArchiveView& view, Level level, Report& report) {
  bool valid = true;
  for (const ProfileRule& rule : profile_rules()) {
    if (rule.level > level || (!valid && rule.id == scored_rule)) continue;
    const auto breach = breach_of(rule, view);
    if (!breach) continue;
    valid = valid && rule.level != Level::A0;
    report.add(problem_of(rule, *breach));
  }
}

std::optional<Level> reachable_level(const ArchiveView& view, Report& missing) {
  std::optional<Level> reached = Level::A2;
  for (const ProfileRule& rule : profile_rules()) {
    if (std::ranges::find(last_rules, rule.id) != last_rules.end()) continue;
    const auto breach = breach_of(rule, view);
    if (!breach) continue;
    missing.add(problem_of(rule, *breach));
    reached = std::min(reached, below(rule.level));
  }
  return reached;
}

std::optional<Level> claimed_level(const Document& document) {
  if (!document.pmml.header) return std::nullopt;
  const KeptNode* node = find_extension(*document.pmml.header, profile_name);
  if (node == nullptr) return std::nullopt;
  const std::string_view value = attribute_of(*node, "value");
  if (!value.starts_with(profile_uri)) return std::nullopt;
  return level_named(value.substr(profile_uri.size()));
}

void claim_level(Document& document, Level level) {
  if (!document.pmml.header) document.pmml.header.emplace();
  Header& header = *document.pmml.header;
  remove_extensions(header, profile_name);
  if (!header.extras) header.extras.emplace();
  header.extras->nodes.push_back(
      extension_node(profile_name, std::string(profile_uri) + std::string(to_string(level))));
}

std::string_view to_string(Level level) {
  return level_names[static_cast<std::size_t>(level)];
}

std::optional<Level> level_named(std::string_view name) {
  const auto found = std::ranges::find(level_names, name);
  if (found == level_names.end()) return std::nullopt;
  return static_cast<Level>(found - level_names.begin());
}

}  // namespace pmml::archive
