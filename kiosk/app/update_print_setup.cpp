// 打印设置: what to print of it, and how. And the page check.
#include <algorithm>
#include <utility>

#include "base/wipe.h"
#include "kiosk/app/print_account.h"
#include "kiosk/app/update_parts.h"

namespace app {
namespace {

constexpr int preview_width_px = 760;

/// Changes how it is printed, not what.
template <class Change>
void change_choice(Model& model, Change change) {
  if (auto* setup = top_as<PrintSetupScreen>(model)) change(*setup);
}

void show(PageCodeScreen& check, base::Result<std::vector<catalog::Catalog::PageMatch>>& matches) {
  using State = PageCodeScreen::State;
  check.ticket = 0;
  check.state = State::failed;
  if (!matches.ok()) return;
  check.state = matches->empty() ? State::unknown : State::found;
  check.matches = std::move(*matches);
}

}  // namespace

void load_preview(Model& model, PrintSetupScreen& setup, Orders& orders) {
  setup.loading = Loading::loading;
  setup.ticket = new_ticket(model);
  orders.push_back(Preview{setup.ticket, setup.source, content_of(model, setup.source), setup.choice.edition,
                           setup.shown_page, preview_width_px});
}

void on(Model& model, const ChooseEdition& event, Orders& orders) {
  auto* setup = top_as<PrintSetupScreen>(model);
  if (!setup || setup->choice.edition == event.edition) return;
  model.edition = event.edition;
  setup->choice.edition = event.edition;
  setup->choice.first = 1;  // the pages of another edition are other pages
  setup->choice.last = 0;
  setup->pages.reset();
  setup->shown_page = 1;
  load_preview(model, *setup, orders);
}

void on(Model& model, const ToggleTwoSided&, Orders&) {
  change_choice(model, [&](PrintSetupScreen& setup) {
    setup.choice.two_sided = !setup.choice.two_sided && model.limits.two_sided;
  });
}

void on(Model& model, const ToggleTwoUp&, Orders&) {
  change_choice(model, [](PrintSetupScreen& setup) { setup.choice.two_up = !setup.choice.two_up; });
}

void on(Model& model, const SetRange& event, Orders&) {
  change_choice(model, [&](PrintSetupScreen& setup) {
    if (!setup.pages) return;
    setup.choice.first = event.first;
    setup.choice.last = event.last;
    setup.choice = printing::within(setup.choice, *setup.pages);
    if (setup.choice.last == *setup.pages) setup.choice.last = 0;
  });
}

void on(Model& model, const ShowPage& event, Orders& orders) {
  auto* setup = top_as<PrintSetupScreen>(model);
  if (!setup || !setup->pages) return;
  const int page = std::clamp(event.page, 1, std::max(*setup->pages, 1));
  if (page == setup->shown_page) return;
  setup->shown_page = page;
  load_preview(model, *setup, orders);
}

void on(Model& model, const PrintNow&, Orders& orders) {
  const auto* setup = top_as<PrintSetupScreen>(model);
  if (!setup || setup->loading == Loading::failed || exceeds_limit(model, *setup)) return;
  if (!setup->pages && pages_left(model) && setup->source.kind == PrintKind::document) return;  // not yet known
  PrintJob job;
  job.source = setup->source;
  job.choice = setup->choice;
  job.pages = pages_chosen(*setup).value_or(0);
  start_print(model, std::move(job), orders);
}

void on(Model& model, Previewed& event, Orders&) {
  auto* setup = awaiting(model, event.ticket, &PrintSetupScreen::ticket);
  if (!setup) return;
  setup->ticket = 0;
  setup->loading = event.page.ok() ? Loading::ready : Loading::failed;
  if (!event.page.ok()) return;
  setup->pages = event.page->pages;
  setup->shown_page = event.page->page;
  setup->choice = printing::within(setup->choice, event.page->pages);
  wipe(setup->picture);
  setup->picture = std::move(event.page->picture);
}

// -- page check

void check_page_code(Model& model, PageCodeScreen& check, Orders& orders) {
  const auto code = base::parse_page_code(check.typed.text);
  check.matches.clear();
  check.state = code ? PageCodeScreen::State::asking : PageCodeScreen::State::not_a_code;
  check.page = code ? code->page : 0;
  check.ticket = code ? new_ticket(model) : 0;
  if (code) orders.push_back(CheckPage{check.ticket, *code});
}

void on(Model& model, const OpenPageCheck& event, Orders& orders) {
  unfocus(model);
  if (!top_as<PageCodeScreen>(model)) push(model, PageCodeScreen{});
  auto& check = std::get<PageCodeScreen>(model.screen());
  check.typed.focused = true;
  if (event.code.empty()) return;
  check.typed.text = event.code;
  check.typed.caret = check.typed.text.size();
  check_page_code(model, check, orders);
}

void on(Model& model, const CheckPageCode&, Orders& orders) {
  auto* check = top_as<PageCodeScreen>(model);
  if (check && !check->typed.text.empty()) check_page_code(model, *check, orders);
}

void check_receipt(Model& model, std::string_view line, Orders& orders) {
  on(model, OpenPageCheck{}, orders);
  auto& check = std::get<PageCodeScreen>(model.screen());
  base::wipe(check.typed.text);
  check.typed.caret = 0;
  check.matches.clear();
  check.page = 0;
  check.state = PageCodeScreen::State::asking;
  check.ticket = new_ticket(model);
  orders.push_back(CheckReceipt{check.ticket, std::string(line)});
}

void on(Model& model, ReceiptChecked& event, Orders&) {
  auto* check = awaiting(model, event.ticket, &PageCodeScreen::ticket);
  if (!check) return;
  check->ticket = 0;
  check->state = PageCodeScreen::State::receipt;
  check->receipt = std::move(event.check);
}

void on(Model& model, PageChecked& event, Orders&) {
  auto* check = awaiting(model, event.ticket, &PageCodeScreen::ticket);
  if (!check) return;
  check->withdrawn = std::move(event.withdrawn);
  show(*check, event.matches);
}

}  // namespace app
