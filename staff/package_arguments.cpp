// The command line of keys, trust, sign and manifest.
#include <CLI/CLI.hpp>

#include "staff/command_line.h"

namespace staff {
namespace {

using words::Word;

CLI::App& add_group(CLI::App& app, const char* name, Word about) {
  CLI::App& group = add_command(app, name, about);
  group.require_subcommand(1);
  return group;
}

void add_password(CLI::App& command, Arguments& arguments) {
  command.add_option("--password-file", arguments.package.password_file, text(Word::keys_password_file));
}

void add_name(CLI::App& command, Arguments& arguments, Word about) {
  command.add_option("NAME", arguments.package.name, text(about))->required();
}

void add_keys(CLI::App& app, Arguments& arguments) {
  CLI::App& keys = add_group(app, "keys", Word::keys_about);
  CLI::App& make = add_command(keys, "new", Word::keys_new, arguments, Command::new_keys);
  add_name(make, arguments, Word::keys_name);
  make.add_option("--out", arguments.package.out, text(Word::keys_out))->required();
  add_password(make, arguments);
}

void add_trust(CLI::App& app, Arguments& arguments) {
  CLI::App& trust = add_group(app, "trust", Word::trust_about);
  CLI::App& add = add_command(trust, "add", Word::trust_add, arguments, Command::trust_add);
  add_name(add, arguments, Word::trust_signer);
  add.add_option("FILE", arguments.package.file, text(Word::trust_key_file))->required();
  CLI::App& remove = add_command(trust, "remove", Word::trust_remove, arguments, Command::trust_remove);
  add_name(remove, arguments, Word::trust_signer);
  add_json(add_command(trust, "list", Word::trust_list, arguments, Command::trust_list), arguments);
  CLI::App& threshold = add_command(trust, "threshold", Word::trust_threshold, arguments, Command::trust_threshold);
  threshold.add_option("N", arguments.package.threshold, text(Word::trust_threshold_number))->required();
  CLI::App& agency = add_command(trust, "agency", Word::trust_agency, arguments, Command::trust_agency);
  add_name(agency, arguments, Word::trust_agency_name);
}

void add_signing(CLI::App& app, Arguments& arguments) {
  CLI::App& sign = add_command(app, "sign", Word::sign_about, arguments, Command::sign);
  sign.add_option("PACKAGE", arguments.package.file, text(Word::sign_package))->required();
  auto* how = sign.add_option_group("how");
  how->add_option("--key", arguments.package.key_file, text(Word::sign_key));
  how->add_option("--attach", arguments.package.signature_file, text(Word::sign_attach));
  how->require_option(1);
  add_password(sign, arguments);
}

void add_manifest(CLI::App& app, Arguments& arguments) {
  CLI::App& manifest = add_command(app, "manifest", Word::manifest_about, arguments, Command::manifest);
  manifest.add_option("PACKAGE", arguments.package.file, text(Word::sign_package))->required();
  manifest.add_option("--out", arguments.package.out, text(Word::manifest_out));
  add_json(manifest, arguments);
}

}  // namespace

void add_package_commands(CLI::App& app, Arguments& arguments) {
  add_keys(app, arguments);
  add_trust(app, arguments);
  add_signing(app, arguments);
  add_manifest(app, arguments);
}

}  // namespace staff
