#include "pmml/score/records.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "pmml/score/program.h"

namespace pmml::scoring {

namespace {

/// Marks a cell that was not computed yet; no computation gives this NaN.
constexpr double unknown = std::bit_cast<double>(0x7ff8'0000'0000'0bae);
bool is_unknown(double value) {
  return std::bit_cast<std::uint64_t>(value) == std::bit_cast<std::uint64_t>(unknown);
}

/// A number that sorts a present value of the field; texts without ranks are ranked by their bytes.
double sort_key(const Field& field, double value, const StringPool& pool,
                std::map<std::string_view, double>& texts) {
  if (is_missing(value) || field.type != DataType::string) return value;
  if (is_ranked(field)) return field.space->rank(value).value_or(-1);
  return texts.at(pool.text(value));
}

void rank_texts(std::map<std::string_view, double>& texts) {
  double rank = 0;
  for (auto& [text, number] : texts) number = rank++;
}

}  // namespace

Records::Records(const Program& program, StringPool& pool, std::size_t count, Load load)
    : program_(program), pool_(pool), load_(std::move(load)), order_(count) {
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  if (!program_.order.empty()) sort();
}

/// Records without a value come last; equals keep the order of the table.
void Records::sort() {
  for (auto field = program_.order.rbegin(); field != program_.order.rend(); ++field) {
    std::vector<double> values(count());
    std::map<std::string_view, double> texts;
    for (std::size_t place = 0; place < count(); ++place) {
      values[order_[place]] = value(field->slot, place);
      if (field->type == DataType::string && !is_missing(values[order_[place]]))
        texts.emplace(pool_.text(values[order_[place]]), 0);
    }
    rank_texts(texts);
    for (double& each : values) each = sort_key(*field, each, pool_, texts);
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return values[a] < values[b] || (!is_missing(values[a]) && is_missing(values[b]));
    });
    cells_.clear();
    rows_.clear();
  }
}

double Records::value(Slot slot, std::size_t place) {
  std::vector<double>& cells = cells_[slot];
  if (cells.empty()) cells.assign(count(), unknown);
  if (is_unknown(cells[place])) cells[place] = compute(slot, place);
  return cells[place];
}

double Records::compute(Slot slot, std::size_t place) {
  if (depth_ == rows_.size()) rows_.push_back(std::make_unique<Scratch>(program_, pool_));
  Scratch& scratch = *rows_[depth_];
  if (scratch.place != place) {
    scratch.place.reset();
    scratch.row.start();
    load_(record(place), scratch.row);
    scratch.row.set_place(*this, place);
    scratch.place = place;
  }
  ++depth_;
  double result = missing;
  try {
    result = scratch.row.get(slot);
  } catch (const InvalidRecord&) {
  }
  --depth_;
  return result;
}

const std::vector<std::size_t>& Records::group(const std::vector<Slot>& slots, std::size_t place) {
  static const std::vector<std::size_t> none;
  auto known = groups_.find(slots);
  if (known == groups_.end()) known = groups_.emplace(slots, find_groups(slots)).first;
  const Groups& groups = known->second;
  const std::size_t number = groups.group_of[place];
  return number == groups.members.size() ? none : groups.members[number];
}

Records::Groups Records::find_groups(const std::vector<Slot>& slots) {
  Groups groups;
  std::map<std::vector<double>, std::size_t> numbers;
  constexpr std::size_t no_group = SIZE_MAX;
  for (std::size_t place = 0; place < count(); ++place) {
    std::vector<double> key;
    for (const Slot slot : slots) key.push_back(value(slot, place));
    if (std::any_of(key.begin(), key.end(), is_missing)) {
      groups.group_of.push_back(no_group);
      continue;
    }
    const auto [known, added] = numbers.emplace(std::move(key), groups.members.size());
    if (added) groups.members.emplace_back();
    groups.members[known->second].push_back(place);
    groups.group_of.push_back(known->second);
  }
  for (std::size_t& number : groups.group_of) number = std::min(number, groups.members.size());
  return groups;
}

double Records::once(const Expr& expr, std::size_t key, const std::function<double()>& compute) {
  const auto known = computed_.find({&expr, key});
  if (known != computed_.end()) return known->second;
  return computed_[{&expr, key}] = compute();
}

}  // namespace pmml::scoring
