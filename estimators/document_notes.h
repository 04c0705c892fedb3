// What PMML has no place for, as Extension elements with a name and a value each.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "estimators/params.h"
#include "pmml/describe/element.h"

namespace estimators {

/// Named texts, all below one prefix such as "steps.0.". Copies and scopes share their content.
class Notes {
 public:
  Notes() : all_(std::make_shared<Map>()) {}
  /// The Extensions of the element whose extender is pmml.
  explicit Notes(const pmml::Element& element);

  /// The same notes seen from below `part`.
  Notes at(std::string_view part) const;
  /// at("steps.3") for ("steps", 3).
  Notes at(std::string_view part, std::size_t index) const;

  void set(std::string_view name, std::string value);
  /// Numbers separated by blanks, bit for bit.
  void set_numbers(std::string_view name, std::span<const double> values);
  /// All hyperparameters that say what is computed.
  void set_params(const Parameters& parameters);

  /// nullptr when there is none.
  const std::string* find(std::string_view name) const;
  /// Nothing when there is none or when it is malformed.
  std::optional<std::vector<double>> numbers(std::string_view name) const;
  /// The same when there are `count` numbers.
  std::optional<std::vector<double>> numbers(std::string_view name, std::size_t count) const;
  std::optional<double> number(std::string_view name) const;
  std::optional<std::int64_t> integer(std::string_view name) const;
  /// Sets the hyperparameters that are noted. Throws InvalidDocument E-PARAM-VALUE.
  void get_params(Parameters& parameters) const;

  /// Adds the notes to the front of an element, sorted by name.
  void attach(pmml::Element& element) const;

 private:
  using Map = std::map<std::string, std::string, std::less<>>;
  std::shared_ptr<Map> all_;
  std::string prefix_;
};

}  // namespace estimators
