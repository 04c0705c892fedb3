// What a trace tells of each model family; the calculations are shown.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "pmml/describe/numbers.h"
#include "scoring.h"

using namespace pmml;
using namespace pmml::test;

namespace {

/// A model of the numbers x and z and the text w with a numeric target n and a text target c;
/// `target` names the one that its mining schema has, before `content`.
Document traced(const std::string& head, const std::string& target, const std::string& content) {
  const std::string schema =
      "<MiningSchema><MiningField name=\"x\"/><MiningField name=\"z\"/><MiningField name=\"w\"/>" +
      (target.empty() ? "" : "<MiningField name=\"" + target + "\" usageType=\"target\"/>") +
      "</MiningSchema>";
  return parse(R"(<DataDictionary>
      <DataField name="x" optype="continuous" dataType="double"/>
      <DataField name="z" optype="continuous" dataType="double"/>
      <DataField name="w" optype="categorical" dataType="string"/>
      <DataField name="n" optype="continuous" dataType="double"/>
      <DataField name="c" optype="categorical" dataType="string"/></DataDictionary>)"
               "<" +
               head + ">" + schema + content + "</" + head.substr(0, head.find(' ')) + ">");
}

Trace trace_of(const Document& document, const Record& record) {
  return compile(document).explain(table_of(record), 0);
}

/// The value of the first step of that kind and name; "no step" when there is none.
std::string told(const Trace& trace, const std::string& kind, const std::string& name = "") {
  const auto step = std::find_if(trace.begin(), trace.end(), [&](const TraceStep& each) {
    return each.kind == kind && each.name == name;
  });
  return step == trace.end() ? "no step" : step->value;
}

/// The same as a number; NaN when it is none.
double told_number(const Trace& trace, const std::string& kind, const std::string& name = "") {
  double number = NAN;
  if (parse_double(told(trace, kind, name), number) != NumberError::none) return NAN;
  return number;
}

std::ptrdiff_t count_of_kind(const Trace& trace, const std::string& kind) {
  return std::count_if(trace.begin(), trace.end(),
                       [&](const TraceStep& step) { return step.kind == kind; });
}

}  // namespace

TEST_CASE("a trace tells the cells of the table and the fields that were made of them") {
  const Document document = parse(R"(<DataDictionary>
      <DataField name="x" optype="continuous" dataType="double"/>
      <DataField name="n" optype="continuous" dataType="double"/></DataDictionary>
      <RegressionModel functionName="regression"><MiningSchema>
        <MiningField name="x" outliers="asExtremeValues" lowValue="0" highValue="4"/>
        <MiningField name="n" usageType="target"/></MiningSchema>
      <Targets><Target field="n" rescaleFactor="10" max="100"/></Targets>
      <LocalTransformations><DerivedField name="half" optype="continuous" dataType="double">
        <Apply function="/"><FieldRef field="x"/><Constant>2</Constant></Apply></DerivedField>
      </LocalTransformations>
      <RegressionTable intercept="1"><NumericPredictor name="half" coefficient="3"/>
      </RegressionTable></RegressionModel>)");
  const Trace trace = trace_of(document, {{"x", "9"}});
  CHECK(told(trace, "input", "x") == "9");
  CHECK(told(trace, "field", "x") == "4");
  CHECK(told(trace, "field", "half") == "2");
  CHECK(told(trace, "equation", "#1") == "7");  // 1 + 3 * 2
  CHECK(told(trace, "untreated", "n") == "7");
  CHECK(told(trace, "result", "n") == "70");
  CHECK(trace_of(document, {{"x", "abc"}}).back().kind == "invalid");
}

