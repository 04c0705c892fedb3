#include <algorithm>

#include "pmml/report/outline.h"
#include "pmml/report/render.h"

namespace pmml::report {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Whether a character of the file's text could mean something in CommonMark, or make a link in one
// of its extensions.
bool is_special(std::string_view text, std::size_t at) {
  static constexpr std::string_view always = "\\`*_[]<>|~&$@";
  static constexpr std::string_view at_start = "#+-=";
  const char c = text[at];
  const char before = at > 0 ? text[at - 1] : ' ';
  const char after = at + 1 < text.size() ? text[at + 1] : ' ';
  if (always.find(c) != std::string_view::npos) return true;
  if (at_start.find(c) != std::string_view::npos) return before == ' ';
  if (c == ':') return after == '/';
  if (c == ')') return is_digit(before);
  if (c != '.') return false;
  return (is_digit(before) && !is_digit(after)) || before == 'w' || before == 'W';
}

std::string literal(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_special(text, i)) out += '\\';
    out += text[i];
  }
  return out;
}

// Our own words hold no mark-up but these characters.
std::string own_words(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_<>[]&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_of(const Text& text) {
  std::string out;
  for (const Run& run : text.runs) {
    out += run.voice == Voice::ours ? own_words(run.text) : literal(run.text);
  }
  return out;
}

std::string markdown_of(const TableCell& cell) {
  std::string out = markdown_of(cell.text);
  if (cell.distribution) out += markdown_of(cell.distribution->sentence);
  return out;
}

class MarkdownPage {
 public:
  std::string page(const Page& page) {
    out_ = "# " + markdown_of(page.title) + "\n\n" + markdown_of(page.lead) + "\n\n";
    for (const KeyFact& fact : page.facts) {
      out_ += "- **" + own_words(fact.name) + "**: " + markdown_of(fact.value) + "\n";
    }
    for (const Section& section : shown_sections(page)) {
      out_ += "\n## " + own_words(section.title) + "\n";
      for (const Block& block : section.blocks) {
        std::visit([this](const auto& held) { add(held); }, block);
      }
    }
    return std::move(out_);
  }

 private:
  void add(const Heading& heading) {
    const auto level = static_cast<std::size_t>(std::min(heading.level, 6));
    out_ += "\n" + std::string(level, '#') + " " + markdown_of(heading.text) + "\n";
  }

  void add(const Paragraph& paragraph) { out_ += "\n" + markdown_of(paragraph.text) + "\n"; }

  // CommonMark has no tables: a row is an item that names its cells.
  void add(const Table& table) {
    if (table.rows.empty()) return;
    if (!table.caption.empty()) out_ += "\n" + markdown_of(table.caption) + ":\n";
    out_ += "\n";
    for (const auto& row : table.rows) table.facts ? add_fact(row) : add_row(table, row);
    if (table.omitted > 0) add(omitted_rows(table));
  }

  void add_fact(const std::vector<TableCell>& row) {
    out_ += "- **" + markdown_of(row[0]) + "** (" + markdown_of(row[2]) +
            "): " + markdown_of(row[1]) + "\n";
  }

  void add_row(const Table& table, const std::vector<TableCell>& row) {
    out_ += "- **" + markdown_of(row.front()) + "**";
    for (std::size_t i = 1; i < row.size(); ++i) {
      out_ += i == 1 ? " – " : "; ";
      if (i < table.columns.size()) out_ += markdown_of(table.columns[i].title) + ": ";
      out_ += markdown_of(row[i]);
    }
    out_ += "\n";
  }

  template <class Chart>
  void add_sentence(const Chart& chart) {
    out_ += "\n" + markdown_of(chart.title) + ": " + markdown_of(chart.sentence) + "\n";
  }

  void add(const Curves& curves) { add_sentence(curves); }
  void add(const FoldChart& chart) { add_sentence(chart); }

  void add(const TreeDrawing& tree) {
    add_sentence(tree);
    out_ += "\n";
    for (const OutlineItem& item : outline(tree)) {
      out_ += std::string(2 * item.level, ' ') + "- " + markdown_of(item.text) + "\n";
    }
  }

  std::string out_;
};

}  // namespace

std::string markdown(const Page& page) {
  return MarkdownPage().page(page);
}

}  // namespace pmml::report
