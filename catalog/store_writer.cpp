#include "catalog/store_writer.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>
#include <sqlite3.h>

#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "catalog/block_codec.h"
#include "catalog/catalog.h"
#include "catalog/fold.h"
#include "catalog/grams.h"
#include "catalog/guarded.h"
#include "catalog/page_code.h"
#include "catalog/store_schema.h"

namespace catalog {
namespace {

namespace fs = std::filesystem;

constexpr const char* insert_record = "INSERT INTO record VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

void bind_date(SQLite::Statement& statement, int index, const std::optional<base::Date>& date) {
  if (date)
    statement.bind(index, base::to_iso(*date));
  else
    statement.bind(index);
}

void bind_bytes(SQLite::Statement& statement, int index, const std::string& bytes) {
  statement.bindNoCopy(index, bytes.data(), static_cast<int>(bytes.size()));
}

void run(SQLite::Statement& statement) {
  statement.exec();
  statement.reset();
}

std::int64_t characters_of(const base::Blocks& body) {
  std::size_t count = 0;
  for (const base::Block& block : body) {
    for_each_text(block, [&count](std::string_view text) { count += base::length(text); });
  }
  return static_cast<std::int64_t>(count);
}

/// All that a search looks at, folded, each field and paragraph for itself.
std::string searchable(const Record& record, const base::Blocks* body) {
  std::string text;
  const auto append = [&text](std::string_view field) {
    if (field.empty()) return;
    text += fold(field);
    text.push_back(field_separator);
  };
  for (const auto* field :
       {&record.title, &record.document_number, &record.index_number, &record.summary, &record.keywords}) {
    append(*field);
  }
  if (body == nullptr) return text;
  for (const base::Block& block : *body) for_each_text(block, append);
  return text;
}

}  // namespace

struct StoreWriter::Build {
  const DirectoryLock& lock;
  std::string new_path;
  std::string final_path;
  std::optional<SQLite::Database> database;
  std::optional<SQLite::Statement> record;
  std::optional<SQLite::Statement> body;
  std::optional<SQLite::Statement> folded;
  GramIndex grams;
  RecordId last_id = 0;

