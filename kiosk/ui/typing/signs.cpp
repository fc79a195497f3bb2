// Names of the signs, for whoever hears the panel instead of seeing it.
#include <algorithm>

#include "kiosk/ui/typing/keys.h"

namespace ui {
namespace {

using words::Word;

struct SignName {
  std::string_view sign;
  Word name;
};

constexpr SignName names[] = {{"，", Word::sign_comma},
                              {"。", Word::sign_full_stop},
                              {"、", Word::sign_pause},
                              {"；", Word::sign_semicolon},
                              {"：", Word::sign_colon},
                              {"？", Word::sign_question},
                              {"！", Word::sign_exclamation},
                              {"…", Word::sign_ellipsis},
                              {"—", Word::sign_dash},
                              {"·", Word::sign_middle_dot},
                              {"“", Word::sign_quote_open},
                              {"”", Word::sign_quote_close},
                              {"‘", Word::sign_single_open},
                              {"’", Word::sign_single_close},
                              {"（", Word::sign_bracket_open},
                              {"）", Word::sign_bracket_close},
                              {"《", Word::sign_title_open},
                              {"》", Word::sign_title_close},
                              {"〔", Word::sign_tortoise_open},
                              {"〕", Word::sign_tortoise_close},
                              {"-", Word::sign_hyphen},
                              {"~", Word::sign_tilde},
                              {"/", Word::sign_slash},
                              {"@", Word::sign_at},
                              {"#", Word::sign_number},
                              {"&", Word::sign_and},
                              {"*", Word::sign_star},
                              {"+", Word::sign_plus},
                              {"=", Word::sign_equals},
                              {"%", Word::sign_percent},
                              {"(", Word::sign_half_open},
                              {")", Word::sign_half_close},
                              {"_", Word::sign_underscore},
                              {"〇", Word::sign_zero},
                              {"×", Word::sign_times},
                              {"№", Word::sign_numero},
                              {"℃", Word::sign_celsius},
                              {"㎡", Word::sign_square_metre},
                              {"°", Word::sign_degree},
                              {"￥", Word::sign_yuan},
                              {".", Word::sign_dot},
                              {":", Word::sign_half_colon},
                              {",", Word::sign_half_comma},
                              {"'", Word::typing_apostrophe}};

/// ① to ⑩ stand in a row of the code table.
constexpr std::string_view circled[] = {"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩"};

}  // namespace

Text sign_name(std::string_view sign) {
  for (const SignName& name : names)
    if (name.sign == sign) return name.name;
  const auto* const found = std::find(std::begin(circled), std::end(circled), sign);
  if (found != std::end(circled))
    return Text::fill(Word::sign_circled, {std::to_string(found - std::begin(circled) + 1)});
  return Text::content(sign);
}

}  // namespace ui
