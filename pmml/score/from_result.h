// Expressions over what a model said about the record: the output features.
#pragma once

#include <memory>
#include <utility>

#include "pmml/score/row.h"

namespace pmml::scoring {

/// Reads something of a model's result; missing when the model did not run.
class FromResult : public Expr {
 public:
  FromResult(DataType result_type, std::uint32_t result) : Expr(result_type), result_(result) {}
  double eval(Row& row) const final {
    const Result& result = row.result(result_);
    return result.ran ? read(result, row) : missing;
  }

 protected:
  virtual double read(const Result& result, Row& row) const = 0;

 private:
  std::uint32_t result_;
};

/// An expression that gives `read(result)` of the result with this index.
template <class Read>
ExprPtr from_result(DataType type, std::uint32_t result, Read read) {
  class Reader : public FromResult {
   public:
    Reader(DataType result_type, std::uint32_t index, Read function)
        : FromResult(result_type, index), read_(std::move(function)) {}

   protected:
    double read(const Result& from, Row&) const override { return read_(from); }

   private:
    Read read_;
  };
  return std::make_unique<Reader>(type, result, std::move(read));
}

}  // namespace pmml::scoring
