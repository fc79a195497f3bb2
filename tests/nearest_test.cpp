// Nearest: what is offered where words find nothing: terms of the catalogue that are written or sound nearly so, and
// the query without what occurs nowhere.
#include <doctest/doctest.h>

#include <random>

#include "base/utf8.h"
#include "catalog/fold.h"
#include "catalog/readings.h"
#include "catalog/terms.h"
#include "support/import_folder.h"

using namespace support;
using catalog::Suggestion;

namespace {

const std::vector<std::string> sample_terms = {"安全生产", "危险化学品",   "行政许可",         "烟花爆竹",
                                               "防汛抗旱", "森林防火",     "应急预案",         "隐患排查",
                                               "职业健康", "双随机",       "矿山救护",         "自然灾害救助",
                                               "双控机制", "安全生产条例", "生产安全事故报告", "标准化管理"};

catalog::Catalog sample_catalogue() {
  ImportFolder folder;
  for (const std::string& term : sample_terms) folder.add({{"关键词", term}, {"标题", "示例市" + term + "通知"}});
  folder.add({{"标题", "关于印发《示例市燃气管理规定》的通知"}});
  folder.add({{"标题", "关于阁楼加装护栏的批复"}, {"关键词", "过期事项"}, {"公示截止日期", "2026-03-01"}});
  return folder.load();
}

std::vector<Suggestion> nearest(const catalog::Catalog& catalogue, const std::string& words) {
  auto found = catalogue.nearest(words, today);
  REQUIRE(found.ok());
  return std::move(*found);
}

/// All that is offered, in order, each ended by a stroke.
std::string offered(const catalog::Catalog& catalogue, const std::string& words) {
  std::string all;
  for (const Suggestion& each : nearest(catalogue, words)) all += each.words + "|";
  return all;
}

bool is_offered(const catalog::Catalog& catalogue, const std::string& words, const std::string& term) {
  return contains("|" + offered(catalogue, words), "|" + term + "|");
}

std::string bytes_of(const std::u32string& text) {
  std::string bytes;
  for (const char32_t c : text) base::append(bytes, c);
  return bytes;
}

/// A usual character that has the usual reading of `c` as its own; `c` itself if there is none.
char32_t homophone_of(char32_t c, std::mt19937& random) {
  std::vector<char32_t> others;
  for (char32_t other = 0x4E00; other < 0x9FA0; ++other) {
    const catalog::Readings readings = catalog::readings_of(other);
    const bool is_simplified = catalog::folded_characters(bytes_of({other})) == std::u32string(1, other);
    if (other != c && is_simplified && !readings.empty() && *readings.begin() == *catalog::readings_of(c).begin())
      others.push_back(other);
  }
  return others.empty() ? c : others[random() % others.size()];
}

void check_all(const catalog::Catalog& catalogue, const std::string& query) {
  CAPTURE(query);
  const std::vector<Suggestion> found = nearest(catalogue, query);
  CHECK(found.size() <= catalog::most_suggestions);
  for (const Suggestion& each : found) {
    CAPTURE(each.words);
    CHECK(each.count > 0);
    CHECK(static_cast<std::int64_t>(find(catalogue, each.words).size()) == each.count);
    CHECK(catalog::folded_characters(each.words) != catalog::folded_characters(query));
  }
}

}  // namespace

TEST_CASE("a term typed with characters of the same sound is offered first") {
  const catalog::Catalog catalogue = sample_catalogue();
  CHECK(nearest(catalogue, "按全生产").front().words == "安全生产");
  CHECK(nearest(catalogue, "按全生产").front().kind == Suggestion::Kind::term);
  CHECK(is_offered(catalogue, "按全声铲", "安全生产"));
}

TEST_CASE("sounds that many do not tell apart are taken for each other") {
  const catalog::Catalog catalogue = sample_catalogue();
  CHECK(is_offered(catalogue, "昂全森蚕", "安全生产"));  // ang an, sen sheng, can chan
  CHECK(is_offered(catalogue, "心政许可", "行政许可"));  // xin xing
  CHECK(is_offered(catalogue, "芳讯炕酣", "防汛抗旱"));  // all of them
  CHECK(is_offered(catalogue, "指业健康", "职业健康"));
  CHECK(catalog::sound_alike(U'南', U'蓝'));
  CHECK(catalog::sound_alike(U'重', U'从'));
  CHECK_FALSE(catalog::sound_alike(U'红', U'魂'));
  CHECK_FALSE(catalog::sound_alike(U'安', U'全'));
}

