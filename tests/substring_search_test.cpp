// Substring search over an index in memory, against a plain look through the texts.
#include "catalog/substring_search.h"

#include <doctest/doctest.h>

#include <map>
#include <random>

#include "base/utf8.h"
#include "catalog/gram_runs.h"
#include "catalog/ranking.h"
#include "catalog/varint.h"
#include "tests/support/temporary_directory.h"

namespace {

using catalog::Hit;
using catalog::Rank;
using catalog::SearchIndex;
using catalog::SubstringSearch;

/// An index as a store has it, but in memory.
class Index {
 public:
  explicit Index(const std::vector<std::string>& texts) {
    auto runs = catalog::GramRuns::create(folder_ / "", 1U << 20U);
    REQUIRE(runs);
    begins_.push_back(0);
    for (const std::string& text : texts) {
      REQUIRE(runs->add(static_cast<std::int64_t>(begins_.size()), text));
      catalog::ListEntry& entry = entries_.emplace_back();
      entry.title_characters = static_cast<std::uint16_t>(base::length(text.substr(0, text.find('\n'))));
      begins_.push_back(begins_.back() + static_cast<std::uint32_t>(base::length(text)));
    }
    REQUIRE(runs->for_each([this](const catalog::GramIndex::Posting& posting) -> base::Status {
      heads_[posting.gram] = {put(posting.records), put(posting.places)};
      return base::Done{};
    }));
  }

  SearchIndex view() const {
    SearchIndex index;
    index.begins = begins_;
    index.entries = entries_;
    index.heads = [this](catalog::Gram gram) -> std::optional<SearchIndex::Heads> {
      const auto found = heads_.find(gram);
      return found == heads_.end() ? std::nullopt : std::optional(found->second);
    };
    index.chunk = [this](std::int64_t id) -> std::string_view { return chunks_.at(static_cast<std::size_t>(id)); };
    return index;
  }

  std::size_t chunks() const { return chunks_.size(); }

 private:
  std::string put(std::string_view differences) {
    catalog::PostingWriter writer([this](std::string_view chunk) {
      chunks_.emplace_back(chunk);
      return static_cast<std::int64_t>(chunks_.size() - 1);
    });
    std::uint32_t number = 0;
    for (std::uint32_t difference = 0; catalog::take_varint(differences, difference);)
      writer.add(number += difference);
    return writer.finish();
  }

  support::TemporaryDirectory folder_;
  std::vector<catalog::ListEntry> entries_;
  std::vector<std::uint32_t> begins_;
  std::map<catalog::Gram, SearchIndex::Heads> heads_;
  std::vector<std::string> chunks_;
};

/// Texts of a title and a few fields over few characters, so that pairs repeat and long words are made of pairs that
/// stand apart.
std::vector<std::string> random_texts(std::size_t count, std::mt19937& random) {
  static const std::vector<std::string> characters = {"安", "安", "全", "生", "产", "a", "1", "𠮷"};
  std::vector<std::string> texts(count);
  for (std::string& text : texts) {
    for (std::size_t field = 0; field < 3; ++field) {
      for (std::size_t i = random() % (field == 0 ? 8 : 40); i-- > 0;)
        text += characters[random() % characters.size()];
      text += "\n";
    }
  }
  return texts;
}

/// A piece of one of the texts, or a word that may occur nowhere.
std::string random_word(const std::vector<std::string>& texts, std::size_t length, std::mt19937& random) {
  const auto characters = base::decode(texts[random() % texts.size()]);
  std::string word;
  const std::size_t from = random() % characters.size();
  for (std::size_t i = from; i < characters.size() && i < from + length && characters[i].code_point != '\n'; ++i) {
    base::append(word, characters[i].code_point);
  }
  if (word.empty() || random() % 10 == 0) word += "产安";
  return word;
}

catalog::TaggedRecords looked_through(const std::vector<std::string>& texts, const std::string& word) {
  catalog::TaggedRecords records;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].find(word) == std::string::npos) continue;
    const bool in_title = texts[i].substr(0, texts[i].find('\n')).find(word) != std::string::npos;
    records.push_back(catalog::tagged(static_cast<std::uint32_t>(i + 1), in_title));
  }
  return records;
}

}  // namespace

