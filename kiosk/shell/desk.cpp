#include "kiosk/shell/desk.h"

#include <algorithm>
#include <span>
#include <utility>

#include "catalog/working_calendar.h"
#include "kiosk/shell/desk_parts.h"
#include "requests/lookup_code.h"

namespace shell {
using base::Result;

const char* name_of(base::ErrorKind kind) {
  switch (kind) {
    case base::ErrorKind::bad_input: return "bad input";
    case base::ErrorKind::not_found: return "not found";
    case base::ErrorKind::no_space: return "no space";
    case base::ErrorKind::unavailable: return "unavailable";
    case base::ErrorKind::corrupt: return "corrupt";
    case base::ErrorKind::internal: break;
  }
  return "internal";
}

namespace {

template <class T, class... Ts>
constexpr bool is_one_of = (std::is_same_v<T, Ts> || ...);

/// By the session itself, or by the UpdateRoom.
template <class Kind>
constexpr bool is_answered_elsewhere =
    is_one_of<Kind, app::Compose, app::Choose, app::LookForPackages, app::PrepareUpdate, app::StopUpdate,
              app::ConfirmedUpdate, app::DiscardUpdate, app::CompareTexts, app::UseVersion>;

}  // namespace

std::optional<app::Event> Desk::perform(const app::Order& order) {
  return std::visit(
      [this](const auto& each) -> std::optional<app::Event> {
        using Kind = std::decay_t<decltype(each)>;
        if constexpr (is_answered_elsewhere<Kind>) {
          return std::nullopt;
        } else {
          return answer(each);
        }
      },
      order);
}

// -- what is opened once and kept

Desk::Opened Desk::catalogue() {
  if (!catalog_) {
    Result<catalog::Catalog> opened = catalog::Catalog::open(parts_.data_directory);
    if (!opened.ok()) return opened.error();
    catalog_ = std::move(*opened);
  }
  return &*catalog_;
}

Desk::Opened Desk::newest_catalogue() {
  if (catalog_ && catalog_->is_stale()) {
    Result<catalog::Catalog> opened = logged("open the new catalogue", catalog::Catalog::open(parts_.data_directory));
    if (opened.ok()) catalog_ = std::move(*opened);
  }
  return catalogue();
}

Result<requests::Register*> Desk::opened_register() {
  if (!register_) {
    Result<requests::Register> opened = requests::Register::open(parts_.data_directory, parts_.sealer);
    if (!opened.ok()) return opened.error();
    register_ = std::move(*opened);
  }
  return &*register_;
}

// -- the catalogue

Result<app::Room> Desk::room() {
  return with(
      newest_catalogue(),
      [today = parts_.clock.now().date, &sealer = parts_.sealer](const catalog::Catalog& open) -> Result<app::Room> {
        app::Room room;
        room.can_submit = sealer.is_ready();
        std::optional<base::Error> failure;
        collect(open.agency(), room.agency, failure);
        collect(open.guide(), room.guide, failure);
        collect(open.offices(), room.offices, failure);
        collect(open.columns(today), room.columns, failure);
        if (failure) return *failure;
        return room;
      });
}

Result<std::vector<catalog::ListRow>> Desk::newest(std::size_t count) {
  using Rows = Result<std::vector<catalog::ListRow>>;
  return with(newest_catalogue(), [&](const catalog::Catalog& open) -> Rows {
    const Result<catalog::ResultSet> found = open.find({}, parts_.clock.now().date);
    if (!found.ok()) return found.error();
    return open.rows(std::span(found->ids).first(std::min(count, found->ids.size())), {});
  });
}

Result<catalog::Document> Desk::document(catalog::RecordId id) {
  return with(catalogue(), [&](const catalog::Catalog& open) { return open.document(id, parts_.clock.now().date); });
}

std::optional<app::Event> Desk::answer(const app::LoadRoom& order) {
  return app::RoomLoaded{order.ticket, logged("load the room", room())};
}

std::optional<app::Event> Desk::answer(const app::LoadNewest& order) {
  return app::NewestLoaded{order.ticket, logged("load the newest documents", newest(order.count))};
}

std::optional<app::Event> Desk::answer(const app::Find& order) {
  const auto find = [&](const catalog::Catalog& open) { return open.find(order.filter, parts_.clock.now().date); };
  app::Found found{order.ticket, logged("search", with(catalogue(), find))};
  if (order.filter.words.empty()) return found;
  const auto look = [&](const catalog::Catalog& open) { return open.withdrawn(order.filter.words); };
  auto withdrawn = logged("look for what was withdrawn", with(catalogue(), look));
  if (withdrawn.ok()) found.withdrawn = std::move(*withdrawn);
  return found;
}

std::optional<app::Event> Desk::answer(const app::LoadRows& order) {
  const auto read = [&](const catalog::Catalog& open) { return open.rows(order.ids, order.words); };
  return app::RowsLoaded{order.ticket, order.first, logged("read rows", with(catalogue(), read))};
}

std::optional<app::Event> Desk::answer(const app::LoadDocument& order) {
  return app::DocumentLoaded{order.ticket, logged("read a document", document(order.id))};
}

// -- the register

base::Calendar Desk::calendar() {
  const Opened open = catalogue();
  return catalog::working_calendar(open.ok() ? *open : nullptr);
}

const std::string& Desk::code_of(const std::string& visit_token) {
  if (pending_code_.visit_token != visit_token) pending_code_ = {visit_token, requests::new_lookup_code()};
  return pending_code_.code;
}

void Desk::complete(requests::Receipt& receipt) {
  const requests::CaseEvents events = {{requests::Step::received, receipt.received.date}};
  receipt.answer = requests::clock_of(events, calendar()).answer;
  if (parts_.signer != nullptr && !receipt.content.empty())
    receipt.proof = parts_.signer->sign({receipt.number, receipt.received, receipt.content});
}

Result<requests::Receipt> Desk::submit(const app::SubmitApplication& order) {
  const Result<requests::Register*> open = opened_register();
  if (!open.ok()) return open.error();
  Result<requests::Receipt> receipt =
      (*open)->submit(order.application, parts_.clock.now(), order.visit_token, code_of(order.visit_token));
  if (receipt.ok()) complete(*receipt);
  return receipt;
}

std::optional<app::Event> Desk::answer(const app::SubmitApplication& order) {
  return app::Submitted{order.ticket, logged("store an application", submit(order))};
}

std::optional<app::Event> Desk::answer(const app::CheckPage& order) {
  const auto look = [&](const catalog::Catalog& open) {
    return open.by_page_code(order.code, parts_.clock.now().date);
  };
  app::PageChecked checked{order.ticket, logged("look for a page", with(catalogue(), look))};
  const auto bury = [&](const catalog::Catalog& open) { return open.withdrawn(order.code); };
  auto withdrawn = logged("look for what was withdrawn", with(catalogue(), bury));
  if (withdrawn.ok()) checked.withdrawn = std::move(*withdrawn);
  return checked;
}

std::optional<app::Event> Desk::answer(const app::CheckReceipt& order) {
  using Answer = app::ReceiptCheck::Answer;
  app::ReceiptChecked told{order.ticket, {}};
  auto kiosks = logged("read the keys of other kiosks", requests::read_kiosk_keys(parts_.data_directory));
  if (!kiosks.ok()) return told;
  if (parts_.signer != nullptr) kiosks->push_back(parts_.signer->public_key());
  const Result<requests::ReceiptFacts> facts = requests::verify_receipt(order.line, *kiosks);
  const bool unknown = !facts.ok() && facts.error().kind == base::ErrorKind::not_found;
  told.check.answer = facts.ok() ? Answer::good : unknown ? Answer::other_kiosk : Answer::changed;
  if (facts.ok()) told.check.number = facts->number, told.check.received = facts->received;
  return told;
}

std::optional<app::Event> Desk::answer(const app::LookForCatalogue&) {
  const bool changed = catalog_ ? catalog_->is_stale() : catalogue().ok();
  if (!changed) return std::nullopt;
  return app::CatalogueChanged{};
}

}  // namespace shell
