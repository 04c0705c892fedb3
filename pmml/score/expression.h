// Expressions compiled for the slots of a program (checklist section 5).
#pragma once

#include <optional>
#include <string>

#include "pmml/score/scope.h"

namespace pmml::scoring {

/// Compiles an expression. `hint` is the type the surroundings want; it types what the expression
/// leaves open (Discretize or MapValues without dataType). The result may be of another type.
/// Throws InvalidDocument or UnsupportedFeature with the place of the element.
ExprPtr compile_expression(const Expression& expression, Scope& scope,
                           std::optional<DataType> hint = std::nullopt);

/// The expression of a derived field, converted to its type; a field read without dataType has that
/// of its expression.
ExprPtr compile_derived(const DerivedField& field, Scope& scope);

/// `expr` converted to `type` at run time; a value without conversion makes the record invalid.
ExprPtr convert_to(ExprPtr expr, DataType type, StringPool& pool, const std::string& name);

/// The cell of a field.
ExprPtr make_reference(const Field& field);
ExprPtr make_constant(double value, DataType type);

/// The cell of an expression: the one that it does nothing but read, else a new one.
Slot slot_of(ExprPtr expr, Program& program);

/// The cell that an expression does nothing but read, if it is such a one.
std::optional<Slot> referenced_slot(const Expr& expr);

/// The value of an expression that never changes, if it is one.
std::optional<double> constant_value(const Expr& expr);

/// Text of an attribute as a value of the type; throws InvalidDocument (E-VALUE) otherwise.
double literal(const std::string& text, DataType type, StringPool& pool, Position where,
               const std::string& path);

/// integer, double or string, whichever the text of an untyped constant looks like.
DataType inferred_type(std::string_view text);

}  // namespace pmml::scoring
