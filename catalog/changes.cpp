#include "catalog/changes.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "catalog/guarded.h"
#include "catalog/rows.h"

namespace catalog {
namespace {

using IdPair = std::pair<RecordId, RecordId>;

/// The two stores behind one connection, so that SQLite matches their records and no more than the differing ones are
/// ever in memory.
class Matcher {
 public:
  Matcher(const std::string& before, const std::string& after) : database_(":memory:") {
    database_.exec("PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8192");
    attach(before, "old");
    attach(after, "new");
  }

  std::vector<IdPair> differing() {
    std::string where;
    for (const char* column :
         {"title", "summary", "issuer", "document_number", "genre", "subject", "combined_class", "keywords",
          "made_on", "published_on", "effective_on", "repealed_on", "shown_until", "validity"}) {
      where += std::string(" o.") + column + " IS NOT n." + column + " OR";
    }
    return pairs(
        "SELECT o.id, n.id FROM new.record n JOIN old.record o ON o.index_number = n.index_number"
        " JOIN old.node x ON x.position = o.node JOIN new.node y ON y.position = n.node WHERE" +
        where + " x.id <> y.id OR " + text_differs + " OR " + attachments_differ + " ORDER BY n.id");
  }

  bool has_other_text(const IdPair& pair) { return is_true_of(pair, text_differs); }
  bool has_other_attachments(const IdPair& pair) { return is_true_of(pair, attachments_differ); }

  std::vector<RecordId> only_in(const char* here, const char* there) {
    std::vector<RecordId> ids;
    SQLite::Statement statement(database_, std::string("SELECT id FROM ") + here +
                                               ".record WHERE index_number NOT IN (SELECT index_number FROM " +
                                               there + ".record) ORDER BY id");
    while (statement.executeStep()) ids.push_back(statement.getColumn(0).getInt64());
    return ids;
  }

  std::int64_t common() {
    SQLite::Statement statement(database_,
                                "SELECT count(*) FROM new.record JOIN old.record ON old.record.index_number = "
                                "new.record.index_number");
    return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
  }

  /// The reason that the new version gives; empty where it gives none.
  std::string reason(const std::string& index_number) {
    SQLite::Statement known(database_, "SELECT 1 FROM new.sqlite_master WHERE name = 'withdrawn'");
    if (!known.executeStep()) return {};
    SQLite::Statement statement(database_, "SELECT reason FROM new.withdrawn WHERE index_number = ?");
    statement.bind(1, index_number);
    return statement.executeStep() ? statement.getColumn(0).getString() : std::string();
  }

 private:
  static constexpr const char* text_differs =
      "(SELECT blocks FROM old.body WHERE id = o.id) IS NOT (SELECT blocks FROM new.body WHERE id = n.id)";

  /// Names and sums, in their order; nothing of both where there are none.
  static constexpr const char* attachments_differ =
      "(SELECT group_concat(name || '/' || sum || '/' || size, char(31)) FROM"
      " (SELECT name, sum, length(bytes) AS size FROM old.attachment WHERE record = o.id ORDER BY place)) IS NOT"
      " (SELECT group_concat(name || '/' || sum || '/' || size, char(31)) FROM"
      " (SELECT name, sum, length(bytes) AS size FROM new.attachment WHERE record = n.id ORDER BY place))";

  bool is_true_of(const IdPair& pair, const char* condition) {
    SQLite::Statement statement(database_, std::string("SELECT ") + condition +
                                               " FROM old.record o, new.record n WHERE o.id = ? AND n.id = ?");
    statement.bind(1, pair.first);
    statement.bind(2, pair.second);
    return statement.executeStep() && statement.getColumn(0).getInt() != 0;
  }

  void attach(const std::string& file, const char* name) {
    SQLite::Statement statement(database_, std::string("ATTACH ? AS ") + name);
    statement.bind(1, file);
    statement.exec();
  }

  std::vector<IdPair> pairs(const std::string& sql) {
    std::vector<IdPair> found;
    SQLite::Statement statement(database_, sql);
    while (statement.executeStep())
      found.emplace_back(statement.getColumn(0).getInt64(), statement.getColumn(1).getInt64());
    return found;
  }

  SQLite::Database database_;
};

/// The columns of a catalogue by id, with the path that a citizen reads.
class Columns {
 public:
  explicit Columns(std::vector<Column> columns) : columns_(std::move(columns)) {
    for (const Column& column : columns_) {
      const std::string above = column.parent_id.empty() ? "" : paths_[column.parent_id] + "/";
      paths_[column.id] = above + column.name;
    }
  }

  const std::vector<Column>& all() const { return columns_; }
  std::string path(const std::string& id) const { return paths_.contains(id) ? paths_.at(id) : ""; }
  bool is_leaf(const std::string& id) const {
    return std::none_of(columns_.begin(), columns_.end(), [&id](const Column& each) { return each.parent_id == id; });
  }
  /// Of the column of that id, or of that path where the agency has given it another id.
  std::int64_t count_of(const std::string& id, const std::string& path) const {
    for (const Column& column : columns_)
      if (column.id == id) return column.count;
    for (const Column& column : columns_)
      if (this->path(column.id) == path) return column.count;
    return 0;
  }

