// PanelUser: a visitor who types with the panels, and an engine of a few words that answers at once.
#pragma once

#include <string>
#include <vector>

#include "tests/support/visitor.h"

namespace support {

class PanelUser : public Visitor {
 public:
  std::vector<std::string> known = {"政府", "正负", "郑"};  ///< what every entry is offered
  std::string rest;                                         ///< letters that a choice leaves

  /// Does it, and then answers what the panels ask until they ask no more.
  void does(app::Event event) {
    Visitor::does(std::move(event));
    while (answer_one()) {
    }
  }
  template <class... Events>
  void does(app::Event first, Events... others) {
    does(std::move(first));
    (does(app::Event(std::move(others))), ...);
  }
  void types(const std::string& keys) {
    for (const char key : keys) does(app::Typed{std::string(1, key)});
  }
  void searches() { does(app::FocusBox{app::Box::search, 0}); }
  void opens(Field field) {
    if (screen_name() == "home") does(app::OpenRequest{});
    auto& form = screen<app::RequestScreen>();
    for (const auto step :
         {app::RequestScreen::Step::what, app::RequestScreen::Step::applicant, app::RequestScreen::Step::contact}) {
      form.step = step;
      does(app::FocusField{field, model.application[field].size()});
      if (form.focus == field) return;
    }
    FAIL("the form has no such field");
  }

  app::Typing& typing() { return model.typing; }
  std::string& query() { return screen<app::HomeScreen>().search.text; }
  input::Entry asked;         ///< by the last Compose
  std::size_t asked_for = 0;  ///< candidates
  input::Pinyin chosen_from;  ///< by the last Choose

 private:
  input::Offer offer(std::size_t count) const {
    input::Offer offer;
    for (std::size_t i = 0; i < known.size() && i < count; ++i) offer.candidates.push_back({known[i], {}});
    offer.more = known.size() > count;
    return offer;
  }
  bool answer_one() {
    for (std::size_t i = 0; i < orders.size(); ++i) {
      const app::Order order = orders[i];
      const auto* compose = std::get_if<app::Compose>(&order);
      const auto* choose = std::get_if<app::Choose>(&order);
      if (!compose && !choose) continue;
      orders.erase(orders.begin() + static_cast<std::ptrdiff_t>(i));
      if (compose) {
        asked = compose->entry, asked_for = compose->count;
        Visitor::does(app::Offered{compose->ticket, offer(compose->count)});
      } else {
        chosen_from = choose->entry;
        Visitor::does(app::Chosen{choose->ticket, {known.at(choose->index), std::exchange(rest, {})}});
      }
      return true;
    }
    return false;
  }
};

inline base::InkStroke ink_stroke(std::int16_t x = 100) {
  return {{x, 200}, {static_cast<std::int16_t>(x + 300), 210}};
}

}  // namespace support
