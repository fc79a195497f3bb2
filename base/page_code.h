// Page code: the fifteen characters at the foot of a printed page, by which any kiosk finds the official page again.
//
// 32 signs: the digits and the capitals without I, L, O and U. Eight signs name the document, four its text, two the
// page; the last one checks: any one wrong sign and any two neighbours exchanged are noticed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

struct PageCode {
  std::uint64_t document = 0;  ///< 40 bits
  std::uint32_t revision = 0;  ///< 20 bits
  int page = 0;                ///< 1 to 1023; 0 where the number is larger or does not matter

  bool operator==(const PageCode&) const = default;
};

/// A 64-bit hash that spreads well; not for secrets.
std::uint64_t fingerprint(std::string_view text);

/// "7Q2MX-9K4TR-B3WHF". Numbers too large lose their upper bits; a page beyond 1023 becomes 0.
std::string to_text(const PageCode& code);

/// As typed or scanned: lower case, full-width letters, spaces and dashes anywhere, O for 0, I and L for 1. Nothing
/// if it is not fifteen signs or the check fails.
std::optional<PageCode> parse_page_code(std::string_view typed);

/// The 32 signs, in order: for a keypad.
std::string_view page_code_signs();

}  // namespace base
