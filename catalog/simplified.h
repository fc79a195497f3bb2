// Simplified: traditional and variant characters become the form of 通用规范汉字表, one for one.
#pragma once

namespace catalog {

/// The form that `c` is compared in; `c` itself for all that is in 通用规范汉字表 (乾, 著 and 於 too) and for what is
/// no character with a simplified form. Applying it twice changes nothing more. Data: Unihan, see
/// tools/make_characters.py.
char32_t simplified(char32_t c);

}  // namespace catalog
