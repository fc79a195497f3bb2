#include "pack/headings.h"

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace pack {
namespace {

using nlohmann::json;

constexpr int levels_above = 4;

/// How deep inside brackets the character leaves us.
int depth_after(char32_t c, int depth) {
  constexpr std::u32string_view opening = U"(（[［【〔{｛<《";
  constexpr std::u32string_view closing = U")）]］】〕}｝>》";
  if (opening.find(c) != std::u32string_view::npos) return depth + 1;
  if (closing.find(c) != std::u32string_view::npos) return depth > 0 ? depth - 1 : 0;
  return depth;
}

char32_t folded(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

bool is_decoration(char32_t c) {
  constexpr std::u32string_view signs = U"*:：、，。.※★☆#\"'“”";
  return c < 0x20 || base::is_space(c) || signs.find(c) != std::u32string_view::npos;
}

using Spellings = std::map<std::string, std::string>;

bool add_spellings(const std::string& meaning, const json& list, Spellings& spellings) {
  if (!list.is_array()) return false;
  for (const json& spelling : list) {
    if (!spelling.is_string()) return false;
    spellings[fold_heading(spelling.get_ref<const std::string&>())] = meaning;
  }
  return true;
}

bool add_section(const json& body, Spellings& spellings) {
  for (const auto& [meaning, list] : body.items()) {
    spellings[fold_heading(meaning)] = meaning;
    if (!add_spellings(meaning, list, spellings)) return false;
  }
  return true;
}

}  // namespace

std::string fold_heading(std::string_view heading) {
  std::string text;
  int depth = 0;
  base::for_each_code_point(heading, [&](char32_t c) {
    const int before = std::exchange(depth, depth_after(c, depth));
    if (before == 0 && depth == 0 && !is_decoration(folded(c))) base::append(text, folded(c));
  });
  return text;
}

base::Status HeadingTable::add(std::string_view bytes, std::string& why) {
  const base::Status refused = base::error(base::ErrorKind::bad_input, "a table of headings");
  const json table = json::parse(bytes, nullptr, false);
  if (!table.is_object()) return refused;
  for (const auto& [section, body] : table.items()) {
    why = section;
    if (body.is_string()) {  // the short form: "文件名称": "标题"
      sections_[std::string(catalogue_section)][fold_heading(section)] = body.get<std::string>();
    } else if (!body.is_object() || !add_section(body, sections_[section])) {
      return refused;
    }
  }
  return base::Done{};
}

std::optional<std::string> HeadingTable::find(std::string_view section, std::string_view heading) const {
  const auto spellings = sections_.find(std::string(section));
  if (spellings == sections_.end()) return std::nullopt;
  const std::string folded_heading = fold_heading(heading);
  const auto found = spellings->second.find(folded_heading);
  if (folded_heading.empty() || found == spellings->second.end()) return std::nullopt;
  return found->second;
}

std::string product_folder() {
  if (const char* named = std::getenv("CHAYUE_SHARE"); named != nullptr && *named != '\0') return named;
  std::error_code error;
  std::filesystem::path folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  for (int level = 0; level < levels_above && !error; ++level, folder = folder.parent_path()) {
    const std::string share = (folder / "share/chayue").string();
    if (std::filesystem::is_regular_file(share + std::string(product_headings), error)) return share;
    error.clear();
  }
  return "";
}

}  // namespace pack
