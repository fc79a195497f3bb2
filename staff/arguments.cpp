#include "staff/arguments.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>

#include "paperwork/system_clock.h"
#include "staff/command_line.h"
#include "staff/console.h"

namespace staff {
namespace {

using words::Word;

/// Reads "2026-11-23 9:41".
std::optional<base::LocalTime> parse_time(const std::string& typed) {
  const auto date = base::parse_date(std::string_view(typed).substr(0, 10));
  base::LocalTime time;
  int end = 0;
  if (!date || std::sscanf(typed.c_str() + 10, " %2d:%2d%n", &time.hour, &time.minute, &end) != 2)
    return std::nullopt;
  const bool in_day = time.hour >= 0 && time.hour < 24 && time.minute >= 0 && time.minute < 60;
  if (!in_day || typed.size() != 10 + static_cast<std::size_t>(end)) return std::nullopt;
  time.date = *date;
  return time;
}

/// For CLI11: an empty answer lets the value pass.
std::string refuse_negative(const std::string& typed) { return typed.starts_with('-') ? "negative" : ""; }

/// For CLI11: what a panel of 拼音 can hold.
std::string refuse_other_than_letters(const std::string& typed) {
  const bool good = typed.size() <= input::max_letters &&
                    typed.find_first_not_of("abcdefghijklmnopqrstuvwxyz'") == std::string::npos;
  return good ? "" : "letters";
}

/// The commands of chayuectl, bound to one Arguments.
class CommandLine {
 public:
  CommandLine() : app_(text(Word::staff_about), "chayuectl") {
    set_up_help();
    add_common();
    add_import();
    add_search();
    add_show();
    add_print();
    add_requests();
    add_stats();
    add_desk();
    add_candidates();
    add_package_commands(app_, arguments_);
    add_staff_commands(app_, arguments_);
    add_log_commands(app_, arguments_);
    add_update_commands(app_, arguments_);
    add_clock_commands(app_, arguments_);
    add_pack_command(app_, arguments_);
    add_decide_command(app_, arguments_);
  }

  Parsed parse(int count, const char* const* values) {
    try {
      app_.parse(count, values);
    } catch (const CLI::CallForHelp& help) {
      app_.exit(help, std::cout, std::cerr);
      return {std::nullopt, exit_success};
    } catch (const CLI::ParseError& error) {
      return complain(complaint_about(error));
    }
    if (!pages_.empty() && !printing::parse_range(pages_, arguments_.choice))
      return complain(Word::staff_usage_pages);
    if (large_) arguments_.choice.edition = printing::Edition::large_print;
    const auto now = now_.empty() ? paperwork::SystemClock{}.now() : parse_time(now_);
    if (!now) return complain(Word::staff_usage_now);
    arguments_.now = *now;
    arguments_.typed.name = arguments_.typed.name || arguments_.typed.surname;
    return {arguments_, exit_success};
  }

 private:
  static Parsed complain(Word word) {
    say(word);
    say(Word::staff_usage_hint);
    return {std::nullopt, exit_usage};
  }

  Word complaint_about(const CLI::ParseError& error) const {
    if (error.get_name() == "ExtrasError" || app_.remaining_size() > 0) return Word::staff_usage_unknown;
    if (error.get_name() == "RequiredError") return Word::staff_usage_missing;
    return Word::staff_usage_value;
  }

  void set_up_help() {
    const auto formatter = app_.get_formatter();
    formatter->label("Usage", text(Word::staff_usage));
    formatter->label("Positionals", text(Word::staff_arguments));
    formatter->label("OPTIONS", text(Word::staff_option_word));
    formatter->label("SUBCOMMAND", text(Word::staff_command_word));
    formatter->label("REQUIRED", text(Word::staff_required_word));
    formatter->label("TEXT", text(Word::staff_text_word));
    formatter->label("INT", text(Word::staff_number_word));
    formatter->label("UINT", text(Word::staff_number_word));
    formatter->label("Env", text(Word::staff_environment_word));
    app_.option_defaults()->group(text(Word::staff_options));
    app_.set_help_flag("-h,--help", text(Word::staff_help))->group(text(Word::staff_options));
    app_.require_subcommand(1);
  }

