#include "pmml/score/general_link.h"

#include <cmath>

#include "pmml/score/link.h"

namespace pmml::scoring {

namespace {

using LinkMethod = RegressionNormalizationMethod;

double required(const std::optional<double>& parameter, const GeneralRegressionModel& model,
                const char* name) {
  if (!parameter)
    fail_invalid("E-ABSENT", model.where, "GeneralRegressionModel", std::string("no ") + name,
                 "a number for the link " + std::string(name_of(*model.linkFunction)));
  return *parameter;
}

}  // namespace

InverseLink::InverseLink(const GeneralRegressionModel& model, bool single) : single_(single) {
  if (!model.linkFunction)
    fail_invalid("E-ABSENT", model.where, "GeneralRegressionModel", "no linkFunction",
                 "a link, as modelType is generalizedLinear");
  link_ = *model.linkFunction;
  if (link_ == LinkFunction::power || link_ == LinkFunction::oddspower)
    parameter_ = required(model.linkParameter, model, "linkParameter");
  if (link_ == LinkFunction::negbin)
    parameter_ = required(model.distParameter, model, "distParameter");
  if (single_) parameter_ = to_single(parameter_);
}

double InverseLink::power(double eta) const {
  if (parameter_ == 0) return normalize(LinkMethod::exp, eta, single_);
  const double exponent = 1 / parameter_;
  return single_ ? to_single(std::pow(eta, to_single(exponent))) : std::pow(eta, exponent);
}

double InverseLink::odds_power(double eta) const {
  if (parameter_ == 0) return normalize(LinkMethod::logit, eta, single_);
  const auto r = [this](double x) { return single_ ? to_single(x) : x; };
  const double base = r(1 + r(parameter_ * eta));
  return r(1 / r(1 + r(std::pow(base, r(-1 / parameter_)))));
}

double InverseLink::apply(double eta) const {
  const auto r = [this](double x) { return single_ ? to_single(x) : x; };
  switch (link_) {
    case LinkFunction::cloglog:
      return normalize(LinkMethod::cloglog, eta, single_);
    case LinkFunction::log:
      return normalize(LinkMethod::exp, eta, single_);
    case LinkFunction::logc:
      return r(-std::expm1(eta));
    case LinkFunction::logit:
      return normalize(LinkMethod::logit, eta, single_);
    case LinkFunction::loglog:
      return normalize(LinkMethod::loglog, eta, single_);
    case LinkFunction::negbin:
      return r(1 / r(parameter_ * r(std::expm1(-eta))));
    case LinkFunction::oddspower:
      return odds_power(eta);
    case LinkFunction::power:
      return power(eta);
    case LinkFunction::probit:
      return normalize(LinkMethod::probit, eta, single_);
    default:
      return eta;
  }
}

double inverse_cumulative(CumulativeLinkFunction link, double eta, bool single) {
  switch (link) {
    case CumulativeLinkFunction::probit:
      return normalize(LinkMethod::probit, eta, single);
    case CumulativeLinkFunction::cloglog:
      return normalize(LinkMethod::cloglog, eta, single);
    case CumulativeLinkFunction::loglog:
      return normalize(LinkMethod::loglog, eta, single);
    case CumulativeLinkFunction::cauchit:
      return normalize(LinkMethod::cauchit, eta, single);
    default:
      return normalize(LinkMethod::logit, eta, single);
  }
}

}  // namespace pmml::scoring
