#include "paperwork/drawn_characters.h"

#include <algorithm>

#include "base/utf8.h"
#include "paperwork/names.h"
#include "words/fill.h"

namespace paperwork {

using requests::DrawnPlace;
using requests::Field;
using words::Word;

DrawnCharacters::DrawnCharacters(const requests::Application& application, const std::vector<Field>& fields)
    : application_(application), places_(requests::drawn_places(application)) {
  std::erase_if(places_, [&](const DrawnPlace& place) {
    return std::find(fields.begin(), fields.end(), place.field) == fields.end();
  });
}

std::string DrawnCharacters::sign_of(std::size_t number) const {
  constexpr std::size_t last_circled = 20;
  std::string sign;
  base::append(sign, requests::stand_in);
  if (places_.size() < 2) return sign;
  if (number > last_circled) return sign + "（" + std::to_string(number) + "）";
  base::append(sign, U'①' + static_cast<char32_t>(number - 1));
  return sign;
}

std::string DrawnCharacters::text_of(Field field) const {
  std::string text;
  std::size_t position = 0;
  base::for_each_code_point(base::trim(application_[field]), [&](char32_t c) {
    const auto here = std::find_if(places_.begin(), places_.end(), [&](const DrawnPlace& place) {
      return place.field == field && place.position == position;
    });
    if (here == places_.end()) {
      base::append(text, c);
    } else {
      text += sign_of(static_cast<std::size_t>(here - places_.begin()) + 1);
    }
    ++position;
  });
  return requests::without_drawn(text);
}

void DrawnCharacters::add_to(Grid& grid) const {
  if (places_.empty()) return;
  grid.full(std::string(words::zh(Word::paper_drawn_title)), std::string(words::zh(Word::paper_drawn_note)));
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const DrawnPlace& place = places_[i];
    const requests::DrawnCharacter& character = application_.drawn[place.index];
    const std::string description = requests::without_drawn(base::trim(character.description));
    const std::string place_words =
        words::fill(Word::paper_drawn_place,
                    {sign_of(i + 1), label_of(place.field, application_.kind), std::to_string(place.position + 1)});
    const std::string said = description.empty() ? std::string(words::zh(Word::paper_drawn_not_described))
                                                 : words::fill(Word::paper_drawn_described, {description});
    grid.drawn(requests::thinned(character.ink), place_words + "\n" + said);
  }
}

}  // namespace paperwork
