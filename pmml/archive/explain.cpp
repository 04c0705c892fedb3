#include "pmml/archive/explain.h"

#include <algorithm>
#include <map>
#include <set>

#include "pmml/archive/explain_lists.h"
#include "pmml/archive/explain_topics.h"
#include "pmml/tools/functions.h"
#include "pmml/tools/walk.h"
#include "pmml/versions/upgrade.h"

namespace pmml::archive {
namespace {

/// How one kind of element is used.
struct ElementUse {
  const ElementDescription* description = nullptr;
  std::size_t count = 0;
  std::string first;                      ///< XPath
  std::set<std::string_view> attributes;  ///< given somewhere
};

class Uses final : public WalkVisitor {
 public:
  bool enter(const WalkPath& path) override {
    if (is_unscored(path.description().name)) return false;
    use(path);
    if (const auto* apply = path.as<Apply>()) functions.insert(apply->function);
    if (path.as<ModelVerification>() != nullptr) return false;
    lists.add(path);
    if (path.element().extras) vendor(path, *path.element().extras);
    return true;
  }

  bool has_value(const ValueText& text) const {
    return std::ranges::any_of(values, [&](const auto& value) {
      return std::get<1>(value) == text.attribute && std::get<2>(value) == text.value &&
             is_listed(std::get<0>(value), text.elements);
    });
  }
  bool has_any(std::string_view elements) const {
    return std::ranges::any_of(elements_in_order, [&](const ElementUse& use) {
      return is_listed(use.description->name, elements);
    });
  }

  std::vector<ElementUse> elements_in_order;
  std::set<std::tuple<std::string_view, std::string_view, std::string>> values;
  std::set<std::string> functions;
  std::map<std::string, std::string> vendor_markup;  ///< what and where first
  ExplainLists lists;

 private:
  void use(const WalkPath& path) {
    const auto [at, added] = places_.try_emplace(&path.description(), elements_in_order.size());
    if (added) elements_in_order.push_back({&path.description(), 0, path.text(), {}});
    ElementUse& use = elements_in_order[at->second];
    ++use.count;
    for (const AttributeRow& row : path.description().attributes) attribute(row, path, use);
  }

  void attribute(const AttributeRow& row, const WalkPath& path, ElementUse& use) {
    if (row.type->kind != ValueKind::enumeration && use.attributes.contains(row.name)) return;
    text_.clear();
    if (!row.type->print(member(path.object(), row.offset), text_)) return;
    use.attributes.insert(row.name);
    if (row.type->kind == ValueKind::enumeration)
      values.emplace(path.description().name, row.name, text_);
  }

  void vendor(const WalkPath& path, const Extras& extras) {
    for (const KeptAttribute& attribute : extras.attributes) {
      if (attribute.name.starts_with("x-"))
        vendor_markup.try_emplace(attribute.name + "=" + attribute.value, path.text());
    }
    for (const KeptNode& node : extras.nodes) {
      if (!node.name.empty() && node.name != Extension::element_name)
        vendor_markup.try_emplace(node.name, path.text());
    }
  }

  std::map<const ElementDescription*, std::size_t> places_;
  std::string text_;
};

class Explanation {
 public:
  Explanation(const Document& document, bool translated)
      : document_(document), translated_(translated) {
    walk(document.pmml, uses_);
  }

  std::string write() {
    introduction();
    list("What goes in", ListKind::fields,
         "A record has these fields: type, kind, and which values are valid, missing or invalid. "
         "They stand in /PMML/DataDictionary/DataField.");
    list("How fields are prepared", ListKind::preparation,
         "In this order: invalid values, outliers, missing values. What is not said: an invalid "
         "value leaves the record without result, a missing one stays missing.");
    list("Formulas", ListKind::formulas,
         "Derived fields and functions. Those of a model are known in it and in the models inside "
         "it.");
    list("The model", ListKind::model,
         "What the rules below are used on. Numbers are those of the document.");
    list("Targets", ListKind::targets, "What is done with the result of a model.");
    list("What comes out", ListKind::outputs, "The fields of the result.");
    rules();
    functions();
    places();
    not_covered();
    return page_.page();
  }

 private:
  void introduction() {
    page_.heading("How to score a record with this document");
    page_.text(
        R"(This text tells how the results of the document follow from the fields of a record: every rule
that it uses, and no other. Names in square brackets are fields, texts in double quotes are values.
Paths such as /PMML/DataDictionary/DataField[2]/@name tell where something stands: the attribute name
of the second DataField element in the DataDictionary element, and so on. Elements stand in the
XML namespace of the document.

Compute with decimal numbers of double precision (IEEE 754, 64 bits), where nothing else is said. A
value is missing when it is not known; what then happens is told at each rule. Of equal results the
first one counts.)");
    page_.blank();
    page_.line(0,
               "PMML version: " + std::string(to_string(document_.version())) +
                   ". XML namespace: " + kept_text(document_.namespaceUri) +
                   ". Models: " + std::to_string(document_.pmml.models.size()) +
                   (document_.pmml.models.size() > 1
                        ? "; each is scored by itself, the first one unless another is asked for."
                        : "."));
    words_of_today();
  }

