// A file that appears complete or not at all.
#pragma once

#include <string>
#include <string_view>

namespace pmml {

/// Collects a file beside its final name. Until `commit` the old file, if any, stays as it was;
/// without `commit` the temporary file is removed. All failures throw IoError (E-WRITE) with the
/// path and the reason.
class AtomicFile {
 public:
  explicit AtomicFile(std::string path);
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();

  void write(std::string_view bytes);
  /// Forces the bytes to the disk; the temporary file can then be read back.
  void sync();
  /// Gives the file its name and forces that to the disk too. `sync` must have been called.
  void commit();

  const std::string& temporary_path() const { return temporary_; }

 private:
  [[noreturn]] void fail(std::string_view action) const;
  /// The same after closing the folder.
  [[noreturn]] void fail_with(int folder, std::string_view action) const;

  std::string path_;
  std::string temporary_;
  int descriptor_ = -1;
};

/// Gzip with neither time nor name in its header: the same bytes give the same file.
std::string gzip(std::string_view bytes);

/// Whether the name asks for compression.
bool is_gzip_name(std::string_view path);

}  // namespace pmml
