#include "kiosk/app/find_in_body.h"

#include "base/utf8.h"
#include "catalog/fold.h"

namespace app {
namespace {

void append_matches(std::vector<BodyMatch>& matches, std::string_view text, std::string_view word, BodyMatch place) {
  for (const catalog::Match& match : catalog::find_folded(text, word)) {
    place.begin = match.begin;
    place.end = match.end;
    matches.push_back(place);
  }
}

void append_table_matches(std::vector<BodyMatch>& matches, const base::Block& table, std::string_view word,
                          BodyMatch place) {
  for (place.row = 0; place.row < table.rows.size(); ++place.row) {
    for (place.cell = 0; place.cell < table.rows[place.row].size(); ++place.cell) {
      append_matches(matches, table.rows[place.row][place.cell], word, place);
    }
  }
}

}  // namespace

std::string body_text(const base::Block& block) {
  if (block.kind != base::BlockKind::article || block.label.empty()) return block.text;
  return block.label + "　" + block.text;
}

std::vector<BodyMatch> find_in_body(const base::Blocks& body, std::string_view word) {
  std::vector<BodyMatch> matches;
  word = base::trim(word);
  BodyMatch place;
  for (place.block = 0; place.block < body.size(); ++place.block) {
    const base::Block& block = body[place.block];
    if (block.kind == base::BlockKind::table) {
      append_table_matches(matches, block, word, place);
    } else {
      append_matches(matches, body_text(block), word, place);
    }
  }
  return matches;
}

}  // namespace app
