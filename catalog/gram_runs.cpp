#include "catalog/gram_runs.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <queue>
#include <utility>

namespace catalog {
namespace {

constexpr std::size_t piece_bytes = std::size_t{16} << 10U;

/// A posting as it stands in a run: this, the bytes of its records and those of its places.
struct Head {
  Gram gram = 0;
  std::uint32_t last_record = 0;
  std::uint32_t last_place = 0;
  std::uint32_t records_size = 0;
  std::uint32_t places_size = 0;
};

/// Reads a run from its beginning to its end.
class RunReader {
 public:
  RunReader(const ScratchFile& file, std::uint64_t begin, std::uint64_t end) : file_(file), at_(begin), end_(end) {}

  /// False at the end. Errors of the disk are kept.
  bool next() {
    if (!take(&head_, sizeof head_)) return false;
    records_.resize(head_.records_size);
    places_.resize(head_.places_size);
    return take(records_.data(), records_.size()) && take(places_.data(), places_.size());
  }
  const Head& head() const { return head_; }
  const std::string& records() const { return records_; }
  const std::string& places() const { return places_; }
  const std::optional<base::Error>& failure() const { return failure_; }

 private:
  bool take(void* bytes, std::size_t size) {
    while (buffer_.size() - read_ < size) {
      if (!fill()) return false;
    }
    std::memcpy(bytes, buffer_.data() + read_, size);
    read_ += size;
    return true;
  }

  bool fill() {
    const std::size_t count = static_cast<std::size_t>(std::min<std::uint64_t>(piece_bytes, end_ - at_));
    if (count == 0) return false;
    buffer_.erase(0, std::exchange(read_, 0));
    const std::size_t have = buffer_.size();
    buffer_.resize(have + count);
    if (const base::Status done = file_.read(at_, buffer_.data() + have, count); !done) {
      failure_ = done.error();
      return false;
    }
    at_ += count;
    return true;
  }

  const ScratchFile& file_;
  std::uint64_t at_;
  std::uint64_t end_;
  std::string buffer_;
  std::size_t read_ = 0;
  Head head_;
  std::string records_;
  std::string places_;
  std::optional<base::Error> failure_;
};

/// The runs side by side: the smallest gram first, of equal ones the earlier run.
class Merge {
 public:
  explicit Merge(std::vector<std::unique_ptr<RunReader>> readers) : readers_(std::move(readers)) {
    for (std::size_t i = 0; i < readers_.size(); ++i) advance(i);
  }

  /// The next gram with the records of all runs; false at the end.
  bool next(GramIndex::Posting& posting) {
    if (waiting_.empty()) return false;
    posting.gram = waiting_.top().first;
    posting.records.clear();
    posting.places.clear();
    posting.last_record = posting.last_place = 0;
    while (!waiting_.empty() && waiting_.top().first == posting.gram) {
      const std::size_t run = waiting_.top().second;
      waiting_.pop();
      append_differences(posting.records, posting.last_record, readers_[run]->records());
      append_differences(posting.places, posting.last_place, readers_[run]->places());
      posting.last_record = readers_[run]->head().last_record;
      posting.last_place = readers_[run]->head().last_place;
      advance(run);
    }
    return true;
  }

  std::optional<base::Error> failure() const {
    for (const auto& reader : readers_)
      if (reader->failure()) return reader->failure();
    return std::nullopt;
  }

 private:
  using Waiting = std::pair<Gram, std::size_t>;
  void advance(std::size_t run) {
    if (readers_[run]->next()) waiting_.emplace(readers_[run]->head().gram, run);
  }

  std::vector<std::unique_ptr<RunReader>> readers_;
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting_;
};

}  // namespace

base::Result<GramRuns> GramRuns::create(const std::string& folder, std::size_t memory_bytes) {
  base::Result<ScratchFile> file = ScratchFile::create(folder);
  if (!file) return file.error();
  return GramRuns(std::move(*file), memory_bytes);
}

base::Status GramRuns::add(std::int64_t record, std::string_view folded_text) {
  index_.add(record, folded_text);
  if (index_.memory_bytes() < memory_bytes_) return base::Done{};
  return write_run();
}

base::Status GramRuns::write_run() {
  Run run{file_.size(), 0};
  std::string piece;
  for (const GramIndex::Posting& posting : index_.take_sorted()) {
    const Head head{posting.gram, posting.last_record, posting.last_place,
                    static_cast<std::uint32_t>(posting.records.size()),
                    static_cast<std::uint32_t>(posting.places.size())};
    piece.append(reinterpret_cast<const char*>(&head), sizeof head).append(posting.records).append(posting.places);
    if (piece.size() < piece_bytes) continue;
    if (base::Status written = file_.append(piece); !written) return written;
    piece.clear();
  }
  base::Status written = file_.append(piece);
  run.end = file_.size();
  runs_.push_back(run);
  return written;
}

base::Status GramRuns::for_each(const Visit& visit) {
  if (runs_.empty()) {
    for (const GramIndex::Posting& posting : index_.take_sorted())
      if (base::Status visited = visit(posting); !visited) return visited;
    return base::Done{};
  }
  if (base::Status written = write_run(); !written) return written;
  std::vector<std::unique_ptr<RunReader>> readers;
  for (const Run& run : runs_) readers.push_back(std::make_unique<RunReader>(file_, run.begin, run.end));
  Merge merge(std::move(readers));
  for (GramIndex::Posting posting; merge.next(posting);)
    if (base::Status visited = visit(posting); !visited) return visited;
  if (const auto failure = merge.failure()) return *failure;
  return base::Done{};
}

}  // namespace catalog
