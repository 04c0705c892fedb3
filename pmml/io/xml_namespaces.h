// Prefixes in scope (Namespaces in XML 1.0).
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pmml::xml {

inline constexpr std::string_view xml_uri = "http://www.w3.org/XML/1998/namespace";
inline constexpr std::string_view xmlns_uri = "http://www.w3.org/2000/xmlns/";

/// Bindings in document order. Finding, declaring and leaving cost O(log prefixes) however deeply
/// declarations nest, so that no document makes lookups quadratic.
class Namespaces {
 public:
  /// The empty prefix is the default namespace. `prefix` must outlive the binding. A binding that
  /// repeats the one in force is not stored again.
  void declare(std::string_view prefix, std::string_view uri);

  /// Nothing when the prefix is not bound; xml and xmlns always are. Valid until the next declare.
  std::optional<std::string_view> find(std::string_view prefix) const;

  /// The default namespace, empty when none. Valid until the next declare.
  std::string_view unprefixed() const {
    return default_ == none ? std::string_view{} : bindings_[default_].uri;
  }

  /// Everything declared after `mark` goes out of scope on `leave`.
  std::size_t mark() const { return bindings_.size(); }
  void leave(std::size_t mark) {
    while (bindings_.size() > mark) drop_last();
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  struct Binding {
    std::string_view prefix;
    std::string uri;
    std::size_t outer;  // binding of the same prefix that this one hides
  };

  void drop_last();

  std::vector<Binding> bindings_;
  std::map<std::string_view, std::size_t> current_;
  std::size_t default_ = none;
};

}  // namespace pmml::xml
