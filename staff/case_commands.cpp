// requests list, show, overdue of the case book, and the steps of a case.
#include <algorithm>
#include <array>

#include "paperwork/case_words.h"
#include "paperwork/names.h"
#include "requests/steps.h"
#include "requests/times.h"
#include "staff/case_desk.h"
#include "staff/case_json.h"
#include "staff/case_letters.h"
#include "staff/commands.h"
#include "staff/console.h"

namespace staff {
namespace {

using requests::CaseRefusal;
using requests::Step;
using requests::Urgency;
using words::Word;

constexpr std::array<Word, 19> refusal_words = {Word::desk_refused_answered_already,
                                                Word::desk_refused_in_future,
                                                Word::desk_refused_before_the_last,
                                                Word::desk_refused_no_days,
                                                Word::desk_refused_extension_days,
                                                Word::desk_refused_no_approver,
                                                Word::desk_refused_extended_already,
                                                Word::desk_refused_after_deadline,
                                                Word::desk_refused_corrected_already,
                                                Word::desk_refused_no_correction,
                                                Word::desk_refused_confirmed_already,
                                                Word::desk_refused_party_asked,
                                                Word::desk_refused_party_not_asked,
                                                Word::desk_refused_fee_already,
                                                Word::desk_refused_no_fee,
                                                Word::desk_refused_waits_for_applicant,
                                                Word::desk_refused_no_outcome,
                                                Word::desk_refused_needs_correction,
                                                Word::desk_refused_needs_fee};
static_assert(refusal_words.size() == static_cast<std::size_t>(CaseRefusal::needs_fee) + 1);

std::string due_words(const requests::CaseDue& due) {
  const std::string day = base::to_chinese(due.due);
  return due.provisional ? words::fill(Word::desk_provisional, {day}) : day;
}

std::string result_words(const requests::BookCase& one) {
  if (!one.outcome) return {};
  return std::string(key(*one.outcome)) + " " + paperwork::name_of(*one.outcome);
}

/// 登记编号, 收到时间, 申请人类别, 情况, 等待, 期限, 剩余工作日, 办理结果, separated by tabs.
void print_row(const ListedCase& listed) {
  const requests::BookCase& one = listed.one;
  std::string line = one.number;
  line.append("\t").append(requests::time_text(one.received));
  line.append("\t").append(paperwork::applicant_name(one.kind, one.organization_kind));
  line.append("\t").append(paperwork::name_of(listed.due.urgency));
  line.append("\t").append(paperwork::name_of(listed.due.turn));
  line.append("\t").append(due_words(listed.due));
  line.append("\t").append(std::to_string(listed.due.working_days_left));
  line.append("\t").append(result_words(one));
  print_line(line);
}

void print_rows(const Arguments& arguments, const std::vector<ListedCase>& cases) {
  if (arguments.json) return print_line(cases_json(cases));
  for (const ListedCase& listed : cases) print_row(listed);
}

void print_step(const requests::BookStep& step) {
  std::string hand = words::fill(Word::desk_step_line, {step.hand.who, requests::time_text(step.hand.at)});
  if (!step.approver.empty()) hand = words::fill(Word::step_approver, {step.approver}) + "；" + hand;
  print_line(base::to_iso(step.event.on) + "\t" + paperwork::words_of(step.event) + "\t" + hand);
}

void print_case(const ListedCase& listed) {
  const requests::BookCase& one = listed.one;
  print_pair(Word::staff_request_number, one.number);
  print_pair(Word::staff_request_received, requests::time_text(one.received));
  print_pair(Word::staff_request_applicant, paperwork::applicant_name(one.kind, one.organization_kind));
  print_pair(Word::desk_kiosk, one.kiosk);
  print_pair(Word::staff_request_seal, one.is_erased ? std::string(words::zh(Word::desk_erased)) : one.seal);
  print_pair(Word::desk_urgency, paperwork::name_of(listed.due.urgency));
  print_pair(Word::desk_waits, paperwork::name_of(listed.due.turn));
  print_pair(Word::desk_due, due_words(listed.due));
  if (one.outcome) print_pair(Word::desk_result, result_words(one));
  if (listed.due.late) print_line(words::zh(Word::desk_late));
  for (const requests::BookStep& step : one.steps) print_step(step);
  for (const requests::BookLetter& letter : one.letters)
    print_pair(Word::desk_letters, base::to_iso(letter.on) + " " + letter.title + " " + letter.number);
}

ListedCase listed(requests::BookCase one, const Arguments& arguments, const base::Calendar& calendar) {
  const requests::CaseDue due =
      requests::due_of(events_of(one), arguments.now.date, calendar, arguments.cases.soon_days);
  return {std::move(one), due};
}

/// Before or after a step was entered: what the clerk must know of the periods.
void tell_periods(const requests::CaseDue& due) {
  const std::string day = base::to_chinese(due.due);
  switch (due.turn) {
    case requests::Turn::nobody:
      if (due.late) say(Word::desk_late_answer, {day});
      return say(Word::desk_closed);
    case requests::Turn::applicant_corrects: return say(Word::desk_due_correction, {day});
    case requests::Turn::applicant_pays: return say(Word::desk_due_payment, {day});
    case requests::Turn::agency:
    case requests::Turn::third_party: break;
  }
  say(due.provisional ? Word::desk_due_now_provisional : Word::desk_due_now, {day});
}

requests::CaseEntry entry_of(const Arguments& arguments, Step step) {
  requests::CaseEntry entry{{step, day_of(arguments)}, {}, {}};
  if (step == Step::correction_asked || step == Step::extended) entry.event.days = arguments.cases.days;
  if (step == Step::third_party_asked || step == Step::third_party_answered)
    entry.event.party = arguments.cases.party;
  if (step == Step::extended) entry.approver = arguments.cases.approver;
  if (step == Step::answered) entry.outcome = requests::outcome_of(arguments.cases.outcome);
  return entry;
}

/// What is about to be entered, checked; the letter to go with it, sealed.
struct Prepared {
  requests::CaseEntry entry;
  requests::CaseEvents before;
  std::optional<requests::BookLetter> letter;
};

Opened<Prepared> prepare(const Arguments& arguments, Step step, const requests::CaseBook& book,
                         const base::Calendar& calendar) {
  auto one = find_case(arguments, book);
  if (!one.value) return {std::nullopt, one.exit_code};
  Prepared prepared{entry_of(arguments, step), events_of(*one.value), {}};
  if (const auto refusal = requests::refusal_of(prepared.before, prepared.entry, arguments.now.date, calendar)) {
    say(refusal_words[static_cast<std::size_t>(*refusal)]);
    return {std::nullopt, exit_failure};
  }
  if (!can_log_in_book(arguments)) return {std::nullopt, exit_failure};
  if (arguments.cases.letter_file.empty()) return {std::move(prepared), exit_success};
  auto letter = seal_letter_file(arguments, book);
  if (!letter.value) return {std::nullopt, letter.exit_code};
  prepared.letter = std::move(letter.value);
  return {std::move(prepared), exit_success};
}

ExitCode enter_step(const Arguments& arguments, Step step) {
  auto book = open_book(arguments);
  if (!book.value) return book.exit_code;
  const base::Calendar calendar = desk_calendar(arguments);
  const auto prepared = prepare(arguments, step, *book.value, calendar);
  if (!prepared.value) return prepared.exit_code;
  const requests::CaseEvent& event = prepared.value->entry.event;
  const auto entered =
      book.value->enter(arguments.request_number, prepared.value->entry, hand_of(arguments), calendar);
  if (!entered) return fail(Word::desk_enter_failed, entered.error());
  log_in_book(arguments, office::Act::case_step_entered,
              arguments.request_number + " " + std::string(key(step)) + " " + base::to_iso(event.on) + " " +
                  arguments.cases.who);
  say(Word::desk_entered, {arguments.request_number, paperwork::words_of(event), base::to_chinese(event.on)});
  if (requests::is_late_correction(prepared.value->before, event, calendar)) say(Word::desk_late_correction);
  const auto after = find_case(arguments, *book.value);
  if (after.value) tell_periods(listed(*after.value, arguments, calendar).due);
  if (!prepared.value->letter) return exit_success;
  return keep_sealed_letter(arguments, *book.value, *prepared.value->letter);
}

Opened<std::vector<ListedCase>> all_cases(const Arguments& arguments) {
  const auto book = open_book(arguments);
  if (!book.value) return {std::nullopt, book.exit_code};
  auto cases = book.value->list();
  if (!cases) return {std::nullopt, fail(Word::desk_book_failed, cases.error())};
  const base::Calendar calendar = desk_calendar(arguments);
  std::vector<ListedCase> all;
  for (requests::BookCase& one : *cases) all.push_back(listed(std::move(one), arguments, calendar));
  return {std::move(all), exit_success};
}

}  // namespace

ExitCode list_cases(const Arguments& arguments) {
  const auto cases = all_cases(arguments);
  if (!cases.value) return cases.exit_code;
  print_rows(arguments, *cases.value);
  return exit_success;
}

ExitCode list_due_cases(const Arguments& arguments) {
  auto cases = all_cases(arguments);
  if (!cases.value) return cases.exit_code;
  std::erase_if(*cases.value, [](const ListedCase& listed) { return listed.due.urgency > Urgency::soon; });
  std::stable_sort(cases.value->begin(), cases.value->end(), [](const ListedCase& a, const ListedCase& b) {
    return a.due.urgency != b.due.urgency ? a.due.urgency < b.due.urgency : a.due.due < b.due.due;
  });
  print_rows(arguments, *cases.value);
  return exit_success;
}

ExitCode show_case(const Arguments& arguments) {
  const auto book = open_book(arguments);
  if (!book.value) return book.exit_code;
  auto one = find_case(arguments, *book.value);
  if (!one.value) return one.exit_code;
  const ListedCase shown = listed(std::move(*one.value), arguments, desk_calendar(arguments));
  if (arguments.json)
    print_line(case_json(shown));
  else
    print_case(shown);
  return exit_success;
}

ExitCode confirm_case(const Arguments& arguments) { return enter_step(arguments, Step::confirmed); }
ExitCode ask_correction(const Arguments& arguments) { return enter_step(arguments, Step::correction_asked); }
ExitCode return_correction(const Arguments& arguments) { return enter_step(arguments, Step::correction_returned); }
ExitCode ask_third_party(const Arguments& arguments) { return enter_step(arguments, Step::third_party_asked); }
ExitCode answer_of_third_party(const Arguments& arguments) {
  return enter_step(arguments, Step::third_party_answered);
}
ExitCode extend_case(const Arguments& arguments) { return enter_step(arguments, Step::extended); }
ExitCode notify_fee(const Arguments& arguments) { return enter_step(arguments, Step::fee_notified); }
ExitCode enter_payment(const Arguments& arguments) { return enter_step(arguments, Step::fee_paid); }
ExitCode answer_case(const Arguments& arguments) { return enter_step(arguments, Step::answered); }

ExitCode undo_step(const Arguments& arguments) {
  auto book = open_book(arguments);
  if (!book.value) return book.exit_code;
  const auto one = find_case(arguments, *book.value);
  if (!one.value) return one.exit_code;
  if (one.value->steps.size() == 1) return say(Word::desk_undo_nothing), exit_failure;
  if (!can_log_in_book(arguments)) return exit_failure;
  const auto undone = book.value->withdraw_last(arguments.request_number, arguments.cases.why, hand_of(arguments));
  if (!undone) return fail(Word::desk_book_failed, undone.error());
  log_in_book(arguments, office::Act::case_step_withdrawn,
              arguments.request_number + " " + std::string(key(undone->step)) + " " + arguments.cases.why);
  say(Word::desk_undone, {arguments.request_number, paperwork::words_of(*undone), base::to_chinese(undone->on)});
  const auto after = find_case(arguments, *book.value);
  if (after.value) tell_periods(listed(*after.value, arguments, desk_calendar(arguments)).due);
  return exit_success;
}

}  // namespace staff
