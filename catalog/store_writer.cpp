#include "catalog/store_writer.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "catalog/block_codec.h"
#include "catalog/catalog.h"
#include "catalog/entry_blocks.h"
#include "catalog/files.h"
#include "catalog/fold.h"
#include "catalog/gram_runs.h"
#include "catalog/guarded.h"
#include "catalog/name_key.h"
#include "catalog/number_forms.h"
#include "catalog/page_code.h"
#include "catalog/pinyin.h"
#include "catalog/posting_list.h"
#include "catalog/searchable.h"
#include "catalog/store_schema.h"
#include "catalog/varint.h"

namespace catalog {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t spelling_memory_bytes = std::size_t{6} << 20U;

/// Places in the text of all records are numbers of 32 bits.
constexpr std::uint64_t most_characters = 0xFFFFFFFF;

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

}  // namespace

struct StoreWriter::Build {
  std::string file;
  bool is_finished = false;
  std::optional<SQLite::Database> database;
  std::optional<SQLite::Statement> record;
  std::optional<SQLite::Statement> body;
  std::optional<SQLite::Statement> attachment;
  std::optional<SQLite::Statement> chunk;
  std::optional<GramRuns> grams;
  std::optional<GramRuns> spellings;
  std::vector<ListEntry> entries;  ///< of the block that is being filled
  Names issuers, subjects, genres;
  std::int64_t blocks = 0;  ///< of entries, stored
  std::int64_t chunks = 0;  ///< stored
  RecordId last_id = 0;
  std::int64_t attachments = 0;  ///< of that record

  void open();
  void close();
  void put_meta(const std::string& key, const std::string& value);
  void put_agency(const Agency& agency);
  void put_guide_fields(const Guide& guide);
  void put_columns(const ColumnTree& columns);
  void put_guide(const Guide& guide);
  void put_offices(const std::vector<Office>& offices);
  void put_withdrawn(const std::vector<Withdrawal>& withdrawn);
  void put_record(const Record& values, std::size_t column, const base::Blocks* text);
  void put_entry(const Record& values, std::size_t column, std::string_view text);
  void put_entries();
  void put_names();
  std::int64_t put_chunk(std::string_view bytes);
  std::string put_list(std::string_view differences);
  base::Status put_grams();
  base::Status put_spellings();
  base::Status check();
};

