#include "bench/find/engine.h"

#include <sys/stat.h>

#include <ctime>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

namespace bench {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int rounds = 3;  // after one that is not counted

struct Moment {
  double wall_s = 0;
  double processor_s = 0;
};

Moment now(const Engine& engine) {
  return {std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(),
          engine.processor_s()};
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[values.size() / 2];
}

void print(json object, const Engine& engine, const std::string& what) {
  object["engine"] = engine.name();
  object["what"] = what;
  std::printf("%s\n", object.dump().c_str());
  std::fflush(stdout);
}

struct Times {
  std::vector<double> wall_ms;
  std::vector<double> processor_ms;
  std::int64_t hits = 0;
};

void ask_once(Engine& engine, const std::string& mode, const Query& query, Times& times) {
  const Moment start = now(engine);
  times.hits = engine.ask(mode, query);
  const Moment end = now(engine);
  times.wall_ms.push_back((end.wall_s - start.wall_s) * 1000);
  times.processor_ms.push_back((end.processor_s - start.processor_s) * 1000);
}

/// Asks all queries of a kind in turn, several rounds, so that no query finds the caches as it left them. Where the
/// seconds do not suffice, fewer queries are asked; at least one.
void measure(Engine& engine, const std::string& mode, const std::vector<Query>& queries, double seconds) {
  std::vector<Times> times(queries.size());
  const double start = now(engine).wall_s;
  const auto is_over = [&](double share) { return now(engine).wall_s - start > seconds * share; };
  std::size_t asked = 0;
  while (asked < queries.size() && !(asked > 0 && is_over(1.0 / (rounds + 1)))) {
    Times warm_up;
    ask_once(engine, mode, queries[asked++], warm_up);
  }
  for (int round = 0; round < rounds && (round == 0 || !is_over(1)); ++round) {
    for (std::size_t i = 0; i < asked; ++i) ask_once(engine, mode, queries[i], times[i]);
  }
  for (std::size_t i = 0; i < asked; ++i) {
    print({{"mode", mode},
           {"kind", queries[i].kind},
           {"query", queries[i].text()},
           {"hits", times[i].hits},
           {"wall_ms", median(times[i].wall_ms)},
           {"processor_ms", median(times[i].processor_ms)}},
          engine, "time");
  }
}

std::map<std::string, std::vector<Query>> by_kind(const std::vector<Query>& queries) {
  std::map<std::string, std::vector<Query>> kinds;
  for (const Query& query : queries) kinds[query.kind].push_back(query);
  return kinds;
}

void ask(Engine& engine, const std::string& corpus, double seconds) {
  const auto kinds = by_kind(read_queries(corpus));
  for (const std::string& mode : engine.modes()) {
    for (const auto& [kind, queries] : kinds) measure(engine, mode, queries, seconds);
  }
}

struct Recall {
  std::int64_t true_hits = 0;
  std::int64_t found = 0;
  std::int64_t false_hits = 0;
  std::int64_t exact_queries = 0;
  std::int64_t queries = 0;
};

void compare(Recall& recall, std::vector<std::uint32_t> answer, const std::vector<std::uint32_t>& truth) {
  std::sort(answer.begin(), answer.end());
  std::vector<std::uint32_t> both;
  std::set_intersection(answer.begin(), answer.end(), truth.begin(), truth.end(), std::back_inserter(both));
  recall.true_hits += static_cast<std::int64_t>(truth.size());
  recall.found += static_cast<std::int64_t>(both.size());
  recall.false_hits += static_cast<std::int64_t>(answer.size() - both.size());
  recall.exact_queries += answer == truth ? 1 : 0;
  ++recall.queries;
}

void measure_recall(Engine& engine, const std::string& corpus, double seconds) {
  const std::vector<Query> queries = read_queries(corpus);
  const Truth truth = read_truth(corpus);
  if (truth.size() != queries.size()) return;  // none was made
  std::map<std::string, Recall> recalls;
  std::map<std::string, double> used_s;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    double& used = used_s[queries[i].kind];
    if (used > seconds) continue;
    const double start = now(engine).wall_s;
    compare(recalls[queries[i].kind], engine.all(queries[i]), truth[i]);
    used += now(engine).wall_s - start;
  }
  for (const auto& [kind, recall] : recalls) {
    print({{"kind", kind},
           {"queries", recall.queries},
           {"exact_queries", recall.exact_queries},
           {"true_hits", recall.true_hits},
           {"found", recall.found},
           {"false_hits", recall.false_hits}},
          engine, "recall");
  }
}

void build(Engine& engine, const std::string& corpus, const std::string& folder) {
  fs::remove_all(folder);
  fs::create_directories(folder);
  CorpusReader reader(corpus);
  const Moment start = now(engine);
  engine.build(reader, folder);
  const Moment end = now(engine);
  print({{"wall_s", end.wall_s - start.wall_s},
         {"processor_s", end.processor_s - start.processor_s},
         {"bytes", engine.bytes_on_disk(folder)}},
        engine, "build");
}

}  // namespace

std::int64_t Engine::bytes_on_disk(const std::string& folder) const {
  std::int64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    struct stat facts {};  // blocks and not the size, for some files have holes
    if (entry.is_regular_file() && ::stat(entry.path().c_str(), &facts) == 0) bytes += facts.st_blocks * 512;
  }
  return bytes;
}

double Engine::processor_s() const {
  timespec used{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

int run(Engine& engine, int count, char** values) {
  const std::string what = count >= 4 ? values[1] : "";
  const double seconds = count >= 5 ? std::atof(values[4]) : 30;
  if (what == "build") {
    build(engine, values[2], values[3]);
  } else if (what == "ask" || what == "recall") {
    engine.open(values[3]);
    what == "ask" ? ask(engine, values[2], seconds) : measure_recall(engine, values[2], seconds);
  } else {
    std::fprintf(stderr, "usage: %s build|ask|recall CORPUS FOLDER [SECONDS A KIND]\n", values[0]);
    return 2;
  }
  return 0;
}

void fail(const std::string& what) {
  std::fprintf(stderr, "find bench: %s\n", what.c_str());
  std::exit(1);
}

}  // namespace bench
