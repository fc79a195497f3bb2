// Command line: what the parts of chayuectl's command line share; each part adds its commands to one parser.
#pragma once

#include <string>

#include "staff/arguments.h"
#include "words/words.h"

namespace CLI {
class App;
}

namespace staff {

std::string text(words::Word word);

/// A command, or a group of commands where nothing sets its meaning.
CLI::App& add_command(CLI::App& parent, const char* name, words::Word about);
CLI::App& add_command(CLI::App& parent, const char* name, words::Word about, Arguments& arguments, Command meaning);
/// --json
void add_json(CLI::App& command, Arguments& arguments);

/// keys, trust, sign, manifest.
void add_package_commands(CLI::App& app, Arguments& arguments);
/// staff; log.
void add_staff_commands(CLI::App& app, Arguments& arguments);
void add_log_commands(CLI::App& app, Arguments& arguments);
/// pack; decide.
void add_pack_command(CLI::App& app, Arguments& arguments);
void add_decide_command(CLI::App& app, Arguments& arguments);

/// requests key; deadline, receipt, fees.
void add_seal_keys(CLI::App& requests, Arguments& arguments);
void add_clock_commands(CLI::App& app, Arguments& arguments);

/// The commands below requests.
void add_case_commands(CLI::App& requests, Arguments& arguments);

/// update.
void add_update_commands(CLI::App& app, Arguments& arguments);

}  // namespace staff
