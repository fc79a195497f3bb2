#include "base/utf8.h"
#include "kiosk/input/text_engine.h"

namespace input {

Output HardwareKeyboard::press(const Key& key) {
  Output output;
  if (key.name == Key::Name::character) {
    base::append(output.commit, key.character);
  } else {
    output.edit = key.name;
  }
  return output;
}

}  // namespace input
