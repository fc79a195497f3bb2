// Normalise: puts right in a value of the catalogue what can be put right without guessing, and says what it did.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/rows.h"

namespace pack {

/// What was done to a value, or found in it. Several may hold.
struct Changes {
  bool markup = false;        ///< tags, entities and `">` of web pages were taken out
  bool hidden_signs = false;  ///< zero-width characters and strange spaces were taken out
  bool spaces = false;        ///< doubled spaces, or spaces where none belong
  bool width = false;         ///< full-width letters and digits were made half-width
  bool brackets = false;      ///< those of the 文号 were made 〔〕
  bool label = false;         ///< "发文字号：" was taken off
  bool placeholder = false;   ///< "无", "/" and the like were made empty
  bool private_use = false;   ///< characters of private use were taken off the ends, or read as a decimal point
  bool separators = false;    ///< between 关键词 became ；

  bool any() const {
    return markup || hidden_signs || spaces || width || brackets || label || placeholder || private_use || separators;
  }
};

struct Normalised {
  std::string text;
  Changes changes;
  bool has_private_use = false;  ///< one is left inside, and nobody can tell what it should be
};

/// A title or another line of words.
Normalised normalise_line(std::string_view text);
/// 文号: 发文字号：豫政办 [2009]５号 -> 豫政办〔2009〕5号
Normalised normalise_document_number(std::string_view text);
/// 关键词: "甲,乙 丙" -> "甲；乙；丙"
Normalised normalise_keywords(std::string_view text);
/// 索引号: without spaces, half-width.
Normalised normalise_index_number(std::string_view text);
/// By its field.
Normalised normalise_value(catalog::Field field, std::string_view text);

/// "1.23E+15": a number that lost its digits.
bool is_scientific(std::string_view text);

/// Takes "（此文件已宣布失效）", "（已废止）" … off the end of a title; the word for 有效性 ("失效"), if one stood
/// there.
std::optional<std::string> take_validity_suffix(std::string& title);

}  // namespace pack