TEST_CASE("what a search finds, and where the title holds it, is what a plain look through the texts finds") {
  std::mt19937 random(20261123);
  const auto texts = random_texts(6000, random);
  const Index index(texts);
  CHECK(index.chunks() > 100);
  const SearchIndex view = index.view();
  SubstringSearch search(view);
  std::size_t hits = 0;
  for (std::size_t query = 0; query < 600; ++query) {
    const std::string word = random_word(texts, 1 + query % 12, random);
    const auto found = search.with(word);
    CAPTURE(word);
    REQUIRE(found == looked_through(texts, word));
    hits += found.size();
  }
  CHECK(hits > 10000);
  CHECK_FALSE(search.is_damaged());
}

TEST_CASE("a word is found at the very beginning and end of all texts, and never across a field or a record") {
  const Index index({"甲乙丙\n丁戊己\n", "丁戊己甲\n乙\n丙丁戊\n"});
  const SearchIndex view = index.view();
  SubstringSearch search(view);
  CHECK(search.with("甲乙丙") == catalog::TaggedRecords{3});
  CHECK(search.with("丙丁戊") == catalog::TaggedRecords{4});
  CHECK(search.with("丁戊己") == catalog::TaggedRecords{2, 5});
  CHECK(search.with("乙丙丁").empty());
  CHECK(search.with("己丁戊").empty());
  CHECK(search.with("甲乙丙丁").empty());
  CHECK(search.with("").empty());
}

TEST_CASE("records of both and of either, tagged where the title holds both or one") {
  CHECK(catalog::in_both({2, 5, 7, 9}, {3, 5, 6, 10}) == catalog::TaggedRecords{2, 5, 6});
  CHECK(catalog::in_either({2, 5, 7}, {3, 6, 10}) == catalog::TaggedRecords{3, 5, 7, 10});
  CHECK(catalog::in_both({}, {2}).empty());
  CHECK(catalog::in_either({}, {2}) == catalog::TaggedRecords{2});
}

TEST_CASE("hits rank by equal name, phrase in the title, words in the title, the rest") {
  const Index index({"甲乙\n", "乙甲\n", "丙甲乙丙\n", "丙\n乙甲\n", "丁\n甲 乙\n", "戊\n甲\n"});
  const SearchIndex view = index.view();
  SubstringSearch search(view);
  const auto none = [](const std::string&) { return std::vector<std::uint32_t>(); };
  const auto no_spelling = [](const std::string&) { return std::vector<std::uint32_t>(); };
  const auto first = [](const std::string& name) {
    CHECK(name == "甲乙");
    return std::vector<std::uint32_t>{1};
  };
  CHECK(catalog::ranked_hits(search, {"甲", "乙"}, first, no_spelling) ==
        std::vector<Hit>{{1, Rank::equal}, {2, Rank::title}, {3, Rank::phrase}, {4, Rank::rest}, {5, Rank::rest}});
  CHECK(catalog::ranked_hits(search, {"甲乙"}, none, no_spelling) ==
        std::vector<Hit>{{1, Rank::phrase}, {3, Rank::phrase}});
  CHECK(catalog::ranked_hits(search, {"甲", "没有"}, none, no_spelling).empty());
}

TEST_CASE("an index that names places and records that are not there is told to be damaged or finds nothing") {
  const Index index({"甲乙丙\n", "甲乙丙\n"});
  SearchIndex view = index.view();
  const std::vector<std::uint32_t> begins = {0, 1};
  view.begins = begins;
  view.entries = view.entries.first(1);
  SubstringSearch search(view);
  CHECK(search.with("甲").empty());
  CHECK(search.is_damaged());
  CHECK(search.with("甲乙丙").size() <= 1);
}