TEST_CASE("a field that scoring left alone may be invalid in the trace only") {
  const Document document = parse(R"(<DataDictionary>
      <DataField name="x" optype="continuous" dataType="double"/></DataDictionary>
      <TreeModel functionName="regression"><MiningSchema><MiningField name="x"/></MiningSchema>
      <LocalTransformations><DerivedField name="log" optype="continuous" dataType="double">
        <Apply function="ln"><FieldRef field="x"/></Apply></DerivedField></LocalTransformations>
      <Node score="1"><True/>
        <Node score="2"><SimplePredicate field="x" operator="lessThan" value="0"/></Node>
        <Node score="3"><SimplePredicate field="log" operator="greaterThan" value="0"/></Node>
      </Node></TreeModel>)");
  const Trace trace = trace_of(document, {{"x", "-1"}});
  CHECK_THAT(told(trace, "field", "log"), Catch::Matchers::StartsWith("invalid"));
  CHECK(told(trace, "result", "predictedValue") == "2");
}

TEST_CASE("trace of a neural network") {
  const Document document =
      traced("NeuralNetwork functionName=\"regression\" activationFunction=\"rectifier\"", "n",
             R"(<NeuralInputs>
        <NeuralInput id="i1"><DerivedField optype="continuous" dataType="double">
          <NormContinuous field="x"><LinearNorm orig="0" norm="0"/><LinearNorm orig="10" norm="1"/>
          </NormContinuous></DerivedField></NeuralInput></NeuralInputs>
      <NeuralLayer><Neuron id="h1" bias="-0.25"><Con from="i1" weight="2"/></Neuron>
        <Neuron id="h2"><Con from="i1" weight="-1"/></Neuron></NeuralLayer>
      <NeuralLayer activationFunction="identity"><Neuron id="o" bias="1">
        <Con from="h1" weight="4"/><Con from="h2" weight="3"/></Neuron></NeuralLayer>
      <NeuralOutputs><NeuralOutput outputNeuron="o"><DerivedField optype="continuous"
        dataType="double"><NormContinuous field="n"><LinearNorm orig="0" norm="0"/>
        <LinearNorm orig="20" norm="10"/></NormContinuous></DerivedField></NeuralOutput>
      </NeuralOutputs>)");
  const Trace trace = trace_of(document, {{"x", "5"}});
  CHECK(told(trace, "layer", "0") == "inputs");
  CHECK(told(trace, "neuron", "i1") == "0.5");
  CHECK(told(trace, "layer", "1") == "rectifier");
  CHECK(told(trace, "neuron", "h1") == "0.75");  // 2 * 0.5 - 0.25
  CHECK(told(trace, "neuron", "h2") == "0");     // -0.5, rectified
  CHECK(told(trace, "neuron", "o") == "4");      // 4 * 0.75 + 1
  CHECK(told(trace, "result", "n") == "8");
  const Trace none = trace_of(document, {{"z", "5"}});
  CHECK(count_of_kind(none, "neuron") == 0);
  CHECK(told(none, "result", "n").empty());
}

TEST_CASE("trace of a scorecard") {
  const Document document = traced(
      "Scorecard functionName=\"regression\" initialScore=\"10\" baselineScore=\"20\" "
      "reasonCodeAlgorithm=\"pointsBelow\"",
      "n", R"(<Characteristics>
        <Characteristic name="age" reasonCode="AGE">
          <Attribute partialScore="30"><SimplePredicate field="x" operator="greaterThan" value="40"/>
          </Attribute><Attribute partialScore="5"><True/></Attribute></Characteristic>
        <Characteristic name="size" reasonCode="SIZE">
          <Attribute><True/><ComplexPartialScore><FieldRef field="z"/></ComplexPartialScore>
          </Attribute></Characteristic></Characteristics>)");
  const Trace trace = trace_of(document, {{"x", "25"}, {"z", "12"}});
  CHECK(told(trace, "initialScore") == "10");
  CHECK(told(trace, "characteristic", "age") == "5");
  CHECK(told(trace, "attribute", "#2") == "5");
  CHECK(told(trace, "baselineScore") == "20");
  CHECK(told(trace, "reasonCode", "AGE") == "15");
  CHECK(told(trace, "characteristic", "size") == "12");
  CHECK(told(trace, "reasonCode", "SIZE") == "8");
  CHECK(told(trace, "result", "n") == "27");
}

