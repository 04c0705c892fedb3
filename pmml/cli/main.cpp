#include <CLI/CLI.hpp>
#include <functional>
#include <nlohmann/json.hpp>

#include "pmml/cli/verbs.h"

namespace pmml::cli {
namespace {

using Run = std::function<int(const Console&)>;

/// The command line: which verb was given, and how to run it.
class CommandLine {
 public:
  CommandLine() {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", "pmml " PMML_VERSION);
    add_fit();
    add_info();
    add_validate();
    add_score();
    add_compare();
    add_verify();
    add_audit();
    add_explain();
    add_report();
    add_convert();
    add_diff();
  }

  CLI::App& app() { return app_; }
  bool json() const { return json_; }
  const Run& run() const { return run_; }

 private:
  CLI::App* verb(const std::string& name, const std::string& sentence, const std::string& example,
                 Run run) {
    CLI::App* verb = app_.add_subcommand(name, sentence);
    verb->footer("Example:\n  " + example);
    verb->add_flag("--json", json_, "Print one JSON object");
    verb->callback([this, run = std::move(run)] { run_ = run; });
    return verb;
  }

  void add_csv(CLI::App* verb, CsvOptions& csv) {
    verb->add_option_function<std::string>(
            "--separator",
            [&csv](const std::string& text) { csv.separator = text == "\\t" ? '\t' : text[0]; },
            "Separator of cells: one character, \\t for tab (default: comma)")
        ->check([](const std::string& text) {
          return text.size() == 1 || text == "\\t" ? "" : "one character expected";
        });
    verb->add_option("--missing-values", csv.missing_values,
                     "Cells that mean a missing value (default: empty and NA)")
        ->delimiter(',');
  }

  void add_fit() {
    CLI::App* fit = verb("fit", "Fit an estimator to a CSV file and archive it as PMML",
                         "pmml fit iris.csv --estimator random_forest_classifier "
                         "--target species --set n_estimators=200 -o iris.pmml",
                         [this](const Console& c) { return cli::fit(fit_, c); });
    fit->add_option("data", fit_.data, "CSV file with a header row")->required();
    fit->add_option("--estimator", fit_.estimator, "Name of the estimator")->required();
    fit->add_option("--target", fit_.target, "Column to predict")->required();
    fit->add_option("--set", fit_.settings, "Hyperparameter as name=value; may be repeated");
    fit->add_option("-o,--output", fit_.output, "File to write; .gz compresses")->required();
    fit->add_option("--model-name", fit_.model_name, "Name of the model in the document");
    fit->add_option("--description", fit_.description, "Sentence for the header");
    fit->add_option("--facts", fit_.facts,
                    "JSON file of what only people know: agent, rights, intended use, fields");
    fit->add_option("--data-uri", fit_.data_uri, "Where the data are kept for good");
    fit->add_option("--source", fit_.source, "File or folder of the source code to identify");
    fit->add_flag("--embed-source", fit_.embed_source, "Keep the text of the source code as well");
    fit->add_option(
        "--timestamp", fit_.timestamp,
        "Time of the fit as 2026-01-31T12:00:00Z (default: SOURCE_DATE_EPOCH, or none)");
    fit->add_option("--cv", fit_.cv, "Folds of the cross-validation, 0 for none (default: 5)");
    fit->add_option("--cv-seed", fit_.cv_seed, "Seed that shuffles the rows before (default: 0)");
    fit->add_flag("--training-rows", fit_.training_rows,
                  "Those whom the data are about consent to training records as verification rows");
    add_csv(fit, fit_.csv);
  }

  void add_info() {
    CLI::App* info = verb("info", "Say what a document holds", "pmml info iris.pmml",
                          [this](const Console& c) { return cli::info(info_, c); });
    info->add_option("model", info_.model, "PMML file, plain or gzip")->required();
  }

  void add_validate() {
    CLI::App* validate = verb("validate", "Check a document: well-formed, schema, rules",
                              "pmml validate iris.pmml --vendor allow",
                              [this](const Console& c) { return cli::validate(validate_, c); });
    validate->add_option("model", validate_.model, "PMML file, plain or gzip")->required();
    validate->add_flag("--schema-only", validate_.schema_only, "Do not check the prose rules");
    validate->add_option("--schema", validate_.schema,
                         "Validate against this XML Schema instead of the built-in one");
    validate
        ->add_option("--profile", validate_.profile,
                     "Check a level of the archive profile as well: A0, A1 or A2")
        ->check(CLI::IsMember({"A0", "A1", "A2"}));
    validate
        ->add_option_function<std::string>(
            "--vendor",
            [this](const std::string& text) { validate_.allow_vendor = text == "allow"; },
            "Whether vendor markup (x- attributes, X- elements) is allowed")
        ->check(CLI::IsMember({"report", "allow"}));
  }

  void add_score() {
    CLI::App* score = verb("score", "Score the rows of a CSV file",
                           "pmml score iris.pmml iris.csv -o scores.csv --copy-columns",
                           [this](const Console& c) { return cli::score(score_, c); });
    score->add_option("model", score_.model, "PMML file, plain or gzip")->required();
    score->add_option("data", score_.data, "CSV file with a header row")->required();
    score->add_option("-o,--output", score_.output, "CSV file to write (default: print)");
    score->add_option("--model", score_.model_name, "Name of the model to use in the document");
    score
        ->add_option("--explain", score_.explained_row,
                     "Show how this row, counted from 1, comes to its result")
        ->check(CLI::PositiveNumber);
    score->add_option("--threads", score_.threads, "How many threads to use (default: 1)")
        ->check(CLI::Range(1, 1024));
    score->add_flag("--copy-columns", score_.copy_columns, "Write the input columns as well");
    add_csv(score, score_.csv);
  }

