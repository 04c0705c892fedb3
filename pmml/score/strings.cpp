#include "pmml/score/strings.h"

namespace pmml::scoring {

double StringPool::code(std::string_view text) {
  if (const auto known = find(text)) return *known;
  const double code = static_cast<double>(size());
  texts_.emplace_back(text);
  codes_.emplace(texts_.back(), code);
  return code;
}

std::optional<double> StringPool::find(std::string_view text) const {
  if (base_ != nullptr) {
    if (const auto known = base_->find(text)) return known;
  }
  const auto found = codes_.find(text);
  if (found == codes_.end()) return std::nullopt;
  return found->second;
}

std::string_view StringPool::text(double code) const {
  const auto index = static_cast<std::size_t>(code);
  if (index < first_) return base_->text(code);
  return texts_.at(index - first_);
}

}  // namespace pmml::scoring
