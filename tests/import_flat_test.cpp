// The parts of the import that keep its memory flat: lines read piece by piece, rows that wait on the disk, grams in
// sorted runs. Each gives what the plain way in memory gives.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <tuple>

#include "catalog/gram_runs.h"
#include "catalog/guarded.h"
#include "catalog/line_stream.h"
#include "catalog/row_spool.h"
#include "tests/support/temporary_directory.h"

namespace {

using catalog::CheckedRow;
using catalog::GramIndex;
using catalog::GramRuns;
using catalog::LineStream;
using catalog::RowSpool;
using Ends = LineStream::Ends;
using Lines = std::vector<std::string>;

/// The lines of a file of which each read gives so many bytes.
Lines lines_of(const std::string& bytes, std::size_t piece, Ends ends) {
  std::size_t at = 0;
  LineStream stream(
      [&](char* buffer, std::size_t capacity) -> base::Result<std::size_t> {
        const std::size_t count = bytes.copy(buffer, std::min(piece, capacity), at);
        at += count;
        return count;
      },
      ends);
  Lines lines;
  for (std::string line; stream.next(line);) lines.push_back(line);
  CHECK_FALSE(stream.failure());
  return lines;
}

using Postings = std::map<catalog::Gram, std::pair<std::string, std::string>>;

/// From texts of so many records, with so much memory.
Postings collected(const std::string& folder, const Lines& texts, std::size_t memory_bytes) {
  auto runs = GramRuns::create(folder, memory_bytes);
  REQUIRE(runs);
  for (std::size_t i = 0; i < texts.size(); ++i) REQUIRE(runs->add(static_cast<std::int64_t>(i) + 1, texts[i]));
  Postings postings;
  catalog::Gram last = 0;
  REQUIRE(runs->for_each([&](const GramIndex::Posting& posting) -> base::Status {
    CHECK(posting.gram > last);
    last = posting.gram;
    postings[posting.gram] = {posting.records, posting.places};
    return base::Done{};
  }));
  return postings;
}

CheckedRow row_of(const std::string& number, const char* published, const char* made = "") {
  CheckedRow row;
  row.record.index_number = number;
  row.record.title = "标题" + number;
  row.record.published_on = base::parse_date(published);
  row.record.made_on = base::parse_date(made);
  row.file = "rows/" + number + ".csv";
  row.line = 7;
  return row;
}

std::vector<CheckedRow> rows_of(const RowSpool& spool) {
  std::vector<CheckedRow> rows;
  REQUIRE(
      spool.for_each([&rows](const CheckedRow& row) -> base::Status { return rows.push_back(row), base::Done{}; }));
  return rows;
}

}  // namespace

TEST_CASE("lines end at LF, CR LF and CR, wherever a piece of the file ends") {
  const std::string bytes =
      "\xEF\xBB\xBF"
      "a\nb\r\nc\rd\r\r\n\ne";
  const Lines any = {"a\n", "b\r\n", "c\r", "d\r", "\r\n", "\n", "e"};
  const Lines feeds = {"a\n", "b\r\n", "c\rd\r\r\n", "\n", "e"};
  for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
    CHECK(lines_of(bytes, piece, Ends::any) == any);
    CHECK(lines_of(bytes, piece, Ends::line_feed) == feeds);
  }
  CHECK(lines_of("a\r", 1, Ends::any) == Lines{"a\r"});
  CHECK(lines_of("\xEF\xBB", 1, Ends::any) == Lines{"\xEF\xBB"});
  CHECK(lines_of("", 1, Ends::any).empty());
}

