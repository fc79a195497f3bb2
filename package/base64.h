// Base64 as minisign writes it: the usual alphabet with padding, one spelling for each value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace package {

std::string to_base64(const std::vector<std::uint8_t>& bytes);

/// Nothing: not the one spelling of `size` bytes.
std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text, std::size_t size);

/// The lines of a small file, without their ends (LF or CR LF; the last may have none). Nothing: another number of
/// lines than `count`.
std::optional<std::vector<std::string_view>> lines_of(std::string_view text, std::size_t count);

}  // namespace package
