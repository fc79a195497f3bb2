// Key: a key as a keyboard, or a panel on the screen, reports it.
#pragma once

namespace input {

struct Key {
  enum class Name {
    character,
    backspace,
    del,
    left,
    right,
    home,
    end,
    page_up,
    page_down,
    enter,
    tab,
    back_tab,
    escape
  };
  Name name = Name::character;
  char32_t character = 0;
};

}  // namespace input
