// Paper's speed and memory beside other ways from text to PDF, each as a whole process, in the same run: the same
// text, 仿宋 of 16 points in the measure of GB/T 9704, papers of 10, 100 and 1,000 pages; ours also of 10,000.
// Usage: printing_bench TEXT_FILE...
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "printing/pdf.h"
#include "tests/bench/printing_peers.h"

namespace {

namespace fs = std::filesystem;
using bench::Lines;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

Lines lines_of(const std::vector<std::string>& files) {
  Lines lines;
  std::string line;
  for (const std::string& name : files) {
    for (std::ifstream file(name); std::getline(file, line);) {
      if (!base::trim(line).empty()) lines.push_back(line);
    }
  }
  return lines;
}

/// Every face is 仿宋, as with the others; what it lacks comes from 宋.
printing::FontPaths one_font() {
  printing::FontPaths paths = printing::debian_font_paths();
  paths.fallbacks.insert(paths.fallbacks.begin(), paths.song);
  paths.song = paths.song_bold = paths.hei = paths.kai = paths.fang;
  return paths;
}

printing::Paper paper_of(const Lines& lines, std::size_t count) {
  printing::Paper paper;
  for (std::size_t i = 0; i < count; ++i) {
    base::Block block;
    block.text = lines[i % lines.size()];
    paper.items.push_back(printing::block_item(std::move(block)));
  }
  return paper;
}

/// How many lines, the text begun anew as often as needed, make `pages` pages.
std::size_t lines_for(const Lines& lines, std::size_t pages, printing::Press& press) {
  const auto made = [&](std::size_t count) { return press.lay_out(paper_of(lines, count)).pages.size(); };
  std::size_t high = 64;
  while (made(high) < pages) high *= 2;
  std::size_t low = high / 2;
  while (low + 1 < high) {
    const std::size_t middle = (low + high) / 2;
    (made(middle) <= pages ? low : high) = middle;
  }
  return low;
}

/// What this program does as a process of its own: opens the fonts, sets the lines of a file, writes the PDF.
int make_pdf(const std::string& text, const std::string& out) {
  const Lines lines = lines_of({text});
  base::Result<printing::Press> press = printing::Press::open(one_font());
  if (!press.ok()) return 1;
  const base::Result<printing::Pdf> pdf = printing::make_pdf(*press, paper_of(lines, lines.size()));
  if (!pdf.ok()) return 1;
  std::ofstream file(out, std::ios::binary);
  file << pdf->bytes;
  return file.flush().good() ? 0 : 1;
}

struct Run {
  bool good = false;
  double seconds = 0;
  long peak_kb = 0;  ///< of the largest process
};

Run run_once(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const Clock::time_point start = Clock::now();
  const pid_t child = fork();
  if (child == 0) {
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, 1);
    dup2(nowhere, 2);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  return {WIFEXITED(status) && WEXITSTATUS(status) == 0, seconds_since(start), usage.ru_maxrss};
}

/// The median by time; not good if one fails.
Run run(const std::vector<std::string>& command, int times) {
  std::vector<Run> runs;
  for (int i = 0; i < times; ++i) {
    runs.push_back(run_once(command));
    if (!runs.back().good) return {};
  }
  std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.seconds < b.seconds; });
  return runs[runs.size() / 2];
}

int pages_in(const fs::path& pdf) {
  FILE* const pipe = popen(("pdfinfo '" + pdf.string() + "' 2>/dev/null").c_str(), "r");
  int pages = 0;
  for (char line[256]; std::fgets(line, sizeof line, pipe) != nullptr;) std::sscanf(line, "Pages: %d", &pages);
  pclose(pipe);
  return pages;
}

void report(const std::string& name, const Run& run, const fs::path& pdf, double ours) {
  if (!run.good) {
    std::printf("  %-14s not measured: it is not installed or fails\n", name.c_str());
  } else {
    std::printf("  %-14s %8.3f s %6d pages %7.1f MB %8zu KB file", name.c_str(), run.seconds, pages_in(pdf),
                static_cast<double>(run.peak_kb) / 1024, static_cast<std::size_t>(fs::file_size(pdf)) / 1024);
    if (ours > 0) std::printf("   ours takes %.3f of its time", ours / run.seconds);
    std::printf("\n");
  }
  std::fflush(stdout);
}

void compare(const fs::path& self, const fs::path& folder, const Lines& lines, std::size_t count, bool peers) {
  bench::write_inputs(folder, lines, count);
  const Run ours = run({self, "--make", folder / "text.txt", folder / "ours.pdf"}, 5);
  report("Chayue", ours, folder / "ours.pdf", 0);
  if (!peers || !ours.good) return;
  const int times = count > 5000 ? 1 : 3;
  for (const bench::Peer& peer : bench::peers(self.parent_path(), folder)) {
    if (peer.first_run) run_once(peer.command);
    report(peer.name, run(peer.command, times), peer.pdf, ours.seconds);
  }
}

/// In a kiosk the fonts are open already.
void inside(printing::Press& press, const Lines& lines, std::size_t count) {
  const printing::Paper paper = paper_of(lines, count);
  Clock::time_point start = Clock::now();
  const printing::Layout layout = press.lay_out(paper);
  const double laid_out = seconds_since(start);
  start = Clock::now();
  const printing::Picture picture = press.picture(layout.pages.front(), 1080);
  const double drawn = seconds_since(start);
  start = Clock::now();
  const base::Result<printing::Pdf> pdf = press.pdf(paper, layout);
  const double written = seconds_since(start);
  std::printf(
      "  with the fonts open: %zu pages counted after %.1f ms, the first one pictured (%d px) after %.1f ms;"
      " the PDF takes %.1f ms more\n",
      layout.pages.size(), laid_out * 1e3, picture.width_px, (laid_out + drawn) * 1e3, pdf.ok() ? written * 1e3 : -1);
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  if (words.size() == 3 && words[0] == "--make") return make_pdf(words[1], words[2]);
  const Lines lines = lines_of(words);
  if (lines.empty()) return std::fputs("usage: printing_bench TEXT_FILE...\n", stderr), 2;
  base::Result<printing::Press> press = printing::Press::open(one_font());
  if (!press.ok()) return std::fputs("the fonts are missing\n", stderr), 1;
  std::string pattern = (fs::temp_directory_path() / "printing-bench-XXXXXX").string();
  const fs::path folder = mkdtemp(pattern.data());
  const fs::path self = fs::read_symlink("/proc/self/exe");
  bench::show_fonts(folder, fs::path(one_font().fang.path).parent_path());
  std::size_t used = 0;
  for (const std::size_t pages : {10U, 100U, 1'000U, 10'000U}) {
    const bool peers = pages <= 1'000;
    used = peers ? lines_for(lines, pages, *press) : used * 10;
    std::printf("%zu pages\n", pages);
    compare(self, folder, lines, used, peers);
    inside(*press, lines, used);
  }
  fs::remove_all(folder);
}
