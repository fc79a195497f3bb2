// The command line of requests key, deadline, receipt and fees.
#include <CLI/CLI.hpp>

#include "staff/command_line.h"

namespace staff {

using words::Word;

namespace {

CLI::App& add_group(CLI::App& app, const char* name, Word about) {
  CLI::App& group = add_command(app, name, about);
  group.require_subcommand(1);
  return group;
}

void add_deadline(CLI::App& app, Arguments& arguments) {
  CLI::App& deadline = add_command(app, "deadline", Word::deadline_about, arguments, Command::deadline);
  auto* what = deadline.add_option_group("what");
  what->add_option("DATE", arguments.seal.date, text(Word::deadline_date));
  what->add_option("--events", arguments.seal.file, text(Word::deadline_events));
  what->require_option(1);
  deadline.add_option("--days", arguments.seal.days, text(Word::deadline_days));
  add_json(deadline, arguments);
}

void add_receipt(CLI::App& app, Arguments& arguments) {
  CLI::App& receipt = add_group(app, "receipt", Word::proof_about);
  CLI::App& verify = add_command(receipt, "verify", Word::proof_verify, arguments, Command::receipt_verify);
  verify.add_option("LINE", arguments.seal.line, text(Word::proof_line))->required();
  verify.add_option("--kiosk", arguments.seal.kiosks, text(Word::proof_kiosk));
  add_json(verify, arguments);
  add_command(receipt, "key", Word::proof_key, arguments, Command::receipt_key);
}

void add_fees(CLI::App& app, Arguments& arguments) {
  CLI::App& fees = add_command(app, "fees", Word::fees_about, arguments, Command::fees);
  auto* what = fees.add_option_group("what");
  what->add_option("--items", arguments.seal.items, text(Word::fees_items));
  what->add_option("--pages", arguments.seal.pages, text(Word::fees_pages));
  what->require_option(1);
  add_json(fees, arguments);
}

}  // namespace

void add_seal_keys(CLI::App& requests, Arguments& arguments) {
  CLI::App& key = add_group(requests, "key", Word::seal_about);
  CLI::App& make = add_command(key, "new", Word::seal_new, arguments, Command::seal_key_new);
  make.add_option("--agency", arguments.seal.agency, text(Word::seal_agency))->required();
  make.add_option("--out", arguments.seal.out, text(Word::seal_out))->required();
  make.add_option("--password-file", arguments.seal.password_file, text(Word::seal_password_file));
  CLI::App& install = add_command(key, "install", Word::seal_install, arguments, Command::seal_key_install);
  install.add_option("FILE", arguments.seal.file, text(Word::seal_install_file))->required();
  add_command(key, "show", Word::seal_show, arguments, Command::seal_key_show);
}

void add_clock_commands(CLI::App& app, Arguments& arguments) {
  add_deadline(app, arguments);
  add_receipt(app, arguments);
  add_fees(app, arguments);
}

}  // namespace staff
