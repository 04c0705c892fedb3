#include "pmml/model/neural_network.h"

#include "pmml/describe/description.h"
#include "pmml/model/explanation.h"
#include "pmml/model/expression.h"
#include "pmml/model/mining_schema.h"
#include "pmml/model/output.h"
#include "pmml/model/stats.h"
#include "pmml/model/targets.h"
#include "pmml/model/verification.h"

namespace pmml {

void NeuralNetwork::describe(Description<NeuralNetwork>& d) {
  d.element("Predicts by passing the inputs through layers of connected neurons", Version::v1_1);
  d.attribute("modelName", &NeuralNetwork::modelName,
              "Name of the model, unique in the document if several models are present");
  d.attribute("functionName", &NeuralNetwork::functionName,
              "Kind of result, for instance classification of categories or regression of numbers")
      .required()
      .since(Version::v2_0);
  d.attribute("algorithmName", &NeuralNetwork::algorithmName,
              "Name of the training algorithm, for information only")
      .since(Version::v2_0);
  d.attribute("activationFunction", &NeuralNetwork::activationFunction,
              "Activation function of layers that state none")
      .required();
  d.attribute("normalizationMethod", &NeuralNetwork::normalizationMethod,
              "Normalisation of the outputs of layers that state none")
      .since(Version::v3_0);
  d.attribute("threshold", &NeuralNetwork::threshold,
              "Limit of the threshold function in layers that state none");
  d.attribute("width", &NeuralNetwork::width, "Width of radial basis neurons where none is stated")
      .since(Version::v3_0);
  d.attribute("altitude", &NeuralNetwork::altitude,
              "Altitude of radial basis neurons where none is stated")
      .since(Version::v3_0);
  d.attribute("numberOfLayers", &NeuralNetwork::numberOfLayers, "Number of layers, only a check")
      .since(Version::v2_1)
      .facet(Facet::nonNegative);
  d.attribute("isScorable", &NeuralNetwork::isScorable,
              "False when the model is documentation only and must not be scored")
      .since(Version::v4_1);
  d.extensions();
  d.child(&NeuralNetwork::miningSchema, one);
  d.child(&NeuralNetwork::output, zero_or_one);
  d.child(&NeuralNetwork::modelStats, zero_or_one);
  d.child(&NeuralNetwork::modelExplanation, zero_or_one);
  d.child(&NeuralNetwork::targets, zero_or_one);
  d.child(&NeuralNetwork::localTransformations, zero_or_one);
  d.child(&NeuralNetwork::neuralInputs, one);
  d.child(&NeuralNetwork::neuralLayers, at_least_one);
  d.child(&NeuralNetwork::neuralOutputs, zero_or_one);
  d.child(&NeuralNetwork::modelVerification, zero_or_one);
  d.extensions();
}

void NeuralInputs::describe(Description<NeuralInputs>& d) {
  d.element("Lists the inputs of the network", Version::v1_1);
  d.attribute("numberOfInputs", &NeuralInputs::numberOfInputs, "Number of inputs, only a check")
      .since(Version::v2_1)
      .facet(Facet::nonNegative);
  d.extensions();
  d.child(&NeuralInputs::neuralInputs, at_least_one);
}

void NeuralInput::describe(Description<NeuralInput>& d) {
  d.element("Computes the activation of one input neuron from the fields", Version::v1_1);
  d.attribute("id", &NeuralInput::id, "Identifier of the input neuron").required();
  d.extensions();
  d.child(&NeuralInput::derivedField, one);
}

void NeuralLayer::describe(Description<NeuralLayer>& d) {
  d.element("Holds the neurons of one layer, all computed before the next layer", Version::v1_1);
  d.attribute("numberOfNeurons", &NeuralLayer::numberOfNeurons,
              "Number of neurons in the layer, only a check")
      .since(Version::v2_0)
      .facet(Facet::nonNegative);
  d.attribute("activationFunction", &NeuralLayer::activationFunction,
              "Activation function of the layer, that of the network if absent")
      .since(Version::v2_0);
  d.attribute("threshold", &NeuralLayer::threshold,
              "Limit of the threshold function, that of the network if absent")
      .since(Version::v3_0);
  d.attribute("width", &NeuralLayer::width, "Width of the radial basis neurons of the layer")
      .since(Version::v3_0);
  d.attribute("altitude", &NeuralLayer::altitude,
              "Altitude of the radial basis neurons of the layer")
      .since(Version::v3_0);
  d.attribute("normalizationMethod", &NeuralLayer::normalizationMethod,
              "How the outputs of the layer are normalised, as in the network if absent")
      .since(Version::v2_1);
  d.extensions();
  d.child(&NeuralLayer::neurons, at_least_one);
}

void Neuron::describe(Description<Neuron>& d) {
  d.element("Computes its activation from the weighted activations of the neurons connected to it",
            Version::v1_1);
  d.attribute("id", &Neuron::id, "Identifier of the neuron, unique in the network").required();
  d.attribute("bias", &Neuron::bias, "Constant added to the weighted sum of the inputs");
  d.attribute("width", &Neuron::width, "Width of this radial basis neuron").since(Version::v2_1);
  d.attribute("altitude", &Neuron::altitude, "Altitude of this radial basis neuron")
      .since(Version::v3_2);
  d.extensions();
  d.child(&Neuron::cons, at_least_one);
}

void Con::describe(Description<Con>& d) {
  d.element("Connects a neuron to one of its inputs with a weight", Version::v1_1);
  d.attribute("from", &Con::from, "Identifier of the neuron the activation comes from").required();
  d.attribute("weight", &Con::weight, "Weight of the connection").required();
  d.extensions();
}

void NeuralOutputs::describe(Description<NeuralOutputs>& d) {
  d.element("Lists how neurons lead to the predicted values", Version::v1_1);
  d.attribute("numberOfOutputs", &NeuralOutputs::numberOfOutputs, "Number of outputs, only a check")
      .since(Version::v2_1)
      .facet(Facet::nonNegative);
  d.extensions();
  d.child(&NeuralOutputs::neuralOutputs, at_least_one);
}

void NeuralOutput::describe(Description<NeuralOutput>& d) {
  d.element(
      "Turns the activation of one neuron into a target value or the score of a target category",
      Version::v1_1);
  d.attribute("outputNeuron", &NeuralOutput::outputNeuron,
              "Identifier of the neuron whose activation is read")
      .required();
  d.extensions();
  d.child(&NeuralOutput::derivedField, one);
}

template class Box<NeuralNetwork>;
template const ElementDescription& description_of<NeuralNetwork>();
template class Box<NeuralInputs>;
template const ElementDescription& description_of<NeuralInputs>();
template class Box<NeuralInput>;
template const ElementDescription& description_of<NeuralInput>();
template class Box<NeuralLayer>;
template const ElementDescription& description_of<NeuralLayer>();
template class Box<Neuron>;
template const ElementDescription& description_of<Neuron>();
template class Box<Con>;
template const ElementDescription& description_of<Con>();
template class Box<NeuralOutputs>;
template const ElementDescription& description_of<NeuralOutputs>();
template class Box<NeuralOutput>;
template const ElementDescription& description_of<NeuralOutput>();

}  // namespace pmml
