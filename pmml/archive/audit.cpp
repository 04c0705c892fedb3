#include "pmml/archive/audit.h"

#include <algorithm>

#include "pmml/archive/audit_markup.h"
#include "pmml/archive/own_extensions.h"
#include "pmml/archive/provenance_document.h"
#include "pmml/tools/functions.h"
#include "pmml/tools/walk.h"

namespace pmml::archive {
namespace {

constexpr std::string_view login_names[] = {"user", "username", "login"};

bool is_version(std::string_view attribute) {
  return attribute.ends_with("ersion");
}

bool declares_prefix(const KeptAttribute& attribute) {
  return attribute.name.starts_with("xmlns:");
}

bool is_declaration(const KeptAttribute& attribute) {
  return attribute.name == "xmlns" || declares_prefix(attribute);
}

std::string described(const KeptAttribute& attribute) {
  return attribute.name + "=\"" + attribute.value + "\"";
}

std::string described(const KeptNode& node) {
  std::string text = node.name;
  for (const KeptAttribute& attribute : node.attributes) text += " " + described(attribute);
  return text;
}

// Those of the prefixes that the markup may use.
std::map<std::string, std::string> used_prefixes(
    std::string_view content, const std::map<std::string, std::string>& prefixes) {
  std::map<std::string, std::string> used;
  if (prefixes.empty()) return used;
  for (std::size_t colon = content.find(':'); colon < content.size();
       colon = content.find(':', colon + 1)) {
    const std::size_t gap = content.find_last_of(" \t\n</:", colon - (colon == 0 ? 0 : 1));
    const std::size_t begin = gap == std::string_view::npos ? 0 : gap + 1;
    const auto found = prefixes.find(std::string(content.substr(begin, colon - begin)));
    if (found != prefixes.end()) used.insert(*found);
  }
  return used;
}

// Every text of the provenance, apart from embedded sources.
class ProvenanceTexts final : public WalkVisitor {
 public:
  explicit ProvenanceTexts(std::function<void(const std::string&)> tell) : tell_(std::move(tell)) {}
  bool enter(const WalkPath& path) override {
    for (const AttributeRow& row : path.description().attributes) {
      if (is_version(row.name)) continue;
      if (const std::string* text = text_of(row, path.object())) tell_(*text);
    }
    if (path.as<SourceFile>() != nullptr || path.description().text.print == nullptr) return true;
    std::string text;
    path.description().text.print(path.object(), text);
    tell_(text);
    return true;
  }

 private:
  std::function<void(const std::string&)> tell_;
};

class DocumentAudit final : public WalkVisitor {
 public:
  DocumentAudit(const Document& document, bool has_text, Findings& findings)
      : document_(document), has_text_(has_text), findings_(findings) {
    if (const auto* dictionary = document.pmml.transformationDictionary.get()) {
      for (const DefineFunction& function : dictionary->defineFunctions)
        defined_.insert(function.name);
    }
    Report report;
    provenance_ = provenance(document, report);
    if (!provenance_ || !report.empty()) return;
    ProvenanceTexts stated([&](const std::string& text) { findings_.state(text); });
    walk(*provenance_, stated);
  }

  bool enter(const WalkPath& path) override {
    path_ = &path;
    findings_.depth(path.frames().size(), place());
    if (const auto& extras = path.element().extras) declare(*extras);
    attributes();
    if (const auto& extras = path.element().extras) look_at(*extras);
    content();
    references();
    patterns();
    return true;
  }

  void leave(const WalkPath& path) override {
    while (!declared_.empty() && declared_.back().depth == path.frames().size()) {
      restore(declared_.back());
      declared_.pop_back();
    }
  }

 private:
  struct Declared {
    std::size_t depth;
    std::string prefix;
    std::optional<std::string> outer;
  };

  AuditPlace place(std::string_view below = {}) const {
    return {path_->element().where,
            [path = path_, below = std::string(below)] { return path->text() + below; }};
  }
  AuditPlace place_of(const KeptNode& node, std::string_view below = {}) const {
    const Position where = node.where == Position{} ? path_->element().where : node.where;
    return {where, [this, &node, below = std::string(below)] {
              return path_->text() + step_of(node) + below;
            }};
  }
  std::string step_of(const KeptNode& node) const {
    if (node.name.empty()) return "/text()";
    std::size_t number = 1;
    for (const KeptNode& other : path_->element().extras->nodes) {
      if (&other == &node) break;
      if (other.name == node.name) ++number;
    }
    return "/" + node.name + (number == 1 ? "" : "[" + std::to_string(number) + "]");
  }

  // Prefixes that the element declares are in scope in all that it holds.
  void declare(const Extras& extras) {
    for (const KeptAttribute& attribute : extras.attributes) {
      if (!declares_prefix(attribute)) continue;
      const std::string prefix = attribute.name.substr(6);
      const auto outer = prefixes_.find(prefix);
      declared_.push_back({path_->frames().size(), prefix,
                           outer == prefixes_.end() ? std::nullopt : std::optional(outer->second)});
      prefixes_[prefix] = attribute.value;
      findings_.declared(attribute.value, place("/@" + attribute.name));
    }
  }
  void restore(const Declared& declared) {
    if (declared.outer) {
      prefixes_[declared.prefix] = *declared.outer;
    } else {
      prefixes_.erase(declared.prefix);
    }
  }

