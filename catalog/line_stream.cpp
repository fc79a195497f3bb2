#include "catalog/line_stream.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace catalog {
namespace {

constexpr std::size_t piece_bytes = std::size_t{256} << 10U;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

LineStream::LineStream(std::string_view bytes, Ends ends) : ends_(ends) {
  source_ = [bytes](char* buffer, std::size_t capacity) mutable -> base::Result<std::size_t> {
    const std::size_t count = std::min(capacity, bytes.size());
    std::memcpy(buffer, bytes.data(), count);
    bytes.remove_prefix(count);
    return count;
  };
}

/// Reads one more piece behind what is there; false at the end.
bool LineStream::fill() {
  if (is_at_end_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t have = buffer_.size();
  buffer_.resize(have + piece_bytes);
  const base::Result<std::size_t> count = source_(buffer_.data() + have, piece_bytes);
  buffer_.resize(have + (count ? *count : 0));
  if (!count) failure_ = count.error();
  is_at_end_ = !count || *count == 0;
  return !is_at_end_;
}

/// Of the line at at_: one past its end; npos where more must be read to know.
std::size_t LineStream::end_of_line() {
  const char* const begin = buffer_.data() + at_;
  const std::size_t size = buffer_.size() - at_;
  const auto find = [&](char c, std::size_t length) -> std::size_t {
    const void* const found = length == 0 ? nullptr : std::memchr(begin, c, length);
    return found == nullptr ? std::string::npos : static_cast<std::size_t>(static_cast<const char*>(found) - begin);
  };
  const std::size_t feed = find('\n', size);
  const std::size_t back =
      ends_ == Ends::any ? find('\r', feed == std::string::npos ? size : feed) : std::string::npos;
  if (back == std::string::npos) return feed == std::string::npos ? feed : at_ + feed + 1;
  if (back + 1 == feed) return at_ + feed + 1;
  const bool may_be_cut = back + 1 == size && !is_at_end_;
  return may_be_cut ? std::string::npos : at_ + back + 1;
}

bool LineStream::next(std::string& line) {
  if (std::exchange(is_at_start_, false)) {
    while (buffer_.size() < byte_order_mark.size() && fill()) {
    }
    if (buffer_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
  }
  std::size_t end = end_of_line();
  while (end == std::string::npos && fill()) end = end_of_line();
  if (failure_) return false;
  if (end == std::string::npos) end = end_of_line();  // at the end a lone CR ends a line
  if (end == std::string::npos) end = buffer_.size();
  if (end == at_) return false;
  line.assign(buffer_, at_, end - at_);
  at_ = end;
  return true;
}

}  // namespace catalog
