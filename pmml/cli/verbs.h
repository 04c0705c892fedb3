// The verbs of the command `pmml`: their options and what runs them, one source file each.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pmml/cli/console.h"
#include "pmml/data/csv.h"

namespace pmml::cli {

struct FitOptions {
  std::string data;
  std::string estimator;
  std::string target;
  std::vector<std::string> settings;  ///< name=value
  std::string output;
  std::string model_name;
  std::string description;
  CsvOptions csv;
  std::string facts;     ///< JSON file of what only people know
  std::string data_uri;  ///< where the data are kept for good
  std::string source;    ///< file or folder of the source code
  bool embed_source = false;
  std::string timestamp;  ///< of the fit; empty: SOURCE_DATE_EPOCH, else none
  std::size_t cv = 5;     ///< folds of the cross-validation; 0: none
  std::uint64_t cv_seed = 0;
  bool training_rows = false;  ///< verification rows are training records
};

struct InfoOptions {
  std::string model;
};

struct ValidateOptions {
  std::string model;
  std::string schema;   ///< a file of the user's; empty: the built-in PMML 4.4 schema
  std::string profile;  ///< level of the archive profile to check as well; empty: none
  bool schema_only = false;
  bool allow_vendor = false;
};

struct ScoreOptions {
  std::string model;
  std::string data;
  std::string output;  ///< empty: standard output
  std::string model_name;
  bool copy_columns = false;
  std::size_t explained_row = 0;  ///< counted from 1; 0: all rows are scored
  std::size_t threads = 1;
  CsvOptions csv;
};

struct CompareOptions {
  std::string model;
  std::string data;
  std::string expected;
  std::string model_name;
  double precision = 1e-6;
  double zero_threshold = 1e-16;
  CsvOptions csv;
};

struct VerifyOptions {
  std::string model;
  std::string model_name;
  std::string data;    ///< empty: none
  std::string source;  ///< empty: none
  bool drift = false;
  bool no_refit = false;
  std::string junit;  ///< file to write; empty: none
  CsvOptions csv;
};

struct AuditOptions {
  std::string model;
  std::vector<std::string> extenders;  ///< accepted ones, and so on
  std::vector<std::string> namespaces;
  std::vector<std::string> functions;
};

struct ExplainOptions {
  std::string model;
};

struct ReportOptions {
  std::string model;
  std::string output;
  std::string data;    ///< the snapshot that promises are checked with; empty: none
  std::string source;  ///< the source code they are checked with; empty: none
  bool markdown = false;
  CsvOptions csv;
};

struct ConvertOptions {
  std::string input;
  std::string output;
};

struct DiffOptions {
  std::string left;
  std::string right;
};

/// Each runs one verb and gives the exit code; errors that stop the work are thrown.
int fit(const FitOptions& options, const Console& console);
int info(const InfoOptions& options, const Console& console);
int validate(const ValidateOptions& options, const Console& console);
int score(const ScoreOptions& options, const Console& console);
int compare(const CompareOptions& options, const Console& console);
int verify(const VerifyOptions& options, const Console& console);
int audit(const AuditOptions& options, const Console& console);
int explain(const ExplainOptions& options, const Console& console);
int report(const ReportOptions& options, const Console& console);
int convert(const ConvertOptions& options, const Console& console);
int diff(const DiffOptions& options, const Console& console);

}  // namespace pmml::cli
