// Coach: what may help a citizen to say what he looks for, told while he writes. Never in his way.
#pragma once

#include <string_view>
#include <vector>

namespace requests {

/// What is said beside the box. The first five say that another way may lead further; a request may go on all the
/// same.
enum class Hint {
  accident_report,  ///< 举报 of a hazard or an accident: 12350
  petition,         ///< 信访、投诉、举报 (条例第三十九条第一款)
  correction,       ///< a record about himself is wrong (第四十一条)
  inquiry,          ///< asks for advice or an opinion: 咨询
  processing,       ///< asks for analysis or a compilation that does not exist (第三十八条)
  several_matters,  ///< more than one: easier to answer apart
  no_name,          ///< names neither a document nor anything that tells it (第二十九条第二款第二项)
  no_period,        ///< says no time
};

/// What to say of this text, the most important first. Nothing of a text of fewer than four characters. `has_number`:
/// a 文号 or 索引号 is given beside it. Pure; looks for common phrases and may be wrong: it is advice.
std::vector<Hint> coach(std::string_view text, bool has_number);

}  // namespace requests
