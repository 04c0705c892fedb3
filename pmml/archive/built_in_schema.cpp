#include "pmml/archive/built_in_schema.h"

#include "xsd/embedded_schemas.h"

namespace pmml::archive {

const Schema& built_in_schema() {
  static const Schema schema = Schema::from_memory(embedded_schema_4_4(), "pmml-4-4.xsd");
  return schema;
}

}  // namespace pmml::archive
