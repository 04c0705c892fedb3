// Scoring, side by side with plain loops and with other libraries on the same models. Each figure
// is the median of interleaved runs in one process, in time of the processor, which other work on
// the machine disturbs least; two threads are measured by the clock on the wall. Only the ratios
// count.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "bench/dense.h"
#include "bench/trees.h"
#include "pmml/score/scorer.h"
#ifdef BENCH_XGBOOST
#include "bench/xgboost_peer.h"
#endif

namespace {

using namespace bench;
using Predict = std::function<std::vector<double>()>;

struct Case {
  std::string name;
  Predict run;
  bool by_wall = false;
  std::vector<double> seconds;

  double median() const {
    std::vector<double> sorted = seconds;
    std::nth_element(sorted.begin(),
                     sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
    return sorted[sorted.size() / 2];
  }
};

void require(bool good, const std::string& what) {
  if (good) return;
  fmt::print(stderr, "{}\n", what);
  std::exit(1);
}

double now(bool by_wall) {
  if (!by_wall) return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Runs all in turn; the first is ours, and all must give what it gives, up to the tolerance.
/// `unit`: what the time of one run is divided by.
void compare(const std::string& title, std::vector<Case> all, int rounds, double unit,
             const std::string& unit_name, double tolerance) {
  const std::vector<double> expected = all[0].run();
  for (Case& one : all) {
    const std::vector<double> results = one.run();
    require(results.size() == expected.size(), one.name + ": another number of results");
    for (std::size_t i = 0; i < results.size(); ++i)
      require(std::abs(results[i] - expected[i]) <= tolerance * (1 + std::abs(expected[i])),
              fmt::format("{}: {} instead of {}", one.name, results[i], expected[i]));
  }
  for (int round = 0; round < rounds; ++round) {
    for (Case& one : all) {
      const double begin = now(one.by_wall);
      one.run();
      one.seconds.push_back(now(one.by_wall) - begin);
    }
  }
  fmt::print("\n{}\n", title);
  for (const Case& one : all)
    fmt::print("  {:<22} {:11.2f} {}  {:7.2f} x ours\n", one.name, 1e9 * one.median() / unit,
               unit_name, one.median() / all[0].median());
  std::fflush(stdout);
}

/// The table in tables of `batch` rows.
std::vector<pmml::Table> batches(const pmml::Table& table, std::size_t batch) {
  std::vector<pmml::Table> parts;
  for (std::size_t begin = 0; begin < table.rows(); begin += batch) {
    pmml::Table& part = parts.emplace_back();
    for (const pmml::Column& column : table.columns) {
      pmml::Column& copy = part.columns.emplace_back();
      copy.name = column.name;
      for (std::size_t row = begin; row < std::min(begin + batch, table.rows()); ++row)
        copy.push_cell(column, row);
    }
  }
  return parts;
}

Predict ours(const pmml::Scorer& scorer, const std::vector<pmml::Table>& parts,
             std::size_t threads = 1) {
  return [&scorer, &parts, threads] {
    std::vector<double> results;
    for (const pmml::Table& part : parts) {
      pmml::Report report;
      const pmml::Table scored = scorer.score(part, report, {threads});
      const auto& numbers = scored.columns[0].numbers;
      results.insert(results.end(), numbers.begin(), numbers.end());
    }
    return results;
  };
}

template <class Number>
std::vector<Number> by_rows(const pmml::Table& table) {
  std::vector<Number> records;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (const pmml::Column& column : table.columns)
      records.push_back(static_cast<Number>(column.numbers[row]));
  }
  return records;
}

std::vector<double> walk(const std::vector<Tree>& trees, const std::vector<double>& records,
                         bool average) {
  std::vector<double> results;
  for (std::size_t row = 0; row < records.size(); row += tree_features) {
    double sum = 0;
    for (const Tree& tree : trees) {
      const TreeNode* node = tree.data();
      while (node->feature >= 0) {
        const double x = records[row + static_cast<std::size_t>(node->feature)];
        node = tree.data() + (x <= node->threshold ? node->first : node->second);
      }
      sum += node->value;
    }
    results.push_back(average ? sum / static_cast<double>(trees.size()) : sum);
  }
  return results;
}

#ifdef BENCH_XGBOOST
Predict xgboost(const XgboostPeer& peer, const std::vector<float>& records, std::size_t batch,
                double divisor) {
  return [&peer, &records, batch, divisor] {
    std::vector<double> results;
    const std::size_t rows = records.size() / tree_features;
    for (std::size_t row = 0; row < rows; row += batch) {
      for (const float y : peer.predict(records.data() + row * tree_features,
                                        std::min(batch, rows - row), tree_features))
        results.push_back(y / divisor);
    }
    return results;
  };
}
#endif

void bench_trees(const TreesWanted& wanted, int rounds) {
  constexpr std::size_t largest = 100000;
  const std::vector<Tree> trees = grow_trees(wanted);
  const pmml::Scorer small = pmml::compile(to_document(trees, wanted.average, false));
  const pmml::Scorer large = pmml::compile(to_document(trees, wanted.average, true));
#ifdef BENCH_XGBOOST
  const XgboostPeer peer(to_xgboost(trees));
#endif
  for (const std::size_t batch : {std::size_t{1}, std::size_t{1000}, largest}) {
    const std::size_t rows = batch == 1 ? 500 : batch;
    const pmml::Table table = random_records(rows, tree_features, 9);
    const auto parts = batches(table, batch);
    const auto numbers = by_rows<double>(table);
    std::vector<Case> all = {{"ours, float fields", ours(small, parts), false, {}},
                             {"ours, double fields", ours(large, parts), false, {}}};
    if (rows == largest) {
      all.push_back({"ours, by the wall", ours(small, parts), true, {}});
      all.push_back({"two threads, by wall", ours(small, parts, 2), true, {}});
    }
    all.push_back(
        {"plain node walk", [&] { return walk(trees, numbers, wanted.average); }, false, {}});
#ifdef BENCH_XGBOOST
    const auto floats = by_rows<float>(table);
    all.push_back(
        {"XGBoost",
         xgboost(peer, floats, batch, wanted.average ? static_cast<double>(trees.size()) : 1),
         false,
         {}});
#endif
    compare(fmt::format("{}, batch {}", wanted.name, batch), std::move(all), rounds,
            static_cast<double>(rows * trees.size()), "ns/row/tree", 1e-4);
  }
}

void bench_dense(const DenseModel& model, std::size_t largest, int rounds) {
  const pmml::Scorer scorer = pmml::compile(model.document);
  for (const std::size_t batch : {std::size_t{1}, std::size_t{1000}, largest}) {
    const std::size_t rows = batch == 1 ? 50 : batch;
    const pmml::Table table = random_records(rows, model.inputs, 9);
    const auto parts = batches(table, batch);
    const auto records = by_rows<double>(table);
    std::vector<Case> all = {
        {"ours", ours(scorer, parts), false, {}},
        {"plain loops", [&] { return model.plain(records, rows); }, false, {}}};
    if (model.peer)
      all.push_back({model.peer_name, [&] { return model.peer(records, rows); }, false, {}});
    compare(fmt::format("{}, batch {}", model.name, batch), std::move(all), rounds,
            static_cast<double>(rows), "ns/row", 1e-12);
    if (batch == largest) break;
  }
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 7;
  const std::string only = argc > 2 ? argv[2] : "";
  const auto asked = [&](const std::string& name) { return name.find(only) != std::string::npos; };
  const TreesWanted forests[] = {{"forest, 100 trees x depth 8", 100, 8, 4000, true},
                                 {"forest, 500 trees x depth 8", 500, 8, 4000, true},
                                 {"boosted, 500 trees x depth 6", 500, 6, 4000, false},
                                 {"forest, 500 trees, unlimited", 500, 1000, 2000, true}};
  for (const TreesWanted& wanted : forests) {
    if (asked(wanted.name)) bench_trees(wanted, rounds);
  }
  // A larger table of so many columns would not fit the memory of most machines.
  if (asked("logistic regression")) bench_dense(logistic_regression(10000, 10), 1000, rounds);
  if (asked("RBF machine")) bench_dense(radial_machine(100, 2000), 100000, rounds);
  if (asked("perceptron")) bench_dense(perceptron({100, 256, 128, 10}), 100000, rounds);
}
