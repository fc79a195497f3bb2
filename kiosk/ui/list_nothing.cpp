// The page of a list without rows: what was searched and where, and every way on that there is.
#include "catalog/statutory.h"
#include "kiosk/ui/list_parts.h"
#include "kiosk/ui/page_flow.h"

namespace ui {
namespace {

using words::Word;

Text count_of(std::int64_t count) { return Text::fill(Word::list_way_count, {std::to_string(count)}); }

/// What is left where one of the choices is taken away.
std::vector<FlowCard> wider_cards(const app::Model& model, const app::ListScreen& screen) {
  std::vector<FlowCard> cards;
  const std::vector<FilterChoice> choices = choices_of(model, screen.filter);
  for (const app::WayOn::Wider& wider : screen.way_on->wider) {
    Text title = Word::list_widen;
    for (const FilterChoice& choice : choices)
      if (choice.without == wider.filter) title = Text::fill(Word::list_widen_by, {choice.label.str()});
    cards.push_back(
        {"list.wider." + std::to_string(cards.size()), title, count_of(wider.count), app::Narrow{wider.filter}});
  }
  return cards;
}

std::vector<FlowCard> term_cards(const app::ListScreen& screen) {
  std::vector<FlowCard> cards;
  for (const app::WayOn::Term& term : screen.way_on->terms) {
    cards.push_back({"list.term." + std::to_string(cards.size()), Text::content(term.words), count_of(term.count),
                     app::SearchFor{term.words}});
  }
  return cards;
}

void lay_out_ways(PageFlow& page, const app::Model& model, const app::ListScreen& screen, int across) {
  const std::vector<FlowCard> wider = wider_cards(model, screen), terms = term_cards(screen);
  if (!wider.empty()) page.label(Word::list_none_wider);
  page.cards(wider, across);
  if (!terms.empty()) page.label(Word::list_none_terms);
  page.cards(terms, across);
}

std::vector<FlowCard> people_cards(const app::ListScreen& screen) {
  const bool searched = !screen.filter.words.empty();
  return {{"list.ask", Word::list_ask, searched ? Word::list_ask_words : Word::list_ask_note,
           app::OpenRequest{{}, screen.filter.words}},
          {"list.none.staff", Word::list_none_staff, Word::list_none_staff_note, app::AskHelp{}}};
}

/// What was asked for, and that there is none.
void lay_out_answer(PageFlow& page, const app::ListScreen& screen) {
  const catalog::Filter& filter = screen.filter;
  catalog::Filter only;
  only.statutory = filter.statutory;
  const catalog::StatutoryItem* const item = catalog::statutory_item(filter.statutory);
  catalog::Filter bare;
  bare.words = filter.words;
  if (!filter.words.empty()) {
    page.question(Text::fill(Word::list_none, {filter.words}));
    page.paragraph(filter == bare ? Word::list_none_scope : Word::list_none_scope_chosen, "list.none");
  } else if (item != nullptr && filter == only) {
    page.question(Word::list_none_item);
    page.paragraph(Text::fill(Word::list_none_item_law, {item->article, item->name, item->note}), "list.none");
  } else {
    page.question(Word::list_none_here);
  }
}

}  // namespace

void draw_nothing(Ui& ui, const app::Model& model, const app::ListScreen& screen, Rect area, app::Events& events) {
  const catalog::Filter& filter = screen.filter;
  const int across = area.w > ui.theme().mm(200) * ui.theme().text_scale ? 2 : 1;
  draw_flow(ui, "list.none.area", area, static_cast<float>(screen.scroll_px), events, [&](PageFlow& page) {
    for (std::size_t i = 0; i < screen.withdrawn.size(); ++i)
      page.notice(withdrawal_text(screen.withdrawn[i]), "list.withdrawn." + std::to_string(i));
    if (screen.withdrawn.empty()) lay_out_answer(page, screen);
    if (screen.way_on_ticket != 0) page.help(Word::list_searching_on);
    if (screen.way_on) lay_out_ways(page, model, screen, across);
    page.label(filter.words.empty() ? Word::list_none_else : Word::list_none_help);
    page.cards(people_cards(screen), across);
  });
}

}  // namespace ui
