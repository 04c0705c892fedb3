#include "pmml/score/node_scope.h"

#include <type_traits>

namespace pmml::scoring {

namespace {

constexpr std::size_t max_depth = 1000;

}  // namespace

NodeScope::NodeScope(ModelContext& context, const BayesianNetworkNodes& nodes)
    : Scope(context.compilation), context_(context) {
  for (const auto& node : nodes.nodes) {
    std::visit(
        [&](const auto& boxed) {
          if constexpr (!std::is_same_v<std::decay_t<decltype(boxed)>, std::monostate>)
            define(boxed->derivedFields);
        },
        node);
  }
}

void NodeScope::define(const std::vector<DerivedField>& fields) {
  for (const DerivedField& field : fields) {
    if (field.name && !definitions_.emplace(*field.name, &field).second)
      fail_invalid("E-DUPLICATE", field.where, "DerivedField", *field.name, "a name of its own");
  }
}

std::optional<Field> NodeScope::find(const std::string& name) {
  asked_.insert(name);
  const auto definition = definitions_.find(name);
  return definition == definitions_.end() ? context_.find(name) : derived(*definition->second);
}

Field NodeScope::derived(const DerivedField& field) {
  const std::string& name = *field.name;
  auto known = known_.find(name);
  if (known == known_.end()) {
    if (!in_progress_.insert(name).second)
      fail_invalid("E-CYCLE", field.where, "DerivedField " + name, "a field computed from itself",
                   "no cycle");
    if (in_progress_.size() > max_depth)
      fail_unsupported(field.where, "DerivedField " + name,
                       "a chain of more than 1000 derived fields");
    std::set<std::string> outer;
    outer.swap(asked_);
    ExprPtr expr = compile_derived(field, *this);
    outer.swap(asked_);
    Derived derived{{}, std::move(outer)};
    derived.field.type = expr->type;
    derived.field.optype = field.optype;
    derived.field.slot = compilation.program.add_slot(std::move(expr));
    in_progress_.erase(name);
    known = known_.emplace(name, std::move(derived)).first;
  }
  asked_.insert(known->second.asked.begin(), known->second.asked.end());
  return known->second.field;
}

}  // namespace pmml::scoring
