// The search bench of ripgrep, which needs no index and ranks nothing.
//   find_ripgrep …         over a file a document
//   find_ripgrep --one …   over one file with a document a line
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "bench/find/engine.h"

extern char** environ;

namespace {

namespace fs = std::filesystem;

/// What the command writes. Documents are told by the numbers of its lines, or by the names of its files.
std::string output_of(const std::string& command) {
  int ends[2] = {};
  if (::pipe2(ends, O_CLOEXEC) != 0) bench::fail("no pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::vector<std::string> words = {"sh", "-c", command};
  std::vector<char*> arguments = {words[0].data(), words[1].data(), words[2].data(), nullptr};
  pid_t child = 0;
  if (posix_spawnp(&child, "sh", &actions, nullptr, arguments.data(), environ) != 0) bench::fail("no shell");
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  std::string output;
  char piece[65536];
  for (ssize_t size = 0; (size = ::read(ends[0], piece, sizeof piece)) > 0;) {
    output.append(piece, static_cast<std::size_t>(size));
  }
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  return output;
}

class Ripgrep : public bench::Engine {
 public:
  explicit Ripgrep(bool is_one) : is_one_(is_one) {}

  std::string name() const override { return is_one_ ? "ripgrep, one file" : "ripgrep, files"; }
  std::vector<std::string> modes() const override { return {"unranked"}; }

  void build(bench::CorpusReader& corpus, const std::string& folder) override {
    std::ofstream one;
    if (is_one_) one.open(folder + "/texts.txt");
    bench::Document source;
    for (std::size_t number = 0; corpus.next(source); ++number) {
      std::string text = source.title + "\n" + source.text();
      if (is_one_) {
        std::replace(text.begin(), text.end(), '\n', '\t');
        one << text << '\n';
      } else {
        const std::string below = folder + "/" + std::to_string(number / 1000);
        if (number % 1000 == 0) fs::create_directory(below);
        std::ofstream(below + "/" + std::to_string(number)) << text << '\n';
      }
    }
  }

  void open(const std::string& folder) override { folder_ = folder; }

  std::int64_t ask(const std::string&, const bench::Query& query) override {
    const std::string output = output_of(is_one_ ? lines_command(query) + " | wc -l" : files_command(query));
    return is_one_ ? std::atoll(output.c_str()) : std::count(output.begin(), output.end(), '\n');
  }

  std::vector<std::uint32_t> all(const bench::Query& query) override {
    std::vector<std::uint32_t> documents;
    for (const std::string& line :
         bench::split(output_of(is_one_ ? lines_command(query) : files_command(query)), '\n')) {
      if (line.empty()) continue;
      const char* number = is_one_ ? line.c_str() : line.c_str() + line.find_last_of('/') + 1;
      documents.push_back(static_cast<std::uint32_t>(std::atoll(number) - (is_one_ ? 1 : 0)));
    }
    return documents;
  }

  double processor_s() const override {
    rusage used{};
    ::getrusage(RUSAGE_CHILDREN, &used);
    const auto seconds = [](const timeval& time) {
      return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return Engine::processor_s() + seconds(used.ru_utime) + seconds(used.ru_stime);
  }

 private:
  static std::string quoted(const std::string& word) { return "'" + word + "'"; }

  std::string files_command(const bench::Query& query) const {
    std::string command = "rg -lF -- " + quoted(query.words.front()) + " " + folder_;
    for (std::size_t i = 1; i < query.words.size(); ++i) {
      command += " | xargs -r rg -lF -- " + quoted(query.words[i]);
    }
    return command;
  }

  /// With the numbers of the lines, as one must have them to find the documents.
  std::string lines_command(const bench::Query& query) const {
    std::string command = "rg -nF -- " + quoted(query.words.front()) + " " + folder_ + "/texts.txt";
    for (std::size_t i = 1; i < query.words.size(); ++i) command += " | rg -F -- " + quoted(query.words[i]);
    return command;
  }

  bool is_one_;
  std::string folder_;
};

}  // namespace

int main(int count, char** values) {
  const bool is_one = count > 1 && std::strcmp(values[1], "--one") == 0;
  Ripgrep engine(is_one);
  return bench::run(engine, count - (is_one ? 1 : 0), values + (is_one ? 1 : 0));
}
