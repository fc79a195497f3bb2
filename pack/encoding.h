// Encoding: bytes of a text or table, as office programs of the last thirty years save them, as UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace pack {

enum class Encoding { utf8, utf16_le, utf16_be, gb18030 };

enum class Undecodable {
  none,
  not_text,         ///< neither of the encodings, or a file of another kind
  damaged_utf8,     ///< nearly all of it is UTF-8, or it has its mark
  damaged_utf16,    ///< a half character pair, or an odd number of bytes
  damaged_gb18030,  ///< a character that GB18030 does not have
};

struct Decoded {
  std::string text;  ///< UTF-8 without a byte order mark; empty where `fault` says something
  Encoding encoding = Encoding::utf8;
  Undecodable fault = Undecodable::none;
  int line = 0;  ///< of the first byte that does not fit, 1-based; 0 if that says nothing
};

/// By byte order mark, else strict UTF-8, else UTF-16 by its pattern of zero bytes, else strict GB18030, which holds
/// all of GB2312 and GBK.
Decoded decode(std::string_view bytes);

}  // namespace pack
