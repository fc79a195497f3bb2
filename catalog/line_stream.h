// LineStream: the lines of a file of any size, one after the other, in little memory.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace catalog {

class LineStream {
 public:
  /// Reads into the buffer; the number of bytes, 0 at the end.
  using Source = std::function<base::Result<std::size_t>(char* buffer, std::size_t capacity)>;
  enum class Ends { any, line_feed };  ///< LF, CR LF or CR; LF only

  /// A byte order mark at the beginning is left out.
  LineStream(Source source, Ends ends) : source_(std::move(source)), ends_(ends) {}
  /// Over bytes in memory, which must outlive it.
  LineStream(std::string_view bytes, Ends ends);

  /// The next line with its end; false where there is none, or the file cannot be read further.
  bool next(std::string& line);
  const std::optional<base::Error>& failure() const { return failure_; }

 private:
  bool fill();
  std::size_t end_of_line();

  Source source_;
  Ends ends_;
  std::string buffer_;
  std::size_t at_ = 0;
  bool is_at_start_ = true;
  bool is_at_end_ = false;
  std::optional<base::Error> failure_;
};

}  // namespace catalog
