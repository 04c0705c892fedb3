// Xerces' schema validator, listened to: which attribute, value or child it rejects and what the
// schema would have taken instead, which its messages do not tell.
#pragma once

#include <cstdint>
#include <string>
#include <xercesc/framework/XMLAttDef.hpp>
#include <xercesc/util/XMLUniDefs.hpp>
#include <xercesc/validators/schema/SchemaValidator.hpp>

#include "pmml/io/validate_xerces.h"

namespace pmml {

std::string to_utf8(const XMLCh* text);

/// The validator of one reader. It judges as its base class does, except that a root which the
/// schema does not declare is an error even if it names a type for itself.
class Referee : public xercesc::SchemaValidator {
 public:
  /// Has the scanner refuse any DOCTYPE; to be called once the scanner knows this validator.
  void forbid_doctype();

  bool checkContent(xercesc::XMLElementDecl* element, xercesc::QName** children,
                    XMLSize_t child_count, XMLSize_t* failing_child) override;
  void validateAttrValue(const xercesc::XMLAttDef* attribute, const XMLCh* value,
                         bool pre_validation, const xercesc::XMLElementDecl* element) override;
  void validateElement(const xercesc::XMLElementDecl* element) override;
  void reset() override;

  /// The complaint of this moment in plain words; `code` is of xercesc::XMLValid.
  Violation explain(unsigned int code, const std::string& message) const;

 private:
  Violation explain_child() const;
  Violation explain_text_expected() const;
  Violation explain_undeclared_attribute(const std::string& message) const;
  Violation explain_value(const std::string& message) const;

  bool seen_root_ = false;
  const xercesc::XMLAttDef* attribute_ = nullptr;
  const XMLCh* value_ = nullptr;
  xercesc::ComplexTypeInfo* type_ = nullptr;
  xercesc::QName** children_ = nullptr;
  XMLSize_t child_count_ = 0;
  XMLSize_t failing_child_ = 0;
};

}  // namespace pmml
