#include <pugixml.hpp>

#include "base/utf8.h"
#include "pack/guard_ask.h"
#include "pack/guard_files.h"
#include "pack/guard_numbers.h"
#include "pack/guard_properties.h"

namespace pack {
namespace {

using words::Word;

constexpr std::size_t excerpt_characters = 40;

/// Other workbooks that cells take values from.
void guard_links(const std::string& file, const ZipReader& zip, Findings& findings) {
  for (const std::string& name : zip.names()) {
    if (!name.starts_with("xl/externalLinks/_rels/")) continue;
    const auto bytes = zip.read(name);
    pugi::xml_document xml;
    if (!bytes || !xml.load_buffer(bytes->data(), bytes->size())) continue;
    for (const pugi::xml_node& relation : xml.document_element().children()) {
      const std::string target = relation.attribute("Target").value();
      if (target.empty() || !base::is_valid_utf8(target)) continue;
      findings.push_back(ask({file, {}, 0, {}}, target, Word::guard_links, {safe_excerpt(target, excerpt_characters)},
                             Word::guard_links_remedy));
    }
  }
}

}  // namespace

void guard_workbook(const std::string& file, std::string_view bytes, Fate fate, Findings& findings) {
  const auto zip = ZipReader::open(bytes);
  if (!zip || zip->names().empty())
    return findings.push_back(
        tell(Weight::error, {file, {}, 0, {}}, Word::guard_damaged, {}, Word::guard_damaged_remedy));
  guard_links(file, *zip, findings);
  guard_embedded(file, *zip, "xl/", findings);
  guard_properties(file, *zip, fate, findings);
}

}  // namespace pack
