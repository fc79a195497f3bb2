// Characters as a finger draws them, and the signs that stand for them in a text.
#pragma once

#include <cstddef>
#include <string>

#include "base/ink.h"
#include "base/utf8.h"

namespace support {

inline std::string drawn_sign(std::size_t index) {
  std::string text;
  base::append(text, base::first_drawn + static_cast<char32_t>(index));
  return text;
}

/// 土
inline const base::Ink earth = {{{250, 380}, {780, 370}}, {{510, 120}, {505, 850}}, {{120, 850}, {900, 845}}};

/// 氵 and 坤
inline const base::Ink water_and_earth = {{{120, 150}, {210, 240}},
                                          {{70, 420}, {170, 500}},
                                          {{60, 900}, {120, 850}, {230, 640}},
                                          {{300, 400}, {520, 380}},
                                          {{410, 180}, {410, 760}},
                                          {{290, 800}, {530, 700}},
                                          {{620, 330}, {640, 690}},
                                          {{620, 330}, {900, 310}, {880, 680}},
                                          {{640, 510}, {890, 500}},
                                          {{640, 690}, {880, 680}},
                                          {{760, 100}, {760, 950}}};

}  // namespace support