 private:
  std::vector<Column> columns_;
  std::map<std::string, std::string> paths_;
};

/// The headings of the fields in which two records differ.
class FieldNames {
 public:
  FieldNames(const Columns& before, const Columns& after) : before_(before), after_(after) {}

  std::vector<std::string> differing(const Record& a, const Record& b) const {
    std::vector<std::string> names;
    const auto look = [&names](Field field, const auto& old_value, const auto& new_value) {
      if (!(old_value == new_value)) names.emplace_back(field_name(field));
    };
    look(Field::title, a.title, b.title);
    look(Field::summary, a.summary, b.summary);
    look(Field::issuer, a.issuer, b.issuer);
    look(Field::document_number, a.document_number, b.document_number);
    look(Field::genre, a.genre, b.genre);
    look(Field::subject, a.subject, b.subject);
    look(Field::combined_class, a.combined_class, b.combined_class);
    look(Field::keywords, a.keywords, b.keywords);
    if (a.column_id != b.column_id) look(Field::column, before_.path(a.column_id), after_.path(b.column_id));
    look(Field::made_on, a.made_on, b.made_on);
    look(Field::published_on, a.published_on, b.published_on);
    look(Field::effective_on, a.effective_on, b.effective_on);
    look(Field::repealed_on, a.repealed_on, b.repealed_on);
    look(Field::validity, a.validity, b.validity);
    look(Field::shown_until, a.shown_until, b.shown_until);
    return names;
  }

 private:
  const Columns& before_;
  const Columns& after_;
};

base::Result<Record> record_of(const Catalog& catalog, RecordId id) {
  const auto rows = catalog.rows(std::span(&id, 1), "");
  if (!rows) return rows.error();
  return rows->front().record;
}

base::Result<std::vector<std::string>> names_of(const base::Result<std::vector<Attachment>>& attachments) {
  if (!attachments) return attachments.error();
  std::vector<std::string> names;
  for (const Attachment& each : *attachments) names.push_back(each.name);
  return names;
}

/// One comparison; the first failure of a store is kept.
class Comparison {
 public:
  Comparison(const Catalog& before, const Catalog& after) : before_(before), after_(after) {}

  base::Result<Changes> run() {
    Matcher matcher(before_.file(), after_.file());
    const Columns old_columns(value(before_.columns()));
    const Columns new_columns(value(after_.columns()));
    for (const RecordId id : matcher.only_in("new", "old"))
      add_one(changes_.added).after = value(record_of(after_, id));
    compare_common(matcher, FieldNames(old_columns, new_columns));
    for (const RecordId id : matcher.only_in("old", "new")) {
      RecordChange& change = add_one(changes_.withdrawn);
      change.before = value(record_of(before_, id));
      change.reason = matcher.reason(change.before.index_number);
    }
    find_emptied(old_columns, new_columns);
    changes_.guide = !(value(before_.guide()) == value(after_.guide()));
    changes_.offices = !(value(before_.offices()) == value(after_.offices()));
    if (failure_) return *failure_;
    return std::move(changes_);
  }

 private:
  template <class T>
  T value(base::Result<T> result) {
    if (result) return std::move(*result);
    if (!failure_) failure_ = result.error();
    return T{};
  }

  static RecordChange& add_one(std::vector<RecordChange>& list) { return list.emplace_back(); }

  void compare_common(Matcher& matcher, const FieldNames& names) {
    for (const IdPair& pair : matcher.differing()) {
      RecordChange change;
      change.before = value(record_of(before_, pair.first));
      change.after = value(record_of(after_, pair.second));
      change.fields = names.differing(change.before, change.after);
      change.text = matcher.has_other_text(pair);
      if (matcher.has_other_attachments(pair)) {
        change.fields.emplace_back(field_name(Field::attachments));
        change.attachments_before = value(names_of(before_.attachments(pair.first)));
        change.attachments_after = value(names_of(after_.attachments(pair.second)));
      }
      if (change.text || !change.fields.empty()) changes_.changed.push_back(std::move(change));
    }
    changes_.unchanged = matcher.common() - std::ssize(changes_.changed);
  }

  void find_emptied(const Columns& before, const Columns& after) {
    for (const Column& column : before.all()) {
      if (column.count == 0 || !before.is_leaf(column.id)) continue;
      const std::string path = before.path(column.id);
      if (after.count_of(column.id, path) == 0) changes_.emptied_columns.push_back(path);
    }
  }

  const Catalog& before_;
  const Catalog& after_;
  Changes changes_;
  std::optional<base::Error> failure_;
};

}  // namespace

base::Result<Changes> compare(const Catalog& before, const Catalog& after) {
  return guarded([&] { return Comparison(before, after).run(); });
}

base::Result<Changes> compare_with_nothing(const Catalog& after) {
  const auto totals = after.totals();
  const auto guide = after.guide();
  const auto offices = after.offices();
  if (!totals || !guide || !offices) return base::error(base::ErrorKind::corrupt, "the new store cannot be read");
  Changes changes;
  for (RecordId id = 1; id <= totals->records; ++id) {
    base::Result<Record> record = record_of(after, id);
    if (!record) return record.error();
    changes.added.push_back({{}, std::move(*record), {}, false, {}});
  }
  changes.guide = !(*guide == Guide{});
  changes.offices = !offices->empty();
  return changes;
}

}  // namespace catalog
