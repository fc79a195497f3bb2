#include "catalog/attachments.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "catalog/changes.h"
#include "support/import_folder.h"

using namespace support;
namespace fs = std::filesystem;

namespace {

const std::string pdf = std::string("%PDF-1.7\n\0\xFF binary ", 20) + std::string(100'000, 'x');

/// Imports a sound row and one with this 附件, which must be refused with a sentence that holds `what` and a remedy.
void check_refused(ImportFolder& folder, const std::string& attachments, const std::string& what) {
  CAPTURE(attachments);
  folder.add({{"索引号", "sound"}}).add({{"附件", attachments}});
  REQUIRE(folder.import().ok());
  CHECK(folder.report.loaded == 1);
  REQUIRE(folder.report.refusals.size() == 1);
  CHECK(folder.report.refusals[0].line == 3);
  CHECK_MESSAGE(contains(folder.report.refusals[0].what, what), folder.refusals());
  CHECK(folder.report.refusals[0].remedy.starts_with("请"));
}

void check_refused(const std::string& attachments, const std::string& what) {
  ImportFolder folder;
  check_refused(folder, attachments, what);
}

std::string names_of(const std::vector<catalog::Attachment>& attachments) {
  std::string names;
  for (const catalog::Attachment& each : attachments) names += each.name + "|";
  return names;
}

/// What the changes say about a catalogue of one row, of which this was and is the attachment.
catalog::Changes changes_between(const Row& old_row, const std::string& old_bytes, const Row& new_row,
                                 const std::string& new_bytes) {
  ImportFolder before, after;
  before.write("attachments/表.pdf", old_bytes);
  after.write("attachments/表.pdf", new_bytes);
  const catalog::Catalog old_catalogue = before.add(old_row).load();
  const catalog::Catalog new_catalogue = after.add(new_row).load();
  const auto changes = catalog::compare(old_catalogue, new_catalogue);
  REQUIRE(changes.ok());
  return *changes;
}

}  // namespace

TEST_CASE("attachments come back byte for byte, in the order of the row, named like their files") {
  ImportFolder folder;
  folder.write("attachments/表一.pdf", pdf);
  folder.write("attachments/甲/表二.pdf", pdf + "2");
  const auto catalogue = folder.add({{"附件", "甲/表二.pdf； 表一.pdf；"}}).load();
  CHECK(folder.refusals() + folder.warnings() == "");
  const auto document = catalogue.document(1, today);
  REQUIRE(document.ok());
  const std::vector<catalog::Attachment> expected = {{"表二", static_cast<std::int64_t>(pdf.size()) + 1},
                                                     {"表一", static_cast<std::int64_t>(pdf.size())}};
  CHECK((document->attachments == expected));
  CHECK((*catalogue.attachment(1, 0, today) == pdf + "2"));
  CHECK((*catalogue.attachment(1, 1, today) == pdf));
}

TEST_CASE("JSON lines may give attachments as a list") {
  ImportFolder folder;
  folder.write("manifest.json", R"({"format":1,"agency":{"name":"某局"},"columns":"columns.json","rows":["a.jsonl"],
                                    "attachments":"attachments"})");
  folder.write("attachments/一.pdf", pdf);
  folder.write("attachments/二.pdf", pdf);
  folder.write("a.jsonl", R"({"index_number":"N1","title":"某事","column":"penalty","disclosure":"主动公开",)"
                          R"("attachments":["一.pdf","二.pdf"]})");
  REQUIRE(folder.import_as_is().ok());
  CHECK(names_of(folder.open().document(1, today)->attachments) == "一|二|");
}

TEST_CASE("each record has its own attachments, and most have none") {
  ImportFolder folder;
  folder.write("attachments/表.pdf", pdf);
  folder.write("attachments/图.pdf", pdf + "图");
  folder.add({{"附件", "表.pdf"}}).add().add({{"附件", "图.pdf；表.pdf"}});
  const auto catalogue = folder.load();
  CHECK(names_of(catalogue.document("N1", today)->attachments) == "表|");
  CHECK(names_of(catalogue.document("N2", today)->attachments).empty());
  const auto third = catalogue.document("N3", today);
  CHECK(names_of(third->attachments) == "图|表|");
  CHECK((*catalogue.attachment(third->record.id, 0, today) == pdf + "图"));
  CHECK((*catalogue.attachment(third->record.id, 1, today) == pdf));
}

TEST_CASE("what is not there cannot be fetched") {
  ImportFolder folder;
  folder.write("attachments/表.pdf", pdf);
  const auto catalogue = folder.add({{"附件", "表.pdf"}}).load();
  for (const auto& [id, place] : {std::pair{1, 1}, std::pair{2, 0}, std::pair{0, 0}}) {
    const auto bytes = catalogue.attachment(id, static_cast<std::size_t>(place), today);
    REQUIRE_FALSE(bytes.ok());
    CHECK(bytes.error().kind == base::ErrorKind::not_found);
  }
}

TEST_CASE("an attachment is hidden with its record after 公示截止日期") {
  ImportFolder folder;
  folder.write("attachments/表.pdf", pdf);
  const auto catalogue = folder.add({{"附件", "表.pdf"}, {"公示截止日期", "2026-11-23"}}).load();
  CHECK(catalogue.attachment(1, 0, today).ok());
  const base::Date tomorrow = *base::parse_date("2026-11-24");
  REQUIRE_FALSE(catalogue.attachment(1, 0, tomorrow).ok());
  CHECK(catalogue.attachment(1, 0, tomorrow).error().kind == base::ErrorKind::not_found);
}

