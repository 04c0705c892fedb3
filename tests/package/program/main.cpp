#include <estimators/registry.h>
#include <pmml/io/read.h>
#include <pmml/io/write.h>

// Reads the document given, writes it, reads that again: the same canonical text.
int main(int argc, char** argv) {
  if (argc != 2 || estimators::estimator_names().empty()) return 1;
  const pmml::Document document = pmml::load(argv[1]);
  const std::string canonical = pmml::write(document);
  pmml::Document again;
  pmml::Report report;
  return pmml::read(canonical, again, report) && pmml::write(again) == canonical ? 0 : 1;
}
