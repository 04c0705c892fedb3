#include "bench/xgboost_peer.h"

#include <fmt/format.h>
#include <xgboost/c_api.h>

#include <cstdint>
#include <stdexcept>

namespace bench {

namespace {

void check(int code) {
  if (code != 0) throw std::runtime_error(XGBGetLastError());
}

}  // namespace

struct XgboostPeer::State {
  BoosterHandle booster = nullptr;
  DMatrixHandle proxy = nullptr;
};

XgboostPeer::XgboostPeer(const std::string& json) : state_(std::make_unique<State>()) {
  check(XGBoosterCreate(nullptr, 0, &state_->booster));
  check(XGBoosterLoadModelFromBuffer(state_->booster, json.data(), json.size()));
  check(XGBoosterSetParam(state_->booster, "nthread", "1"));
  check(XGProxyDMatrixCreate(&state_->proxy));
}

XgboostPeer::~XgboostPeer() {
  XGDMatrixFree(state_->proxy);
  XGBoosterFree(state_->booster);
}

std::vector<float> XgboostPeer::predict(const float* records, std::size_t rows,
                                        std::size_t columns) const {
  const std::string array =
      fmt::format(R"({{"data":[{},true],"shape":[{},{}],"typestr":"<f4","version":3}})",
                  reinterpret_cast<std::uintptr_t>(records), rows, columns);
  static const char* const config =
      R"({"type":0,"training":false,"iteration_begin":0,"iteration_end":0,"missing":NaN,)"
      R"("strict_shape":false,"cache_id":0})";
  const bst_ulong* shape = nullptr;
  bst_ulong dimensions = 0;
  const float* result = nullptr;
  check(XGBoosterPredictFromDense(state_->booster, array.c_str(), config, state_->proxy, &shape,
                                  &dimensions, &result));
  return {result, result + rows};
}

}  // namespace bench
