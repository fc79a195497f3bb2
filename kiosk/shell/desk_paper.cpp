// The desk's paper: pages, print-outs, what waits for staff.
#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "base/utf8.h"
#include "kiosk/shell/desk.h"
#include "kiosk/shell/desk_parts.h"
#include "kiosk/shell/stick.h"
#include "paperwork/other_papers.h"
#include "paperwork/paperwork.h"

namespace shell {

using base::Result;

namespace {

constexpr std::size_t most_held_forms = 50;

/// The one word about a print-out that may leave the program.
constexpr std::array<const char*, 7> kind_names = {"document", "form",   "receipt", "report",
                                                   "blank",    "letter", "other"};

const char* name_of(app::PrintKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

app::PrintKind kind_of(const std::string& name) {
  const auto found = std::find(kind_names.begin(), kind_names.end(), name);
  return found == kind_names.end() ? app::PrintKind::document
                                   : static_cast<app::PrintKind>(found - kind_names.begin());
}

/// Of forms only how many: a rare character may be part of a name.
void log_missing(app::PrintKind kind, const printing::Pdf& pdf) {
  if (pdf.missing.empty()) return;
  std::string characters;
  if (kind == app::PrintKind::document) {
    for (const char32_t c : pdf.missing) base::append(characters.append(" "), c);
  }
  std::fprintf(stderr, "desk: %zu characters of a %s are in no font%s\n", pdf.missing.size(), name_of(kind),
               characters.c_str());
}

Result<std::string> bytes_of(office::PressRoom& press, const office::Sheets& sheets, app::PrintKind kind,
                             const printing::PrintChoice& choice, int from_side) {
  Result<printing::Pdf> pdf = press.pdf(sheets, choice, from_side);
  if (!pdf.ok()) return pdf.error();
  log_missing(kind, *pdf);
  return std::move(pdf->bytes);
}

base::Date days_before(base::Date day, int days) { return std::chrono::sys_days(day) - std::chrono::days(days); }

}  // namespace

// -- pages

Result<printing::Paper> Desk::document_paper(const Result<catalog::Document>& document) {
  if (!document.ok()) return document.error();
  return with(catalogue(), [&](const catalog::Catalog& open) -> Result<printing::Paper> {
    const Result<catalog::Agency> agency = open.agency();
    if (!agency.ok()) return agency.error();
    return paperwork::document_paper(*document, *agency, parts_.clock.now());
  });
}

Result<printing::Paper> Desk::form_paper(app::PrintKind kind, const app::PrintContent& content) {
  return with(catalogue(), [&](const catalog::Catalog& open) -> Result<printing::Paper> {
    const Result<catalog::Agency> agency = open.agency();
    if (!agency.ok()) return agency.error();
    const base::LocalTime now = parts_.clock.now();
    if (kind == app::PrintKind::application || kind == app::PrintKind::blank)
      return paperwork::application_paper(content.application, content.receipt, *agency, now);
    if (kind == app::PrintKind::other_form) return paperwork::other_form_paper(content.form, *agency, now);
    if (kind == app::PrintKind::letter) return paperwork::case_letter_paper(content.letter, *agency, now);
    const Result<catalog::Guide> guide = open.guide();
    if (!guide.ok()) return guide.error();
    return paperwork::receipt_paper(content.application, content.receipt, *agency, *guide, now);
  });
}

Result<office::Sheets*> Desk::sheets(const app::PrintSource& source, const Content& content,
                                     printing::Edition edition) {
  if (last_set_ && last_set_->source == source && last_set_->edition == edition) return &last_set_->sheets;
  const bool is_document = source.kind == app::PrintKind::document;
  if (!is_document && !content) return base::error(base::ErrorKind::bad_input, "nothing to print");
  if (content) forms_[source.receipt_number] = *content;
  Result<printing::Paper> paper =
      is_document ? document_paper(document(source.document)) : form_paper(source.kind, *content);
  if (!paper.ok()) return paper.error();
  Result<office::Sheets> set = parts_.press.lay_out(std::move(*paper), edition);
  if (!set.ok()) return set.error();
  last_set_ = LastSet{source, edition, std::move(*set)};
  return &last_set_->sheets;
}

std::optional<app::Event> Desk::answer(const app::CountPages& order) {
  const Result<printing::Paper> paper = document_paper(document(order.id));
  if (!paper.ok()) return app::PagesCounted{order.ticket, logged("count pages", Result<int>(paper.error()))};
  const Result<office::Sheets> set = parts_.press.lay_out(*paper, printing::Edition::standard);
  Result<int> pages = set.ok() ? Result<int>(set->pages()) : Result<int>(set.error());
  return app::PagesCounted{order.ticket, logged("count pages", std::move(pages))};
}

std::optional<app::Event> Desk::answer(const app::Preview& order) {
  const auto draw = [&](office::Sheets& set) -> Result<app::PreviewPage> {
    const int page = std::clamp(order.page, 1, set.pages());
    Result<printing::Picture> picture = parts_.press.picture(set, page, order.width_px);
    if (!picture.ok()) return picture.error();
    return app::PreviewPage{set.pages(), page, std::move(*picture)};
  };
  Result<app::PreviewPage> page = with(sheets(order.source, order.content, order.edition), draw);
  return app::Previewed{order.ticket, logged("draw a page", std::move(page))};
}

// -- print-outs

Result<int> Desk::start(app::Ticket ticket, const office::Sheets& set, app::PrintKind kind,
                        const printing::ParsedChoice& wanted, const std::string& hold_code) {
  const printing::PrintChoice choice = printing::within(wanted.choice, set.pages());
  const int rest = printing::sides_of(choice, set.pages()) - (wanted.from_side - 1);
  if (rest < 1) return base::error(base::ErrorKind::bad_input, "no page to print");
  printing::PrintRun::Work work;
  work.kind = name_of(kind);
  work.pages = rest;
  work.two_sided = choice.two_sided && parts_.settings.two_sided;
  work.pdf = [&press = parts_.press, set, kind, choice, from = wanted.from_side](int first) {
    return bytes_of(press, set, kind, choice, from + first - 1);
  };
  parts_.print_room.add(ticket, std::move(work), hold_code);
  return rest;
}

std::optional<app::Event> Desk::answer(const app::StartPrint& order) {
  const auto print = [&](office::Sheets& set) {
    return start(order.ticket, set, order.source.kind, {order.choice, order.from_side}, {});
  };
  return app::PrintStarted{order.ticket,
                           logged("print", with(sheets(order.source, order.content, order.choice.edition), print))};
}

std::optional<app::Event> Desk::answer(const app::PollPrints&) {
  PrintRoom::Seen seen = parts_.print_room.look();
  return app::PrinterSeen{std::move(seen.printer), std::move(seen.jobs)};
}

std::optional<app::Event> Desk::answer(const app::StopPrint& order) {
  parts_.print_room.cancel(order.ticket);
  return std::nullopt;
}

std::optional<app::Event> Desk::answer(const app::ContinuePrint& order) {
  parts_.print_room.resume(order.ticket);
  return std::nullopt;
}

std::optional<app::Event> Desk::answer(const app::ForgetVisit&) {
  parts_.print_room.abandon();
  last_set_.reset();
  forms_.clear();
  pending_code_ = {};
  return std::nullopt;
}

// -- what waits for staff

Result<printing::Ledger*> Desk::ledger() {
  if (!ledger_) {
    Result<printing::Ledger> opened = printing::Ledger::open(parts_.data_directory);
    if (!opened.ok()) return opened.error();
    ledger_ = std::move(*opened);
  }
  const Result<int> forgotten =
      ledger_->forget_holds_before(days_before(parts_.clock.now().date, parts_.settings.hold_days));
  if (!forgotten.ok()) return forgotten.error();
  return &*ledger_;
}

Result<std::string> Desk::hold(const app::HoldPrint& order) {
  const bool is_document = order.source.kind == app::PrintKind::document;
  const auto form = forms_.find(order.source.receipt_number);
  if (!is_document && form == forms_.end())
    return base::error(base::ErrorKind::not_found, "the form is not at hand any more");
  if (!is_document && held_forms_.size() >= most_held_forms)
    return base::error(base::ErrorKind::no_space, "too many forms wait");
  printing::Hold hold;
  hold.kind = name_of(order.source.kind);
  hold.reference = is_document ? order.source.index_number : order.source.receipt_number;
  hold.choice = printing::to_text(order.choice, order.from_side);
  hold.pages = order.pages;
  const Result<printing::Ledger*> open = ledger();
  if (!open.ok()) return open.error();
  Result<std::string> code = (*open)->hold(std::move(hold), parts_.clock.now());
  if (code.ok() && !is_document) held_forms_[*code] = form->second;
  return code;
}

Result<Desk::Held> Desk::held(const std::string& code) {
  const Result<printing::Ledger*> open = ledger();
  if (!open.ok()) return open.error();
  const Result<printing::Hold> hold = (*open)->held(code);
  if (!hold.ok()) return hold.error();
  const auto choice = printing::parse_print_choice(hold->choice);
  if (!choice) return base::error(base::ErrorKind::corrupt, "a hold with a choice that cannot be read");
  const app::PrintKind kind = kind_of(hold->kind);
  const auto form = held_forms_.find(code);
  if (kind != app::PrintKind::document && form == held_forms_.end())
    return base::error(base::ErrorKind::not_found, "the form was held before the kiosk was started");
  Result<printing::Paper> paper =
      kind == app::PrintKind::document
          ? document_paper(with(catalogue(),
                                [&](const catalog::Catalog& catalog) {
                                  return catalog.document(hold->reference, parts_.clock.now().date);
                                }))
          : form_paper(kind, form->second);
  if (!paper.ok()) return paper.error();
  Result<office::Sheets> set = parts_.press.lay_out(std::move(*paper), choice->choice.edition);
  if (!set.ok()) return set.error();
  return Held{std::move(*set), kind, *choice};
}

Result<app::StaffFigures> Desk::staff_figures() {
  return with(ledger(), [&](const printing::Ledger& open) -> Result<app::StaffFigures> {
    app::StaffFigures figures;
    std::optional<base::Error> failure;
    collect(open.counts(parts_.clock.now().date), figures.today, failure);
    collect(open.holds(), figures.holds, failure);
    if (failure) return *failure;
    figures.log_failed = log_failed_;
    std::erase_if(held_forms_, [&](const auto& form) {
      return std::none_of(figures.holds.begin(), figures.holds.end(),
                          [&](const printing::Hold& hold) { return hold.code == form.first; });
    });
    return figures;
  });
}

std::optional<app::Event> Desk::answer(const app::HoldPrint& order) {
  return app::PrintHeld{order.ticket, logged("hold a print-out", hold(order))};
}

std::optional<app::Event> Desk::answer(const app::LoadStaff& order) {
  return app::StaffLoaded{order.ticket, logged("read the ledger", staff_figures())};
}

std::optional<app::Event> Desk::answer(const app::LookUpHold& order) {
  const auto look = [&](const printing::Ledger& open) { return open.held(order.code); };
  return app::HoldFound{order.ticket, with(ledger(), look)};
}

std::optional<app::Event> Desk::answer(const app::StartHeldPrint& order) {
  const Result<Held> found = logged("make a held print-out", held(order.code));
  if (!found.ok()) return app::PrintStarted{order.ticket, found.error()};
  const std::string reference = reference_of(order.code);
  auto started = logged("print", start(order.ticket, found->sheets, found->kind, found->choice, order.code));
  if (started.ok()) note(order.who, office::Act::printed_for_visitor, reference);
  return app::PrintStarted{order.ticket, std::move(started)};
}

std::optional<app::Event> Desk::answer(const app::StoreHold& order) {
  const auto refuse = [&](const base::Error& error, app::StickTrouble trouble) {
    return app::HoldSaved{order.ticket, error, trouble};
  };
  const Result<Held> found = logged("make a held print-out", held(order.code));
  if (!found.ok()) return refuse(found.error(), app::StickTrouble::not_printable);
  const Result<std::string> bytes =
      bytes_of(parts_.press, found->sheets, found->kind, found->choice.choice, found->choice.from_side);
  if (!bytes.ok()) return refuse(bytes.error(), app::StickTrouble::other);
  const Saved saved = save_on_stick(parts_.settings.stick_roots, *bytes);
  if (!saved.ok()) {
    const auto error =
        logged("save on a stick", base::Status(base::error(base::ErrorKind::unavailable, saved.detail)));
    return refuse(error.error(), saved.trouble);
  }
  note(order.who, office::Act::hold_saved, reference_of(order.code));
  const auto spend = [&](printing::Ledger& open) { return open.hand_over(order.code, parts_.clock.now()); };
  static_cast<void>(logged("hand over a hold", with(ledger(), spend)));  // it is on the stick all the same
  return app::HoldSaved{order.ticket, saved.name, app::StickTrouble::other};
}

std::optional<app::Event> Desk::answer(const app::DropHold& order) {
  const auto spend = [&](printing::Ledger& open) { return open.hand_over(order.code, parts_.clock.now()); };
  const std::string reference = reference_of(order.code);
  held_forms_.erase(order.code);
  const base::Status done = logged("void a hold", with(ledger(), spend));
  if (done.ok()) note(order.who, office::Act::hold_voided, reference);
  return app::HoldVoided{order.ticket, done};
}

}  // namespace shell