TEST_CASE("trace of support vector machines") {
  const std::string vectors = R"(<VectorDictionary><VectorFields><FieldRef field="x"/>
        <FieldRef field="z"/></VectorFields>
      <VectorInstance id="v1"><REAL-SparseArray n="2"><Indices>1 2</Indices>
        <REAL-Entries>1 2</REAL-Entries></REAL-SparseArray></VectorInstance>
      <VectorInstance id="v2"><REAL-SparseArray n="2"><Indices>2</Indices>
        <REAL-Entries>1</REAL-Entries></REAL-SparseArray></VectorInstance></VectorDictionary>)";
  const Trace trace = trace_of(
      traced("SupportVectorMachineModel functionName=\"classification\" threshold=\"20\"", "c",
             "<LinearKernelType/>" + vectors + R"(<SupportVectorMachine targetCategory="a"
        alternateTargetCategory="b"><SupportVectors><SupportVector vectorId="v1"/>
        <SupportVector vectorId="v2"/></SupportVectors><Coefficients absoluteValue="0.5">
        <Coefficient value="2"/><Coefficient value="-1"/></Coefficients></SupportVectorMachine>)"),
      {{"x", "3"}, {"z", "4"}});
  CHECK(told(trace, "kernel", "v1") == "11");     // 3 * 1 + 4 * 2
  CHECK(told(trace, "kernel", "v2") == "4");      // 4 * 1
  CHECK(told(trace, "machine", "#1") == "18.5");  // 2 * 11 - 4 + 0.5
  CHECK(told(trace, "threshold") == "20");
  CHECK(told(trace, "vote") == "a");
  const Trace linear =
      trace_of(traced("SupportVectorMachineModel functionName=\"regression\" "
                      "svmRepresentation=\"Coefficients\"",
                      "n", "<LinearKernelType/>" + vectors + R"(<SupportVectorMachine>
        <Coefficients absoluteValue="1"><Coefficient value="2"/><Coefficient value="-1"/>
        </Coefficients></SupportVectorMachine>)"),
               {{"x", "3"}, {"z", "4"}});
  CHECK(told(linear, "component", "z") == "4");
  CHECK(told(linear, "machine", "#1") == "3");  // 2 * 3 - 4 + 1
}

TEST_CASE("trace of clusters, which ends where a list becomes long") {
  std::string clusters;
  for (int i = 0; i < 150; ++i)
    clusters += "<Cluster id=\"k" + std::to_string(i) + "\"><Array n=\"2\" type=\"real\">0 " +
                std::to_string(i) + "</Array></Cluster>";
  const Trace trace =
      trace_of(traced("ClusteringModel functionName=\"clustering\" modelClass=\"centerBased\" "
                      "numberOfClusters=\"150\"",
                      "",
                      "<ComparisonMeasure kind=\"distance\"><euclidean/></ComparisonMeasure>"
                      "<ClusteringField field=\"x\"/><ClusteringField field=\"z\"/>" +
                          clusters),
               {{"x", "3"}, {"z", "4"}});
  CHECK(told(trace, "distance", "k0") == "5");
  CHECK(told(trace, "distance", "k4") == "3");
  CHECK(count_of_kind(trace, "distance") == 100);
  CHECK(told(trace, "more") == "50");
  CHECK(told(trace, "entity", "predictedValue") == "k4");
}

TEST_CASE("trace of naive Bayes, in logarithms") {
  const Trace trace =
      trace_of(traced("NaiveBayesModel functionName=\"classification\" threshold=\"0.001\"", "c",
                      R"(<BayesInputs><BayesInput fieldName="w">
        <PairCounts value="red"><TargetValueCounts><TargetValueCount value="a" count="1"/>
          <TargetValueCount value="b" count="1"/></TargetValueCounts></PairCounts>
        <PairCounts value="blue"><TargetValueCounts><TargetValueCount value="a" count="3"/>
          <TargetValueCount value="b" count="1"/></TargetValueCounts></PairCounts></BayesInput>
      </BayesInputs><BayesOutput fieldName="c"><TargetValueCounts>
        <TargetValueCount value="a" count="4"/><TargetValueCount value="b" count="2"/>
      </TargetValueCounts></BayesOutput>)"),
               {{"w", "red"}});
  CHECK(told_number(trace, "logPrior", "a") == Approx(std::log(4)));
  CHECK(told_number(trace, "logLikelihood", "w, a") == Approx(std::log(0.25)));
  CHECK(told_number(trace, "logLikelihood", "w, b") == Approx(std::log(0.5)));
  CHECK(told_number(trace, "logSum", "a") == Approx(0).margin(1e-15));  // log(4 * 0.25)
  CHECK(told_number(trace, "logSum", "b") == Approx(0).margin(1e-15));  // log(2 * 0.5)
  CHECK(told(trace, "probability", "a") == "0.5");
}

