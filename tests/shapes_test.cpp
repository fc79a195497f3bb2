// 笔画 and 部首: the tables as the build makes them, and small ones of our own for the rules of order.
#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "input/shape_tables.h"
#include "input/table_file.h"

using namespace input;

namespace {

namespace fs = std::filesystem;

const std::string built = CHAYUE_BINARY_DIR "/share/chayue/input";

std::string content_of(const std::string& file) {
  auto content = read_whole(file);
  REQUIRE(content.ok());
  return *content;
}

/// A row of strokes.table.
struct Row {
  std::string strokes;
  std::string character;
  int level = 0;
};

std::vector<Row> read_built_rows() {
  std::istringstream lines(content_of(built + "/strokes.table"));
  std::vector<Row> rows;
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::istringstream fields(line);
    Row row;
    fields >> row.strokes >> row.character >> row.level;
    rows.push_back(row);
  }
  return rows;
}

const std::vector<Row>& built_rows() {
  static const std::vector<Row> rows = read_built_rows();
  return rows;
}

class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& bytes) : path_(fs::temp_directory_path() / "chayue-shapes-XXXXXX") {
    std::string name = path_.string();
    const int file = mkstemp(name.data());
    REQUIRE(file >= 0);
    close(file);
    path_ = name;
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryFile() { fs::remove(path_); }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

std::string with_head(const std::string& name, const std::vector<std::string>& rows, int version = 1) {
  std::string body;
  for (const std::string& row : rows) body += row + "\n";
  std::ostringstream head;
  head << "chayue-" << name << " " << version << " " << rows.size() << " " << std::hex << checksum(body) << "\n";
  return head.str() + body;
}

base::Result<std::unique_ptr<StrokeTable>> strokes_of(const std::string& bytes) {
  return StrokeTable::open(TemporaryFile(bytes).path());
}

const StrokeTable& strokes() {
  static const auto table = StrokeTable::open(built + "/strokes.table");
  REQUIRE(table.ok());
  return **table;
}

const RadicalTable& radicals() {
  static const auto table = RadicalTable::open(built + "/radicals.table");
  REQUIRE(table.ok());
  return **table;
}

std::vector<std::string> texts(const Offer& offer) {
  std::vector<std::string> texts;
  for (const Candidate& candidate : offer.candidates) texts.push_back(candidate.text);
  return texts;
}

std::vector<std::string> by_strokes(const std::string& keys, std::size_t count = 10) {
  return texts(strokes().offer({keys}, count));
}

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// Ranks and levels in a small table: 丁 is common, 才 rare, 㐀 outside of the standard.
const std::vector<std::string> small = {"1\t一\t1\t0\tyī",    "11\t㐀\t4\t90\tqiū",  "112\t三\t1\t1\tsān",
                                        "12\t丁\t1\t9\tdīng", "123\t才\t3\t50\tcái", "1234\t㐁\t4\t91\t"};

}  // namespace

TEST_CASE("what is complete stands before what is common, and the standard before all else") {
  const auto table = strokes_of(with_head("strokes", small));
  REQUIRE(table.ok());
  CHECK(texts((*table)->offer({"1"}, 9)) == std::vector<std::string>{"一", "三", "丁", "才", "㐀", "㐁"});
  CHECK(texts((*table)->offer({"12"}, 9)) == std::vector<std::string>{"丁", "才", "㐁"});
  CHECK(texts((*table)->offer({"11"}, 9)) == std::vector<std::string>{"三", "㐀"});
}

TEST_CASE("an unknown stroke stands for any one stroke") {
  const auto table = strokes_of(with_head("strokes", small));
  REQUIRE(table.ok());
  CHECK(texts((*table)->offer({"1*"}, 9)) == std::vector<std::string>{"丁", "三", "才", "㐀", "㐁"});
  CHECK(texts((*table)->offer({"*"}, 1)) == std::vector<std::string>{"一"});
  CHECK(texts((*table)->offer({"**3"}, 9)) == std::vector<std::string>{"才", "㐁"});
  CHECK((*table)->offer({"*****"}, 9).candidates.empty());
}

TEST_CASE("an offer says whether there is more, and no character stands in it twice") {
  const auto table = strokes_of(
      with_head("strokes", {"12\t丁\t1\t9\tdīng", "13\t厂\t1\t2\tchǎng", "15\t丁\t1\t9\tdīng", "15\t七\t1\t1\tqī"}));
  REQUIRE(table.ok());
  CHECK(texts((*table)->offer({"1"}, 9)) == std::vector<std::string>{"七", "厂", "丁"});
  CHECK((*table)->offer({"1"}, 2).more);
  CHECK_FALSE((*table)->offer({"1"}, 3).more);
  CHECK((*table)->offer({"1"}, 2).candidates.size() == 2);
}

