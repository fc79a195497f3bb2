#include "staff/command_line.h"

#include <CLI/CLI.hpp>

namespace staff {

using words::Word;

std::string text(Word word) { return std::string(words::zh(word)); }

CLI::App& add_command(CLI::App& parent, const char* name, Word about) {
  CLI::App* const command = parent.add_subcommand(name, text(about));
  command->group(text(Word::staff_commands))->fallthrough();
  command->set_help_flag("-h,--help", text(Word::staff_help))->group(text(Word::staff_options));
  return *command;
}

CLI::App& add_command(CLI::App& parent, const char* name, Word about, Arguments& arguments, Command meaning) {
  CLI::App& command = add_command(parent, name, about);
  command.final_callback([&arguments, meaning] { arguments.command = meaning; });
  return command;
}

void add_json(CLI::App& command, Arguments& arguments) {
  command.add_flag("--json", arguments.json, text(Word::staff_json));
}

}  // namespace staff
