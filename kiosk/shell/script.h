// Script: what a finger and a keyboard do at the kiosk, step by step, as data. Played by Player.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/ink.h"
#include "input/key.h"

namespace shell {

/// Taps the widget with this id, after scrolling it into sight and waiting until it is enabled and at rest.
struct Tap {
  std::string id;
};
/// Types on the keyboard, wherever the focus is.
struct TypeText {
  std::string text;
};
struct PressKey {
  input::Key::Name key = input::Key::Name::enter;
};
/// Writes on a pad, stroke by stroke; the square of the ink is the pad.
struct Write {
  std::string pad;
  base::Ink ink;
};
/// Taps the candidate of the typing panel with this text, once it is offered on the page that is shown.
struct Choose {
  std::string text;
};
/// Waits for the screen with this name.
struct OnScreen {
  std::string name;
};
/// Waits for a widget whose name or value holds `part` (any, where it is empty).
struct See {
  std::string id;
  std::string part;
};
/// Waits for a field without text.
struct SeeEmpty {
  std::string id;
};
/// Flicks the content of a scrolling area upwards and waits until it rests somewhere else.
struct Fling {
  std::string area;
};
/// Leaves a picture of the screen: "NN-name.png".
struct Picture {
  std::string name;
};
/// Waits until the print folder holds a file of this kind ("document", "form", "receipt").
struct PrintOut {
  std::string kind;
};

using Step = std::variant<Tap, TypeText, PressKey, Write, Choose, OnScreen, See, SeeEmpty, Fling, Picture, PrintOut>;
using Script = std::vector<Step>;

/// For the log: "tap home.search", "type 6 characters". Never what is typed.
std::string describe(const Step& step);

/// A citizen's visit to every screen of the kiosk with the sample catalogue, from the home page back to it. The
/// person is invented: the number belongs to no area.
Script citizens_visit();

}  // namespace shell
