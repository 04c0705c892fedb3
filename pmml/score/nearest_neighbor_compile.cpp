// Compiling a NearestNeighborModel: its stored records as columns of cells.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "pmml/describe/numbers.h"
#include "pmml/model/instances.h"
#include "pmml/score/expression.h"
#include "pmml/score/nearest_neighbor.h"
#include "pmml/score/table.h"

namespace pmml::scoring {

namespace {

class NeighborCompiler {
 public:
  NeighborCompiler(const NearestNeighborModel& model, ModelContext& context)
      : model_(model), context_(context), instances_(*model.trainingInstances) {
    const auto* table = std::get_if<Box<InlineTable>>(&instances_.table);
    if (table == nullptr || !*table)
      context.unsupported(instances_, "TrainingInstances", "records outside the document");
    rows_ = &(*table)->rows;
    for (const InstanceField& field : instances_.instanceFields->instanceFields)
      columns_.emplace(field.field, field.column.value_or(field.field));
  }

  ScorerPtr compile() {
    if (model_.numberOfNeighbors < 1)
      fail_invalid("E-VALUE", model_.where, "NearestNeighborModel/@numberOfNeighbors",
                   std::to_string(model_.numberOfNeighbors), "1 or more");
    if (rows_->empty())
      fail_invalid("E-ABSENT", instances_.where, "TrainingInstances", "no record", "one or more");
    for (const InstanceField& field : instances_.instanceFields->instanceFields)
      check_column(field);
    Comparison comparison = compile_comparison();
    stored_.size = rows_->size();
    fill_cells(comparison);
    fill_ids();
    fill_targets();
    return std::make_unique<NeighborScorer>(model_, std::move(comparison), std::move(stored_),
                                            context_);
  }

 private:
  void check_column(const InstanceField& field) const {
    const std::string& column = columns_.at(field.field);
    if (std::none_of(rows_->begin(), rows_->end(),
                     [&](const row& record) { return find_cell(record, column) != nullptr; }))
      fail_invalid("E-REFERENCE", field.where, "InstanceField " + field.field, column,
                   "a column of the table");
  }

  Comparison compile_comparison() {
    std::vector<ComparedField> fields;
    for (const KNNInput& input : model_.knnInputs->knnInputs) {
      ComparedField field;
      field.name = input.field;
      field.field = context_.field(input.field, input.where);
      field.compare = input.compareFunction.value_or(model_.comparisonMeasure->compareFunction);
      field.weight = context_.round(input.fieldWeight);
      field.where = input.where;
      fields.push_back(std::move(field));
    }
    if (fields.empty())
      fail_invalid("E-ABSENT", model_.where, "KNNInputs", "no KNNInput", "one or more");
    return {*model_.comparisonMeasure, std::move(fields), {}, context_};
  }

  /// A cell as written in the table, in the type of its field.
  double written(const row& record, const std::string& name, DataType type,
                 const ValueSpace* space) {
    const Cell* cell = find_cell(record, columns_.at(name));
    if (cell == nullptr) return missing;
    if (type != DataType::string && trim(cell->value).empty()) return missing;
    if (space != nullptr && space->missing_texts.contains(cell->value)) return missing;
    const double value =
        literal(cell->value, type, context_.pool(), record.where, "row/" + cell->name);
    if (space != nullptr && space->missing_values.contains(value)) return missing;
    return value;
  }

  /// True when the table holds the field itself, not what it is computed from.
  bool is_written(const ComparedField& field) const {
    if (instances_.isTransformed) {
      if (!columns_.contains(field.name))
        fail_invalid("E-REFERENCE", field.where, "KNNInput", field.name,
                     "an InstanceField, for the table is transformed");
      return true;
    }
    return columns_.contains(field.name) && context_.compilation.data_field(field.name) == nullptr;
  }

  void fill_cells(const Comparison& comparison) {
    const std::size_t size = comparison.size();
    stored_.cells.assign(rows_->size() * size, missing);
    std::vector<std::size_t> computed;
    for (std::size_t i = 0; i < size; ++i) {
      if (!is_written(comparison.field(i))) computed.push_back(i);
    }
    if (!computed.empty()) compute_cells(comparison, computed);
    for (std::size_t i = 0; i < size; ++i) {
      const ComparedField& field = comparison.field(i);
      const bool given = std::find(computed.begin(), computed.end(), i) == computed.end();
      for (std::size_t r = 0; r < rows_->size(); ++r) {
        const row& record = (*rows_)[r];
        double& cell = stored_.cells[r * size + i];
        if (given) cell = written(record, field.name, field.field.type, field.field.space);
        cell = comparison.prepare_stored(i, cell, record.where);
      }
    }
  }

  /// Computes fields of the stored records from their raw cells, as for a record to be scored.
  void compute_cells(const Comparison& comparison, const std::vector<std::size_t>& computed) {
    std::vector<std::pair<Field, std::string>> raw;
    for (const auto& [name, column] : columns_) {
      if (const DataField* data = context_.compilation.data_field(name))
        raw.emplace_back(context_.compilation.raw(*data), column);
    }
    if (context_.compilation.program.uses_records)
      context_.unsupported(instances_, "TrainingInstances",
                           "fields computed from other records of the table");
    Row values(context_.compilation.program, &context_.pool());
    for (std::size_t r = 0; r < rows_->size(); ++r) {
      values.start();
      for (const auto& [field, column] : raw) set_raw((*rows_)[r], column, field, values);
      for (const std::size_t i : computed) {
        const double cell = compute(comparison.field(i), (*rows_)[r].where, values);
        stored_.cells[r * comparison.size() + i] = is_missing(cell) ? missing : cell;
      }
    }
  }

