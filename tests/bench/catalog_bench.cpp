// Benchmark of the catalogue on an import directory: import, opening, find() and, in the same run, what a user would
// do without it: grep over the text files.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/import.h"

extern char** environ;

namespace {

namespace fs = std::filesystem;

constexpr base::Date today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}};
constexpr int rounds = 15;

double milliseconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double median_of_rounds(const std::function<void()>& work) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) times.push_back(milliseconds(work));
  return median(times);
}

/// grep -rlF over the folder of texts, its output thrown away.
void grep(const std::string& word, const std::string& folder) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<std::string> words = {"grep", "-rlF", "--", word, folder};
  std::vector<char*> arguments;
  for (std::string& argument : words) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  const bool started = posix_spawnp(&child, "grep", &actions, nullptr, arguments.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  if (started) waitpid(child, nullptr, 0);
}

void measure_words(const catalog::Catalog& catalogue, const std::string& texts, const char* label,
                   const std::vector<std::string>& words) {
  std::vector<double> ours;
  std::vector<double> theirs;
  std::size_t hits = 0;
  for (const std::string& word : words) {
    catalog::Filter filter;
    filter.words = word;
    ours.push_back(median_of_rounds([&] { hits += catalogue.find(filter, today)->ids.size(); }));
    if (word.find(' ') == std::string::npos) theirs.push_back(median_of_rounds([&] { grep(word, texts); }));
  }
  const double worst = *std::max_element(ours.begin(), ours.end());
  std::printf("find %-12s median %7.2f ms  worst %7.2f ms  hits %6zu", label, median(ours), worst,
              hits / static_cast<std::size_t>(rounds) / words.size());
  if (!theirs.empty()) std::printf("   grep %7.1f ms  ratio %6.1f", median(theirs), median(theirs) / median(ours));
  std::printf("\n");
}

void measure_reading(const catalog::Catalog& catalogue) {
  const catalog::ResultSet all = *catalogue.find({}, today);
  std::printf("find %-12s median %7.2f ms  records %zu\n", "(no words)",
              median_of_rounds([&] { (void)catalogue.find({}, today); }), all.ids.size());
  const std::vector<catalog::RecordId> window(all.ids.begin(),
                                              all.ids.begin() + std::min<long>(10, std::ssize(all.ids)));
  std::printf("rows of a window of %zu: %.2f ms\n", window.size(),
              median_of_rounds([&] { (void)catalogue.rows(window, ""); }));
  catalog::Filter filter;
  filter.words = "安全生产";
  const catalog::ResultSet hits = *catalogue.find(filter, today);
  const long page_size = std::min<long>(10, std::ssize(hits.ids));
  const std::vector<catalog::RecordId> page(hits.ids.end() - page_size,
                                            hits.ids.end());  // the last are found by their body;
  std::printf("rows with snippets: %.2f ms\n", median_of_rounds([&] { (void)catalogue.rows(page, filter.words); }));
}

void measure_import(const std::string& source, const std::string& data) {
  catalog::ImportReport report;
  const double ms = milliseconds([&] { (void)catalog::import_directory(source, data, report); });
  std::printf("import: %lld records, %lld texts, %zu refused, %zu warnings, %.2f s, %.0f rows a second\n",
              static_cast<long long>(report.loaded), static_cast<long long>(report.texts), report.refusals.size(),
              report.warnings.size(), ms / 1000, static_cast<double>(report.loaded) / ms * 1000);
  for (std::size_t i = 0; i < std::min<std::size_t>(report.refusals.size(), 5); ++i) {
    const catalog::Refusal& refusal = report.refusals[i];
    std::printf("  %s:%d %s\n", refusal.file.c_str(), refusal.line, refusal.what.c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr,
                 "usage: catalog_bench IMPORT_DIRECTORY   (docs/formats.md; texts in its folder \"texts\")\n");
    return 2;
  }
  const std::string source = argv[1];
  const fs::path data = fs::temp_directory_path() / ("catalog_bench." + std::to_string(::getpid()));
  measure_import(source, data.string());
  std::printf("open: %.1f ms\n", median_of_rounds([&] { (void)catalog::Catalog::open(data.string()); }));
  {
    const base::Result<catalog::Catalog> catalogue = catalog::Catalog::open(data.string());
    if (!catalogue) {
      std::fprintf(stderr, "no catalogue: %s\n", catalogue.error().detail.c_str());
      fs::remove_all(data);
      return 1;
    }
    const auto totals = *catalogue->totals();
    std::printf("store: %.1f MB for %lld characters of text\n", static_cast<double>(totals.bytes_on_disk) / 1e6,
                static_cast<long long>(totals.characters));
    const std::string texts = source + "/texts";
    measure_reading(*catalogue);
    measure_words(*catalogue, texts, "1 character", {"安", "的", "煤", "鳌"});
    measure_words(*catalogue, texts, "2 characters",
                  {"安全", "规定", "许可", "矿山", "烟花", "消防", "处罚", "档案"});
    measure_words(*catalogue, texts, "4 characters",
                  {"安全生产", "有关规定", "行政许可", "应急预案", "特种设备", "财政预算", "国家规定", "本级人民"});
    measure_words(*catalogue, texts, "8 characters",
                  {"安全生产监督管理", "县级以上人民政府", "中华人民共和国安", "国务院有关主管部门的",
                   "突发事件应急预案", "第一百二十三条规"});
    measure_words(*catalogue, texts, "two words", {"安全 许可", "应急 预案", "人民政府 规定", "烟花爆竹 处罚"});
  }
  fs::remove_all(data);
  return 0;
}