TEST_CASE("homophones of every term find it") {
  const catalog::Catalog catalogue = sample_catalogue();
  std::mt19937 random(7);
  for (const std::string& term : sample_terms) {
    std::u32string typed = catalog::folded_characters(term);
    for (char32_t& c : typed) c = homophone_of(c, random);
    const std::string query = bytes_of(typed);
    CAPTURE(query);
    REQUIRE(query != term);
    CHECK(is_offered(catalogue, query, term));
  }
}

TEST_CASE("a term with one character wrong, missing or too many is offered") {
  const catalog::Catalog catalogue = sample_catalogue();
  for (const std::string& term : sample_terms) {
    const std::u32string whole = catalog::folded_characters(term);
    for (std::size_t i = 0; i < whole.size(); ++i) {
      std::u32string wrong = whole, missing = whole, more = whole;
      wrong[i] = U'兔';
      missing.erase(i, 1);
      more.insert(i, U"兔");
      for (const std::u32string& typed : {wrong, missing, more}) {
        const std::string query = bytes_of(typed);
        if (!find(catalogue, query).empty()) continue;
        CAPTURE(query);
        CHECK(is_offered(catalogue, query, term));
      }
    }
  }
}

TEST_CASE("of six characters and more two may be wrong") {
  const catalog::Catalog catalogue = sample_catalogue();
  for (const char* query : {"兔全生兔条例", "安兔生产兔例", "安全兔产条兔", "安全兔兔条例", "兔兔生产条例"}) {
    CAPTURE(query);
    CHECK(is_offered(catalogue, query, "安全生产条例"));
  }
}

TEST_CASE("whatever is typed, each suggestion finds what it says and none is the query") {
  const catalog::Catalog catalogue = sample_catalogue();
  std::mt19937 random(11);
  const std::u32string characters = U"安全生产条例危险化学品的示例市通知兔燃气 管理规定ab1　";
  for (int i = 0; i < 150; ++i) {
    std::u32string typed;
    for (std::size_t size = random() % 14; size > 0; --size) typed += characters[random() % characters.size()];
    check_all(catalogue, bytes_of(typed));
  }
}

TEST_CASE("terms come from titles and names of columns too") {
  const catalog::Catalog catalogue = sample_catalogue();
  CHECK(is_offered(catalogue, "示例市燃弃管理规定", "示例市燃气管理规定"));
  CHECK(catalog::terms_of(std::string_view("政策法规（本级）")) == std::vector<std::string>{"政策法规", "本级"});
  catalog::Record record;
  record.title = "关于印发《示例市2026年燃气管理规定（试行）》的通知";
  record.keywords = "燃气；通知,2026年";
  CHECK(catalog::terms_of(record) == std::vector<std::string>{"燃气", "通知", "试行"});
}

TEST_CASE("the word that occurs nowhere is left out") {
  const catalog::Catalog catalogue = sample_catalogue();
  const std::vector<Suggestion> found = nearest(catalogue, "安全生产 火星");
  REQUIRE(found.size() == 1);
  CHECK(found[0].words == "安全生产");
  CHECK(found[0].kind == Suggestion::Kind::without);
}

TEST_CASE("the term for a mistyped word stands among the other words") {
  const catalog::Catalog catalogue = sample_catalogue();
  CHECK(nearest(catalogue, "通知 按全生产").front().words == "通知 安全生产");
}

TEST_CASE("where each word occurs, one of them is left out") {
  CHECK(offered(sample_catalogue(), "烟花爆竹 森林防火") == "森林防火|烟花爆竹|");
}

TEST_CASE("of a long word the longest part that occurs is offered, and the longest beside it") {
  const catalog::Catalog catalogue = sample_catalogue();
  const std::string all = offered(catalogue, "火星危险化学品的基地烟花爆竹");
  CHECK(all == "危险化学品|烟花爆竹|");
}

TEST_CASE("what has left the list is not offered") {
  const catalog::Catalog catalogue = sample_catalogue();
  CHECK(offered(catalogue, "过棋事项") == "");
}

TEST_CASE("nothing is offered for nothing and for what is like nothing") {
  const catalog::Catalog catalogue = sample_catalogue();
  CHECK(offered(catalogue, "") == "");
  CHECK(offered(catalogue, "　 ") == "");
  CHECK(offered(catalogue, "兔") == "");
  CHECK(offered(catalogue, "麒麟貔貅饕餮") == "");
}
