#include "pack/file_matcher.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/utf8.h"

namespace pack {
namespace {

namespace fs = std::filesystem;

/// What is left of a name when all is dropped that file names may not have.
std::string comparable(std::string_view name) {
  static constexpr std::u32string_view dropped = U"/\\:*?\"<>|_-—–：？“”〈〉《》·　";
  std::string key;
  base::for_each_code_point(name, [&key](char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (base::is_space(c) || dropped.find(c) != std::u32string_view::npos) return;
    base::append(key, c >= 'A' && c <= 'Z' ? c + 32 : c);
  });
  return key;
}

std::string with_slashes(std::string_view name) {
  std::string path(base::trim(name));
  std::replace(path.begin(), path.end(), '\\', '/');
  return fs::path(path).lexically_normal().generic_string();
}

}  // namespace

FileMatcher::FileMatcher(const std::vector<Document>& documents) {
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const fs::path path(documents[i].path);
    paths_.emplace(documents[i].path, i);
    names_.emplace(path.filename().string(), i);
    names_.emplace(path.stem().string(), i);
    stems_.emplace(comparable(path.stem().string()), i);
  }
}

std::vector<std::size_t> FileMatcher::under(const std::multimap<std::string, std::size_t>& keys,
                                            const std::string& key) const {
  std::vector<std::size_t> found;
  const auto [first, last] = keys.equal_range(key);
  for (auto each = first; each != last; ++each) found.push_back(each->second);
  return found;
}

std::vector<std::size_t> FileMatcher::named(std::string_view name, const std::string& table_file) const {
  const std::string path = with_slashes(name);
  const std::string beside = fs::path(table_file).parent_path().generic_string();
  for (const std::string& folder : {std::string(), beside, std::string("正文"), std::string("附件"),
                                    std::string("texts"), std::string("attachments")}) {
    const std::string full = folder.empty() ? path : folder + "/" + path;
    if (auto found = under(paths_, full); !found.empty()) return found;
  }
  return under(names_, path);
}

std::vector<std::size_t> FileMatcher::like(std::string_view index_number, std::string_view title) const {
  for (const std::string_view words : {index_number, title}) {
    const std::string key = comparable(words);
    if (key.empty()) continue;
    if (auto found = under(stems_, key); !found.empty()) return found;
  }
  return {};
}

}  // namespace pack
