// Catalog: reads one generation of the catalogue store. Read-only; one object a thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page_code.h"
#include "base/result.h"
#include "base/workday.h"
#include "catalog/model.h"

namespace catalog {

/// What a list is narrowed by; empty members do not narrow.
struct Filter {
  std::string
      words;  ///< as typed; words separated by white space must all occur, each somewhere in title, 文号,
              ///< 索引号, summary, 关键词 or body; any substring of one character or more, compared as fold() does
  std::string column_id;  ///< this column and those below it
  std::string issuer;
  std::optional<int> year;  ///< of 发布日期, or of 成文日期 where that is missing
  std::string genre;
  std::string subject;    ///< 主题分类, "一级" or "一级\二级": that class and those below it
  std::string statutory;  ///< Column::statutory
  std::optional<Validity> validity;
  bool in_force_only = false;  ///< leaves out 失效 and 废止; keeps records that state nothing

  bool operator==(const Filter&) const = default;
};

/// One value of a facet and how many records of the current list have it (never 0).
struct FacetValue {
  std::string key;    ///< column id, issuer, four-digit year, genre, subject, item of the law, validity_name()
  std::string label;  ///< what the citizen reads
  std::int64_t count = 0;
};

/// Columns count the list as it is. Every other value counts what the list would hold if that value were picked, in
/// place of the one of its kind that is picked now.
struct Facets {
  std::vector<FacetValue> columns;     ///< the children of Filter::column_id (top columns if empty) that have records
  std::vector<FacetValue> statutory;   ///< in the order of the columns
  std::vector<FacetValue> issuers;     ///< most records first
  std::vector<FacetValue> years;       ///< newest first
  std::vector<FacetValue> genres;      ///< most records first
  std::vector<FacetValue> subjects;    ///< first levels; those below the first level of Filter::subject if it is set
  std::vector<FacetValue> validities;  ///< without 未标明
};

/// A finished list: all ids in order, so that counts are exact and any window of it is one cheap read.
/// Order with words: title or 文号 equal, title holds them as typed, title holds all of them, the rest; then in force
/// before ended; then newest first.
/// Order without words: newest 发布日期 first (then newest 成文日期), records without date last.
struct ResultSet {
  std::vector<RecordId> ids;
  Facets facets;
  /// The columns whose name holds all the words, or is spelled so (pinyin.h), with all their records; in the agency's
  /// order, whatever else the filter asks for.
  std::vector<FacetValue> columns_named;
};

/// A record as a list shows it.
struct ListRow {
  /// What the snippet is taken from.
  enum class Place { title, number, index_number, summary, keywords, body, other };
  Record record;
  std::string snippet;  ///< text around the first hit of a search, at most 60 characters, else the summary
  Place place = Place::summary;
};

class Catalog {
 public:
  /// Opens the store below `data_directory` (file name: store_file_name). not_found: no catalogue has been
  /// loaded; corrupt: the file is not a catalogue of this version or fails its check.
  static base::Result<Catalog> open(const std::string& data_directory);
  /// The same for a store that is not the one in use; errors as open().
  static base::Result<Catalog> open_file(const std::string& file);
  Catalog(Catalog&&) noexcept;
  Catalog& operator=(Catalog&&) noexcept;
  ~Catalog();

  base::Result<Agency> agency() const;
  base::Result<Guide> guide() const;
  base::Result<std::vector<Office>> offices() const;
  /// The holidays that came with the catalogue, by year; they go before the product's of the same year.
  base::Result<std::vector<base::CalendarYear>> calendar() const;
  /// The whole column tree with counts, parents before children, in the agency's order. `today` leaves records whose
  /// 公示截止日期 has passed out of the counts; without it all count.
  base::Result<std::vector<Column>> columns(std::optional<base::Date> today = std::nullopt) const;

  /// All records that pass the filter. `today` hides records whose 公示截止日期 has passed (they also vanish from
  /// counts and from record()).
  base::Result<ResultSet> find(const Filter& filter, base::Date today) const;
  /// The rows of `ids`, same order; `words` only decides the snippets.
  base::Result<std::vector<ListRow>> rows(std::span<const RecordId> ids, std::string_view words) const;
  /// not_found if the id or the 索引号 is not in this generation, or its 公示截止日期 has passed.
  base::Result<Document> document(RecordId id, base::Date today) const;
  base::Result<Document> document(std::string_view index_number, base::Date today) const;
  /// The bytes of Document::attachments[place], at most 64 MiB; not_found as document(), and where there is none.
  base::Result<std::string> attachment(RecordId id, std::size_t place, base::Date today) const;
  /// The attachments of a record, whatever its 公示截止日期. For staff.
  base::Result<std::vector<Attachment>> attachments(RecordId id) const;

  /// What is called so: visible records whose title or 文号, folded, is that text; newest first, at most 10.
  base::Result<std::vector<Record>> named(std::string_view title_or_number, base::Date today) const;

  /// The record that a printed page is of. Two documents share a code about once in a hundred thousand catalogues of
  /// 28,000 records: then both are answered, the one whose text still is that of the page first. Empty: not in this
  /// generation.
  struct PageMatch {
    Record record;
    bool same_text = false;  ///< the text is still the one that was printed
    bool shown = false;      ///< false: its 公示截止日期 has passed, it cannot be opened any more
  };
  base::Result<std::vector<PageMatch>> by_page_code(const base::PageCode& code, base::Date today) const;

  /// The text of a record, whatever its 公示截止日期; empty if only the row is held. For staff.
  base::Result<base::Blocks> text(RecordId id) const;

  /// Has another generation taken the place of the one that is open? Cheap (two stat calls); times do not matter,
  /// and as long as this object lives no other file can have the same number.
  bool is_stale() const;
  /// The file that was opened.
  const std::string& file() const;

  struct Totals {
    std::int64_t records = 0;
    std::int64_t texts = 0;
    std::int64_t characters = 0;  ///< of the full texts
    std::int64_t columns = 0;
    std::int64_t bytes_on_disk = 0;
  };
  base::Result<Totals> totals() const;

 private:
  struct Store;
  explicit Catalog(std::unique_ptr<Store> store);
  std::unique_ptr<Store> store_;
};

/// "catalog.db", inside the data directory.
extern const char* const store_file_name;

}  // namespace catalog
