// FormFlow: the steps of the request form as a column of questions, choices and fields. Measures and draws with one
// code.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/ui/ui.h"

namespace ui {

/// A choice of the form: id, words, whether it is on, what a tap means.
struct FormChoice {
  std::string id;
  Text label;
  bool on = false;
  app::Event event;
};

class FormFlow {
 public:
  /// With `draw` false nothing is painted, recorded or answered; height() is then what drawing would use.
  FormFlow(Ui& ui, const requests::Application& application, const app::RequestScreen& screen, Rect column, bool draw,
           app::Events& events);

  void question(const Text& text);
  void help(const Text& text);
  void label(const Text& text);
  void notice(const Text& text, std::string_view id);
  void space(float height) { y_ += height; }
  /// `across` choices a row; `single`: radio marks.
  void choices(const std::vector<FormChoice>& choices, int across, bool single);
  /// A labelled field with its problem, if any, underneath.
  void field(requests::Field field, float lines = 1);
  /// The problem of a step as a whole (no form chosen …).
  void problem(requests::Problem problem);
  /// What was typed, for the review: label and value, and a way to change it.
  void heading_with_edit(const Text& text, std::string_view id, app::RequestScreen::Step step);
  void fact(const Text& label, const std::string& value);

  /// The focused field, with its label and what is said of it, gets no higher than this.
  void limit_focused(float height) { room_ = height; }
  /// Where the focused field with its label and what is said of it lies, from the top of the column; empty: none.
  Rect focused() const { return focused_; }

  float height() const { return y_; }
  float width() const { return column_.w; }

 private:
  float text(const Text& text, const TextBox& box, Role role = Role::text, std::string_view id = {});
  void sentence(const requests::Finding& finding, std::string_view id);
  float field_height(float lines, bool focused, bool with_sentence) const;

  Ui& ui_;
  const requests::Application& application_;
  const app::RequestScreen& screen_;
  Rect column_;
  bool draw_;
  app::Events& events_;
  float y_ = 0;
  float room_ = 0;  ///< for the focused field; 0: as much as it wants
  Rect focused_;
};

/// The step that `screen` shows, whole.
void flow_step(FormFlow& flow, const Theme& theme, const requests::Application& application,
               const app::RequestScreen& screen);

}  // namespace ui
