#include "pmml/io/write.h"

#include "pmml/io/xml_escape.h"

namespace pmml {

void write(const Document& document, const Sink& sink) {
  Writer writer(sink);
  writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  for (const Instruction& instruction : document.instructions) {
    writer.raw("<?" + instruction.target);
    if (!instruction.data.empty()) writer.raw(" " + instruction.data);
    writer.raw("?>\n");
  }
  std::string xmlns;
  if (!document.namespaceUri.empty()) {
    xmlns = " xmlns=\"";
    append_escaped_attribute(xmlns, document.namespaceUri);
    xmlns += '"';
  }
  writer.element(description_of<PMML>(), &document.pmml, xmlns);
  writer.finish();
}

std::string write(const Document& document) {
  std::string out;
  write(document, [&](std::string_view block) { out += block; });
  return out;
}

}  // namespace pmml