TEST_CASE("no byte of a long file is lost between pieces") {
  std::mt19937 random(3);
  std::string bytes;
  for (int i = 0; i < 200'000; ++i) bytes += "ab\r\nc"[random() % 5];
  std::string joined;
  for (const std::string& line : lines_of(bytes, 70'001, Ends::any)) joined += line;
  CHECK(joined == bytes);
}

TEST_CASE("a file that fails in the middle says so") {
  int reads = 0;
  LineStream stream(
      [&reads](char* buffer, std::size_t) -> base::Result<std::size_t> {
        if (++reads > 1) return base::error(base::ErrorKind::unavailable, "the stick was pulled");
        buffer[0] = 'a';
        return std::size_t{1};
      },
      Ends::any);
  std::string line;
  CHECK_FALSE(stream.next(line));
  REQUIRE(stream.failure());
  CHECK(stream.failure()->detail == "the stick was pulled");
}

TEST_CASE("grams in many runs are those of one") {
  const support::TemporaryDirectory folder;
  std::mt19937 random(5);
  Lines texts(400);
  for (std::string& text : texts)
    for (int i = 0; i < 60; ++i) text += random() % 9 == 0 ? '\n' : static_cast<char>('a' + random() % 26);
  const Postings whole = collected(folder / "", texts, std::size_t{1} << 30U);
  CHECK(whole.size() > 500);
  for (const std::size_t memory : {std::size_t{1}, std::size_t{150'000}, std::size_t{400'000}})
    CHECK((collected(folder / "", texts, memory) == whole));
  CHECK(std::filesystem::is_empty(folder / ""));
}

TEST_CASE("rows come back as they were, newest first, and equal days in the order of the files") {
  const support::TemporaryDirectory folder;
  RowSpool spool(folder / "rows");
  CheckedRow full = row_of("N1", "2026-01-05", "2026-01-02");
  full.record.summary = "概述，“引号”";
  full.record.issuer = "某局";
  full.record.document_number = "示〔2026〕1号";
  full.record.genre = "通知";
  full.record.subject = "甲\\乙";
  full.record.combined_class = "丙";
  full.record.keywords = "丁；戊";
  full.record.column_id = "notice";
  full.record.effective_on = base::parse_date("2026-02-01");
  full.record.repealed_on = base::parse_date("2026-03-01");
  full.record.shown_until = base::parse_date("2026-04-01");
  full.record.validity = catalog::Validity::repealed;
  full.column = 3;
  full.text_path = "a/./b.md";
  full.attachment_paths = {"表一.pdf", "甲/表二.pdf"};
  for (const CheckedRow& row :
       {row_of("N2", ""), full, row_of("N3", "2026-01-06"), row_of("N4", "2026-01-05", "2026-01-03"),
        row_of("N5", "", "2026-01-01"), row_of("N6", "2026-01-06")})
    spool.add(row);
  CHECK(spool.count() == 6);
  Lines order;
  for (const CheckedRow& row : rows_of(spool)) {
    order.push_back(row.record.index_number);
    CHECK(row.file == "rows/" + row.record.index_number + ".csv");
    CHECK(row.line == 7);
  }
  CHECK(order == Lines{"N3", "N6", "N4", "N1", "N5", "N2"});
  const CheckedRow back = rows_of(spool)[3];
  CHECK(back.record == full.record);
  CHECK(back.column == 3);
  CHECK(back.text_path == "a/./b.md");
  CHECK(back.attachment_paths == full.attachment_paths);
  CHECK(spool.names_text("a/b.md"));
  CHECK_FALSE(spool.names_text("b.md"));
}

TEST_CASE("an index number is known once it was added, with its place") {
  const support::TemporaryDirectory folder;
  {
    RowSpool spool(folder / "rows");
    const catalog::KnownNumbers numbers = spool.numbers();
    CHECK_FALSE(numbers.find("N1"));
    numbers.add("N1", "a.csv", 5);
    numbers.add("N2", "b.csv", 6);
    REQUIRE(numbers.find("N2"));
    CHECK(numbers.find("N2")->file == "b.csv");
    CHECK(numbers.find("N2")->line == 6);
    CHECK(numbers.find("N1")->file == "a.csv");
  }
  CHECK_FALSE(std::filesystem::exists(folder / "rows"));
}
