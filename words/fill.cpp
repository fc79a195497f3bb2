#include "words/fill.h"

namespace words {

std::string fill(std::string_view phrase, std::initializer_list<std::string_view> values) {
  std::string text;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const bool placeholder = phrase[i] == '{' && i + 2 < phrase.size() && phrase[i + 2] == '}' &&
                             phrase[i + 1] >= '0' && phrase[i + 1] <= '9';
    const auto index = placeholder ? static_cast<std::size_t>(phrase[i + 1] - '0') : values.size();
    if (index < values.size()) {
      text += values.begin()[index];
      i += 2;
    } else {
      text += phrase[i];
    }
  }
  return text;
}

std::string fill(Word word, std::initializer_list<std::string_view> values) { return fill(zh(word), values); }

}  // namespace words
