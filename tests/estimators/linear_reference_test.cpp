#include <catch2/catch.hpp>

#include "estimators/linear_regression.h"
#include "estimators/logistic_regression.h"
#include "estimators/standard_scaler.h"
#include "reference.h"

using namespace estimators;
using nlohmann::json;

TEST_CASE("linear regression agrees with scikit-learn", "[linear]") {
  for (const char* name : {"linear_regression_diabetes", "linear_regression_penguins"}) {
    for (const json& expected : reference_cases(name)) {
      INFO(name << " " << expected.at("params"));
      const ReferenceData data = reference_data(expected);
      LinearRegression model;
      model.fit_intercept = expected.at("params").at("fit_intercept");
      model.fit(data.X, data.y);
      CHECK(distance(model.coef_, as_vector(expected.at("coef"))) < 1e-10);
      CHECK(model.intercept_ == Approx(expected.at("intercept").get<double>()).epsilon(1e-10));
      CHECK(model.rank_ == expected.at("rank").get<Eigen::Index>());
      CHECK(model.score(data.X, data.y) ==
            Approx(expected.at("score").get<double>()).epsilon(1e-10));
      const pmml::Table rows = take_rows(data.X, as_rows(expected.at("rows")));
      CHECK(distance(to_vector(model.predict(rows)), as_vector(expected.at("predictions"))) <
            1e-10);
    }
  }
}

TEST_CASE("logistic regression agrees with scikit-learn", "[logistic]") {
  for (const char* name : {"logistic_regression_iris", "logistic_regression_wine",
                           "logistic_regression_breast_cancer", "logistic_regression_penguins"}) {
    for (const json& expected : reference_cases(name)) {
      INFO(name << " " << expected.at("params") << " " << expected.at("standardised"));
      ReferenceData data = reference_data(expected);
      if (expected.at("standardised").get<bool>()) data.X = StandardScaler().fit_transform(data.X);
      LogisticRegression model;
      model.C = expected.at("params").at("C");
      model.fit(data.X, data.y);
      CHECK(model.warnings_.empty());
      CHECK(model.classes_ == as_texts(expected.at("classes")));
      CHECK(distance(model.coef_, as_matrix(expected.at("coef"))) < 1e-6);
      CHECK(distance(model.intercept_, as_vector(expected.at("intercept"))) < 1e-6);
      CHECK(model.score(data.X, data.y) ==
            Approx(expected.at("score").get<double>()).epsilon(1e-14));
      const pmml::Table rows = take_rows(data.X, as_rows(expected.at("rows")));
      CHECK(to_labels(model.predict(rows)) == as_texts(expected.at("predictions")));
      CHECK(distance(model.predict_proba(rows), as_matrix(expected.at("probabilities"))) < 1e-6);
    }
  }
}
