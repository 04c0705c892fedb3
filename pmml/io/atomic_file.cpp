#include "pmml/io/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "pmml/describe/problem.h"

namespace pmml {
namespace {

Report write_problem(const std::string& path, std::string found) {
  Report report(path);
  Problem problem;
  problem.id = "E-WRITE";
  problem.layer = Layer::io;
  problem.found = std::move(found);
  problem.expected = "a place that can be written";
  report.add(std::move(problem));
  return report;
}

std::string folder_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  return folder.empty() ? "." : folder.string();
}

// A new file gets the usual permissions, a replaced one keeps those it had.
mode_t mode_for(const std::string& path) {
  struct stat old {};
  if (stat(path.c_str(), &old) == 0) return old.st_mode & 0777U;
  const mode_t mask = umask(0);
  umask(mask);
  return 0666U & ~mask;
}

void remove_quietly(int descriptor, const std::string& path) {
  if (descriptor >= 0) close(descriptor);
  if (!path.empty()) unlink(path.c_str());
}

}  // namespace

AtomicFile::AtomicFile(std::string path) : path_(std::move(path)) {
  if (std::filesystem::is_directory(path_)) throw IoError(write_problem(path_, "a directory"));
  std::string pattern = path_ + ".XXXXXX";
  descriptor_ = mkostemp(pattern.data(), O_CLOEXEC);
  if (descriptor_ < 0) fail("cannot create a file beside it");
  temporary_ = std::move(pattern);
  if (fchmod(descriptor_, mode_for(path_)) != 0) {
    remove_quietly(descriptor_, temporary_);
    fail("cannot set permissions");
  }
}

AtomicFile::~AtomicFile() {
  remove_quietly(descriptor_, temporary_);
}

void AtomicFile::fail(std::string_view action) const {
  throw IoError(write_problem(path_, std::string(action) + ": " + std::strerror(errno)));
}

void AtomicFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail("cannot write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void AtomicFile::sync() {
  while (fsync(descriptor_) != 0) {
    if (errno != EINTR) fail("cannot force to disk");
  }
}

void AtomicFile::commit() {
  // Whatever can fail for want of memory comes before the name is given.
  const int folder = open(folder_of(path_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) fail("cannot open its folder");
  if (close(std::exchange(descriptor_, -1)) != 0) fail_with(folder, "cannot close");
  if (rename(temporary_.c_str(), path_.c_str()) != 0) fail_with(folder, "cannot rename");
  temporary_.clear();
  if (fsync(folder) != 0) fail_with(folder, "cannot force its name to disk");
  close(folder);
}

void AtomicFile::fail_with(int folder, std::string_view action) const {
  const int error = errno;
  close(folder);
  errno = error;
  fail(action);
}

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  constexpr int gzip_window = 15 + 16;
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    throw std::bad_alloc();
  }
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  std::size_t in_left = bytes.size();
  std::size_t out_left = out.size();
  constexpr std::size_t chunk = 1U << 30U;
  int status = Z_OK;
  while (status == Z_OK) {
    stream.avail_in = static_cast<uInt>(std::min(in_left, chunk));
    stream.avail_out = static_cast<uInt>(std::min(out_left, chunk));
    const uInt in_before = stream.avail_in;
    const uInt out_before = stream.avail_out;
    status = deflate(&stream, in_left <= chunk ? Z_FINISH : Z_NO_FLUSH);
    in_left -= in_before - stream.avail_in;
    out_left -= out_before - stream.avail_out;
  }
  deflateEnd(&stream);
  out.resize(out.size() - out_left);
  return out;
}

bool is_gzip_name(std::string_view path) {
  return path.ends_with(".gz");
}

}  // namespace pmml