TEST_CASE("what is no stroke, and nothing at all, offer nothing") {
  for (const char* keys : {"", "6", "1a", "0", "一", " "}) CHECK(strokes().offer({keys}, 10).candidates.empty());
  CHECK(strokes().offer({"1"}, 0).candidates.empty());
}

TEST_CASE("a reading tells characters apart that look alike") {
  const Offer offer = strokes().offer({"121"}, 10);
  REQUIRE(contains(texts(offer), "土"));
  REQUIRE(contains(texts(offer), "士"));
  for (const Candidate& candidate : offer.candidates) {
    if (candidate.text == "土") CHECK(candidate.note == "tǔ");
    if (candidate.text == "士") CHECK(candidate.note == "shì");
  }
}

TEST_CASE("竖钩 may be written as 丨, as the standard has it, or as a turn") {
  CHECK(contains(by_strokes("12"), "丁"));
  CHECK(contains(by_strokes("15"), "丁"));
  CHECK(contains(by_strokes("12112"), "打"));
  CHECK(contains(by_strokes("15115"), "打"));
}

TEST_CASE("each of the 8,105 characters is among the first ten after all its strokes") {
  std::map<std::string, std::vector<std::string>> ways;
  for (const Row& row : built_rows())
    if (row.level < 4) ways[row.character].push_back(row.strokes);
  CHECK(ways.size() == 8105);
  std::size_t lost = 0;
  for (const auto& [character, all] : ways)
    for (const std::string& way : all)
      if (!contains(by_strokes(way), character)) ++lost;
  CHECK(lost == 0);
}

TEST_CASE("half of the standard's characters are among the first ten after six strokes") {
  std::map<std::string, std::pair<int, std::string>> way_of;
  for (const Row& row : built_rows())
    if (row.level < 4) way_of[row.character] = {row.level, row.strokes};
  std::map<int, std::vector<std::size_t>> needed;
  std::map<std::string, std::vector<std::string>> offers;
  for (const auto& [character, way] : way_of) {
    const std::string& keys = way.second;
    for (std::size_t count = 1; count <= keys.size(); ++count) {
      auto [offer, fresh] = offers.try_emplace(keys.substr(0, count));
      if (fresh) offer->second = by_strokes(offer->first);
      if (!contains(offer->second, character)) continue;
      needed[way.first].push_back(count);
      break;
    }
  }
  for (auto& [level, counts] : needed) {
    std::sort(counts.begin(), counts.end());
    MESSAGE("level " << level << ": median " << counts[counts.size() / 2] << " strokes, nine in ten within "
                     << counts[counts.size() * 9 / 10]);
    CHECK(counts[counts.size() / 2] <= 6);
  }
}

TEST_CASE("whatever strokes are entered, one unknown stroke offers at least the same") {
  const std::vector<Row>& rows = built_rows();
  std::mt19937 random(7);
  for (int i = 0; i < 60; ++i) {
    const std::string& way = rows[random() % rows.size()].strokes;
    std::string keys = way.substr(0, 1 + random() % way.size());
    const auto plain = by_strokes(keys, 100000);
    keys[random() % keys.size()] = '*';
    const auto wild = by_strokes(keys, 100000);
    const std::set<std::string> all(wild.begin(), wild.end());
    CHECK(all.size() == wild.size());
    CHECK(std::all_of(plain.begin(), plain.end(), [&](const std::string& text) { return all.contains(text); }));
  }
}

TEST_CASE("whatever strokes are entered, a short offer is the beginning of a long one") {
  std::mt19937 random(11);
  for (int i = 0; i < 100; ++i) {
    std::string keys;
    for (auto length = 1 + random() % 8; length > 0; --length) keys += "12345*"[random() % 6];
    auto long_offer = by_strokes(keys, 50);
    const auto short_offer = by_strokes(keys, 7);
    long_offer.resize(std::min<std::size_t>(long_offer.size(), 7));
    CHECK(short_offer == long_offer);
  }
}

TEST_CASE("beyond the standard there are the characters of old books") {
  std::set<std::string> outside;
  for (const Row& row : built_rows())
    if (row.level == 4) outside.insert(row.character);
  CHECK(outside.size() > 60000);
  CHECK(contains(by_strokes("12341234", 40), "林"));
  CHECK(contains(by_strokes("123412341234", 40), "森"));
  CHECK(contains(by_strokes("1234123412341234", 40), "𣡽"));
}

TEST_CASE("no way of writing is the data's stand-in for an unknown one") {
  std::map<std::string, int> shared;
  for (const Row& row : built_rows()) ++shared[row.strokes];
  for (const auto& [way, count] : shared) CHECK(count < 60);
}

