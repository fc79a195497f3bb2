// staff.json, attempts.json and audit.log with whatever bytes in them: what is understood keeps the rules and comes
// back as it was; what is not is told.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "office/attempts.h"
#include "office/log_line.h"
#include "office/staff_file.h"
#include "office/staff_pin.h"
#include "tests/fuzz/require.h"

using fuzz::require;

namespace {

constexpr std::int64_t now = 1'795'413'909;

void check_staff(std::string_view bytes) {
  const auto staff = office::parse_staff(bytes);
  if (!staff) return;
  require(staff->members.size() <= office::max_staff, "there is a limit of members");
  for (const office::StaffMember& member : staff->members) {
    require(office::is_staff_number(member.number) && office::is_staff_name(member.name), "members have names");
    require(office::is_pin_hash(member.pin_hash), "hashes cost what ours cost");
  }
  const std::string text = office::to_text(*staff);
  const auto again = office::parse_staff(text);
  require(again.ok() && office::to_text(*again) == text, "a staff file comes back as it was");
}

void check_attempts(std::string_view bytes) {
  office::Attempts attempts = office::parse_attempts(bytes, now);
  require(attempts.numbers.size() <= office::most_numbers, "there is a limit of numbers");
  for (const std::int64_t at : {now, std::int64_t{0}, now + 1'000'000}) {
    const int wait_s = office::remaining_s(attempts.all, office::rule_for_all, at);
    require(wait_s >= 0 && wait_s <= office::rule_for_all.longest_s, "a pause has an end");
    const int own_s = office::remaining_s(attempts.of("1001"), office::number_rule, at);
    require(own_s >= 0 && own_s <= office::number_rule.longest_s, "a number's pause has an end");
    office::count_wrong(attempts.of("1001"), office::number_rule, at);
  }
  const std::string text = office::to_text(attempts);
  require(office::to_text(office::parse_attempts(text, now)) == text, "counts come back as they were");
}

void check_log(std::string_view bytes) {
  office::LogChain chain("");
  std::int64_t lines = 0, entries = 0;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    chain.take(line, end != std::string_view::npos);
    ++lines;
    if (office::read_line(line)) ++entries;
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  }
  const office::LogCheck check = chain.finish();
  require(check.entries <= entries, "no entry is counted that is none");
  require(!check.first_bad || (*check.first_bad >= 1 && *check.first_bad <= lines), "the fault is in the file");
  require(check.is_whole() ? check.entries + check.cut_short == lines : true, "of a whole log every line is known");
}

/// Whatever an act is told, its line is one line that is read back.
void check_entry(std::string_view bytes) {
  office::LogLine line{
      {1, "2026-11-23T14:05:09+08:00", std::string(bytes), office::Act::logged_in, std::string(bytes), {}},
      office::no_hash(),
      {}};
  const std::string written = office::write_line(line);
  const auto read = office::read_line(written);
  require(read.has_value() && written.find('\n') == std::string::npos, "an entry is one line");
  require(base::is_valid_utf8(read->entry.detail) && base::length(read->entry.detail) <= 500, "details are short");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  check_staff(bytes);
  check_attempts(bytes);
  check_log(bytes);
  check_entry(bytes);
  return 0;
}
