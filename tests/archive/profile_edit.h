// A document changed in one place by XPath, and sealed again.
#pragma once

#include <string>
#include <vector>

namespace pmml::archive {

/// `value` is set when the path names attributes or text is to be replaced; otherwise what the path
/// names is removed, or `xml` is added to it.
struct Edit {
  enum class Kind { remove, set, add } kind;
  std::string path;  ///< an XPath; prefixes are part of the names
  std::string value;
};

inline Edit removed(std::string path) {
  return {Edit::Kind::remove, std::move(path), {}};
}
inline Edit set_to(std::string path, std::string value) {
  return {Edit::Kind::set, std::move(path), std::move(value)};
}
inline Edit added(std::string path, std::string xml) {
  return {Edit::Kind::add, std::move(path), std::move(xml)};
}

/// The text after the edits, not canonical. Every path must name something.
std::string edited(const std::string& xml, const std::vector<Edit>& edits);

/// The canonical text of the document as it is, and with a new seal.
std::string canonical(const std::string& xml);
std::string resealed(const std::string& xml);

}  // namespace pmml::archive
