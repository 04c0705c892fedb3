#include "estimators/one_hot_encoder.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace estimators {
namespace {

using pmml::Column;
using Categories = std::vector<Cell>;

Categories categories_of(const Column& column) {
  std::set<Cell> seen;
  for (std::size_t row = 0; row < column.size(); ++row) seen.insert(cell_at(column, row));
  Categories out(seen.begin(), seen.end());
  const bool missing = std::holds_alternative<std::monostate>(out.front());
  if (missing) std::ranges::rotate(out, out.begin() + 1);
  return out;
}

std::optional<std::size_t> dropped(const std::optional<std::string>& drop,
                                   const Categories& categories) {
  if (!drop || (*drop == "if_binary" && categories.size() != 2)) return {};
  return 0;
}

// Categories are told apart by their text, missing by the empty key with a marker in front.
std::string key(const Cell& cell) {
  if (std::holds_alternative<std::monostate>(cell)) return "m";
  if (const double* number = std::get_if<double>(&cell))
    return "v" + to_string(Cell(*number + 0.0));
  return "v" + std::get<std::string>(cell);
}

std::unordered_map<std::string, std::size_t> index_of(const Categories& categories) {
  std::unordered_map<std::string, std::size_t> out;
  for (const Cell& category : categories) out.emplace(key(category), out.size());
  return out;
}

// For every row the index of its category; categories.size() for an unknown one.
std::vector<std::size_t> encode(const Column& column, const Categories& categories) {
  const auto index = index_of(categories);
  std::vector<std::size_t> out;
  out.reserve(column.size());
  for (std::size_t row = 0; row < column.size(); ++row) {
    const auto found = index.find(key(cell_at(column, row)));
    out.push_back(found == index.end() ? categories.size() : found->second);
  }
  return out;
}

void require_known(const Column& column, const std::vector<std::size_t>& codes,
                   std::size_t categories) {
  const auto unknown = std::ranges::find(codes, categories);
  if (unknown == codes.end()) return;
  const auto row = static_cast<std::size_t>(unknown - codes.begin());
  throw pmml::InvalidData(
      "E-UNKNOWN-CATEGORY",
      to_string(cell_at(column, row)) + " in row " + std::to_string(row + 1) + " of " + column.name,
      "a category seen by fit, or handle_unknown=ignore");
}

Column indicator(const std::vector<std::size_t>& codes, std::size_t category, std::string name) {
  Column out;
  out.name = std::move(name);
  out.numbers.resize(codes.size());
  out.valid.assign(codes.size(), 1);
  std::ranges::transform(codes, out.numbers.begin(),
                         [&](std::size_t code) { return code == category ? 1.0 : 0.0; });
  return out;
}

}  // namespace

const std::vector<Param>& OneHotEncoder::params() const {
  static const std::vector<Param> table = {
      param("drop", &OneHotEncoder::drop, "Which category of a feature gets no column.")
          .one_of({"first", "if_binary"}),
      param("handle_unknown", &OneHotEncoder::handle_unknown,
            "What transform does with a category that fit has not seen.")
          .one_of({"error", "ignore"})};
  return table;
}

std::unique_ptr<Transformer> OneHotEncoder::clone() const {
  return std::make_unique<OneHotEncoder>(*this);
}

OneHotEncoder& OneHotEncoder::fit(const pmml::Table& X) {
  check_params();
  check_features(X);
  categories_.clear();
  drop_idx_.clear();
  for (const Column& column : X.columns) {
    categories_.push_back(categories_of(column));
    drop_idx_.push_back(dropped(drop, categories_.back()));
  }
  learnt(X);
  return *this;
}

pmml::Table OneHotEncoder::transform(const pmml::Table& X) const {
  const pmml::Table columns = fitted_columns(X);
  check_features(columns);
  const std::vector<std::string> names = get_feature_names_out();
  pmml::Table out;
  for (std::size_t j = 0; j < categories_.size(); ++j) {
    const std::vector<std::size_t> codes = encode(columns.columns[j], categories_[j]);
    if (handle_unknown == "error") require_known(columns.columns[j], codes, categories_[j].size());
    for (std::size_t k = 0; k < categories_[j].size(); ++k) {
      if (drop_idx_[j] == k) continue;
      out.columns.push_back(indicator(codes, k, names[out.columns.size()]));
    }
  }
  return out;
}

std::vector<std::string> OneHotEncoder::get_feature_names_out() const {
  const std::vector<std::string> names = input_names();
  std::vector<std::string> out;
  for (std::size_t j = 0; j < categories_.size(); ++j) {
    for (std::size_t k = 0; k < categories_[j].size(); ++k) {
      if (drop_idx_[j] != k) out.push_back(names[j] + "_" + to_string(categories_[j][k]));
    }
  }
  return out;
}

}  // namespace estimators
