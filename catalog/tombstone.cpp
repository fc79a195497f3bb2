#include "catalog/tombstone.h"

#include <array>
#include <chrono>

#include "catalog/fold.h"
#include "catalog/model.h"
#include "catalog/name_key.h"
#include "catalog/page_code.h"

namespace catalog {
namespace {

constexpr std::array<std::string_view, 5> kind_names = {"other", "mistake", "revoked", "outdated", "personal"};
constexpr const char* columns = "index_number, title, document_number, withdrawn_on, kind, reason";

std::string key_of(std::string_view name) {
  const std::string folded = fold(name);
  return folded.empty() ? std::string() : std::to_string(name_key(folded));
}

std::string iso_of(const std::optional<base::Date>& date) { return date ? base::to_iso(*date) : std::string(); }

bool is_in(const StoreAccess& store, const std::string& index_number) {
  bool found = false;
  store("SELECT 1 FROM record WHERE index_number = ?", {index_number}, [&found](const StoreRow&) { found = true; });
  return found;
}

bool has_table(const StoreAccess& store, const std::string& name) {
  bool found = false;
  store("SELECT 1 FROM sqlite_master WHERE name = ?", {name}, [&found](const StoreRow&) { found = true; });
  return found;
}

std::uint64_t page_of(const std::string& index_number) {
  Record record;
  record.index_number = index_number;
  return page_code_of(record).document;
}

/// The day from which on a withdrawal is still told; nothing where the day of loading is not known.
std::string told_since(const std::optional<base::Date>& today, int years) {
  if (!today) return {};
  base::Date first = *today - std::chrono::years{years};
  if (!first.ok()) first = first.year() / first.month() / std::chrono::last;
  return base::to_iso(first);
}

class Carrier {
 public:
  Carrier(const StoreAccess& store, std::optional<base::Date> today, int years)
      : store_(store), today_(iso_of(today)), since_(told_since(today, years)) {}

  void put(const Tombstone& stone) {
    const std::string on = stone.on ? iso_of(stone.on) : today_;
    if (is_in(store_, stone.index_number) || (!on.empty() && on < since_)) return;
    const bool is_named = stone.kind != WithdrawalKind::personal;
    const std::string title = is_named ? stone.title : "", number = is_named ? stone.document_number : "";
    store_(
        "INSERT OR REPLACE INTO tombstone VALUES(?,?,?,?,?,?,?,?,?)",
        {stone.index_number, title, number, key_of(title), key_of(number),
         std::to_string(page_of(stone.index_number)), on, std::to_string(static_cast<int>(stone.kind)), stone.reason},
        [](const StoreRow&) {});
  }

  /// Those that the version before had.
  void carry(const StoreAccess& before);
  /// Its records that are gone.
  void bury(const StoreAccess& before);
  /// What is said of one of them, beside what is known of it by now.
  void explain(const Withdrawal& withdrawal);

 private:
  const StoreAccess& store_;
  std::string today_, since_;
};

Tombstone tombstone_of(const StoreRow& row) {
  Tombstone stone{row[0], row[1], row[2], base::parse_date(row[3]), WithdrawalKind::other, row[5]};
  const std::size_t kind = row[4].size() == 1 ? static_cast<std::size_t>(row[4][0] - '0') : 0;
  if (kind < kind_names.size()) stone.kind = static_cast<WithdrawalKind>(kind);
  return stone;
}

std::vector<Tombstone> all_where(const StoreAccess& store, const std::string& condition,
                                 const std::vector<std::string>& values) {
  std::vector<Tombstone> stones;
  if (!has_table(store, "tombstone")) return stones;
  store("SELECT " + std::string(columns) + " FROM tombstone WHERE " + condition +
            " ORDER BY withdrawn_on DESC, index_number LIMIT 10",
        values, [&stones](const StoreRow& row) { stones.push_back(tombstone_of(row)); });
  return stones;
}

void Carrier::carry(const StoreAccess& before) {
  if (!has_table(before, "tombstone")) return;
  before("SELECT " + std::string(columns) + " FROM tombstone", {},
         [this](const StoreRow& row) { put(tombstone_of(row)); });
}

void Carrier::bury(const StoreAccess& before) {
  before("SELECT index_number, title, document_number, shown_until FROM record", {}, [this](const StoreRow& row) {
    const bool had_ended = !row[3].empty() && !today_.empty() && row[3] < today_;
    if (!had_ended) put({row[0], row[1], row[2], std::nullopt, WithdrawalKind::other, {}});
  });
}

void Carrier::explain(const Withdrawal& withdrawal) {
  Tombstone stone;
  for (Tombstone& known : all_where(store_, "index_number = ?", {withdrawal.index_number})) stone = std::move(known);
  stone.index_number = withdrawal.index_number;
  stone.reason = withdrawal.reason;
  stone.kind = withdrawal.kind;
  if (withdrawal.on) stone.on = withdrawal.on;
  if (!withdrawal.title.empty()) stone.title = withdrawal.title;
  if (!withdrawal.document_number.empty()) stone.document_number = withdrawal.document_number;
  store_("DELETE FROM tombstone WHERE index_number = ?", {stone.index_number}, [](const StoreRow&) {});
  put(stone);
}

}  // namespace

const char* const tombstone_tables = R"(
CREATE TABLE tombstone(index_number TEXT PRIMARY KEY, title TEXT NOT NULL, document_number TEXT NOT NULL,
  title_key INTEGER, number_key INTEGER, page_code INTEGER NOT NULL, withdrawn_on TEXT NOT NULL,
  kind INTEGER NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX tombstone_title ON tombstone(title_key);
CREATE INDEX tombstone_number ON tombstone(number_key);
CREATE INDEX tombstone_page ON tombstone(page_code);
)";

std::optional<WithdrawalKind> withdrawal_kind(std::string_view name) {
  for (std::size_t i = 0; i < kind_names.size(); ++i)
    if (kind_names[i] == name) return static_cast<WithdrawalKind>(i);
  return std::nullopt;
}

void put_tombstones(const StoreAccess& store, const StoreAccess& before, const std::vector<Withdrawal>& withdrawn,
                    std::optional<base::Date> today, int years) {
  if (years <= 0) return;
  Carrier carrier(store, today, years);
  if (before) {
    carrier.carry(before);
    carrier.bury(before);
  }
  for (const Withdrawal& withdrawal : withdrawn) carrier.explain(withdrawal);
}

std::vector<Tombstone> tombstones_named(const StoreAccess& store, std::string_view words) {
  const std::string folded = fold(words);
  if (folded.empty()) return {};
  std::vector<Tombstone> stones =
      all_where(store, "index_number = ?1 OR title_key = CAST(?2 AS INTEGER) OR number_key = CAST(?2 AS INTEGER)",
                {std::string(words), key_of(words)});
  std::erase_if(stones, [&](const Tombstone& stone) {
    return fold(stone.index_number) != folded && fold(stone.title) != folded && fold(stone.document_number) != folded;
  });
  return stones;
}

std::vector<Tombstone> tombstones_of_page(const StoreAccess& store, std::uint64_t document) {
  return all_where(store, "page_code = CAST(? AS INTEGER)", {std::to_string(document)});
}

}  // namespace catalog
