// What a report is made of, before it becomes HTML or Markdown.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "pmml/report/text.h"

namespace pmml::report {

struct Heading {
  int level = 3;  ///< 3 or more; the title of a section is 2
  Text text;
};

struct Paragraph {
  Text text;
  bool aside = false;  ///< says something of the report, not of the model
};

/// A bar of a chart.
struct Bar {
  Text label;
  double value = 0;
};

/// Where the values of a numeric field lie.
struct Spread {
  double minimum = 0;
  double maximum = 0;
  std::vector<double> quantiles;  ///< ascending; ticks
  std::optional<double> lower_quartile;
  std::optional<double> upper_quartile;
  std::optional<double> median;
};

/// How the values of a field are spread: counts of categories or of intervals that follow one
/// another, or where they lie.
struct Distribution {
  Text field;
  std::vector<Bar> bars;
  bool intervals = false;  ///< the bars are of intervals
  std::optional<Spread> spread;
  Text sentence;  ///< what the picture shows, in words
};

enum class Mark : std::uint8_t { none, good, bad, open };

/// One cell of a table. `bar` is drawn on a scale common to its column; `share`, from 0 to 1, as
/// the depth of the background.
struct TableCell {
  Text text;
  std::optional<double> bar;
  std::optional<double> share;
  Mark mark = Mark::none;
  std::optional<Distribution> distribution;

  TableCell() = default;
  template <class T>
  requires std::convertible_to<T, Text> TableCell(T&& words)
      : text(std::forward<T>(words)) {}  // NOLINT: a text is a cell
};

struct Column {
  Text title;
  bool numeric = false;
};

/// A table whose first column names its rows. `omitted` rows are not shown. Rows of `facts` are
/// what is said, its value, and its name in the document.
struct Table {
  bool facts = false;
  Text caption;
  std::vector<Column> columns;
  std::vector<std::vector<TableCell>> rows;
  std::size_t omitted = 0;

  /// Adds the row, or counts it when there are `limit` of them already.
  void add(std::vector<TableCell> row, std::size_t limit = table_rows.number);
};

/// A point of a curve.
struct Point {
  double x = 0;
  double y = 0;
};

struct Series {
  std::string name;
  std::vector<Point> points;
};

/// Curves over common axes.
struct Curves {
  Text title;
  std::string x_axis;
  std::string y_axis;
  std::vector<Series> series;
  Text sentence;
};

/// Scores of folds on one axis, their mean and the range in which a mean is accepted.
struct FoldChart {
  Text title;
  std::vector<double> scores;
  double mean = 0;
  double lower = 0;
  double upper = 0;
  Text sentence;
};

/// One node of a drawn tree, parents before children.
struct DrawnNode {
  std::size_t parent = 0;  ///< index; the root is its own
  Text condition;
  Text result;
  std::vector<double> shares;  ///< of the categories; they add up to 1, or there are none
  std::size_t hidden = 0;      ///< nodes below that are not drawn
};

struct TreeDrawing {
  Text title;
  std::vector<Text> categories;  ///< what the shares are of
  std::vector<DrawnNode> nodes;
  Text sentence;
};

using Block = std::variant<Heading, Paragraph, Table, Curves, FoldChart, TreeDrawing>;

struct Section {
  std::string id;  ///< a name that can stand in a link
  std::string title;
  std::vector<Block> blocks;
};

/// A fact of the head of the page.
struct KeyFact {
  std::string name;
  TableCell value;
};

/// A whole report. Sections without blocks are left out.
struct Page {
  Text title;
  Text lead;
  std::vector<KeyFact> facts;
  std::vector<Section> sections;
};

}  // namespace pmml::report
