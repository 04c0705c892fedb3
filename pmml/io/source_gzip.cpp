#include "pmml/io/source_gzip.h"

#include <zlib.h>

#include <algorithm>
#include <new>

namespace pmml {
namespace {

constexpr std::size_t chunk = 256 * 1024;
constexpr int gzip_only = 15 + 16;

bool refuse(Report& report, std::string id, Layer layer, std::string found, std::string expected) {
  report.add(
      {std::move(id), Severity::error, layer, {}, {}, {}, std::move(found), std::move(expected)});
  return false;
}

bool corrupt(Report& report, std::string found) {
  return refuse(report, "E-GZIP", Layer::io, std::move(found), "one complete gzip member");
}

class Inflater {
 public:
  Inflater(std::string_view in, const Limits& limits, std::string& out, Report& report)
      : in_(in), limits_(limits), out_(out), report_(report) {
    if (inflateInit2(&stream_, gzip_only) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  bool run() {
    int status = Z_OK;
    while (status == Z_OK) {
      feed();
      status = step();
      if (!within_limits()) return false;
    }
    if (status == Z_MEM_ERROR) throw std::bad_alloc();
    if (status == Z_BUF_ERROR) return corrupt(report_, "gzip data that end too early");
    if (status != Z_STREAM_END) return corrupt(report_, "corrupt gzip data");
    if (rest() != 0) return corrupt(report_, std::to_string(rest()) + " bytes after the gzip data");
    return true;
  }

 private:
  std::size_t rest() const { return in_.size() + stream_.avail_in; }

  void feed() {
    if (stream_.avail_in != 0) return;
    const std::size_t size = std::min(in_.size(), chunk);
    // zlib reads only, but its interface predates const.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in_.data()));
    stream_.avail_in = static_cast<uInt>(size);
    in_.remove_prefix(size);
    consumed_ += size;
  }

  int step() {
    const std::size_t start = out_.size();
    out_.resize(start + chunk);
    stream_.next_out = reinterpret_cast<Bytef*>(out_.data() + start);
    stream_.avail_out = static_cast<uInt>(chunk);
    const int status = inflate(&stream_, Z_NO_FLUSH);
    out_.resize(start + chunk - stream_.avail_out);
    return status;
  }

  bool within_limits() {
    const std::uint64_t most = std::min(limits_.bytes, Limits::hard_bytes);
    if (out_.size() > most) {
      return refuse(report_, "E-SIZE", Layer::limit, "more than " + std::to_string(most) + " bytes",
                    "at most " + std::to_string(most));
    }
    const std::uint64_t used = std::max<std::uint64_t>(consumed_ - stream_.avail_in, 1);
    if (out_.size() <= limits_.ratio_from || out_.size() <= used * limits_.ratio) return true;
    return refuse(report_, "E-RATIO", Layer::limit,
                  std::to_string(out_.size()) + " bytes out of " + std::to_string(used),
                  "at most " + std::to_string(limits_.ratio) + " for one");
  }

  std::string_view in_;
  const Limits& limits_;
  std::string& out_;
  Report& report_;
  z_stream stream_{};
  std::uint64_t consumed_ = 0;
};

}  // namespace

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1F\x8B");
}

bool inflate_gzip(std::string_view compressed, const Limits& limits, std::string& out,
                  Report& report) {
  out.clear();
  return Inflater(compressed, limits, out, report).run();
}

}  // namespace pmml
