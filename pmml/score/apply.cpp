#include "pmml/score/apply.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "pmml/score/call.h"
#include "pmml/score/dates.h"
#include "pmml/score/fail.h"
#include "pmml/score/functions.h"
#include "pmml/score/pattern_call.h"

namespace pmml::scoring {

namespace {

constexpr std::size_t max_expansions = 100'000;
constexpr std::size_t max_call_depth = 200;

class FunctionCall : public Call {
 public:
  FunctionCall(const Function& function, DataType result, std::vector<ExprPtr> arguments,
               bool integer_division)
      : Call(result, std::move(arguments)),
        function_(function),
        integer_division_(integer_division) {}

 protected:
  double call(std::span<double> values, bool incomplete, Row& row) const override {
    if (incomplete && !function_.skips_missing) return missing;
    if (incomplete) {
      const auto end = std::remove_if(values.begin(), values.end(), is_missing);
      values = values.first(static_cast<std::size_t>(end - values.begin()));
    }
    if (values.empty()) return missing;
    const double result = function_.call(values, row);
    if (is_missing(result) || (integer_division_ && values[1] == 0)) return illegal(result);
    return type == DataType::float_ ? to_single(result) : result;
  }

 private:
  const Function& function_;
  bool integer_division_;
};

enum class Order : std::uint8_t { number, rank, text };

int compare_texts(std::string_view a, std::string_view b) {
  const int order = a.compare(b);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

class Comparison : public Call {
 public:
  Comparison(SimpleOperator op, Order order, std::vector<ExprPtr> arguments)
      : Call(DataType::boolean, std::move(arguments)), op_(op), order_(order) {}

 protected:
  double call(std::span<double> values, bool incomplete, Row& row) const override {
    if (incomplete) return missing;
    if (op_ == SimpleOperator::equal) return values[0] == values[1] ? 1 : 0;
    if (op_ == SimpleOperator::notEqual) return values[0] != values[1] ? 1 : 0;
    if (order_ == Order::rank) {
      for (double& value : values) {
        const auto rank = arguments()[0]->space->rank(value);
        if (!rank) return illegal(missing);
        value = *rank;
      }
    } else if (order_ == Order::text) {
      values[0] = compare_texts(row.pool().text(values[0]), row.pool().text(values[1]));
      values[1] = 0;
    }
    return holds(values[0], values[1]) ? 1 : 0;
  }

 private:
  bool holds(double a, double b) const {
    switch (op_) {
      case SimpleOperator::lessThan:
        return a < b;
      case SimpleOperator::lessOrEqual:
        return a <= b;
      case SimpleOperator::greaterThan:
        return a > b;
      default:
        return a >= b;
    }
  }

  SimpleOperator op_;
  Order order_;
};

class Membership : public Call {
 public:
  Membership(bool negated, std::vector<ExprPtr> arguments)
      : Call(DataType::boolean, std::move(arguments)), negated_(negated) {}

 protected:
  double call(std::span<double> values, bool, Row&) const override {
    const auto others = values.subspan(1);
    const bool found = std::any_of(others.begin(), others.end(), [&](double other) {
      return other == values[0] || (is_missing(other) && is_missing(values[0]));
    });
    return found != negated_ ? 1 : 0;
  }

 private:
  bool negated_;
};

enum class Test : std::uint8_t { isMissing, isNotMissing, isValid, isNotValid };

class StateTest : public Call {
 public:
  StateTest(Test test, std::vector<ExprPtr> arguments)
      : Call(DataType::boolean, std::move(arguments)), test_(test) {}

 protected:
  double call(std::span<double> values, bool incomplete, Row&) const override {
    if (test_ == Test::isMissing) return incomplete ? 1 : 0;
    if (test_ == Test::isNotMissing) return incomplete ? 0 : 1;
    const ValueSpace* space = arguments()[0]->space;
    const bool invalid =
        !incomplete && space != nullptr && space->classify(values[0]) == Validity::invalid;
    if (test_ == Test::isNotValid) return invalid ? 1 : 0;
    return !incomplete && !invalid ? 1 : 0;
  }

 private:
  Test test_;
};

class Conditional : public Expr {
 public:
  Conditional(DataType result, std::vector<ExprPtr> arguments, Treatment treatment)
      : Expr(result), arguments_(std::move(arguments)), treatment_(std::move(treatment)) {}

  double eval(Row& row) const override {
    const double result = branch(row);
    return is_missing(result) ? treatment_.fallback : result;
  }

 private:
  double branch(Row& row) const {
    const double condition = arguments_[0]->eval(row);
    double result = missing;
    if (!is_missing(condition)) {
      if (condition != 0) {
        result = arguments_[1]->eval(row);
      } else if (arguments_.size() == 3) {
        result = arguments_[2]->eval(row);
      } else {
        return missing;
      }
    }
    return is_missing(result) && treatment_.maps_missing ? treatment_.map_missing : result;
  }

  std::vector<ExprPtr> arguments_;
  Treatment treatment_;
};

/// A user-defined function, compiled in place: writes the parameters' cells, then runs the body. A
/// parameter that is called with a field is that field's cell.
class Defined : public Expr {
 public:
  Defined(std::vector<ExprPtr> arguments, std::vector<Slot> parameters, ExprPtr body,
          Treatment treatment)
      : Expr(body->type),
        arguments_(std::move(arguments)),
        parameters_(std::move(parameters)),
        body_(std::move(body)),
        treatment_(std::move(treatment)) {}

  double eval(Row& row) const override {
    bool incomplete = false;
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
      const double value = arguments_[i]->eval(row);
      incomplete = incomplete || is_missing(value);
      row.set(parameters_[i], value);
    }
    if (incomplete && treatment_.maps_missing) return treatment_.map_missing;
    const double result = body_->eval(row);
    return is_missing(result) ? treatment_.fallback : result;
  }

 private:
  std::vector<ExprPtr> arguments_;
  std::vector<Slot> parameters_;
  ExprPtr body_;
  Treatment treatment_;
};

using Arguments = std::vector<ExprPtr>;

DataType widest(const Arguments& arguments, std::size_t from = 0) {
  DataType type = DataType::integer;
  for (std::size_t i = from; i < arguments.size(); ++i) {
    const DataType other = arguments[i]->type;
    if (constant_value(*arguments[i]) && is_missing(*constant_value(*arguments[i]))) continue;
    if (other == DataType::float_ && type == DataType::integer) type = other;
    if (other != DataType::float_ && other != DataType::integer) type = DataType::double_;
  }
  return type;
}

/// Every argument from `from` on as the type; what is missing for good fits any.
void convert_all(Arguments& arguments, std::size_t from, DataType type, StringPool& pool,
                 const std::string& name) {
  for (std::size_t i = from; i < arguments.size(); ++i)
    arguments[i] = convert_to(std::move(arguments[i]), type, pool, name);
}

bool arithmetic_type(DataType type) {
  return type != DataType::string && type != DataType::date && type != DataType::time &&
         type != DataType::dateTime;
}

void make_numbers(Arguments& arguments, std::size_t from, StringPool& pool,
                  const std::string& name) {
  for (std::size_t i = from; i < arguments.size(); ++i) {
    if (!arithmetic_type(arguments[i]->type))
      arguments[i] = convert_to(std::move(arguments[i]), DataType::double_, pool, name);
  }
}

/// Makes the arguments comparable: constants take the type of the first argument, numbers stay
/// numbers, anything else is compared as text.
void make_comparable(Arguments& arguments, StringPool& pool, const std::string& name) {
  const bool constant_first = constant_value(*arguments[0]).has_value();
  const DataType type = constant_first ? arguments.back()->type : arguments[0]->type;
  for (auto& argument : arguments) {
    if (arithmetic_type(type) && arithmetic_type(argument->type)) continue;
    const bool to_text = !constant_value(*argument) && argument->type != type;
    argument = convert_to(std::move(argument), to_text ? DataType::string : type, pool, name);
  }
  const bool mixed = std::any_of(arguments.begin(), arguments.end(), [&](const ExprPtr& argument) {
    return (argument->type == DataType::string) != (arguments[0]->type == DataType::string);
  });
  if (mixed) convert_all(arguments, 0, DataType::string, pool, name);
}

Order order_of(const Arguments& arguments) {
  if (arguments[0]->type != DataType::string) return Order::number;
  return arguments[0]->ordinal ? Order::rank : Order::text;
}

DataType prepare_calendar(const Function& function, Arguments& arguments, StringPool& pool) {
  const bool midnight = function.name == "dateSecondsSinceMidnight";
  const DataType given = arguments[0]->type;
  const bool is_time = given == DataType::time || given == DataType::timeSeconds;
  if (!(midnight && is_time)) {
    const bool days = function.name == "dateDaysSinceYear";
    arguments[0] = convert_to(std::move(arguments[0]), days ? DataType::date : DataType::dateTime,
                              pool, std::string(function.name));
  }
  return DataType::integer;
}

DataType prepare(const Function& function, Arguments& arguments, StringPool& pool) {
  const std::string name(function.name);
  switch (function.signature) {
    case Signature::arithmetic:
    case Signature::same:
      make_numbers(arguments, 0, pool, name);
      return widest(arguments);
    case Signature::real:
      make_numbers(arguments, 0, pool, name);
      return widest(arguments) == DataType::float_ ? DataType::float_ : DataType::double_;
    case Signature::integer:
      make_numbers(arguments, 0, pool, name);
      return DataType::integer;
    case Signature::logical:
      convert_all(arguments, 0, DataType::boolean, pool, name);
      return DataType::boolean;
    case Signature::textual:
      convert_all(arguments, 0, DataType::string, pool, name);
      return DataType::string;
    case Signature::length:
      convert_all(arguments, 0, DataType::string, pool, name);
      return DataType::integer;
    case Signature::slice:
      arguments[0] = convert_to(std::move(arguments[0]), DataType::string, pool, name);
      make_numbers(arguments, 1, pool, name);
      return DataType::string;
    case Signature::calendar:
      break;
  }
  return prepare_calendar(function, arguments, pool);
}

void check_count(const Apply& apply, std::size_t least, std::size_t most) {
  const std::size_t given = apply.expressions.size();
  if (given >= least && given <= most) return;
  const std::string range =
      least == most ? std::to_string(least) : std::to_string(least) + " or more";
  fail_invalid("E-ARITY", apply.where, "Apply " + apply.function,
               std::to_string(given) + " arguments", range);
}

/// The type of the result of `if`: that of the branches when they agree, numbers when both are.
DataType branch_type(const Arguments& arguments, std::optional<DataType> hint) {
  if (arguments.size() == 2) return arguments[1]->type;
  const auto never = [](const Expr& e) {
    return constant_value(e) && is_missing(*constant_value(e));
  };
  if (never(*arguments[1])) return arguments[2]->type;
  if (arguments[1]->type == arguments[2]->type || never(*arguments[2])) return arguments[1]->type;
  if (is_number(arguments[1]->type) && is_number(arguments[2]->type)) return widest(arguments, 1);
  return hint.value_or(DataType::string);
}

class ApplyCompiler {
 public:
  ApplyCompiler(const Apply& apply, Scope& scope, std::optional<DataType> hint)
      : apply_(apply), scope_(scope), hint_(hint), pool_(scope.compilation.program.pool) {}

