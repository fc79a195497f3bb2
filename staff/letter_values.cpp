#include "staff/letter_values.h"

#include "base/utf8.h"
#include "office/press_room.h"
#include "paperwork/case_words.h"
#include "paperwork/names.h"
#include "paperwork/paperwork.h"
#include "requests/drawn.h"
#include "staff/atomic_file.h"
#include "staff/console.h"

namespace staff {
namespace {

using requests::Application;
using requests::Field;
using words::Word;

std::string text(Word word) { return std::string(words::zh(word)); }

template <class Choices>
std::string list_of(const Choices& choices) {
  std::string list;
  for (const auto choice : choices)
    list.append(list.empty() ? "" : words::zh(Word::paper_list_separator)).append(paperwork::name_of(choice));
  return list;
}

/// A sentence goes on after it.
std::string without_stop(std::string text) {
  for (const std::string_view stop : {"。", "；", "，", ".", ";", ","})
    if (text.ends_with(stop)) text.resize(text.size() - stop.size());
  return text;
}

/// 名称, 文号 and 描述, as far as they were filled in.
std::string content_of(const Application& application) {
  std::string content;
  for (const Field field : {Field::information_title, Field::information_number, Field::description}) {
    const std::string part = without_stop(requests::without_drawn(base::trim(application[field])));
    if (!part.empty()) content.append(content.empty() ? "" : "；").append(part);
  }
  return content;
}

std::string day_words(const requests::Period& period) {
  const std::string day = base::to_chinese(period.due);
  return period.provisional ? words::fill(Word::letter_provisional, {day}) : day;
}

void add_periods(const requests::BookCase& one, const Arguments& arguments, const base::Calendar& calendar,
                 LetterValues& values) {
  requests::CaseEvents events = events_of(one);
  values[text(Word::blank_due)] = day_words(requests::clock_of(events, calendar).answer);
  const int days = arguments.cases.days;
  if (days <= 0) return;
  values[text(Word::blank_correction_days)] = values[text(Word::blank_extension_days)] = std::to_string(days);
  events.push_back({requests::Step::extended, day_of(arguments), days});
  const requests::Clock extended = requests::clock_of(events, calendar);
  if (extended.out_of_place.empty()) values[text(Word::blank_extended_due)] = day_words(extended.answer);
}

}  // namespace

LetterValues letter_values(const requests::BookCase& one, const Application& application, const AgencyFacts& facts,
                           const Arguments& arguments, const base::Calendar& calendar) {
  const bool is_organization = application.kind == requests::ApplicantKind::organization;
  LetterValues values = {
      {text(Word::blank_number), one.number},
      {text(Word::blank_received), base::to_chinese(one.received.date)},
      {text(Word::blank_applicant), requests::without_drawn(base::trim(application[Field::name]))},
      {text(Word::blank_address_form), text(is_organization ? Word::letter_your_organization : Word::letter_you)},
      {text(Word::blank_content), content_of(application)},
      {text(Word::blank_agency), facts.agency.name},
      {text(Word::blank_agency_address), facts.address},
      {text(Word::blank_agency_phone), facts.phone},
      {text(Word::blank_review_body), facts.review_body},
      {text(Word::blank_carriers), list_of(application.carriers)},
      {text(Word::blank_deliveries), list_of(application.deliveries)}};
  add_periods(one, arguments, calendar, values);
  if (const auto outcome = requests::outcome_of(arguments.cases.outcome)) {
    values[text(Word::blank_outcome)] = paperwork::name_of(*outcome);
    values[text(Word::blank_remedy)] = paperwork::remedy_words(*outcome, facts.review_body);
  }
  return values;
}

void print_application(const Application& application) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(Field::count_); ++i) {
    const Field field = static_cast<Field>(i);
    const std::string value = requests::without_drawn(base::trim(application[field]));
    if (requests::applies(field, application.kind) && !value.empty())
      print_line(paperwork::label_of(field, application.kind) + "\t" + value);
  }
  print_line(text(Word::blank_carriers) + "\t" + list_of(application.carriers));
  print_line(text(Word::blank_deliveries) + "\t" + list_of(application.deliveries));
}

ExitCode write_application(const Arguments& arguments, const Application& application,
                           const requests::Receipt& receipt, const catalog::Agency& agency) {
  office::PressRoom press(printing::debian_font_paths());
  const auto sheets = press.lay_out(paperwork::application_paper(application, receipt, agency, arguments.now),
                                    printing::Edition::standard);
  if (!sheets) return fail(Word::staff_print_failed, sheets.error());
  const auto pdf = press.pdf(*sheets, printing::within({}, sheets->pages()), 1);
  if (!pdf) return fail(Word::staff_print_failed, pdf.error());
  const auto written = write_atomically(arguments.cases.out, pdf->bytes, Readers::owner);
  if (!written) return fail(Word::staff_print_failed, written.error());
  say(Word::staff_written, {arguments.cases.out, std::to_string(pdf->pages)});
  return exit_success;
}

}  // namespace staff
