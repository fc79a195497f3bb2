// What is told of records that were withdrawn.
#include "kiosk/ui/list_parts.h"

namespace ui {
namespace {

using words::Word;

constexpr std::size_t most_shown = 2;

Word kind_words(catalog::WithdrawalKind kind) {
  switch (kind) {
    case catalog::WithdrawalKind::mistake: return Word::list_withdrawn_mistake;
    case catalog::WithdrawalKind::revoked: return Word::list_withdrawn_revoked;
    case catalog::WithdrawalKind::outdated: return Word::list_withdrawn_outdated;
    case catalog::WithdrawalKind::personal: return Word::list_withdrawn_personal;
    case catalog::WithdrawalKind::other: break;
  }
  return Word::list_withdrawn_other;
}

std::string reason_of(const catalog::Tombstone& stone) {
  const std::string kind = Text(kind_words(stone.kind)).str();
  if (stone.reason.empty()) return kind;
  return stone.kind == catalog::WithdrawalKind::other ? stone.reason : kind + "。" + stone.reason;
}

}  // namespace

Text withdrawal_text(const catalog::Tombstone& stone) {
  std::string name = stone.title;
  if (!stone.document_number.empty()) name += (name.empty() ? "" : "　") + stone.document_number;
  const Text when =
      stone.on ? Text::fill(Word::list_withdrawn, {base::to_chinese(*stone.on)}) : Text(Word::list_withdrawn_undated);
  const Text what = Text::fill(Word::list_withdrawn_what, {name, stone.index_number});
  const Text why = Text::fill(Word::list_withdrawn_reason, {reason_of(stone)});
  return Text::content(when.str() + "\n" + what.str() + "\n" + why.str());
}

void draw_withdrawn(Ui& ui, const std::vector<catalog::Tombstone>& stones, Rect& area) {
  for (std::size_t i = 0; i < stones.size() && i < most_shown; ++i) {
    area.take_top(ui.notice(area, withdrawal_text(stones[i]), "list.withdrawn." + std::to_string(i)));
    area.take_top(ui.theme().small_gap());
  }
}

}  // namespace ui
