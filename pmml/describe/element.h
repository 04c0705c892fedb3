// What every element carries besides its own members: where it stood, and what is not described.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pmml/describe/box.h"
#include "pmml/describe/problem.h"

namespace pmml {

/// An attribute as written: qualified name and value.
struct KeptAttribute {
  std::string name;
  std::string value;
  friend bool operator==(const KeptAttribute&, const KeptAttribute&) = default;
};

/// An Extension, an element the description does not know, or stray text (empty name). Its content
/// is the XML text between its tags, byte for byte apart from line ends.
struct KeptNode {
  std::string name;
  std::vector<KeptAttribute> attributes;
  std::string content;
  std::uint32_t before = 0;  ///< described children (mixed content: characters) that precede it
  Position where;
};

/// Content that the description does not know, kept in place and written back.
struct Extras {
  std::vector<KeptAttribute> attributes;
  /// Bit i: attribute row i is required but was absent; it is not written unless it gets a value.
  std::uint64_t absent = 0;
  std::vector<KeptNode> nodes;
};

/// One cell of an inline table: the column name as written (prefix included) and its text.
struct Cell {
  std::string name;
  std::string value;
  std::vector<KeptAttribute> attributes;  ///< usually empty
  std::string markup;                     ///< content that is more than text, byte for byte
};

/// Base of every element of the document.
struct Element {
  Position where;      ///< where the element was read from; zero when it was made in memory
  Box<Extras> extras;  ///< usually empty
};

}  // namespace pmml
