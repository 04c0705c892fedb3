#include "pmml/io/xml_namespaces.h"

namespace pmml::xml {

void Namespaces::declare(std::string_view prefix, std::string_view uri) {
  const auto found = current_.find(prefix);
  const std::size_t outer = found == current_.end() ? none : found->second;
  if (outer != none && bindings_[outer].uri == uri) return;
  const std::size_t index = bindings_.size();
  bindings_.push_back({prefix, std::string(uri), outer});
  current_.insert_or_assign(prefix, index);
  if (prefix.empty()) default_ = index;
}

std::optional<std::string_view> Namespaces::find(std::string_view prefix) const {
  if (prefix == "xml") return xml_uri;
  if (prefix == "xmlns") return xmlns_uri;
  const auto found = current_.find(prefix);
  if (found == current_.end()) return std::nullopt;
  return bindings_[found->second].uri;
}

void Namespaces::drop_last() {
  const Binding& binding = bindings_.back();
  if (binding.prefix.empty()) default_ = binding.outer;
  if (binding.outer == none) {
    current_.erase(binding.prefix);
  } else {
    current_[binding.prefix] = binding.outer;
  }
  bindings_.pop_back();
}

}  // namespace pmml::xml
