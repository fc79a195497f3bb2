#include <doctest/doctest.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <sstream>

#include "base/utf8.h"
#include "input/lexicon.h"
#include "input/pinyin_builder.h"
#include "input/pinyin_engine.h"
#include "input/places.h"
#include "tests/support/pinyin_phrases.h"

namespace fs = std::filesystem;

namespace {

using input::Pinyin;

const std::string product = std::string(CHAYUE_BINARY_DIR) + "/share/chayue/input";

std::string new_folder() {
  std::string name = (fs::temp_directory_path() / "chayue-pinyin-XXXXXX").string();
  return ::mkdtemp(name.data());
}

/// A room with a catalogue of its own: tables with its terms, made once, and the engine that is open on them.
class Room {
 public:
  Room() {
    std::vector<input::OwnTerm> terms;
    for (const auto& phrase : support::pinyin_phrases())
      if (phrase.kind == "own") terms.push_back({phrase.text});
    const auto built = input::build_pinyin_tables(product + "/pinyin-source", terms, folder_ + "/pinyin");
    REQUIRE_MESSAGE(built.ok(), (built ? "" : built.error().detail));
    open(folder_ + "/pinyin");
  }
  ~Room() { fs::remove_all(folder_); }
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;

  /// Closes the engine and opens it on other tables.
  void open(const std::string& tables) {
    engine_.reset();
    auto opened = input::PinyinEngine::open(tables);
    REQUIRE(opened.ok());
    engine_ = std::move(*opened);
  }
  void close() { engine_.reset(); }
  input::PinyinEngine& engine() { return *engine_; }
  std::string tables() const { return folder_ + "/pinyin"; }
  std::string path(const std::string& name) const { return folder_ + "/" + name; }

 private:
  std::string folder_ = new_folder();
  std::unique_ptr<input::PinyinEngine> engine_;
};

Room& room() {
  static Room the_room;
  return the_room;
}

Pinyin exact(std::string letters) { return {std::move(letters), false, false, false}; }
Pinyin fuzzy(std::string letters) { return {std::move(letters), true, false, false}; }
Pinyin surname(std::string letters) { return {std::move(letters), false, true, true}; }
Pinyin given(std::string letters) { return {std::move(letters), false, true, false}; }

std::string first(const Pinyin& entry) {
  const auto offer = room().engine().offer(entry, 1);
  return offer.candidates.empty() ? "" : offer.candidates[0].text;
}

std::optional<std::size_t> place_of(const Pinyin& entry, const std::string& text, std::size_t within) {
  const auto offer = room().engine().offer(entry, within);
  for (std::size_t i = 0; i < offer.candidates.size(); ++i)
    if (offer.candidates[i].text == text) return i;
  return std::nullopt;
}

std::vector<std::string> characters(const std::string& text) {
  std::vector<std::string> all;
  for (const auto& c : base::decode(text)) all.push_back(text.substr(c.offset, c.size));
  return all;
}

/// How many of a class were found.
struct Share {
  int all = 0;
  int found = 0;
  void add(bool hit) {
    ++all;
    found += hit ? 1 : 0;
  }
  double percent() const { return all == 0 ? 0.0 : 100.0 * found / all; }
};

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

/// As someone types who hears no difference between zh and z, ch and c, sh and s.
std::string flattened(std::string letters) {
  for (const char* pair : {"zh", "ch", "sh"}) replace_all(letters, pair, std::string(1, pair[0]));
  return letters;
}

/// Types a name as a citizen does: the surname first, then character by character from what remains.
Share name_characters(const support::PinyinPhrase& phrase) {
  Share share;
  Pinyin entry = surname(phrase.letters);
  std::string left = phrase.text;
  while (!left.empty() && !entry.letters.empty()) {
    const auto offer = room().engine().offer(entry, 20);
    std::size_t best = offer.candidates.size();
    for (std::size_t i = 0; i < offer.candidates.size() && best == offer.candidates.size(); ++i)
      if (left.starts_with(offer.candidates[i].text)) best = i;
    share.add(best < offer.candidates.size());
    if (best == offer.candidates.size()) return share;
    const auto choice = room().engine().choose(entry, best);
    left.erase(0, choice.text.size());
    entry.letters = choice.rest;
    entry.surname = false;
  }
  share.add(left.empty() && entry.letters.empty());
  return share;
}

std::map<std::string, std::vector<std::string>> readings_of_standard() {
  std::map<std::string, std::vector<std::string>> readings;
  std::ifstream in(product + "/pinyin-source/words.tsv");
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    std::string text, syllables;
    std::getline(cells, text, '\t');
    std::getline(cells, syllables, '\t');
    if (base::length(text) == 1) readings[text].push_back(syllables);
  }
  return readings;
}

}  // namespace

