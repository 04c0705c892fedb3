#include "pmml/io/source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "pmml/io/source_encoding.h"
#include "pmml/io/source_gzip.h"

namespace pmml {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

bool refuse(const std::string& name, std::string id, std::string found, std::string expected,
            Report& report, Layer layer = Layer::io) {
  report.add(
      {std::move(id), Severity::error, layer, name, {}, {}, std::move(found), std::move(expected)});
  return false;
}

bool refuse_errno(const std::string& name, int error, Report& report) {
  const bool missing = error == ENOENT || error == ENOTDIR || error == ENAMETOOLONG;
  const bool forbidden = error == EACCES || error == EPERM;
  return refuse(name,
                missing     ? "E-NOFILE"
                : forbidden ? "E-PERM"
                            : "E-READ",
                std::generic_category().message(error), "a readable file", report);
}

bool refuse_size(const std::string& name, std::string found, std::uint64_t most, Report& report) {
  return refuse(name, "E-SIZE", std::move(found) + " bytes", "at most " + std::to_string(most),
                report, Layer::limit);
}

std::uint64_t most_bytes(const Limits& limits) {
  return std::min(limits.bytes, Limits::hard_bytes);
}

// Reads to the end of the file, whatever its size was said to be.
bool read_all(int fd, const std::string& name, std::uint64_t most, std::string& bytes,
              Report& report) {
  std::size_t size = 0;
  while (true) {
    if (size == bytes.size()) bytes.resize(size + std::max<std::size_t>(size / 2, 65536));
    const ssize_t got = ::read(fd, bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return refuse_errno(name, errno, report);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > most) return refuse_size(name, "more than " + std::to_string(most), most, report);
  }
  bytes.resize(size);
  return true;
}

bool read_regular(const std::string& path, const Limits& limits, std::string& bytes,
                  Report& report) {
  if (path.find('\0') != path.npos) return refuse_errno(path, ENOENT, report);
  // Without O_NONBLOCK, opening a pipe waits for someone to write into it.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.get() < 0) return refuse_errno(path, errno, report);
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return refuse_errno(path, errno, report);
  if (S_ISDIR(info.st_mode)) return refuse(path, "E-ISDIR", "a folder", "a file", report);
  if (!S_ISREG(info.st_mode)) {
    return refuse(path, "E-NOTFILE", "a pipe, device or socket", "a regular file", report);
  }
  const auto size = static_cast<std::uint64_t>(info.st_size);
  const std::uint64_t most = most_bytes(limits);
  if (size > most) return refuse_size(path, std::to_string(size), most, report);
  bytes.resize(size + 1);
  return read_all(file.get(), path, most, bytes, report);
}

// From raw bytes to UTF-8. The problems of the steps get the document's name.
bool decode(std::string bytes, const Limits& limits, Source& source, Report& report) {
  Report found(source.name);
  if (bytes.empty()) return refuse(source.name, "E-EMPTY", "no bytes", "a document", report);
  if (bytes.size() > most_bytes(limits)) {
    return refuse_size(source.name, std::to_string(bytes.size()), most_bytes(limits), report);
  }
  bool ok = true;
  if (is_gzip(bytes)) {
    std::string plain;
    ok = inflate_gzip(bytes, limits, plain, found);
    bytes = std::move(plain);
    if (ok && bytes.empty()) {
      return refuse(source.name, "E-EMPTY", "no bytes", "a document", report);
    }
  }
  ok = ok && to_utf8(bytes, found);
  report.add(found);
  if (ok) source.bytes = std::move(bytes);
  return ok;
}

}  // namespace

bool load_file(const std::string& path, const Limits& limits, Source& source, Report& report) {
  source = {path, {}};
  std::string bytes;
  return read_regular(path, limits, bytes, report) &&
         decode(std::move(bytes), limits, source, report);
}

bool load_stream(std::istream& stream, std::string name, const Limits& limits, Source& source,
                 Report& report) {
  source = {std::move(name), {}};
  const std::uint64_t most = most_bytes(limits);
  std::string bytes;
  while (stream) {
    const std::size_t size = bytes.size();
    bytes.resize(size + std::max<std::size_t>(size / 2, 65536));
    stream.read(bytes.data() + size, static_cast<std::streamsize>(bytes.size() - size));
    bytes.resize(size + static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > most) {
      return refuse_size(source.name, "more than " + std::to_string(most), most, report);
    }
  }
  if (stream.bad()) return refuse_errno(source.name, EIO, report);
  return decode(std::move(bytes), limits, source, report);
}

bool load_memory(std::string_view bytes, std::string name, const Limits& limits, Source& source,
                 Report& report) {
  source = {std::move(name), {}};
  return decode(std::string(bytes), limits, source, report);
}

}  // namespace pmml
