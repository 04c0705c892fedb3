// Output features that ask for one or several of the best entities.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pmml/model/output.h"
#include "pmml/score/from_result.h"
#include "pmml/score/list_text.h"

namespace pmml::scoring {

/// True when the field wants a list; E-VALUE when isMultiValued is neither 0 nor 1.
bool lists_several(const OutputField& field);

/// The feature of the entity with the rank that the field names, missing when there is none; with
/// isMultiValued a list of that of so many best ones, of all for rank 0. `cell(result, rank)` is
/// asked for ranks from 1, and gives missing beyond the last one.
template <class Cell>
ExprPtr ranked_feature(const OutputField& field, DataType type, std::uint32_t result, Cell cell) {
  class List : public FromResult {
   public:
    List(const OutputField& output, DataType cell_type, std::uint32_t index, Cell function)
        : FromResult(DataType::string, index),
          most_(output.rank),
          type_(cell_type),
          cell_(std::move(function)) {
      list = true;
    }

   protected:
    double read(const Result& from, Row& row) const override {
      std::vector<std::string> texts;
      for (std::int64_t rank = 1; most_ < 1 || rank <= most_; ++rank) {
        const double value = cell_(from, static_cast<std::size_t>(rank));
        if (is_missing(value)) break;
        texts.push_back(cell_text(value, type_, row.pool()));
      }
      return texts.empty() ? missing : row.pool().code(list_text(texts));
    }

   private:
    std::int64_t most_;
    DataType type_;
    Cell cell_;
  };
  if (lists_several(field)) return std::make_unique<List>(field, type, result, std::move(cell));
  return from_result(type, result, [cell = std::move(cell), rank = field.rank](const Result& from) {
    return rank < 1 ? missing : cell(from, static_cast<std::size_t>(rank));
  });
}

}  // namespace pmml::scoring
