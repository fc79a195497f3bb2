#include "catalog/row_spool.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>
#include <sqlite3.h>

#include <array>
#include <charconv>
#include <filesystem>
#include <unordered_map>
#include <utility>
#include <vector>

namespace catalog {
namespace {

namespace fs = std::filesystem;

/// No value of a checked row holds control characters.
constexpr char separator = '\x1F';

/// number: 索引号 -> place. row: what is left of a row, by when it came. turn: the order in which they are stored.
constexpr const char* tables = R"(
CREATE TABLE number(number TEXT PRIMARY KEY, file INTEGER NOT NULL, line INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE row(id INTEGER PRIMARY KEY, fields BLOB NOT NULL);
CREATE TABLE turn(published TEXT NOT NULL, made TEXT NOT NULL, id INTEGER NOT NULL,
  PRIMARY KEY(published DESC, made DESC, id)) WITHOUT ROWID;
CREATE TABLE text(path TEXT PRIMARY KEY) WITHOUT ROWID;
)";

template <class Record, class Visit>
void for_each_string(Record& record, Visit&& visit) {
  for (auto* field : {&record.index_number, &record.title, &record.summary, &record.issuer, &record.document_number,
                      &record.genre, &record.subject, &record.combined_class, &record.keywords, &record.column_id})
    visit(*field);
}

template <class Record, class Visit>
void for_each_date(Record& record, Visit&& visit) {
  for (auto* date :
       {&record.made_on, &record.published_on, &record.effective_on, &record.repealed_on, &record.shown_until})
    visit(*date);
}

std::string iso_of(const std::optional<base::Date>& date) { return date ? base::to_iso(*date) : std::string(); }

/// The fields of a row as one text, and back.
class RowText {
 public:
  static std::string encode(const CheckedRow& row, std::int64_t file) {
    std::string text;
    const auto put = [&text](std::string_view value) {
      text += value;
      text.push_back(separator);
    };
    for_each_string(row.record, put);
    for_each_date(row.record, [&put](const auto& date) { put(iso_of(date)); });
    put(std::to_string(static_cast<int>(row.record.validity)));
    put(std::to_string(row.column));
    put(row.text_path);
    put(std::to_string(row.attachment_paths.size()));
    for (const std::string& path : row.attachment_paths) put(path);
    put(std::to_string(file));
    put(std::to_string(row.line));
    return text;
  }

  /// `file` is the number that encode() was given.
  static CheckedRow decode(std::string_view text, std::size_t& file) {
    CheckedRow row;
    const auto take = [&text] {
      const std::size_t end = text.find(separator);
      const std::string_view value = text.substr(0, end);
      text.remove_prefix(end + 1);
      return value;
    };
    const auto take_number = [&take](auto& number) {
      const std::string_view digits = take();
      std::from_chars(digits.data(), digits.data() + digits.size(), number);
    };
    for_each_string(row.record, [&take](std::string& value) { value = take(); });
    for_each_date(row.record, [&take](std::optional<base::Date>& date) { date = base::parse_date(take()); });
    int validity = 0;
    take_number(validity);
    row.record.validity = static_cast<Validity>(validity);
    take_number(row.column);
    row.text_path = take();
    std::size_t attachments = 0;
    take_number(attachments);
    for (; attachments > 0; --attachments) row.attachment_paths.emplace_back(take());
    take_number(file);
    take_number(row.line);
    return row;
  }
};

SQLite::Database open_new(const std::string& file) {
  fs::remove(file);
  SQLite::Database database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  // Nobody reads it but this object, and nothing of it outlives a power cut.
  database.exec(
      "PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
      "PRAGMA secure_delete=OFF; PRAGMA cache_size=-4096; BEGIN");
  database.exec(tables);
  return database;
}

}  // namespace

struct RowSpool::Store {
  explicit Store(std::string path) : file(std::move(path)), database(open_new(file)) {}