TEST_CASE("trace of nearest neighbours") {
  const Trace trace = trace_of(
      traced("NearestNeighborModel functionName=\"regression\" numberOfNeighbors=\"2\" "
             "continuousScoringMethod=\"weightedAverage\" threshold=\"1\" "
             "instanceIdVariable=\"id\"",
             "n", R"(<TrainingInstances><InstanceFields><InstanceField field="id" column="id"/>
        <InstanceField field="x" column="x"/><InstanceField field="n" column="n"/>
        </InstanceFields><InlineTable><row><id>p</id><x>0</x><n>10</n></row>
        <row><id>q</id><x>9</x><n>20</n></row><row><id>r</id><x>4</x><n>30</n></row></InlineTable>
      </TrainingInstances><ComparisonMeasure kind="distance"><cityBlock/></ComparisonMeasure>
      <KNNInputs><KNNInput field="x"/></KNNInputs>)"),
      {{"x", "3"}});
  CHECK(count_of_kind(trace, "neighbor") == 2);
  CHECK(told(trace, "neighbor", "r") == "1");
  CHECK(told(trace, "value", "n") == "30");
  CHECK(told(trace, "weight", "n") == "0.5");  // 1 / (1 + 1)
  CHECK(told(trace, "neighbor", "p") == "3");
  // (0.5 * 30 + 0.25 * 10) / 0.75
  CHECK(told_number(trace, "result", "n") == Approx(70. / 3).epsilon(1e-15));
}

TEST_CASE("trace of a general regression") {
  const std::string parameters = R"(<ParameterList><Parameter name="p0"/><Parameter name="p1"/>
      </ParameterList><CovariateList><Predictor name="x"/></CovariateList><PPMatrix>
      <PPCell value="2" predictorName="x" parameterName="p1"/></PPMatrix>)";
  const Trace trace = trace_of(
      traced("GeneralRegressionModel modelType=\"generalizedLinear\" functionName=\"regression\" "
             "distribution=\"binomial\" linkFunction=\"logit\" offsetVariable=\"z\" "
             "trialsValue=\"10\"",
             "n", parameters + R"(<ParamMatrix><PCell parameterName="p0" beta="1"/>
        <PCell parameterName="p1" beta="-0.5"/></ParamMatrix>)"),
      {{"x", "2"}, {"z", "1"}});
  CHECK(told(trace, "parameter", "p0") == "1");
  CHECK(told(trace, "parameter", "p1") == "-2");  // -0.5 * 2^2
  CHECK(told(trace, "offset") == "1");
  CHECK(told(trace, "equation", "#1") == "0");
  CHECK(told(trace, "inverseLink") == "0.5");
  CHECK(told(trace, "trials") == "10");
  CHECK(told(trace, "result", "n") == "5");
  const Trace classes =
      trace_of(traced("GeneralRegressionModel modelType=\"multinomialLogistic\" "
                      "functionName=\"classification\" targetReferenceCategory=\"b\"",
                      "c", parameters + R"(<ParamMatrix><PCell parameterName="p0" beta="2"
        targetCategory="a"/><PCell parameterName="p1" beta="-0.5" targetCategory="a"/>
        </ParamMatrix>)"),
               {{"x", "2"}});
  CHECK(told(classes, "equation", "a") == "0");
  CHECK(told(classes, "probability", "a") == "0.5");
}

