#include "staff/update_account.h"

#include <optional>

#include "office/refusal_words.h"
#include "staff/console.h"

namespace staff {
namespace {

using catalog::RecordChange;
using catalog::TextPair;
using words::Word;

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "、") + part;
  return text;
}

void print_record(const catalog::Record& record, const std::string& remark) {
  print_line("  " + record.index_number + "\t" + record.title + remark);
}

std::string fields_of(const RecordChange& change) {
  std::vector<std::string> fields = change.fields;
  if (change.text) fields.emplace_back(words::zh(Word::updates_text_field));
  return words::fill(Word::updates_fields, {joined(fields)});
}

std::string reason_of(const RecordChange& change) {
  if (change.reason.empty()) return std::string(words::zh(Word::updates_no_reason));
  return words::fill(Word::updates_reason, {change.reason});
}

void print_package(const package::Manifest& manifest, const std::vector<std::string>& signers) {
  const std::string counter = std::to_string(manifest.counter);
  print_pair(Word::updates_counter, manifest.base == 0
                                        ? words::fill(Word::updates_full, {counter})
                                        : words::fill(Word::updates_delta, {counter, std::to_string(manifest.base)}));
  print_pair(Word::updates_agency, manifest.agency);
  print_pair(Word::updates_signers, joined(signers));
  print_pair(Word::updates_made_at, manifest.made_at);
  if (!manifest.note.empty()) print_pair(Word::updates_note, manifest.note);
}

std::string_view change_word(bool has_changed) {
  return words::zh(has_changed ? Word::updates_has_changes : Word::updates_no_changes);
}

void say_refused(const package::Refused& refused) {
  const office::RefusalWords reason = office::refusal_words(refused.why);
  const std::string place = office::refusal_place(refused);
  const std::string where = place.empty() ? "" : words::fill(Word::updates_where, {place});
  say(Word::updates_not_loaded, {words::zh(reason.what), where});
  say(words::zh(reason.remedy));
}

void say_all(Word word, const std::vector<catalog::Refusal>& list) {
  for (const catalog::Refusal& each : list) {
    const std::string place = each.line == 0
                                  ? words::fill(Word::staff_place_file, {each.file})
                                  : words::fill(Word::staff_place_line, {each.file, std::to_string(each.line)});
    say(word, {each.file.empty() ? "" : place, each.what, each.remedy});
  }
}

}  // namespace

void print_preview(const updates::Preview& preview) {
  const catalog::Changes& changes = preview.changes;
  print_package(preview.manifest, preview.signers);
  print_pair(Word::updates_content_date, preview.version.content_date);
  print_pair(Word::updates_records, std::to_string(preview.version.records));
  print_pair(Word::updates_added, std::to_string(changes.added.size()));
  for (const RecordChange& change : changes.added) print_record(change.after, "");
  print_pair(Word::updates_changed, std::to_string(changes.changed.size()));
  for (const RecordChange& change : changes.changed) print_record(change.after, fields_of(change));
  print_pair(Word::updates_withdrawn, std::to_string(changes.withdrawn.size()));
  for (const RecordChange& change : changes.withdrawn) print_record(change.before, reason_of(change));
  print_pair(Word::updates_unchanged, std::to_string(changes.unchanged));
  print_pair(Word::updates_emptied, std::to_string(changes.emptied_columns.size()));
  for (const std::string& column : changes.emptied_columns) print_line("  " + column);
  print_pair(Word::updates_guide, change_word(changes.guide));
  print_pair(Word::updates_offices, change_word(changes.offices));
  print_pair(Word::updates_refused, std::to_string(preview.report.refusals.size()));
  print_pair(Word::updates_warnings, std::to_string(preview.report.warnings.size()));
}

void say_findings(const catalog::ImportReport& report) {
  say_all(Word::staff_refused, report.refusals);
  say_all(Word::staff_warned, report.warnings);
}

void print_texts(std::span<const TextPair> pairs) {
  std::size_t same = 0;
  const auto skip = [&same] {
    if (same > 0) print_line(words::fill(Word::updates_same_paragraphs, {std::to_string(same)}));
    same = 0;
  };
  for (const TextPair& pair : pairs) {
    if (pair.kind == TextPair::Kind::same) {
      ++same;
      continue;
    }
    skip();
    if (pair.kind != TextPair::Kind::added) print_line(words::fill(Word::updates_old_text, {pair.before}));
    if (pair.kind != TextPair::Kind::removed) print_line(words::fill(Word::updates_new_text, {pair.after}));
  }
  skip();
}

void say_trouble(const updates::Trouble& trouble) {
  if (const auto* refused = std::get_if<package::Refused>(&trouble.why)) return say_refused(*refused);
  if (const auto* error = std::get_if<base::Error>(&trouble.why)) {
    (void)fail(Word::updates_failed, *error);
    return;
  }
  say(Word::updates_not_readable);
  say_findings(std::get<catalog::ImportReport>(trouble.why));
}

std::string reason_of(const updates::Trouble& trouble) {
  if (const auto* refused = std::get_if<package::Refused>(&trouble.why))
    return std::string(words::zh(office::refusal_words(refused->why).what)) + office::refusal_place(*refused);
  if (const auto* error = std::get_if<base::Error>(&trouble.why)) return error->detail;
  return std::string(words::zh(Word::updates_log_contents));
}

}  // namespace staff
