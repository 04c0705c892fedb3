#include "pmml/score/ranked_feature.h"

#include "pmml/score/fail.h"

namespace pmml::scoring {

bool lists_several(const OutputField& field) {
  const bool several = field.isMultiValued == "1";
  if (!several && field.isMultiValued != "0")
    fail_invalid("E-VALUE", field.where, "OutputField " + field.name,
                 "isMultiValued=" + field.isMultiValued, "0 or 1");
  return several;
}

}  // namespace pmml::scoring
