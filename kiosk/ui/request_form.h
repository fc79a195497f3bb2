// FormFlow: the steps of the request form as a column of questions, choices and fields.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/app/event.h"
#include "kiosk/app/model.h"
#include "kiosk/ui/page_flow.h"

namespace ui {

/// A choice of the form: id, words, whether it is on, what a tap means.
struct FormChoice {
  std::string id;
  Text label;
  bool on = false;
  app::Event event;
};

class FormFlow : public PageFlow {
 public:
  FormFlow(Ui& ui, const requests::Application& application, const app::RequestScreen& screen, Rect column, bool draw,
           app::Events& events);

  /// `across` choices a row; `single`: radio marks.
  void choices(const std::vector<FormChoice>& choices, int across, bool single);
  /// A labelled field with its problem, if any, underneath.
  void field(requests::Field field, float lines = 1);
  /// The problem of a step as a whole (no form chosen …).
  void problem(requests::Problem problem);
  /// What the coach says, and how to have no more of it.
  void coach();
  /// A record that may be what is asked for: tapping it opens it.
  void record(std::size_t index);
  /// The head of a part of the review, with a way to change it.
  void heading_with_edit(const Text& text, std::string_view id, app::RequestScreen::Step step);

  /// The focused field, with its label and what is said of it, gets no higher than this.
  void limit_focused(float height) { room_ = height; }
  /// Where the focused field with its label and what is said of it lies, from the top of the column; empty: none.
  Rect focused() const { return focused_; }

 private:
  void sentence(const requests::Finding& finding, std::string_view id);
  float field_height(float lines, bool focused, bool with_sentence) const;
  Text mark_of(requests::Field field) const;

  const requests::Application& application_;
  const app::RequestScreen& screen_;
  float room_ = 0;  ///< for the focused field; 0: as much as it wants
  Rect focused_;
};

/// The step that `screen` shows, whole.
void flow_step(FormFlow& flow, const Theme& theme, const requests::Application& application,
               const app::RequestScreen& screen);

}  // namespace ui