void StoreWriter::Build::open() {
  fs::remove(file);
  database.emplace(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  // Nothing reads this file before it is whole, so that neither journal nor syncing is of use until the end.
  database->exec(
      "PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
      "PRAGMA secure_delete=OFF; PRAGMA cache_size=-8192;");
  database->exec("PRAGMA application_id=" + std::to_string(store_application_id) +
                 "; PRAGMA user_version=" + std::to_string(store_version));
  database->exec("BEGIN");
  database->exec(store_tables);
  record.emplace(*database, insert_record);
  body.emplace(*database, "INSERT INTO body VALUES(?,?)");
  attachment.emplace(*database, "INSERT INTO attachment VALUES(?,?,?,?,?)");
  chunk.emplace(*database, "INSERT INTO chunk VALUES(?,?)");
}

void StoreWriter::Build::close() {
  chunk.reset();
  attachment.reset();
  body.reset();
  record.reset();
  database.reset();
}

void StoreWriter::Build::put_meta(const std::string& key, const std::string& value) {
  SQLite::Statement insert(*database, "INSERT INTO meta VALUES(?,?)");
  SQLite::bind(insert, key, value);
  run(insert);
}

void StoreWriter::Build::put_agency(const Agency& agency) {
  put_meta("agency.name", agency.name);
  put_meta("agency.short_name", agency.short_name);
  put_meta("agency.city", agency.city);
  put_meta("agency.hotline_number", agency.hotline_number);
  put_meta("agency.hotline_text", agency.hotline_text);
  put_meta("agency.desk_place", agency.desk_place);
  put_meta("agency.desk_phone", agency.desk_phone);
  put_meta("agency.content_date", agency.content_date ? base::to_iso(*agency.content_date) : "");
  put_meta("agency.sample", agency.sample ? "1" : "");
}

void StoreWriter::Build::put_guide_fields(const Guide& guide) {
  put_meta("guide.updated_on", guide.updated_on ? base::to_iso(*guide.updated_on) : "");
  put_meta("guide.classification", guide.classification);
  put_meta("guide.arrangement", guide.arrangement);
  put_meta("guide.access", guide.access);
  put_meta("guide.body_name", guide.body_name);
  put_meta("guide.office_address", guide.office_address);
  put_meta("guide.office_hours", guide.office_hours);
  put_meta("guide.telephone", guide.telephone);
  put_meta("guide.fax", guide.fax);
  put_meta("guide.internet", guide.internet);
}

void StoreWriter::Build::put_columns(const ColumnTree& columns) {
  SQLite::Statement insert(*database, "INSERT INTO node VALUES(?,?,?,?,?,?,?)");
  for (std::size_t i = 0; i < columns.columns().size(); ++i) {
    const Column& column = columns.columns()[i];
    SQLite::bind(insert, static_cast<std::int64_t>(i), column.id, column.parent_id, column.name, column.note,
                 column.role, column.statutory);
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

void StoreWriter::Build::put_withdrawn(const std::vector<Withdrawal>& withdrawn) {
  SQLite::Statement insert(*database, "INSERT OR REPLACE INTO withdrawn VALUES(?,?)");
  for (const Withdrawal& each : withdrawn) {
    SQLite::bind(insert, each.index_number, each.reason);
    run(insert);
  }
}

void StoreWriter::Build::put_record(const Record& values, std::size_t column, const base::Blocks* text) {
  SQLite::Statement& insert = *record;
  insert.bind(1, ++last_id);
  attachments = 0;
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
  insert.bind(index++, name_key(name_form(fold(values.title))));
  if (values.document_number.empty())
    insert.bind(index++);
  else
    insert.bind(index++, name_key(name_form(fold(values.document_number))));
  insert.bind(index, static_cast<std::int64_t>(page_code_of(values).document));
  run(insert);
}

void StoreWriter::Build::put_entry(const Record& values, std::size_t column, std::string_view text) {
  const auto characters_before = [text](std::size_t end) { return base::length(text.substr(0, end)); };
  const std::optional<base::Date> day = values.published_on ? values.published_on : values.made_on;
  ListEntry entry;
  entry.node = static_cast<std::uint32_t>(column);
  entry.issuer = issuers.place_of(values.issuer);
  entry.subject = subjects.place_of(values.subject);
  entry.genre = genres.place_of(values.genre);
  if (values.shown_until) entry.last_day = day_number(*values.shown_until);
  entry.characters = static_cast<std::uint32_t>(characters_before(text.size()));
  entry.year = static_cast<std::uint16_t>(day ? base::year_of(*day) : 0);
  entry.title_characters = static_cast<std::uint16_t>(characters_before(text.find(field_separator)));
  entry.validity = values.validity;
  entries.push_back(entry);
  if (entries.size() == entries_a_block) put_entries();
}

void StoreWriter::Build::put_entries() {
  SQLite::Statement insert(*database, "INSERT INTO entry VALUES(?,?)");
  const std::string bytes = encode_entries(entries);
  insert.bind(1, blocks++);
  bind_bytes(insert, 2, bytes);
  run(insert);
  entries.clear();
}

void StoreWriter::Build::put_names() {
  SQLite::Statement insert(*database, "INSERT INTO name VALUES(?,?,?)");
  const auto put = [&insert](NameKind kind, const Names& names) {
    for (std::size_t i = 0; i < names.all().size(); ++i) {
      SQLite::bind(insert, static_cast<int>(kind), static_cast<std::int64_t>(i), names.all()[i]);
      run(insert);
    }
  };
  put(NameKind::issuer, issuers);
  put(NameKind::subject, subjects);
  put(NameKind::genre, genres);
}

std::int64_t StoreWriter::Build::put_chunk(std::string_view bytes) {
  chunk->bind(1, ++chunks);
  chunk->bindNoCopy(2, bytes.data(), static_cast<int>(bytes.size()));
  run(*chunk);
  return chunks;
}

/// Stores a list and gives its head; empty for an empty list.
std::string StoreWriter::Build::put_list(std::string_view differences) {
  if (differences.empty()) return {};
  PostingWriter writer([this](std::string_view bytes) { return put_chunk(bytes); });
  std::uint32_t number = 0;
  for (std::uint32_t difference = 0; take_varint(differences, difference);) writer.add(number += difference);
  return writer.finish();
}

base::Status StoreWriter::Build::put_grams() {
  SQLite::Statement insert(*database, "INSERT INTO gram VALUES(?,?,?)");
  return grams->for_each([this, &insert](const GramIndex::Posting& posting) -> base::Status {
    const std::string records = put_list(posting.records);
    const std::string places = put_list(posting.places);
    insert.bind(1, posting.gram);
    bind_bytes(insert, 2, records);
    bind_bytes(insert, 3, places);
    run(insert);
    return base::Done{};
  });
}

base::Status StoreWriter::Build::put_spellings() {
  SQLite::Statement insert(*database, "INSERT INTO spelling VALUES(?,?)");
  return spellings->for_each([this, &insert](const GramIndex::Posting& posting) -> base::Status {
    const std::string records = put_list(posting.records);
    insert.bind(1, posting.gram);
    bind_bytes(insert, 2, records);
    run(insert);
    return base::Done{};
  });
}

base::Status StoreWriter::Build::check() {
  SQLite::Statement statement(*database, "PRAGMA quick_check(1)");
  if (statement.executeStep() && statement.getColumn(0).getString() == "ok") return base::Done{};
  return base::error(base::ErrorKind::corrupt, "the new store fails its check");
}

StoreWriter::StoreWriter(std::unique_ptr<Build> build) : build_(std::move(build)) {}
StoreWriter::StoreWriter(StoreWriter&&) noexcept = default;

StoreWriter::~StoreWriter() {
  if (!build_ || build_->is_finished) return;
  build_->close();
  std::error_code ignored;
  fs::remove(build_->file, ignored);
}

base::Result<StoreWriter> StoreWriter::create(const std::string& file) {
  return guarded([&]() -> base::Result<StoreWriter> {
    auto build = std::make_unique<Build>();
    build->file = file;
    base::Result<GramRuns> grams = GramRuns::create(fs::path(file).parent_path().string());
    if (!grams) return grams.error();
    build->grams.emplace(std::move(*grams));
    base::Result<GramRuns> spellings = GramRuns::create(fs::path(file).parent_path().string(), spelling_memory_bytes);
    if (!spellings) return spellings.error();
    build->spellings.emplace(std::move(*spellings));
    StoreWriter writer(std::move(build));
    writer.build_->open();
    return writer;
  });
}

base::Status StoreWriter::put_source(const Source& source) {
  return guarded([&]() -> base::Status {
    build_->put_agency(source.agency);
    build_->put_guide_fields(source.guide);
    build_->put_columns(source.columns);
    build_->put_guide(source.guide);
    build_->put_offices(source.offices);
    build_->put_withdrawn(source.withdrawn);
    for (const CalendarText& each : source.calendars) {
      build_->put_meta(calendar_key_prefix + std::to_string(each.year), each.json);
    }
    return base::Done{};
  });
}

base::Status StoreWriter::put_origin(std::int64_t number, const Origin& origin, std::int64_t highest_counter) {
  return guarded([&]() -> base::Status {
    build_->put_meta("version.number", std::to_string(number));
    build_->put_meta("version.counter", std::to_string(origin.counter));
    build_->put_meta("version.highest_counter", std::to_string(std::max(highest_counter, origin.counter)));
    build_->put_meta("version.manifest_sha256", origin.manifest_sha256);
    build_->put_meta("version.loaded_at", origin.loaded_at);
    if (origin.manifest.empty()) return base::Done{};
    SQLite::Statement insert(*build_->database, "INSERT INTO manifest VALUES(?)");
    SQLite::bind(insert, origin.manifest);
    run(insert);
    return base::Done{};
  });
}

base::Status StoreWriter::add(const Record& record, std::size_t column, const base::Blocks* body) {
  return guarded([&]() -> base::Status {
    build_->put_record(record, column, body);
    const std::string text = searchable_text(record, body);
    if (build_->grams->characters() + text.size() > most_characters) {
      return base::error(base::ErrorKind::bad_input, "more text than a catalogue holds");
    }
    if (base::Status added = build_->grams->add(build_->last_id, text); !added) return added;
    const std::string spelling =
        spelling_text(fold(record.title)) + spelling_text(head_of_number(record.document_number));
    if (base::Status added = build_->spellings->add(build_->last_id, spelling); !added) return added;
    build_->put_entry(record, column, text);
    if (body == nullptr) return base::Done{};
    const std::string blocks = encode_blocks(*body);
    build_->body->bind(1, build_->last_id);
    bind_bytes(*build_->body, 2, blocks);
    run(*build_->body);
    return base::Done{};
  });
}

base::Status StoreWriter::attach(const std::string& name, const std::string& bytes) {
  return guarded([&]() -> base::Status {
    SQLite::Statement& insert = *build_->attachment;
    insert.bind(1, build_->last_id);
    insert.bind(2, build_->attachments++);
    insert.bind(3, name);
    insert.bind(4, name_key(bytes));
    bind_bytes(insert, 5, bytes);
    run(insert);
    return base::Done{};
  });
}

base::Status StoreWriter::finish() {
  return guarded([&]() -> base::Status {
    build_->put_entries();
    build_->put_names();
    if (base::Status put = build_->put_grams(); !put) return put;
    if (base::Status put = build_->put_spellings(); !put) return put;
    build_->put_meta("version.records", std::to_string(build_->last_id));
    build_->database->exec("COMMIT");
    if (base::Status sound = build_->check(); !sound) return sound;
    build_->close();
    base::Status synced = sync_path(build_->file);
    build_->is_finished = synced.ok();
    return synced;
  });
}

}  // namespace catalog
