// Text: what a widget takes instead of a string. Either a phrase of the table or content of the catalogue; a bare
// literal does not compile.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "words/fill.h"
#include "words/words.h"

namespace ui {

class Text {
 public:
  Text(words::Word word) : text_(words::zh(word)) {}
  static Text fill(words::Word word, std::initializer_list<std::string_view> values) {
    return Text(words::fill(word, values));
  }
  /// Content: a title, a name, what the visitor typed. Never a phrase of our own.
  static Text content(std::string_view content) { return Text(std::string(content)); }

  const std::string& str() const { return text_; }

 private:
  explicit Text(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace ui
