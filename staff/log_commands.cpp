// log verify, log show: the log of staff's acts.
#include <nlohmann/json.hpp>

#include "office/log_words.h"
#include "staff/commands.h"
#include "staff/console.h"

namespace staff {
namespace {

using words::Word;

ExitCode no_log(const Arguments& arguments, const base::Error& error) {
  if (error.kind != base::ErrorKind::not_found) return fail(Word::log_failed, error);
  say(Word::log_none, {arguments.data_directory});
  return exit_not_found;
}

/// Digits of a hash as they are copied from paper: in groups, in any case.
std::string hash_typed(const std::string& typed) {
  std::string hash;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    hash.push_back(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return hash;
}

std::string to_json(const office::LogCheck& check, bool asked) {
  nlohmann::ordered_json object = {
      {"whole", check.is_whole()}, {"entries", check.entries}, {"cut_short", check.cut_short}, {"head", check.head}};
  object["first_bad_line"] = check.first_bad ? nlohmann::ordered_json(*check.first_bad) : nlohmann::ordered_json();
  object["has_noted_head"] = asked ? nlohmann::ordered_json(check.has_noted_head) : nlohmann::ordered_json();
  return object.dump(2);
}

std::string to_json(const std::vector<office::Entry>& entries) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const office::Entry& entry : entries)
    list.push_back({{"sequence", entry.sequence},
                    {"at", entry.at},
                    {"who", entry.who},
                    {"act", office::name_of(entry.act)},
                    {"detail", entry.detail},
                    {"words", office::sentence_of(entry)},
                    {"hash", entry.hash}});
  return nlohmann::ordered_json{{"entries", list}}.dump(2, ' ', false,
                                                        nlohmann::ordered_json::error_handler_t::replace);
}

void print_check(const office::LogCheck& check) {
  print_pair(Word::log_entries, std::to_string(check.entries));
  if (check.cut_short > 0) print_pair(Word::log_cut_short, std::to_string(check.cut_short));
  print_pair(Word::log_head, office::in_groups(check.head));
}

/// "2026-11-23 14:05:09"
std::string moment(const std::string& at) {
  constexpr std::size_t date = 10, to_the_second = 19;
  if (at.size() < to_the_second) return at;
  return at.substr(0, date) + " " + at.substr(date + 1, to_the_second - date - 1);
}

}  // namespace

ExitCode verify_log(const Arguments& arguments) {
  const std::string noted = hash_typed(arguments.roster.head);
  const auto check = office::verify_log(arguments.data_directory, noted);
  if (!check) return no_log(arguments, check.error());
  if (arguments.json) {
    print_line(to_json(*check, !noted.empty()));
  } else {
    print_check(*check);
  }
  if (!check->is_whole()) return say(Word::log_broken, {std::to_string(*check->first_bad)}), exit_failure;
  if (!noted.empty() && !check->has_noted_head) return say(Word::log_head_missing), exit_failure;
  say(noted.empty() ? Word::log_whole : Word::log_whole_to_head);
  return exit_success;
}

ExitCode show_log(const Arguments& arguments) {
  const auto entries = office::read_log(arguments.data_directory, arguments.limit);
  if (!entries) return no_log(arguments, entries.error());
  if (arguments.json) return print_line(to_json(*entries)), exit_success;
  for (const office::Entry& entry : *entries)
    print_line(std::to_string(entry.sequence) + "\t" + moment(entry.at) + "\t" + entry.who + "\t" +
               office::sentence_of(entry));
  return exit_success;
}

}  // namespace staff
