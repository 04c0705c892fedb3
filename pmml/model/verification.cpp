#include "pmml/model/verification.h"

#include "pmml/describe/description.h"
#include "pmml/model/data.h"

namespace pmml {

void ModelVerification::describe(Description<ModelVerification>& d) {
  d.element("Holds sample records with expected results to check that a scorer works correctly",
            Version::v3_0);
  d.attribute("recordCount", &ModelVerification::recordCount,
              "Number of verification records, only a check");
  d.attribute("fieldCount", &ModelVerification::fieldCount,
              "Number of verification fields, only a check");
  d.extensions();
  d.child(&ModelVerification::verificationFields, one);
  d.child(&ModelVerification::inlineTable, one);
}

void VerificationFields::describe(Description<VerificationFields>& d) {
  d.element("Lists the inputs and expected results found in the verification table", Version::v3_0);
  d.extensions();
  d.child(&VerificationFields::verificationFields, at_least_one);
}

void VerificationField::describe(Description<VerificationField>& d) {
  d.element("Links a field to a verification column and sets the tolerance of the comparison",
            Version::v3_0);
  d.attribute("field", &VerificationField::field,
              "Input, target or output field the column belongs to")
      .required()
      .names(Names::field);
  d.attribute("column", &VerificationField::column,
              "Table column that holds the values, named like the field if absent");
  d.attribute("precision", &VerificationField::precision,
              "Largest relative difference still accepted");
  d.attribute("zeroThreshold", &VerificationField::zeroThreshold,
              "Size below which a number counts as zero in the comparison");
  d.extensions();
}

template class Box<ModelVerification>;
template const ElementDescription& description_of<ModelVerification>();
template class Box<VerificationFields>;
template const ElementDescription& description_of<VerificationFields>();
template class Box<VerificationField>;
template const ElementDescription& description_of<VerificationField>();

}  // namespace pmml