  void attributes() {
    for (const AttributeRow& row : path_->description().attributes) {
      const std::string* text = text_of(row, path_->object());
      if (text == nullptr || text->empty()) continue;
      const AuditPlace here = place("/@" + std::string(row.name));
      if (row.names == Names::function) function(*text, here);
      if (!is_version(row.name)) findings_.text(*text, here);
    }
  }

  void function(const std::string& name, const AuditPlace& here) {
    if (built_in_function(name) != nullptr || defined_.contains(name)) return;
    findings_.add(UntrustedKind::unknownFunction, name, name,
                  "is neither built in nor defined in the document", here);
  }

  void look_at(const Extras& extras) {
    for (const KeptAttribute& attribute : extras.attributes) kept_attribute(attribute);
    for (const KeptNode& node : extras.nodes) kept_node(node);
  }

  std::string_view namespace_of(std::string_view qname) const {
    const std::size_t colon = qname.find(':');
    if (colon == std::string_view::npos) return {};
    const auto found = prefixes_.find(std::string(qname.substr(0, colon)));
    return found == prefixes_.end() ? std::string_view{} : std::string_view(found->second);
  }

  void kept_attribute(const KeptAttribute& attribute) {
    if (is_declaration(attribute)) return;
    const AuditPlace here = place("/@" + attribute.name);
    if (findings_.schema_hint(namespace_of(attribute.name), attribute.name, attribute.value, here))
      return;
    if (path_->description().attribute(attribute.name) == nullptr)
      unknown_attribute(attribute, here);
    findings_.text(attribute.value, here);
  }

  void unknown_attribute(const KeptAttribute& attribute, const AuditPlace& here) {
    const bool vendor = attribute.name.starts_with("x-");
    findings_.add(
        vendor ? UntrustedKind::vendorMarkup : UntrustedKind::unknownAttribute, {},
        described(attribute),
        vendor ? "is an attribute of one vendor" : "is an attribute that PMML does not know", here);
  }

  void kept_node(const KeptNode& node) {
    if (node.name.empty()) return stray_text(node);
    const bool is_extension =
        node.name == Extension::element_name && attribute_of(node, "xmlns").empty();
    if (is_extension) return extension(node);
    if (node.name == TableLocator::element_name) {
      table_elsewhere(place_of(node));
      return inside(node);
    }
    const bool vendor = node.name.starts_with("X-");
    findings_.add(
        vendor ? UntrustedKind::vendorMarkup : UntrustedKind::unknownElement, {}, described(node),
        vendor ? "is an element of one vendor" : "is an element that PMML does not know here",
        place_of(node));
    inside(node);
  }

  void stray_text(const KeptNode& node) {
    if (path_->description().content_kind == Content::elements) {
      findings_.add(UntrustedKind::unknownElement, {}, node.content, "is text where PMML has none",
                    place_of(node));
    }
    findings_.text(node.content, place_of(node));
  }

  void extension(const KeptNode& node) {
    const std::string_view extender = attribute_of(node, "extender");
    if (findings_.accepts(UntrustedKind::extension, extender)) return;
    std::string reason = "is private content of its extender";
    if (claims_to_be_ours(node)) {
      reason = why_not_ours(node, path_->description().name, document_);
      if (reason.empty()) return own(node);
    }
    findings_.add(UntrustedKind::extension, extender, described(node), reason, place_of(node));
    login(node);
    for (const KeptAttribute& attribute : node.attributes) extension_attribute(node, attribute);
    inside(node);
  }

  void login(const KeptNode& node) {
    const std::string_view name = attribute_of(node, "name");
    if (std::ranges::find(login_names, name) == std::end(login_names)) return;
    findings_.add(UntrustedKind::personalText, {}, attribute_of(node, "value"),
                  "looks like the login of a person", place_of(node, "/@value"));
  }

  void extension_attribute(const KeptNode& node, const KeptAttribute& attribute) {
    if (is_declaration(attribute)) return;
    if (description_of<Extension>().attribute(attribute.name) == nullptr)
      unknown_attribute(attribute, place_of(node, "/@" + attribute.name));
  }

  // The texts of our own Extensions leak nothing either.
  void own(const KeptNode& node) {
    if (node.content.empty()) {
      findings_.words(attribute_of(node, "value"), place_of(node, "/@value"));
      return;
    }
    const AuditPlace here = place_of(node);
    ProvenanceTexts texts([&](const std::string& text) { findings_.own_text(text, here); });
    if (provenance_) walk(*provenance_, texts);
  }

  void inside(const KeptNode& node) {
    for (const KeptAttribute& attribute : node.attributes) {
      const AuditPlace here = place_of(node, "/@" + attribute.name);
      if (is_declaration(attribute)) {
        findings_.declared(attribute.value, here);
      } else if (!findings_.schema_hint(namespace_of(attribute.name), attribute.name,
                                        attribute.value, here)) {
        findings_.text(attribute.value, here);
      }
    }
    markup(node.content, node.attributes, place_of(node));
  }

