#include "pmml/score/treatment.h"

#include "pmml/score/fail.h"

namespace pmml::scoring {

namespace {

std::optional<double> replacement(const std::optional<std::string>& text, const MiningField& field,
                                  DataType type, StringPool& pool) {
  if (!text) return std::nullopt;
  const auto value = parse_literal(*text, type, pool);
  if (!value) {
    fail_invalid("E-VALUE", field.where, "MiningField " + field.name, *text,
                 "a replacement of type " + std::string(name_of(type)));
  }
  return value;
}

}  // namespace

TreatedField::TreatedField(const Field& source, const MiningField& treatment, StringPool& pool)
    : Expr(source.type),
      source_(source),
      name_(treatment.name),
      invalid_(treatment.invalidValueTreatment),
      outliers_(treatment.outliers),
      low_(treatment.lowValue),
      high_(treatment.highValue),
      missing_replacement_(
          replacement(treatment.missingValueReplacement, treatment, source.type, pool)),
      invalid_replacement_(
          replacement(treatment.invalidValueReplacement, treatment, source.type, pool)),
      missing_is_invalid_(treatment.missingValueTreatment == MissingValueTreatment::returnInvalid) {
  if (invalid_ == InvalidValueTreatment::asValue && !invalid_replacement_) {
    fail_invalid("E-ABSENT", treatment.where, "MiningField " + name_, "asValue",
                 "invalidValueReplacement");
  }
}

bool TreatedField::keeps_numbers() const {
  return source_.space == nullptr && outliers_ == OutlierTreatment::asIs && !missing_is_invalid_ &&
         !missing_replacement_;
}

double TreatedField::treat(double value) const {
  const Validity validity = source_.space != nullptr  ? source_.space->classify(value)
                            : is_unconvertible(value) ? Validity::invalid
                            : is_missing(value)       ? Validity::missing
                                                      : Validity::valid;
  if (validity == Validity::invalid) return treat_invalid(value);
  if (validity == Validity::valid) return treat_outlier(value);
  if (missing_is_invalid_) throw InvalidRecord{name_, "a missing value", "a value"};
  return treat_missing();
}

double TreatedField::treat_invalid(double value) const {
  if (invalid_ == InvalidValueTreatment::asMissing) return treat_missing();
  if (invalid_ == InvalidValueTreatment::asValue) return *invalid_replacement_;
  if (invalid_ == InvalidValueTreatment::asIs) {
    if (invalid_replacement_) return *invalid_replacement_;
    if (!is_unconvertible(value)) return value;
  }
  throw InvalidRecord{name_, "an invalid value", "a valid value"};
}

double TreatedField::treat_outlier(double value) const {
  if (outliers_ == OutlierTreatment::asIs) return value;
  const bool low = low_ && value < *low_;
  const bool high = high_ && value > *high_;
  if (!low && !high) return value;
  if (outliers_ == OutlierTreatment::asMissingValues) return treat_missing();
  return low ? *low_ : *high_;
}

double TreatedField::treat_missing() const {
  return missing_replacement_.value_or(missing);
}

bool is_default_treatment(const MiningField& field) {
  return field.outliers == OutlierTreatment::asIs && !field.missingValueReplacement &&
         field.missingValueTreatment != MissingValueTreatment::returnInvalid &&
         field.invalidValueTreatment == InvalidValueTreatment::returnInvalid;
}

}  // namespace pmml::scoring
