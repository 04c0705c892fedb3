#include "pmml/io/scanner.h"

#include <algorithm>

#include "pmml/io/gate.h"
#include "pmml/io/xml_declaration.h"
#include "pmml/io/xml_tag.h"

namespace pmml {

XmlEvents::~XmlEvents() = default;

namespace xml {
namespace {

struct OpenElement {
  std::string_view qname;
  std::size_t namespaces = 0;  // mark to leave at its end
};

class Scanner : TagReader {
 public:
  Scanner(std::string_view text, const Limits& limits, XmlEvents* events)
      : TagReader(text, limits),
        depth_limit_(std::min(limits.depth, Limits::hard_depth)),
        events_(events),
        kept_depth_(events == nullptr ? nobody_listens : 0) {}

  void check_size() const;
  void document();
  std::string path() const;

 private:
  void declaration();
  void misc();
  [[gnu::noinline]] bool special_markup();

  // The hot loop hands the place from one to the next; p_ is valid whenever something may fail.
  const char* markup(const char* p);
  const char* start_tag(const char* p);
  const char* end_tag(const char* p);
  const char* text(const char* p);

  [[gnu::noinline]] const char* unusual_start_tag();
  [[gnu::noinline]] void unusual_end_tag();
  void check_element_limits() const;
  void open_element(std::string_view qname, std::size_t mark, bool empty);
  void close_element(std::uint64_t content_end);

  [[gnu::noinline]] void unusual_text();
  void unusual_character();
  void text_reference();
  void carriage_return();
  void start_piece();
  void end_piece();
  void cdata();
  void comment();
  void instruction();
  std::string_view normalised(std::string_view text);

  bool quiet() const { return kept_depth_ != 0; }

