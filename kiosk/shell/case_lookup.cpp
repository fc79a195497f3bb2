#include "kiosk/shell/case_lookup.h"

#include <algorithm>

#include "office/attempts.h"

namespace shell {
namespace {

using Answer = CaseLookup::Answer;

int wait_for(office::Attempts& attempts, const std::string& number, std::int64_t now_s) {
  return std::max(office::remaining_s(attempts.all, office::rule_for_all, now_s),
                  office::remaining_s(attempts.of(number), office::number_rule, now_s));
}

bool is_kept(const std::string& data_directory, const office::Attempts& attempts) {
  return office::write_attempts(data_directory, attempts, office::lookups_file_name).ok();
}

}  // namespace

CaseLookup look_up_case(const std::string& data_directory, requests::Register& requests, const std::string& number,
                        const std::string& code, base::LocalTime now, std::int64_t epoch_s) {
  auto read = office::read_attempts(data_directory, epoch_s, office::lookups_file_name);
  if (!read.ok()) return {};
  office::Attempts& attempts = *read;
  if (const int wait_s = wait_for(attempts, number, epoch_s); wait_s > 0) {
    if (!is_kept(data_directory, attempts)) return {};  // the clock that was seen
    return {Answer::wait, wait_s, {}};
  }
  const office::WrongCount before = attempts.all;
  office::count_wrong(attempts.of(number), office::number_rule, epoch_s);
  office::count_wrong(attempts.all, office::rule_for_all, epoch_s);
  if (!is_kept(data_directory, attempts)) return {};
  const auto found = requests.look_up(number, code, now);
  if (!found.ok()) return {};
  if (!*found) return {Answer::unknown, wait_for(attempts, number, epoch_s), {}};
  attempts.forgive(number);
  attempts.all = before;
  is_kept(data_directory, attempts);  // one wrong too many stays counted; they are told all the same
  return {Answer::found, 0, **found};
}

}  // namespace shell