TEST_CASE("letters become the words of the room") {
  CHECK(first(exact("zhengfuxinxigongkai")) == "政府信息公开");
  CHECK(first(exact("shilishiyingjiguanliju")) == "示例市应急管理局");
  CHECK(room().engine().offer(exact("zhengfuxinxi"), 1).reading == "zheng fu xin xi");
}

TEST_CASE("initials find the terms of the room") {
  CHECK(first(exact("zfxxgk")) == "政府信息公开");
  CHECK(first(exact("slsyjglj")) == "示例市应急管理局");
}

TEST_CASE("whole phrases come first at least as often as promised") {
  std::map<std::string, Share> shares;
  Share all, typed;
  for (const auto& phrase : support::pinyin_phrases()) {
    const bool hit = first(exact(phrase.letters)) == phrase.text;
    shares[phrase.kind].add(hit);
    all.add(hit);
    if (phrase.kind != "person") typed.add(hit);
    if (!hit && phrase.kind == "own")
      MESSAGE("not first: " << phrase.text << ", but " << first(exact(phrase.letters)));
  }
  for (const auto& [kind, share] : shares) MESSAGE(kind << ": " << share.found << " of " << share.all);
  MESSAGE("all but names: " << typed.percent() << " %, with names as one string: " << all.percent() << " %");
  CHECK(all.all >= 270);
  CHECK(typed.percent() >= 65);
  CHECK(shares["own"].percent() == 100);
  CHECK(shares["short"].percent() >= 65);
}

TEST_CASE("own terms come first by their initials") {
  const auto lexicon = input::Lexicon::read(product + "/pinyin-source/words.tsv");
  REQUIRE(lexicon.ok());
  Share share;
  for (const auto& phrase : support::pinyin_phrases()) {
    if (phrase.kind != "own") continue;
    const auto readings = lexicon->readings(phrase.text);
    const bool hit = std::any_of(readings.begin(), readings.end(), [&](const std::string& syllables) {
      return first(exact(input::initials_of(syllables))) == phrase.text;
    });
    share.add(hit);
    if (!hit) MESSAGE("not first by initials: " << phrase.text);
  }
  MESSAGE("own terms by initials: " << share.percent() << " %");
  CHECK(share.percent() >= 95);
}

TEST_CASE("those who hear no difference between zh and z find what they mean with 模糊音") {
  Share with, without;
  for (const auto& phrase : support::pinyin_phrases()) {
    if (phrase.kind == "person") continue;
    with.add(first(fuzzy(flattened(phrase.letters))) == phrase.text);
    without.add(first(exact(flattened(phrase.letters))) == phrase.text);
  }
  MESSAGE("模糊音: " << with.percent() << " %, the same letters without it: " << without.percent() << " %");
  CHECK(with.percent() >= 60);
  CHECK(without.percent() < with.percent() / 2);
}

TEST_CASE("模糊音 takes an for ang, n for l and f for h") {
  CHECK(place_of(fuzzy("fulan"), "湖南", 5));
  CHECK(place_of(fuzzy("lanjin"), "南京", 10));
  CHECK(place_of(fuzzy("sangwu"), "上午", 5));
  CHECK_FALSE(place_of(exact("fulan"), "湖南", 50));
}

TEST_CASE("the characters of names are on the first page") {
  Share shares, names;
  for (const auto& phrase : support::pinyin_phrases()) {
    if (phrase.kind != "person") continue;
    const Share share = name_characters(phrase);
    shares.all += share.all;
    shares.found += share.found;
    names.add(share.all == share.found);
    if (share.all != share.found) MESSAGE("not within twenty: " << phrase.text);
  }
  MESSAGE("characters of names within twenty: " << shares.percent() << " %, whole names: " << names.percent()
                                                << " %");
  CHECK(names.all >= 45);
  CHECK(shares.percent() >= 99);
}

TEST_CASE("a surname is read as one") {
  for (const auto& [letters, text] : std::map<std::string, std::string>{{"shan", "单"},
                                                                        {"qiu", "仇"},
                                                                        {"ou", "区"},
                                                                        {"xie", "解"},
                                                                        {"zha", "查"},
                                                                        {"ge", "盖"},
                                                                        {"zeng", "曾"},
                                                                        {"ren", "任"},
                                                                        {"hua", "华"},
                                                                        {"piao", "朴"}}) {
    CAPTURE(letters);
    CHECK(place_of(surname(letters), text, 10));
  }
  CHECK(first(surname("yuchi")) == "尉迟");
  CHECK(first(surname("moqi")) == "万俟");
  CHECK(first(surname("linghu")) == "令狐");
}

TEST_CASE("a surname comes before what is no surname, and the other way round in a given name") {
  CHECK(first(surname("wang")) == "王");
  CHECK(first(surname("li")) == "李");
  CHECK(first(given("ming")) == "明");
  CHECK(place_of(given("li"), "丽", 10));
}