TEST_CASE("a row whose attachment is missing, outside or no .pdf is refused") {
  check_refused("没有.pdf", "找不到附件文件“没有.pdf”");
  check_refused("../manifest.pdf", "不在附件文件夹之内");
  check_refused("/etc/hosts.pdf", "不在附件文件夹之内");
  check_refused("表.docx", "“表.docx”不是.pdf文件");
}

TEST_CASE("a link that leads out of the folder and a directory are refused") {
  ImportFolder folder;
  folder.write("secret.pdf", pdf);
  fs::create_symlink(folder.source() + "/secret.pdf", folder.source() + "/attachments/link.pdf");
  check_refused(folder, "link.pdf", "不在附件文件夹之内");
  ImportFolder other;
  fs::create_directory(other.source() + "/attachments/dir.pdf");
  check_refused(other, "dir.pdf", "无法读取");
}

TEST_CASE("a PDF says so in its first 1024 bytes, and may have something before it") {
  ImportFolder late, early;
  late.write("attachments/表.pdf", std::string(catalog::pdf_head_bytes - 4, ' ') + "%PDF-1.7");
  check_refused(late, "表.pdf", "内容不是PDF");
  early.write("attachments/表.pdf", std::string(catalog::pdf_head_bytes - 5, ' ') + "%PDF-1.7");
  CHECK(early.add({{"附件", "表.pdf"}}).load().attachment(1, 0, today).ok());
}

TEST_CASE("an empty file and a picture are no PDF") {
  for (const std::string& bytes : {std::string(), std::string("\x89PNG\r\n")}) {
    ImportFolder folder;
    folder.write("attachments/表.pdf", bytes);
    check_refused(folder, "表.pdf", "内容不是PDF");
  }
}

TEST_CASE("a file larger than the limit is refused unread") {
  ImportFolder folder;
  folder.write("attachments/大.pdf", pdf);
  fs::resize_file(folder.source() + "/attachments/大.pdf", (catalog::attachment_limit_mib << 20U) + 1);  // sparse
  check_refused(folder, "大.pdf", "附件文件“大.pdf”超过64MB");
}

TEST_CASE("one bad attachment of several refuses the row whole") {
  ImportFolder folder;
  folder.write("attachments/好.pdf", pdf);
  check_refused(folder, "好.pdf；坏.pdf", "找不到附件文件“坏.pdf”");
  CHECK_FALSE(folder.open().document("N2", today).ok());
}

TEST_CASE("a manifest without the folder refuses rows, one with a wrong folder the whole") {
  ImportFolder none;
  none.write("manifest.json",
             R"({"format":1,"agency":{"name":"某局"},"columns":"columns.json","rows":["rows/a.csv"]})");
  none.write("attachments/表.pdf", pdf);
  check_refused(none, "表.pdf", "找不到附件文件");
  ImportFolder wrong;
  fs::remove(wrong.source() + "/attachments");
  CHECK_FALSE(wrong.add().import().ok());
  CHECK(contains(wrong.refusals(), "attachments:0 "));
}

TEST_CASE("other bytes under the same name are a change") {
  const auto changes = changes_between({{"附件", "表.pdf"}}, pdf + "a", {{"附件", "表.pdf"}}, pdf + "b");
  REQUIRE(changes.changed.size() == 1);
  CHECK((changes.changed[0].fields == std::vector<std::string>{"附件"}));
  CHECK_FALSE(changes.changed[0].text);
  CHECK((changes.changed[0].attachments_before == std::vector<std::string>{"表"}));
  CHECK((changes.changed[0].attachments_after == std::vector<std::string>{"表"}));
}

TEST_CASE("an attachment that came or went is a change") {
  const auto came = changes_between({}, pdf, {{"附件", "表.pdf"}}, pdf);
  REQUIRE(came.changed.size() == 1);
  CHECK(came.changed[0].attachments_before.empty());
  CHECK((came.changed[0].attachments_after == std::vector<std::string>{"表"}));
  const auto went = changes_between({{"附件", "表.pdf"}}, pdf, {}, pdf);
  REQUIRE(went.changed.size() == 1);
  CHECK((went.changed[0].fields == std::vector<std::string>{"附件"}));
}

TEST_CASE("the same attachments are no change") {
  const auto changes = changes_between({{"附件", "表.pdf"}}, pdf, {{"附件", "表.pdf"}}, pdf);
  CHECK(changes.changed.empty());
  CHECK(changes.unchanged == 1);
}

TEST_CASE("attachments stand in the store file itself, whatever their size") {
  ImportFolder folder;
  folder.write("attachments/大.pdf", pdf + std::string(3'000'000, 'y'));
  const auto catalogue = folder.add({{"附件", "大.pdf"}}).load();
  CHECK(catalogue.attachments(1)->size() == 1);
  CHECK(catalogue.totals()->bytes_on_disk > 3'000'000);
  CHECK(catalogue.attachment(1, 0, today)->size() == pdf.size() + 3'000'000);
}
