// Tombstone: what remains of a record that was withdrawn: that it was, when and why. Never its text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "catalog/store_access.h"

namespace catalog {

/// Why, as far as it can be sorted (行政处罚法第四十八条: a decision that is revoked is taken down, with the reason).
enum class WithdrawalKind { other, mistake, revoked, outdated, personal };

struct Tombstone {
  std::string index_number;
  std::string title;  ///< empty where the title itself may not be shown any more (WithdrawalKind::personal)
  std::string document_number;
  std::optional<base::Date> on;
  WithdrawalKind kind = WithdrawalKind::other;
  std::string reason;  ///< the agency's words; may be empty
};

/// The kind that withdrawn.json calls so: "mistake", "revoked", "outdated", "personal", "other"; nothing for others.
std::optional<WithdrawalKind> withdrawal_kind(std::string_view name);

/// One entry of withdrawn.json.
struct Withdrawal {
  std::string index_number;
  std::string reason;
  WithdrawalKind kind = WithdrawalKind::other;
  std::optional<base::Date> on;  ///< the day; where it is not given, that on which the version was loaded
  std::string title;             ///< of a record that no version here has held
  std::string document_number;
};

/// What the tables of tombstones are called.
extern const char* const tombstone_tables;

/// How many years a withdrawal is told where the manifest does not say it (`withdrawn_years`).
inline constexpr int default_withdrawn_years = 5;

/// Writes the tombstones of a new version: those that the version before had, its records that are gone, and what
/// withdrawn.json says of them. Not of records that are in the new one, that had come to the end of their
/// 公示截止日期, or that were withdrawn more than `years` ago (0: none at all). `before` is empty where there was no
/// version; `today` is the day of loading, nothing where it is not known.
void put_tombstones(const StoreAccess& store, const StoreAccess& before, const std::vector<Withdrawal>& withdrawn,
                    std::optional<base::Date> today, int years);

/// Of what has this 索引号, 文号 or title, compared as fold() does; at most ten, newest first. Empty for an old
/// store.
std::vector<Tombstone> tombstones_named(const StoreAccess& store, std::string_view words);
/// Of the document that a printed page names (base::PageCode::document).
std::vector<Tombstone> tombstones_of_page(const StoreAccess& store, std::uint64_t document);

}  // namespace catalog
