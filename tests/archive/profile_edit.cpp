#include "tests/archive/profile_edit.h"

#include <catch2/catch.hpp>
#include <pugixml.hpp>
#include <sstream>

#include "pmml/archive/seal.h"
#include "pmml/io/read.h"
#include "pmml/io/write.h"

namespace pmml::archive {
namespace {

constexpr unsigned keep_all = pugi::parse_full | pugi::parse_ws_pcdata;

void apply(const Edit& edit, const pugi::xpath_node& found) {
  if (edit.kind == Edit::Kind::add) {
    pugi::xml_node(found.node()).append_buffer(edit.value.data(), edit.value.size(), keep_all);
  } else if (found.attribute()) {
    if (edit.kind == Edit::Kind::remove) {
      found.parent().remove_attribute(found.attribute());
    } else {
      pugi::xml_attribute(found.attribute()).set_value(edit.value.c_str());
    }
  } else if (edit.kind == Edit::Kind::remove) {
    found.node().parent().remove_child(found.node());
  } else {
    found.node().text().set(edit.value.c_str());
  }
}

}  // namespace

std::string edited(const std::string& xml, const std::vector<Edit>& edits) {
  pugi::xml_document document;
  REQUIRE(document.load_string(xml.c_str(), keep_all));
  for (const Edit& edit : edits) {
    auto found = document.select_nodes(edit.path.c_str());
    INFO(edit.path);
    if (found.empty() && edit.kind == Edit::Kind::set) {
      const std::size_t name = edit.path.rfind("/@");
      auto owner = document.select_node(edit.path.substr(0, name).c_str()).node();
      owner.append_attribute(edit.path.substr(name + 2).c_str());
      found = document.select_nodes(edit.path.c_str());
    }
    REQUIRE(!found.empty());
    for (const auto& node : found) apply(edit, node);
  }
  std::ostringstream out;
  document.save(out, "", pugi::format_raw);
  return out.str();
}

std::string canonical(const std::string& xml) {
  Document document;
  Report report;
  REQUIRE(read(xml, document, report));
  return write(document);
}

std::string resealed(const std::string& xml) {
  Document document;
  Report report;
  REQUIRE(read(xml, document, report));
  seal(document);
  return write(document);
}

}  // namespace pmml::archive