TEST_CASE("all 214 radicals are there, with signs and names, by their strokes") {
  const std::vector<RadicalRow>& rows = radicals().radicals();
  REQUIRE(rows.size() == 214);
  std::set<int> numbers;
  for (const RadicalRow& row : rows) {
    numbers.insert(row.number);
    CHECK_FALSE(row.sign.empty());
    CHECK_FALSE(row.name.empty());
    CHECK(row.strokes >= 1);
  }
  CHECK(*numbers.begin() == 1);
  CHECK(*numbers.rbegin() == 214);
  CHECK(numbers.size() == 214);
  CHECK(std::is_sorted(rows.begin(), rows.end(), [](const RadicalRow& a, const RadicalRow& b) {
    return std::pair(a.strokes, a.number) < std::pair(b.strokes, b.number);
  }));
}

TEST_CASE("a radical has the strokes of the sign that is shown first") {
  std::map<std::string, std::set<std::size_t>> lengths;
  for (const Row& row : built_rows()) lengths[row.character].insert(row.strokes.size());
  for (const RadicalRow& row : radicals().radicals()) {
    const auto known = lengths.find(std::string(base::prefix(row.sign, 1)));
    if (known == lengths.end()) continue;  // a form that stands in no text
    CHECK_MESSAGE(known->second.contains(static_cast<std::size_t>(row.strokes)), row.sign);
  }
}

TEST_CASE("simplified radicals stand with the radical that they come from") {
  const auto offered = [](int radical, int residual) { return texts(radicals().offer({radical, residual}, 500)); };
  CHECK(contains(offered(149, 3), "𬣙"));
  CHECK(contains(offered(167, 3), "钓"));
  CHECK(contains(offered(120, 2), "纠"));
  CHECK(contains(offered(85, 3), "江"));
  CHECK_FALSE(contains(offered(85, 4), "江"));
}

TEST_CASE("each of the 8,105 characters is found by radical and strokes beside it, before all others") {
  std::set<std::string> standard;
  for (const Row& row : built_rows())
    if (row.level < 4) standard.insert(row.character);
  std::set<std::string> found;
  for (int radical = 1; radical <= 214; ++radical) {
    const auto all = texts(radicals().offer({radical, -1}, 100000));
    CHECK(std::is_partitioned(all.begin(), all.end(), [&](const auto& text) { return standard.contains(text); }));
    std::set<std::string> parts;
    for (int residual = 0; residual < 80; ++residual)
      for (const std::string& text : texts(radicals().offer({radical, residual}, 100000))) parts.insert(text);
    CHECK(parts == std::set<std::string>(all.begin(), all.end()));
    found.insert(all.begin(), all.end());
  }
  CHECK(std::includes(found.begin(), found.end(), standard.begin(), standard.end()));
}

TEST_CASE("a radical that is none offers nothing, and few candidates are said to be some of many") {
  for (const int number : {0, -1, 215, 100000}) CHECK(radicals().offer({number, -1}, 10).candidates.empty());
  CHECK(radicals().offer({85, -1}, 10).more);
  CHECK(radicals().offer({85, -1}, 10).candidates.size() == 10);
}

TEST_CASE("a table that is missing or damaged in any byte is unavailable") {
  const std::string sound = with_head("strokes", small);
  REQUIRE(strokes_of(sound).ok());
  for (std::size_t i = 0; i < sound.size(); ++i) {
    std::string damaged = sound;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    const auto table = strokes_of(damaged);
    CHECK_FALSE(table.ok());
  }
  for (std::size_t size = 0; size < sound.size(); ++size) CHECK_FALSE(strokes_of(sound.substr(0, size)).ok());
  const auto missing = StrokeTable::open("/nonexistent/strokes.table");
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().kind == base::ErrorKind::unavailable);
  CHECK_FALSE(RadicalTable::open("/nonexistent/radicals.table").ok());
  CHECK_FALSE(StrokeTable::open("/").ok());
}

TEST_CASE("a table of another kind or version, or out of order, is unavailable") {
  CHECK_FALSE(strokes_of(with_head("strokes", small, 2)).ok());
  CHECK_FALSE(strokes_of(with_head("radicals", small)).ok());
  CHECK_FALSE(strokes_of(with_head("strokes", {})).ok());
  CHECK_FALSE(strokes_of(with_head("strokes", {small[3], small[0]})).ok());
  CHECK_FALSE(strokes_of(with_head("strokes", {"\t一\t1\t0\tyī"})).ok());
  CHECK_FALSE(RadicalTable::open(TemporaryFile(with_head("radicals", {"R\t1\t1\t一\t横"})).path()).ok());
  CHECK_FALSE(RadicalTable::open(built + "/strokes.table").ok());
}
