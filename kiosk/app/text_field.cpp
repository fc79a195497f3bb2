#include "kiosk/app/text_field.h"

#include <algorithm>

#include "base/ink.h"
#include "base/utf8.h"
#include "base/wipe.h"

namespace app {
namespace {

bool is_line_break(char32_t c) { return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

bool is_private(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }

bool is_ill_formed(const base::Utf8Char& c) { return c.code_point == 0xFFFD && c.size == 1; }

/// What may be typed of `typed`, in at most `room` characters.
struct Accepted {
  std::string text;
  bool all = true;
};

void append_accepted(std::string& text, char32_t c, bool multi_line) {
  if (is_line_break(c)) {
    text.push_back(multi_line ? '\n' : ' ');
  } else {
    base::append(text, c);
  }
}

Accepted accept(std::string_view typed, std::size_t room, bool multi_line) {
  Accepted accepted;
  accepted.text.reserve(typed.size());
  for (std::size_t i = 0; i < typed.size();) {
    const base::Utf8Char c = base::decode_at(typed, i);
    i += c.size;
    const bool first_of_two = c.code_point == '\r' && i < typed.size() && typed[i] == '\n';
    const bool keeps = is_line_break(c.code_point) || !(is_control(c.code_point) || is_private(c.code_point));
    if (is_ill_formed(c) || first_of_two || !keeps) continue;
    if (room == 0) {
      accepted.all = false;
      break;
    }
    append_accepted(accepted.text, c.code_point, multi_line);
    --room;
  }
  return accepted;
}

/// Inserts without leaving a copy of the old text in freed memory.
void splice(std::string& text, std::size_t at, std::string_view added) {
  if (text.size() + added.size() <= text.capacity()) {
    text.insert(at, added);
    return;
  }
  std::string grown;
  grown.reserve(2 * (text.size() + added.size()));
  grown.append(text, 0, at).append(added).append(text, at);
  text.swap(grown);
  base::wipe(grown);
}

std::size_t line_begin(std::string_view text, std::size_t caret) {
  const std::size_t line_break = text.substr(0, caret).rfind('\n');
  return line_break == std::string_view::npos ? 0 : line_break + 1;
}

std::size_t line_end(std::string_view text, std::size_t caret) {
  return std::min(text.find('\n', caret), text.size());
}

}  // namespace

std::size_t boundary_at(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  while (offset > 0 && offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) --offset;
  return offset;
}

bool Editor::insert(std::string_view typed) {
  caret = boundary_at(text, caret);
  Accepted accepted = accept(typed, max_length - std::min(max_length, base::length(text)), multi_line);
  splice(text, caret, accepted.text);
  caret += accepted.text.size();
  base::wipe(accepted.text);
  return accepted.all;
}

bool Editor::insert_drawn(std::size_t number) {
  if (base::length(text) >= max_length) return false;
  std::string sign;
  base::append(sign, base::first_drawn + static_cast<char32_t>(number));
  caret = boundary_at(text, caret);
  splice(text, caret, sign);
  caret += sign.size();
  return true;
}

bool Editor::press(EditKey key) {
  caret = boundary_at(text, caret);
  const std::size_t before = base::previous_offset(text, caret);
  const std::size_t after = base::next_offset(text, caret);
  switch (key) {
    case EditKey::backspace: text.erase(before, caret - before); [[fallthrough]];
    case EditKey::left: caret = before; return true;
    case EditKey::del: text.erase(caret, after - caret); return true;
    case EditKey::right: caret = after; return true;
    case EditKey::home: caret = multi_line ? line_begin(text, caret) : 0; return true;
    case EditKey::end: caret = multi_line ? line_end(text, caret) : text.size(); return true;
    case EditKey::enter: return multi_line && (insert("\n"), true);
    case EditKey::page_up:
    case EditKey::page_down:
    case EditKey::tab:
    case EditKey::back_tab:
    case EditKey::escape: return false;
  }
  return false;
}

}  // namespace app