  ExprPtr compile() {
    const std::string name = standard_name();
    if (name == "if") return conditional();
    if (const auto op = comparison(name)) return compare(*op);
    if (name == "isIn" || name == "isNotIn") return membership(name == "isNotIn");
    if (const auto test = state_test(name)) return state(*test);
    if (takes_pattern(name)) return finish(compile_pattern_call(apply_, name, arguments(), pool_));
    if (const Function* function = find_function(name)) return built_in(*function);
    const auto& functions = scope_.compilation.functions;
    const auto defined = functions.find(name);
    if (defined != functions.end()) return call_defined(*defined->second);
    fail_unsupported(apply_.where, "Apply", "function " + apply_.function,
                     "a built-in or defined function");
  }

 private:
  /// Documents of older versions say x-modulo for what is a function of a later one; Augustus wrote
  /// formatDateTime.
  std::string standard_name() const {
    const std::string& name = apply_.function;
    if (scope_.compilation.functions.contains(name) || find_function(name) != nullptr) return name;
    if (name == "formatDateTime") return "formatDatetime";
    return name.starts_with("x-") ? name.substr(2) : name;
  }

  static std::optional<SimpleOperator> comparison(const std::string& name) {
    const auto op = enum_of<SimpleOperator>(name);
    if (!op || *op == SimpleOperator::isMissing || *op == SimpleOperator::isNotMissing)
      return std::nullopt;
    return op;
  }