  std::string file;
  SQLite::Database database;
  SQLite::Statement find_number{database, "SELECT file, line FROM number WHERE number = ?"};
  SQLite::Statement add_number{database, "INSERT INTO number VALUES(?,?,?)"};
  SQLite::Statement add_row{database, "INSERT INTO row VALUES(?,?)"};
  SQLite::Statement add_turn{database, "INSERT INTO turn VALUES(?,?,?)"};
  SQLite::Statement add_text{database, "INSERT OR IGNORE INTO text VALUES(?)"};
  SQLite::Statement find_text{database, "SELECT 1 FROM text WHERE path = ?"};
  std::vector<std::string> files;
  std::unordered_map<std::string, std::int64_t> place_of_file;
  std::int64_t count = 0;

  std::int64_t number_of(const std::string& row_file) {
    const auto [found, is_new] = place_of_file.try_emplace(row_file, static_cast<std::int64_t>(files.size()));
    if (is_new) files.push_back(row_file);
    return found->second;
  }
};

RowSpool::RowSpool(std::string file) : store_(std::make_unique<Store>(std::move(file))) {}

RowSpool::~RowSpool() {
  const std::string file = store_->file;
  store_.reset();
  std::error_code ignored;
  fs::remove(file, ignored);
}

KnownNumbers RowSpool::numbers() {
  Store& store = *store_;
  KnownNumbers numbers;
  numbers.find = [&store](const std::string& number) -> std::optional<KnownNumbers::Place> {
    store.find_number.reset();
    store.find_number.bindNoCopy(1, number);
    if (!store.find_number.executeStep()) return std::nullopt;
    const auto file = static_cast<std::size_t>(store.find_number.getColumn(0).getInt64());
    return KnownNumbers::Place{store.files[file], store.find_number.getColumn(1).getInt()};
  };
  numbers.add = [&store](const std::string& number, const std::string& file, int line) {
    store.add_number.reset();
    store.add_number.bindNoCopy(1, number);
    store.add_number.bind(2, store.number_of(file));
    store.add_number.bind(3, line);
    store.add_number.exec();
  };
  return numbers;
}

void RowSpool::add(const CheckedRow& row) {
  const std::string fields = RowText::encode(row, store_->number_of(row.file));
  const std::string published = iso_of(row.record.published_on);
  const std::string made = iso_of(row.record.made_on);
  ++store_->count;
  store_->add_row.reset();
  store_->add_row.bind(1, store_->count);
  store_->add_row.bindNoCopy(2, fields.data(), static_cast<int>(fields.size()));
  store_->add_row.exec();
  store_->add_turn.reset();
  store_->add_turn.bindNoCopy(1, published);
  store_->add_turn.bindNoCopy(2, made);
  store_->add_turn.bind(3, store_->count);
  store_->add_turn.exec();
  if (row.text_path.empty()) return;
  const std::string text = fs::path(row.text_path).lexically_normal().string();
  store_->add_text.reset();
  store_->add_text.bindNoCopy(1, text);
  store_->add_text.exec();
}

std::int64_t RowSpool::count() const { return store_->count; }

base::Status RowSpool::for_each(const std::function<base::Status(const CheckedRow& row)>& visit) const {
  SQLite::Statement turn(
      store_->database,
      "SELECT fields FROM turn CROSS JOIN row ON row.id = turn.id ORDER BY published DESC, made DESC, turn.id");
  while (turn.executeStep()) {
    const SQLite::Column fields = turn.getColumn(0);
    std::size_t file = 0;
    CheckedRow row = RowText::decode(
        {static_cast<const char*>(fields.getBlob()), static_cast<std::size_t>(fields.getBytes())}, file);
    row.file = store_->files[file];
    if (base::Status visited = visit(row); !visited) return visited;
  }
  return base::Done{};
}

bool RowSpool::names_text(const std::string& path) const {
  store_->find_text.reset();
  store_->find_text.bindNoCopy(1, path);
  return store_->find_text.executeStep();
}

}  // namespace catalog