  static constexpr std::size_t nobody_listens = static_cast<std::size_t>(-1);
  std::size_t depth_limit_;
  XmlEvents* events_;
  StartTag tag_;
  Stack<OpenElement> open_;
  std::uint64_t elements_ = 0;
  std::size_t kept_depth_;       // depth of the element that keeps its content to itself, or 0
  const char* piece_ = nullptr;  // of text, not yet delivered
  Position piece_where_;
  std::string normalised_;
};

void Scanner::check_size() const {
  const std::uint64_t most = std::min(limits_.bytes, Limits::hard_bytes);
  const std::uint64_t size = rest().size();
  if (size > most) fail_limit(p_, "E-SIZE", "bytes", size, most);
}

void Scanner::document() {
  declaration();
  misc();
  if (peek() != '<') fail("E-WF", "the root element");
  for (const char* p = start_tag(p_); !open_.empty();) p = markup(text(p));
  misc();
  if (p_ != end_) fail("E-WF", "nothing after the root element");
}

void Scanner::declaration() {
  Declaration found;
  if (!read_declaration(rest(), found)) {
    p_ += found.error_at;
    fail("E-WF", std::string(found.expected));
  }
  if (found.size == 0) return;
  if (found.version != "1.0") {
    fail_at(found.version.data(), "E-XMLVER", "XML version " + printable(found.version, 20), "1.0");
  }
  if (!found.encoding.empty() && !same_encoding(found.encoding, "UTF-8")) {
    fail_at(found.encoding.data(), "E-ENC", "encoding " + printable(found.encoding, 40),
            "UTF-8, as the text is");
  }
  for (const char* end = p_ + found.size; p_ != end;) pass_space();
}

// White space, comments and instructions outside the root.
void Scanner::misc() {
  while (true) {
    skip_space();
    if (peek() != '<' || !special_markup()) return;
  }
}

// Between text and text: one tag, comment, instruction or CDATA section.
[[gnu::always_inline]] inline const char* Scanner::markup(const char* p) {
  const char c = end_ - p > 1 ? p[1] : '\0';
  if (is(nameStart, c)) return start_tag(p);
  if (c == '/') return end_tag(p);
  p_ = p;
  return special_markup() ? p_ : start_tag(p);
}

// Comment, instruction, CDATA section, DOCTYPE; false when '<' starts none of them.
bool Scanner::special_markup() {
  if (peek(1) == '?') {
    instruction();
    return true;
  }
  if (peek(1) != '!') return false;
  if (at("<!--")) {
    comment();
  } else if (at("<![CDATA[") && !open_.empty()) {
    cdata();
  } else if (at("<!DOCTYPE")) {
    fail_at(p_, "E-DOCTYPE", "<!DOCTYPE", "no document type declaration");
  } else {
    ++p_;
    fail("E-WF", "an element");
  }
  return true;
}

[[gnu::always_inline]] inline const char* Scanner::start_tag(const char* p) {
  p_ = p;
  check_element_limits();
  ++elements_;
  std::string_view name;
  const char* end = usual_start_tag(p, name);
  if (end == nullptr) return unusual_start_tag();
  const bool empty = *end == '/';
  p_ = end + (empty ? 2 : 1);
  if (!quiet()) {
    tag_.qname = name;
    tag_.local = name;
    tag_.prefix = {};
    tag_.uri = namespaces_.unprefixed();
    tag_.attributes = attributes_.all();
    tag_.offset = offset_of(p);
    tag_.content = offset();
    tag_.where = position(p);
  }
  open_element(name, namespaces_.mark(), empty);
  return p_;
}

const char* Scanner::unusual_start_tag() {
  const std::size_t mark = namespaces_.mark();
  const bool empty = read_start_tag(tag_);
  open_element(tag_.qname, mark, empty);
  return p_;
}

[[gnu::always_inline]] inline void Scanner::open_element(std::string_view qname, std::size_t mark,
                                                         bool empty) {
  OpenElement& element = open_.add();
  element.qname = qname;
  element.namespaces = mark;
  if (!quiet()) {
    events_->start(tag_);
    if (events_->skip_content()) kept_depth_ = open_.size();
  }
  if (empty) close_element(offset());
}

[[gnu::always_inline]] inline void Scanner::check_element_limits() const {
  if (open_.size() >= depth_limit_) {
    fail_limit(p_, "E-DEPTH", "elements open", open_.size() + 1, depth_limit_);
  }
  if (elements_ >= limits_.elements) {
    fail_limit(p_, "E-ELEMENTS", "elements", elements_ + 1, limits_.elements);
  }
}

[[gnu::always_inline]] inline const char* Scanner::end_tag(const char* p) {
  const std::string_view name = open_.back().qname;
  p_ = p + 2;
  if (at_name(name) && peek(name.size()) == '>') {
    p_ += name.size() + 1;
  } else {
    unusual_end_tag();
  }
  close_element(offset_of(p));
  return p_;
}

// White space before '>', or wrong.
void Scanner::unusual_end_tag() {
  const char* start = p_;
  const Name name = qname();
  if (name.qname != open_.back().qname) {
    fail_at(start, "E-WF", "</" + printable(name.qname, 100) + ">",
            "</" + printable(open_.back().qname, 100) + ">");
  }
  skip_space();
  if (peek() != '>') fail("E-WF", "'>'");
  ++p_;
}

[[gnu::always_inline]] inline void Scanner::close_element(std::uint64_t content_end) {
  if (kept_depth_ == open_.size()) kept_depth_ = 0;
  if (!quiet()) events_->end(content_end);
  namespaces_.leave(open_.back().namespaces);
  open_.pop();
}

// Text up to the next '<'.
[[gnu::always_inline]] inline const char* Scanner::text(const char* p) {
  if (p != end_ && *p == '<') return p;
  p_ = p;
  start_piece();
  p_ = skip_text<'<', '&', ']'>(p, end_, line_);
  while (peek() != '<') unusual_text();
  end_piece();
  return p_;
}

// Moves behind the reference, bracket, carriage return or character at hand, and to the next.
void Scanner::unusual_text() {
  if (p_ == end_) fail("E-WF", "</" + printable(open_.back().qname, 100) + ">");
  if (at("]]>")) fail_at(p_, "E-WF", "]]>", "]]&gt; in text");
  if (*p_ == '&') {
    text_reference();
  } else {
    unusual_character();
  }
  p_ = skip_text<'<', '&', ']'>(p_, end_, line_);
}

void Scanner::unusual_character() {
  if (*p_ == '\r') {
    carriage_return();
  } else if (*p_ == ']') {
    ++p_;
  } else {
    character();
  }
}

[[gnu::always_inline]] inline void Scanner::start_piece() {
  piece_ = p_;
  piece_where_ = position(p_);
}

[[gnu::always_inline]] inline void Scanner::end_piece() {
  if (p_ != piece_ && !quiet()) events_->text(view(piece_, p_), piece_where_);
}

// "\r\n" goes on with its '\n'; a lone '\r' becomes one.
void Scanner::carriage_return() {
  end_piece();
  start_piece();
  pass_space();
  if (peek() == '\n') return start_piece();
  if (!quiet()) events_->text("\n", piece_where_);
  start_piece();
}

void Scanner::text_reference() {
  end_piece();
  start_piece();
  normalised_.clear();
  append_utf8(normalised_, reference());
  if (!quiet()) events_->text(normalised_, piece_where_);
  start_piece();
}

void Scanner::cdata() {
  p_ += std::string_view("<![CDATA[").size();
  start_piece();
  p_ = skip_text<']'>(p_, end_, line_);
  while (!at("]]>")) {
    if (p_ == end_) fail("E-WF", "]]>");
    unusual_character();
    p_ = skip_text<']'>(p_, end_, line_);
  }
  end_piece();
  p_ += 3;
}

void Scanner::comment() {
  p_ += 4;
  const char* start = p_;
  while (!at("--")) {
    if (p_ == end_) fail("E-WF", "-->");
    if (*p_ == '-') ++p_;
    p_ = skip_text<'-'>(p_, end_, line_);
    if (p_ != end_ && *p_ != '-') character();
  }
  const std::string_view text = view(start, p_);
  p_ += 2;
  if (peek() != '>') fail("E-WF", "'>' after -- in a comment");
  ++p_;
  if (!quiet()) events_->comment(normalised(text));
}

void Scanner::instruction() {
  const char* start = p_;
  const Position where = position(start);
  p_ += 2;
  const std::string_view target = ncname();
  if (same_encoding(target, "xml")) {
    fail_at(start, "E-WF", "<?" + std::string(target), "an XML declaration at the start only");
  }
  if (!skip_space() && !at("?>")) fail("E-WF", "white space or ?>");
  const char* data = p_;
  while (!at("?>")) {
    if (p_ == end_) fail("E-WF", "?>");
    if (*p_ == '?') ++p_;
    p_ = skip_text<'?'>(p_, end_, line_);
    if (p_ != end_ && *p_ != '?') character();
  }
  const std::string_view text = view(data, p_);
  p_ += 2;
  if (!quiet()) events_->instruction(target, normalised(text), where);
}

// Section 2.11: every line end becomes '\n'.
std::string_view Scanner::normalised(std::string_view text) {
  if (text.find('\r') == text.npos) return text;
  normalised_.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!pair) normalised_ += text[i] == '\r' ? '\n' : text[i];
  }
  return normalised_;
}

// Names of the open elements; the middle of a deep path is left out.
std::string Scanner::path() const {
  constexpr std::size_t head = 4;
  constexpr std::size_t tail = 12;
  std::string out;
  for (std::size_t i = 0; i < open_.size(); ++i) {
    const bool left_out = i >= head && i + tail < open_.size();
    if (!left_out) out += "/" + printable(open_.all()[i].qname, 100);
    if (left_out && i == head) out += "/...";
  }
  return out;
}

}  // namespace
}  // namespace xml

namespace {

bool run(std::string_view utf8, const Limits& limits, XmlEvents* events, Report& report) {
  xml::Scanner scanner(utf8, limits, events);
  try {
    scanner.check_size();
    scanner.document();
    return true;
  } catch (const xml::Violation& violation) {
    Problem problem;
    problem.id = violation.id;
    problem.layer = violation.layer;
    problem.where = position_at(utf8, violation.offset);
    problem.path = scanner.path();
    problem.found = violation.found;
    problem.expected = violation.expected;
    report.add(std::move(problem));
    return false;
  }
}

}  // namespace

bool scan(std::string_view utf8, const Limits& limits, XmlEvents& events, Report& report) {
  return run(utf8, limits, &events, report);
}

bool gate(std::string_view utf8, const Limits& limits, Report& report) {
  return run(utf8, limits, nullptr, report);
}

}  // namespace pmml
