// TextModel (checklist section 28).
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "pmml/score/arrays.h"
#include "pmml/score/model_scorer.h"
#include "pmml/score/ranked_feature.h"
#include "pmml/score/text_index.h"

namespace pmml::scoring {

namespace {

using Vector = std::vector<double>;

double length_of(const Vector& vector) {
  double sum = 0;
  for (const double x : vector) sum += x * x;
  return std::sqrt(sum);
}

/// How counts of terms become the vector of a document.
struct Weighting {
  LocalTermWeights local = LocalTermWeights::termFrequency;
  Vector global;  ///< by term
  bool unit_length = false;

  Vector apply(Vector counts) const {
    const double most = *std::max_element(counts.begin(), counts.end());
    for (std::size_t j = 0; j < counts.size(); ++j)
      counts[j] = weighted(local, counts[j], most) * global[j];
    const double length = unit_length ? length_of(counts) : 0;
    if (length > 0) {
      for (double& x : counts) x /= length;
    }
    return counts;
  }
};

/// Counts the terms of a dictionary in a text, words as TextIndex finds them by default.
class TermCounter {
 public:
  explicit TermCounter(const std::vector<std::string>& terms)
      : terms_(terms), preparation_(TextIndex{}) {
    for (const std::string& term : terms) {
      std::string prepared = preparation_.prepare(term);
      const auto words = words_of(prepared);
      if (words.size() == 1) {
        single_[std::string(words[0])].push_back(size_);
      } else {
        phrases_.emplace_back(size_, std::move(prepared));
      }
      ++size_;
    }
  }

  Vector count(std::string_view text) const {
    const std::string prepared = preparation_.prepare(text);
    Vector counts(size_, 0.0);
    for (const std::string_view word : words_of(prepared)) {
      const auto found = single_.find(std::string(word));
      if (found == single_.end()) continue;
      for (const std::size_t term : found->second) ++counts[term];
    }
    for (const auto& [term, phrase] : phrases_) counts[term] = count_term(prepared, phrase);
    return counts;
  }

  const std::string& term(std::size_t place) const { return terms_[place]; }

 private:
  std::vector<std::string> terms_;
  TextPreparation preparation_;
  std::size_t size_ = 0;
  std::unordered_map<std::string, std::vector<std::size_t>> single_;
  std::vector<std::pair<std::size_t, std::string>> phrases_;
};

struct StoredDocument {
  double id;     ///< as text
  double value;  ///< in the type of the target
  Vector vector;
};

class TextScorer : public ModelScorer {
 public:
  TextScorer(Slot text, TermCounter counter, Weighting weighting,
             std::vector<StoredDocument> documents, bool euclidean)
      : text_(text),
        counter_(std::move(counter)),
        weighting_(std::move(weighting)),
        documents_(std::move(documents)),
        euclidean_(euclidean) {}

  void score(Row& row, Result& result) const override {
    const double text = row.get(text_);
    if (is_missing(text)) return;
    const Vector query = weighting_.apply(counter_.count(row.pool().text(text)));
    for (const StoredDocument& document : documents_)
      result.affinities.push_back(euclidean_ ? distance(query, document.vector)
                                             : cosine(query, document.vector));
    const auto best = ranked(result.affinities, 1);
    if (!best) return;
    result.value = documents_[*best].value;
    result.entity = documents_[*best].id;
  }

  /// The terms that the text has, then how much it resembles every document.
  void explain(Row& row, const Result& result, Tracer& tracer) const override {
    const double text = row.get(text_);
    if (is_missing(text)) return;
    const Vector counts = counter_.count(row.pool().text(text));
    const Vector weights = weighting_.apply(counts);
    std::vector<std::size_t> found;
    for (std::size_t j = 0; j < counts.size(); ++j) {
      if (counts[j] > 0) found.push_back(j);
    }
    tracer.list(found.size(), [&](std::size_t i) {
      tracer.add("count", counter_.term(found[i]), counts[found[i]]);
      tracer.add("weight", counter_.term(found[i]), weights[found[i]]);
    });
    tracer.list(result.affinities.size(), [&](std::size_t i) {
      tracer.add(euclidean_ ? "distance" : "similarity",
                 tracer.text(documents_[i].id, DataType::string), result.affinities[i]);
    });
  }

