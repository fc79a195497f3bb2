#include "kiosk/shell/desk.h"

#include <algorithm>
#include <cstdio>
#include <span>
#include <utility>

#include "paperwork/paperwork.h"

namespace shell {
namespace {

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

template <class T>
Result<T> logged(const char* what, Result<T> result) {
  if (!result.ok()) {
    std::fprintf(stderr, "desk: cannot %s: %s: %s\n", what, name_of(result.error().kind),
                 result.error().detail.c_str());
  }
  return result;
}

/// Applies `use` to what `opened` points to.
template <class Pointer, class Use>
auto with(const Result<Pointer>& opened, Use&& use) -> decltype(use(**opened)) {
  if (!opened.ok()) return opened.error();
  return use(**opened);
}

/// Moves the value to `place`; remembers the first failure.
template <class T>
void collect(Result<T> result, T& place, std::optional<base::Error>& failure) {
  if (result.ok()) {
    place = std::move(*result);
  } else if (!failure) {
    failure = result.error();
  }
}

}  // namespace

std::optional<app::Event> Desk::perform(const app::Order& order) {
  return std::visit([this](const auto& each) { return answer(each); }, order);
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
  return with(newest_catalogue(),
              [today = parts_.clock.now().date](const catalog::Catalog& open) -> Result<app::Room> {
                app::Room room;
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
  return app::Found{order.ticket, logged("search", with(catalogue(), find))};
}

std::optional<app::Event> Desk::answer(const app::LoadRows& order) {
  const auto read = [&](const catalog::Catalog& open) { return open.rows(order.ids, order.words); };
  return app::RowsLoaded{order.ticket, order.first, logged("read rows", with(catalogue(), read))};
}

std::optional<app::Event> Desk::answer(const app::LoadDocument& order) {
  return app::DocumentLoaded{order.ticket, logged("read a document", document(order.id))};
}

// -- the register

std::optional<app::Event> Desk::answer(const app::SubmitApplication& order) {
  const auto submit = [&](requests::Register& open) {
    return open.submit(order.application, parts_.clock.now(), order.visit_token);
  };
  return app::Submitted{order.ticket, logged("store an application", with(opened_register(), submit))};
}

// -- paper

Result<printing::Paper> Desk::document_paper(catalog::RecordId id) {
  const Result<catalog::Document> read = document(id);
  if (!read.ok()) return read.error();
  return with(catalogue(), [&](const catalog::Catalog& open) -> Result<printing::Paper> {
    const Result<catalog::Agency> agency = open.agency();
    if (!agency.ok()) return agency.error();
    return paperwork::document_paper(*read, *agency, parts_.clock.now());
  });
}

Result<printing::Paper> Desk::paper_of(const app::PrintSource& source,
                                       const std::optional<app::PrintContent>& content) {
  if (source.kind == app::PrintKind::document) return document_paper(source.document);
  if (!content) return base::error(base::ErrorKind::bad_input, "nothing to print");
  return with(catalogue(), [&](const catalog::Catalog& open) -> Result<printing::Paper> {
    const Result<catalog::Agency> agency = open.agency();
    if (!agency.ok()) return agency.error();
    const base::LocalTime now = parts_.clock.now();
    if (source.kind == app::PrintKind::application)
      return paperwork::application_paper(content->application, content->receipt, *agency, now);
    const Result<catalog::Guide> guide = open.guide();
    if (!guide.ok()) return guide.error();
    return paperwork::receipt_paper(content->application, content->receipt, *agency, *guide, now);
  });
}

Result<printing::Press*> Desk::press() {
  if (!press_) {
    Result<printing::Press> opened = printing::Press::open(parts_.fonts);
    if (!opened.ok()) return opened.error();
    press_ = std::move(*opened);
  }
  return &*press_;
}

Result<printing::JobResult> Desk::print(const Result<printing::Paper>& paper, const char* kind) {
  if (!paper.ok()) return paper.error();
  const Result<printing::Press*> open = press();
  if (!open.ok()) return open.error();
  const Result<printing::Pdf> pdf = printing::make_pdf(**open, *paper);
  if (!pdf.ok()) return pdf.error();
  return parts_.printer.print(*pdf, kind);
}

std::optional<app::Event> Desk::answer(const app::CountPages& order) {
  const Result<printing::Paper> paper = document_paper(order.id);
  const auto count = [&](printing::Press& open) -> Result<int> {
    if (!paper.ok()) return paper.error();
    return static_cast<int>(open.lay_out(*paper).pages.size());
  };
  Result<int> pages = with(press(), count);
  return app::PagesCounted{order.ticket, logged("count pages", std::move(pages))};
}

std::optional<app::Event> Desk::answer(const app::Preview& order) {
  const Result<printing::Paper> paper = paper_of(order.source, order.content);
  const auto draw = [&](printing::Press& open) -> Result<app::PreviewPage> {
    if (!paper.ok()) return paper.error();
    const printing::Layout layout = open.lay_out(*paper, order.edition);
    const int pages = static_cast<int>(layout.pages.size()), page = std::clamp(order.page, 1, pages);
    return app::PreviewPage{pages, page,
                            open.picture(layout.pages[static_cast<std::size_t>(page - 1)], order.width_px)};
  };
  Result<app::PreviewPage> page = with(press(), draw);
  return app::Previewed{order.ticket, logged("draw a page", std::move(page))};
}

std::optional<app::Event> Desk::answer(const app::StartPrint& order) {
  const char* const kinds[] = {"document", "form", "receipt"};
  const auto printed = logged(
      "print", print(paper_of(order.source, order.content), kinds[static_cast<std::size_t>(order.source.kind)]));
  if (!printed.ok()) return app::PrintStarted{order.ticket, printed.error()};
  printing::Progress progress;
  progress.stage = printing::Stage::saved;
  progress.pages = printed->pages;
  jobs_.push_back({order.ticket, progress});
  return app::PrintStarted{order.ticket, printed->pages};
}

std::optional<app::Event> Desk::answer(const app::PollPrints&) {
  return app::PrinterSeen{std::nullopt, std::exchange(jobs_, {})};
}

std::optional<app::Event> Desk::answer(const app::StopPrint&) { return std::nullopt; }
std::optional<app::Event> Desk::answer(const app::ContinuePrint&) { return std::nullopt; }

namespace {
base::Error not_yet() { return base::error(base::ErrorKind::unavailable, "no ledger"); }
}  // namespace

std::optional<app::Event> Desk::answer(const app::HoldPrint& order) {
  return app::PrintHeld{order.ticket, not_yet()};
}
std::optional<app::Event> Desk::answer(const app::CheckPage& order) {
  const auto look = [&](const catalog::Catalog& open) {
    return open.by_page_code(order.code, parts_.clock.now().date);
  };
  return app::PageChecked{order.ticket, logged("look for a page", with(catalogue(), look))};
}
std::optional<app::Event> Desk::answer(const app::CheckPin& order) {
  return app::PinChecked{order.ticket, app::PinAnswer::not_set};
}
std::optional<app::Event> Desk::answer(const app::LoadStaff& order) {
  return app::StaffLoaded{order.ticket, not_yet()};
}
std::optional<app::Event> Desk::answer(const app::LookUpHold& order) {
  return app::HoldFound{order.ticket, not_yet()};
}
std::optional<app::Event> Desk::answer(const app::StartHeldPrint& order) {
  return app::PrintStarted{order.ticket, not_yet()};
}
std::optional<app::Event> Desk::answer(const app::StoreHold& order) {
  return app::HoldSaved{order.ticket, not_yet(), app::StickTrouble::other};
}
std::optional<app::Event> Desk::answer(const app::DropHold& order) {
  return app::HoldVoided{order.ticket, not_yet()};
}

std::optional<app::Event> Desk::answer(const app::ForgetVisit&) { return std::nullopt; }

std::optional<app::Event> Desk::answer(const app::LookForCatalogue&) {
  const bool changed = catalog_ ? catalog_->is_stale() : catalogue().ok();
  if (!changed) return std::nullopt;
  return app::CatalogueChanged{};
}

}  // namespace shell