  static void set_raw(const row& record, const std::string& column, const Field& field,
                      Row& values) {
    const Cell* cell = find_cell(record, column);
    double value = missing;
    const bool absent =
        cell == nullptr || (field.type != DataType::string && trim(cell->value).empty());
    const bool listed =
        !absent && field.space != nullptr && field.space->missing_texts.contains(cell->value);
    if (!absent && !listed)
      value = parse_cell(cell->value, field.type, values.pool()).value_or(unconvertible);
    values.set(field.slot, value);
  }

  static double compute(const ComparedField& field, Position where, Row& values) {
    try {
      return values.get(field.field.slot);
    } catch (const InvalidRecord& invalid) {
      fail_invalid("E-VALUE", where, "row/" + invalid.field, invalid.found, invalid.expected);
    }
  }

  void fill_ids() {
    std::string column;
    if (model_.instanceIdVariable) {
      const auto found = columns_.find(*model_.instanceIdVariable);
      if (found == columns_.end())
        fail_invalid("E-REFERENCE", model_.where, "NearestNeighborModel/@instanceIdVariable",
                     *model_.instanceIdVariable, "an InstanceField");
      column = found->second;
    }
    for (std::size_t r = 0; r < rows_->size(); ++r) {
      const Cell* cell = column.empty() ? nullptr : find_cell((*rows_)[r], column);
      stored_.ids.push_back(
          context_.pool().code(cell == nullptr ? std::to_string(r + 1) : cell->value));
    }
  }

  void fill_targets() {
    if (context_.parts.miningSchema == nullptr) return;
    std::vector<const MiningField*> targets;
    for (const MiningField& field : context_.parts.miningSchema->miningFields) {
      const bool target =
          field.usageType == UsageType::target || field.usageType == UsageType::predicted;
      if (target && columns_.contains(field.name)) targets.push_back(&field);
    }
    if (targets.empty()) return;
    settle_main_target(*targets.front());
    for (const MiningField* field : targets) {
      const bool main = field->name == context_.target_name;
      stored_.targets.push_back(
          compile_target(main ? context_ : context_.add_target(field->name, field->where)));
      stored_.targets.back().is_main = main;
    }
  }

  /// A functionName that says neither regression nor classification leaves that to the target.
  void settle_main_target(const MiningField& first) {
    const bool known = columns_.contains(context_.target_name);
    const MiningFunction function = context_.parts.functionName;
    if (function != MiningFunction::regression && function != MiningFunction::classification) {
      context_.parts.functionName = MiningFunction::mixed;
      context_.target_type = DataType::double_;
      context_.set_target(known ? context_.target_name : first.name, first.where);
    } else if (!known) {
      context_.set_target(first.name, first.where);
    }
  }

  NeighborTarget compile_target(ModelContext& context) {
    NeighborTarget target;
    target.name = context.target_name;
    target.type = context.target_type;
    target.result = context.result;
    target.continuous = !context.classifies();
    std::unordered_map<double, std::size_t> places;
    for (const row& record : *rows_) {
      const double value =
          written(record, context.target_name, context.target_type, context.target_space);
      if (is_missing(value)) {
        target.values.push_back(missing);
      } else if (target.continuous) {
        target.values.push_back(context.round(value));
      } else {
        const auto [place, is_new] = places.try_emplace(value, 0);
        if (is_new) place->second = context.category(value);
        target.values.push_back(static_cast<double>(place->second));
      }
    }
    if (target.continuous) return target;
    target.categories = context.categories;
    target.precedence = precedence(target, context);
    return target;
  }

  /// Among equal votes the most frequent category of all stored records, then the first by text.
  static std::vector<std::size_t> precedence(const NeighborTarget& target,
                                             const ModelContext& context) {
    std::vector<std::size_t> counts(target.categories.size(), 0);
    for (const double value : target.values) {
      if (!is_missing(value)) ++counts[static_cast<std::size_t>(value)];
    }
    std::vector<std::string> texts;
    std::vector<std::size_t> order;
    for (const double category : target.categories) {
      texts.push_back(cell_text(category, context.target_type, context.compilation.program.pool));
      order.push_back(order.size());
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return counts[a] != counts[b] ? counts[a] > counts[b] : texts[a] < texts[b];
    });
    std::vector<std::size_t> result(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) result[order[i]] = i;
    return result;
  }

  const NearestNeighborModel& model_;
  ModelContext& context_;
  const TrainingInstances& instances_;
  const std::vector<row>* rows_ = nullptr;
  std::map<std::string, std::string> columns_;
  StoredRecords stored_;
};

}  // namespace

ScorerPtr compile_nearest_neighbor(const NearestNeighborModel& model, ModelContext& context) {
  return NeighborCompiler(model, context).compile();
}

}  // namespace pmml::scoring
