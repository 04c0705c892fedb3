#include <algorithm>
#include <cerrno>
#include <limits>
#include <thread>
#include <utility>

#include "pmml/c/arrow_export.h"
#include "pmml/c/arrow_import.h"
#include "pmml/c/report.h"
#include "pmml/c/scorer.h"

namespace pmml::c {
namespace {

/// Releases what a producer handed over.
template <class Arrow>
class Owned {
 public:
  Owned() = default;
  /// Takes it from the caller.
  explicit Owned(Arrow& from) : held_(from) { from.release = nullptr; }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() {
    if (held_.release != nullptr) held_.release(&held_);
  }
  Arrow* operator->() { return &held_; }
  Arrow* get() { return &held_; }
  Arrow& operator*() { return held_; }

 private:
  Arrow held_{};
};

/// The batches of the caller.
class Producer {
 public:
  explicit Producer(ArrowArrayStream& stream) : stream_(stream) {}

  void check() {
    if (stream_->release == nullptr) throw BadArgument("in", "a released stream", "a stream");
    if (stream_->get_schema == nullptr || stream_->get_next == nullptr)
      throw BadArgument("in", "NULL", "the functions of a stream");
  }

  void schema(ArrowSchema& schema) {
    const int code = stream_->get_schema(stream_.get(), &schema);
    if (code != 0) fail(code, "a schema");
    if (schema.release == nullptr) fail_arrow({}, "a released schema", "a schema");
  }

  /// False at the end.
  bool next(ArrowArray& batch) {
    const int code = stream_->get_next(stream_.get(), &batch);
    if (code != 0) fail(code, "a record batch");
    return batch.release != nullptr;
  }

  /// The code with which the producer failed, else 0.
  int code() const { return code_; }

 private:
  [[noreturn]] void fail(int code, const char* expected) {
    code_ = code;
    const char* text =
        stream_->get_last_error == nullptr ? nullptr : stream_->get_last_error(stream_.get());
    Report report;
    report.add({"E-STREAM",
                Severity::error,
                Layer::data,
                {},
                {},
                {},
                text == nullptr ? "error " + std::to_string(code) + " of the producer" : text,
                expected});
    throw InvalidData(std::move(report));
  }

  Owned<ArrowArrayStream> stream_;
  int code_ = 0;
};

constexpr std::size_t most_threads = 1024;

int errno_of(pmml_status status) {
  if (status == PMML_OUT_OF_MEMORY) return ENOMEM;
  return status == PMML_INTERNAL_ERROR ? EIO : EINVAL;
}

/// The results of a producer's batches, as a producer.
class ScoreStream {
 public:
  ScoreStream(ArrowArrayStream& in, SharedReportPtr report)
      : producer_(in), report_(std::move(report)) {}

  /// Reads the schema; throws what is wrong with it.
  void open(std::shared_ptr<const Scoring> scoring, std::size_t threads) {
    scoring_ = std::move(scoring);
    threads_ = threads;
    producer_.check();
    Owned<ArrowSchema> schema;
    producer_.schema(*schema);
    reader_ = BatchReader(*schema, scoring_->dictionary);
    Report report;
    columns_ = scoring_->scorer.score(reader_.empty(), report);
    if (report_ != nullptr) report_->add(report);
  }

  int schema(ArrowSchema* out) noexcept {
    return answer(out, [&] { export_schema(columns_, *out); });
  }

  int next(ArrowArray* out) noexcept {
    return answer(out, [&] {
      if (!pending_ && !produce()) return;
      const std::size_t end = batch_end(results_, at_);
      pending_ = end != results_.rows();
      export_batch(results_, at_, end, *out);
      at_ = end;
    });
  }

  const char* last_error() const noexcept { return code_ == 0 ? nullptr : text_.c_str(); }

 private:
  template <class Arrow, class Body>
  int answer(Arrow* out, Body body) noexcept {
    if (out == nullptr) return EINVAL;
    out->release = nullptr;
    if (code_ != 0) return code_;
    try {
      body();
      return 0;
    } catch (...) {
      return fail();
    }
  }

