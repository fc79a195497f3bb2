// Relations: which record corrects, replaces or explains which, and which belong to one series.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/model.h"
#include "catalog/store_access.h"

namespace catalog {

/// What a row says of another one, by its 索引号.
enum class RelationKind { corrects, replaces, explains };
inline constexpr std::size_t relation_kinds = 3;

/// The values of a row by kind; several 索引号 separated by "；".
using RowRelations = std::array<std::string, relation_kinds>;

/// A record that has to do with another one.
struct Related {
  enum class Kind { corrected_by, replaced_by, explained_by, corrects, replaces, explains, same_series };
  Kind kind = Kind::same_series;
  Record record;
};

/// What the tables of relations are called.
extern const char* const relation_tables;

/// Writes what a row says of others, and the series that its title belongs to.
void put_relations(const StoreAccess& store, RecordId id, const Record& record, const RowRelations& relations);

/// The ids of what is related to a record, by kind in the order of Related::Kind, each newest first; a record stands
/// once, under its first kind; of a series the ten nearest in the order of the list.
struct RelatedId {
  Related::Kind kind = Related::Kind::same_series;
  RecordId id = 0;
};
std::vector<RelatedId> related_ids(const StoreAccess& store, RecordId id, const Record& record);

/// Has another record corrected this one (更正、澄清)?
bool is_corrected(const StoreAccess& store, const std::string& index_number);

/// A title without what changes from one of a series to the next: years, numbers, quarters. Empty where nothing of
/// the kind is in it, or hardly anything is left.
std::string series_name(std::string_view title);

}  // namespace catalog
