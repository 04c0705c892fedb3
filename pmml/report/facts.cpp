#include "pmml/report/facts.h"

#include <algorithm>
#include <map>

#include "pmml/tools/walk.h"

namespace pmml::report {
namespace {

std::optional<std::string> printed(const AttributeRow& row, AnyElement element) {
  if (!is_given(*element.description, element.object, row.name)) return std::nullopt;
  std::string out;
  if (!row.type->print(member(element.object, row.offset), out)) return std::nullopt;
  return out;
}

bool is_default(const AttributeRow& row, AnyElement element) {
  return row.type->equal(member(element.object, row.offset),
                         member(element.description->defaults, row.offset));
}

bool holds_text(AnyElement element) {
  const Content kind = element.description->content_kind;
  return kind == Content::text || kind == Content::mixed;
}

std::string text_inside(AnyElement element) {
  std::string out;
  if (holds_text(element)) element.description->text.print(element.object, out);
  return out;
}

Text attribute_title(const AttributeRow& row) {
  return row.doc.empty() ? Text(row.name) : Text(row.doc);
}

bool any_has(const std::vector<AnyElement>& elements, const AttributeRow& row) {
  return std::ranges::any_of(elements, [&](AnyElement e) { return printed(row, e).has_value(); });
}

// Parts of a model that have tables of their own.
bool stands_elsewhere(std::string_view element) {
  static constexpr std::string_view names[] = {
      MiningSchema::element_name, Output::element_name, ModelStats::element_name,
      ModelExplanation::element_name, ModelVerification::element_name};
  return std::ranges::find(names, element) != std::end(names);
}

class ElementCounter : public WalkVisitor {
 public:
  bool enter(const WalkPath& path) override {
    if (stands_elsewhere(path.description().name)) return false;
    const auto [place, fresh] = places_.try_emplace(&path.description(), names_.size());
    if (fresh) names_.emplace_back(&path.description(), 0);
    ++names_[place->second].second;
    return true;
  }
  const auto& counts() const { return names_; }

 private:
  std::map<const ElementDescription*, std::size_t> places_;
  std::vector<std::pair<const ElementDescription*, std::size_t>> names_;
};

}  // namespace

Table facts_of(AnyElement element, bool set_only) {
  Table table;
  table.facts = true;
  table.columns = {{"Fact"}, {"Value"}, {"Name in the document"}};
  for (const AttributeRow& row : element.description->attributes) {
    if (set_only && is_default(row, element)) continue;
    if (const auto text = printed(row, element)) {
      table.add({attribute_title(row), value(*text), code(row.name)});
    }
  }
  if (const std::string text = text_inside(element); !text.empty()) {
    table.add({element.description->doc, remark(text), code(element.description->name)});
  }
  return table;
}

Table rows_of(const std::vector<AnyElement>& elements) {
  Table table;
  if (elements.empty()) return table;
  std::vector<const AttributeRow*> shown;
  for (const AttributeRow& row : elements.front().description->attributes) {
    if (shown.size() == table_columns.number || !any_has(elements, row)) continue;
    shown.push_back(&row);
    const ValueKind kind = row.type->kind;
    table.columns.push_back({row.name, kind == ValueKind::real || kind == ValueKind::integer});
  }
  const bool texts =
      std::ranges::any_of(elements, [](AnyElement e) { return !text_inside(e).empty(); });
  if (texts) table.columns.push_back({"text"});
  for (const AnyElement element : elements) {
    std::vector<TableCell> cells;
    for (const AttributeRow* row : shown) {
      const auto text = printed(*row, element);
      cells.push_back(text ? value(*text) : Text("–"));
    }
    if (texts) cells.push_back(remark(text_inside(element)));
    table.add(std::move(cells));
  }
  return table;
}

std::vector<AnyElement> children_of(AnyElement element) {
  std::vector<AnyElement> children;
  for (const ChildRow& row : element.description->children) {
    const void* slot = member(element.object, row.offset);
    for (std::size_t i = 0; i < row.slot->size(slot); ++i) {
      const Entry entry = row.slot->at(slot, i);
      if (entry.value == nullptr) continue;
      children.push_back({&row.alternatives[entry.alternative].description(), entry.value});
    }
  }
  return children;
}

Table counts_of(AnyElement element) {
  ElementCounter counter;
  walk(*element.description, element.object, counter);
  Table table;
  table.caption = "What it is made of";
  table.columns = {{"Element"}, {"What it does"}, {"How many", true}};
  for (const auto& [description, n] : counter.counts()) {
    if (description == element.description && n == 1) continue;
    table.add({code(description->name), description->doc, std::to_string(n)});
  }
  return table;
}

}  // namespace pmml::report
