#include "pmml/archive/explain.h"

#include <nlohmann/json.hpp>

#include "pmml/cli/load.h"
#include "pmml/cli/verbs.h"

namespace pmml::cli {

int explain(const ExplainOptions& options, const Console& console) {
  const std::string text = archive::explain(load_document(options.model));
  if (console.json()) {
    console.result({{"file", options.model}, {"text", text}});
  } else {
    console.raw(text);
  }
  return fine;
}

}  // namespace pmml::cli
