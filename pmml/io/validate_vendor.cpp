#include "pmml/io/validate_vendor.h"

#include "pmml/io/scanner.h"

namespace pmml {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Most documents have no vendor markup at all; this tells without a scan.
bool may_have_vendor(std::string_view utf8) {
  if (utf8.find("X-") != std::string_view::npos) return true;
  std::size_t at = utf8.find("x-");
  while (at != std::string_view::npos && (at == 0 || !is_space(utf8[at - 1]))) {
    at = utf8.find("x-", at + 1);
  }
  return at != std::string_view::npos;
}

class Blanker : public XmlEvents {
 public:
  Blanker(std::string_view utf8, std::string_view target_namespace)
      : utf8_(utf8), target_(target_namespace), path_(utf8) {}

  void start(const StartTag& tag) override {
    const bool ours = tag.uri == target_ || tag.uri.empty();
    const bool vendor = ours && !path_.empty() && tag.local.starts_with("X-");
    path_.push(tag);
    skip_ = vendor || (ours && (tag.local == "Extension" || tag.local == "row"));
    if (vendor) {
      result_.removed.push_back({path_.text(), tag.offset});
      blank_from_ = tag.offset;
    } else if (ours) {
      for (const XmlAttribute& attribute : tag.attributes) blank_if_vendor(attribute);
    }
  }
  bool skip_content() override { return skip_; }
  void end(std::uint64_t content_end) override {
    if (blank_from_ != none) blank_element(blank_from_, path_.end_offset(content_end));
    blank_from_ = none;
    path_.pop();
  }
  void text(std::string_view, Position) override {}

  WithoutVendor take() { return std::move(result_); }

 private:
  static constexpr auto none = static_cast<std::uint64_t>(-1);

  void blank_if_vendor(const XmlAttribute& attribute) {
    if (!attribute.qname.starts_with("x-")) return;
    result_.removed.push_back(
        {path_.text() + "/@" + std::string(attribute.local), attribute.offset});
    const std::size_t open = utf8_.find_first_of("\"'", attribute.offset);
    blank(attribute.offset, utf8_.find(utf8_[open], open + 1) + 1);
  }
  // A processing instruction may stand even where white space may not.
  void blank_element(std::uint64_t from, std::uint64_t to) {
    blank(from, to);
    result_.utf8.replace(from, 3, "<?x");
    result_.utf8.replace(to - 2, 2, "?>");
  }
  void blank(std::uint64_t from, std::uint64_t to) {
    if (result_.utf8.empty()) result_.utf8 = utf8_;
    for (char& c : std::span(result_.utf8).subspan(from, to - from)) {
      if (c != '\n' && c != '\r') c = ' ';
    }
  }

  std::string_view utf8_;
  std::string_view target_;
  ElementPath path_;
  bool skip_ = false;
  std::uint64_t blank_from_ = none;
  WithoutVendor result_;
};

}  // namespace

WithoutVendor without_vendor(std::string_view utf8, std::string_view target_namespace) {
  if (!may_have_vendor(utf8)) return {};
  Blanker blanker(utf8, target_namespace);
  Report not_ours_to_tell;
  if (!scan(utf8, unlimited(), blanker, not_ours_to_tell)) return {};
  return blanker.take();
}

}  // namespace pmml