  void markup(std::string_view content, const std::vector<KeptAttribute>& attributes,
              const AuditPlace& here) {
    auto prefixes = used_prefixes(content, prefixes_);
    for (const KeptAttribute& attribute : attributes) {
      if (declares_prefix(attribute)) prefixes[attribute.name.substr(6)] = attribute.value;
    }
    audit_content(content, prefixes, path_->frames().size(), !has_text_, here, findings_);
  }

  void content() {
    const ElementDescription& description = path_->description();
    if (description.content_kind == Content::cells) return cells();
    if (description.text.print == nullptr) return;
    text_.clear();
    description.text.print(path_->object(), text_);
    findings_.text(text_, place());
  }

  void cells() {
    const auto& cells = *static_cast<const std::vector<Cell>*>(
        member(path_->object(), path_->description().cells_offset));
    for (const Cell& cell : cells) {
      const AuditPlace here = place("/" + cell.name);
      for (const KeptAttribute& attribute : cell.attributes) {
        if (is_declaration(attribute)) {
          findings_.declared(attribute.value, here);
        } else {
          findings_.text(attribute.value, here);
        }
      }
      if (cell.markup.empty()) {
        findings_.text(cell.value, here);
      } else {
        markup(cell.markup, cell.attributes, here);
      }
    }
  }

  void references() {
    if (path_->as<TableLocator>() != nullptr) table_elsewhere(place());
    const auto* text = path_->as<TextDocument>();
    if (text == nullptr || !text->file) return;
    findings_.add(UntrustedKind::externalReference, {}, *text->file,
                  "is a file outside of the document", place("/@file"));
  }

  void table_elsewhere(const AuditPlace& here) {
    findings_.add(UntrustedKind::externalReference, {}, TableLocator::element_name,
                  "is a table outside of the document", here);
  }

  void patterns() {
    if (const auto* apply = path_->as<Apply>()) {
      if (apply->function == "matches" || apply->function == "replace") pattern_of(*apply);
    } else if (const auto* index = path_->as<TextIndex>()) {
      if (index->wordSeparatorCharacterRE != TextIndex{}.wordSeparatorCharacterRE)
        pattern(index->wordSeparatorCharacterRE, place("/@wordSeparatorCharacterRE"));
    } else if (const auto* normal = path_->as<TextIndexNormalization>()) {
      patterns_of(*normal);
    }
  }

  void pattern(std::string_view text, const AuditPlace& here) {
    findings_.add(UntrustedKind::regularExpression, {}, text, "is a pattern that is run over texts",
                  here);
  }

  void pattern_of(const Apply& apply) {
    const Box<Constant>* constant = nullptr;
    if (apply.expressions.size() > 1) constant = std::get_if<Box<Constant>>(&apply.expressions[1]);
    const bool known = constant != nullptr && *constant;
    pattern(known ? std::string_view((*constant)->text) : "a pattern that is computed", place());
  }

  void patterns_of(const TextIndexNormalization& normal) {
    if (normal.wordSeparatorCharacterRE)
      pattern(*normal.wordSeparatorCharacterRE, place("/@wordSeparatorCharacterRE"));
    const auto* table = std::get_if<Box<InlineTable>>(&normal.table);
    if (table == nullptr || !*table) return;
    for (std::size_t i = 0; i < (*table)->rows.size(); ++i)
      pattern_row((*table)->rows[i], i, normal);
  }

  void pattern_row(const row& record, std::size_t index, const TextIndexNormalization& normal) {
    const auto cell = [&](std::string_view column) {
      return std::ranges::find_if(record.cells, [&](const Cell& c) {
        return std::string_view(c.name).substr(c.name.find(':') + 1) == column;
      });
    };
    const auto flag = cell(normal.regexField);
    const auto text = cell(normal.inField);
    if (flag == record.cells.end() || text == record.cells.end() || flag->value != "true") return;
    const std::string step = "/InlineTable/row[" + std::to_string(index + 1) + "]/";
    pattern(text->value, place(step + text->name));
  }

  const Document& document_;
  const bool has_text_;
  Findings& findings_;
  const WalkPath* path_ = nullptr;
  std::set<std::string, std::less<>> defined_;
  std::map<std::string, std::string> prefixes_;
  std::vector<Declared> declared_;
  std::optional<Provenance> provenance_;
  std::string text_;
};

}  // namespace

std::vector<Untrusted> audit(const Document& document, const Trust& trust) {
  Findings findings(trust);
  DocumentAudit visitor(document, false, findings);
  walk(document.pmml, visitor);
  for (const Instruction& instruction : document.instructions) {
    audit_instruction(instruction.target, instruction.data,
                      {{}, [] { return "/processing-instruction()"; }}, findings);
  }
  return findings.take();
}

Audit audit(const Document& document, std::string_view utf8, const Trust& trust) {
  Findings findings(trust);
  DocumentAudit visitor(document, true, findings);
  walk(document.pmml, visitor);
  Audit result;
  result.sizes = audit_source(utf8, findings);
  result.findings = findings.take();
  return result;
}

}  // namespace pmml::archive
