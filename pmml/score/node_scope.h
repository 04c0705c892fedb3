// What the expressions of a Bayesian network see, and which nodes they read.
#pragma once

#include <map>
#include <set>
#include <string>

#include "pmml/model/bayesian_network.h"
#include "pmml/score/model_scorer.h"

namespace pmml::scoring {

/// The fields of the model, and the derived fields inside nodes. Keeps the names that were asked
/// for since start().
class NodeScope : public Scope {
 public:
  /// Throws InvalidDocument when two nodes define the same derived field.
  NodeScope(ModelContext& context, const BayesianNetworkNodes& nodes);

  std::optional<Field> find(const std::string& name) override;
  bool is_derived(const std::string& name) const { return definitions_.contains(name); }
  void start() { asked_.clear(); }
  /// Names of fields read, directly or through derived fields.
  const std::set<std::string>& asked() const { return asked_; }

 private:
  void define(const std::vector<DerivedField>& fields);
  Field derived(const DerivedField& field);

  struct Derived {
    Field field;
    std::set<std::string> asked;
  };
  ModelContext& context_;
  std::map<std::string, const DerivedField*> definitions_;
  std::map<std::string, Derived> known_;
  std::set<std::string> in_progress_;
  std::set<std::string> asked_;
};

}  // namespace pmml::scoring
