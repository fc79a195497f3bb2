#include "catalog/catalog.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "catalog/block_codec.h"
#include "catalog/calendar_file.h"
#include "catalog/files.h"
#include "catalog/fold.h"
#include "catalog/guarded.h"
#include "catalog/listing.h"
#include "catalog/name_key.h"
#include "catalog/page_code.h"
#include "catalog/snippet.h"
#include "catalog/store_schema.h"
#include "catalog/substring_search.h"

namespace catalog {
namespace {

using base::ErrorKind;

constexpr std::size_t most_named = 10;

constexpr const char* select_record =
    "SELECT record.id, index_number, title, summary, issuer, document_number, genre, subject, combined_class, "
    "keywords,"
    " node.id, node.name, made_on, published_on, effective_on, repealed_on, shown_until, validity, characters"
    " FROM record JOIN node ON node.position = record.node ";

std::optional<base::Date> date_of(const SQLite::Column& column) {
  return column.isNull() ? std::nullopt : base::parse_date(column.getString());
}

Validity validity_of(int number) {
  const bool is_known = number >= 0 && number <= static_cast<int>(Validity::not_yet);
  return is_known ? static_cast<Validity>(number) : Validity::unstated;
}

/// The current row of a statement that starts with select_record.
Record record_of(SQLite::Statement& row) {
  Record record;
  int column = 0;
  record.id = row.getColumn(column++).getInt64();
  for (auto* field :
       {&record.index_number, &record.title, &record.summary, &record.issuer, &record.document_number, &record.genre,
        &record.subject, &record.combined_class, &record.keywords, &record.column_id, &record.column_name}) {
    *field = row.getColumn(column++).getString();
  }
  for (auto* date :
       {&record.made_on, &record.published_on, &record.effective_on, &record.repealed_on, &record.shown_until}) {
    *date = date_of(row.getColumn(column++));
  }
  record.validity = validity_of(row.getColumn(column++).getInt());
  record.has_text = !row.getColumn(column).isNull();
  return record;
}

/// Numbers names in the order in which they turn up.
class Names {
 public:
  explicit Names(std::vector<std::string>& names) : names_(names) {}

  std::uint32_t place_of(const std::string& name) {
    const auto [found, is_new] = places_.try_emplace(name, static_cast<std::uint32_t>(names_.size()));
    if (is_new) names_.push_back(name);
    return found->second;
  }

 private:
  std::vector<std::string>& names_;
  std::unordered_map<std::string, std::uint32_t> places_;
};

void load_nodes(const SQLite::Database& database, Listing& listing) {
  SQLite::Statement row(database, "SELECT id, parent_id, name, note, role, statutory FROM node ORDER BY position");
  while (row.executeStep()) {
    Column& node = listing.nodes.emplace_back();
    int column = 0;
    for (auto* field : {&node.id, &node.parent_id, &node.name, &node.note, &node.role, &node.statutory}) {
      *field = row.getColumn(column++).getString();
    }
  }
  listing.measure_subtrees();
}

base::Status load_entries(const SQLite::Database& database, Listing& listing) {
  Names issuers(listing.issuers);
  Names genres(listing.genres);
  Names subjects(listing.subjects);
  SQLite::Statement row(database,
                        "SELECT id, node, issuer, genre, subject,"
                        " CAST(substr(coalesce(published_on, made_on), 1, 4) AS INTEGER), validity, shown_until"
                        " FROM record ORDER BY id");
  while (row.executeStep()) {
    ListEntry entry;
    entry.node = static_cast<std::uint32_t>(row.getColumn(1).getInt64());
    entry.issuer = issuers.place_of(row.getColumn(2).getString());
    entry.genre = static_cast<std::uint16_t>(genres.place_of(row.getColumn(3).getString()));
    entry.subject = subjects.place_of(row.getColumn(4).getString());
    entry.year = static_cast<std::uint16_t>(row.getColumn(5).getInt());
    entry.validity = validity_of(row.getColumn(6).getInt());
    if (const auto last_day = date_of(row.getColumn(7))) entry.last_day = day_number(*last_day);
    listing.entries.push_back(entry);
    const bool fits = row.getColumn(0).getInt64() == static_cast<RecordId>(listing.entries.size()) &&
                      entry.node < listing.nodes.size();
    if (!fits) return base::error(ErrorKind::corrupt, "records of the store do not fit together");
  }
  return base::Done{};
}

int pragma(const SQLite::Database& database, const char* name) {
  SQLite::Statement statement(database, std::string("PRAGMA ") + name);
  return statement.executeStep() ? statement.getColumn(0).getInt() : 0;
}

base::Status check(const SQLite::Database& database) {
  if (pragma(database, "application_id") != store_application_id) {
    return base::error(ErrorKind::corrupt, "the file is not a catalogue store");
  }
  if (pragma(database, "user_version") != store_version) {
    return base::error(ErrorKind::corrupt, "the store has another version");
  }
  SQLite::Statement statement(database, "PRAGMA quick_check(1)");
  if (statement.executeStep() && statement.getColumn(0).getString() == "ok") return base::Done{};
  return base::error(ErrorKind::corrupt, "the store fails its check");
}

}  // namespace

const char* const store_file_name = "catalog.db";

struct Catalog::Store {
  Store(std::string file, FilePin opened)
      : path(std::move(file)), pin(std::move(opened)), database(path, SQLite::OPEN_READONLY) {}