  static std::optional<Test> state_test(const std::string& name) {
    if (name == "isMissing") return Test::isMissing;
    if (name == "isNotMissing") return Test::isNotMissing;
    if (name == "isValid") return Test::isValid;
    if (name == "isNotValid") return Test::isNotValid;
    return std::nullopt;
  }

  Arguments arguments(std::optional<DataType> hint = std::nullopt) {
    Arguments result;
    for (const Expression& expression : apply_.expressions)
      result.push_back(compile_expression(expression, scope_, hint));
    return result;
  }

  double value(const std::optional<std::string>& text, DataType type) {
    return text ? literal(*text, type, pool_, apply_.where, "Apply " + apply_.function) : missing;
  }

  Treatment treatment(DataType type) {
    return {apply_.function, value(apply_.mapMissingTo, type), apply_.mapMissingTo.has_value(),
            value(apply_.defaultValue, type), apply_.invalidValueTreatment};
  }

  ExprPtr finish(std::unique_ptr<Call> call) {
    call->treatment = treatment(call->type);
    return call;
  }

  ExprPtr conditional() {
    check_count(apply_, 2, 3);
    Arguments parts = arguments(hint_);
    parts[0] = convert_to(std::move(parts[0]), DataType::boolean, pool_, "if");
    const DataType type = branch_type(parts, hint_);
    convert_all(parts, 1, type, pool_, "if");
    return std::make_unique<Conditional>(type, std::move(parts), treatment(type));
  }