  ExprPtr feature(const OutputField& field, ModelContext& context) const override {
    if (field.feature == ResultFeature::entityId)
      return ranked_feature(field, DataType::string, context.result,
                            [this](const Result& result, std::size_t rank) {
                              const auto at = ranked(result.affinities, rank);
                              return at ? documents_[*at].id : missing;
                            });
    if (field.feature != ResultFeature::affinity && field.feature != ResultFeature::entityAffinity)
      return nullptr;
    if (field.value)
      return from_result(DataType::double_, context.result,
                         [document = document_of(field, context)](const Result& result) {
                           const bool known = document < result.affinities.size();
                           return known ? result.affinities[document] : missing;
                         });
    return ranked_feature(field, DataType::double_, context.result,
                          [this](const Result& result, std::size_t rank) {
                            const auto at = ranked(result.affinities, rank);
                            return at ? result.affinities[*at] : missing;
                          });
  }

 private:
  static double cosine(const Vector& a, const Vector& b) {
    double product = 0;
    for (std::size_t j = 0; j < a.size(); ++j) product += a[j] * b[j];
    const double lengths = length_of(a) * length_of(b);
    return lengths > 0 ? product / lengths : missing;
  }

  static double distance(const Vector& a, const Vector& b) {
    double sum = 0;
    for (std::size_t j = 0; j < a.size(); ++j) sum += (a[j] - b[j]) * (a[j] - b[j]);
    return std::sqrt(sum);
  }

  /// The place of the rank-th most similar document; the first of equals comes first.
  std::optional<std::size_t> ranked(const Vector& affinities, std::size_t rank) const {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < affinities.size(); ++i) {
      if (!is_missing(affinities[i])) order.push_back(i);
    }
    if (rank > order.size()) return std::nullopt;
    const auto place = order.begin() + static_cast<std::ptrdiff_t>(rank - 1);
    std::nth_element(order.begin(), place, order.end(), [&](std::size_t a, std::size_t b) {
      const double first = euclidean_ ? affinities[a] : -affinities[a];
      const double second = euclidean_ ? affinities[b] : -affinities[b];
      return first < second || (first == second && a < b);
    });
    return *place;
  }

  std::size_t document_of(const OutputField& field, ModelContext& context) const {
    const double id = context.pool().code(*field.value);
    const auto found = std::find_if(documents_.begin(), documents_.end(),
                                    [&](const StoredDocument& d) { return d.id == id; });
    if (found == documents_.end())
      fail_invalid("E-VALUE", field.where, "OutputField " + field.name, *field.value,
                   "the id of a TextDocument");
    return static_cast<std::size_t>(found - documents_.begin());
  }

  Slot text_;
  TermCounter counter_;
  Weighting weighting_;
  std::vector<StoredDocument> documents_;
  bool euclidean_;
};

class TextCompiler {
 public:
  TextCompiler(const TextModel& model, ModelContext& context) : model_(model), context_(context) {}

  ScorerPtr compile() {
    if (context_.parts.single) context_.unsupported(model_, "@x-mathContext", "float");
    require(model_.textDictionary && model_.textDictionary->array, "TextDictionary");
    require(static_cast<bool>(model_.textCorpus), "TextCorpus");
    require(model_.documentTermMatrix && model_.documentTermMatrix->matrix, "DocumentTermMatrix");
    if (model_.textDictionary->taxonomy)
      context_.unsupported(*model_.textDictionary->taxonomy, "TextDictionary/Taxonomy",
                           "a taxonomy of terms");
    const std::vector<std::string> terms = texts_of(*model_.textDictionary->array);
    check_count("numberOfTerms", model_.numberOfTerms, terms.size());
    const auto& documents = model_.textCorpus->textDocuments;
    check_count("numberOfDocuments", model_.numberOfDocuments, documents.size());
    const std::vector<Vector> counts = counts_of(documents.size(), terms.size());
    Weighting weighting = weighting_for(counts);
    std::vector<StoredDocument> stored;
    for (std::size_t i = 0; i < documents.size(); ++i)
      stored.push_back({context_.pool().code(documents[i].id), value_of(documents[i]),
                        weighting.apply(counts[i])});
    const auto& similarity = model_.textModelSimiliarity;
    const bool euclidean = similarity && similarity->similarityType == SimilarityType::euclidean;
    return std::make_unique<TextScorer>(text_slot(), TermCounter(terms), std::move(weighting),
                                        std::move(stored), euclidean);
  }