  std::string path;
  FilePin pin;
  SQLite::Database database;
  Listing listing;

  bool is_known(RecordId id) const { return id >= 1 && id <= static_cast<RecordId>(listing.entries.size()); }

  std::string meta(const std::string& key) const {
    SQLite::Statement statement(database, "SELECT value FROM meta WHERE key = ?");
    statement.bind(1, key);
    return statement.executeStep() ? statement.getColumn(0).getString() : std::string();
  }

  base::Blocks body(RecordId id) const {
    SQLite::Statement statement(database, "SELECT blocks FROM body WHERE id = ?");
    statement.bind(1, id);
    return statement.executeStep() ? decode_blocks(statement.getColumn(0).getString()) : base::Blocks();
  }

  std::vector<RecordId> search(const std::vector<std::string>& folded_words) const {
    SQLite::Statement postings(database, "SELECT records FROM gram WHERE gram = ?");
    SQLite::Statement texts(database, "SELECT text FROM folded WHERE id = ?");
    SearchIndex index;
    index.posting = [&postings](Gram gram) -> std::optional<std::string> {
      postings.reset();
      postings.bind(1, gram);
      if (!postings.executeStep()) return std::nullopt;
      return postings.getColumn(0).getString();
    };
    index.text = [&texts](RecordId id) -> std::string_view {
      texts.reset();
      texts.bind(1, id);
      if (!texts.executeStep()) return {};
      const SQLite::Column column = texts.getColumn(0);
      return {static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
    };
    return records_with(index, folded_words);
  }

  Rank rank_of(RecordId id, const std::vector<std::string>& folded_words) const {
    const base::Result<Record> found = record(id);
    if (!found) return Rank::rest;
    std::string whole;
    for (const std::string& word : folded_words) whole += word;
    const std::string title = fold(found->title);
    if (title == whole || fold(found->document_number) == whole) return Rank::equal;
    if (title.find(whole) != std::string::npos) return Rank::phrase;
    const bool all = std::all_of(folded_words.begin(), folded_words.end(),
                                 [&title](const std::string& word) { return title.find(word) != std::string::npos; });
    return all ? Rank::title : Rank::rest;
  }

  std::vector<Hit> ranked(const std::vector<RecordId>& ids, const std::vector<std::string>& folded_words) const {
    std::vector<Hit> hits;
    for (const RecordId id : ids) hits.push_back({static_cast<std::uint32_t>(id), rank_of(id, folded_words)});
    return hits;
  }

  std::int64_t number(const char* sql) const {
    SQLite::Statement statement(database, sql);
    return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
  }

  base::Result<Record> record(RecordId id) const {
    SQLite::Statement row(database, std::string(select_record) + "WHERE record.id = ?");
    row.bind(1, id);
    if (row.executeStep()) return record_of(row);
    return base::error(ErrorKind::not_found, "no such record in this generation");
  }
};

Catalog::Catalog(std::unique_ptr<Store> store) : store_(std::move(store)) {}
Catalog::Catalog(Catalog&&) noexcept = default;
Catalog& Catalog::operator=(Catalog&&) noexcept = default;
Catalog::~Catalog() = default;

base::Result<Catalog> Catalog::open(const std::string& data_directory) {
  return open_file((std::filesystem::path(data_directory) / store_file_name).string());
}

base::Result<Catalog> Catalog::open_file(const std::string& file) {
  return guarded([&]() -> base::Result<Catalog> {
    base::Result<FilePin> pin = FilePin::open(file);
    if (!pin) return pin.error();
    auto store = std::make_unique<Store>(file, std::move(*pin));
    if (base::Status sound = check(store->database); !sound) return sound.error();
    load_nodes(store->database, store->listing);
    if (base::Status loaded = load_entries(store->database, store->listing); !loaded) return loaded.error();
    return Catalog(std::move(store));
  });
}

base::Result<Agency> Catalog::agency() const {
  return guarded([this]() -> base::Result<Agency> {
    Agency agency;
    agency.name = store_->meta("agency.name");
    agency.short_name = store_->meta("agency.short_name");
    agency.city = store_->meta("agency.city");
    agency.hotline_number = store_->meta("agency.hotline_number");
    agency.hotline_text = store_->meta("agency.hotline_text");
    agency.desk_place = store_->meta("agency.desk_place");
    agency.desk_phone = store_->meta("agency.desk_phone");
    agency.content_date = base::parse_date(store_->meta("agency.content_date"));
    agency.sample = !store_->meta("agency.sample").empty();
    return agency;
  });
}

base::Result<Guide> Catalog::guide() const {
  return guarded([this]() -> base::Result<Guide> {
    Guide guide;
    guide.updated_on = base::parse_date(store_->meta("guide.updated_on"));
    guide.classification = store_->meta("guide.classification");
    guide.arrangement = store_->meta("guide.arrangement");
    guide.access = store_->meta("guide.access");
    guide.body_name = store_->meta("guide.body_name");
    guide.office_address = store_->meta("guide.office_address");
    guide.office_hours = store_->meta("guide.office_hours");
    guide.telephone = store_->meta("guide.telephone");
    guide.fax = store_->meta("guide.fax");
    guide.internet = store_->meta("guide.internet");
    SQLite::Statement row(store_->database, "SELECT title, text FROM section ORDER BY position");
    while (row.executeStep()) guide.sections.push_back({row.getColumn(0).getString(), row.getColumn(1).getString()});
    return guide;
  });
}

base::Result<std::vector<base::CalendarYear>> Catalog::calendar() const {
  return guarded([this]() -> base::Result<std::vector<base::CalendarYear>> {
    std::vector<base::CalendarYear> years;
    SQLite::Statement statement(store_->database, "SELECT value FROM meta WHERE key GLOB ? ORDER BY key");
    statement.bind(1, std::string(calendar_key_prefix) + "*");
    while (statement.executeStep()) {
      auto year = read_calendar_year(statement.getColumn(0).getString());
      if (!year) return base::error(ErrorKind::corrupt, "the calendar of the store: " + year.error().detail);
      years.push_back(std::move(*year));
    }
    return years;
  });
}

base::Result<std::vector<Office>> Catalog::offices() const {
  return guarded([this]() -> base::Result<std::vector<Office>> {
    std::vector<Office> offices;
    SQLite::Statement row(store_->database,
                          "SELECT name, duties, head, room, phone, hours, time_limit FROM office ORDER BY position");
    while (row.executeStep()) {
      Office& office = offices.emplace_back();
      office.name = row.getColumn(0).getString();
      const std::string duties = row.getColumn(1).getString();
      for (std::size_t begin = 0, end = 0; (end = duties.find('\n', begin)) != std::string::npos; begin = end + 1) {
        office.duties.push_back(duties.substr(begin, end - begin));
      }
      office.head = row.getColumn(2).getString();
      office.room = row.getColumn(3).getString();
      office.phone = row.getColumn(4).getString();
      office.hours = row.getColumn(5).getString();
      office.time_limit = row.getColumn(6).getString();
    }
    return offices;
  });
}

base::Result<std::vector<Column>> Catalog::columns(std::optional<base::Date> today) const {
  std::vector<Column> columns = store_->listing.nodes;
  const std::vector<std::int64_t> counts = store_->listing.counts(today);
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i].count = counts[i];
  return columns;
}

base::Result<ResultSet> Catalog::find(const Filter& filter, base::Date today) const {
  return guarded([&]() -> base::Result<ResultSet> {
    std::vector<std::string> words;
    for (const std::string& word : split_words(filter.words)) words.push_back(fold(word));
    if (words.empty()) return store_->listing.list(filter, today, std::nullopt);
    const std::vector<Hit> hits = store_->ranked(store_->search(words), words);
    return store_->listing.list(filter, today, hits);
  });
}

base::Result<std::vector<ListRow>> Catalog::rows(std::span<const RecordId> ids, std::string_view words) const {
  return guarded([&]() -> base::Result<std::vector<ListRow>> {
    const std::vector<std::string> wanted = split_words(words);
    std::vector<ListRow> rows;
    for (const RecordId id : ids) {
      base::Result<Record> record = store_->record(id);
      if (!record) return record.error();
      ListRow& row = rows.emplace_back();
      row.record = std::move(*record);
      show_hit(row, wanted, [&] { return store_->body(id); });
    }
    return rows;
  });
}

base::Result<Document> Catalog::document(RecordId id, base::Date today) const {
  return guarded([&]() -> base::Result<Document> {
    if (!store_->is_known(id) || !store_->listing.is_visible(id, today)) {
      return base::error(ErrorKind::not_found, "no such record, or no longer shown");
    }
    base::Result<Record> record = store_->record(id);
    if (!record) return record.error();
    return Document{std::move(*record), store_->body(id)};
  });
}

base::Result<Document> Catalog::document(std::string_view index_number, base::Date today) const {
  return guarded([&]() -> base::Result<Document> {
    SQLite::Statement statement(store_->database, "SELECT id FROM record WHERE index_number = ?");
    statement.bind(1, std::string(index_number));
    if (!statement.executeStep()) return base::error(ErrorKind::not_found, "no such record in this generation");
    return document(statement.getColumn(0).getInt64(), today);
  });
}

base::Result<std::vector<Record>> Catalog::named(std::string_view title_or_number, base::Date today) const {
  return guarded([&]() -> base::Result<std::vector<Record>> {
    const std::string wanted = fold(title_or_number);
    std::vector<Record> records;
    if (wanted.empty()) return records;
    SQLite::Statement row(store_->database,
                          std::string(select_record) + "WHERE title_key = ?1 OR number_key = ?1 ORDER BY record.id");
    row.bind(1, name_key(wanted));
    while (records.size() < most_named && row.executeStep()) {
      Record record = record_of(row);
      const bool is_it = fold(record.title) == wanted || fold(record.document_number) == wanted;
      if (is_it && store_->listing.is_visible(record.id, today)) records.push_back(std::move(record));
    }
    return records;
  });
}

base::Result<std::vector<Catalog::PageMatch>> Catalog::by_page_code(const base::PageCode& code,
                                                                    base::Date today) const {
  return guarded([&]() -> base::Result<std::vector<PageMatch>> {
    std::vector<PageMatch> matches;
    SQLite::Statement statement(store_->database, "SELECT id FROM record WHERE page_code = ? ORDER BY id");
    statement.bind(1, static_cast<std::int64_t>(code.document));
    while (statement.executeStep()) {
      const RecordId id = statement.getColumn(0).getInt64();
      base::Result<Record> record = store_->record(id);
      if (!record) return record.error();
      const bool same_text = page_code_of(*record, store_->body(id)).revision == code.revision;
      matches.push_back({std::move(*record), same_text, store_->listing.is_visible(id, today)});
    }
    std::stable_partition(matches.begin(), matches.end(), [](const PageMatch& each) { return each.same_text; });
    return matches;
  });
}

base::Result<base::Blocks> Catalog::text(RecordId id) const {
  return guarded([&]() -> base::Result<base::Blocks> { return store_->body(id); });
}

bool Catalog::is_stale() const {
  std::error_code ignored;
  return std::filesystem::exists(store_->path, ignored) && !store_->pin.is_at(store_->path);
}

const std::string& Catalog::file() const { return store_->path; }

base::Result<Catalog::Totals> Catalog::totals() const {
  return guarded([this]() -> base::Result<Totals> {
    Totals totals;
    totals.records = static_cast<std::int64_t>(store_->listing.entries.size());
    totals.texts = store_->number("SELECT count(characters) FROM record");
    totals.characters = store_->number("SELECT coalesce(sum(characters), 0) FROM record");
    totals.columns = static_cast<std::int64_t>(store_->listing.nodes.size());
    totals.bytes_on_disk =
        static_cast<std::int64_t>(pragma(store_->database, "page_count")) * pragma(store_->database, "page_size");
    return totals;
  });
}

}  // namespace catalog
