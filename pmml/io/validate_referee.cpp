#include "pmml/io/validate_referee.h"

#include <algorithm>
#include <span>
#include <vector>
#include <xercesc/framework/XMLValidityCodes.hpp>
#include <xercesc/internal/XMLScanner.hpp>
#include <xercesc/util/TransService.hpp>
#include <xercesc/validators/common/ContentSpecNode.hpp>
#include <xercesc/validators/datatype/DatatypeValidator.hpp>
#include <xercesc/validators/schema/ComplexTypeInfo.hpp>
#include <xercesc/validators/schema/SchemaAttDef.hpp>
#include <xercesc/validators/schema/SchemaElementDecl.hpp>
#include <xercesc/validators/schema/SchemaSymbols.hpp>

namespace pmml {
namespace {

using xercesc::ComplexTypeInfo;
using xercesc::ContentSpecNode;
using xercesc::DatatypeValidator;
using xercesc::QName;
using xercesc::XMLString;
using xercesc::XMLValid;
using Kind = Violation::Kind;

// The part number `index` of a message that stands between single quotes.
std::string quoted(const std::string& message, int index = 0) {
  std::size_t open = message.find('\'');
  for (; index > 0 && open != std::string::npos; --index) {
    open = message.find('\'', message.find('\'', open + 1) + 1);
  }
  if (open == std::string::npos) return {};
  return message.substr(open + 1, message.find('\'', open + 1) - open - 1);
}

std::string without_prefix(const std::string& name) {
  return name.substr(name.find(':') + 1);
}

std::string alternatives(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " or " : ", ";
    out += names[i];
  }
  return out;
}

// The leaves of a content model, in its order.
std::vector<const ContentSpecNode*> leaves(const ContentSpecNode* model) {
  std::vector<const ContentSpecNode*> found;
  std::vector<const ContentSpecNode*> open = {model};
  while (!open.empty()) {
    const ContentSpecNode* node = open.back();
    open.pop_back();
    if (node == nullptr) continue;
    const bool is_leaf = node->getFirst() == nullptr && node->getSecond() == nullptr;
    if (is_leaf) found.push_back(node);
    open.push_back(node->getSecond());
    open.push_back(node->getFirst());
  }
  return found;
}

// What a content model takes after children that it took.
class Continuation {
 public:
  Continuation(ComplexTypeInfo& type, std::span<QName* const> children,
               unsigned int empty_namespace)
      : type_(type),
        children_(children.begin(), children.end()),
        empty_namespace_(empty_namespace) {}

