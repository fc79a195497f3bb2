// The command line of update.
#include <CLI/CLI.hpp>

#include "staff/command_line.h"

namespace staff {
namespace {

using words::Word;

CLI::App& add_file_command(CLI::App& update, const char* name, Word about, Arguments& arguments, Command meaning) {
  CLI::App& command = add_command(update, name, about, arguments, meaning);
  command.add_option("FILE", arguments.update.file, text(Word::updates_file))->required();
  return command;
}

void add_yes(CLI::App& command, Arguments& arguments) {
  command.add_flag("--yes", arguments.update.yes, text(Word::updates_yes));
}

}  // namespace

void add_update_commands(CLI::App& app, Arguments& arguments) {
  CLI::App& update = add_command(app, "update", Word::updates_about);
  update.require_subcommand(1);
  CLI::App& check = add_file_command(update, "check", Word::updates_check, arguments, Command::update_check);
  check.add_option("--text", arguments.update.text, text(Word::updates_text));
  add_json(check, arguments);
  add_yes(add_file_command(update, "load", Word::updates_load, arguments, Command::update_load), arguments);
  add_json(add_command(update, "versions", Word::updates_list, arguments, Command::update_versions), arguments);
  CLI::App& back = add_command(update, "rollback", Word::updates_rollback, arguments, Command::update_rollback);
  back.add_option("NUMBER", arguments.update.number, text(Word::updates_number))->check(CLI::PositiveNumber);
  add_yes(back, arguments);
}

}  // namespace staff
