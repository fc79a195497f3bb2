// Makes a corpus for the search benches out of real laws.
//   find_corpus LAWS ROWS FOLDER     LAWS holds manifest.jsonl and txt/; FOLDER gets texts, facts, queries and the
//   truth
// The laws are cut at paragraph borders into documents of about 1.7 kB. What they do not suffice for are real
// paragraphs in another order, under real titles with another number and year. A smaller corpus is part of every
// bigger one, and all have the same queries.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/utf8.h"
#include "bench/find/corpus.h"
#include "catalog/fold.h"

namespace {

using Random = std::mt19937_64;
constexpr std::size_t document_bytes = 1600;  // reached by whole paragraphs, so that a document has about 1.7 kB
constexpr std::uint64_t seed = 20261123;
constexpr std::size_t queries_a_kind = 150;
constexpr std::size_t query_documents = 10'000;  // queries are of the smallest corpus

struct Law {
  std::string title;
  std::string number;
  std::string issuer;
  std::string category;
  std::string year;
  int validity = 0;
};

struct Piece {
  std::size_t law = 0;
  std::vector<std::string> paragraphs;
};

struct Laws {
  std::vector<Law> laws;
  std::vector<Piece> pieces;  ///< real documents, shuffled
};

std::size_t pick(Random& random, std::size_t count) { return static_cast<std::size_t>(random() % count); }

int validity_of(const std::string& name) {
  if (name == "现行有效") return 1;
  if (name == "已修改") return 2;
  return name == "失效/废止" ? 4 : 0;
}

std::string text_of(const nlohmann::json& row, const char* key) {
  return row.contains(key) && row[key].is_string() ? row[key].get<std::string>() : std::string();
}

void cut(const std::string& file, std::size_t law, std::vector<Piece>& pieces) {
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);  // the title
  Piece piece{law, {}};
  std::size_t bytes = 0;
  while (std::getline(stream, line)) {
    std::string folded = catalog::fold(line);
    std::erase_if(folded, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (folded.empty()) continue;
    bytes += folded.size();
    piece.paragraphs.push_back(std::move(folded));
    if (bytes < document_bytes) continue;
    pieces.push_back(std::exchange(piece, {law, {}}));
    bytes = 0;
  }
  if (!piece.paragraphs.empty()) pieces.push_back(std::move(piece));
}

Laws read_laws(const std::string& folder) {
  Laws all;
  std::ifstream manifest(folder + "/manifest.jsonl");
  for (std::string line; std::getline(manifest, line);) {
    const auto row = nlohmann::json::parse(line);
    const std::string date = text_of(row, "date");
    all.laws.push_back({catalog::fold(text_of(row, "title")), catalog::fold(text_of(row, "doc_number")),
                        text_of(row, "issuer"), text_of(row, "category"),
                        date >= "2000" ? date.substr(0, 4) : std::string(), validity_of(text_of(row, "validity"))});
    cut(folder + "/" + text_of(row, "file"), all.laws.size() - 1, all.pieces);
  }
  Random random(seed);
  std::shuffle(all.pieces.begin(), all.pieces.end(), random);
  return all;
}

/// 条例, 办法 …: the genre by the end of the title.
std::string genre_of(const std::string& title) {
  for (const char* genre :
       {"条例", "办法", "规定", "决定", "通知", "细则", "解释", "批复", "意见", "公告", "规则", "法"}) {
    if (title.ends_with(genre)) return genre;
  }
  return "其他";
}

std::string shuffled_date(Random& random, const std::string& year) {
  char date[16] = {};
  const int any_year = 2000 + static_cast<int>(pick(random, 27));
  std::snprintf(date, sizeof date, "%04d-%02d-%02d", year.empty() ? any_year : std::atoi(year.c_str()),
                static_cast<int>(1 + pick(random, 10)), static_cast<int>(1 + pick(random, 28)));
  return date;
}

class Corpus {
 public:
  explicit Corpus(Laws laws) : laws_(std::move(laws)) {}

  /// The same for every size of corpus.
  bench::Document document(std::size_t number) const {
    Random random(seed + number);
    const bool is_real = number < laws_.pieces.size();
    const Piece& piece = is_real ? laws_.pieces[number] : any_piece(random);
    const Law& law = laws_.laws[piece.law];
    bench::Document document;
    document.published_on = shuffled_date(random, is_real ? law.year : "");
    const std::string serial = std::to_string(number % 997 + 1);
    document.title = law.title + "[" + document.year() + "年第" + serial + "号]";
    document.number = is_real && !law.number.empty() ? law.number : "示应急[" + document.year() + "]" + serial + "号";
    document.index_number = "cs/" + std::to_string(number);
    document.paragraphs = is_real ? piece.paragraphs : shuffled_paragraphs(random);
    describe(document, law, random);
    if (!is_real) document.validity = pick(random, 20) == 0 ? 4 : 1;
    return document;
  }

 private:
  const Piece& any_piece(Random& random) const { return laws_.pieces[pick(random, laws_.pieces.size())]; }

  std::vector<std::string> shuffled_paragraphs(Random& random) const {
    std::vector<std::string> paragraphs;
    for (std::size_t bytes = 0; bytes < document_bytes;) {
      const Piece& piece = any_piece(random);
      const std::string& paragraph = piece.paragraphs[pick(random, piece.paragraphs.size())];
      bytes += paragraph.size();
      paragraphs.push_back(paragraph);
    }
    return paragraphs;
  }

