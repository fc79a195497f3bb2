// Key files of the seal: "name: value" lines under a first line that says what they are.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace requests {

using Bytes = std::vector<std::uint8_t>;

/// Nothing: another first line, a line without ": ", a name twice, or more than 4 KiB.
std::optional<std::map<std::string, std::string>> read_lines(std::string_view text, std::string_view first_line);

std::string to_base64(const std::uint8_t* bytes, std::size_t size);
/// Nothing: not the base64 of exactly `size` bytes.
std::optional<Bytes> from_base64(const std::string& text, std::size_t size);
/// Nothing: not base64.
std::optional<Bytes> from_base64(const std::string& text);

}  // namespace requests
