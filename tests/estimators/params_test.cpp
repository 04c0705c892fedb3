#include "estimators/params.h"

#include <catch2/catch.hpp>

#include "pmml/describe/problem.h"

using namespace estimators;

namespace {

class Toy final : public Parameters {
 public:
  double C = 1.0;
  bool fit_intercept = true;
  std::int64_t max_iter = 100;
  std::string penalty = "l2";
  std::optional<std::int64_t> max_depth;

  std::string_view name() const override { return "toy"; }
  const std::vector<Param>& params() const override {
    static const std::vector<Param> table = {
        param("C", &Toy::C, "Inverse strength.").above(0),
        param("fit_intercept", &Toy::fit_intercept, "With a constant."),
        param("max_iter", &Toy::max_iter, "Most steps.").at_least(1),
        param("penalty", &Toy::penalty, "What is penalised.").one_of({"l2", "none"}),
        param("max_depth", &Toy::max_depth, "Deepest level.").at_least(1)};
    return table;
  }
  using Parameters::check_params;
};

std::string failure(Toy& toy, std::string_view name, std::string_view value) {
  try {
    toy.set_param(name, value);
  } catch (const pmml::InvalidData& error) {
    return error.report().problems().front().id;
  }
  return "accepted";
}

}  // namespace

TEST_CASE("parameters are listed in the order of their description", "[params]") {
  Toy toy;
  CHECK(to_string(toy) == "toy(C=1, fit_intercept=true, max_iter=100, penalty=l2, max_depth=none)");
  toy.set_param("max_depth", "3");
  toy.set_param("C", "0.1");
  toy.set_param("fit_intercept", "False");
  CHECK(to_string(toy) == "toy(C=0.1, fit_intercept=false, max_iter=100, penalty=l2, max_depth=3)");
  toy.set_param("max_depth", "none");
  CHECK_FALSE(toy.max_depth.has_value());
}

TEST_CASE("a parameter outside its description is refused and left as it was", "[params]") {
  Toy toy;
  CHECK(failure(toy, "c", "1") == "E-PARAM-NAME");
  CHECK(failure(toy, "C", "0") == "E-PARAM-VALUE");
  CHECK(failure(toy, "C", "much") == "E-PARAM-VALUE");
  CHECK(failure(toy, "C", "NaN") == "E-PARAM-VALUE");
  CHECK(failure(toy, "max_iter", "1.5") == "E-PARAM-VALUE");
  CHECK(failure(toy, "max_iter", "0") == "E-PARAM-VALUE");
  CHECK(failure(toy, "penalty", "l1") == "E-PARAM-VALUE");
  CHECK(failure(toy, "max_depth", "0") == "E-PARAM-VALUE");
  CHECK(failure(toy, "fit_intercept", "maybe") == "E-PARAM-VALUE");
  CHECK(to_string(toy) == to_string(Toy()));
}

TEST_CASE("values set as members are checked too", "[params]") {
  Toy toy;
  CHECK_NOTHROW(toy.check_params());
  toy.max_iter = -1;
  CHECK_THROWS_AS(toy.check_params(), pmml::InvalidData);
}