  void words_of_today() {
    if (!translated_) return;
    page_.blank();
    page_.text(
        "The document uses words of an older version, or private ones, that have other names "
        "today. "
        "This text uses those of version 4.4.1, and fills in what the older version meant by "
        "absent "
        "attributes.");
  }

  void list(std::string_view title, ListKind kind, std::string_view text) {
    if (uses_.lists.empty(kind)) return;
    page_.heading(title);
    page_.text(text);
    page_.blank();
    uses_.lists.write(kind, page_);
  }

  void rules() {
    page_.heading("Rules");
    bool first = true;
    const std::vector<ValueText> values = all_value_texts();
    for (const Topic& topic : all_topics()) {
      if (!uses_.has_any(topic.elements)) continue;
      if (!first) page_.blank();
      first = false;
      page_.line(0, "* " + std::string(topic.title));
      page_.text(topic.text);
      for (const ValueText& value : values) {
        if (belongs(value, topic) && uses_.has_value(value)) write(value);
      }
    }
  }

  static bool belongs(const ValueText& value, const Topic& topic) {
    const std::string_view first = value.elements.substr(0, value.elements.find(' '));
    return is_listed(first, topic.elements);
  }

  void write(const ValueText& value) {
    page_.line(2, std::string(value.attribute) + " " + std::string(value.value) + ": " +
                      std::string(value.text) + ".");
  }

  void functions() {
    if (uses_.functions.empty()) return;
    page_.heading("Functions");
    page_.text(
        "a, b and c are the arguments in their order. Unless it is said otherwise a missing "
        "argument "
        "gives a missing result.");
    page_.blank();
    for (const FunctionText& function : function_texts()) {
      if (uses_.functions.contains(std::string(function.name)))
        page_.line(2, std::string(function.name) + ": " + std::string(function.text) + ".");
    }
  }

  void places() {
    page_.heading("Where everything stands");
    page_.text(
        "Every kind of element that results depend on: how many there are, where the first one is, "
        "what it means, and its attributes. What an absent attribute means is told in "
        "parentheses.");
    page_.blank();
    for (const ElementUse& use : uses_.elements_in_order) {
      page_.line(0, std::string(use.description->name) + " (" + std::to_string(use.count) + ") " +
                        kept_text(use.first) + ": " + std::string(use.description->doc));
      for (const AttributeRow& row : use.description->attributes) {
        if (use.attributes.contains(row.name)) page_.line(4, attribute_text(row, *use.description));
      }
    }
  }

  static std::string attribute_text(const AttributeRow& row, const ElementDescription& element) {
    std::string text = "@" + std::string(row.name) + ": " + std::string(row.doc);
    std::string absent;
    if (!row.is_required && row.type->print(member(element.defaults, row.offset), absent))
      text += " (absent: " + kept_text(absent) + ")";
    return text;
  }

  void not_covered() {
    std::vector<std::string> lines;
    for (const auto& [what, where] : uses_.vendor_markup) {
      lines.push_back(kept_text(what) + " at " + kept_text(where) + ": " + vendor_text(what));
    }
    for (const ElementUse& use : uses_.elements_in_order) {
      if (!has_explanation(use.description->name))
        lines.push_back(std::string(use.description->name) + ": there is no rule for it here.");
    }
    for (const std::string& function : uses_.functions) {
      if (is_known(function)) continue;
      lines.push_back(
          "The function " + kept_text(function) +
          " is neither defined by PMML nor in this document: what it gives is not known.");
    }
    if (lines.empty()) return;
    page_.heading("What this text does not cover");
    for (const std::string& line : lines) page_.line(0, line);
  }

  static std::string vendor_text(std::string_view what) {
    if (what == "x-mathContext=float")
      return "this vendor's mark means that every step is rounded to single precision (32 bits).";
    return "PMML does not define it.";
  }

  bool is_known(const std::string& function) const {
    if (built_in_function(function) != nullptr) return true;
    const auto& dictionary = document_.pmml.transformationDictionary;
    return dictionary &&
           std::ranges::find(dictionary->defineFunctions, function, &DefineFunction::name) !=
               dictionary->defineFunctions.end();
  }

  const Document& document_;
  const bool translated_;
  Uses uses_;
  TextPage page_;
};

}  // namespace

std::string explain(const Document& document) {
  const auto latest = versions::upgraded(document);
  return Explanation(latest ? *latest : document, latest.has_value()).write();
}

}  // namespace pmml::archive