  /// Keeps the exception that is being handled.
  int fail() noexcept {
    SharedReport problems;
    const pmml_status status = caught(&problems);
    code_ = producer_.code() != 0 ? producer_.code() : errno_of(status);
    try {
      text_ = "out of memory";  // short enough to need none
      text_ = to_string(problems.copy());
      if (!text_.empty()) text_.pop_back();
      if (report_ != nullptr) report_->add(problems.copy());
    } catch (...) {
      if (report_ != nullptr) report_->add_out_of_memory();
    }
    return code_;
  }

  /// Scores the next batch, or all of them together; false at the end.
  bool produce() {
    Table input;
    if (!read_batch(input)) return false;
    while (scoring_->scorer.usesOtherRows()) {
      Table more;
      if (!read_batch(more)) break;
      append(input, std::move(more));
    }
    score(input);
    return true;
  }

  bool read_batch(Table& table) {
    if (ended_) return false;
    Owned<ArrowArray> batch;
    ended_ = !producer_.next(*batch);
    if (!ended_) table = reader_.read(*batch);
    return !ended_;
  }

  void score(const Table& input) {
    Report problems;
    results_ = scoring_->scorer.score(input, problems, {threads_});
    at_ = 0;
    pending_ = true;
    if (report_ != nullptr) report_->add(rows_of_stream(problems));
    rows_ += input.rows();
  }

  /// The problems of the rows of a batch, counted over all batches.
  Report rows_of_stream(const Report& batch) const {
    Report result;
    for (Problem problem : batch.problems()) {
      if (problem.where.line == 0) continue;
      problem.where.line = static_cast<std::uint32_t>(std::min<std::uint64_t>(
          problem.where.line + rows_, std::numeric_limits<std::uint32_t>::max()));
      result.add(std::move(problem));
    }
    return result;
  }

  Producer producer_;
  SharedReportPtr report_;
  std::shared_ptr<const Scoring> scoring_;
  std::size_t threads_ = 1;
  BatchReader reader_;
  Table columns_;
  Table results_;
  std::size_t at_ = 0;      ///< the first row of the results that is not given yet
  bool pending_ = false;    ///< results wait, if only of no rows
  bool ended_ = false;      ///< the producer has no more batches
  std::uint64_t rows_ = 0;  ///< of the batches before
  int code_ = 0;
  std::string text_;
};

ScoreStream* stream_of(ArrowArrayStream* stream) {
  return stream == nullptr ? nullptr : static_cast<ScoreStream*>(stream->private_data);
}

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  ScoreStream* self = stream_of(stream);
  return self == nullptr ? EINVAL : self->schema(out);
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) {
  ScoreStream* self = stream_of(stream);
  return self == nullptr ? EINVAL : self->next(out);
}

const char* get_last_error(ArrowArrayStream* stream) {
  const ScoreStream* self = stream_of(stream);
  return self == nullptr ? nullptr : self->last_error();
}

void release(ArrowArrayStream* stream) {
  if (stream == nullptr) return;
  delete stream_of(stream);
  stream->private_data = nullptr;
  stream->release = nullptr;
}

std::size_t threads_of(const pmml_stream_options* options) {
  if (options == nullptr) return 1;
  if (options->struct_size < sizeof(pmml_stream_options))
    throw BadArgument("options", std::to_string(options->struct_size) + " bytes",
                      "PMML_STREAM_OPTIONS_INIT");
  const std::size_t machine = std::max(1U, std::thread::hardware_concurrency());
  return options->threads == 0 ? machine : std::min(options->threads, most_threads);
}

}  // namespace
}  // namespace pmml::c

using namespace pmml::c;

pmml_status pmml_score_stream(const pmml_scorer* scorer, struct ArrowArrayStream* in,
                              const pmml_stream_options* options, struct ArrowArrayStream* out,
                              pmml_report* report) {
  Owned<ArrowArrayStream> taken;
  if (in != nullptr) std::swap(*taken, *in);
  if (out != nullptr) *out = {};
  return guarded(report, [&] {
    required(in, "in");
    auto made = std::make_unique<ScoreStream>(*taken, report == nullptr ? nullptr : report->shared);
    ArrowArrayStream& result = required(out, "out");
    made->open(required(scorer, "scorer").scoring, threads_of(options));
    result = {get_schema, get_next, get_last_error, release, made.release()};
  });
}
