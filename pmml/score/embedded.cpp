#include "pmml/score/embedded.h"

#include "pmml/score/segments.h"
#include "pmml/versions/composition.h"

namespace pmml::scoring {

namespace {

class Member : public EmbeddedModel {
 public:
  explicit Member(CompiledSegment member) : member_(std::move(member)) {}

  bool score(Row& row, const std::vector<double>& categories, Result& result) const override {
    const Vote vote{&member_.model->score(row), &member_, 1};
    if (is_missing(vote.result->value)) return false;
    take_over(vote, categories, result);
    return true;
  }

  void explain(Row& row, Tracer& tracer) const override {
    if (row.result(member_.model->result()).ran) member_.model->explain(row, tracer);
  }

 private:
  CompiledSegment member_;
};

template <class E>
std::shared_ptr<const EmbeddedModel> compile_member(const E& embedded, ModelContext& tree) {
  if (embedded.functionName != tree.parts.functionName)
    fail_invalid("E-FUNCTION", embedded.where, std::string(E::element_name),
                 std::string(name_of(embedded.functionName)), "the functionName of the tree");
  auto model = versions::model_of(embedded, tree.target);
  const Model boxed = Box<decltype(model)>(std::move(model));
  auto unit = std::make_unique<ModelUnit>(boxed, tree.compilation, &tree);
  const auto context = unit->release_context();
  CompiledSegment member;
  member.model = std::move(unit);
  map_categories(member, *context, embedded.where, tree);
  return std::make_shared<Member>(std::move(member));
}

}  // namespace

std::shared_ptr<const EmbeddedModel> compile_embedded(const Node& node, ModelContext& tree) {
  return std::visit(
      [&]<class T>(const T& held) -> std::shared_ptr<const EmbeddedModel> {
        if constexpr (std::is_same_v<T, std::monostate>) {
          return nullptr;
        } else {
          return compile_member(*held, tree);
        }
      },
      node.embeddedModel);
}

}  // namespace pmml::scoring
