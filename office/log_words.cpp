#include "office/log_words.h"

#include "words/fill.h"

namespace office {
namespace {

using words::Word;

Word word_of(Act act) {
  switch (act) {
    case Act::logged_in: return Word::log_logged_in;
    case Act::login_failed: return Word::log_login_failed;
    case Act::logged_out: return Word::log_logged_out;
    case Act::update_checked: return Word::log_update_checked;
    case Act::update_refused: return Word::log_update_refused;
    case Act::update_loaded: return Word::log_update_loaded;
    case Act::update_discarded: return Word::log_update_discarded;
    case Act::rolled_back: return Word::log_rolled_back;
    case Act::catalogue_imported: return Word::log_catalogue_imported;
    case Act::store_set_aside: return Word::log_store_set_aside;
    case Act::printed_for_visitor: return Word::log_printed_for_visitor;
    case Act::hold_saved: return Word::log_hold_saved;
    case Act::hold_voided: return Word::log_hold_voided;
    case Act::page_limit_lifted: return Word::log_page_limit_lifted;
    case Act::pin_changed: return Word::log_pin_changed;
    case Act::staff_changed: return Word::log_staff_changed;
    case Act::staff_signed: return Word::log_staff_signed;
    case Act::trust_changed: return Word::log_trust_changed;
    case Act::package_signed: return Word::log_package_signed;
    case Act::package_packed: return Word::log_package_packed;
    case Act::application_written: return Word::log_application_written;
    case Act::request_assisted: return Word::log_request_assisted;
    case Act::requests_taken: return Word::log_requests_taken;
    case Act::requests_admitted: return Word::log_requests_admitted;
    case Act::request_opened: return Word::log_request_opened;
    case Act::case_step_entered: return Word::log_case_step_entered;
    case Act::case_step_withdrawn: return Word::log_case_step_withdrawn;
    case Act::letter_written: return Word::log_letter_written;
    case Act::status_written: return Word::log_status_written;
    case Act::status_loaded: return Word::log_status_loaded;
    case Act::register_written: return Word::log_register_written;
    case Act::persons_erased: return Word::log_persons_erased;
    case Act::seal_key_installed: return Word::log_seal_key_installed;
    case Act::other: break;
  }
  return Word::log_other;
}

Word word_of(Role role) {
  switch (role) {
    case Role::entry: return Word::role_entry;
    case Role::review: return Word::role_review;
    case Role::publish: return Word::role_publish;
    case Role::manage: break;
  }
  return Word::role_manage;
}

}  // namespace

std::string sentence_of(const Entry& entry) {
  std::string sentence(words::zh(word_of(entry.act)));
  if (!entry.detail.empty()) sentence.append(words::zh(Word::log_colon)).append(entry.detail);
  return sentence;
}

std::string in_groups(const std::string& hash) {
  constexpr std::size_t group = 4;
  std::string text;
  for (std::size_t i = 0; i < hash.size(); ++i) {
    if (i > 0 && i % group == 0) text.push_back(' ');
    text.push_back(hash[i]);
  }
  return text;
}

std::string head_words(const LogCheck& check) {
  if (!check.is_whole()) return words::fill(Word::log_broken, {std::to_string(*check.first_bad)});
  if (check.entries == 0) return {};
  return words::fill(Word::log_head_of, {in_groups(check.head), std::to_string(check.entries)});
}

std::string words_of(const std::set<Role>& roles) {
  std::string list;
  for (const Role role : roles) {
    if (!list.empty()) list.append(words::zh(Word::paper_list_separator));
    list.append(words::zh(word_of(role)));
  }
  return list;
}

std::optional<Role> role_by_word(std::string_view word) {
  for (const Role role : all_roles) {
    if (word == words::zh(word_of(role))) return role;
  }
  return std::nullopt;
}

}  // namespace office
