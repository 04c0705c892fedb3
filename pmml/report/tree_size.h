// How large a tree is.
#pragma once

#include <set>
#include <string>

#include "pmml/model/document.h"

namespace pmml::report {

struct TreeSize {
  std::size_t nodes = 0;
  std::size_t leaves = 0;
  std::size_t depth = 0;         ///< splits on the longest way
  std::set<std::string> fields;  ///< tested by its conditions
};

/// Of the node and all below; takes a constant amount of stack.
TreeSize size_of(const Node& root);

}  // namespace pmml::report