  void open();
  void close();
  void put_meta(const Agency& agency, const Guide& guide);
  void put_columns(const ColumnTree& columns);
  void put_guide(const Guide& guide);
  void put_offices(const std::vector<Office>& offices);
  void put_record(const Record& values, std::size_t column, const base::Blocks* text);
  void put_grams();
  base::Status check();
};

void StoreWriter::Build::open() {
  fs::remove(new_path);
  database.emplace(new_path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  // Nothing reads this file before it is whole, so that neither journal nor syncing is of use until the end.
  database->exec(
      "PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
      "PRAGMA secure_delete=OFF; PRAGMA cache_size=-32768;");
  database->exec("PRAGMA application_id=" + std::to_string(store_application_id) +
                 "; PRAGMA user_version=" + std::to_string(store_version));
  database->exec("BEGIN");
  database->exec(store_tables);
  record.emplace(*database, insert_record);
  body.emplace(*database, "INSERT INTO body VALUES(?,?)");
  folded.emplace(*database, "INSERT INTO folded VALUES(?,?)");
}

void StoreWriter::Build::close() {
  folded.reset();
  body.reset();
  record.reset();
  database.reset();
}

void StoreWriter::Build::put_meta(const Agency& agency, const Guide& guide) {
  SQLite::Statement insert(*database, "INSERT INTO meta VALUES(?,?)");
  const auto put = [&insert](const char* key, const std::string& value) {
    insert.bind(1, key);
    insert.bind(2, value);
    run(insert);
  };
  put("agency.name", agency.name);
  put("agency.short_name", agency.short_name);
  put("agency.city", agency.city);
  put("agency.hotline_number", agency.hotline_number);
  put("agency.hotline_text", agency.hotline_text);
  put("agency.desk_place", agency.desk_place);
  put("agency.desk_phone", agency.desk_phone);
  put("agency.content_date", agency.content_date ? base::to_iso(*agency.content_date) : "");
  put("agency.sample", agency.sample ? "1" : "");
  put("guide.updated_on", guide.updated_on ? base::to_iso(*guide.updated_on) : "");
  put("guide.classification", guide.classification);
  put("guide.arrangement", guide.arrangement);
  put("guide.access", guide.access);
  put("guide.body_name", guide.body_name);
  put("guide.office_address", guide.office_address);
  put("guide.office_hours", guide.office_hours);
  put("guide.telephone", guide.telephone);
  put("guide.fax", guide.fax);
  put("guide.internet", guide.internet);
}

void StoreWriter::Build::put_columns(const ColumnTree& columns) {
  SQLite::Statement insert(*database, "INSERT INTO node VALUES(?,?,?,?,?,?)");
  for (std::size_t i = 0; i < columns.columns().size(); ++i) {
    const Column& column = columns.columns()[i];
    SQLite::bind(insert, static_cast<std::int64_t>(i), column.id, column.parent_id, column.name, column.note,
                 column.role);
    run(insert);
  }
}

void StoreWriter::Build::put_guide(const Guide& guide) {
  SQLite::Statement insert(*database, "INSERT INTO section(title,text) VALUES(?,?)");
  for (const Guide::Section& section : guide.sections) {
    SQLite::bind(insert, section.title, section.text);
    run(insert);
  }
}

void StoreWriter::Build::put_offices(const std::vector<Office>& offices) {
  SQLite::Statement insert(*database,
                           "INSERT INTO office(name,duties,head,room,phone,hours,time_limit) VALUES(?,?,?,?,?,?,?)");
  for (const Office& office : offices) {
    std::string duties;
    for (const std::string& duty : office.duties) duties += duty + "\n";
    SQLite::bind(insert, office.name, duties, office.head, office.room, office.phone, office.hours,
                 office.time_limit);
    run(insert);
  }
}

void StoreWriter::Build::put_record(const Record& values, std::size_t column, const base::Blocks* text) {
  SQLite::Statement& insert = *record;
  insert.bind(1, ++last_id);
  int index = 2;
  for (const auto* field :
       {&values.index_number, &values.title, &values.summary, &values.issuer, &values.document_number, &values.genre,
        &values.subject, &values.combined_class, &values.keywords}) {
    insert.bind(index++, *field);
  }
  insert.bind(index++, static_cast<std::int64_t>(column));
  for (const auto* date :
       {&values.made_on, &values.published_on, &values.effective_on, &values.repealed_on, &values.shown_until}) {
    bind_date(insert, index++, *date);
  }
  insert.bind(index++, static_cast<int>(values.validity));
  if (text != nullptr)
    insert.bind(index++, characters_of(*text));
  else
    insert.bind(index++);
  insert.bind(index++, fold(values.title));
  insert.bind(index++, fold(values.document_number));
  insert.bind(index, static_cast<std::int64_t>(page_code_of(values).document));
  run(insert);
}

void StoreWriter::Build::put_grams() {
  SQLite::Statement insert(*database, "INSERT INTO gram VALUES(?,?)");
  for (const GramIndex::Posting& posting : grams.take_sorted()) {
    insert.bind(1, posting.gram);
    bind_bytes(insert, 2, posting.records);
    run(insert);
  }
}

base::Status StoreWriter::Build::check() {
  SQLite::Statement statement(*database, "PRAGMA quick_check(1)");
  if (statement.executeStep() && statement.getColumn(0).getString() == "ok") return base::Done{};
  return base::error(base::ErrorKind::corrupt, "the new store fails its check");
}

StoreWriter::StoreWriter(std::unique_ptr<Build> build) : build_(std::move(build)) {}
StoreWriter::StoreWriter(StoreWriter&&) noexcept = default;

StoreWriter::~StoreWriter() {
  if (!build_ || build_->new_path.empty()) return;
  build_->close();
  std::error_code ignored;
  fs::remove(build_->new_path, ignored);
}

base::Result<StoreWriter> StoreWriter::create(const DirectoryLock& lock, const std::string& data_directory) {
  return guarded([&]() -> base::Result<StoreWriter> {
    const fs::path directory(data_directory);
    StoreWriter writer(std::unique_ptr<Build>(new Build{lock,
                                                        (directory / new_store_file_name).string(),
                                                        (directory / store_file_name).string(),
                                                        {},
                                                        {},
                                                        {},
                                                        {},
                                                        {}}));
    writer.build_->open();
    return writer;
  });
}

base::Status StoreWriter::put_source(const Source& source) {
  return guarded([&]() -> base::Status {
    build_->put_meta(source.agency, source.guide);
    build_->put_columns(source.columns);
    build_->put_guide(source.guide);
    build_->put_offices(source.offices);
    return base::Done{};
  });
}

base::Status StoreWriter::add(const Record& record, std::size_t column, const base::Blocks* body) {
  return guarded([&]() -> base::Status {
    build_->put_record(record, column, body);
    const std::string text = searchable(record, body);
    build_->grams.add(build_->last_id, text);
    build_->folded->bind(1, build_->last_id);
    bind_bytes(*build_->folded, 2, text);
    run(*build_->folded);
    if (body == nullptr) return base::Done{};
    const std::string blocks = encode_blocks(*body);
    build_->body->bind(1, build_->last_id);
    bind_bytes(*build_->body, 2, blocks);
    run(*build_->body);
    return base::Done{};
  });
}

base::Status StoreWriter::finish() {
  return guarded([&]() -> base::Status {
    build_->put_grams();
    build_->database->exec("COMMIT");
    if (base::Status sound = build_->check(); !sound) return sound;
    build_->close();
    base::Status replaced = build_->lock.replace(build_->new_path, build_->final_path);
    if (replaced) build_->new_path.clear();
    return replaced;
  });
}

}  // namespace catalog
