#include "estimators/model_selection.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "estimators/random.h"

namespace estimators {
namespace {

void check_splits(std::size_t n_splits, std::size_t available, const char* of) {
  if (n_splits >= 2 && n_splits <= available) return;
  throw pmml::InvalidData("E-SPLITS", std::to_string(n_splits) + " splits",
                          "at least 2, at most the " + std::to_string(available) + " " + of);
}

std::vector<std::size_t> all_rows(std::size_t rows) {
  std::vector<std::size_t> out(rows);
  std::iota(out.begin(), out.end(), std::size_t{0});
  return out;
}

std::vector<Split> splits_of(const std::vector<std::size_t>& fold_of_row, std::size_t n_splits) {
  std::vector<Split> out(n_splits);
  for (std::size_t row = 0; row < fold_of_row.size(); ++row) {
    for (std::size_t fold = 0; fold < n_splits; ++fold) {
      (fold_of_row[row] == fold ? out[fold].test : out[fold].train).push_back(row);
    }
  }
  return out;
}

// Codes count classes in the order of their first rows, as scikit-learn's StratifiedKFold does.
std::vector<std::size_t> codes_by_appearance(const std::vector<std::string>& y) {
  std::map<std::string_view, std::size_t> codes;
  std::vector<std::size_t> out;
  out.reserve(y.size());
  for (const std::string& label : y)
    out.push_back(codes.emplace(label, codes.size()).first->second);
  return out;
}

// Rows sorted by class are dealt to the folds in turn: how many of class k each fold receives.
std::vector<std::vector<std::size_t>> folds_per_class(std::vector<std::size_t> codes,
                                                      std::size_t n_splits) {
  std::ranges::sort(codes);
  std::vector<std::vector<std::size_t>> out(codes.back() + 1);
  for (std::size_t i = 0; i < codes.size(); ++i) out[codes[i]].push_back(i % n_splits);
  for (auto& folds : out) std::ranges::sort(folds);
  return out;
}

std::size_t greatest_class(const std::vector<std::vector<std::size_t>>& folds) {
  return std::ranges::max(folds, {}, [](const auto& of_class) { return of_class.size(); }).size();
}

}  // namespace

std::vector<Split> KFold::split(std::size_t rows) const {
  check_splits(n_splits, rows, "rows");
  std::vector<std::size_t> order = all_rows(rows);
  if (shuffle) Random(random_state).shuffle(order);
  std::vector<std::size_t> fold_of_row(rows);
  std::size_t begin = 0;
  for (std::size_t fold = 0; fold < n_splits; ++fold) {
    const std::size_t end = begin + rows / n_splits + (fold < rows % n_splits ? 1 : 0);
    for (; begin < end; ++begin) fold_of_row[order[begin]] = fold;
  }
  return splits_of(fold_of_row, n_splits);
}

std::vector<Split> StratifiedKFold::split(const std::vector<std::string>& y) const {
  check_splits(n_splits, y.size(), "rows");
  const std::vector<std::size_t> codes = codes_by_appearance(y);
  auto folds = folds_per_class(codes, n_splits);
  check_splits(n_splits, greatest_class(folds), "rows of the most frequent class");
  Random random(random_state);
  for (auto& of_class : folds) {
    if (shuffle) random.shuffle(of_class);
  }
  std::vector<std::size_t> next(folds.size(), 0);
  std::vector<std::size_t> fold_of_row;
  fold_of_row.reserve(y.size());
  for (const std::size_t code : codes) fold_of_row.push_back(folds[code][next[code]++]);
  return splits_of(fold_of_row, n_splits);
}

Split train_test_split(std::size_t rows, double test_size, std::uint64_t random_state) {
  const double wanted = std::ceil(static_cast<double>(rows) * test_size);
  if (!(wanted >= 1 && wanted < static_cast<double>(rows))) {
    throw pmml::InvalidData("E-SPLITS", std::to_string(rows) + " rows",
                            "a test_size that leaves rows in both parts");
  }
  std::vector<std::size_t> order = all_rows(rows);
  Random(random_state).shuffle(order);
  const auto border = order.begin() + static_cast<std::ptrdiff_t>(wanted);
  Split out{{border, order.end()}, {order.begin(), border}};
  std::ranges::sort(out.train);
  std::ranges::sort(out.test);
  return out;
}

std::vector<double> cross_val_score(const Estimator& estimator, const pmml::Table& X,
                                    const pmml::Column& y, const std::vector<Split>& splits) {
  check_rows(static_cast<Eigen::Index>(X.rows()), y.size());
  std::vector<double> out;
  out.reserve(splits.size());
  for (const Split& split : splits) {
    const auto copy = estimator.clone();
    copy->fit(take_rows(X, split.train), take_rows(y, split.train));
    out.push_back(copy->score(take_rows(X, split.test), take_rows(y, split.test)));
  }
  return out;
}

std::vector<double> cross_val_score(const Estimator& estimator, const pmml::Table& X,
                                    const pmml::Column& y, std::size_t cv) {
  return cross_val_score(estimator, X, y,
                         estimator.is_classifier() ? StratifiedKFold{cv}.split(to_labels(y))
                                                   : KFold{cv}.split(y.size()));
}

}  // namespace estimators
