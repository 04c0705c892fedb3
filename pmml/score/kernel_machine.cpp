#include "pmml/score/kernel_machine.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "pmml/score/lanes.h"
#include "pmml/score/vector_sums.h"

namespace pmml::scoring {

namespace {

/// So few records are compared with a group of vectors while it is in the nearest cache.
constexpr std::size_t records_of_group = 16;

class MachineBlock : public BlockScorer {
 public:
  explicit MachineBlock(std::shared_ptr<const Machines> machines)
      : BlockScorer(slots_of(*machines), machines->machines.size(), {}),
        machines_(std::move(machines)) {}

  void score(std::span<const double* const> columns, std::size_t records,
             double* out) const override {
    machines_->run(columns.data(), records, out);
    for (const double* column : columns) leave_out_missing(column, records, out);
  }

 private:
  static std::vector<Slot> slots_of(const Machines& machines) {
    std::vector<Slot> slots;
    for (const Component& component : machines.components) slots.push_back(component.slot);
    return slots;
  }

  std::shared_ptr<const Machines> machines_;
};

}  // namespace

void Kernel::operator()(std::span<const double> x, const double* others, double* values) const {
  using Lanes = Eigen::Map<Eigen::Array<double, lane_count, 1>>;
  compare_vectors(x, others, type == Type::radialBasis, single, values);
  Lanes lanes(values);
  if (type == Type::radialBasis && !single && ((gamma * lanes).abs() < 700).all()) {
    lanes = (-gamma * lanes).exp();
  } else {
    for (double& value : lanes) value = finish(value);
  }
}

double Kernel::finish(double sum) const {
  switch (type) {
    case Type::polynomial:
      return round(std::pow(round(round(gamma * sum) + coef0), degree));
    case Type::radialBasis:
      return round(std::exp(round(-gamma * sum)));
    case Type::sigmoid:
      return round(std::tanh(round(round(gamma * sum) + coef0)));
    default:
      return sum;
  }
}

void Machines::run(const double* const* cells, std::size_t records, double* out) const {
  for (std::size_t first = 0; first < records; first += records_of_group)
    run_some(cells, first, std::min(records_of_group, records - first),
             out + first * machines.size());
}

std::vector<double> Machines::weighted(const double* const* cells, std::size_t first,
                                       std::size_t records) const {
  const std::size_t size = components.size();
  std::vector<double> x(records * size);
  for (std::size_t c = 0; c < size; ++c) {
    const double value = components[c].value;
    for (std::size_t i = 0; i < records; ++i) {
      const double cell = cells[c][first + i];
      x[i * size + c] = is_missing(value) ? kernel.round(cell) : cell == value ? 1 : 0;
    }
  }
  if (linear_coefficients) return x;
  const std::size_t stride = vectors.size() / size;
  std::vector<double> values(records * stride);
  for (std::size_t v = 0; v < stride; v += lane_count) {
    for (std::size_t i = 0; i < records; ++i)
      kernel({x.data() + i * size, size}, vectors.data() + v * size,
             values.data() + i * stride + v);
  }
  return values;
}

void Machines::run_some(const double* const* cells, std::size_t first, std::size_t records,
                        double* out) const {
  const std::vector<double> values = weighted(cells, first, records);
  const std::size_t stride = values.size() / records;
  for (std::size_t i = 0; i < records; ++i) {
    for (const Machine& machine : machines) *out++ = evaluate(machine, values.data() + i * stride);
  }
}

double Machines::evaluate(const Machine& machine, const double* values) const {
  double sum = 0;
  for (const auto& [at, coefficient] : machine.terms)
    sum = kernel.round(sum + kernel.round(coefficient * values[at]));
  return kernel.round(sum + machine.constant);
}

std::unique_ptr<const BlockScorer> make_machine_block(std::shared_ptr<const Machines> machines) {
  return std::make_unique<MachineBlock>(std::move(machines));
}

}  // namespace pmml::scoring
