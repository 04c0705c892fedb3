// The provenance of a document: where it stands, read and written.
#pragma once

#include "pmml/archive/provenance.h"
#include "pmml/model/document.h"

namespace pmml::archive {

/// A longer text is no provenance but an attack or a mistake: E-SIZE.
constexpr std::uint64_t most_provenance = 32ULL << 20;

/// The provenance in MiningBuildTask/Extension, nothing when there is none. What is wrong with its
/// text is added to the report with paths in the document; a newer version of the vocabulary is the
/// warning W-PROVENANCE-VERSION, more than one provenance E-PROVENANCE-TWICE.
std::optional<Provenance> provenance(const Document& document, Report& report);

/// Whether there is one, readable or not.
bool has_provenance(const Document& document);

/// Puts the provenance into the place of the one that is there, or makes the place.
void set_provenance(Document& document, const Provenance& provenance);

/// An Extension as it stands among the other content of an element.
KeptNode extension_node(std::string_view name, std::string_view value, std::string content = {});
/// The first Extension of that name which our program wrote, nullptr when there is none.
const KeptNode* find_extension(const Element& element, std::string_view name);
/// Takes all of them away.
void remove_extensions(Element& element, std::string_view name);
/// The attribute of a kept node; empty when it is absent.
std::string_view attribute_of(const KeptNode& node, std::string_view name);

}  // namespace pmml::archive
