#include "pmml/describe/element.h"

#include "pmml/describe/description.h"

namespace pmml {

template class Box<Extras>;

}  // namespace pmml
