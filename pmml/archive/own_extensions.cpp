#include "pmml/archive/own_extensions.h"

#include <algorithm>

#include "pmml/archive/profile.h"
#include "pmml/archive/provenance_document.h"
#include "pmml/describe/numbers.h"
#include "pmml/tools/walk.h"

namespace pmml::archive {
namespace {

// What the value or the content of an Extension must look like.
enum class OwnContent : std::uint8_t { profile, provenance, digest, word, text, integer, numbers };

// One kind of Extension. In `name` a `*` stands for an identifier and `#` for a number; names of
// notes may follow `pipeline.` and `steps.#.` any number of times. `place` is the element that it
// must be in, empty for any.
struct OwnExtension {
  std::string_view name;
  OwnContent holds;
  std::string_view place;
  std::string_view meaning;
};

constexpr std::string_view own_extender = "pmml";
constexpr std::string_view digest_prefix = "sha256:";
constexpr std::size_t longest_text = 10'000;

constexpr OwnExtension own_table[] = {
    {"profile", OwnContent::profile, "Header", "the conformance level that the document claims"},
    {"provenance", OwnContent::provenance, "MiningBuildTask", "where the model comes from"},
    {"seal", OwnContent::digest, "PMML", "the digest of the document"},
    {"unit", OwnContent::text, "DataField", "the unit of a field"},
    {"description", OwnContent::text, "DataField", "what a field means"},
    {"kind", OwnContent::word, {}, "the name of an estimator"},
    {"estimator", OwnContent::word, {}, "the name of the estimator that ends a pipeline"},
    {"name", OwnContent::text, {}, "the name of a step"},
    {"param.*", OwnContent::text, {}, "a hyperparameter"},
    {"columns.#", OwnContent::text, {}, "a column that a step reads"},
    {"dropped.#", OwnContent::text, {}, "the category that an encoder leaves out"},
    {"dropped.#.missing", OwnContent::word, {}, "that an encoder leaves out the missing category"},
    {"rank", OwnContent::integer, {}, "the rank of the matrix of features"},
    {"n_iter", OwnContent::integer, {}, "the iterations of a solver"},
    {"converged", OwnContent::integer, {}, "whether a solver has converged"},
    {"n_samples_seen", OwnContent::numbers, {}, "the rows that a scaler has seen, per feature"},
    {"mean", OwnContent::numbers, {}, "the means of the features"},
    {"var", OwnContent::numbers, {}, "the variances of the features"},
    {"indicator_features", OwnContent::numbers, {}, "the features that get a missing indicator"},
    {"feature_importances", OwnContent::numbers, {}, "the importances of the features"},
    {"impurity", OwnContent::numbers, {}, "the impurities of the nodes"},
    {"n_node_samples", OwnContent::numbers, {}, "the training rows of the nodes"},
    {"oob_score", OwnContent::numbers, {}, "the score of the rows left out of the bags"},
    {"oob_prediction",
     OwnContent::numbers,
     {},
     "the predictions for the rows left out of the bags"},
    {"oob_decision_function", OwnContent::numbers, {}, "their probabilities"},
};

bool is_number_text(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_word(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::string_view take_part(std::string_view& text) {
  const std::size_t end = std::min(text.find('.'), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

std::string_view without_scope(std::string_view name) {
  for (;;) {
    std::string_view rest = name;
    const std::string_view part = take_part(rest);
    if (part == "steps" && !is_number_text(take_part(rest))) return name;
    if (part != "pipeline" && part != "steps") return name;
    name = rest;
  }
}

bool is_named(std::string_view pattern, std::string_view name) {
  while (!pattern.empty() && !name.empty()) {
    const std::string_view wanted = take_part(pattern);
    const std::string_view part = take_part(name);
    const bool fits = wanted == "*"   ? is_word(part)
                      : wanted == "#" ? is_number_text(part)
                                      : wanted == part;
    if (!fits) return false;
  }
  return pattern.empty() && name.empty();
}

const OwnExtension* find_own(std::string_view name) {
  const auto* found = std::ranges::find_if(own_table, [&](const OwnExtension& own) {
    return is_named(own.name, own.place.empty() ? without_scope(name) : name);
  });
  return found == std::end(own_table) ? nullptr : found;
}

bool are_numbers(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    double value = 0;
    if (parse_double(text.substr(0, end), value) != NumberError::none) return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

bool is_digest(std::string_view text) {
  if (!text.starts_with(digest_prefix)) return false;
  text.remove_prefix(digest_prefix.size());
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_profile(const KeptNode& node, const Document& document) {
  return find_extension(*document.pmml.header, attribute_of(node, "name")) == &node &&
         claimed_level(document).has_value();
}

// What the vocabulary does not describe is kept there, reported or not.
class Extra final : public WalkVisitor {
 public:
  bool enter(const WalkPath& path) override {
    found = found || path.element().extras;
    return true;
  }
  bool found = false;
};

bool is_provenance(const Document& document) {
  Report report;
  const auto read = provenance(document, report);
  if (!read || !report.empty()) return false;
  Extra extra;
  walk(*read, extra);
  return !extra.found;
}

bool holds_it(const OwnExtension& own, const KeptNode& node, const Document& document) {
  const std::string_view value = attribute_of(node, "value");
  switch (own.holds) {
    case OwnContent::profile:
      return is_profile(node, document);
    case OwnContent::provenance:
      return value.empty() && is_provenance(document);
    case OwnContent::digest:
      return is_digest(value);
    case OwnContent::word:
      return is_word(value);
    case OwnContent::text:
      return value.size() <= longest_text;
    case OwnContent::integer:
      return is_number_text(value);
    case OwnContent::numbers:
      return are_numbers(value);
  }
  return false;
}

bool has_other_attributes(const KeptNode& node) {
  return std::ranges::any_of(node.attributes, [](const KeptAttribute& attribute) {
    return attribute.name != "extender" && attribute.name != "name" && attribute.name != "value";
  });
}

}  // namespace

bool claims_to_be_ours(const KeptNode& node) {
  return attribute_of(node, "extender") == own_extender;
}

std::string why_not_ours(const KeptNode& node, std::string_view place, const Document& document) {
  const OwnExtension* own = find_own(attribute_of(node, "name"));
  if (own == nullptr) return "says it is ours, but we write none of that name";
  if (!own->place.empty() && own->place != place) return "says it is ours, but stands elsewhere";
  const bool has_content = !node.content.empty();
  if (has_content != (own->holds == OwnContent::provenance) || has_other_attributes(node) ||
      !holds_it(*own, node, document)) {
    return "says it is ours, but does not hold " + std::string(own->meaning) + " as we write it";
  }
  return {};
}

}  // namespace pmml::archive
