#include "pack/cell_format.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <optional>

#include "base/date.h"

namespace pack {
namespace {

constexpr double exact_limit = 1e15;        // table programs keep 15 digits
constexpr double last_serial = 2958465.99;  // 9999-12-31
constexpr long seconds_of_day = 86400;

std::optional<double> number_of(std::string_view raw) {
  double value = 0;
  const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
  if (error != std::errc{} || end != raw.data() + raw.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// With a zero in front where it has one digit.
std::string two_digits(long value) { return (value < 10 ? "0" : "") + std::to_string(value); }

/// Without exponent, fifteen digits at most that mean something.
std::string plain_text(double value, std::string_view raw) {
  char buffer[64] = {};
  if (std::abs(value) < exact_limit && value == std::floor(value)) {
    std::snprintf(buffer, sizeof buffer, "%.0f", value == 0 ? 0.0 : value);
    return buffer;
  }
  std::snprintf(buffer, sizeof buffer, "%.15g", value);
  if (std::string_view(buffer).find('e') == std::string_view::npos) return buffer;
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed);
  return error == std::errc{} ? std::string(buffer, end) : std::string(raw);
}

std::string day_text(long days, bool is_1904) {
  using namespace std::chrono;
  if (!is_1904 && days == 60) return "1900-02-29";  // a day that only table programs know
  const sys_days first =
      is_1904 ? sys_days{year{1904} / January / 1} : sys_days{year{1899} / December / (days < 60 ? 31 : 30)};
  const year_month_day date{first + std::chrono::days{days}};
  return std::to_string(static_cast<int>(date.year())) + "-" + two_digits(static_cast<unsigned>(date.month())) + "-" +
         two_digits(static_cast<unsigned>(date.day()));
}

std::string time_text(long seconds) {
  return two_digits(seconds / 3600) + ":" + two_digits(seconds / 60 % 60) + ":" + two_digits(seconds % 60);
}

std::string moment_text(double serial, bool is_1904) {
  long days = static_cast<long>(std::floor(serial));
  long seconds = std::lround((serial - std::floor(serial)) * static_cast<double>(seconds_of_day));
  if (seconds == seconds_of_day) ++days, seconds = 0;
  if (days == 0 && !is_1904) return time_text(seconds);
  return day_text(days, is_1904) + (seconds == 0 ? "" : " " + time_text(seconds));
}

/// The first section of a format code without quoted and escaped characters, colours and locales.
std::string skeleton(std::string_view code) {
  std::string text;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    if (code[i] == '"') {
      i = std::min(code.find('"', i + 1), code.size() - 1);
    } else if (code[i] == '\\' || code[i] == '_' || code[i] == '*') {
      ++i;
    } else if (code[i] == '[') {
      const std::size_t end = std::min(code.find(']', i), code.size() - 1);
      const std::string_view inside = code.substr(i + 1, end - i - 1);
      if (inside.find_first_not_of("hHmMsS") == std::string_view::npos) text += inside;
      i = end;
    } else {
      text.push_back(code[i] >= 'A' && code[i] <= 'Z' ? static_cast<char>(code[i] + 32) : code[i]);
    }
  }
  return text;
}

bool has(std::string_view text, std::string_view any_of) { return text.find_first_of(any_of) != text.npos; }

}  // namespace

CellFormat built_in_format(int id) {
  const auto between = [id](int first, int last) { return id >= first && id <= last; };
  if (between(18, 21) || between(32, 35) || between(45, 47) || between(55, 56)) return {Look::time, 0};
  if (between(14, 22) || between(27, 36) || between(50, 58)) return {Look::date, 0};
  return {};
}

CellFormat format_of_code(std::string_view code) {
  std::string text = skeleton(code);
  if (const std::size_t half_days = text.find("am/pm"); half_days != std::string::npos) text.erase(half_days, 5);
  if (text == "general" || text.empty()) return {};
  const bool has_time = has(text, "hs");
  if (has(text, "yd") || (has(text, "m") && !has_time) || (has(text, "e") && !has(text, "0#?")))
    return {Look::date, 0};
  if (has_time) return {Look::time, 0};
  if (text.find_first_not_of('0') == std::string::npos && text.size() > 1)
    return {Look::zeros, static_cast<int>(text.size())};
  return {};
}

Cell cell_of_number(std::string_view raw, CellFormat format, bool is_1904) {
  const std::optional<double> value = number_of(raw);
  if (!value) return {std::string(raw), CellKind::text, false};
  const bool is_serial = *value >= 0 && *value <= last_serial;
  if (is_serial && (format.look == Look::date || format.look == Look::time))
    return {moment_text(*value, is_1904), CellKind::date, false};
  Cell cell{plain_text(*value, raw), CellKind::number, std::abs(*value) >= exact_limit};
  const auto digits = static_cast<std::size_t>(format.digits);
  if (format.look == Look::zeros && *value >= 0 && digits < 32 && cell.text.size() < digits)
    cell.text.insert(0, digits - cell.text.size(), '0');
  return cell;
}

}  // namespace pack
