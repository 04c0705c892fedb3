#include "estimators/document_notes.h"

#include "pmml/describe/numbers.h"
#include "pmml/describe/problem.h"

namespace estimators {
namespace {

constexpr std::string_view extender = "pmml";

const std::string* attribute(const pmml::KeptNode& node, std::string_view name) {
  for (const pmml::KeptAttribute& attribute : node.attributes) {
    if (attribute.name == name) return &attribute.value;
  }
  return nullptr;
}

bool is_note(const pmml::KeptNode& node) {
  const std::string* by = attribute(node, "extender");
  return node.name == "Extension" && by != nullptr && *by == extender;
}

std::string_view next_word(std::string_view& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

}  // namespace

Notes::Notes(const pmml::Element& element) : Notes() {
  if (!element.extras) return;
  for (const pmml::KeptNode& node : element.extras->nodes) {
    const std::string* name = attribute(node, "name");
    const std::string* value = attribute(node, "value");
    if (is_note(node) && name != nullptr && value != nullptr) all_->insert_or_assign(*name, *value);
  }
}

Notes Notes::at(std::string_view part) const {
  Notes out = *this;
  out.prefix_.append(part).append(".");
  return out;
}

Notes Notes::at(std::string_view part, std::size_t index) const {
  return at(std::string(part) + "." + std::to_string(index));
}

void Notes::set(std::string_view name, std::string value) {
  all_->insert_or_assign(prefix_ + std::string(name), std::move(value));
}

void Notes::set_numbers(std::string_view name, std::span<const double> values) {
  std::string text;
  for (const double value : values) {
    if (!text.empty()) text += ' ';
    pmml::append_double(text, value);
  }
  set(name, std::move(text));
}

void Notes::set_params(const Parameters& parameters) {
  Notes params = at("param");
  for (const Param& row : parameters.params()) {
    for (auto& [name, value] : parameters.get_params()) {
      if (name == row.name && !row.only_running) params.set(name, value);
    }
  }
}

const std::string* Notes::find(std::string_view name) const {
  const auto found = all_->find(prefix_ + std::string(name));
  return found == all_->end() ? nullptr : &found->second;
}

std::optional<std::vector<double>> Notes::numbers(std::string_view name) const {
  const std::string* text = find(name);
  if (text == nullptr) return {};
  std::vector<double> out;
  for (std::string_view rest = *text; !rest.empty();) {
    double value = 0;
    if (pmml::parse_double(next_word(rest), value) != pmml::NumberError::none) return {};
    out.push_back(value);
  }
  return out;
}

std::optional<std::vector<double>> Notes::numbers(std::string_view name, std::size_t count) const {
  auto out = numbers(name);
  if (out && out->size() != count) out.reset();
  return out;
}

std::optional<double> Notes::number(std::string_view name) const {
  const auto found = numbers(name, 1);
  return found ? std::optional(found->front()) : std::nullopt;
}

std::optional<std::int64_t> Notes::integer(std::string_view name) const {
  const std::string* text = find(name);
  std::int64_t value = 0;
  if (text == nullptr || pmml::parse_integer(*text, value) != pmml::NumberError::none) return {};
  return value;
}

void Notes::get_params(Parameters& parameters) const {
  const Notes params = at("param");
  for (const Param& row : parameters.params()) {
    const std::string* value = params.find(row.name);
    if (value == nullptr) continue;
    try {
      parameters.set_param(row.name, *value);
    } catch (const pmml::InvalidData& error) {
      throw pmml::InvalidDocument(error.report());
    }
  }
}

void Notes::attach(pmml::Element& element) const {
  if (all_->empty()) return;
  if (!element.extras) element.extras.emplace();
  std::vector<pmml::KeptNode> nodes;
  for (const auto& [name, value] : *all_) {
    pmml::KeptNode node;
    node.name = "Extension";
    node.attributes = {{"extender", std::string(extender)}, {"name", name}, {"value", value}};
    nodes.push_back(std::move(node));
  }
  auto& kept = element.extras->nodes;
  kept.insert(kept.begin(), std::make_move_iterator(nodes.begin()),
              std::make_move_iterator(nodes.end()));
}

}  // namespace estimators
