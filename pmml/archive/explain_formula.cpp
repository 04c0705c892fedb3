#include "pmml/archive/explain_formula.h"

#include <algorithm>

#include "pmml/archive/explain_page.h"
#include "pmml/describe/numbers.h"
#include "pmml/tools/walk.h"

namespace pmml::archive {
namespace {

struct Symbol {
  std::string_view name;
  std::string_view symbol;
};

constexpr Symbol symbols[] = {{"+", " + "},           {"-", " - "},
                              {"*", " * "},           {"/", " / "},
                              {"equal", " = "},       {"notEqual", " != "},
                              {"lessThan", " < "},    {"lessOrEqual", " <= "},
                              {"greaterThan", " > "}, {"greaterOrEqual", " >= "},
                              {"and", " and "},       {"or", " or "},
                              {"xor", " xor "}};

std::string_view symbol_of(std::string_view name) {
  const auto* found = std::ranges::find(symbols, name, &Symbol::name);
  return found == std::end(symbols) ? std::string_view() : found->symbol;
}

std::string listed_points(const NormContinuous& norm) {
  std::string text;
  for (const LinearNorm& point : norm.linearNorms) {
    text +=
        (text.empty() ? "" : ", ") + format_double(point.orig) + " -> " + format_double(point.norm);
  }
  return text;
}

std::string listed_items(const Array& array) {
  std::string text;
  std::visit(
      [&](const auto& items) {
        for (const auto& item : items) {
          std::string value;
          print_value(item, value);
          text += (text.empty() ? "" : ", ") + value_text(value);
        }
      },
      array.values);
  return text;
}

// Writes while it walks, so that depth costs no stack and no copying.
class FormulaWriter final : public WalkVisitor {
 public:
  bool enter(const WalkPath& path) override {
    if (path.as<TextIndexNormalization>() != nullptr) return false;
    separate(path);
    return begin(path);
  }

  void leave(const WalkPath& path) override {
    if (const auto* apply = path.as<Apply>()) {
      text += ")";
      missing(apply->mapMissingTo, "an argument is missing");
      missing(apply->defaultValue, "the result is missing");
    } else if (path.as<CompoundPredicate>() != nullptr) {
      text += ")";
    } else if (const auto* index = path.as<TextIndex>()) {
      text += ") in " + field_text(index->textField);
    } else {
      return;
    }
    separators_.pop_back();
  }

  std::string text;

 private:
  void separate(const WalkPath& path) {
    const bool follows = path.frames().size() > 1 && path.frames().back().index > 0;
    if (follows && !separators_.empty()) text += separators_.back();
  }

  bool begin(const WalkPath& path) {
    if (const auto* apply = path.as<Apply>()) return begin_apply(*apply);
    if (const auto* compound = path.as<CompoundPredicate>()) return begin_compound(*compound);
    if (path.as<TextIndex>() != nullptr) {
      text += "frequency of (";
      separators_.push_back({});
      return true;
    }
    leaf(path);
    return false;
  }

  bool begin_apply(const Apply& apply) {
    const std::string_view symbol = symbol_of(apply.function);
    if (symbol.empty()) text += kept_text(apply.function);
    text += "(";
    separators_.push_back(symbol.empty() ? ", " : symbol);
    return true;
  }

  bool begin_compound(const CompoundPredicate& compound) {
    const bool surrogate = compound.booleanOperator == BooleanOperator::surrogate;
    text += surrogate ? "the first that is known of (" : "(";
    separators_.push_back(surrogate ? "; " : symbol_of(name_of(compound.booleanOperator)));
    return true;
  }

  void leaf(const WalkPath& path) {
    if (const auto* constant = path.as<Constant>()) return write(*constant);
    if (const auto* reference = path.as<FieldRef>()) return write(*reference);
    if (const auto* norm = path.as<NormContinuous>()) return write(*norm);
    if (const auto* norm = path.as<NormDiscrete>()) return write(*norm);
    if (const auto* bins = path.as<Discretize>()) return write(*bins);
    if (const auto* map = path.as<MapValues>()) return write(*map);
    if (const auto* aggregate = path.as<Aggregate>()) return write(*aggregate);
    if (const auto* lag = path.as<Lag>()) return write(*lag);
    if (const auto* simple = path.as<SimplePredicate>()) return write(*simple);
    if (const auto* set = path.as<SimpleSetPredicate>()) return write(*set);
    if (path.as<True>() != nullptr) text += "always";
    if (path.as<False>() != nullptr) text += "never";
  }

