// Store schema: what the tables of a catalogue store are called and which version of them this is.
#pragma once

#include <string>

namespace catalog {

inline constexpr int store_application_id = 0x43485943;  // "CHYC"
inline constexpr int store_version = 5;
inline constexpr const char* new_store_file_name = "catalog.db.new";

/// meta: "calendar.2027" is that year's file.
inline constexpr const char* calendar_key_prefix = "calendar.";

/// One row a record, in the order of a list without words; id counts from 1 without gaps.
/// page_code: base::PageCode::document. title_key, number_key: name_key() of title and 文号. gram, chunk: the lists
/// of grams.h in the form of posting_list.h. spelling: such lists for spelling_text() of titles and heads of 文号
/// (pinyin.h). attachment: place counts from 0, sum is name_key() of the bytes, so that versions can be compared
/// without reading them. entry: entry_blocks.h, each of entries_a_block records; name: what its
/// places stand for. manifest: of the package that brought this version, at most one row. withdrawn: why records of
/// the version before are not in this one. meta: "agency.…", "guide.…", "version.…" (versions.h).
inline constexpr const char* store_tables = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE section(position INTEGER PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE office(position INTEGER PRIMARY KEY, name TEXT NOT NULL, duties TEXT NOT NULL, head TEXT NOT NULL,
  room TEXT NOT NULL, phone TEXT NOT NULL, hours TEXT NOT NULL, time_limit TEXT NOT NULL);
CREATE TABLE node(position INTEGER PRIMARY KEY, id TEXT NOT NULL, parent_id TEXT NOT NULL, name TEXT NOT NULL,
  note TEXT NOT NULL, role TEXT NOT NULL, statutory TEXT NOT NULL);
CREATE TABLE record(id INTEGER PRIMARY KEY, index_number TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
  summary TEXT NOT NULL, issuer TEXT NOT NULL, document_number TEXT NOT NULL, genre TEXT NOT NULL,
  subject TEXT NOT NULL, combined_class TEXT NOT NULL, keywords TEXT NOT NULL, node INTEGER NOT NULL,
  made_on TEXT, published_on TEXT, effective_on TEXT, repealed_on TEXT, shown_until TEXT,
  validity INTEGER NOT NULL, characters INTEGER, title_key INTEGER NOT NULL, number_key INTEGER,
  page_code INTEGER NOT NULL);
CREATE INDEX record_page_code ON record(page_code);
CREATE INDEX record_title_key ON record(title_key);
CREATE INDEX record_number_key ON record(number_key) WHERE number_key IS NOT NULL;
CREATE TABLE body(id INTEGER PRIMARY KEY, blocks BLOB NOT NULL);
CREATE TABLE attachment(record INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, sum INTEGER NOT NULL,
  bytes BLOB NOT NULL, PRIMARY KEY(record, place));
CREATE TABLE gram(gram INTEGER PRIMARY KEY, records BLOB NOT NULL, places BLOB NOT NULL);
CREATE TABLE spelling(gram INTEGER PRIMARY KEY, records BLOB NOT NULL);
CREATE TABLE chunk(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE entry(block INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE name(kind INTEGER NOT NULL, place INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY(kind, place))
  WITHOUT ROWID;
CREATE TABLE manifest(text TEXT NOT NULL);
CREATE TABLE withdrawn(index_number TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID;
)";

}  // namespace catalog
