// Other programs that make PDFs of text, for the bench: their input, in the same type and measure, and their
// commands.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace bench {

using Lines = std::vector<std::string>;

/// Lets fontconfig see the fonts of that folder too, in this process and its children.
void show_fonts(const std::filesystem::path& folder, const std::filesystem::path& fonts);

/// text.txt (a paragraph a line), text.html and text.fodt in `folder`; lines are begun anew when they run out.
void write_inputs(const std::filesystem::path& folder, const Lines& lines, std::size_t count);

struct Peer {
  std::string name;
  std::vector<std::string> command;
  std::filesystem::path pdf;  ///< what it writes
  bool first_run = false;     ///< makes a profile when it runs for the first time
};

/// `programs`: where the pango program of this bench is.
std::vector<Peer> peers(const std::filesystem::path& programs, const std::filesystem::path& folder);

}  // namespace bench
