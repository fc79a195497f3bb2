#include "catalog/store_access.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <memory>

namespace catalog {
namespace {

/// The statements of one database, each prepared once.
class Statements {
 public:
  explicit Statements(const SQLite::Database& database) : database_(database) {}

  void run(const std::string& sql, const std::vector<std::string>& values, const StoreVisit& visit) {
    SQLite::Statement& statement = prepared_.try_emplace(sql, database_, sql).first->second;
    statement.reset();
    for (std::size_t i = 0; i < values.size(); ++i) statement.bindNoCopy(static_cast<int>(i) + 1, values[i]);
    StoreRow row(static_cast<std::size_t>(statement.getColumnCount()));
    while (statement.executeStep()) {
      for (std::size_t i = 0; i < row.size(); ++i) row[i] = statement.getColumn(static_cast<int>(i)).getString();
      visit(row);
    }
    statement.reset();
  }

 private:
  const SQLite::Database& database_;
  std::map<std::string, SQLite::Statement> prepared_;
};

}  // namespace

StoreAccess access_to(const SQLite::Database& database) {
  return [statements = std::make_shared<Statements>(database)](
             const std::string& sql, const std::vector<std::string>& values, const StoreVisit& visit) {
    statements->run(sql, values, visit);
  };
}

StoreAccess access_to_file(const std::string& file) {
  struct File {
    explicit File(const std::string& path) : database(path, SQLite::OPEN_READONLY), statements(database) {}
    SQLite::Database database;
    Statements statements;
  };
  return [opened = std::make_shared<File>(file)](const std::string& sql, const std::vector<std::string>& values,
                                                 const StoreVisit& visit) {
    opened->statements.run(sql, values, visit);
  };
}

}  // namespace catalog
