#include "estimators/tree_splitter.h"

namespace estimators {

FeatureDraw::FeatureDraw(std::size_t n_features, std::uint32_t seed)
    : features_(n_features), constants_(n_features), random_(seed) {
  std::iota(features_.begin(), features_.end(), std::size_t{0});
}

void FeatureDraw::begin(std::size_t known_constants) {
  known_ = known_constants;
  drawn_ = found_ = visited_ = 0;
  undrawn_ = features_.size();
}

std::optional<std::size_t> FeatureDraw::next(std::size_t max_features) {
  while (undrawn_ > known_ + found_ && (visited_ < max_features || visited_ <= found_ + drawn_)) {
    ++visited_;
    const std::size_t at = random_.between(drawn_, undrawn_ - found_);
    if (at < known_) {
      std::swap(features_[drawn_++], features_[at]);
      continue;
    }
    offered_ = at + found_;
    return features_[offered_];
  }
  return std::nullopt;
}

void FeatureDraw::mark_constant() {
  std::swap(features_[offered_], features_[known_ + found_]);
  ++found_;
}

void FeatureDraw::mark_used() {
  std::swap(features_[--undrawn_], features_[offered_]);
}

std::size_t FeatureDraw::end() {
  const auto known = static_cast<std::ptrdiff_t>(known_);
  const auto total = static_cast<std::ptrdiff_t>(known_ + found_);
  std::copy_n(constants_.begin(), known, features_.begin());
  std::copy(features_.begin() + known, features_.begin() + total, constants_.begin() + known);
  return known_ + found_;
}

}  // namespace estimators
