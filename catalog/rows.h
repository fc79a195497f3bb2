// Rows: reads the files that catalogue rows come in (CSV, JSON lines) into fields. Knows no rules about their values.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "catalog/complaint.h"
#include "catalog/line_stream.h"

namespace catalog {

enum class Field {
  index_number,
  title,
  summary,
  issuer,
  document_number,
  genre,
  subject,
  combined_class,
  keywords,
  column,
  made_on,
  published_on,
  effective_on,
  repealed_on,
  validity,
  disclosure,
  shown_until,
  text,
  attachments,
  secrecy,
};
inline constexpr std::size_t field_count = 20;

/// The Chinese heading of a field: "索引号".
std::string_view field_name(Field field);

/// Which field a heading stands for: Chinese headings, English keys, and the agency's own headings.
class Headings {
 public:
  Headings();
  /// False if `target` is neither a heading nor a key.
  bool add(const std::string& heading, const std::string& target);
  std::optional<Field> find(std::string_view heading) const;

 private:
  std::unordered_map<std::string, Field> fields_;
};

/// One row, as it stands in the file but valid UTF-8, trimmed, without control characters and line breaks.
struct RawRow {
  int line = 0;  ///< where it begins, 1-based
  std::array<std::string, field_count> values;

  const std::string& operator[](Field field) const { return values[static_cast<std::size_t>(field)]; }
  std::string& operator[](Field field) { return values[static_cast<std::size_t>(field)]; }
};

/// Receives what is read, in the order of the file.
struct RowSink {
  std::function<void(RawRow)> row;
  std::function<void(int line, Complaint)> refuse;  ///< a row that cannot be read
  std::function<void(int line, Complaint)> warn;
};

/// Trims; leaves out control characters; a line break inside becomes nothing, or a space between Latin letters.
std::string clean_value(std::string_view text);

/// RFC 4180 with a line of headings; UTF-8, a byte order mark is skipped. A quote that is never closed costs its own
/// row only. Returns a complaint, and no rows, if the file as a whole is of no use.
std::optional<Complaint> read_csv(std::string_view bytes, const Headings& headings, const RowSink& sink);

/// The same for a file that is too large for the memory. Where `lines` fails in the middle the rest is not read.
std::optional<Complaint> read_csv(LineStream& lines, const Headings& headings, const RowSink& sink);

/// One JSON object a line, keys as the CSV headings; strings, numbers, null, or a list of strings (joined by "；").
void read_json_lines(std::string_view bytes, const Headings& headings, const RowSink& sink);
void read_json_lines(LineStream& lines, const Headings& headings, const RowSink& sink);

}  // namespace catalog
