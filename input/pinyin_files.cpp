#include "input/pinyin_files.h"

#include <charconv>
#include <fstream>

#include "input/table_file.h"

namespace input {
namespace {

constexpr const char* names[] = {"default.yaml",     "chayue.schema.yaml", "chayue_fuzzy.schema.yaml",
                                 "chayue.table.bin", "chayue.prism.bin",   "chayue_fuzzy.prism.bin",
                                 "names.tsv"};

std::string hexadecimal(std::uint64_t value) {
  char digits[16] = {};
  const auto end = std::to_chars(std::begin(digits), std::end(digits), value, 16).ptr;
  return {digits, static_cast<std::size_t>(end - digits)};
}

/// "name<TAB>checksum", a line for each file.
base::Result<std::string> sums_of(const std::string& folder) {
  std::string sums;
  for (const std::string name : names) {
    const auto content = read_whole(folder + "/" + name);
    if (!content) return content.error();
    sums.append(name).append("\t").append(hexadecimal(checksum(*content))).append("\n");
  }
  return sums;
}

}  // namespace

base::Status seal_pinyin_files(const std::string& folder) {
  const auto sums = sums_of(folder);
  if (!sums) return sums.error();
  std::ofstream out(folder + "/files.table", std::ios::binary);
  out << *sums;
  out.close();
  if (!out) return base::error(base::ErrorKind::unavailable, folder + ": cannot be written");
  return base::Done{};
}

base::Status check_pinyin_files(const std::string& folder) {
  const auto sealed = read_whole(folder + "/files.table");
  if (!sealed) return sealed.error();
  const auto sums = sums_of(folder);
  if (!sums) return sums.error();
  if (*sums != *sealed) return base::error(base::ErrorKind::unavailable, folder + ": not as it was made");
  return base::Done{};
}

}  // namespace input
