#include "pack/match_documents.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "pack/file_matcher.h"

namespace pack {
namespace {

using catalog::Field;
using words::Word;

constexpr std::size_t longest_name = 120;  // characters

/// "a.docx；b.pdf" in a cell; lines are separate names too.
std::vector<std::string> names_in(std::string_view cell) {
  std::vector<std::string> names(1);
  base::for_each_code_point(cell, [&names](char32_t c) {
    if (c == U'；' || c == ';' || c == '\n' || c == '\r' || c == U'、' || c == '|')
      names.emplace_back();
    else
      base::append(names.back(), c);
  });
  for (std::string& name : names) name = std::string(base::trim(name));
  std::erase_if(names, [](const std::string& name) { return name.empty(); });
  return names;
}

bool is_body(std::string_view cell) {
  return base::length(cell) > longest_name || cell.find("。") != std::string_view::npos;
}

/// Markdown is what a text was made for, a web page is mostly a copy.
int preference(DocumentKind kind) {
  constexpr std::array<DocumentKind, 4> order = {DocumentKind::markdown, DocumentKind::plain, DocumentKind::docx,
                                                 DocumentKind::html};
  return static_cast<int>(std::find(order.begin(), order.end(), kind) - order.begin());
}

class Matching {
 public:
  Matching(Gathered& gathered, Collector& found) : gathered_(gathered), found_(found), matcher_(gathered.documents) {}

  void run() {
    for (Table& table : gathered_.tables)
      for (Entry& entry : table.entries) match(table, entry);
    for (const Document& document : gathered_.documents)
      if (!document.is_used)
        found_.say(Weight::warning, {document.path, {}, 0, {}}, Word::pack_document_unused, {},
                   Word::pack_document_unused_remedy);
  }

 private:
  void match(const Table& table, Entry& entry) {
    const std::string cell = std::exchange(entry[Field::text], {});
    const std::vector<std::string> cells = std::exchange(entry.attachments, {});
    const Place text_place = table.place_of(entry, Field::text);
    if (is_body(cell))
      fail(entry, text_place, Word::pack_body_in_cell, {}, Word::pack_body_in_cell_remedy);
    else
      for (const std::string& name : names_in(cell)) take_named(table, entry, name, text_place);
    Place attachment_place = table.place_of(entry);
    attachment_place.cell = "附件";
    for (const std::string& attached : cells)
      for (const std::string& name : names_in(attached)) take_named(table, entry, name, attachment_place);
    if (cell.empty()) take_alike(entry, cells.empty());
  }

  void fail(Entry& entry, const Place& place, Word what, Collector::Values values, Word remedy) {
    entry.is_sound = false;
    found_.say(Weight::error, place, what, values, remedy);
  }

  void take_named(const Table& table, Entry& entry, const std::string& name, const Place& place) {
    std::vector<std::size_t> which = matcher_.named(name, table.file);
    if (which.empty())
      return fail(entry, place, Word::pack_document_missing, {in_quotes(name)}, Word::pack_document_missing_remedy);
    if (which.size() > 1)
      return fail(entry, place, Word::pack_document_ambiguous, {in_quotes(name)},
                  Word::pack_document_ambiguous_remedy);
    take(entry, gathered_.documents[which.front()], place);
  }

  void take(Entry& entry, Document& document, const Place& place) {
    document.is_used = true;
    entry.is_sound = entry.is_sound && document.is_sound;
    if (document.kind == DocumentKind::pdf) {
      document.is_attached = true;
      if (std::find(entry.attachments.begin(), entry.attachments.end(), document.path) == entry.attachments.end())
        entry.attachments.push_back(document.path);
    } else if (entry.text.empty() || entry.text == document.path) {
      entry.text = document.path;
    } else {
      fail(entry, place, Word::pack_second_text, {in_quotes(document.path), in_quotes(entry.text)},
           Word::pack_second_text_remedy);
    }
  }

  /// A text called like the row; PDFs too if the row names none.
  void take_alike(Entry& entry, bool takes_attachments) {
    std::vector<std::size_t> which = matcher_.like(entry[Field::index_number], entry[Field::title]);
    std::stable_sort(which.begin(), which.end(), [this](std::size_t a, std::size_t b) {
      return preference(gathered_.documents[a].kind) < preference(gathered_.documents[b].kind);
    });
    for (const std::size_t i : which) {
      Document& document = gathered_.documents[i];
      const bool is_attachment = document.kind == DocumentKind::pdf;
      if (is_attachment ? !takes_attachments : !entry.text.empty()) continue;
      take(entry, document, {});
    }
  }

  Gathered& gathered_;
  Collector& found_;
  const FileMatcher matcher_;
};

}  // namespace

void match_documents(Gathered& gathered, Collector& found) { Matching(gathered, found).run(); }

}  // namespace pack