  void add_compare() {
    CLI::App* compare = verb("compare", "Score a CSV file and say where expected values differ",
                             "pmml compare iris.pmml iris.csv --expected other_engine.csv",
                             [this](const Console& c) { return cli::compare(compare_, c); });
    compare->add_option("model", compare_.model, "PMML file, plain or gzip")->required();
    compare->add_option("data", compare_.data, "CSV file with a header row")->required();
    compare->add_option("--expected", compare_.expected, "CSV file of expected results, row by row")
        ->required();
    compare->add_option("--precision", compare_.precision,
                        "Relative difference that is accepted (default: 1e-6)");
    compare->add_option("--zero-threshold", compare_.zero_threshold,
                        "What counts as zero (default: 1e-16)");
    compare->add_option("--model", compare_.model_name, "Name of the model in the document");
    add_csv(compare, compare_.csv);
  }

  void add_verify() {
    CLI::App* verify = verb("verify", "Check every promise that a document makes",
                            "pmml verify iris.pmml --data iris.csv --source src",
                            [this](const Console& c) { return cli::verify(verify_, c); });
    verify->add_option("model", verify_.model, "PMML file, plain or gzip")->required();
    verify->add_option("--model", verify_.model_name, "Name of the model in the document");
    CLI::Option* data = verify->add_option("--data", verify_.data,
                                           "CSV file: the training data; with --drift new data");
    verify->add_option("--source", verify_.source, "Folder or file of the source code");
    verify
        ->add_flag("--drift", verify_.drift,
                   "Compare the distribution of new data with the statistics of the model")
        ->needs(data);
    verify->add_flag("--no-refit", verify_.no_refit, "Do not fit the cross-validation again");
    verify->add_option("--junit", verify_.junit, "Write the outcome as JUnit XML to this file");
    add_csv(verify, verify_.csv);
  }

  void add_audit() {
    CLI::App* audit = verb("audit", "List what a document holds besides plain PMML",
                           "pmml audit vendor.pmml --accept-extender ADAPA",
                           [this](const Console& c) { return cli::audit(audit_, c); });
    audit->add_option("model", audit_.model, "PMML file, plain or gzip")->required();
    audit->add_option("--accept-extender", audit_.extenders,
                      "Do not list Extensions of this extender; may be repeated");
    audit->add_option("--accept-namespace", audit_.namespaces,
                      "Do not list this namespace; may be repeated");
    audit->add_option("--accept-function", audit_.functions,
                      "Do not list calls of this function; may be repeated");
  }

  void add_explain() {
    CLI::App* explain = verb("explain", "Tell how a document scores, in plain language",
                             "pmml explain iris.pmml > iris.txt",
                             [this](const Console& c) { return cli::explain(explain_, c); });
    explain->add_option("model", explain_.model, "PMML file, plain or gzip")->required();
  }

  void add_report() {
    CLI::App* report = verb("report", "Show a document to a person: one page, or a model card",
                            "pmml report iris.pmml -o iris.html",
                            [this](const Console& c) { return cli::report(report_, c); });
    report->add_option("model", report_.model, "PMML file, plain or gzip")->required();
    report->add_option("-o,--output", report_.output, "File to write")->required();
    report
        ->add_option_function<std::string>(
            "--format", [this](const std::string& text) { report_.markdown = text == "markdown"; },
            "html (default) or markdown")
        ->check(CLI::IsMember({"html", "markdown"}));
    report->add_option("--data", report_.data, "CSV file: the training data, to check promises");
    report->add_option("--source", report_.source, "Folder or file of the source code, likewise");
    add_csv(report, report_.csv);
  }

  void add_convert() {
    CLI::App* convert = verb("convert", "Rewrite a document in canonical form; .gz compresses",
                             "pmml convert vendor.pmml -o canonical.pmml.gz",
                             [this](const Console& c) { return cli::convert(convert_, c); });
    convert->add_option("input", convert_.input, "PMML file, plain or gzip")->required();
    convert->add_option("-o,--output", convert_.output, "File to write")->required();
  }

  void add_diff() {
    CLI::App* diff = verb("diff", "Say in what two documents differ", "pmml diff old.pmml new.pmml",
                          [this](const Console& c) { return cli::diff(diff_, c); });
    diff->add_option("left", diff_.left, "PMML file")->required();
    diff->add_option("right", diff_.right, "PMML file")->required();
  }

  CLI::App app_{"Archives fitted models as PMML and brings them back", "pmml"};
  bool json_ = false;
  Run run_;
  FitOptions fit_;
  InfoOptions info_;
  ValidateOptions validate_;
  ScoreOptions score_;
  CompareOptions compare_;
  VerifyOptions verify_;
  AuditOptions audit_;
  ExplainOptions explain_;
  ReportOptions report_;
  ConvertOptions convert_;
  DiffOptions diff_;
};

int report_error(const Error& error, const Console& console, int code) {
  console.problems(error.report());
  console.result({{"problems", to_json(error.report())}});
  return code;
}

int run(const CommandLine& line) {
  const Console console(line.json());
  try {
    return line.run()(console);
  } catch (const IoError& error) {
    return report_error(error, console, io_failure);
  } catch (const Error& error) {
    return report_error(error, console, findings);
  } catch (const std::bad_alloc&) {
    return report_error(IoError("E-MEMORY", "not enough memory", "more memory or a smaller input"),
                        console, io_failure);
  }
}

}  // namespace
}  // namespace pmml::cli

int main(int argc, char** argv) {
  pmml::cli::CommandLine line;
  try {
    line.app().parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return line.app().exit(error) == 0 ? pmml::cli::fine : pmml::cli::usage;
  }
  return pmml::cli::run(line);
}
