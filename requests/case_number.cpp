#include "requests/case_number.h"

#include <algorithm>
#include <string>

#include "base/date.h"

namespace requests {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_sign(char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); }

bool is_day(std::string_view text) {
  if (text.size() != 8 || !std::all_of(text.begin(), text.end(), is_digit)) return false;
  const std::string day(text);
  return base::parse_date(day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6)).has_value();
}

}  // namespace

bool is_case_number(std::string_view text) {
  if (text.size() < 13 || text.size() > 32 || !is_day(text.substr(0, 8)) || text[8] != '-') return false;
  std::string_view rest = text.substr(9);
  if (const std::size_t dash = rest.find('-'); dash != std::string_view::npos) {
    const std::string_view sign = rest.substr(0, dash);
    if (sign.empty() || sign.size() > 4 || is_digit(sign[0]) || !std::all_of(sign.begin(), sign.end(), is_sign))
      return false;
    rest.remove_prefix(dash + 1);
  }
  return rest.size() >= 4 && rest.size() <= 9 && std::all_of(rest.begin(), rest.end(), is_digit);
}

}  // namespace requests
