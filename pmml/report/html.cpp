#include <algorithm>
#include <cmath>

#include "pmml/report/outline.h"
#include "pmml/report/render.h"
#include "pmml/report/svg.h"

namespace pmml::report {
namespace {

constexpr int deepest_heading = 6;
constexpr std::size_t long_cell = 24;  // bytes from which a cell asks for a wider column
constexpr std::size_t share_steps = 5;

std::string html_of(const Run& run) {
  switch (run.voice) {
    case Voice::file:
      return "<bdi>" + escaped(run.text) + "</bdi>";
    case Voice::code:
      return "<bdi class=\"name\">" + escaped(run.text) + "</bdi>";
    default:
      return escaped(run.text);
  }
}

std::string html_of(const Text& text) {
  std::string out;
  for (const Run& run : text.runs) out += html_of(run);
  return out;
}

std::string mark_of(Mark mark) {
  switch (mark) {
    case Mark::good:
      return "<span class=\"mark good\" aria-hidden=\"true\">✓</span> ";
    case Mark::bad:
      return "<span class=\"mark bad\" aria-hidden=\"true\">✗</span> ";
    case Mark::open:
      return "<span class=\"mark open\" aria-hidden=\"true\">○</span> ";
    default:
      return {};
  }
}

// What the bars of one column are measured against.
struct BarColumn {
  bool has_bars = false;
  double reach = 0;
  bool is_signed = false;
};

std::vector<BarColumn> bar_columns(const Table& table) {
  std::vector<BarColumn> columns(table.columns.size());
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < std::min(row.size(), columns.size()); ++i) {
      if (!row[i].bar) continue;
      columns[i].has_bars = true;
      const double value = *row[i].bar;
      if (!std::isfinite(value)) continue;
      columns[i].reach = std::max(columns[i].reach, std::abs(value));
      columns[i].is_signed = columns[i].is_signed || value < 0;
    }
  }
  return columns;
}

class HtmlPage {
 public:
  std::string page(const Page& page) {
    head(page);
    contents(page);
    out_ += "<main id=\"main\">\n";
    for (const Section& section : shown_sections(page)) add(section);
    out_ += "</main>\n</div>\n";
    out_ += "<footer><p>" + escaped(page_promise) + "</p></footer>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void head(const Page& page) {
    const std::string title = escaped(plain(page.title));
    out_ +=
        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n"
        "<meta charset=\"utf-8\"/>\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'; img-src data:\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
        "<link rel=\"icon\" href=\"data:,\"/>\n<title>" +
        title + " – model report</title>\n<style>\n" + std::string(report_stylesheet()) +
        "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"
        "<header>\n<p class=\"eyebrow\">Model report</p>\n<h1>" +
        html_of(page.title) + "</h1>\n<p class=\"lead\">" + html_of(page.lead) + "</p>\n";
    out_ += "<dl>\n";
    for (const KeyFact& fact : page.facts) {
      out_ += "<div><dt>" + escaped(fact.name) + "</dt><dd>" + mark_of(fact.value.mark) +
              html_of(fact.value.text) + "</dd></div>\n";
    }
    out_ += "</dl>\n</header>\n<div class=\"columns\">\n";
  }

  void contents(const Page& page) {
    out_ += "<nav aria-label=\"Contents\">\n<ol>\n";
    for (const Section& section : shown_sections(page)) {
      out_ += "<li><a href=\"#" + section.id + "\">" + escaped(section.title) + "</a></li>\n";
    }
    out_ += "</ol>\n</nav>\n";
  }

  void add(const Section& section) {
    out_ += "<section aria-labelledby=\"" + section.id + "\">\n<h2 id=\"" + section.id + "\">" +
            escaped(section.title) + "</h2>\n";
    heading_ = section.title;
    for (const Block& block : section.blocks) {
      std::visit([this](const auto& held) { add(held); }, block);
    }
    out_ += "</section>\n";
  }

  void add(const Heading& heading) {
    const std::string tag = "h" + std::to_string(std::min(heading.level, deepest_heading));
    heading_ = plain(heading.text);
    out_ += "<" + tag + ">" + html_of(heading.text) + "</" + tag + ">\n";
  }

