#include "pmml/score/run.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <numeric>
#include <thread>

#include "pmml/score/block_run.h"
#include "pmml/score/records.h"

namespace pmml::scoring {

namespace {

/// Rows that one thread scores before it looks for more.
constexpr std::size_t least_rows_of_share = 1024;

/// One run over the records of a table, which may depend on each other.
class RecordRun {
 public:
  RecordRun(const Scorer::Compiled& compiled, const Table& input, Report& report)
      : compiled_(compiled),
        report_(report),
        row_(compiled.program),
        inputs_(compiled, input),
        grouping_(groups_in(compiled, input)),
        outputs_(compiled, grouping_),
        table_(outputs_.empty_table()) {
    inputs_.report_absent(report);
    for (const NamedField& group : grouping_) groups_.push_back(group.field.slot);
    if (compiled.program.uses_records)
      records_.emplace(compiled.program, row_.pool(), input.rows(),
                       [this](std::size_t record, Row& row) { inputs_.load(record, row); });
  }

  Table score() {
    for (std::size_t place = 0; place < records_->count(); ++place) score_place(place);
    return in_order_of_table();
  }

  Trace explain(std::size_t i) {
    const std::size_t place = records_ ? leader_of(i) : i;
    for (std::size_t earlier = 0; records_ && earlier < place; ++earlier) score_place(earlier);
    const std::size_t problems = report_.problems().size();
    const std::size_t scored = scored_.size();
    records_ ? score_place(place) : score_row(i);
    Tracer tracer(row_.pool());
    explain_rows(i, place, tracer);
    if (records_ && scored_.size() == scored) {
      tracer.add("invalid", compiled_.program.groups.front().name, "a missing value");
    } else if (report_.problems().size() == problems) {
      compiled_.model->explain(row_, tracer);
    } else {
      const Problem& problem = report_.problems().back();
      tracer.add("invalid", problem.path, problem.found);
    }
    return tracer.take();
  }

 private:
  static std::vector<NamedField> groups_in(const Scorer::Compiled& compiled, const Table& input) {
    std::vector<NamedField> groups;
    if (!compiled.program.uses_records) return groups;
    for (const NamedField& group : compiled.program.groups) {
      if (input.find(group.name) != nullptr) groups.push_back(group);
    }
    return groups;
  }

  /// The row as the table has it, or all rows of its group.
  void explain_rows(std::size_t i, std::size_t place, Tracer& tracer) {
    if (groups_.empty()) return explain_inputs(i, tracer);
    const std::vector<std::size_t>& members = records_->group(groups_, place);
    if (members.empty()) return explain_inputs(i, tracer);
    tracer.list(members.size(), [&](std::size_t m) {
      const std::size_t member = records_->record(members[m]);
      tracer.add("row", {}, std::to_string(member + 1));
      tracer.deeper();
      explain_inputs(member, tracer);
      tracer.back();
    });
  }

  void explain_inputs(std::size_t i, Tracer& tracer) const {
    for (std::size_t input = 0; input < inputs_.count(); ++input) {
      const Column* column = inputs_.column(input);
      tracer.add("input", compiled_.inputs[input].name,
                 column == nullptr ? std::string() : column->cell_text(i));
    }
  }

  void score_row(std::size_t i) {
    try {
      prepare(i);
      compiled_.model->score(row_);
    } catch (const InvalidRecord& invalid) {
      refuse(i, invalid);
      return;
    }
    outputs_.write(row_, table_);
  }

  /// Makes a record the current one; an invalid active field makes it invalid.
  void prepare(std::size_t i) {
    row_.start();
    inputs_.load(i, row_);
    for (const Slot slot : compiled_.active) row_.get(slot);
  }

  /// The record at a place, or the group that it leads.
  void score_place(std::size_t place) {
    const std::vector<std::size_t>* members = nullptr;
    if (!groups_.empty()) {
      members = &records_->group(groups_, place);
      if (members->empty() || members->front() != place) return;
    }
    scored_.push_back(records_->record(place));
    try {
      if (members != nullptr) prepare_all(*members);
      row_.set_place(*records_, place, members);
      score_row(records_->record(place));
    } catch (const InvalidRecord& invalid) {
      row_.start();
      inputs_.load(records_->record(place), row_);
      refuse(records_->record(place), invalid);
    }
  }

