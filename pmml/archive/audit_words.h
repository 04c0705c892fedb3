// Words in a text that name something outside of the document.
#pragma once

#include <functional>
#include <string_view>

namespace pmml::archive {

enum class WordKind : unsigned char { uri, path, email, host };

/// Tells every URI, absolute path of Unix or Windows, e-mail address, and host name or address in
/// the text, in order. Takes time proportional to the text.
void find_words(std::string_view text,
                const std::function<void(WordKind, std::string_view)>& found);

}  // namespace pmml::archive
