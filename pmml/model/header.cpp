#include "pmml/model/header.h"

#include "pmml/describe/description.h"
#include "pmml/model/text_type.h"

namespace pmml {

void Header::describe(Description<Header>& d) {
  d.element(
      "Tells where the document comes from: copyright, description, producing program and time of "
      "creation",
      Version::v1_1);
  d.attribute("copyright", &Header::copyright, "Copyright notice of the document");
  d.attribute("description", &Header::description, "Description of the document in free text");
  d.attribute("modelVersion", &Header::modelVersion, "Version of the model, chosen by its author")
      .since(Version::v4_3);
  d.extensions();
  d.child(&Header::application, zero_or_one);
  d.child(&Header::annotations, any_number);
  d.child(&Header::timestamp, zero_or_one);
}

void MiningBuildTask::describe(Description<MiningBuildTask>& d) {
  d.element("Keeps notes on how the model was built, which scoring never reads", Version::v2_0);
  d.extensions();
}

void Extension::describe(Description<Extension>& d) {
  d.element(
      "Carries content private to one vendor, which other programs may skip without changing any "
      "result",
      Version::v1_1);
  d.attribute("extender", &Extension::extender,
              "Name of the vendor or program that defines the extension");
  d.attribute("name", &Extension::name, "Name of the extension property");
  d.attribute("value", &Extension::value, "Value of the extension property");
  d.markup();
}

void Application::describe(Description<Application>& d) {
  d.element("Names the program that wrote the document", Version::v1_1);
  d.attribute("name", &Application::name, "Name of the program that wrote the document").required();
  d.attribute("version", &Application::version, "Version of the program that wrote the document");
  d.extensions();
}

void Annotation::describe(Description<Annotation>& d) {
  d.element("Holds a free text remark, for instance an entry of the change history", Version::v1_1);
  d.extensions();
  d.text(Content::mixed, text_type<Annotation, &Annotation::text>("xs:string"));
}

void Timestamp::describe(Description<Timestamp>& d) {
  d.element("Holds the date and time of creation as text", Version::v1_1);
  d.extensions();
  d.text(Content::mixed, text_type<Timestamp, &Timestamp::text>("xs:string"));
}

template class Box<Header>;
template const ElementDescription& description_of<Header>();
template class Box<MiningBuildTask>;
template const ElementDescription& description_of<MiningBuildTask>();
template class Box<Extension>;
template const ElementDescription& description_of<Extension>();
template class Box<Application>;
template const ElementDescription& description_of<Application>();
template class Box<Annotation>;
template const ElementDescription& description_of<Annotation>();
template class Box<Timestamp>;
template const ElementDescription& description_of<Timestamp>();

}  // namespace pmml
