// Keeps the arrows of docs/architecture.md: which folder may include which, and who may know a third-party library.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "words/words.h"

namespace fs = std::filesystem;

namespace {

struct Include {
  std::string file;  ///< relative to the root
  std::string what;
};

struct Rule {
  std::set<std::string> folders;    ///< of ours, that may be included
  std::set<std::string> libraries;  ///< prefixes of third-party headers
};

const std::map<std::string, Rule> rules = {
    {"base", {{"base"}, {}}},
    {"words", {{"words"}, {}}},
    {"catalog", {{"base", "catalog"}, {"SQLiteCpp", "sqlite3", "nlohmann", "csv.h"}}},
    {"requests", {{"base", "requests"}, {"SQLiteCpp", "sqlite3", "nlohmann", "sodium"}}},
    {"printing",
     {{"base", "printing"}, {"hpdf", "ft2build", "FT_", "qrcodegen", "zlib.h", "SQLiteCpp", "sqlite3", "cups/"}}},
    {"paperwork", {{"base", "words", "catalog", "requests", "printing", "paperwork"}, {}}},
    {"office", {{"base", "words", "printing", "requests", "package", "office"}, {"nlohmann", "sodium"}}},
    {"package", {{"base", "package"}, {"nlohmann", "sodium", "zip.h"}}},
    {"pack",
     {{"base", "words", "catalog", "package", "pdfview", "pack"},
      {"nlohmann", "zip.h", "pugixml", "csv.h", "iconv.h"}}},
    {"pdfview", {{"base", "pdfview"}, {"seccomp.h"}}},
    {"updates", {{"base", "catalog", "input", "package", "updates"}, {}}},
    {"input", {{"base", "input"}, {"rime_api.h"}}},
    {"kiosk/app", {{"base", "catalog", "input", "requests", "printing", "kiosk/app"}, {}}},
    {"kiosk/ui",
     {{"base", "words", "catalog", "input", "requests", "printing", "kiosk/app", "kiosk/ui"},
      {"ft2build", "FT_", "imgui"}}},
    {"kiosk/shell",
     {{"base", "words", "catalog", "requests", "printing", "paperwork", "office", "input", "updates", "package",
       "kiosk/app", "kiosk/ui", "kiosk/shell"},
      {"imgui", "GLFW", "X11/", "epoxy", "png.h", "CLI", "nlohmann"}}},
    {"staff",
     {{"base", "words", "catalog", "requests", "printing", "paperwork", "office", "input", "package", "pack",
       "updates", "staff"},
      {"CLI", "nlohmann"}}}};

/// Headers that are part of the machine, not of a library that a rule could be about.
bool is_system(const std::string& what) {
  static const std::regex plain("^[a-z_0-9]+$");
  return std::regex_match(what, plain) || what.rfind("sys/", 0) == 0 || what.rfind("linux/", 0) == 0 ||
         std::set<std::string>{"fcntl.h",  "unistd.h",  "errno.h",  "stdlib.h", "string.h",
                               "time.h",   "signal.h",  "poll.h",   "spawn.h",  "dirent.h",
                               "limits.h", "termios.h", "malloc.h", "pwd.h",    "sched.h"}
             .contains(what);
}

std::vector<Include> includes_below(const std::string& folder) {
  static const std::regex line("^\\s*#\\s*include\\s*(?:[<\"]([^>\"]+)[>\"]|(FT_\\w+))");
  const fs::path root = CHAYUE_SOURCE_DIR;
  std::vector<Include> found;
  for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
    std::ifstream in(entry.path());
    std::smatch match;
    for (std::string text; std::getline(in, text);)
      if (std::regex_search(text, match, line))
        found.push_back(
            {fs::relative(entry.path(), root).string(), match[1].matched ? match[1].str() : match[2].str()});
  }
  return found;
}

std::string folder_of(const std::string& what) {
  if (what.rfind("kiosk/", 0) == 0) return what.substr(0, what.find('/', 6));
  return what.substr(0, what.find('/'));
}

bool allowed(const Rule& rule, const std::string& what) {
  if (rules.contains(folder_of(what)) && what.find('/') != std::string::npos)
    return rule.folders.contains(folder_of(what));
  if (is_system(what)) return true;
  for (const std::string& library : rule.libraries)
    if (what.rfind(library, 0) == 0) return true;
  return false;
}

bool is_third_party(const std::string& what) { return !rules.contains(folder_of(what)) && !is_system(what); }

}  // namespace

TEST_CASE("each folder includes only what the architecture allows it") {
  std::size_t seen = 0;
  for (const auto& [folder, rule] : rules)
    for (const Include& include : includes_below(folder)) {
      ++seen;
      CHECK_MESSAGE(allowed(rule, include.what), include.file << " includes " << include.what);
    }
  CHECK(seen > 200);
}

TEST_CASE("no third-party type appears in a header outside the shell") {
  for (const auto& [folder, rule] : rules) {
    if (folder == "kiosk/shell") continue;
    for (const Include& include : includes_below(folder))
      if (fs::path(include.file).extension() == ".h")
        CHECK_MESSAGE(!is_third_party(include.what), include.file << " includes " << include.what);
  }
}

TEST_CASE("Dear ImGui is known to one room of kiosk/ui only") {
  std::set<std::string> files;
  for (const Include& include : includes_below("kiosk/ui"))
    if (include.what.rfind("imgui", 0) == 0) files.insert(include.file);
  CHECK(files == std::set<std::string>{"kiosk/ui/canvas.cpp"});
}

TEST_CASE("X11 is known to the reader of touches only") {
  std::set<std::string> files;
  for (const Include& include : includes_below("kiosk/shell"))
    if (include.what.rfind("X11/", 0) == 0) files.insert(include.file);
  CHECK(files == std::set<std::string>{"kiosk/shell/touch_reader.cpp"});
}

TEST_CASE("the screens know of printing only what is plain data") {
  const std::set<std::string> plain = {"printing/advice.h", "printing/print_choice.h"};
  for (const Include& include : includes_below("kiosk/ui"))
    if (include.what.rfind("printing/", 0) == 0)
      CHECK_MESSAGE(plain.contains(include.what), include.file << " includes " << include.what);
}

TEST_CASE("no screen keeps state of its own") {
  static const std::regex mutable_static("^\\s*static\\s+(?!const|constexpr)[A-Za-z_:<>]+\\s+[a-z_]+\\s*(=|;|\\{)");
  const fs::path root = CHAYUE_SOURCE_DIR;
  for (const auto& entry : fs::recursive_directory_iterator(root / "kiosk/ui")) {
    std::ifstream in(entry.path());
    for (std::string text; std::getline(in, text);)
      CHECK_MESSAGE(!std::regex_search(text, mutable_static), entry.path().string() << ": " << text);
  }
}

TEST_CASE("every phrase of the table is used") {
  const fs::path root = CHAYUE_SOURCE_DIR;
  std::set<std::string> used;
  static const std::regex name("[a-z][a-z0-9]*_[a-z0-9_]+");
  for (const auto& [folder, rule] : rules)
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
      std::ifstream in(entry.path());
      for (std::string text; std::getline(in, text);)
        for (std::sregex_iterator it(text.begin(), text.end(), name), end; it != end; ++it) used.insert(it->str());
    }
  for (std::size_t i = 0; i < words::word_count; ++i) {
    std::string key(words::key(static_cast<words::Word>(i)));
    std::replace(key.begin(), key.end(), '.', '_');
    CHECK_MESSAGE(used.contains(key), key);
  }
}