  /// The place of a record, or of the first of its group.
  std::size_t leader_of(std::size_t record) {
    std::size_t place = 0;
    while (records_->record(place) != record) ++place;
    if (groups_.empty()) return place;
    const std::vector<std::size_t>& members = records_->group(groups_, place);
    return members.empty() ? place : members.front();
  }

  void prepare_all(const std::vector<std::size_t>& members) {
    for (const std::size_t member : members) {
      row_.set_place(*records_, member);
      prepare(records_->record(member));
      scored_.back() = std::min(scored_.back(), records_->record(member));
    }
  }

  Table in_order_of_table() {
    if (std::is_sorted(scored_.begin(), scored_.end())) return std::move(table_);
    std::vector<std::size_t> order(scored_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [this](std::size_t a, std::size_t b) { return scored_[a] < scored_[b]; });
    Table sorted = outputs_.empty_table();
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      for (const std::size_t i : order) sorted.columns[c].push_cell(table_.columns[c], i);
    }
    return sorted;
  }

  void refuse(std::size_t i, const InvalidRecord& invalid) {
    outputs_.write_missing(row_, table_);
    report_.add(invalid_record(i, invalid));
  }

  const Scorer::Compiled& compiled_;
  Report& report_;
  Row row_;
  BoundInputs inputs_;
  std::vector<NamedField> grouping_;  ///< what groups the records of this table
  BoundOutputs outputs_;
  std::optional<Records> records_;
  std::vector<Slot> groups_;
  std::vector<std::size_t> scored_;  ///< the first record of each result row
  Table table_;
};

/// Rows that one thread scores in one go.
struct RowShare {
  std::size_t begin;
  std::size_t end;
  Table results;
  Report report{{}, std::numeric_limits<std::size_t>::max()};
};

/// Shares out the rows; whoever is free takes the next share.
class ParallelRun {
 public:
  ParallelRun(const Scorer::Compiled& compiled, const BoundInputs& inputs,
              const BoundOutputs& outputs, std::size_t rows)
      : compiled_(compiled), inputs_(inputs), outputs_(outputs) {
    const std::size_t size = std::max(compiled.plan.records, least_rows_of_share);
    for (std::size_t begin = 0; begin < rows; begin += size)
      shares_.push_back({begin, std::min(begin + size, rows), outputs.empty_table()});
  }

  Table score(std::size_t threads, Report& report) {
    {
      std::vector<std::jthread> others;
      for (std::size_t i = 1; i < std::min(threads, shares_.size()); ++i)
        others.emplace_back([this] { work(); });
      work();
    }
    if (failure_) std::rethrow_exception(failure_);
    Table table = outputs_.empty_table();
    for (RowShare& share : shares_) {
      append(share.results, table);
      share.results = {};
      for (const Problem& problem : share.report.problems()) report.add(problem);
    }
    return table;
  }

 private:
  void work() {
    try {
      BlockRun run(compiled_, inputs_, outputs_, shares_[0].end);
      for (std::size_t i = next_++; i < shares_.size(); i = next_++)
        run.score(shares_[i].begin, shares_[i].end, shares_[i].results, shares_[i].report);
    } catch (...) {
      if (!failed_.exchange(true)) failure_ = std::current_exception();
    }
  }

  static void append(const Table& from, Table& to) {
    for (std::size_t c = 0; c < to.columns.size(); ++c) {
      for (std::size_t row = 0; row < from.rows(); ++row)
        to.columns[c].push_cell(from.columns[c], row);
    }
  }

  const Scorer::Compiled& compiled_;
  const BoundInputs& inputs_;
  const BoundOutputs& outputs_;
  std::vector<RowShare> shares_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> failed_ = false;
  std::exception_ptr failure_;
};

}  // namespace

Table score_table(const Scorer::Compiled& compiled, const Table& input, Report& report,
                  const ScoringOptions& options) {
  if (compiled.program.uses_records) return RecordRun(compiled, input, report).score();
  const BoundInputs inputs(compiled, input);
  const BoundOutputs outputs(compiled);
  inputs.report_absent(report);
  if (options.threads > 1 && input.rows() > least_rows_of_share)
    return ParallelRun(compiled, inputs, outputs, input.rows()).score(options.threads, report);
  Table table = outputs.empty_table();
  BlockRun(compiled, inputs, outputs, input.rows()).score(0, input.rows(), table, report);
  return table;
}

Trace explain_row(const Scorer::Compiled& compiled, const Table& input, std::size_t row) {
  Report report;
  return RecordRun(compiled, input, report).explain(row);
}

}  // namespace pmml::scoring
