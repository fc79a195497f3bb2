// How the parts of the catalogue that have tables of their own read and write the store: everything as text.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace catalog {

using StoreRow = std::vector<std::string>;  ///< NULL is empty
using StoreVisit = std::function<void(const StoreRow&)>;

/// Runs one statement with its values and hands over every row. Throws what the database throws (guarded.h).
using StoreAccess =
    std::function<void(const std::string& sql, const std::vector<std::string>& values, const StoreVisit& visit)>;

/// As long as `database` lives. A statement is prepared once.
StoreAccess access_to(const SQLite::Database& database);
/// To a file, read only.
StoreAccess access_to_file(const std::string& file);

}  // namespace catalog
