// The Extensions that our own programs write; the table of their names, places and contents is in
// the source file.
#pragma once

#include <string>
#include <string_view>

#include "pmml/model/document.h"

namespace pmml::archive {

/// Whether the Extension says that our program wrote it.
bool claims_to_be_ours(const KeptNode& node);
/// What is wrong with an Extension that says so, in plain words; empty when it is as we write it.
/// `place` is the name of the element it stands in.
std::string why_not_ours(const KeptNode& node, std::string_view place, const Document& document);

}  // namespace pmml::archive
