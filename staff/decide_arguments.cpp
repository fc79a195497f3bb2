// The command line of decide.
#include <CLI/CLI.hpp>

#include "staff/command_line.h"

namespace staff {

using words::Word;

void add_decide_command(CLI::App& app, Arguments& arguments) {
  DecideArguments& given = arguments.decide;
  CLI::App& decide = add_command(app, "decide", Word::decide_about, arguments, Command::decide);
  decide.add_option("FOLDER", arguments.pack.folder, text(Word::pack_folder))->required();
  decide.add_option("ID", given.finding, text(Word::decide_id));
  decide.add_flag("--list", given.list, text(Word::decide_list));
  decide.add_flag("--publish", given.publish, text(Word::decide_publish));
  decide.add_flag("--remove", given.remove, text(Word::decide_remove));
  decide.add_option("--by", given.by, text(Word::decide_by));
  decide.add_option("--why", given.why, text(Word::decide_why));
  decide.add_option("--headings", arguments.pack.headings, text(Word::pack_headings));
  add_json(decide, arguments);
}

}  // namespace staff
