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
#include "catalog/entry_blocks.h"
#include "catalog/files.h"
#include "catalog/fold.h"
#include "catalog/guarded.h"
#include "catalog/listing.h"
#include "catalog/name_key.h"
#include "catalog/number_forms.h"
#include "catalog/page_code.h"
#include "catalog/pinyin.h"
#include "catalog/ranking.h"
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

std::string_view bytes_of(const SQLite::Column& column) {
  return {static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

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

std::vector<std::string> load_names(const SQLite::Database& database, NameKind kind) {
  std::vector<std::string> names;
  SQLite::Statement row(database, "SELECT text FROM name WHERE kind = ? ORDER BY place");
  row.bind(1, static_cast<int>(kind));
  while (row.executeStep()) names.push_back(row.getColumn(0).getString());
  return names;
}

base::Status load_entries(const SQLite::Database& database, Listing& listing) {
  listing.issuers = load_names(database, NameKind::issuer);
  listing.subjects = load_names(database, NameKind::subject);
  listing.genres = load_names(database, NameKind::genre);
  SQLite::Statement row(database, "SELECT bytes FROM entry ORDER BY block");
  bool is_sound = true;
  while (is_sound && row.executeStep()) is_sound = decode_entries(bytes_of(row.getColumn(0)), listing.entries);
  SQLite::Statement last(database, "SELECT coalesce(max(id), 0) FROM record");
  last.executeStep();
  is_sound = is_sound && last.getColumn(0).getInt64() == static_cast<RecordId>(listing.entries.size()) &&
             listing.fits_together();
  if (!is_sound) return base::error(ErrorKind::corrupt, "records of the store do not fit together");
  listing.measure_texts();
  return base::Done{};
}

int pragma(const SQLite::Database& database, const char* name) {
  SQLite::Statement statement(database, std::string("PRAGMA ") + name);
  return statement.executeStep() ? statement.getColumn(0).getInt() : 0;
}

/// Format, and for stores that are read through in no time also that every page is sound. Larger ones are checked
/// when they are put in use and when the kiosk starts (versions.h); damage that comes later is seen where it is read.
base::Status check(const SQLite::Database& database, std::uintmax_t bytes) {
  constexpr std::uintmax_t small_store = std::uintmax_t{256} << 20U;
  if (pragma(database, "application_id") != store_application_id) {
    return base::error(ErrorKind::corrupt, "the file is not a catalogue store");
  }
  if (pragma(database, "user_version") != store_version) {
    return base::error(ErrorKind::corrupt, "the store has another version");
  }
  if (bytes > small_store) return base::Done{};
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

  bool is_shown(RecordId id, base::Date today) const { return is_known(id) && listing.is_visible(id, today); }

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

  std::vector<Attachment> attachments(RecordId id) const {
    SQLite::Statement row(database, "SELECT name, length(bytes) FROM attachment WHERE record = ? ORDER BY place");
    row.bind(1, id);
    std::vector<Attachment> attachments;
    while (row.executeStep()) attachments.push_back({row.getColumn(0).getString(), row.getColumn(1).getInt64()});
    return attachments;
  }

  /// Records whose title or 文号 has this name_form(), ascending.
  std::vector<std::uint32_t> equal_to(std::string_view name) const {
    std::vector<std::uint32_t> records;
    for (const Record& record : named(name)) records.push_back(static_cast<std::uint32_t>(record.id));
    return records;
  }

  std::vector<Record> named(std::string_view name) const {
    SQLite::Statement row(database,
                          std::string(select_record) + "WHERE title_key = ?1 OR number_key = ?1 ORDER BY record.id");
    row.bind(1, name_key(name));
    std::vector<Record> records;
    while (row.executeStep()) {
      Record record = record_of(row);
      const bool is_it = name_form(fold(record.title)) == name || name_form(fold(record.document_number)) == name;
      if (is_it) records.push_back(std::move(record));
    }
    return records;
  }

  /// Records whose title or 文号 head the folded word spells.
  TaggedRecords spelled_by(const std::string& folded_word, const PostingReader::Get& chunk) const {
    const std::optional<SpelledWord> word = SpelledWord::parse(folded_word);
    if (!word) return {};
    SQLite::Statement lists(database, "SELECT records FROM spelling WHERE gram = ?");
    const auto lookup = [&](Gram gram) -> std::vector<std::uint32_t> {
      lists.reset();
      lists.bind(1, gram);
      if (!lists.executeStep()) return {};
      const std::string head = lists.getColumn(0).getString();
      std::vector<std::uint32_t> records = PostingReader(head, chunk).rest();
      for (std::uint32_t& record : records) record = record_of_tagged(record);
      records.erase(std::unique(records.begin(), records.end()), records.end());
      return records;
    };
    SQLite::Statement names(database, "SELECT title, document_number FROM record WHERE id = ?");
    TaggedRecords found;
    for (const std::uint32_t record : word->candidates(lookup)) {
      names.reset();
      names.bind(1, static_cast<std::int64_t>(record));
      if (!names.executeStep()) continue;
      const bool is_spelled = word->stands_in(names.getColumn(0).getString()) ||
                              word->stands_in(head_of_number(names.getColumn(1).getString()));
      if (is_spelled) found.push_back(tagged(record, false));
    }
    return found;
  }

  std::vector<FacetValue> columns_named(const std::vector<std::string>& folded_words, base::Date today) const {
    std::vector<std::size_t> named;
    for (std::size_t i = 0; i < listing.nodes.size(); ++i) {
      const bool holds_all = std::all_of(folded_words.begin(), folded_words.end(), [&](const std::string& word) {
        return !find_marks(listing.nodes[i].name, word).empty();
      });
      if (holds_all) named.push_back(i);
    }
    std::vector<FacetValue> columns;
    if (named.empty()) return columns;
    const std::vector<std::int64_t> counts = listing.counts(today);
    for (const std::size_t i : named) {
      if (counts[i] > 0) columns.push_back({listing.nodes[i].id, listing.nodes[i].name, counts[i]});
    }
    return columns;
  }

  base::Result<std::vector<Hit>> search(const std::vector<std::string>& folded_words) const {
    SQLite::Statement grams(database, "SELECT records, places FROM gram WHERE gram = ?");
    SQLite::Statement chunks(database, "SELECT bytes FROM chunk WHERE id = ?");
    SearchIndex index;
    index.begins = listing.begins;
    index.entries = listing.entries;
    index.heads = [&grams](Gram gram) -> std::optional<SearchIndex::Heads> {
      grams.reset();
      grams.bind(1, gram);
      if (!grams.executeStep()) return std::nullopt;
      return SearchIndex::Heads{grams.getColumn(0).getString(), grams.getColumn(1).getString()};
    };
    index.chunk = [&chunks](std::int64_t id) -> std::string_view {
      chunks.reset();
      chunks.bind(1, id);
      return chunks.executeStep() ? bytes_of(chunks.getColumn(0)) : std::string_view();
    };
    SubstringSearch search(index);
    std::vector<Hit> hits = ranked_hits(
        search, folded_words, [this](const std::string& name) { return equal_to(name); },
        [&](const std::string& word) { return spelled_by(word, index.chunk); });
    if (search.is_damaged()) return base::error(ErrorKind::corrupt, "the index of the store is damaged");
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
    if (base::Status sound = check(store->database, std::filesystem::file_size(file)); !sound) return sound.error();
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
    const base::Result<std::vector<Hit>> hits = store_->search(words);
    if (!hits) return hits.error();
    ResultSet result = store_->listing.list(filter, today, *hits);
    result.columns_named = store_->columns_named(words, today);
    return result;
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
    if (!store_->is_shown(id, today)) {
      return base::error(ErrorKind::not_found, "no such record, or no longer shown");
    }
    base::Result<Record> record = store_->record(id);
    if (!record) return record.error();
    return Document{std::move(*record), store_->body(id), store_->attachments(id)};
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

base::Result<std::string> Catalog::attachment(RecordId id, std::size_t place, base::Date today) const {
  return guarded([&]() -> base::Result<std::string> {
    SQLite::Statement row(store_->database, "SELECT bytes FROM attachment WHERE record = ? AND place = ?");
    row.bind(1, id);
    row.bind(2, static_cast<std::int64_t>(place));
    if (store_->is_shown(id, today) && row.executeStep()) return row.getColumn(0).getString();
    return base::error(ErrorKind::not_found, "no such attachment, or no longer shown");
  });
}

base::Result<std::vector<Attachment>> Catalog::attachments(RecordId id) const {
  return guarded([&]() -> base::Result<std::vector<Attachment>> { return store_->attachments(id); });
}

base::Result<std::vector<Record>> Catalog::named(std::string_view title_or_number, base::Date today) const {
  return guarded([&]() -> base::Result<std::vector<Record>> {
    const std::string wanted = name_form(fold(title_or_number));
    std::vector<Record> records;
    if (wanted.empty()) return records;
    for (Record& record : store_->named(wanted)) {
      if (records.size() == most_named) break;
      if (store_->listing.is_visible(record.id, today)) records.push_back(std::move(record));
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
