// The command line of staff and log.
#include <CLI/CLI.hpp>

#include "staff/command_line.h"

namespace staff {
namespace {

using words::Word;

void add_number(CLI::App& command, Arguments& arguments) {
  command.add_option("NUMBER", arguments.roster.number, text(Word::roster_number))->required();
}

void add_roles(CLI::App& command, Arguments& arguments) {
  command.add_option("--role", arguments.roster.roles, text(Word::roster_roles))->required()->delimiter(',');
}

void add_pin_file(CLI::App& command, Arguments& arguments) {
  command.add_option("--pin-file", arguments.roster.pin_file, text(Word::roster_pin_file));
}

void add_changes(CLI::App& staff, Arguments& arguments) {
  CLI::App& add = add_command(staff, "add", Word::roster_add, arguments, Command::staff_add);
  add_number(add, arguments);
  add.add_option("NAME", arguments.roster.name, text(Word::roster_name))->required();
  add_roles(add, arguments);
  add_pin_file(add, arguments);
  add_number(add_command(staff, "remove", Word::roster_remove, arguments, Command::staff_remove), arguments);
  CLI::App& roles = add_command(staff, "roles", Word::roster_set_roles, arguments, Command::staff_roles);
  add_number(roles, arguments);
  add_roles(roles, arguments);
  CLI::App& pin = add_command(staff, "pin", Word::roster_set_pin, arguments, Command::staff_pin);
  add_number(pin, arguments);
  add_pin_file(pin, arguments);
}

}  // namespace

void add_staff_commands(CLI::App& app, Arguments& arguments) {
  CLI::App& staff = add_command(app, "staff", Word::roster_about);
  staff.require_subcommand(1);
  add_changes(staff, arguments);
  add_json(add_command(staff, "list", Word::roster_list, arguments, Command::staff_list), arguments);
  CLI::App& sign = add_command(staff, "sign", Word::roster_sign, arguments, Command::staff_sign);
  sign.add_option("--key", arguments.package.key_file, text(Word::sign_key))->required();
  sign.add_option("--password-file", arguments.package.password_file, text(Word::keys_password_file));
}

void add_log_commands(CLI::App& app, Arguments& arguments) {
  CLI::App& log = add_command(app, "log", Word::log_about);
  log.require_subcommand(1);
  CLI::App& verify = add_command(log, "verify", Word::log_verify, arguments, Command::log_verify);
  verify.add_option("--head", arguments.roster.head, text(Word::log_verify_head));
  add_json(verify, arguments);
  CLI::App& show = add_command(log, "show", Word::log_show, arguments, Command::log_show);
  show.add_option("--newest", arguments.limit, text(Word::log_newest));
  add_json(show, arguments);
}

}  // namespace staff
