#include "kiosk/ui/keypad.h"

#include <cctype>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace ui {
namespace {

/// Where the key in this column and row of the pad lies.
Rect key_rect(const Theme& theme, Rect area, int across, int down, int column, int row) {
  const float gap = theme.small_gap();
  const auto columns = static_cast<float>(across), rows = static_cast<float>(down);
  const float width = (area.w - gap * (columns - 1)) / columns, height = (area.h - gap * (rows - 1)) / rows;
  return {area.x + static_cast<float>(column) * (width + gap), area.y + static_cast<float>(row) * (height + gap),
          width, height};
}

void draw_key(Ui& ui, std::string_view pad, char sign, Rect rect, bool enabled, app::Events& events) {
  const std::string label(1, sign);
  if (ui.button(std::string(pad) + "." + label, rect, Text::content(label), ButtonStyle::key, enabled))
    events.emplace_back(app::Typed{label});
}

}  // namespace

float least_key_height(const Theme& theme) { return theme.mm(17); }

float number_keys_height(const Theme& theme) { return 4 * least_key_height(theme) + 3 * theme.small_gap(); }

void draw_number_keys(Ui& ui, const NumberKeys& keys, Rect area, app::Events& events) {
  const auto rect = [&](int column, int row) { return key_rect(ui.theme(), area, 3, 4, column, row); };
  for (int i = 0; i < 9; ++i)
    draw_key(ui, keys.id, static_cast<char>('1' + i), rect(i % 3, i / 3), keys.enabled, events);
  draw_key(ui, keys.id, '0', rect(1, 3), keys.enabled, events);
  const std::string id(keys.id);
  if (ui.button(id + ".clear", rect(0, 3), keys.clear, ButtonStyle::chip, keys.enabled))
    events.insert(events.end(), keys.on_clear.begin(), keys.on_clear.end());
  if (ui.symbol_button(id + ".backspace", rect(2, 3), Icon::backspace, keys.backspace, ButtonStyle::chip,
                       keys.enabled))
    events.emplace_back(app::Pressed{app::EditKey::backspace});
}

std::vector<std::string> signs_of(const std::string& typed) {
  std::vector<std::string> signs;
  base::for_each_code_point(typed, [&](char32_t c) {
    if (base::is_space(c) || c == U'-' || c == U'－') return;
    if (c < 0x80) c = static_cast<char32_t>(std::toupper(static_cast<int>(c)));
    std::string sign;
    base::append(sign, c);
    signs.push_back(std::move(sign));
  });
  return signs;
}

void draw_sign_keys(Ui& ui, std::string_view id, std::string_view signs, int across, Rect area, app::Events& events) {
  const int count = static_cast<int>(signs.size()), down = (count + across - 1) / across;
  for (int i = 0; i < count; ++i)
    draw_key(ui, id, signs[static_cast<std::size_t>(i)],
             key_rect(ui.theme(), area, across, down, i % across, i / across), true, events);
}

}  // namespace ui