  std::string text() {
    std::vector<std::string> names;
    for (const ContentSpecNode* leaf : leaves(type_.getContentSpec())) {
      const std::string name = candidate(*leaf);
      if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
    if (takes(nullptr)) names.push_back("no further element");
    return alternatives(names);
  }

 private:
  std::string candidate(const ContentSpecNode& leaf) {
    if (leaf.getType() != ContentSpecNode::Leaf) return "any element";
    QName copy(*leaf.getElement());
    if (copy.getURI() == xercesc::XMLElementDecl::fgPCDataElemId || !takes(&copy)) return {};
    return to_utf8(copy.getLocalPart());
  }
  bool takes(QName* next) {
    const std::size_t count = children_.size();
    if (next != nullptr) children_.push_back(next);
    XMLSize_t failing = 0;
    const bool valid = type_.getContentModel()->validateContent(
        children_.data(), children_.size(), empty_namespace_, &failing,
        xercesc::XMLPlatformUtils::fgMemoryManager);
    children_.resize(count);
    return valid || (next != nullptr && failing > count);
  }

  ComplexTypeInfo& type_;
  std::vector<QName*> children_;
  unsigned int empty_namespace_;
};

bool is_builtin(const DatatypeValidator& type) {
  return XMLString::equals(type.getTypeUri(), xercesc::SchemaSymbols::fgURI_SCHEMAFORSCHEMA);
}

// "REAL-NUMBER (double)", or "double" alone when the type has no name of its own.
std::string type_name(const DatatypeValidator* type) {
  std::string named;
  for (; type != nullptr; type = type->getBaseValidator()) {
    const std::string name = to_utf8(type->getTypeLocalName());
    if (is_builtin(*type)) return named.empty() ? name : named + " (" + name + ")";
    if (named.empty() && !name.starts_with("__Anon")) named = name;
  }
  return named;
}

std::string values_of(const DatatypeValidator* type, const std::string& message) {
  if (type == nullptr) return {};
  const auto* enumeration = type->getEnumString();
  if (enumeration == nullptr) {
    const bool is_facet = message.find("facet") != std::string::npos;
    return is_facet ? type_name(type) + ": " + message : type_name(type);
  }
  std::vector<std::string> values;
  for (XMLSize_t i = 0; i < enumeration->size(); ++i) {
    values.push_back(to_utf8(enumeration->elementAt(i)));
  }
  return alternatives(values);
}

std::string shown(const XMLCh* value) {
  std::string text = to_utf8(value);
  return text.empty() ? "''" : text;
}

Kind kind_of(unsigned int code) {
  switch (code) {
    case XMLValid::ElementNotQualified:
    case XMLValid::ElementNotUnQualified:
    case XMLValid::NoDirectUseAbstractElement:
    case XMLValid::ElemNoSubforBlock:
      return Kind::element;
    case XMLValid::AttributeNotQualified:
    case XMLValid::AttributeNotUnQualified:
    case XMLValid::ProhibitedAttributePresent:
      return Kind::attribute;
    case XMLValid::ReusedIDValue:
    case XMLValid::IDNotDeclared:
    case XMLValid::NilAttrNotEmpty:
      return Kind::value;
    default:
      return Kind::other;
  }
}

}  // namespace

std::string to_utf8(const XMLCh* text) {
  if (text == nullptr) return {};
  const xercesc::TranscodeToStr utf8(text, "UTF-8");
  return {reinterpret_cast<const char*>(utf8.str()), utf8.length()};
}

void Referee::forbid_doctype() {
  getScanner()->setDisallowDTD(true);
}

bool Referee::checkContent(xercesc::XMLElementDecl* element, QName** children,
                           XMLSize_t child_count, XMLSize_t* failing_child) {
  type_ = getCurrentTypeInfo();
  children_ = children;
  child_count_ = child_count;
  const bool valid = SchemaValidator::checkContent(element, children, child_count, failing_child);
  if (!valid) failing_child_ = *failing_child;
  return valid;
}

void Referee::validateAttrValue(const xercesc::XMLAttDef* attribute, const XMLCh* value,
                                bool pre_validation, const xercesc::XMLElementDecl* element) {
  attribute_ = attribute;
  value_ = value;
  SchemaValidator::validateAttrValue(attribute, value, pre_validation, element);
  attribute_ = nullptr;
}

void Referee::validateElement(const xercesc::XMLElementDecl* element) {
  const bool undeclared_root = !seen_root_ && !element->isDeclared() && getIsXsiTypeSet();
  seen_root_ = true;
  if (undeclared_root) emitError(XMLValid::ElementNotDefined, element->getFullName());
  SchemaValidator::validateElement(element);
}

void Referee::reset() {
  seen_root_ = false;
  attribute_ = nullptr;
  SchemaValidator::reset();
}

Violation Referee::explain(unsigned int code, const std::string& message) const {
  switch (code) {
    case XMLValid::ElementNotDefined:
      return {Kind::element, "element " + without_prefix(quoted(message)), "a declared element"};
    case XMLValid::GrammarNotFound:
      return {Kind::other, "namespace '" + quoted(message) + "'", "one the schema knows"};
    case XMLValid::ElementNotValidForContent:
    case XMLValid::EmptyNotValidForContent:
    case XMLValid::NotEnoughElemsForCM:
      return explain_child();
    case XMLValid::SimpleTypeHasChild:
      return explain_text_expected();
    case XMLValid::NoCharDataInCM:
      return {Kind::element, "text", "elements only"};
    case XMLValid::AttNotDefinedForElement:
      return explain_undeclared_attribute(message);
    case XMLValid::RequiredAttrNotProvided:
      return {Kind::attribute, "no attribute " + quoted(message), "attribute " + quoted(message)};
    case XMLValid::DatatypeError:
    case XMLValid::InvalidEmptyAttValue:
    case XMLValid::NotSameAsFixedValue:
    case XMLValid::FixedDifferentFromActual:
      return explain_value(message);
    default:
      return {kind_of(code), message, {}};
  }
}

Violation Referee::explain_child() const {
  const bool missing = failing_child_ >= child_count_;
  Violation violation{Kind::element, "no further element", "no element"};
  if (!missing) {
    violation.target.child = failing_child_;
    violation.found = "element " + to_utf8(children_[failing_child_]->getLocalPart());
  }
  if (type_ != nullptr && type_->getContentSpec() != nullptr) {
    const std::span taken(children_, missing ? child_count_ : failing_child_);
    violation.expected = Continuation(*type_, taken, getScanner()->getEmptyNamespaceId()).text();
  }
  return violation;
}

Violation Referee::explain_text_expected() const {
  Violation violation{Kind::element, {}, "text only"};
  violation.target.child = 0;
  violation.found = "element " + to_utf8(children_[0]->getLocalPart());
  return violation;
}

Violation Referee::explain_undeclared_attribute(const std::string& message) const {
  const std::string name = without_prefix(quoted(message));
  Violation violation{Kind::attribute, "attribute " + name, "no attribute"};
  violation.target.attribute = name;
  const ComplexTypeInfo* type = getCurrentTypeInfo();
  if (type == nullptr || !type->hasAttDefs()) return violation;
  const xercesc::XMLAttDefList& declared = type->getAttDefList();
  std::vector<std::string> names;
  for (XMLSize_t i = 0; i < declared.getAttDefCount(); ++i) {
    names.push_back(to_utf8(declared.getAttDef(i).getFullName()));
  }
  violation.expected = alternatives(names);
  return violation;
}

Violation Referee::explain_value(const std::string& message) const {
  if (attribute_ == nullptr) {
    return {Kind::value, shown(getNormalizedValue()),
            values_of(getCurrentDatatypeValidator(), message)};
  }
  const auto& declared = static_cast<const xercesc::SchemaAttDef&>(*attribute_);
  const bool fixed = declared.getDefaultType() == xercesc::XMLAttDef::Fixed ||
                     declared.getDefaultType() == xercesc::XMLAttDef::Required_And_Fixed;
  Violation violation{Kind::value, shown(value_), {}};
  violation.expected =
      fixed ? to_utf8(declared.getValue()) : values_of(declared.getDatatypeValidator(), message);
  violation.target.attribute = to_utf8(declared.getAttName()->getLocalPart());
  return violation;
}

}  // namespace pmml