TEST_CASE("trace of a Cox regression") {
  const Document document = traced(
      "GeneralRegressionModel modelType=\"CoxRegression\" functionName=\"regression\" "
      "endTimeVariable=\"z\"",
      "n", R"(<ParameterList><Parameter name="p" referencePoint="3"/></ParameterList>
      <CovariateList><Predictor name="x"/></CovariateList><PPMatrix>
      <PPCell value="1" predictorName="x" parameterName="p"/></PPMatrix><ParamMatrix>
      <PCell parameterName="p" beta="2"/></ParamMatrix><BaseCumHazardTables>
      <BaselineCell time="1" cumHazard="0.25"/><BaselineCell time="5" cumHazard="0.5"/>
      </BaseCumHazardTables>)");
  const Trace trace = trace_of(document, {{"x", "3"}, {"z", "4"}});
  CHECK(told(trace, "baselineHazard") == "0.25");
  CHECK(told(trace, "equation", "#1") == "6");  // 2 * 3
  CHECK(told(trace, "reference") == "6");
  CHECK(told(trace, "risk") == "1");  // exp(6 - 6)
  CHECK(told(trace, "result", "n") == "0.25");
  CHECK(told(trace_of(document, {{"x", "3"}}), "baselineHazard").empty());
}

TEST_CASE("trace of rules that fire") {
  const std::string rules = R"(<SimpleRule id="first" score="1" weight="0.25" confidence="0.5">
        <SimplePredicate field="x" operator="lessThan" value="9"/></SimpleRule>
      <SimpleRule id="second" score="2" weight="0.75" confidence="1">
        <SimplePredicate field="x" operator="lessThan" value="5"/></SimpleRule></RuleSet>)";
  const Document document = traced(
      "RuleSetModel functionName=\"regression\"", "n",
      "<RuleSet defaultScore=\"7\"><RuleSelectionMethod criterion=\"weightedMax\"/>" + rules);
  const Trace trace = trace_of(document, {{"x", "3"}});
  CHECK(told(trace, "rule", "second") == "2");
  CHECK(told(trace, "weight") == "0.75");
  CHECK(told(trace, "rule", "first") == "1");
  CHECK(told(trace, "entity", "n") == "second");
  CHECK(told(trace_of(document, {{"x", "9"}}), "defaultScore") == "7");
}

TEST_CASE("trace of a Gaussian process") {
  const Trace trace = trace_of(traced("GaussianProcessModel functionName=\"regression\"", "n",
                                      R"(<RadialBasisKernel gamma="2" noiseVariance="2" lambda="1"/>
      <TrainingInstances><InstanceFields><InstanceField field="x" column="x"/>
        <InstanceField field="n" column="n"/></InstanceFields><InlineTable>
        <row><x>1</x><n>8</n></row></InlineTable></TrainingInstances>)"),
                               {{"x", "1"}});
  CHECK(told(trace, "covariance", "#1") == "2");
  CHECK(told_number(trace, "weight", "#1") == Approx(2));  // 8 / (2 + 2)
  CHECK(told_number(trace, "mean") == Approx(4));          // 2 * 2
  CHECK(told_number(trace, "variance") == Approx(3));      // 2 - 2 * 2 / 4 + 2
}

