#include "pack/guard_properties.h"

#include <algorithm>
#include <array>
#include <pugixml.hpp>

#include "base/utf8.h"
#include "pack/guard_ask.h"
#include "pack/guard_numbers.h"

namespace pack {
namespace {

using words::Word;

constexpr std::size_t excerpt_characters = 30;

struct Property {
  const char* part;
  const char* element;  ///< as office programs write it
  Word word;
};

std::string value_of(const ZipReader& zip, const Property& property) {
  const auto bytes = zip.read(property.part);
  pugi::xml_document xml;
  if (!bytes || !xml.load_buffer(bytes->data(), bytes->size())) return {};
  const std::string value = xml.document_element().child(property.element).child_value();
  return base::is_valid_utf8(value) ? std::string(base::trim(value)) : "";
}

std::string name_of(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

}  // namespace

bool is_made_up_author(std::string_view name) {
  static constexpr std::array<std::string_view, 22> names = {"administrator",
                                                             "admin",
                                                             "user",
                                                             "windows user",
                                                             "windows 用户",
                                                             "微软用户",
                                                             "用户",
                                                             "microsoft",
                                                             "microsoft office user",
                                                             "openpyxl",
                                                             "python-docx",
                                                             "apache poi",
                                                             "xlsxwriter",
                                                             "un-named",
                                                             "unknown",
                                                             "pandoc",
                                                             "wps_office",
                                                             "libreoffice",
                                                             "lenovo",
                                                             "dell",
                                                             "hp",
                                                             "pc"};
  std::string folded(name);
  std::transform(folded.begin(), folded.end(), folded.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::find(names.begin(), names.end(), folded) != names.end();
}

void tell_properties(const std::string& file, const std::string& list, Fate fate, Findings& findings) {
  if (list.empty()) return;
  const Place place{file, {}, 0, {}};
  if (fate == Fate::published)
    findings.push_back(ask(place, list, Word::guard_properties, {list}, Word::guard_properties_remedy));
  else
    findings.push_back(tell(Weight::note, place, Word::guard_properties, {list}, Word::guard_properties_read));
}

void guard_properties(const std::string& file, const ZipReader& zip, Fate fate, Findings& findings) {
  static constexpr std::array<Property, 4> properties = {
      {{"docProps/core.xml", "dc:creator", Word::guard_author},
       {"docProps/core.xml", "cp:lastModifiedBy", Word::guard_last_author},
       {"docProps/app.xml", "Company", Word::guard_company},
       {"docProps/app.xml", "Manager", Word::guard_manager}}};
  std::string list;
  for (const Property& property : properties) {
    const std::string value = value_of(zip, property);
    if (value.empty() || is_made_up_author(value)) continue;
    if (!list.empty()) list += words::zh(Word::guard_list_comma);
    list += words::fill(property.word, {safe_excerpt(value, excerpt_characters)});
  }
  tell_properties(file, list, fate, findings);
}

void guard_embedded(const std::string& file, const ZipReader& zip, std::string_view root, Findings& findings) {
  const Place place{file, {}, 0, {}};
  for (const std::string& name : zip.names()) {
    if (!name.starts_with(root)) continue;
    const std::string_view below = std::string_view(name).substr(root.size());
    if (below.starts_with("embeddings/") || below.starts_with("activeX/"))
      findings.push_back(ask(place, name + zip.read(name).value_or(""), Word::guard_embedded,
                             {safe_excerpt(name_of(name), excerpt_characters)}, Word::guard_embedded_remedy));
    if (below == "vbaProject.bin")
      findings.push_back(ask(place, zip.read(name).value_or(""), Word::guard_macro, {}, Word::guard_macro_remedy));
    if (below.starts_with("media/") && has_place(zip.read(name).value_or("")))
      findings.push_back(ask(place, zip.read(name).value_or(""), Word::guard_place_of_picture,
                             {safe_excerpt(name_of(name), excerpt_characters)}, Word::guard_place_of_picture_remedy));
  }
}

}  // namespace pack
