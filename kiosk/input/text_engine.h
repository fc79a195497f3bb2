// TextEngine: turns keys or pen strokes into text. The hardware keyboard for now; "Fingers" adds 拼音, 手写, 笔画.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace input {

/// A key as the panel or the keyboard reports it: a character, or a named editing key.
struct Key {
  enum class Name { character, backspace, del, left, right, home, end, enter, tab, back_tab, escape };
  Name name = Name::character;
  char32_t character = 0;
};

/// What a key led to.
struct Output {
  std::string commit;             ///< text for the field, may be empty
  std::optional<Key::Name> edit;  ///< an editing key for the field
};

class TextEngine {
 public:
  virtual ~TextEngine() = default;
  virtual Output press(const Key& key) = 0;
  /// Wipes whatever of the visitor's typing is still held.
  virtual void forget() = 0;
};

/// Passes characters and keys straight on; holds nothing.
class HardwareKeyboard final : public TextEngine {
 public:
  Output press(const Key& key) override;
  void forget() override {}
};

}  // namespace input
