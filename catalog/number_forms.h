// Number forms: the 文号 that are written in Chinese numerals, 国发〔二〇二一〕三十号, in digits, so that either
// finds both.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace catalog {

/// What a record is found by besides `folded_field`: the field once more with each 文号 in digits,
/// "国发[二〇二一]三十号" -> "国发[2021]30号". Empty if it holds no 文号 with a Chinese numeral in it. Numerals
/// elsewhere stay what they are.
std::string with_digits(std::string_view folded_field);

/// The folded name by which what is called alike is found: with each 文号 in digits.
std::string name_form(std::string_view folded_name);

/// 机关代字: what stands before the year of a 文号, folded; all of it if it has none.
std::string head_of_number(std::string_view document_number);

/// All that a folded word may stand as in a text, itself first: a 文号 with Chinese numerals, whole or as far as it
/// is typed, in digits as well ("[二〇二一]三十" -> "[2021]30"); and 於, 乾, 著 and the like, which are proper
/// characters of their own, as what they are simplified to by those who write 關於. A record is hit by the word if
/// its text holds any of them.
std::vector<std::string> alternatives(std::string_view folded_word);

/// Does the folded word `next` go on with the 文号 at the end of `word`: "国发[2021]" and "30号", "国发[2021]30" and
/// "号"?
bool continues_number(std::string_view word, std::string_view next);

}  // namespace catalog
