// The command line of requests.
#include <CLI/CLI.hpp>

#include "staff/command_line.h"

namespace staff {
namespace {

using words::Word;

/// For CLI11: an empty answer lets the value pass.
std::string refuse_other_than_days(const std::string& typed) { return base::parse_date(typed) ? "" : "day"; }

/// Adds the commands of one group to one Arguments.
class CaseCommands {
 public:
  CaseCommands(CLI::App& requests, Arguments& arguments) : requests_(requests), arguments_(arguments) {}

  void add() {
    add_lists();
    add_transfer();
    add_steps();
    add_undo();
    add_papers();
  }

 private:
  CaseArguments& cases() { return arguments_.cases; }

  CLI::App& command(const char* name, Word about, Command meaning) {
    CLI::App& added = add_command(requests_, name, about, arguments_, meaning);
    return added;
  }

  void add_book(CLI::App& to) {
    to.add_option("--book", cases().book, text(Word::desk_book))->envname("CHAYUE_BOOK");
    to.add_option("--who", cases().who, text(Word::desk_who));
  }
  void add_day(CLI::App& to, const char* name, std::string& day, Word about) {
    to.add_option(name, day, text(about))->check(refuse_other_than_days);
  }
  void add_key(CLI::App& to) {
    to.add_option("--key", cases().keys, text(Word::desk_key))->allow_extra_args(false);
    to.add_option("--password-file", cases().password_file, text(Word::desk_password_file));
  }
  CLI::App& with_number(const char* name, Word about, Command meaning) {
    CLI::App& added = command(name, about, meaning);
    added.add_option("NUMBER", arguments_.request_number, text(Word::staff_request_number))->required();
    return added;
  }

  void add_lists() {
    CLI::App& list = command("list", Word::staff_requests_list, Command::list_requests);
    add_json(list, arguments_);
    add_book(list);
    CLI::App& show = with_number("show", Word::staff_requests_show, Command::show_request);
    add_json(show, arguments_);
    add_book(show);
    CLI::App& overdue = command("overdue", Word::desk_overdue, Command::cases_due);
    overdue.add_option("--soon", cases().soon_days, text(Word::desk_soon))->check(CLI::Range(0, 40));
    add_json(overdue, arguments_);
    add_book(overdue);
    CLI::App& form = with_number("form", Word::staff_requests_form, Command::request_form);
    form.add_option("--out", arguments_.out_file, text(Word::staff_print_out))->required();
  }

  void add_transfer() {
    CLI::App& take = command("take", Word::desk_take, Command::cases_take);
    take.add_option("--to", cases().folder, text(Word::desk_take_to))->required();
    take.add_flag("--all", cases().all, text(Word::desk_take_all));
    CLI::App& admit = command("admit", Word::desk_admit, Command::cases_admit);
    admit.add_option("FILE", cases().file, text(Word::desk_admit_file))->required();
    add_book(admit);
    CLI::App& status = command("status-file", Word::desk_status_file, Command::cases_status_file);
    status.add_option("--out", cases().out, text(Word::desk_status_out))->required();
    status.add_option("-s,--sign-key", cases().sign_key, text(Word::desk_sign_key))->required();
    status.add_option("--sign-password-file", cases().sign_password_file, text(Word::desk_sign_password_file));
    add_day(status, "--since", cases().since, Word::desk_since);
    add_book(status);
    CLI::App& load = command("load-status", Word::desk_load_status, Command::cases_load_status);
    load.add_option("FILE", cases().file, text(Word::desk_status_file_in))->required();
  }

  CLI::App& step(const char* name, Word about, Command meaning) {
    CLI::App& added = with_number(name, about, meaning);
    add_day(added, "--on", cases().on, Word::desk_on);
    add_book(added);
    return added;
  }
  /// A step that a letter to the applicant goes with.
  CLI::App& step_with_letter(const char* name, Word about, Command meaning) {
    CLI::App& added = step(name, about, meaning);
    added.add_option("--letter", cases().letter_file, text(Word::desk_letter_file));
    added.add_option("--number", cases().letter_number, text(Word::desk_letter_number));
    add_key(added);
    return added;
  }

  void add_steps() {
    step("confirm", Word::desk_confirm, Command::case_confirm);
    step_with_letter("correct", Word::desk_correct, Command::case_correct)
        .add_option("--days", cases().days, text(Word::desk_days));
    step("returned", Word::desk_returned, Command::case_returned);
    step_with_letter("third-party", Word::desk_third_party, Command::case_third_party)
        .add_option("--party", cases().party, text(Word::desk_party))
        ->check(CLI::Range(1, 1000));
    step("third-answered", Word::desk_third_answered, Command::case_third_answered)
        .add_option("--party", cases().party, text(Word::desk_party))
        ->check(CLI::Range(1, 1000));
    CLI::App& extend = step_with_letter("extend", Word::desk_extend, Command::case_extend);
    extend.add_option("--days", cases().days, text(Word::desk_days));
    extend.add_option("--approver", cases().approver, text(Word::desk_approver));
    step_with_letter("fee", Word::desk_fee, Command::case_fee);
    step("paid", Word::desk_paid, Command::case_paid);
    step_with_letter("answer", Word::desk_answer, Command::case_answer)
        .add_option("--outcome", cases().outcome, text(Word::desk_outcome));
  }

  void add_undo() {
    CLI::App& undo = with_number("undo", Word::desk_undo, Command::case_undo);
    undo.add_option("--why", cases().why, text(Word::desk_why))->required();
    add_book(undo);
  }

  void add_papers() {
    CLI::App& open = with_number("open", Word::desk_open, Command::case_open);
    open.add_option("--out", cases().out, text(Word::staff_print_out));
    add_key(open);
    add_book(open);
    CLI::App& letter = with_number("letter", Word::desk_letter, Command::case_letter);
    letter.add_option("--kind", cases().letter_kind, text(Word::desk_letter_kind))->required();
    letter.add_option("--out", cases().out, text(Word::desk_letter_out))->required();
    letter.add_option("--outcome", cases().outcome, text(Word::desk_outcome));
    letter.add_option("--days", cases().days, text(Word::desk_days));
    letter.add_option("--number", cases().letter_number, text(Word::desk_letter_number));
    letter.add_option("--fill", cases().fill, text(Word::desk_fill))->allow_extra_args(false);
    add_day(letter, "--on", cases().on, Word::desk_on);
    add_key(letter);
    add_book(letter);
    add_book(command("templates", Word::desk_templates, Command::case_templates));
    CLI::App& table = command("register", Word::desk_register, Command::cases_register);
    table.add_option("--out", cases().out, text(Word::desk_register_out))->required();
    add_book(table);
    CLI::App& erase = command("erase", Word::desk_erase, Command::cases_erase);
    erase.add_option("--answered-before", cases().before, text(Word::desk_before))
        ->required()
        ->check(refuse_other_than_days);
    erase.add_flag("--yes", cases().yes, text(Word::desk_yes));
    add_book(erase);
  }

  CLI::App& requests_;
  Arguments& arguments_;
};

}  // namespace

void add_case_commands(CLI::App& requests, Arguments& arguments) { CaseCommands(requests, arguments).add(); }

}  // namespace staff