TEST_CASE("trace of a Bayesian network") {
  const Document document = parse(R"(<DataDictionary>
      <DataField name="rain" optype="categorical" dataType="string"/>
      <DataField name="wet" optype="categorical" dataType="string"/></DataDictionary>
      <BayesianNetworkModel functionName="classification"><MiningSchema>
        <MiningField name="wet"/><MiningField name="rain" usageType="target"/></MiningSchema>
      <BayesianNetworkNodes><DiscreteNode name="rain"><ValueProbability value="yes"
        probability="0.25"/><ValueProbability value="no" probability="0.75"/></DiscreteNode>
      <DiscreteNode name="wet">
        <DiscreteConditionalProbability><ParentValue parent="rain" value="yes"/>
          <ValueProbability value="yes" probability="0.5"/>
          <ValueProbability value="no" probability="0.5"/></DiscreteConditionalProbability>
        <DiscreteConditionalProbability><ParentValue parent="rain" value="no"/>
          <ValueProbability value="yes" probability="0.25"/>
          <ValueProbability value="no" probability="0.75"/></DiscreteConditionalProbability>
      </DiscreteNode></BayesianNetworkNodes></BayesianNetworkModel>)");
  const Trace trace = trace_of(document, {{"wet", "yes"}});
  CHECK(told(trace, "evidence", "wet") == "yes");
  // 0.25 * 0.5 = 0.125 against 0.75 * 0.25 = 0.1875
  CHECK(told_number(trace, "posterior", "rain=yes") == Approx(0.4));
  CHECK(told_number(trace, "posterior", "rain=no") == Approx(0.6));
  // Without evidence: 0.25 * 0.5 + 0.75 * 0.25
  CHECK(told_number(trace_of(document, {{"other", ""}}), "posterior", "wet=yes") == Approx(0.3125));
}

TEST_CASE("trace of tests against a baseline") {
  const Trace trace =
      trace_of(traced("BaselineModel functionName=\"regression\"", "n",
                      R"(<TestDistributions field="x" testStatistic="CUSUM"><Baseline>
      <GaussianDistribution mean="0" variance="1"/></Baseline><Alternate>
      <GaussianDistribution mean="1" variance="1"/></Alternate></TestDistributions>)"),
               {{"x", "3"}});
  const double at_mean = -0.5 * std::log(2 * std::numbers::pi);
  CHECK(told_number(trace, "logDensity", "Baseline") == Approx(at_mean - 4.5));
  CHECK(told_number(trace, "logDensity", "Alternate") == Approx(at_mean - 2));
  CHECK(told_number(trace, "result", "n") == Approx(2.5));
  const Trace counts = trace_of(traced("BaselineModel functionName=\"regression\"", "n",
                                       R"(<TestDistributions field="w" testStatistic="scalarProduct"
      normalizationScheme="SizeWeighted"><Baseline><CountTable><FieldValueCount field="w" value="a"
      count="3"/><FieldValueCount field="w" value="b" count="1"/></CountTable></Baseline>
      </TestDistributions>)"),
                                {{"w", "a"}});
  CHECK(told(counts, "expected", "#1") == "3");
  CHECK(told(counts, "observed", "#1") == "1");
  CHECK(told(counts, "observed", "#2") == "0");
  CHECK(told(counts, "product") == "3");          // 3 * 1 + 1 * 0
  CHECK(told(counts, "expectedSquare") == "10");  // 9 + 1
  CHECK(told(counts, "observedSquare") == "1");
}

TEST_CASE("trace of forecasts") {
  const auto series = [](const std::string& best_fit, const std::string& content) {
    return parse(R"(<DataDictionary>
        <DataField name="n" optype="continuous" dataType="double"/>
        <DataField name="h" optype="continuous" dataType="integer"/></DataDictionary>
        <TimeSeriesModel functionName="timeSeries" bestFit=")" +
                 best_fit + R"("><MiningSchema><MiningField name="n" usageType="target"/>
        <MiningField name="h"/></MiningSchema>)" +
                 content + "</TimeSeriesModel>");
  };
  const Trace smooth = trace_of(series("ExponentialSmoothing", R"(<ExponentialSmoothing>
      <Level smoothedValue="10"/><Trend_ExpoSmooth trend="additive" smoothedValue="2"/>
      <Seasonality_ExpoSmooth type="additive" period="2"><Array n="2" type="real">1 -1</Array>
      </Seasonality_ExpoSmooth></ExponentialSmoothing>)"),
                                {{"h", "3"}});
  CHECK(told(smooth, "horizon") == "3");
  CHECK(told(smooth, "level") == "10");
  CHECK(told(smooth, "trend") == "6");
  CHECK(told(smooth, "season") == "1");
  CHECK(told(smooth, "forecast") == "17");
  const Trace arima = trace_of(series("ARIMA", R"(<TimeSeries usage="original">
      <TimeValue index="1" value="4"/></TimeSeries><ARIMA constantTerm="2"><NonseasonalComponent
      p="1" q="1"><AR><Array type="real" n="1">0.5</Array></AR><MA><MACoefficients>
      <Array type="real" n="1">0.25</Array></MACoefficients><Residuals>
      <Array type="real" n="1">8</Array></Residuals></MA></NonseasonalComponent></ARIMA>)"),
                               {{"h", "1"}});
  CHECK(told(arima, "constant") == "1");  // 2 * (1 - 0.5)
  CHECK(told(arima, "ar", "1") == "2");   // 0.5 * 4
  CHECK(told(arima, "ma", "1") == "2");   // 0.25 * 8
  CHECK(told(arima, "noise") == "5");
  CHECK(told(arima, "result", "n") == "5");
}