TEST_CASE("a name's candidates say how they are read") {
  const auto offer = room().engine().offer(surname("wang"), 1);
  REQUIRE(offer.candidates.size() == 1);
  CHECK(offer.candidates[0].note == "wáng");
  CHECK(offer.more);
}

TEST_CASE("the letters behind a name's first syllable remain") {
  const auto choice = room().engine().choose(surname("wangxiaoming"), 0);
  CHECK(choice.text == "王");
  CHECK(choice.rest == "xiaoming");
  CHECK(room().engine().choose(surname("wxm"), 0).rest == "xm");
}

TEST_CASE("an unfinished syllable of a name offers those that begin so") {
  CHECK(first(surname("zh")) == "张");
  CHECK(place_of(surname("ouy"), "欧阳", 20));
}

TEST_CASE("an apostrophe parts syllables") {
  CHECK(place_of(exact("xi'an"), "西安", 3));
  CHECK(room().engine().choose(surname("xi'an"), 0).rest == "an");
  CHECK(room().engine().offer(exact("'''"), 5).candidates.empty());
}

TEST_CASE("模糊音 holds for names too, after what was typed") {
  CHECK(place_of(Pinyin{"zang", true, true, true}, "张", 3));
  CHECK_FALSE(place_of(surname("zang"), "张", 40));
}

TEST_CASE("a candidate for a part leaves the letters of the rest") {
  const auto index = place_of(exact("zhengfuxinxigongkai"), "政府", 10);
  REQUIRE(index);
  const auto choice = room().engine().choose(exact("zhengfuxinxigongkai"), *index);
  CHECK(choice.text == "政府");
  CHECK(choice.rest == "xinxigongkai");
}

TEST_CASE("the whole leaves nothing") {
  const auto choice = room().engine().choose(exact("zhengfuxinxigongkai"), 0);
  CHECK(choice.text == "政府信息公开");
  CHECK(choice.rest.empty());
}

TEST_CASE("a candidate that is not there chooses nothing") {
  const auto choice = room().engine().choose(exact("zhengfu"), 100000);
  CHECK(choice.text.empty());
  CHECK(choice.rest == "zhengfu");
  CHECK(room().engine().choose(surname("wang"), 100000).rest == "wang");
}

TEST_CASE("the same letters get the same offer, however they were reached") {
  const std::string letters = "shengchananquanshigudiaocha";
  std::vector<input::Offer> forward;
  for (std::size_t i = 1; i <= letters.size(); ++i)
    forward.push_back(room().engine().offer(exact(letters.substr(0, i)), 10));
  room().engine().offer(exact("wo"), 3);
  for (std::size_t i = letters.size(); i > 0; --i) {
    const auto back = room().engine().offer(exact(letters.substr(0, i)), 10);
    CHECK(back.candidates == forward[i - 1].candidates);
    CHECK(back.reading == forward[i - 1].reading);
  }
}

TEST_CASE("a choice and other people's letters leave no trace in what is offered") {
  const auto before = room().engine().offer(exact("yijian"), 20);
  for (int i = 0; i < 5; ++i) room().engine().choose(exact("yijian"), 7);
  room().engine().offer(fuzzy("yijian"), 20);
  room().engine().forget();
  CHECK(room().engine().offer(exact("yijian"), 20).candidates == before.candidates);
}

TEST_CASE("nothing is offered twice") {
  for (const char* letters : {"zhengfu", "yi", "shi", "zfxxgk", "le"}) {
    std::set<std::string> seen;
    const auto offer = room().engine().offer(exact(letters), 2000);
    for (const auto& candidate : offer.candidates) CHECK(seen.insert(candidate.text).second);
    CHECK_FALSE(offer.more);
  }
}

TEST_CASE("every one of the 8,105 is reached by each of its readings, and nothing else is") {
  const auto readings = readings_of_standard();
  CHECK(readings.size() == 8105);
  std::map<std::string, std::set<std::string>> by_syllable;
  for (const auto& [text, syllables] : readings)
    for (const std::string& syllable : syllables) by_syllable[syllable].insert(text);
  for (const auto& [syllable, wanted] : by_syllable) {
    CAPTURE(syllable);
    std::set<std::string> offered, named;
    for (const auto& c : room().engine().offer(exact(syllable), 3000).candidates) {
      offered.insert(c.text);
      for (const std::string& character : characters(c.text)) CHECK(readings.contains(character));
    }
    for (const auto& c : room().engine().offer(given(syllable), 3000).candidates) named.insert(c.text);
    CHECK(std::includes(offered.begin(), offered.end(), wanted.begin(), wanted.end()));
    CHECK(std::includes(named.begin(), named.end(), wanted.begin(), wanted.end()));
  }
}

