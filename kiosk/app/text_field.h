// TextField: one line or box of text being edited. Ours from end to end: no copy of it is kept by any library.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace app {

/// What an editing key does.
enum class EditKey { backspace, del, left, right, home, end, page_up, page_down, enter, tab, back_tab, escape };

/// Editing of a text that lives elsewhere (a field of the application, or TextField::text). Offsets are bytes and
/// always stand between two characters.
struct Editor {
  std::string& text;
  std::size_t& caret;
  std::size_t max_length;  ///< in characters
  bool multi_line = false;

  /// Inserts at the caret; control characters are dropped, line breaks become spaces unless multi_line.
  /// Ill-formed UTF-8 and private-use characters (base::first_drawn is one) are dropped. False if the field was too
  /// full to take all of it.
  bool insert(std::string_view typed);
  /// Inserts the sign of drawn character `number`. False if the field is full.
  bool insert_drawn(std::size_t number);
  /// True if the key meant something here (enter in a one-line field, tab and escape never do).
  bool press(EditKey key);
};

/// The boundary between two characters at or before `offset`, clamped to the text.
std::size_t boundary_at(std::string_view text, std::size_t offset);

struct TextField {
  std::string text;
  std::size_t caret = 0;
  bool focused = false;
};

/// Longest query, in characters.
inline constexpr std::size_t max_query_length = 60;

}  // namespace app
