// How much of a document is shown: a report stays readable and small whatever it is made from.
#pragma once

#include <cstddef>
#include <string_view>

namespace pmml::report {

/// What lies beyond a limit is counted or cut, and said to be, where it would have stood.
struct ShownAtMost {
  std::size_t number;
  std::string_view of;
};

constexpr ShownAtMost name_bytes{120, "bytes of a name or value that the file supplies"};
constexpr ShownAtMost value_bytes{1000, "bytes of a fact about the model"};
constexpr ShownAtMost remark_bytes{4000, "bytes of a remark in plain words"};
constexpr ShownAtMost dictionary_rows{200, "fields of the data dictionary"};
constexpr ShownAtMost table_rows{100, "rows of any other table"};
constexpr ShownAtMost table_columns{40, "columns of a table"};
constexpr ShownAtMost field_values{20, "values of a field"};
constexpr ShownAtMost curve_points{500, "points of a curve"};
constexpr ShownAtMost tree_nodes{63, "nodes of a tree that is drawn whole"};
constexpr ShownAtMost tree_levels{3, "levels of splits drawn of a larger tree"};
constexpr ShownAtMost models{20, "models of the document"};
constexpr ShownAtMost model_depth{3, "models inside one another"};
constexpr ShownAtMost predicate_parts{8, "conditions joined in one"};

/// All of them, for the page to state.
constexpr ShownAtMost all_limits[] = {name_bytes,     value_bytes,   remark_bytes, dictionary_rows,
                                      table_rows,     table_columns, field_values, curve_points,
                                      tree_nodes,     tree_levels,   models,       model_depth,
                                      predicate_parts};

}  // namespace pmml::report
