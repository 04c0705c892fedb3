// What is particular to one document: its fields, formulas, trees, targets and outputs, line by
// line.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "pmml/archive/explain_page.h"
#include "pmml/tools/walk.h"

namespace pmml::archive {

enum class ListKind : std::uint8_t { fields, preparation, formulas, model, targets, outputs };

/// Of one list this many lines are written out.
constexpr std::size_t longest_list = 1000;

class ExplainLists {
 public:
  ExplainLists();
  /// Adds the lines of the element being visited, if it has some.
  void add(const WalkPath& path);
  bool empty(ListKind kind) const { return list(kind).total == 0; }
  void write(ListKind kind, TextPage& page) const;

 private:
  struct Line {
    std::size_t indent;
    std::string text;
  };
  struct List {
    std::vector<Line> lines;
    std::size_t total = 0;
  };
  using Handler = void (ExplainLists::*)(const WalkPath&);

  List& list(ListKind kind) { return lists_[static_cast<std::size_t>(kind)]; }
  const List& list(ListKind kind) const { return lists_[static_cast<std::size_t>(kind)]; }
  /// False when the list is long enough; the line is then only counted.
  bool has_room(ListKind kind);
  void put(ListKind kind, std::size_t indent, std::string text);

  void data_field(const WalkPath& path);
  void mining_field(const WalkPath& path);
  void transformations(const WalkPath& path);
  void derived_field(const WalkPath& path);
  void define_function(const WalkPath& path);
  void model(const WalkPath& path);
  template <class T>
  void parameter(const WalkPath& path);
  /// Any other element of a model: its name, attributes and text.
  void other(const WalkPath& path);
  void regression_table(const WalkPath& path);
  void node(const WalkPath& path);
  void segment(const WalkPath& path);
  void simple_rule(const WalkPath& path);
  void compound_rule(const WalkPath& path);
  void characteristic(const WalkPath& path);
  void attribute(const WalkPath& path);
  void neural_input(const WalkPath& path);
  void neuron(const WalkPath& path);
  void neural_output(const WalkPath& path);
  void target(const WalkPath& path);
  void output(const WalkPath& path);
  void output_field(const WalkPath& path);

  std::unordered_map<const ElementDescription*, Handler> handlers_;
  std::array<List, 6> lists_;
};

}  // namespace pmml::archive
