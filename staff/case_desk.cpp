#include "staff/case_desk.h"

#include <filesystem>

#include "base/wipe.h"
#include "catalog/calendar_file.h"
#include "pack/headings.h"
#include "package/file_work.h"
#include "paperwork/case_words.h"
#include "requests/seal.h"
#include "staff/agency_file.h"
#include "staff/console.h"
#include "staff/secret_input.h"

namespace staff {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using words::Word;

Arguments at_book(const Arguments& arguments) {
  Arguments there = arguments;
  there.data_directory = arguments.cases.book;
  return there;
}

/// Nothing: it was said why.
std::optional<std::string> key_password(const Arguments& arguments) {
  if (arguments.cases.password_file.empty()) return ask_secret(Word::desk_password_ask);
  auto password = secret_in(arguments.cases.password_file);
  if (!password) say(Word::keys_no_password_file);
  return password;
}

bool add_key(requests::SealOpener& opener, const std::string& file, const std::string& password) {
  constexpr std::size_t longest_key = 4096;
  auto key = package::read_whole(file, longest_key);
  if (!key) return fail(Word::desk_key_failed, key.error()), false;
  const base::Status added = opener.add(*key, password);
  base::wipe(*key);
  if (added) return true;
  if (added.error().kind == ErrorKind::not_found) return say(Word::desk_wrong_password), false;
  return fail(Word::desk_key_failed, added.error()), false;
}

/// Nothing: it was said why.
std::optional<requests::SealOpener> opener_of(const Arguments& arguments) {
  if (arguments.cases.keys.empty()) return say(Word::desk_no_key), std::nullopt;
  auto password = key_password(arguments);
  if (!password) return std::nullopt;
  requests::SealOpener opener;
  bool all_good = true;
  for (const std::string& file : arguments.cases.keys) all_good = all_good && add_key(opener, file, *password);
  base::wipe(*password);
  if (!all_good) return std::nullopt;
  return opener;
}

void warn_of_kind(const requests::BookCase& one, const requests::Application& application) {
  const bool same = one.kind == application.kind && (one.kind == requests::ApplicantKind::natural_person ||
                                                     one.organization_kind == application.organization_kind);
  if (!same) say(Word::desk_kind_differs);
}

Opened<AgencyFacts> facts_of_catalogue(const Arguments& arguments) {
  const auto catalogue = catalog::Catalog::open(arguments.data_directory);
  if (!catalogue) return say(Word::desk_agency_missing), Opened<AgencyFacts>{std::nullopt, exit_not_found};
  const auto agency = catalogue->agency();
  const auto guide = catalogue->guide();
  if (!agency || !guide)
    return {std::nullopt, fail(Word::staff_catalogue_failed, (agency ? guide.error() : agency.error()))};
  return {AgencyFacts{*agency, guide->office_address, guide->telephone, paperwork::review_body_of(*agency)},
          exit_success};
}

}  // namespace

Opened<requests::CaseBook> open_book(const Arguments& arguments, bool make) {
  const std::string& folder = arguments.cases.book;
  if (folder.empty()) return say(Word::desk_usage_book), Opened<requests::CaseBook>{std::nullopt, exit_usage};
  std::error_code ignored;
  if (!make && !fs::exists(fs::path(folder) / requests::case_book_file_name, ignored)) {
    say(Word::desk_no_book, {folder});
    return {std::nullopt, exit_not_found};
  }
  auto opened = requests::CaseBook::open(folder);
  if (!opened) return {std::nullopt, fail(Word::desk_book_failed, opened.error())};
  return {std::move(*opened), exit_success};
}

Opened<requests::BookCase> find_case(const Arguments& arguments, const requests::CaseBook& book) {
  auto found = book.find(arguments.request_number);
  if (found) return {std::move(*found), exit_success};
  if (found.error().kind != ErrorKind::not_found) return {std::nullopt, fail(Word::desk_book_failed, found.error())};
  say(Word::desk_no_case, {arguments.request_number});
  return {std::nullopt, exit_not_found};
}

base::Calendar desk_calendar(const Arguments& arguments) {
  base::Calendar calendar;
  (void)catalog::add_calendar_folder(pack::product_folder() + "/calendar", calendar);  // without: provisional dates
  if (const auto catalogue = catalog::Catalog::open(arguments.data_directory)) {
    auto years = catalogue->calendar();
    if (years)
      for (base::CalendarYear& year : *years) calendar.add(std::move(year));
  }
  const fs::path own = fs::path(arguments.cases.book) / "calendar";
  const base::Status added = catalog::add_calendar_folder(own.string(), calendar);
  if (!added && added.error().kind != ErrorKind::not_found) fail(Word::desk_file_failed, added.error());
  return calendar;
}

requests::Hand hand_of(const Arguments& arguments) {
  std::string who = who_runs();
  if (!arguments.cases.who.empty()) who += "，" + arguments.cases.who;
  return {who, arguments.now};
}

Opened<AgencyFacts> agency_facts(const Arguments& arguments) {
  const auto file =
      package::read_whole((fs::path(arguments.cases.book) / agency_file_name).string(), std::size_t{1} << 16U);
  if (!file) return facts_of_catalogue(arguments);
  auto facts = parse_agency_file(*file);
  if (facts) return {std::move(*facts), exit_success};
  say(Word::desk_agency_broken);
  return {std::nullopt, exit_failure};
}

bool can_log_in_book(const Arguments& arguments) { return can_log(at_book(arguments)); }

void log_in_book(const Arguments& arguments, office::Act act, const std::string& detail) {
  log_act(at_book(arguments), act, detail);
}

Opened<requests::HandedIn> open_case(const Arguments& arguments, const requests::CaseBook& book) {
  const auto one = find_case(arguments, book);
  if (!one.value) return {std::nullopt, one.exit_code};
  const auto sealed = book.sealed(one.value->number);
  if (!sealed)
    return say(Word::desk_content_erased, {one.value->number}),
           Opened<requests::HandedIn>{std::nullopt, exit_not_found};
  if (!can_log_in_book(arguments)) return {std::nullopt, exit_failure};
  const auto opener = opener_of(arguments);
  if (!opener) return {std::nullopt, exit_failure};
  auto payload = opener->open(*sealed, one.value->number);
  if (!payload && payload.error().kind == ErrorKind::not_found)
    return say(Word::desk_other_key, {one.value->seal}), Opened<requests::HandedIn>{std::nullopt, exit_failure};
  if (!payload) return {std::nullopt, fail(Word::desk_open_failed, payload.error())};
  auto handed_in = requests::from_payload(*payload);
  base::wipe(*payload);
  if (!handed_in) return {std::nullopt, fail(Word::desk_open_failed, handed_in.error())};
  log_in_book(arguments, office::Act::request_opened, one.value->number);
  warn_of_kind(*one.value, handed_in->application);
  return {std::move(*handed_in), exit_success};
}

base::Date day_of(const Arguments& arguments) {
  return base::parse_date(arguments.cases.on).value_or(arguments.now.date);
}

}  // namespace staff
