// Fits a pipeline, archives it as PMML, brings it back as an estimator, and compares what the two
// estimators and the scorer say about every row, bit for bit.
#include <bit>
#include <cstdint>
#include <cstdio>

#include "estimators/document.h"
#include "estimators/pipeline.h"
#include "estimators/registry.h"
#include "pmml/archive/save.h"
#include "pmml/data/csv.h"
#include "pmml/io/read.h"
#include "pmml/score/scorer.h"

namespace {

pmml::Table read_table(const char* path) {
  pmml::Table table;
  pmml::Report report(path);
  if (!pmml::read_csv_file(path, {}, table, report)) throw pmml::InvalidData(report);
  pmml::infer_types(table);
  return table;
}

std::size_t same_cells(const pmml::Column& a, const pmml::Column& b) {
  std::size_t same = 0;
  for (std::size_t row = 0; row < a.size(); ++row) {
    same += a.cell_text(row) == b.cell_text(row) ? 1U : 0U;
  }
  return same;
}

std::size_t same_bits(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) {
  std::size_t same = 0;
  for (Eigen::Index i = 0; i < a.size(); ++i) {
    same += std::bit_cast<std::uint64_t>(a(i)) == std::bit_cast<std::uint64_t>(b(i)) ? 1U : 0U;
  }
  return same;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return std::puts("usage: archive_and_load DATA TARGET ESTIMATOR OUT.pmml"), 2;
  const pmml::Table table = read_table(argv[1]);
  pmml::Table features = table;
  std::erase_if(features.columns, [&](const pmml::Column& c) { return c.name == argv[2]; });
  auto fitted = estimators::default_pipeline(table, argv[2], estimators::make_estimator(argv[3]));
  fitted.fit(features, *table.find(argv[2]));
  pmml::save(estimators::to_pmml(fitted, {table, argv[2]}), argv[4]);

  const pmml::Document document = pmml::load(argv[4], pmml::Profile::strict);
  const auto loaded = estimators::from_pmml(document);
  pmml::Report report;
  const pmml::Table scored = pmml::compile(document).score(features, report);

  const pmml::Column predicted = fitted.predict(features);
  const Eigen::MatrixXd proba = fitted.predict_proba(features);
  std::printf("%s on %zu rows\n", estimators::to_string(*fitted.estimator).c_str(), table.rows());
  std::printf(
      "loaded estimator: %zu equal predictions, %zu of %zd probabilities equal in every bit\n",
      same_cells(predicted, loaded->predict(features)),
      same_bits(proba, loaded->predict_proba(features)), proba.size());
  std::printf("scorer: %zu equal predictions\n", same_cells(predicted, scored.columns.front()));
}
