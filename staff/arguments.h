// What the clerk typed: one command and its options.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "catalog/catalog.h"
#include "input/entry.h"
#include "printing/print_choice.h"
#include "staff/case_arguments.h"
#include "staff/exit_code.h"

namespace staff {

enum class Command {
  import_directory,
  search,
  show,
  print,
  list_requests,
  show_request,
  request_form,
  cases_due,
  cases_take,
  cases_admit,
  cases_status_file,
  cases_load_status,
  case_confirm,
  case_correct,
  case_returned,
  case_third_party,
  case_third_answered,
  case_extend,
  case_fee,
  case_paid,
  case_answer,
  case_undo,
  case_open,
  case_letter,
  case_templates,
  cases_register,
  cases_erase,
  stats,
  holds,
  printer,
  page,
  pin,
  candidates,
  new_keys,
  trust_add,
  trust_remove,
  trust_list,
  trust_threshold,
  trust_agency,
  sign,
  manifest,
  decide,
  update_check,
  update_load,
  update_versions,
  update_rollback,
  pack,
  staff_add,
  staff_remove,
  staff_roles,
  staff_pin,
  staff_list,
  staff_sign,
  log_verify,
  log_show,
  seal_key_new,
  seal_key_install,
  seal_key_show,
  deadline,
  receipt_verify,
  receipt_key,
  fees
};

/// Of keys, trust, sign and manifest.
struct PackageArguments {
  std::string name;           ///< of keys, of a signer, of the agency
  std::string file;           ///< the package, or a .pub file
  std::string out;            ///< folder of new keys; file for the manifest
  std::string password_file;  ///< empty: asked at the terminal
  std::string key_file;
  std::string signature_file;
  int threshold = 1;
};

/// Of pack.
struct PackArguments {
  std::string folder;
  std::string out;
  std::int64_t counter = 0;
  std::string base;
  std::string note;
  std::string report;
  std::string headings;
  bool check_only = false;
};

/// Of decide.
struct DecideArguments {
  std::string finding;
  std::string by;
  std::string why;
  bool list = false;
  bool publish = false;
  bool remove = false;
};

/// Of staff and log.
struct RosterArguments {
  std::string number;  ///< 工号
  std::string name;
  std::vector<std::string> roles;  ///< words: "发布"
  std::string pin_file;            ///< empty: asked at the terminal
  std::string head;                ///< hash that was noted on paper
};

/// Of requests key, deadline, receipt and fees.
struct SealArguments {
  std::string agency;
  std::string out;   ///< folder of new keys
  std::string file;  ///< public key to install; events of a case
  std::string password_file;
  std::string date;
  int days = 20;
  std::string line;
  std::vector<std::string> kiosks;  ///< their public keys
  std::int64_t items = 0, pages = 0;
};

/// Of update.
struct UpdateArguments {
  std::string file;         ///< the package
  std::string text;         ///< 索引号 of the record whose texts are shown beside each other; empty: the preview
  std::int64_t number = 0;  ///< of the version to go back to; 0: the one before
  bool yes = false;
};

struct Arguments {
  Command command = Command::stats;
  std::string data_directory;
  base::LocalTime now;  ///< of --now, else of the machine
  bool json = false;

  std::string import_directory;
  catalog::Filter filter;        ///< of search
  std::size_t limit = 20;        ///< of search and log show, 0 for all; of candidates
  std::string index_number;      ///< of show and print
  std::string request_number;    ///< of requests
  std::string out_file;          ///< of print; empty: to the printer
  std::string printer;           ///< of print and printer; empty: what the settings say
  std::string code;              ///< of print: a hold's; of page: what stands at the foot
  input::Pinyin typed;           ///< of candidates
  printing::PrintChoice choice;  ///< of print
  PackageArguments package;
  UpdateArguments update;
  CaseArguments cases;
  SealArguments seal;
  PackArguments pack;  ///< and folder and headings of decide
  DecideArguments decide;
  RosterArguments roster;
};

/// Either arguments to act on or the code to leave with.
struct Parsed {
  std::optional<Arguments> arguments;
  ExitCode exit_code = exit_success;
};

/// Help goes to stdout (exit_success), a complaint about wrong usage to stderr (exit_usage).
Parsed parse_arguments(int count, const char* const* values);

}  // namespace staff
