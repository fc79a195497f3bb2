// Office files of any parts: what hides in .docx and .xlsx, HTML and pictures is told in UTF-8 and never shows a
// number. The bytes are one part of an otherwise sound file, and the file itself.
#include <zip.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "pack/decisions.h"
#include "pack/guard_files.h"
#include "pack/guard_marks.h"
#include "pack/guard_numbers.h"
#include "tests/fuzz/require.h"

namespace {

using fuzz::require;

/// A zip in memory with one part.
std::string zip_of(const char* name, std::string_view part) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  zip_file_add(zip, name, zip_source_buffer(zip, part.data(), part.size(), 0), ZIP_FL_ENC_UTF_8);
  zip_set_file_compression(zip, 0, ZIP_CM_STORE, 0);
  require(zip_close(zip) == 0, "a zip is made");
  std::string bytes;
  zip_stat_t status;
  zip_source_stat(target, &status);
  bytes.resize(status.size);
  zip_source_open(target);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

void check(const pack::Findings& findings) {
  for (const pack::Finding& finding : findings) {
    require(base::is_valid_utf8(finding.what) && base::is_valid_utf8(finding.remedy), "sentences are UTF-8");
    require(!finding.what.empty() && !finding.remedy.empty(), "a finding has sentences");

    require(pack::find_numbers(finding.what).empty(), "no finding shows a number of a person");
    require((finding.weight == pack::Weight::decision) == pack::is_decision_id(finding.id), "decisions have an id");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  pack::Findings findings;
  for (const char* part : {"word/document.xml", "word/comments.xml", "word/header1.xml", "word/styles.xml",
                           "word/media/a.jpeg", "docProps/core.xml"})
    pack::guard_word("a.docx", zip_of(part, bytes), pack::Fate::published, findings);
  pack::guard_workbook("a.xlsx", zip_of("xl/externalLinks/_rels/a.rels", bytes), pack::Fate::published, findings);
  pack::guard_word("a.docx", bytes, pack::Fate::published, findings);
  const std::string text = base::is_valid_utf8(bytes) ? std::string(bytes) : std::string();
  pack::guard_markup("a.html", bytes, findings);
  pack::guard_text_marks({"a.md", {}, 0, {}}, text, findings);
  (void)pack::has_place(bytes);
  check(findings);
  return 0;
}