  void add(const Paragraph& paragraph) {
    out_ += paragraph.aside ? "<p class=\"aside\">" : "<p>";
    out_ += html_of(paragraph.text) + "</p>\n";
  }

  // A region that scrolls on its own must be reached by keyboard and have a name.
  void begin_region(const std::string& name) {
    out_ += "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"" + escaped(name) +
            "\">\n";
  }

  void add(const Table& table) {
    if (table.rows.empty()) return;
    begin_region(table.caption.empty() ? heading_ : plain(table.caption));
    out_ += "<table>\n";
    if (!table.caption.empty())
      out_ += "<caption><span>" + html_of(table.caption) + "</span></caption>\n";
    out_ += "<thead><tr>";
    for (const Column& column : table.columns) {
      out_ += std::string("<th scope=\"col\"") + (column.numeric ? " class=\"number\">" : ">") +
              html_of(column.title) + "</th>";
    }
    out_ += "</tr></thead>\n<tbody>\n";
    const std::vector<BarColumn> bars = bar_columns(table);
    for (const auto& row : table.rows) add_row(table, row, bars);
    out_ += "</tbody>\n</table>\n</div>\n";
    if (table.omitted > 0) add(omitted_rows(table));
  }

  void add_row(const Table& table, const std::vector<TableCell>& row,
               const std::vector<BarColumn>& bars) {
    out_ += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const TableCell& cell = row[i];
      const bool barred = i < bars.size() && bars[i].has_bars;
      const bool numeric = i < table.columns.size() && table.columns[i].numeric;
      const std::string classes = classes_of(cell, numeric ? "number" : barred ? "barred" : "");
      const std::string attribute = classes.empty() ? "" : " class=\"" + classes + "\"";
      out_ += i == 0 ? "<th scope=\"row\"" + attribute + ">" : "<td" + attribute + ">";
      out_ += mark_of(cell.mark);
      out_ += barred ? "<span>" + html_of(cell.text) + "</span>" : html_of(cell.text);
      if (cell.bar) out_ += svg_bar(*cell.bar, bars[i].reach, bars[i].is_signed);
      if (cell.distribution) out_ += svg(*cell.distribution, names_);
      out_ += i == 0 ? "</th>" : "</td>";
    }
    out_ += "</tr>\n";
  }

  static std::string classes_of(const TableCell& cell, std::string classes) {
    if (plain(cell.text).size() >= long_cell) classes += classes.empty() ? "long" : " long";
    if (cell.share) classes += " share" + std::to_string(step_of(*cell.share));
    return classes;
  }

  static std::size_t step_of(double share) {
    return static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * (share_steps - 1) + 0.5);
  }

  template <class Chart>
  void add_picture(const Chart& chart) {
    out_ += "<figure>\n";
    begin_region(plain(chart.title));
    out_ += svg(chart, names_) + "\n</div>\n<figcaption>" + html_of(chart.title) + ". " +
            html_of(chart.sentence) + "</figcaption>\n</figure>\n";
  }

  void add(const Curves& curves) { add_picture(curves); }
  void add(const FoldChart& chart) { add_picture(chart); }

  void add(const TreeDrawing& tree) {
    add_picture(tree);
    out_ += "<details>\n<summary>The same tree as text</summary>\n";
    std::size_t open = 0;
    for (const OutlineItem& item : outline(tree)) {
      for (; open > item.level + 1; --open) out_ += "</li></ul>";
      if (open == item.level + 1) out_ += "</li>\n";
      for (; open < item.level + 1; ++open) out_ += "<ul>\n";
      out_ += "<li>" + html_of(item.text);
    }
    for (; open > 0; --open) out_ += "</li></ul>";
    out_ += "\n</details>\n";
  }

  std::string out_;
  std::string heading_;
  SvgNames names_;
};

}  // namespace

std::string html(const Page& page) {
  return HtmlPage().page(page);
}

}  // namespace pmml::report
