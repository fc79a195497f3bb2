// Moving about: the back stack.
#include <string.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/ink.h"
#include "base/wipe.h"
#include "kiosk/app/update_parts.h"

namespace app {
namespace {

void wipe_hold(printing::Hold& hold) {
  base::wipe(hold.code);
  base::wipe(hold.reference);
}

void wipe_typed(BrowseScreen&) {}
void wipe_typed(ListScreen& list) {
  base::wipe(list.search.text);
  base::wipe(list.filter.words);
  base::wipe(list.found_words);
  if (!list.way_on) return;
  for (WayOn::Wider& wider : list.way_on->wider) base::wipe(wider.filter.words);
  for (WayOn::Term& term : list.way_on->terms) base::wipe(term.words);
}
void wipe_typed(HomeScreen& home) {
  base::wipe(home.search.text);
  drop_hits(home);
}
void wipe_typed(DocumentScreen& document) {
  base::wipe(document.find.text);
  base::wipe(document.article.text);
  for (SearchedWord& searched : document.searched) base::wipe(searched.word);
}
void wipe_typed(AttachmentScreen&) {}
void wipe_typed(GuideScreen&) {}
void wipe_typed(RequestScreen&) {}
void wipe_typed(ReceiptScreen& receipt) {
  receipt.application.wipe();
  base::wipe(receipt.receipt.number);
  base::wipe(receipt.receipt.lookup_code);
}
void wipe_typed(ReferralScreen&) {}
void wipe_typed(OtherFormScreen& screen) { screen.form.wipe(); }
void wipe_typed(CaseScreen& screen) {
  base::wipe(screen.number.text);
  base::wipe(screen.code.text);
  base::wipe(screen.found.number);
  for (requests::Letter& letter : screen.found.letters) {
    base::wipe(letter.title);
    base::wipe(letter.text);
  }
}
void wipe_typed(RequestsDeskScreen&) {}
void wipe_typed(PrintSetupScreen& setup) {
  base::wipe(setup.source.receipt_number);
  wipe(setup.picture);
}
void wipe_typed(PrintScreen&) {}
void wipe_typed(PageCodeScreen& check) {
  base::wipe(check.typed.text);
  base::wipe(check.receipt.number);
}
void wipe_typed(StaffScreen& staff) {
  base::wipe(staff.code.text);
  for (printing::Hold& hold : staff.holds) wipe_hold(hold);
  if (staff.chosen) wipe_hold(*staff.chosen);
}

void wipe_typed(DrawnCharacterScreen& drawn) {
  base::wipe(drawn.ink);
  base::wipe(drawn.description.text);
}
void wipe_typed(TouchCheckScreen&) {}
void wipe_typed(UpdateScreen&) {}
void wipe_typed(VersionsScreen&) {}

void take_focus(Screen& screen) {
  std::visit(Overloaded{[](HomeScreen& home) { home.search.focused = false; },
                        [](ListScreen& list) { list.search.focused = false; },
                        [](DocumentScreen& document) { document.find.focused = false; },
                        [](RequestScreen& form) {
                          form.focus.reset();
                          form.at_limit = false;
                        },
                        [](OtherFormScreen& other) {
                          other.focus.reset();
                          other.at_limit = false;
                        },
                        [](DrawnCharacterScreen& drawn) { drawn.description.focused = false; }, [](auto&) {}},
             screen);
}

bool has_children(const Room& room, const std::string& column_id) {
  return std::any_of(room.columns.begin(), room.columns.end(),
                     [&](const catalog::Column& column) { return column.parent_id == column_id; });
}

void open_browse(Model& model, BrowseScreen browse, Orders& orders) {
  unfocus(model);
  push(model, std::move(browse));
  find_facets(model, std::get<BrowseScreen>(model.screen()), orders);
}

bool step_back(RequestScreen& form) {
  using Step = RequestScreen::Step;
  if (form.step == Step::what && !form.mending) return false;
  form.step = form.mending ? Step::review : static_cast<Step>(static_cast<int>(form.step) - 1);
  form.mending = false;
  form.findings.clear();
  form.submitting = Loading::ready;
  form.read_back = form.missing_read_back = false;
  form.scroll_px = 0;
  return true;
}

/// From a letter to the case that it belongs to.
bool close_letter(Model& model) {
  auto* screen = top_as<CaseScreen>(model);
  if (!screen || !screen->letter) return false;
  screen->letter.reset();
  screen->scroll_px = 0;
  return true;
}

}  // namespace

void drop_hits(HomeScreen& home) {
  if (home.hits) wipe_typed(*home.hits);
  home.hits.reset();
}

void wipe(printing::Picture& picture) {
  explicit_bzero(picture.grey.data(), picture.grey.size());
  picture = {};
}

void forget(Screen& screen) {
  std::visit([](auto& each) { wipe_typed(each); }, screen);
}

void drop_above(Model& model, std::size_t count) {
  while (model.screens.size() > std::max<std::size_t>(count, 1)) {
    forget(model.screens.back());
    model.screens.pop_back();
  }
}

void pop(Model& model) { drop_above(model, model.screens.size() - 1); }

void push(Model& model, Screen screen) {
  if (is_of_staff(model.screen())) pop(model);  // nobody comes back to it without the number
  if (model.screens.size() >= max_screens) {
    forget(model.screens[1]);
    model.screens.erase(model.screens.begin() + 1);
  }
  model.screens.push_back(std::move(screen));
}

void unfocus(Model& model) {
  for (Screen& screen : model.screens) take_focus(screen);
}

void arrive(Model& model, Orders& orders) {
  auto* browse = top_as<BrowseScreen>(model);
  if (browse && browse->loading == Loading::loading) find_facets(model, *browse, orders);
  ListScreen* const list = shown_list(model);
  if (!list) return;
  list->rows_ticket = 0;
  if (list->way_on_ticket != 0) find_way_on(model, *list, orders);
  if (list->loading == Loading::loading) find_list(model, *list, orders);
}

void on(Model& model, const GoHome&, Orders& orders) {
  unfocus(model);
  drop_above(model, 1);
  auto& home = std::get<HomeScreen>(model.screen());
  forget(model.screen());
  home.search.caret = 0;
  home.scroll_px = 0;
  take_up_catalogue(model, orders);
}

void on(Model& model, const GoBack&, Orders& orders) {
  unfocus(model);
  auto* form = top_as<RequestScreen>(model);
  if (form && step_back(*form)) return;
  if (top_as<DrawnCharacterScreen>(model)) return close_drawn(model);
  if (close_letter(model)) return;
  if (jump_back(model)) return;
  if (leave_update(model, orders)) return;
  pop(model);
  take_up_catalogue(model, orders);
  arrive(model, orders);
}

void on(Model& model, const OpenBrowse& event, Orders& orders) {
  auto* open = top_as<BrowseScreen>(model);
  if (!open) {
    BrowseScreen browse;
    browse.axis = event.axis;
    return open_browse(model, std::move(browse), orders);
  }
  if (open->axis != event.axis) open->scroll_px = 0;
  open->axis = event.axis;
}

void on(Model& model, const OpenColumn& event, Orders& orders) {
  if (!has_children(model.room, event.id)) {
    catalog::Filter filter;
    filter.column_id = event.id;
    return open_list(model, std::move(filter), orders);
  }
  auto* open = top_as<BrowseScreen>(model);
  if (!open || open->column_id != event.id) {
    BrowseScreen browse;
    browse.column_id = event.id;
    return open_browse(model, std::move(browse), orders);
  }
  open->axis = BrowseScreen::Axis::column;
}

void on(Model& model, const OpenSubject& event, Orders& orders) {
  const auto* open = top_as<BrowseScreen>(model);
  BrowseScreen browse;
  browse.axis = BrowseScreen::Axis::subject;
  browse.column_id = open ? open->column_id : "";
  browse.subject = event.subject;
  open_browse(model, std::move(browse), orders);
}

void on(Model& model, const OpenGuide& event, Orders&) {
  unfocus(model);
  auto* open = top_as<GuideScreen>(model);
  if (open && open->page == event.page) return;
  GuideScreen guide;
  guide.page = event.page;
  push(model, guide);
}

void on(Model& model, const Scrolled& event, Orders&) {
  const double far = std::isfinite(event.offset_px) ? std::max(event.offset_px, 0.0) : 0.0;
  const auto offset = static_cast<float>(far);
  if (event.depth > 0) {
    if (ListScreen* beside = shown_list(model)) beside->scroll_px = far;
    return;
  }
  std::visit(Overloaded{[](PrintScreen&) {}, [](TouchCheckScreen&) {}, [](DocumentScreen&) {},
                        [far](ListScreen& list) { list.scroll_px = far; }, [](AttachmentScreen&) {},
                        [offset](auto& each) { each.scroll_px = offset; }},
             model.screen());
}

}  // namespace app
