#include "printing/pdf_archive.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>

#include "base/utf8.h"

namespace printing {
namespace {

constexpr char hex_digits[] = "0123456789ABCDEF";

void append_hex(std::string& out, unsigned value) {
  for (int shift = 12; shift >= 0; shift -= 4) out += hex_digits[(value >> shift) & 15U];
}

/// Calls visit(unit) for one or two UTF-16 units.
template <class Visit>
void for_units(char32_t c, Visit&& visit) {
  if (c > 0xFFFF) {
    visit(0xD7C0 + (c >> 10));
    visit(0xDC00 + (c & 0x3FF));
  } else {
    visit(c);
  }
}

/// For the text of an XML element. Characters that XML 1.0 cannot carry become U+FFFD.
std::string escaped(std::string_view text) {
  std::string out;
  base::for_each_code_point(text, [&](char32_t c) {
    if (c == U'&') {
      out += "&amp;";
    } else if (c == U'<') {
      out += "&lt;";
    } else if (c == U'>') {
      out += "&gt;";
    } else {
      const bool allowed = c >= 0x20 ? (c & 0xFFFEU) != 0xFFFE : c == '\t' || c == '\n' || c == '\r';
      base::append(out, allowed ? c : 0xFFFD);
    }
  });
  return out;
}

/// "20261123094100"; empty without a date.
std::string digits(const base::LocalTime& time) {
  if (!time.date.ok()) return {};
  char text[40];
  std::snprintf(text, sizeof text, "%04d%02u%02u%02d%02d00", static_cast<int>(time.date.year()),
                static_cast<unsigned>(time.date.month()), static_cast<unsigned>(time.date.day()), time.hour,
                time.minute);
  return text;
}

/// "2026-11-23T09:41:00"
std::string iso(const base::LocalTime& time) {
  std::string text = digits(time);
  if (text.empty()) return text;
  for (const std::size_t colon : {12U, 10U}) text.insert(colon, ":");
  text.insert(8, "T");
  for (const std::size_t dash : {6U, 4U}) text.insert(dash, "-");
  return text;
}

/// Big-endian bytes of a colour profile.
class Profile {
 public:
  Profile& u16(unsigned value) {
    text_ += static_cast<char>(value >> 8 & 0xFF);
    text_ += static_cast<char>(value & 0xFF);
    return *this;
  }
  Profile& u32(std::size_t value) {
    return u16(static_cast<unsigned>(value >> 16 & 0xFFFF)).u16(static_cast<unsigned>(value & 0xFFFF));
  }
  Profile& raw(std::string_view text) { return text_ += text, *this; }
  Profile& zeros(std::size_t count) { return text_.append(count, '\0'), *this; }
  /// The illuminant D50, as three fixed-point numbers.
  Profile& white() { return u32(0xF6D6).u32(0x10000).u32(0xD32D); }
  Profile& pad() { return zeros((4 - text_.size() % 4) % 4); }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string profile_header(std::size_t size) {
  return Profile()
      .u32(size)
      .zeros(4)
      .u32(0x02100000)
      .raw("mntrGRAYXYZ ")
      .u16(2026)
      .u16(1)
      .u16(1)
      .zeros(6)
      .raw("acsp")
      .zeros(28)
      .white()
      .zeros(48)
      .text();
}

}  // namespace

std::string utf16(std::string_view text) {
  std::string out;
  base::for_each_code_point(text, [&](char32_t c) {
    for_units(c, [&](char32_t u) { out += static_cast<char>(u >> 8), out += static_cast<char>(u & 0xFF); });
  });
  return out;
}

std::string pdf_date(const base::LocalTime& time) {
  const std::string text = digits(time);
  return text.empty() ? text : "D:" + text;
}

std::string xmp_packet(std::string_view title, const base::LocalTime& made) {
  const std::string date = iso(made);
  const std::string dates =
      date.empty() ? ""
                   : "<xmp:CreateDate>" + date + "</xmp:CreateDate>\n<xmp:ModifyDate>" + date + "</xmp:ModifyDate>\n";
  return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
         "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
         "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
         "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
         escaped(title) +
         "</rdf:li></rdf:Alt></dc:title>\n"
         "<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>\n"
         "</rdf:Description>\n"
         "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
         "<xmp:CreatorTool>" +
         std::string(pdf_creator) + "</xmp:CreatorTool>\n" + dates +
         "</rdf:Description>\n"
         "<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
         "<pdf:Producer>" +
         std::string(pdf_producer) +
         "</pdf:Producer>\n"
         "</rdf:Description>\n"
         "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
         "<pdfaid:part>1</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"
         "</rdf:Description>\n"
         "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

std::string grey_profile() {
  const std::string_view name = "Chayue grey";
  Profile description;
  description.raw("desc").zeros(4).u32(name.size() + 1).raw(name).zeros(1 + 4 + 4 + 2 + 1 + 67).pad();
  const std::pair<const char*, std::string> tags[] = {
      {"desc", description.text()},
      {"cprt", Profile().raw("text").zeros(4).raw("None: free for any use").zeros(1).pad().text()},
      {"wtpt", Profile().raw("XYZ ").zeros(4).white().text()},
      {"kTRC", Profile().raw("curv").zeros(4).u32(1).u16(0x0233).pad().text()}};
  Profile table;
  Profile bodies;
  const std::size_t start = 128 + 4 + std::size(tags) * 12;
  table.u32(std::size(tags));
  for (const auto& [tag, body] : tags) {
    table.raw(tag).u32(start + bodies.text().size()).u32(body.size());
    bodies.raw(body);
  }
  return profile_header(start + bodies.text().size()) + table.text() + bodies.text();
}

std::string to_unicode(const UsedFont& used) {
  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  constexpr std::size_t block = 100;  // no more are allowed
  const std::size_t count = used.characters.size();
  for (std::size_t first = 0; first < count; first += block) {
    const std::size_t last = std::min(first + block, count);
    out += std::to_string(last - first) + " beginbfchar\n";
    for (std::size_t i = first; i < last; ++i) {
      out += '<';
      append_hex(out, static_cast<unsigned>(i + 1));
      out += "> <";
      for_units(used.characters[i], [&](char32_t u) { append_hex(out, u); });
      out += ">\n";
    }
    out += "endbfchar\n";
  }
  return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

std::string width_array(const SmallFont& font) {
  std::string out = "[";
  for (std::size_t i = 0; i < font.glyphs.size();) {
    const int advance = font.glyphs[i].advance;
    std::size_t end = i + 1;
    while (end < font.glyphs.size() && font.glyphs[end].advance == advance) ++end;
    const long width = std::lround(1000.0 * advance / font.units_per_em);
    if (width != 1000) {
      out += " " + std::to_string(i + 1) + " " + std::to_string(end) + " " + std::to_string(width);
    }
    i = end;
  }
  return out + " ]";
}

std::string cid_set(std::size_t count) {
  const std::size_t bits = count + 1;
  std::string out(bits / 8, '\xFF');
  if (bits % 8 != 0) out += static_cast<char>(0xFF00U >> bits % 8 & 0xFFU);
  return out;
}

std::string ascii_uri(std::string_view uri) {
  std::string out;
  for (const char c : uri) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F) {
      out += c;
    } else {
      out += '%';
      out += hex_digits[byte >> 4];
      out += hex_digits[byte & 15U];
    }
  }
  return out;
}

}  // namespace printing
