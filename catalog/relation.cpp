#include "catalog/relation.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "catalog/fold.h"
#include "catalog/name_key.h"

namespace catalog {
namespace {

using Kind = Related::Kind;

constexpr std::size_t shortest_series_name = 4;  // characters
constexpr const char* most_of_series = "10";
const StoreVisit nothing = [](const StoreRow&) {};

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_chinese_number(char32_t c) {
  return std::u32string_view(U"〇零一二三四五六七八九十上下").find(c) != std::u32string_view::npos;
}
/// What stands behind a number in the name of one of a series: 2026年, 三季度, 3月, 5期, 7号, 2批, 上半年.
bool is_measure(char32_t c) {
  return std::u32string_view(U"年月日季期号批次届半").find(c) != std::u32string_view::npos;
}

std::vector<std::string> numbers_in(const std::string& text) {
  constexpr std::string_view separator = "；";
  std::vector<std::string> numbers;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    std::string number(base::trim(text.substr(begin, end - begin)));
    if (!number.empty()) numbers.push_back(std::move(number));
    begin = end + separator.size();
  }
  return numbers;
}

/// Ids without those that have been there, each with its kind.
class Collected {
 public:
  explicit Collected(RecordId self) : seen_{self} {}

  StoreVisit as(Kind kind) {
    return [this, kind](const StoreRow& row) {
      const RecordId id = std::stoll(row.front());
      if (seen_.insert(id).second) ids.push_back({kind, id});
    };
  }
  std::vector<RelatedId> ids;

 private:
  std::set<RecordId> seen_;
};

}  // namespace

const char* const relation_tables = R"(
CREATE TABLE relation(record INTEGER NOT NULL, kind INTEGER NOT NULL, target TEXT NOT NULL,
  PRIMARY KEY(record, kind, target)) WITHOUT ROWID;
CREATE INDEX relation_target ON relation(target, kind);
CREATE TABLE series(record INTEGER PRIMARY KEY, key INTEGER NOT NULL);
CREATE INDEX series_key ON series(key);
)";

std::string series_name(std::string_view title) {
  std::string name;
  const std::string folded = fold(title);
  const std::vector<base::Utf8Char> characters = base::decode(folded);
  bool has_number = false;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char32_t c = characters[i].code_point;
    std::size_t end = i;
    while (end < characters.size() && is_chinese_number(characters[end].code_point)) ++end;
    const bool counts = end > i && end < characters.size() && is_measure(characters[end].code_point);
    if (is_digit(c) || counts) {
      has_number = true;
      if (counts) i = end - 1;
    } else {
      name += folded.substr(characters[i].offset, characters[i].size);
    }
  }
  return has_number && base::length(name) >= shortest_series_name ? name : std::string();
}

void put_relations(const StoreAccess& store, RecordId id, const Record& record, const RowRelations& relations) {
  for (std::size_t kind = 0; kind < relation_kinds; ++kind) {
    for (const std::string& target : numbers_in(relations[kind])) {
      if (target == record.index_number) continue;
      store("INSERT OR IGNORE INTO relation VALUES(?,?,?)", {std::to_string(id), std::to_string(kind), target},
            nothing);
    }
  }
  const std::string series = series_name(record.title);
  if (series.empty()) return;
  store("INSERT INTO series VALUES(?,?)", {std::to_string(id), std::to_string(name_key(series))}, nothing);
}

std::vector<RelatedId> related_ids(const StoreAccess& store, RecordId id, const Record& record) {
  Collected collected(id);
  const std::string self = std::to_string(id);
  for (std::size_t kind = 0; kind < relation_kinds; ++kind) {
    store("SELECT record FROM relation WHERE target = ? AND kind = CAST(? AS INTEGER) ORDER BY record",
          {record.index_number, std::to_string(kind)}, collected.as(static_cast<Kind>(kind)));
  }
  for (std::size_t kind = 0; kind < relation_kinds; ++kind) {
    store(
        "SELECT record.id FROM relation JOIN record ON index_number = target"
        " WHERE relation.record = CAST(? AS INTEGER) AND kind = CAST(? AS INTEGER) ORDER BY record.id",
        {self, std::to_string(kind)}, collected.as(static_cast<Kind>(kind + relation_kinds)));
  }
  const std::string series = series_name(record.title);
  if (series.empty()) return collected.ids;
  store(
      "SELECT record FROM series WHERE key = CAST(? AS INTEGER) ORDER BY abs(record - CAST(? AS INTEGER)), record"
      " LIMIT CAST(? AS INTEGER)",
      {std::to_string(name_key(series)), self, most_of_series}, collected.as(Kind::same_series));
  return collected.ids;
}

bool is_corrected(const StoreAccess& store, const std::string& index_number) {
  bool is = false;
  store("SELECT 1 FROM relation WHERE target = ? AND kind = 0 LIMIT 1", {index_number},
        [&is](const StoreRow&) { is = true; });
  return is;
}

}  // namespace catalog
