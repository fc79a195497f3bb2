// Complaints: every Chinese sentence that the import says to the clerk, in one place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace catalog {

/// What is wrong and what to do about it (see Refusal).
struct Complaint {
  std::string what;
  std::string remedy;

  bool operator==(const Complaint&) const = default;
};

namespace complaint {

// The import directory and its files.
Complaint directory_missing();
Complaint file_missing();
Complaint file_outside();
Complaint file_unreadable();
Complaint file_too_big(std::size_t limit_mib);
Complaint not_json();
Complaint json_shape(std::string_view where, std::string_view expected);
Complaint value_missing_in_json(std::string_view where);
Complaint unknown_format();
Complaint bad_json_date(std::string_view where, std::string_view value);
Complaint columns_empty();
Complaint columns_too_deep(int limit);
Complaint column_id_twice(std::string_view id);
Complaint unknown_role(std::string_view role);
Complaint guide_field_missing(std::string_view field);
Complaint guide_missing();
Complaint offices_missing();
Complaint bad_calendar();
Complaint content_date_missing();
Complaint unknown_row_file_type();
Complaint nothing_loaded();
Complaint texts_never_named(std::size_t count, std::string_view first_name);

// A file of rows.
Complaint not_utf8();
Complaint no_heading_line();
Complaint heading_missing(std::string_view heading);
Complaint heading_twice(std::string_view heading);
Complaint heading_unknown(std::string_view heading);
Complaint heading_target_unknown(std::string_view heading, std::string_view target);
Complaint broken_quotes();
Complaint too_many_fields(std::size_t have, std::size_t expected);
Complaint broken_json_line();
Complaint json_value_not_text(std::string_view key);

// A row.
Complaint value_missing(std::string_view field);
Complaint value_too_long(std::string_view field, std::size_t length, std::size_t limit);
Complaint index_number_twice(std::string_view number, std::string_view file, int line);
/// `better` is the date that was probably meant, empty if nobody can tell.
Complaint date_not_real(std::string_view field, std::string_view value, std::string_view better);
Complaint date_misspelt(std::string_view field, std::string_view value, std::string_view better);
Complaint date_means_none(std::string_view field);
Complaint published_before_made();
Complaint column_unknown(std::string_view column);
Complaint column_ambiguous(std::string_view column);
Complaint column_not_leaf(std::string_view column, std::string_view first_child);
Complaint validity_unknown(std::string_view word);
Complaint not_for_the_public(std::string_view disclosure);
Complaint secrecy_marked();
Complaint title_with_markup();
Complaint summary_long(std::size_t limit);

// A text file.
Complaint text_type(std::string_view path);
Complaint text_outside(std::string_view path);
Complaint text_missing(std::string_view path);
Complaint text_unreadable(std::string_view path);
Complaint text_not_utf8(std::string_view path);
Complaint text_empty(std::string_view path);

// An attachment.
Complaint attachment_type(std::string_view path);
Complaint attachment_outside(std::string_view path);
Complaint attachment_missing(std::string_view path);
Complaint attachment_too_big(std::string_view path, std::size_t limit_mib);
Complaint attachment_unreadable(std::string_view path);
Complaint attachment_not_pdf(std::string_view path);

// The store.
Complaint store_not_writable();
Complaint store_full();
Complaint store_busy();

/// "没有填写“内容概述”（共7728行，如第2、3、4行）"
std::string counted(std::string_view what, std::size_t count, std::string_view first_lines);

}  // namespace complaint
}  // namespace catalog
