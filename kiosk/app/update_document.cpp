// Reading a document and finding words in it.
#include <utility>

#include "base/wipe.h"
#include "catalog/fold.h"
#include "kiosk/app/find_in_body.h"
#include "kiosk/app/update_parts.h"

namespace app {
namespace {

void clear_find(DocumentScreen& document) {
  base::wipe(document.find.text);
  document.find.caret = 0;
  renew_matches(document);
}

void step_through_matches(Model& model, bool forward) {
  auto* document = top_as<DocumentScreen>(model);
  if (!document || document->matches.empty()) return;
  const std::size_t count = document->matches.size();
  document->current = (document->current + (forward ? 1 : count - 1)) % count;
  document->reveal = true;
}

/// Of the list that the document is opened from.
std::vector<SearchedWord> words_of(const ListScreen* list) {
  constexpr std::size_t most = 3;
  std::vector<SearchedWord> searched;
  if (!list) return searched;
  for (std::string& word : catalog::split_words(list->filter.words)) {
    if (searched.size() < most) searched.push_back({std::move(word), 0});
  }
  return searched;
}

void count_searched(DocumentScreen& document) {
  for (SearchedWord& searched : document.searched)
    searched.count = find_in_body(document.document.body, searched.word).size();
  std::erase_if(document.searched, [](SearchedWord& searched) {
    if (searched.count == 0) base::wipe(searched.word);
    return searched.count == 0;
  });
}

}  // namespace

void renew_matches(DocumentScreen& document) {
  document.matches = find_in_body(document.document.body, document.find.text);
  document.current = 0;
  document.reveal = !document.matches.empty();
}

void load_document(Model& model, DocumentScreen& document, Orders& orders) {
  document.loading = Loading::loading;
  document.gone = false;
  document.ticket = new_ticket(model);
  orders.push_back(LoadDocument{document.ticket, document.id});
}

void on(Model& model, const OpenDocument& event, Orders& orders) {
  auto* home = top_as<HomeScreen>(model);
  if (home && home->search.focused && home->hits) open_hits(model, *home);  // one comes back to what was found
  unfocus(model);
  const auto* open = top_as<DocumentScreen>(model);
  if (open && open->id == event.id) return;
  DocumentScreen document;
  document.id = event.id;
  document.searched = words_of(shown_list(model));
  if (open && shown_list(model)) pop(model);
  push(model, std::move(document));
  load_document(model, std::get<DocumentScreen>(model.screen()), orders);
}

void on(Model& model, const ToggleFind&, Orders&) {
  auto* document = top_as<DocumentScreen>(model);
  if (!document) return;
  unfocus(model);
  document->find_open = !document->find_open;
  document->find.focused = document->find_open;
  clear_find(*document);
}

void on(Model& model, const FindWord& event, Orders&) {
  auto* document = top_as<DocumentScreen>(model);
  if (!document || event.index >= document->searched.size()) return;
  unfocus(model);
  base::wipe(document->find.text);
  document->find_open = true;
  document->find.text = document->searched[event.index].word;
  document->find.caret = document->find.text.size();
  renew_matches(*document);
}

void on(Model& model, const FindNext&, Orders&) { step_through_matches(model, true); }
void on(Model& model, const FindPrevious&, Orders&) { step_through_matches(model, false); }

void on(Model& model, DocumentLoaded& event, Orders& orders) {
  auto* document = awaiting(model, event.ticket, &DocumentScreen::ticket);
  if (!document) return;
  document->ticket = 0;
  document->loading = event.document.ok() ? Loading::ready : Loading::failed;
  if (!event.document.ok()) {
    document->gone = event.document.error().kind == base::ErrorKind::not_found;
    return;
  }
  document->document = std::move(*event.document);
  document->outline = outline_of(document->document.body);
  count_searched(*document);
  renew_matches(*document);
  document->pages_ticket = new_ticket(model);
  orders.push_back(CountPages{document->pages_ticket, document->id});
  if (document->document.body.empty()) return;
  document->links_ticket = new_ticket(model);
  orders.push_back(FindLinks{document->links_ticket, document->id});
}

void on(Model& model, LinksFound& event, Orders&) {
  auto* document = awaiting(model, event.ticket, &DocumentScreen::links_ticket);
  if (!document) return;
  document->links_ticket = 0;
  if (event.links.ok()) document->links = std::move(*event.links);
}

void on(Model& model, const FollowLink& event, Orders& orders) {
  const auto* open = top_as<DocumentScreen>(model);
  if (!open || open->id == event.id) return;
  unfocus(model);
  DocumentScreen document;
  document.id = event.id;
  push(model, std::move(document));
  load_document(model, std::get<DocumentScreen>(model.screen()), orders);
}

void on(Model& model, const PagesCounted& event, Orders&) {
  auto* document = awaiting(model, event.ticket, &DocumentScreen::pages_ticket);
  if (!document) return;
  document->pages_ticket = 0;
  if (event.pages.ok()) document->pages = *event.pages;
}

}  // namespace app
