// Single changes of the text of a document, as someone would make who tampers with it.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace pmml::archive {

/// What was changed.
struct Tampering {
  std::string kind;  ///< "digit", "sign", "category", "row", "score", "digest"
  std::string before;
  std::string after;
  std::string text;  ///< the whole changed text
  /// Difference relative to the old number; infinite for what is no number.
  double relative = 0;
};

/// Draws changes of one text, the same for the same seed.
class Tamperer {
 public:
  Tamperer(std::string text, std::vector<std::string> categories, std::uint64_t seed);

  /// A change that makes the text another one; most are of the model itself.
  Tampering next();

 private:
  struct Span {
    std::size_t begin = 0;
    std::size_t size = 0;
  };
  std::size_t draw(std::size_t below) { return static_cast<std::size_t>(random_() % below); }
  std::optional<Tampering> attempt();
  std::optional<Tampering> change_digit(const std::vector<Span>& numbers, std::string kind);
  std::optional<Tampering> change_sign();
  std::optional<Tampering> swap_category();
  Tampering remove_row();
  std::optional<Tampering> change_digest();
  Tampering with(std::string kind, Span span, std::string after) const;

  std::string text_;
  std::vector<std::string> categories_;
  std::mt19937_64 random_;
  std::vector<Span> model_numbers_;
  std::vector<Span> all_numbers_;
  std::vector<Span> scores_;
  std::vector<Span> digests_;
  std::vector<Span> labels_;
  std::vector<Span> rows_;
};

}  // namespace pmml::archive