  void missing(const std::optional<std::string>& value, std::string_view when) {
    if (value) text += " {" + std::string(when) + ": " + value_text(*value) + "}";
  }
  void missing(const std::optional<double>& value, std::string_view when) {
    if (value) text += " {" + std::string(when) + ": " + format_double(*value) + "}";
  }

  void write(const Constant& constant) {
    text += constant.missing ? "missing" : value_text(constant.text);
  }
  void write(const FieldRef& reference) {
    text += field_text(reference.field);
    missing(reference.mapMissingTo, "missing");
  }
  void write(const NormContinuous& norm) {
    text += "piecewise linear of " + field_text(norm.field) + " (" + listed_points(norm) +
            "; outliers " + std::string(name_of(norm.outliers)) + ")";
    missing(norm.mapMissingTo, "missing");
  }
  void write(const NormDiscrete& norm) {
    text += "(1 if " + field_text(norm.field) + " = " + value_text(norm.value) + ", else 0)";
    missing(norm.mapMissingTo, "missing");
  }
  void write(const Discretize& bins) {
    text += "label of " + field_text(bins.field) + " (";
    for (const DiscretizeBin& bin : bins.discretizeBins) {
      text += (&bin == bins.discretizeBins.data() ? "" : ", ") +
              (bin.interval ? formula(*bin.interval) : std::string()) + " -> " +
              value_text(bin.binValue);
    }
    text += ")";
    missing(bins.defaultValue, "in no interval");
    missing(bins.mapMissingTo, "missing");
  }
  void write(const MapValues& map) {
    text += "look up (";
    for (const FieldColumnPair& pair : map.fieldColumnPairs) {
      text += (&pair == map.fieldColumnPairs.data() ? "" : ", ") + kept_text(pair.column) + " = " +
              field_text(pair.field);
    }
    text += ") -> " + kept_text(map.outputColumn);
    missing(map.defaultValue, "no row fits");
    missing(map.mapMissingTo, "missing");
  }
  void write(const Aggregate& aggregate) {
    text += std::string(name_of(aggregate.function)) + " of " + field_text(aggregate.field) +
            " over the group";
    if (aggregate.groupField) text += " of " + field_text(*aggregate.groupField);
  }
  void write(const Lag& lag) {
    if (lag.aggregate != LagAggregate::none) {
      text += std::string(name_of(lag.aggregate)) + " of the " + std::to_string(lag.n) +
              " records before, of " + field_text(lag.field);
    } else {
      text += field_text(lag.field) + " " + std::to_string(lag.n) + " records before";
    }
  }
  void write(const SimplePredicate& simple) {
    text += field_text(simple.field);
    const std::string_view symbol = symbol_of(name_of(simple.op));
    if (symbol.empty()) {
      text += simple.op == SimpleOperator::isMissing ? " is missing" : " is not missing";
    } else {
      text += std::string(symbol) + value_text(simple.value.value_or(""));
    }
  }
  void write(const SimpleSetPredicate& set) {
    text += field_text(set.field) +
            (set.booleanOperator == SetOperator::isIn ? " is one of {" : " is none of {");
    if (set.array) text += listed_items(*set.array);
    text += "}";
  }

  std::vector<std::string_view> separators_;
};

template <class Variant>
std::string formula_of(const Variant& variant) {
  FormulaWriter writer;
  std::visit(
      [&]<class T>(const T& held) {
        if constexpr (requires { T::element_name; }) {
          walk(held, writer);
        } else if constexpr (!std::is_same_v<T, std::monostate>) {
          if (held) walk(*held, writer);
        }
      },
      variant);
  return std::move(writer.text);
}

}  // namespace

std::string formula(const Expression& expression) {
  return formula_of(expression);
}

std::string formula(const Predicate& predicate) {
  return formula_of(predicate);
}

std::string formula(const Interval& interval) {
  const std::string_view closure = name_of(interval.closure);
  const std::string left = interval.leftMargin ? format_double(*interval.leftMargin) : "-infinity";
  const std::string right =
      interval.rightMargin ? format_double(*interval.rightMargin) : "infinity";
  return (closure.starts_with("open") ? "(" : "[") + left + ", " + right +
         (closure.ends_with("Open") ? ")" : "]");
}

}  // namespace pmml::archive
