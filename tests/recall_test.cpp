// Recall: whatever stands in a text is found, and nothing else. A plain look through all texts says what is right.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "base/utf8.h"
#include "support/searchable_texts.h"

using namespace support;
using catalog::RecordId;

namespace {

constexpr std::size_t longest = 12;

/// A piece of 1 to 12 characters that stands in a field or paragraph of one of the texts, as it is folded.
std::string random_piece(const std::vector<std::string>& texts, std::mt19937& random) {
  for (;;) {
    const std::string& text = texts[random() % texts.size()];
    std::size_t begin = random() % text.size();
    begin = base::previous_offset(text, base::next_offset(text, begin));
    const std::string_view rest = std::string_view(text).substr(begin, text.find('\n', begin) - begin);
    if (!rest.empty()) return std::string(base::prefix(rest, 1 + random() % longest));
  }
}

/// Compares `count` pieces; how many characters the pieces had is spread over 1 to 12.
void compare_pieces(const catalog::Catalog& catalogue, std::size_t count) {
  const SearchableTexts texts(catalogue);
  std::mt19937 random(20261123);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string piece = random_piece(texts.texts(), random);
    const std::vector<RecordId> expected = texts.with(piece);
    CAPTURE(piece);
    REQUIRE(!expected.empty());
    REQUIRE(sorted(find(catalogue, piece)) == expected);
  }
}

/// A laws' corpus that is not ours: manifest.jsonl and txt/ID.txt.
catalog::Catalog import_laws(ImportFolder& folder, const std::string& data) {
  std::ifstream manifest(data + "/laws/manifest.jsonl");
  const auto text_of = [](const nlohmann::json& law, const char* key) {
    return law.contains(key) && law[key].is_string() ? law[key].get<std::string>() : std::string();
  };
  for (std::string line; std::getline(manifest, line);) {
    const nlohmann::json law = nlohmann::json::parse(line);
    const std::string id = law["id"];
    std::ifstream in(data + "/laws/txt/" + id + ".txt", std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    folder.write("texts/" + id + ".txt", bytes.str());
    folder.add({{"索引号", id},
                {"标题", text_of(law, "title")},
                {"文号", text_of(law, "doc_number")},
                {"内容概述", ""},
                {"正文", id + ".txt"}});
  }
  return folder.load();
}

}  // namespace

TEST_CASE("every piece of the sample catalogue is found, in exactly the records that hold it") {
  TemporaryDirectory data;
  catalog::ImportReport report;
  REQUIRE(catalog::import_directory(std::string(CHAYUE_SOURCE_DIR) + "/assets/sample", data / "data", report).ok());
  const auto catalogue = catalog::Catalog::open(data / "data");
  REQUIRE(catalogue.ok());
  compare_pieces(*catalogue, 1500);
}

TEST_CASE("text that is rare, invisible, mixed or beyond the first plane is found as any other") {
  const std::vector<std::string> alphabet = {
      "安",     "全",     "國",     "国",       "於", "于",     "〇", "○", "𠮷",         "𬬭",       "㐂", "䊷",
      "\uE010", "\uE003", "\u200B", "\uFEFF",   "Ａ", "a",      "A",  "1", "１",         "〔",         "[",  "（",
      "(",      " ",      "\u3000", "\u00A0",   "·",  "—",      "é",  "“", "\U000F0001", "\U0010FFFD", "二", "]",
      "三",     "号",     "號",     "二〇二一", "。", "\uFFFD", "<",  "|", "が",         "한"};
  std::mt19937 random(7);
  const auto text = [&](std::size_t length) {
    std::string made;
    for (std::size_t i = 0; i < length; ++i) made += alphabet[random() % alphabet.size()];
    return made;
  };
  ImportFolder folder;
  for (int i = 0; i < 150; ++i) {
    const std::string file = std::to_string(i) + ".txt";
    folder.write("texts/" + file, "安" + text(20) + "\n全" + text(60));
    folder.add({{"标题", "安" + text(8)}, {"文号", text(5)}, {"内容概述", "全" + text(12)}, {"正文", file}});
  }
  const auto catalogue = folder.load();
  REQUIRE(folder.report.loaded == 150);
  compare_pieces(catalogue, 1500);
}

TEST_CASE("every piece and every title of real laws is found, in exactly the texts that hold it") {
  const char* const data = std::getenv("CHAYUE_REAL_DATA");
  if (data == nullptr) {
    MESSAGE("CHAYUE_REAL_DATA names no folder: skipped");
    return;
  }
  const char* const count = std::getenv("CHAYUE_RECALL_PIECES");
  ImportFolder folder;
  const catalog::Catalog catalogue = import_laws(folder, data);
  compare_pieces(catalogue, count == nullptr ? 500 : std::stoul(count));
  const std::vector<RecordId> all = find(catalogue, "");
  REQUIRE(all.size() > 2000);
  const std::vector<catalog::ListRow> rows = *catalogue.rows(all, "");
  for (const catalog::ListRow& row : rows) {
    CAPTURE(row.record.title);
    const std::vector<RecordId> found = find(catalogue, row.record.title);
    REQUIRE(std::find(found.begin(), found.end(), row.record.id) != found.end());
  }
}
