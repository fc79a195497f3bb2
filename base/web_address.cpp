#include "base/web_address.h"

#include <algorithm>

namespace base {
namespace {

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_one_of(char c, std::string_view set) { return set.find(c) != set.npos; }

bool is_address_sign(char c) { return is_alphanumeric(c) || is_one_of(c, "-._~:/?#[]@!$&'()*+,;=%"); }
bool is_host_sign(char c) { return is_alphanumeric(c) || c == '-' || c == '.'; }
bool is_mailbox_sign(char c) { return is_alphanumeric(c) || is_one_of(c, "._%+-"); }

bool starts_with_any_case(std::string_view text, std::size_t at, std::string_view lower) {
  if (text.size() - at < lower.size()) return false;
  return std::equal(lower.begin(), lower.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char want, char have) { return want == (have >= 'A' && have <= 'Z' ? have + 32 : have); });
}

/// A host has letters on both sides of a point.
bool is_host(std::string_view host) {
  const std::size_t point = host.rfind('.');
  return point != host.npos && point > 0 && point + 1 < host.size();
}

/// Without the marks of the sentence around it.
std::size_t without_tail(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && is_one_of(text[end - 1], ".,;:!?'&)]")) {
    const std::string_view address = text.substr(begin, end - begin);
    if (address.back() == ')' &&
        std::count(address.begin(), address.end(), '(') >= std::count(address.begin(), address.end(), ')')) {
      break;
    }
    --end;
  }
  return end;
}

/// An address that begins at `at`, or one of no length.
WebAddress web_at(std::string_view text, std::size_t at) {
  std::size_t scheme = 0;
  for (const std::string_view start : {"https://", "http://"}) {
    if (starts_with_any_case(text, at, start)) scheme = start.size();
  }
  if (scheme == 0 && !starts_with_any_case(text, at, "www.")) return {at, at, {}};
  std::size_t end = at + scheme;
  while (end < text.size() && is_address_sign(text[end])) ++end;
  end = without_tail(text, at, end);
  std::size_t host_end = std::min(at + scheme, end);
  while (host_end < end && is_host_sign(text[host_end])) ++host_end;
  if (host_end <= at + scheme || !is_host(text.substr(at + scheme, host_end - at - scheme))) return {at, at, {}};
  return {at, end, (scheme == 0 ? "http://" : "") + std::string(text.substr(at, end - at))};
}

/// The mail address round the '@' at `at`, or one of no length.
WebAddress mail_at(std::string_view text, std::size_t at, std::size_t from) {
  std::size_t begin = at;
  while (begin > from && is_mailbox_sign(text[begin - 1])) --begin;
  while (begin < at && !is_alphanumeric(text[begin])) ++begin;
  std::size_t end = at + 1;
  while (end < text.size() && is_host_sign(text[end])) ++end;
  end = without_tail(text, at + 1, end);
  if (begin == at || !is_host(text.substr(at + 1, end - at - 1))) return {at, at, {}};
  return {begin, end, "mailto:" + std::string(text.substr(begin, end - begin))};
}

}  // namespace

std::vector<WebAddress> find_web_addresses(std::string_view text) {
  std::vector<WebAddress> found;
  const bool any = text.find('@') != text.npos || text.find('.') != text.npos;
  std::size_t from = 0;  // where the last address ended
  for (std::size_t i = 0; any && i < text.size(); ++i) {
    const bool may_begin = is_one_of(text[i], "hHwW") && (i == 0 || !is_alphanumeric(text[i - 1]));
    if (!may_begin && text[i] != '@') continue;
    WebAddress address = may_begin ? web_at(text, i) : mail_at(text, i, from);
    if (address.end <= i) continue;
    from = address.end;
    i = from - 1;
    found.push_back(std::move(address));
  }
  return found;
}

}  // namespace base
