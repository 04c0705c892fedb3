#include "pmml/score/predicate.h"

#include "pmml/model/array.h"
#include "pmml/score/arrays.h"
#include "pmml/score/expression.h"
#include "pmml/score/fail.h"

namespace pmml::scoring {

struct Test::Rare {
  Kind order = Kind::equal;  ///< of rank and text: the comparison
  const ValueSpace* space = nullptr;
  std::unordered_set<double> set;
  BooleanOperator op{};
  std::vector<Test> children;
};

namespace {

Truth truth(bool value) {
  return value ? Truth::yes : Truth::no;
}

Truth ordered(Test::Kind kind, double a, double b) {
  switch (kind) {
    case Test::Kind::lessThan:
      return truth(a < b);
    case Test::Kind::lessOrEqual:
      return truth(a <= b);
    case Test::Kind::greaterThan:
      return truth(a > b);
    default:
      return truth(a >= b);
  }
}

}  // namespace

bool Test::same(const Test& other) const {
  if (kind_ != other.kind_ || slot_ != other.slot_ || value_ != other.value_) return false;
  if (rare_ == other.rare_) return true;
  return (kind_ == Kind::inSet || kind_ == Kind::notInSet) && rare_->set == other.rare_->set;
}

Truth Test::eval(Row& row) const {
  int surrogates = 0;
  return eval(row, surrogates);
}

Truth Test::eval(Row& row, int& surrogates) const {
  if (kind_ == Kind::always) return Truth::yes;
  if (kind_ == Kind::never) return Truth::no;
  if (kind_ == Kind::compound) return compound(row, surrogates);
  const double cell = row.get(slot_);
  if (kind_ == Kind::isMissing) return truth(is_missing(cell));
  if (kind_ == Kind::isNotMissing) return truth(!is_missing(cell));
  if (is_missing(cell)) return Truth::unknown;
  return compare(cell, row);
}

Truth Test::compare(double cell, Row& row) const {
  switch (kind_) {
    case Kind::equal:
      return truth(cell == value_);
    case Kind::notEqual:
      return truth(cell != value_);
    case Kind::inSet:
      return truth(rare_->set.contains(cell));
    case Kind::notInSet:
      return truth(!rare_->set.contains(cell));
    case Kind::text:
      return ordered(rare_->order, row.pool().text(cell).compare(row.pool().text(value_)), 0);
    case Kind::rank: {
      const auto a = rare_->space->rank(cell);
      const auto b = rare_->space->rank(value_);
      return a && b ? ordered(rare_->order, *a, *b) : Truth::unknown;
    }
    default:
      return ordered(kind_, cell, value_);
  }
}

Truth Test::compound(Row& row, int& surrogates) const {
  if (rare_->op == BooleanOperator::surrogate) return surrogate(row, surrogates);
  const bool is_xor = rare_->op == BooleanOperator::xor_;
  const Truth decisive = rare_->op == BooleanOperator::and_ ? Truth::no : Truth::yes;
  bool unknown = false;
  bool odd = false;
  for (const Test& child : rare_->children) {
    const Truth result = child.eval(row, surrogates);
    if (!is_xor && result == decisive) return decisive;
    unknown = unknown || result == Truth::unknown;
    odd = odd != (result == Truth::yes);
  }
  if (unknown) return Truth::unknown;
  if (is_xor) return truth(odd);
  return decisive == Truth::no ? Truth::yes : Truth::no;
}

Truth Test::surrogate(Row& row, int& surrogates) const {
  bool primary = true;
  for (const Test& child : rare_->children) {
    const Truth result = child.eval(row, surrogates);
    if (result != Truth::unknown) {
      if (!primary) ++surrogates;
      return result;
    }
    primary = false;
  }
  return Truth::unknown;
}

class TestCompiler {
 public:
  TestCompiler(Scope& scope, Position where) : scope_(scope), where_(where) {}

  Test operator()(const std::monostate&) const {
    fail_invalid("E-ABSENT", where_, "PREDICATE", "nothing", "a predicate");
  }
  Test operator()(const True&) const { return constant(Test::Kind::always); }
  Test operator()(const False&) const { return constant(Test::Kind::never); }

  Test operator()(const SimplePredicate& simple) const {
    const Field field = scope_.field(simple.field, simple.where);
    Test test;
    test.slot_ = field.slot;
    test.kind_ = kind_of(simple.op);
    if (test.kind_ == Test::Kind::isMissing || test.kind_ == Test::Kind::isNotMissing) return test;
    if (!simple.value)
      fail_invalid("E-ABSENT", simple.where, "SimplePredicate", "no value", "a value");
    test.value_ = literal(*simple.value, field.type, pool(), simple.where, "SimplePredicate");
    if (is_missing(test.value_))
      fail_invalid("E-VALUE", simple.where, "SimplePredicate", *simple.value, "a number");
    if (field.type == DataType::string && test.kind_ > Test::Kind::notEqual) order(field, test);
    return test;
  }

  Test operator()(const Box<SimpleSetPredicate>& set) const {
    const Field field = scope_.field(set->field, set->where);
    auto rare = std::make_shared<Test::Rare>();
    for (const std::string& item : texts_of(*set->array)) {
      if (const auto value = parse_literal(item, field.type, pool())) rare->set.insert(*value);
    }
    Test test;
    test.slot_ = field.slot;
    test.kind_ =
        set->booleanOperator == SetOperator::isIn ? Test::Kind::inSet : Test::Kind::notInSet;
    test.rare_ = std::move(rare);
    return test;
  }

  Test operator()(const Box<CompoundPredicate>& compound) const {
    auto rare = std::make_shared<Test::Rare>();
    rare->op = compound->booleanOperator;
    for (const Predicate& child : compound->predicates)
      rare->children.push_back(compile_predicate(child, scope_, compound->where));
    Test test;
    test.kind_ = Test::Kind::compound;
    test.rare_ = std::move(rare);
    return test;
  }

 private:
  static Test constant(Test::Kind kind) {
    Test test;
    test.kind_ = kind;
    return test;
  }

  static Test::Kind kind_of(SimpleOperator op) {
    return static_cast<Test::Kind>(static_cast<int>(op) + static_cast<int>(Test::Kind::equal));
  }

  static void order(const Field& field, Test& test) {
    auto rare = std::make_shared<Test::Rare>();
    rare->order = test.kind_;
    rare->space = field.space;
    test.kind_ = is_ranked(field) ? Test::Kind::rank : Test::Kind::text;
    test.rare_ = std::move(rare);
  }

  StringPool& pool() const { return scope_.compilation.program.pool; }

  Scope& scope_;
  Position where_;
};

Test compile_predicate(const Predicate& predicate, Scope& scope, Position where) {
  return std::visit(TestCompiler(scope, where), predicate);
}

}  // namespace pmml::scoring
