// Support vector machines evaluated for many records at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "pmml/score/block.h"

namespace pmml::scoring {

struct Kernel {
  enum class Type : std::uint8_t { none, linear, polynomial, radialBasis, sigmoid };

  Type type = Type::none;
  double gamma = 1;
  double coef0 = 1;
  double degree = 1;
  bool single = false;

  double round(double value) const { return single ? to_single(value) : value; }
  /// The values of x with lane_count vectors whose components lie side by side.
  void operator()(std::span<const double> x, const double* others, double* values) const;
  /// The value for a scalar product or a squared distance.
  double finish(double sum) const;
};

/// A component of the vector: a number, or 1 where a field has a value and 0 where it has another.
struct Component {
  Slot slot;
  double value;  ///< missing for a number
};

struct Machine {
  std::vector<std::pair<std::size_t, double>> terms;  ///< support vector or component, coefficient
  double constant = 0;
  double threshold = 0;
  std::size_t category = 0;   ///< target category
  std::size_t alternate = 0;  ///< alternate target category
};

/// The machines of a model.
struct Machines {
  std::vector<Component> components;
  Kernel kernel;
  bool linear_coefficients = false;  ///< the terms weight components instead of vectors
  std::vector<double>
      vectors;  ///< by groups of lane_count: their first components, their second, ...
  std::vector<Machine> machines;
  std::vector<std::string> names;  ///< of what the terms weight: fields, or ids of vectors

  /// Writes what each machine gives for each record. `cells` points to one column for each
  /// component; none of them is missing.
  void run(const double* const* cells, std::size_t records, double* out) const;
  /// What the terms weight, for the records from `first` on: components, or values of the kernel.
  std::vector<double> weighted(const double* const* cells, std::size_t first,
                               std::size_t records) const;

 private:
  void run_some(const double* const* cells, std::size_t first, std::size_t records,
                double* out) const;
  double evaluate(const Machine& machine, const double* values) const;
};

/// Runs the machines for blocks of records; one with a missing cell is left out.
std::unique_ptr<const BlockScorer> make_machine_block(std::shared_ptr<const Machines> machines);

}  // namespace pmml::scoring