TEST_CASE("ü is typed as v, u or yu") {
  for (const char* letters : {"lv", "lyu"}) CHECK(place_of(surname(letters), "吕", 5));
  CHECK(place_of(exact("lueduo"), "掠夺", 3));
  CHECK(place_of(exact("lveduo"), "掠夺", 3));
  CHECK(place_of(exact("jvzhu"), "居住", 3));
}

TEST_CASE("letters that are none, and too many of them, do no harm") {
  CHECK(room().engine().offer(exact(""), 5).candidates.empty());
  CHECK(room().engine().offer(exact("uuuvvv"), 5).candidates.empty());
  CHECK(room().engine().offer(surname("uuu"), 5).candidates.empty());
  CHECK(room().engine().offer(exact("ABC 1\n"), 5).candidates.empty());
  CHECK_FALSE(room().engine().offer(exact(std::string(500, 'a')), 5).candidates.empty());
  CHECK_FALSE(room().engine().offer(surname(std::string(500, 'a')), 5).candidates.empty());
}

TEST_CASE("an engine is closed and opened on other tables in the same program") {
  CHECK(first(exact("shiyingji")) == "示应急");
  room().open(product + "/pinyin");
  CHECK(first(exact("shiyingji")) != "示应急");
  CHECK(first(exact("zhengfuxinxigongkai")) == "政府信息公开");
  room().open(room().tables());
  CHECK(first(exact("shiyingji")) == "示应急");
}

TEST_CASE("tables that are missing or cut short are not opened") {
  room();
  const std::string broken = room().path("broken");
  CHECK_FALSE(input::PinyinEngine::open(broken).ok());
  room().close();
  fs::copy(room().tables(), broken);
  fs::resize_file(broken + "/chayue.table.bin", 1000);
  CHECK_FALSE(input::PinyinEngine::open(broken).ok());
  room().open(room().tables());
  CHECK(first(exact("zhengfu")) == "政府");
}

TEST_CASE("what cannot be built leaves the tables of before") {
  const std::string source = room().path("bad-source");
  fs::create_directories(source);
  std::ofstream(source + "/words.tsv") << "一\tyi\tmany\n";
  CHECK_FALSE(input::build_pinyin_tables(source, {}, room().tables()).ok());
  CHECK_FALSE(input::build_pinyin_tables(room().path("none"), {}, room().tables()).ok());
  room().open(room().tables());
  CHECK(first(exact("shiyingji")) == "示应急");
  for (const auto& entry : fs::directory_iterator(room().path("")))
    CHECK(entry.path().filename().string().find(".new") == std::string::npos);
}

TEST_CASE("readings come from the longest words, and all of them where a word has several") {
  const auto lexicon = input::Lexicon::read(product + "/pinyin-source/words.tsv");
  REQUIRE(lexicon.ok());
  CHECK(lexicon->readings("重庆市银行会计行业") ==
        std::vector<std::string>{"chong qing shi yin hang kuai ji hang ye"});
  CHECK(lexicon->readings("长沙职业") == std::vector<std::string>{"chang sha zhi ye"});
  CHECK(lexicon->readings("朝阳事项").size() == 2);
  CHECK(lexicon->readings("ABC").empty());
}

TEST_CASE("the language of the texts comes first") {
  const std::string source = room().path("small");
  fs::create_directories(source);
  std::ofstream(source + "/words.tsv")
      << "啊\ta\t1\n事\tshi\t10\n市\tshi\t9\n示\tshi\t1\n意\tyi\t5\n义\tyi\t4\n示意\tshi yi\t3\n"
         "事宜\tshi yi\t4\n宜\tyi\t1\n市\tshi\t1\n";
  std::ofstream(source + "/names.tsv") << "事\tshi\tshì\t0\t1\n";
  int times = 0;
  const auto texts = [&times](std::string& text) {
    text = "示意市，示意市。";
    return times++ < 20;
  };
  const auto built = input::build_pinyin_tables(source, {}, room().path("mined"), texts);
  REQUIRE_MESSAGE(built.ok(), (built ? "" : built.error().detail));
  CHECK(first(exact("zhengfu")) == "政府");  // the engine that is open does not notice
  room().open(room().path("mined"));
  CHECK(first(exact("shiyi")) == "示意");
  CHECK(first(exact("shiyishi")) == "示意市");
  room().open(room().tables());
}

TEST_CASE("the tables lie where the variable says, else beside the program") {
  CHECK(input::product_folder() == product);
  ::setenv("CHAYUE_INPUT", "/somewhere", 1);
  CHECK(input::product_folder() == "/somewhere");
  ::unsetenv("CHAYUE_INPUT");
  CHECK(input::catalogue_folder("/data") == "/data/input");
}
