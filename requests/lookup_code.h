// Lookup code (查询码): the secret on the receipt by which an applicant, and nobody else, asks how far the case is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace requests {

/// "7Q2M-X9K4-TRB3-WHFA": 14 random signs, 70 bits, and two that check: any two wrong signs, and any two that were
/// exchanged, are noticed.
std::string new_lookup_code();

/// As typed or scanned (base/code_signs.h), in its one spelling. Nothing if it is no lookup code.
std::optional<std::string> parse_lookup_code(std::string_view typed);

/// What is kept of it: BLAKE2b of number and code, hex. A stolen one would take 2^69 tries.
std::string lookup_hash(const std::string& number, const std::string& code);

}  // namespace requests
