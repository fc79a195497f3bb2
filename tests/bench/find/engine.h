// Engine: one search engine of the bench, ours or a peer, and the program around it that builds and measures.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bench/find/corpus.h"

namespace bench {

constexpr std::size_t page_size = 20;

/// Failures end the program with a message.
class Engine {
 public:
  virtual ~Engine() = default;

  virtual std::string name() const = 0;
  /// Ways of asking, the first is the one that comes nearest to what a search screen shows.
  virtual std::vector<std::string> modes() const = 0;

  /// Makes the index of the corpus in `folder`, which is there and empty.
  virtual void build(CorpusReader& corpus, const std::string& folder) = 0;
  virtual std::int64_t bytes_on_disk(const std::string& folder) const;
  virtual void open(const std::string& folder) = 0;

  /// Number of hits, exact, and fetches the first page in the order of the mode.
  virtual std::int64_t ask(const std::string& mode, const Query& query) = 0;
  /// All hits, in any order.
  virtual std::vector<std::uint32_t> all(const Query& query) = 0;

  /// Seconds of the processor that it has used so far, in all its processes.
  virtual double processor_s() const;
};

/// ENGINE build CORPUS FOLDER | ENGINE ask CORPUS FOLDER [SECONDS A KIND] | ENGINE recall CORPUS FOLDER
/// Writes JSON, an object a line.
int run(Engine& engine, int count, char** values);

[[noreturn]] void fail(const std::string& what);

}  // namespace bench