  ExprPtr compare(SimpleOperator op) {
    check_count(apply_, 2, 2);
    Arguments sides = arguments();
    make_comparable(sides, pool_, apply_.function);
    const Order order = order_of(sides);
    return finish(std::make_unique<Comparison>(op, order, std::move(sides)));
  }

  ExprPtr membership(bool negated) {
    check_count(apply_, 2, SIZE_MAX);
    Arguments members = arguments();
    make_comparable(members, pool_, apply_.function);
    return finish(std::make_unique<Membership>(negated, std::move(members)));
  }

  ExprPtr state(Test test) {
    check_count(apply_, 1, 1);
    return finish(std::make_unique<StateTest>(test, arguments()));
  }

  ExprPtr built_in(const Function& function) {
    check_count(apply_, function.min_arguments, function.max_arguments);
    Arguments values = arguments();
    const bool by_integers = (function.name == "/" || function.name == "modulo") &&
                             values[0]->type == DataType::integer &&
                             values[1]->type == DataType::integer;
    const DataType type = prepare(function, values, pool_);
    return finish(std::make_unique<FunctionCall>(function, type, std::move(values), by_integers));
  }

  ExprPtr call_defined(const DefineFunction& function) {
    check_count(apply_, function.parameterFields.size(), function.parameterFields.size());
    Compilation& compilation = scope_.compilation;
    if (std::find(compilation.calls.begin(), compilation.calls.end(), function.name) !=
        compilation.calls.end())
      fail_invalid("E-CYCLE", function.where, "DefineFunction " + function.name,
                   "a function that calls itself", "no recursion");
    if (++compilation.expansions > max_expansions || compilation.calls.size() > max_call_depth)
      fail_unsupported(apply_.where, "Apply " + function.name,
                       "function calls nested too deeply or more than 100000 of them");
    Arguments values = arguments();
    ParameterScope parameters(compilation);
    std::vector<Slot> slots;
    for (std::size_t i = 0; i < values.size(); ++i)
      slots.push_back(declare(function.parameterFields[i], values[i], parameters));
    compilation.calls.push_back(function.name);
    ExprPtr body = compile_expression(function.expression, parameters, function.dataType);
    compilation.calls.pop_back();
    if (function.dataType)
      body = convert_to(std::move(body), *function.dataType, pool_, function.name);
    const DataType type = body->type;
    return std::make_unique<Defined>(std::move(values), std::move(slots), std::move(body),
                                     treatment(type));
  }

  Slot declare(const ParameterField& parameter, ExprPtr& argument, ParameterScope& parameters) {
    if (parameter.dataType)
      argument = convert_to(std::move(argument), *parameter.dataType, pool_, parameter.name);
    Field field;
    const auto given = referenced_slot(*argument);
    field.slot = given ? *given : scope_.compilation.program.add_slot();
    field.type = argument->type;
    field.optype = parameter.optype.value_or(OpType::continuous);
    field.space = argument->space;
    field.constant = constant_value(*argument);
    parameters.declare(parameter.name, field);
    return field.slot;
  }

  const Apply& apply_;
  Scope& scope_;
  std::optional<DataType> hint_;
  StringPool& pool_;
};

}  // namespace

ExprPtr compile_apply(const Apply& apply, Scope& scope, std::optional<DataType> hint) {
  return ApplyCompiler(apply, scope, hint).compile();
}

}  // namespace pmml::scoring