  void add_common() {
    arguments_.data_directory = "/var/lib/chayue";
    app_.add_option("--data", arguments_.data_directory, text(Word::staff_data))->envname("CHAYUE_DATA");
    app_.add_option("--now", now_)->group("");
  }

  CLI::App* add_command(const char* name, Word about, Command meaning) {
    return &staff::add_command(app_, name, about, arguments_, meaning);
  }

  void add_json(CLI::App& command) { staff::add_json(command, arguments_); }

  void add_index(CLI::App& command) {
    command.add_option("INDEX", arguments_.index_number, text(Word::staff_index))->required();
  }

  void add_import() {
    add_command("import", Word::staff_import, Command::import_directory)
        ->add_option("DIR", arguments_.import_directory, text(Word::staff_import_directory))
        ->required();
  }

  void add_search() {
    CLI::App& search = *add_command("search", Word::staff_search, Command::search);
    search.add_option("QUERY", arguments_.filter.words, text(Word::staff_search_query))->required();
    search.add_option("--limit", arguments_.limit, text(Word::staff_search_limit))->check(refuse_negative);
    search.add_option("--column", arguments_.filter.column_id, text(Word::staff_search_column));
    search.add_option("--year", arguments_.filter.year, text(Word::staff_search_year));
    search.add_flag("--in-force", arguments_.filter.in_force_only, text(Word::staff_search_in_force));
    add_json(search);
  }

  void add_show() {
    CLI::App& show = *add_command("show", Word::staff_show, Command::show);
    add_index(show);
    add_json(show);
  }

  /// What: INDEX or --code. Where to: --out or --printer.
  void add_print() {
    CLI::App& print = *add_command("print", Word::staff_print, Command::print);
    auto* what = print.add_option_group("what");
    what->add_option("INDEX", arguments_.index_number, text(Word::staff_index));
    what->add_option("--code", arguments_.code, text(Word::staff_print_code));
    what->require_option(1);
    auto* where = print.add_option_group("where");
    where->add_option("--out", arguments_.out_file, text(Word::staff_print_out));
    where->add_option("--printer", arguments_.printer, text(Word::staff_printer_option));
    where->require_option(1);
    print.add_flag("--large", large_, text(Word::staff_print_large));
    print.add_flag("--two-up", arguments_.choice.two_up, text(Word::staff_print_two_up));
    print.add_flag("--two-sided", arguments_.choice.two_sided, text(Word::staff_print_two_sided));
    print.add_option("--pages", pages_, text(Word::staff_print_pages));
  }

  void add_desk() {
    add_json(*add_command("holds", Word::staff_holds, Command::holds));
    CLI::App& printer = *add_command("printer", Word::staff_printer, Command::printer);
    printer.add_option("--printer", arguments_.printer, text(Word::staff_printer_option));
    add_json(printer);
    CLI::App& page = *add_command("page", Word::staff_page, Command::page);
    page.add_option("CODE", arguments_.code, text(Word::staff_page_code))->required();
    add_json(page);
    add_command("pin", Word::staff_pin, Command::pin);
  }

  void add_candidates() {
    CLI::App& candidates = *add_command("candidates", Word::staff_candidates, Command::candidates);
    candidates.add_option("LETTERS", arguments_.typed.letters, text(Word::staff_candidates_letters))
        ->required()
        ->check(refuse_other_than_letters);
    candidates.add_flag("--fuzzy", arguments_.typed.fuzzy, text(Word::staff_candidates_fuzzy));
    candidates.add_flag("--name", arguments_.typed.name, text(Word::staff_candidates_name));
    candidates.add_flag("--surname", arguments_.typed.surname, text(Word::staff_candidates_surname));
    candidates.add_option("--count", arguments_.limit, text(Word::staff_candidates_count))->check(refuse_negative);
    add_json(candidates);
  }

  void add_requests() {
    CLI::App& requests = staff::add_command(app_, "requests", Word::staff_requests);
    requests.require_subcommand(1);
    add_case_commands(requests, arguments_);
    add_seal_keys(requests, arguments_);
  }

  void add_stats() { add_json(*add_command("stats", Word::staff_stats, Command::stats)); }

  CLI::App app_;
  Arguments arguments_;
  std::string now_;
  std::string pages_;
  bool large_ = false;
};

}  // namespace

Parsed parse_arguments(int count, const char* const* values) { return CommandLine().parse(count, values); }

}  // namespace staff
