// Archive: what PDF/A-1 (ISO 19005-1) asks of a file beside its pages, as text and bytes. Knows nothing of libharu.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "printing/truetype.h"

namespace printing {

/// Who the file says has made it; must be the same in the particulars and in the metadata.
constexpr std::string_view pdf_creator = "Chayue";
constexpr std::string_view pdf_producer = "Chayue (libharu)";

/// A font cut down to the characters used: the character with code i + 1 is characters[i].
struct UsedFont {
  SmallFont font;
  std::vector<char32_t> characters;
};

/// UTF-16, big-endian, without a mark.
std::string utf16(std::string_view text);

/// "D:20261123094100" of the particulars; empty without a date. The room's own time: no zone is claimed.
std::string pdf_date(const base::LocalTime& time);

/// The XMP packet: title, dates and makers as in the particulars, language, PDF/A-1b.
std::string xmp_packet(std::string_view title, const base::LocalTime& made);

/// A colour profile for black ink on white paper (ICC.1:2001-04): grey, gamma 2.2.
std::string grey_profile();

/// The CMap that tells readers and copiers which character each code means.
std::string to_unicode(const UsedFont& used);

/// The widths that are not one em, as the text of a W array.
std::string width_array(const SmallFont& font);

/// One bit for each of `count` codes and for code 0: all of them are in the font.
std::string cid_set(std::size_t count);

/// A link's target with everything but plain ASCII percent-encoded.
std::string ascii_uri(std::string_view uri);

}  // namespace printing
