// Citations: the places of a text that name another document, by title or 文号, or an article of the document itself.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/article_number.h"

namespace catalog {

struct Citation {
  std::size_t begin = 0;  ///< bytes of the text: what becomes a link, 《》 included
  std::size_t end = 0;
  std::string name;                            ///< title without its 《》, or 文号; empty for an article
  bool is_number = false;                      ///< a 文号; what stands before it may belong to the sentence
  std::optional<base::ArticleNumber> article;  ///< "本法第三十六条": of the document itself
};

/// In reading order, without overlap. Titles may hold titles, 《〈〉》 and 《《》》; the outermost counts.
/// "《安全生产法》第三条" is a title: its article is of another document.
std::vector<Citation> citations_in(std::string_view text);

/// The numbers that "根据国发〔2021〕30号" may mean, the longest first, each with the bytes that it leaves out at the
/// beginning: "根据国发〔2021〕30号", "据国发〔2021〕30号", "国发〔2021〕30号", "发〔2021〕30号".
struct NumberReading {
  std::string name;
  std::size_t skipped = 0;
};
std::vector<NumberReading> number_readings(const Citation& citation);

}  // namespace catalog
