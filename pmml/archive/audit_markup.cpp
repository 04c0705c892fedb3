#include "pmml/archive/audit_markup.h"

#include <limits>

#include "pmml/io/scanner.h"
#include "pmml/io/xml_escape.h"

namespace pmml::archive {
namespace {

Limits no_limits() {
  Limits limits;
  limits.attributes = limits.attribute_length = limits.name_length =
      std::numeric_limits<std::size_t>::max();
  limits.depth = Limits::hard_depth;
  return limits;
}

class ContentAudit : public XmlEvents {
 public:
  ContentAudit(std::size_t depth, bool instructions, const AuditPlace& place, Findings& findings)
      : depth_(depth), instructions_(instructions), place_(place), findings_(findings) {}

  void start(const StartTag& tag) override {
    findings_.depth(++depth_, place_);
    declared(tag.uri);
    for (const XmlAttribute& attribute : tag.attributes) {
      if (attribute.qname == "xmlns" || attribute.prefix == "xmlns") continue;
      declared(attribute.uri);
      if (!findings_.schema_hint(attribute.uri, attribute.qname, attribute.value, place_))
        findings_.text(attribute.value, place_);
    }
  }
  void text(std::string_view decoded, Position) override { text_ += decoded; }
  void end(std::uint64_t) override {
    --depth_;
    finish_text();
  }
  void instruction(std::string_view target, std::string_view data, Position) override {
    if (instructions_) audit_instruction(target, data, place_, findings_);
  }
  void comment(std::string_view text) override {
    if (instructions_) findings_.text(text, place_);
  }

 private:
  void declared(std::string_view uri) {
    if (seen_.emplace(uri).second) findings_.declared(uri, place_);
  }
  void finish_text() {
    findings_.text(text_, place_);
    text_.clear();
  }

  std::size_t depth_;
  bool instructions_;
  const AuditPlace& place_;
  Findings& findings_;
  std::set<std::string, std::less<>> seen_;
  std::string text_;
};

class SourceAudit : public XmlEvents {
 public:
  explicit SourceAudit(Findings& findings) : findings_(findings) {}

  void start(const StartTag& tag) override {
    ++sizes.elements;
    finish_text();
    const std::string name(tag.qname);
    const std::size_t number = counts_.empty() ? 1 : ++counts_.back()[name];
    names_.push_back(number == 1 ? name : name + "[" + std::to_string(number) + "]");
    counts_.emplace_back();
    sizes.depth = std::max(sizes.depth, names_.size());
    where_ = tag.where;
    for (const XmlAttribute& attribute : tag.attributes) measure(attribute.value.size());
  }
  void text(std::string_view decoded, Position) override { text_ += decoded.size(); }
  void end(std::uint64_t) override {
    finish_text();
    names_.pop_back();
    counts_.pop_back();
  }
  void instruction(std::string_view target, std::string_view data, Position where) override {
    const auto path = [&] { return this->path() + "/processing-instruction()"; };
    audit_instruction(target, data, {where, path}, findings_);
  }
  void comment(std::string_view text) override {
    measure(text.size());
    findings_.text(text, {where_, [&] { return path() + "/comment()"; }});
  }

  Sizes sizes;

 private:
  std::string path() const {
    std::string path;
    for (const std::string& name : names_) path += "/" + name;
    return path;
  }
  void measure(std::size_t bytes) { sizes.largest_text = std::max(sizes.largest_text, bytes); }
  void finish_text() {
    measure(text_);
    text_ = 0;
  }

  Findings& findings_;
  std::vector<std::string> names_;
  std::vector<std::map<std::string, std::size_t>> counts_;
  std::size_t text_ = 0;
  Position where_;
};

std::string wrapped(std::string_view content, const std::map<std::string, std::string>& prefixes) {
  std::string text = "<content";
  for (const auto& [prefix, uri] : prefixes) {
    text += " xmlns:" + prefix + "=\"";
    append_escaped_attribute(text, uri);
    text += '"';
  }
  return text.append(">").append(content).append("</content>");
}

}  // namespace

void audit_content(std::string_view content, const std::map<std::string, std::string>& prefixes,
                   std::size_t depth, bool instructions, const AuditPlace& place,
                   Findings& findings) {
  if (content.empty()) return;
  if (content.find_first_of("<&") == std::string_view::npos) return findings.text(content, place);
  ContentAudit events(depth, instructions, place, findings);
  Report report;
  if (!scan(wrapped(content, prefixes), no_limits(), events, report)) findings.text(content, place);
}

Sizes audit_source(std::string_view utf8, Findings& findings) {
  SourceAudit events(findings);
  events.sizes.bytes = utf8.size();
  Report report;
  scan(utf8, no_limits(), events, report);
  return events.sizes;
}

void audit_instruction(std::string_view target, std::string_view data, const AuditPlace& place,
                       Findings& findings) {
  findings.add(UntrustedKind::externalReference, {}, std::string(target) + " " + std::string(data),
               "is an instruction to the programs that read the document", place);
}

}  // namespace pmml::archive
