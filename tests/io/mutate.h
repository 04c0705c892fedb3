// Seeded changes of documents: what a careless producer, editor or program might do to them.
#pragma once

#include <cstdint>
#include <map>
#include <pugixml.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace pmml::test {

/// Makes changed copies of one document. The same document and seed give the same copies.
class Mutator {
 public:
  /// `xml` is well-formed; elements and attributes of the standard come from the descriptions.
  Mutator(std::string_view xml, std::uint64_t seed);

  /// A copy with one change, sometimes two or three; well-formed, but perhaps no longer valid.
  std::string next();
  /// What the last copy differs in, in words.
  const std::string& last() const { return last_; }

 private:
  void change();
  void drop(pugi::xml_node element);
  void duplicate(pugi::xml_node element);
  void move(pugi::xml_node element);
  void rename(pugi::xml_node element);
  void transplant(pugi::xml_node element);
  void insert(pugi::xml_node element);
  void empty(pugi::xml_node element);
  void drop_attribute(pugi::xml_node element);
  void rename_attribute(pugi::xml_node element);
  void retype(pugi::xml_node element);
  void add_attribute(pugi::xml_node element);
  void insert_text(pugi::xml_node element);
  void replace_text(pugi::xml_node element);

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  template <class T>
  const T& any(const std::vector<T>& list) {
    return list[below(list.size())];
  }
  pugi::xml_node any_element();
  pugi::xml_attribute any_attribute(pugi::xml_node element);
  std::string element_name();
  std::string attribute_name();
  void index();
  void say(const std::string& what, pugi::xml_node where);

  pugi::xml_document original_;
  pugi::xml_document copy_;
  std::mt19937_64 random_;
  std::map<std::string, std::vector<pugi::xml_node>> elements_;
  std::vector<std::string> names_;
  std::string last_;
};

/// The document without formatting of any kind, as text.
std::string raw_text(const pugi::xml_document& document);

}  // namespace pmml::test
