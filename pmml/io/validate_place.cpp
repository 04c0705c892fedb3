#include "pmml/io/validate_place.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "pmml/io/scanner.h"

namespace pmml {

std::string_view ElementPath::name_at(std::uint64_t offset) const {
  const std::string_view rest = utf8_.substr(offset + 1);
  const std::string_view name = rest.substr(0, rest.find_first_of(" \t\r\n/>"));
  return name.substr(name.find(':') + 1);
}

void ElementPath::push(const StartTag& tag) {
  const std::uint64_t offset = tag.offset;
  std::uint32_t number = 1;
  if (!open_.empty()) {
    number = ++open_.back().counts[name_at(offset)];
    open_.back().children.push_back(offset);
  }
  open_.push_back({offset, number, utf8_[tag.content - 2] == '/'});
}

std::uint64_t ElementPath::end_offset(std::uint64_t content_end) const {
  return open_.back().single_tag ? content_end : utf8_.find('>', content_end) + 1;
}

namespace {

std::string step(std::string_view name, std::uint32_t number) {
  std::string out = "/";
  out += name;
  if (number == 1) return out;
  out += '[';
  out += std::to_string(number);
  return out += ']';
}

}  // namespace

std::string ElementPath::text() const {
  std::string out;
  for (const Open& open : open_) out += step(name_at(open.offset), open.number);
  return out;
}

std::string ElementPath::child_text(std::size_t index) const {
  const auto& children = open_.back().children;
  const std::string_view name = name_at(children[index]);
  const auto end = children.begin() + static_cast<std::ptrdiff_t>(index) + 1;
  const auto number = std::count_if(children.begin(), end,
                                    [&](std::uint64_t child) { return name_at(child) == name; });
  return text() + step(name, static_cast<std::uint32_t>(number));
}

namespace {

// Turns reading positions, which never go back, into byte offsets.
class Cursor {
 public:
  explicit Cursor(std::string_view utf8) : utf8_(utf8) {}

  std::uint64_t offset(ReadingPosition position) {
    while (line_ < position.line && at_ < utf8_.size()) next_line();
    while (column_ < position.column && at_ < utf8_.size()) next_character();
    return at_;
  }

 private:
  void next_line() {
    at_ = std::min(utf8_.find_first_of("\r\n", at_), utf8_.size());
    at_ += utf8_.substr(at_, 2) == "\r\n" ? 2 : 1;
    at_ = std::min<std::uint64_t>(at_, utf8_.size());
    ++line_;
    column_ = 1;
  }
  void next_character() {
    const auto first = static_cast<unsigned char>(utf8_[at_]);
    at_ += first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    at_ = std::min<std::uint64_t>(at_, utf8_.size());
    column_ += first < 0xF0 ? 1 : 2;
  }

  std::string_view utf8_;
  std::uint64_t at_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t column_ = 1;
};

struct AllFound {};

class Locator : public XmlEvents {
 public:
  Locator(std::string_view utf8, const std::vector<Sought>& targets)
      : utf8_(utf8), targets_(targets), cursor_(utf8), path_(utf8) {
    aim();
  }

  void start(const StartTag& tag) override {
    const bool is_root = path_.empty();
    if (!is_root) resolve_until(tag.offset, {});
    path_.push(tag);
    if (is_root) describe_root(tag);
    resolve_until(tag.content, tag.attributes);
  }
  void end(std::uint64_t content_end) override {
    resolve_until(path_.end_offset(content_end), {});
    path_.pop();
  }
  void text(std::string_view, Position) override {}

  Located take() {
    located_.places.resize(targets_.size());
    return std::move(located_);
  }

 private:
  const Sought& target() const { return targets_[located_.places.size()]; }

  void describe_root(const StartTag& tag) {
    located_.root_namespace = tag.uri;
    located_.root = {path_.text(), tag.offset};
  }
  void aim() {
    if (located_.places.size() < targets_.size()) aim_ = cursor_.offset(target().after);
  }
  void resolve_until(std::uint64_t offset, std::span<const XmlAttribute> attributes) {
    while (aim_ <= offset) {
      located_.places.push_back(place(attributes));
      if (located_.places.size() == targets_.size()) throw AllFound{};
      aim();
    }
  }
  Place place(std::span<const XmlAttribute> attributes) const {
    if (target().child < path_.child_count()) {
      return {path_.child_text(target().child), path_.child_offset(target().child)};
    }
    if (target().attribute.empty()) return {path_.text(), path_.offset()};
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const auto& a) { return a.local == target().attribute; });
    return {path_.text() + "/@" + target().attribute,
            found == attributes.end() ? path_.offset() : found->offset};
  }

  std::string_view utf8_;
  const std::vector<Sought>& targets_;
  Cursor cursor_;
  ElementPath path_;
  std::uint64_t aim_ = std::numeric_limits<std::uint64_t>::max();
  Located located_;
};

}  // namespace

Limits unlimited() {
  Limits limits;
  limits.bytes = Limits::hard_bytes;
  limits.depth = Limits::hard_depth;
  limits.attributes = limits.name_length = limits.attribute_length = SIZE_MAX;
  limits.elements = UINT64_MAX;
  return limits;
}

Located locate(std::string_view utf8, const std::vector<Sought>& targets) {
  Locator locator(utf8, targets);
  Report report;
  try {
    if (!scan(utf8, unlimited(), locator, report)) throw InvalidDocument(std::move(report));
  } catch (const AllFound&) {
  }
  return locator.take();
}

}  // namespace pmml