TEST_CASE("trace of rules of baskets and sequences") {
  const Document baskets = traced(
      "AssociationModel functionName=\"associationRules\" numberOfTransactions=\"4\" "
      "minimumSupport=\"0\" minimumConfidence=\"0\" numberOfItems=\"2\" "
      "numberOfItemsets=\"2\" numberOfRules=\"2\"",
      "", R"(<Item id="1" value="bread"/><Item id="2" value="milk"/>
      <Itemset id="B"><ItemRef itemRef="1"/></Itemset><Itemset id="M"><ItemRef itemRef="2"/>
      </Itemset><AssociationRule id="to milk" antecedent="B" consequent="M" support="0.25"
      confidence="0.5"/><AssociationRule id="to bread" antecedent="M" consequent="B" support="0.25"
      confidence="0.75"/>)");
  const Trace basket = trace_of(baskets, {{"w", "bread"}});
  CHECK(count_of_kind(basket, "rule") == 1);
  CHECK(told(basket, "rule", "to milk") == "bread -> milk");
  CHECK(told(basket, "found") == "antecedent");
  CHECK(told(basket, "confidence") == "0.5");
  CHECK(told(basket, "entity", "predictedValue") == "to milk");

  const Document purchases = parse(R"(<DataDictionary>
      <DataField name="who" optype="categorical" dataType="string"/>
      <DataField name="day" optype="continuous" dataType="integer"/>
      <DataField name="item" optype="categorical" dataType="string"/></DataDictionary>
      <SequenceModel functionName="sequences"><MiningSchema>
        <MiningField name="who" usageType="group"/><MiningField name="day" usageType="order"/>
        <MiningField name="item"/></MiningSchema>
      <Item id="1" value="bread"/><Item id="2" value="milk"/>
      <Itemset id="B"><ItemRef itemRef="1"/></Itemset><Itemset id="M"><ItemRef itemRef="2"/>
      </Itemset><Sequence id="b"><SetReference setId="B"/></Sequence>
      <Sequence id="m"><SetReference setId="M"/></Sequence>
      <SequenceRule id="then" numberOfSets="2" occurrence="1" support="0.25" confidence="0.5">
        <AntecedentSequence><SequenceReference seqId="b"/></AntecedentSequence>
        <Delimiter delimiter="acrossTimeWindows" gap="unknown"/>
        <ConsequentSequence><SequenceReference seqId="m"/></ConsequentSequence>
      </SequenceRule></SequenceModel>)");
  Table table;
  for (const char* name : {"who", "day", "item"}) {
    table.columns.emplace_back().name = name;
    table.columns.back().kind = Column::Kind::text;
  }
  for (const Record& row :
       {Record{{"ann", "2"}, {"milk", ""}}, Record{{"ann", "1"}, {"bread", ""}}}) {
    table.columns[0].push_text(row[0].first);
    table.columns[1].push_text(row[0].second);
    table.columns[2].push_text(row[1].first);
  }
  const Trace sequence = compile(purchases).explain(table, 0);
  CHECK(count_of_kind(sequence, "row") == 2);
  CHECK(sequence.front().value == "2");  // the earlier day comes first
  CHECK(told(sequence, "rule", "then") == "bread -> milk");
  CHECK(told(sequence, "found") == "antecedent and consequent");
}

