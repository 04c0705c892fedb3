// XGBoost's own prediction, through its C interface.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace bench {

/// A model loaded into XGBoost, predicting with one thread.
class XgboostPeer {
 public:
  explicit XgboostPeer(const std::string& json);
  ~XgboostPeer();
  /// Predicts `rows` records of `columns` numbers each, row by row in memory, in place.
  std::vector<float> predict(const float* records, std::size_t rows, std::size_t columns) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace bench