  static void describe(bench::Document& document, const Law& law, Random& random) {
    document.issuer = law.issuer;
    document.genre = genre_of(law.title);
    document.column = law.category;
    document.validity = law.validity;
    const std::size_t subject = pick(random, 22);
    document.subject =
        "第" + std::to_string(subject + 1) + "类\\第" + std::to_string(pick(random, 2 + subject % 7) + 1) + "目";
  }

  Laws laws_;
};

void write_documents(const Corpus& corpus, std::size_t rows, const std::string& folder) {
  std::vector<std::pair<std::string, std::size_t>> order;
  for (std::size_t i = 0; i < rows; ++i) order.emplace_back(corpus.document(i).published_on, i);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  bench::CorpusWriter writer(folder);
  for (const auto& [date, number] : order) writer.add(corpus.document(number));
}

/// `length` Han characters in a row from anywhere in the document; empty where the place has not so many.
std::string substring(const bench::Document& document, std::size_t length, Random& random) {
  const std::string text = document.text();
  const std::vector<base::Utf8Char> characters = base::decode(text);
  if (characters.size() < length) return {};
  const std::size_t begin = pick(random, characters.size() - length + 1);
  for (std::size_t i = begin; i < begin + length; ++i) {
    if (!base::is_han(characters[i].code_point)) return {};
  }
  const base::Utf8Char& last = characters[begin + length - 1];
  return text.substr(characters[begin].offset, last.offset + last.size - characters[begin].offset);
}

class Queries {
 public:
  explicit Queries(const Corpus& corpus) : corpus_(corpus) {
    for (const std::size_t length : {1U, 2U, 4U, 8U}) add_substrings(length);
    add_pairs();
    add_typing();
    for (const char* word : everyday) add("everyday", {word});
  }
  std::vector<bench::Query> take() { return std::move(queries_); }

 private:
  // What visitors of such rooms ask for; not all of it occurs in the laws.
  static constexpr std::array everyday = {
      "身份证",   "社保",     "医保",     "公积金",   "营业执照", "安全生产许可证", "危险化学品", "烟花爆竹",
      "特种作业", "工伤",     "工伤认定", "工资",     "拖欠工资", "加班",           "劳动合同",   "低保",
      "养老",     "退休",     "生育",     "残疾人",   "退伍军人", "户口",           "居住证",     "结婚",
      "离婚",     "房产",     "拆迁",     "征地",     "补偿标准", "宅基地",         "物业",       "停车",
      "噪声",     "油烟",     "垃圾",     "食品安全", "药品",     "疫苗",           "学校",       "入学",
      "幼儿园",   "消防",     "消防验收", "电梯",     "煤矿",     "地震",           "防汛",       "应急预案",
      "罚款",     "行政复议", "行政处罚", "听证",     "信息公开", "收费",           "税",         "招标",
      "采购",     "预算",     "公务员",   "信访"};
  static constexpr std::array typed = {"安全生产", "危险化学品", "行政许可", "应急预案", "工伤保险",
                                       "信息公开", "消防",       "劳动合同", "环境保护", "食品安全",
                                       "土地征收", "行政处罚",   "特种设备", "养老保险", "道路交通",
                                       "建设工程", "矿山安全",   "烟花爆竹", "突发事件", "住房公积金"};

  bench::Document any_document() { return corpus_.document(pick(random_, query_documents)); }

  void add(const std::string& kind, std::vector<std::string> words) {
    const bool is_known = std::any_of(queries_.begin(), queries_.end(), [&](const bench::Query& query) {
      return query.kind == kind && query.words == words;
    });
    if (!is_known) queries_.push_back({kind, std::move(words)});
  }

  std::size_t count(const std::string& kind) const {
    return static_cast<std::size_t>(std::count_if(queries_.begin(), queries_.end(),
                                                  [&kind](const bench::Query& query) { return query.kind == kind; }));
  }

  void add_substrings(std::size_t length) {
    const std::string kind = std::to_string(length);
    while (count(kind) < queries_a_kind) {
      const std::string word = substring(any_document(), length, random_);
      if (!word.empty()) add(kind, {word});
    }
  }

  void add_pairs() {
    while (count("and") < queries_a_kind) {
      const bench::Document document = any_document();
      const std::string first = substring(document, 2, random_);
      const std::string second = substring(document, 2, random_);
      if (!first.empty() && !second.empty() && first != second) add("and", {first, second});
    }
  }

  void add_typing() {
    for (const std::string_view word : typed) {
      for (std::size_t i = 1; i <= base::length(word); ++i) add("typing", {std::string(base::prefix(word, i))});
    }
    std::shuffle(queries_.end() - static_cast<std::ptrdiff_t>(count("typing")), queries_.end(), random_);
  }

  const Corpus& corpus_;
  Random random_{seed};
  std::vector<bench::Query> queries_;
};

}  // namespace

int main(int count, char** values) {
  if (count != 4) {
    std::fprintf(stderr, "usage: find_corpus LAWS ROWS FOLDER\n");
    return 2;
  }
  const std::string folder = values[3];
  std::filesystem::create_directories(folder);
  const Corpus corpus(read_laws(values[1]));
  write_documents(corpus, static_cast<std::size_t>(std::atoll(values[2])), folder);
  const std::vector<bench::Query> queries = Queries(corpus).take();
  bench::write_queries(folder, queries);
  bench::write_truth(folder, bench::scan(folder, queries));
  return 0;
}
