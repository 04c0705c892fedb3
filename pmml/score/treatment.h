// Preparation of one field of a mining schema: missing, invalid and extreme values.
#pragma once

#include <optional>
#include <string>

#include "pmml/score/field.h"

namespace pmml::scoring {

/// The value of a field after its MiningField's treatment (checklist 4.1): the value is classified;
/// an invalid one is replaced, passed on, counted as missing or refused; a valid one outside the
/// limits is clamped or counted as missing; what is missing is replaced.
class TreatedField : public Expr {
 public:
  /// Replacements are converted to the type of the field and not checked again.
  TreatedField(const Field& source, const MiningField& treatment, StringPool& pool);
  double eval(Row& row) const override { return treat(row.get(source_.slot)); }
  /// The treated value of the source's cell.
  double treat(double value) const;
  Slot source() const { return source_.slot; }
  /// True when nothing but unconvertible cells is treated.
  bool keeps_numbers() const;

 private:
  double treat_invalid(double value) const;
  double treat_outlier(double value) const;
  double treat_missing() const;

  Field source_;
  std::string name_;
  InvalidValueTreatment invalid_;
  OutlierTreatment outliers_;
  std::optional<double> low_;
  std::optional<double> high_;
  std::optional<double> missing_replacement_;
  std::optional<double> invalid_replacement_;
  bool missing_is_invalid_;
};

/// True when the treatment leaves values that were prepared already as they are.
bool is_default_treatment(const MiningField& field);

}  // namespace pmml::scoring
