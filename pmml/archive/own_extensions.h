// The Extensions that our own programs write: their names, where they stand and what they hold.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pmml/model/document.h"

namespace pmml::archive {

/// What the value or the content of an Extension must look like.
enum class Holds : std::uint8_t { profile, provenance, digest, word, text, integer, numbers };

/// One kind of Extension. In `name` a `*` stands for an identifier and `#` for a number; names of
/// notes may follow `pipeline.` and `steps.#.` any number of times. `place` is the element that it
/// must be in, empty for any.
struct OwnExtension {
  std::string_view name;
  Holds holds;
  std::string_view place;
  std::string_view meaning;
};

std::span<const OwnExtension> own_extensions();

/// Whether the Extension says that our program wrote it.
bool claims_to_be_ours(const KeptNode& node);
/// What is wrong with an Extension that says so, in plain words; empty when it is as we write it.
/// `place` is the name of the element it stands in.
std::string why_not_ours(const KeptNode& node, std::string_view place, const Document& document);

}  // namespace pmml::archive
