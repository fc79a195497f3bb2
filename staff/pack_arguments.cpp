// The command line of pack.
#include <CLI/CLI.hpp>

#include "staff/command_line.h"

namespace staff {

using words::Word;

void add_pack_command(CLI::App& app, Arguments& arguments) {
  PackArguments& given = arguments.pack;
  CLI::App& pack = add_command(app, "pack", Word::pack_about, arguments, Command::pack);
  pack.add_option("FOLDER", given.folder, text(Word::pack_folder))->required();
  pack.add_option("--out", given.out, text(Word::pack_out));
  pack.add_option("--counter", given.counter, text(Word::pack_counter));
  pack.add_option("--base", given.base, text(Word::pack_base));
  pack.add_option("--note", given.note, text(Word::pack_note));
  pack.add_option("--report", given.report, text(Word::pack_report));
  pack.add_option("--headings", given.headings, text(Word::pack_headings));
  pack.add_flag("--check-only", given.check_only, text(Word::pack_check_only));
}

}  // namespace staff
