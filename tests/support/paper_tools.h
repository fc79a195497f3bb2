// For tests of paper: temporary folders, other people's PDF tools, and pages laid by hand, without the typesetter.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "printing/pdf.h"

namespace paper_tools {

/// A folder that is gone with the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "paper-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

/// What a command prints; nothing if it fails.
inline std::optional<std::string> output_of(const std::string& command) {
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen((command + " 2>&1").c_str(), "r"),
                                             [](FILE* f) { return pclose(f); });
  std::string out;
  std::array<char, 4096> buffer{};
  while (const std::size_t n = fread(buffer.data(), 1, buffer.size(), pipe.get())) out.append(buffer.data(), n);
  return pclose(pipe.release()) == 0 ? std::optional(out) : std::nullopt;
}

inline bool have(const std::string& tool) {
  if (output_of("command -v " + tool)) return true;
  MESSAGE(tool << " is not installed: skipped");
  return false;
}

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// What a command prints of a PDF, whose path stands in the place of "@"; empty if it fails.
inline std::string told_of(const std::string& pdf, std::string command) {
  const TemporaryFolder folder;
  write_file(folder.file("a.pdf"), pdf);
  command.replace(command.find('@'), 1, folder.file("a.pdf"));
  return output_of(command).value_or("");
}

inline printing::Press open_press(const printing::FontPaths& paths = printing::debian_font_paths()) {
  base::Result<printing::Press> press = printing::Press::open(paths);
  REQUIRE(press.ok());
  return std::move(*press);
}

inline printing::Pdf made(base::Result<printing::Pdf> pdf) {
  REQUIRE_MESSAGE(pdf.ok(), (pdf.ok() ? "" : pdf.error().detail));
  return std::move(*pdf);
}

/// One run a line, 22 lines a page.
inline printing::Layout lines_laid_by_hand(const std::vector<std::string>& lines, float size_pt = 16,
                                           printing::Face face = printing::Face::song) {
  using namespace printing::geometry;
  printing::Layout layout;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i % lines_per_page == 0) layout.pages.emplace_back();
    const float baseline = top_pt + line_pitch_pt * (static_cast<float>(i % lines_per_page) + 0.8F);
    layout.pages.back().runs.push_back({left_pt, baseline, size_pt, 0, face, lines[i]});
  }
  return layout;
}

/// The characters in lines of 28.
inline std::vector<std::string> lines_of(const std::vector<char32_t>& characters) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (i % 28 == 0) lines.emplace_back();
    base::append(lines.back(), characters[i]);
  }
  return lines;
}

/// As a reader would copy it, without the distances and line ends that the reader's program puts in.
inline std::vector<char32_t> characters_in(const std::string& pdf) {
  std::vector<char32_t> characters;
  base::for_each_code_point(told_of(pdf, "pdftotext -raw -enc UTF-8 @ -"), [&](char32_t c) {
    if (c > 0x20) characters.push_back(c);
  });
  return characters;
}

}  // namespace paper_tools