TEST_CASE("trace of texts") {
  const Trace trace =
      trace_of(parse(R"(<DataDictionary><DataField name="w" optype="categorical" dataType="string"/>
      </DataDictionary><TextModel functionName="clustering" numberOfTerms="3"
      numberOfDocuments="2"><MiningSchema><MiningField name="w"/></MiningSchema><TextDictionary>
      <Array n="3" type="string">sun rain wind</Array></TextDictionary><TextCorpus>
      <TextDocument id="may"/><TextDocument id="march"/></TextCorpus><DocumentTermMatrix>
      <Matrix kind="any" nbRows="2" nbCols="3"><Array type="real" n="3">2 0 1</Array>
      <Array type="real" n="3">2 3 5</Array></Matrix></DocumentTermMatrix>
      <TextModelNormalization localTermWeights="termFrequency" globalTermWeights="GFIDF"/>
      <TextModelSimiliarity similarityType="euclidean"/></TextModel>)"),
               {{"w", "Sun and wind, sun!"}});
  CHECK(told(trace, "count", "sun") == "2");
  CHECK(told(trace, "weight", "sun") == "4");   // 2 * (2 + 2) / 2
  CHECK(told(trace, "weight", "wind") == "3");  // 1 * (1 + 5) / 2
  CHECK(told(trace, "count", "rain") == "no step");
  CHECK(told(trace, "distance", "may") == "0");
  CHECK(told(trace, "distance", "march") == "15");  // (4, 9, 15) from (4, 0, 3): sqrt(81 + 144)
}

TEST_CASE("trace of anomalies") {
  const Trace trace = trace_of(traced("AnomalyDetectionModel functionName=\"regression\" "
                                      "algorithmType=\"iforest\" sampleDataSize=\"2\"",
                                      "", R"(<TreeModel functionName="regression"><MiningSchema>
      <MiningField name="x"/></MiningSchema><Node score="1"><True/></Node></TreeModel>)"),
                               {{"x", "3"}});
  CHECK(told(trace, "node", "#1") == "1");
  CHECK(told(trace, "averagePathLength") == "1");  // of two records
  CHECK(trace.back().value == "0.5");              // 2^(-1 / 1)
}

TEST_CASE("trace of models inside others") {
  const Document weighted =
      traced("MiningModel functionName=\"regression\"", "n",
             R"(<Segmentation multipleModelMethod="weightedSum"><Segment id="s" weight="2"><True/>
      <VariableWeight field="z"/><TreeModel functionName="regression"><MiningSchema>
      <MiningField name="x"/></MiningSchema><Node id="root" score="5"><True/><Node score="4">
      <SimplePredicate field="x" operator="lessThan" value="0"/><Node score="3"><True/></Node></Node>
      <Node score="6"><SimplePredicate field="x" operator="greaterThan" value="0"/></Node></Node>
      </TreeModel></Segment></Segmentation>)");
  const Trace segments = trace_of(weighted, {{"x", "1"}, {"z", "3"}});
  CHECK(told(segments, "segment", "s") == "true");
  CHECK(told(segments, "weight") == "6");  // 2 * 3
  CHECK(told(segments, "node", "root") == "5");
  CHECK(told(segments, "node", "#4") == "6");  // the fourth of the document
  CHECK(told(segments, "result", "n") == "36");
  CHECK(std::count_if(segments.begin(), segments.end(), [](const TraceStep& step) {
          return step.kind == "field" && step.name == "x";
        }) == 1);

  const Trace inner = trace_of(
      traced("TreeModel functionName=\"regression\"", "n", R"(<Node id="root" score="5"><True/>
      <Regression functionName="regression"><RegressionTable intercept="1"><NumericPredictor
      name="x" coefficient="2"/></RegressionTable></Regression></Node>)"),
      {{"x", "4"}});
  CHECK(told(inner, "node", "root") == "5");
  CHECK(told(inner, "equation", "#1") == "9");
  CHECK(told(inner, "result", "n") == "9");
}
