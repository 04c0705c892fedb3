#include "pmml/tools/diff.h"

#include <nlohmann/json.hpp>

#include "pmml/cli/load.h"
#include "pmml/cli/verbs.h"
#include "pmml/io/read.h"

namespace pmml::cli {
namespace {

std::string_view name_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added:
      return "added";
    case ChangeKind::removed:
      return "removed";
    case ChangeKind::changed:
      return "changed";
  }
  return {};
}

Change namespace_change(const Document& left, const Document& right) {
  return {ChangeKind::changed, "/PMML/@xmlns", left.namespaceUri, right.namespaceUri};
}

}  // namespace

int diff(const DiffOptions& options, const Console& console) {
  const Document left = pmml::load(options.left, Profile::lenient);
  const Document right = pmml::load(options.right, Profile::lenient);
  std::vector<Change> changes = pmml::diff(left.pmml, right.pmml);
  if (left.namespaceUri != right.namespaceUri) {
    changes.insert(changes.begin(), namespace_change(left, right));
  }
  auto list = nlohmann::ordered_json::array();
  for (const Change& change : changes) {
    console.line(printable(to_string(change), 1000));
    list.push_back({{"kind", name_of(change.kind)},
                    {"path", change.path},
                    {"old", change.old_value},
                    {"new", change.new_value}});
  }
  console.line(changes.empty() ? "no difference" : std::to_string(changes.size()) + " differences");
  console.result({{"changes", std::move(list)}});
  return changes.empty() ? fine : findings;
}

}  // namespace pmml::cli
