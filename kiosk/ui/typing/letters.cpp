// 字母数字, 数字 and 符号.
#include "base/utf8.h"
#include "kiosk/ui/typing/keys.h"
#include "kiosk/ui/typing/parts.h"

namespace ui {
namespace {

using words::Word;

void append(KeyRow& row, KeyRow more) { row.insert(row.end(), more.begin(), more.end()); }

/// Letters keep their ids whatever their case.
KeyRow letter_keys(std::string_view letters, bool upper) {
  KeyRow row = sign_keys(letters);
  if (!upper) return row;
  for (Key& key : row) {
    const std::string capital(1, static_cast<char>(key.id.front() - 'a' + 'A'));
    key.label = key.name = Text::content(capital);
    key.event = app::Typed{capital};
  }
  return row;
}

Key upper_key(const app::Model& model, float units) {
  const bool on = model.typing.upper;
  Key key = action_key("upper", Word::typing_upper, app::SetUpper{!on}, units);
  if (on) key.look = KeyLook::on;
  return key;
}

KeyRow last_row(const app::Model& model) {
  KeyRow row = {left_key(1), right_key(1), space_key(4)};
  add_ending_keys(row, model, 4);
  return row;
}

std::vector<KeyRow> upright_rows(const app::Model& model) {
  const bool upper = model.typing.upper;
  std::vector<KeyRow> rows = {sign_keys("1234567890"),
                              letter_keys("qwertyuiop", upper),
                              letter_keys("asdfghjkl", upper),
                              {upper_key(model, 1.5F)},
                              sign_keys(".-_:/()#+,")};
  rows[2].push_back(sign_key("@"));
  append(rows[3], letter_keys("zxcvbnm", upper));
  rows[3].push_back(backspace_key(1.5F));
  return rows;
}

std::vector<KeyRow> wide_rows(const app::Model& model) {
  const bool upper = model.typing.upper;
  std::vector<KeyRow> rows = {sign_keys("1234567890"),
                              letter_keys("qwertyuiop", upper),
                              letter_keys("asdfghjkl", upper),
                              {upper_key(model, 1)}};
  rows[0].push_back(backspace_key(2));
  append(rows[1], sign_keys("@."));
  append(rows[2], sign_keys("-_:"));
  append(rows[3], letter_keys("zxcvbnm", upper));
  append(rows[3], sign_keys("/()#"));
  return rows;
}

/// `across` signs a row.
std::vector<KeyRow> rows_of(KeyRow keys, std::size_t across) {
  std::vector<KeyRow> rows;
  for (std::size_t i = 0; i < keys.size(); i += across) {
    const auto begin = keys.begin() + static_cast<std::ptrdiff_t>(i);
    rows.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(std::min(across, keys.size() - i)));
  }
  const float missing = static_cast<float>(across - rows.back().size());
  if (missing > 0) {
    Key gap{"", Text::content(""), Text::content(""), app::Unfocus{}};
    gap.units = missing;
    rows.back().push_back(gap);
  }
  return rows;
}

/// What stands at the right of the digits: the letter of identity numbers, the signs of telephone numbers.
KeyRow extra_signs(const app::Model& model) {
  const auto* form = std::get_if<app::RequestScreen>(&model.screen());
  const auto field = form != nullptr ? form->focus : std::nullopt;
  if (field == requests::Field::id_number) return sign_keys("X");
  if (field == requests::Field::phone || field == requests::Field::fax) return sign_keys("-()");
  return {};
}

}  // namespace

bool wants_digits(const app::Model& model) {
  if (app::use_of(model) != app::FieldUse::digits) return false;
  const auto* form = std::get_if<app::RequestScreen>(&model.screen());
  if (form == nullptr || form->focus != requests::Field::id_number) return true;
  return model.application.kind == requests::ApplicantKind::natural_person &&
         model.application.id_kind == requests::IdKind::resident_id;
}

void draw_letters(Ui& ui, const app::Model& model, Rect area, app::Events& events) {
  std::vector<KeyRow> rows = ui.landscape() ? wide_rows(model) : upright_rows(model);
  rows.push_back(last_row(model));
  draw_keys(ui, rows, area, events);
}

void draw_digits(Ui& ui, const app::Model& model, Rect area, app::Events& events) {
  std::vector<KeyRow> rows = {sign_keys("123"), sign_keys("456"), sign_keys("789"), sign_keys("0")};
  rows[0].push_back(backspace_key(1.4F));
  rows[1].push_back(left_key(0.7F)), rows[1].push_back(right_key(0.7F));
  KeyRow extra = extra_signs(model);
  for (Key& key : extra) key.units = 1.4F / static_cast<float>(extra.size());
  const bool identity = extra.size() == 1;
  if (identity) {  // X belongs to the digits
    extra.front().units = 1;
    rows[3].insert(rows[3].begin(), extra.front());
    rows[3].front().units = 1, rows[3].back().units = 2;
  } else {
    rows[3].front().units = 3;
  }
  if (!identity && !extra.empty()) {
    append(rows[2], extra);
  } else {
    rows[2].push_back(action_key("clear", Word::typing_clear, app::ClearBox{}, 1.4F));
  }
  add_ending_keys(rows[3], model, 1.4F);
  for (KeyRow& row : rows)
    for (Key& key : row)
      if (key.look == KeyLook::sign) key.size_em = 56;
  draw_keys(ui, rows, area, events);
}

void draw_symbols(Ui& ui, const app::Model& model, Rect area, app::Events& events) {
  constexpr std::string_view signs = "，。、；：？！…—·“”‘’（）《》〔〕-~/@#&*+=%()_〇×№℃㎡°￥①②③④⑤⑥⑦⑧⑨⑩";
  std::vector<KeyRow> rows = rows_of(sign_keys(signs), ui.landscape() ? 17 : 10);
  KeyRow last = {left_key(1), right_key(1), space_key(2.5F), backspace_key(2.5F)};
  add_ending_keys(last, model, 3);
  rows.push_back(last);
  draw_keys(ui, rows, area, events);
}

}  // namespace ui
