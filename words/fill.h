// fill(): puts values into a phrase of the table.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "words/words.h"

namespace words {

/// "第{0}页，共{1}页" with {"2", "6"} -> "第2页，共6页". A placeholder without a value stays as it is.
std::string fill(std::string_view phrase, std::initializer_list<std::string_view> values);
std::string fill(Word word, std::initializer_list<std::string_view> values);

}  // namespace words
