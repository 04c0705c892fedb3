#include <nlohmann/json.hpp>

#include "pmml/archive/save.h"
#include "pmml/cli/load.h"
#include "pmml/cli/verbs.h"
#include "pmml/io/read.h"

namespace pmml::cli {

int convert(const ConvertOptions& options, const Console& console) {
  const Document document = pmml::load(options.input, Profile::lenient);
  SaveOptions save;
  save.require_valid = false;
  save.verify = false;
  pmml::save(document, options.output, save);
  console.line("wrote " + options.output);
  console.result({{"output", options.output}});
  return fine;
}

}  // namespace pmml::cli