 private:
  void require(bool present, const std::string& element) const {
    if (!present)
      fail_invalid("E-ABSENT", model_.where, "TextModel", "no " + element, "its content");
  }

  void check_count(const std::string& attribute, std::int64_t stated, std::size_t given) const {
    if (stated != static_cast<std::int64_t>(given) || given == 0)
      fail_invalid("E-COUNT", model_.where, "TextModel/@" + attribute, std::to_string(stated),
                   std::to_string(given));
  }

  /// Counts by document and term; what the matrix leaves out is 0.
  std::vector<Vector> counts_of(std::size_t documents, std::size_t terms) const {
    const Matrix& matrix = *model_.documentTermMatrix->matrix;
    const DenseMatrix cells = dense(matrix);
    if (cells.rows != documents || cells.columns != terms)
      fail_invalid("E-COUNT", matrix.where, "DocumentTermMatrix",
                   std::to_string(cells.rows) + " x " + std::to_string(cells.columns),
                   std::to_string(documents) + " x " + std::to_string(terms));
    std::vector<Vector> counts(documents, Vector(terms, 0.0));
    for (std::size_t i = 0; i < documents; ++i) {
      for (std::size_t j = 0; j < terms; ++j) {
        const double count = cells.at(i, j);
        if (count < 0 || std::isinf(count))
          fail_invalid("E-VALUE", matrix.where, "DocumentTermMatrix", "a negative count",
                       "counts of terms");
        if (!is_missing(count)) counts[i][j] = count;
      }
    }
    return counts;
  }

  Weighting weighting_for(const std::vector<Vector>& counts) const {
    Weighting result;
    result.global.assign(counts[0].size(), 1.0);
    if (!model_.textModelNormalization) return result;
    const TextModelNormalization& normalization = *model_.textModelNormalization;
    result.local = normalization.localTermWeights;
    result.unit_length = normalization.documentNormalization == DocumentNormalization::cosine;
    for (std::size_t j = 0; j < result.global.size(); ++j)
      result.global[j] = global_weight(normalization, counts, j);
    return result;
  }

  /// A term that no document has weighs nothing.
  double global_weight(const TextModelNormalization& normalization,
                       const std::vector<Vector>& counts, std::size_t term) const {
    double documents = 0;
    double sum = 0;
    double squares = 0;
    for (const Vector& document : counts) {
      const double count = document[term];
      documents += count > 0 ? 1 : 0;
      sum += count;
      squares += count * count;
    }
    const double all = static_cast<double>(counts.size());
    if (normalization.globalTermWeights == GlobalTermWeights::none) return 1;
    if (documents == 0) return 0;
    switch (normalization.globalTermWeights) {
      case GlobalTermWeights::inverseDocumentFrequency:
        return std::log10(all / documents);
      case GlobalTermWeights::GFIDF:
        return sum / documents;
      case GlobalTermWeights::normal:
        return 1 / std::sqrt(squares);
      default:
        break;
    }
    if (documents == all)
      context_.unsupported(normalization, "TextModelNormalization/@globalTermWeights",
                           "probabilisticInverse of a term that all documents have");
    return std::log10((all - documents) / documents);
  }

  double value_of(const TextDocument& document) {
    const auto value = parse_literal(document.id, context_.target_type, context_.pool());
    const ValueSpace* space = context_.target_space;
    const bool listed = value && (space == nullptr || space->valid.empty() || space->rank(*value));
    if (!listed)
      context_.unsupported(document, "TextDocument/@id",
                           document.id + ", which is no value of the target");
    if (context_.classifies()) context_.category(*value);
    return *value;
  }

  /// The one active text field.
  Slot text_slot() {
    std::optional<Slot> slot;
    for (const MiningField& field : context_.parts.miningSchema->miningFields) {
      if (field.usageType != UsageType::active) continue;
      const Field source = context_.field(field.name, field.where);
      if (source.type != DataType::string || slot)
        context_.unsupported(field, "MiningSchema", "active field " + field.name);
      slot = source.slot;
    }
    require(slot.has_value(), "active field of type string");
    return *slot;
  }

  const TextModel& model_;
  ModelContext& context_;
};

}  // namespace

ScorerPtr compile_text(const TextModel& model, ModelContext& context) {
  if (context.parts.miningSchema == nullptr)
    fail_invalid("E-ABSENT", model.where, "TextModel", "no MiningSchema", "a MiningSchema");
  return TextCompiler(model, context).compile();
}

}  // namespace pmml::scoring
