#include "pmml/io/fragment.h"

#include "pmml/io/binder.h"
#include "pmml/io/scanner.h"
#include "pmml/io/writer.h"
#include "pmml/io/xml_escape.h"
#include "pmml/model/header.h"

namespace pmml {

bool read_fragment(std::string_view xml, std::string_view namespace_uri,
                   const ElementDescription& description, void* object, Report& report,
                   const Limits& limits) {
  const std::size_t begin = xml.find_first_not_of(" \t\r\n");
  if (begin != std::string_view::npos) xml.remove_prefix(begin);
  Binder binder(xml, description, description_of<Extension>(), object, report, namespace_uri);
  return scan(xml, limits, binder, report) && binder.root().found &&
         binder.root().namespace_uri == namespace_uri;
}

std::string write_fragment(const ElementDescription& description, const void* object,
                           std::string_view namespace_uri, std::size_t depth) {
  std::string text = "\n";
  std::string xmlns = " xmlns=\"";
  append_escaped_attribute(xmlns, namespace_uri);
  xmlns += '"';
  Writer writer([&](std::string_view block) { text += block; }, depth + 1);
  writer.element(description, object, xmlns);
  writer.finish();
  text.append(2 * depth, ' ');
  return text;
}

}  // namespace pmml
