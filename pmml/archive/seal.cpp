#include "pmml/archive/seal.h"

#include "pmml/archive/provenance_document.h"
#include "pmml/io/write.h"
#include "pmml/tools/digest.h"

namespace pmml::archive {
namespace {

constexpr std::string_view seal_name = "seal";
constexpr std::string_view algorithm = "sha256:";
constexpr std::uint32_t behind_all = std::numeric_limits<std::uint32_t>::max();

}  // namespace

std::string content_digest(const Document& document) {
  Document bare = document;
  remove_extensions(bare.pmml, seal_name);
  Digest digest;
  write(bare, [&](std::string_view block) { digest.add(block); });
  return digest.finish();
}

SealState seal_state(const Document& document) {
  SealState state;
  const KeptNode* node = find_extension(document.pmml, seal_name);
  if (node == nullptr) return state;
  state.present = true;
  state.last = node == &document.pmml.extras->nodes.back();
  std::string_view value = attribute_of(*node, "value");
  if (value.starts_with(algorithm)) value.remove_prefix(algorithm.size());
  state.stated = value;
  state.computed = content_digest(document);
  return state;
}

std::string text_digest(std::string_view utf8) {
  Digest digest;
  const std::size_t mark = utf8.rfind("name=\"seal\"");
  if (mark == utf8.npos) {
    digest.add(utf8);
  } else {
    digest.add(utf8.substr(0, utf8.rfind('\n', mark) + 1));
    const std::size_t end = utf8.find('\n', mark);
    if (end != utf8.npos) digest.add(utf8.substr(end + 1));
  }
  return digest.finish();
}

void seal(Document& document) {
  remove_extensions(document.pmml, seal_name);
  const std::string digest = content_digest(document);
  if (!document.pmml.extras) document.pmml.extras.emplace();
  KeptNode node = extension_node(seal_name, std::string(algorithm) + digest);
  node.before = behind_all;
  document.pmml.extras->nodes.push_back(std::move(node));
}

}  // namespace pmml::archive
