// Reading: the screen of a document: where in it the reader is, what is looked for in it, what it leads to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/model.h"
#include "catalog/relation.h"
#include "kiosk/app/outline.h"
#include "kiosk/app/print_screens.h"
#include "kiosk/app/text_field.h"

namespace app {

/// A place in a document's body.
struct BodyMatch {
  std::size_t block = 0;
  std::size_t row = 0;    ///< of a table, else 0
  std::size_t cell = 0;   ///< of a table, else 0
  std::size_t begin = 0;  ///< bytes in the shown text of the block (body_text()) or of the cell
  std::size_t end = 0;
};

/// What stands at the top of the window. Words, not pixels: they stay there when the type or the column changes.
struct ReadingPlace {
  std::ptrdiff_t block = -1;  ///< of the body; -1: the header block; the number of blocks: what follows the text
  std::size_t byte = 0;       ///< of body_text(): in the line at the top
  float below_px = 0;         ///< how much of that line, or of what is not text, has gone out of sight
  bool operator==(const ReadingPlace&) const = default;
};

/// How far a table that is larger than its box has been moved in it.
struct TablePlace {
  std::size_t block = 0;
  float x_px = 0;
  float y_px = 0;
};

/// A word of the search that led to the document, and how often it stands there (never 0).
struct SearchedWord {
  std::string word;
  std::size_t count = 0;
};

/// A place of the text that leads on.
struct TextLink {
  BodyMatch place;
  catalog::RecordId record = 0;  ///< 0: to `block` of the same text
  std::size_t block = 0;
};
struct Links {
  std::vector<TextLink> places;           ///< in reading order
  std::vector<catalog::Record> cited;     ///< that the catalogue has, each once, in the order in which they are named
  std::vector<catalog::Related> related;  ///< by kind, as Catalog::related() gives them
};

struct DocumentScreen {
  catalog::RecordId id = 0;
  Loading loading = Loading::loading;
  Ticket ticket = 0;
  bool gone = false;  ///< failed because it is not (or no longer) in the catalogue
  catalog::Document document;
  Outline outline;
  std::optional<int> pages;  ///< of the print-out; nothing until counted
  Ticket pages_ticket = 0;

  Links links;  ///< empty until found
  Ticket links_ticket = 0;

  ReadingPlace place;
  std::vector<ReadingPlace> came_from;  ///< jumps inside the text that 返回 takes back
  std::vector<TablePlace> tables;       ///< those that have been moved

  bool contents_open = false;
  std::optional<std::size_t> open_heading;  ///< entry of `outline` whose articles are listed
  float contents_scroll_px = 0;
  bool contents_reveal = false;  ///< the present place is to be scrolled into view in the contents
  bool article_open = false;     ///< the number of an article is being entered
  TextField article;

  std::vector<SearchedWord> searched;
  bool find_open = false;
  TextField find;
  std::vector<BodyMatch> matches;  ///< of what stands in `find`, in reading order
  std::size_t current = 0;         ///< index into matches
  bool reveal = false;             ///< the current match is to be scrolled into view; the screen answers with ReadTo
};

/// The block as it is shown and searched: label, a full-width space and the text of an article; else its text.
std::string body_text(const base::Block& block);

/// Where a table is in its box.
TablePlace table_place(const DocumentScreen& document, std::size_t block);

}  // namespace app
