// Models that are sums of products: as documents, with the plain loops that compute the same.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "pmml/data/table.h"
#include "pmml/model/document.h"

namespace bench {

/// Rows of numbers, one after the other.
using Records = std::vector<double>;

struct DenseModel {
  std::string name;
  int inputs = 0;
  pmml::Document document;
  /// The first result of every record, computed by plain loops.
  std::function<std::vector<double>(const Records&, std::size_t rows)> plain;
  /// The same by another library; may be empty.
  std::string peer_name;
  std::function<std::vector<double>(const Records&, std::size_t rows)> peer;
};

DenseModel logistic_regression(int inputs, int classes);
DenseModel radial_machine(int inputs, int vectors);
DenseModel perceptron(const std::vector<int>& layers);

}  // namespace bench
