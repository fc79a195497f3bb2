// Records that name each other, and series.
#include <doctest/doctest.h>

#include "catalog/relation.h"
#include "support/import_folder.h"

using namespace support;

namespace {

/// "corrected_by=K"
std::string related(const catalog::Catalog& catalogue, const std::string& index_number) {
  static const std::vector<std::string> names = {"corrected_by", "replaced_by", "explained_by", "corrects",
                                                 "replaces",     "explains",    "same_series"};
  std::string text;
  const auto document = catalogue.document(index_number, today);
  REQUIRE(document.ok());
  const std::vector<catalog::Related> others = *catalogue.related(document->record.id, today);
  for (const catalog::Related& each : others) {
    text +=
        (text.empty() ? "" : " ") + names.at(static_cast<std::size_t>(each.kind)) + "=" + each.record.index_number;
  }
  return text;
}

}  // namespace

TEST_CASE("a relation is seen from both its ends") {
  ImportFolder folder;
  folder.add({{"索引号", "old"}, {"标题", "暂行规定"}})
      .add({{"索引号", "new"}, {"标题", "管理办法"}, {"替代", "old"}})
      .add({{"索引号", "why"}, {"标题", "办法解读"}, {"解读", "new"}})
      .add({{"索引号", "mend"}, {"标题", "更正说明"}, {"更正", "new"}});
  const auto catalogue = folder.load();
  CHECK(related(catalogue, "old") == "replaced_by=new");
  CHECK(related(catalogue, "new") == "corrected_by=mend explained_by=why replaces=old");
  CHECK(related(catalogue, "why") == "explains=new");
  CHECK(related(catalogue, "mend") == "corrects=new");
}

TEST_CASE("a row may name several others, and those that are not there are left out") {
  ImportFolder folder;
  folder.add({{"索引号", "a"}, {"标题", "甲事"}, {"发布日期", "2026-02-01"}})
      .add({{"索引号", "b"}, {"标题", "乙事"}, {"发布日期", "2026-03-01"}})
      .add({{"索引号", "both"}, {"标题", "丙事"}, {"更正", "a；  b ；nobody；both"}});
  CHECK(related(folder.load(), "both") == "corrects=b corrects=a");
}

TEST_CASE("a relation to what is no longer shown is not told") {
  ImportFolder folder;
  folder.add({{"索引号", "a"}, {"标题", "甲事"}})
      .add({{"索引号", "b"}, {"标题", "乙事"}, {"更正", "a"}, {"公示截止日期", "2026-11-22"}});
  CHECK(related(folder.load(), "a").empty());
}

TEST_CASE("what was corrected carries a mark in lists") {
  ImportFolder folder;
  folder.add({{"索引号", "a"}, {"标题", "甲事"}}).add({{"索引号", "b"}, {"标题", "乙事"}, {"更正", "a"}});
  const auto catalogue = folder.load();
  const auto found = find(catalogue, "");
  const std::vector<catalog::ListRow> rows = *catalogue.rows(found, "");
  for (const catalog::ListRow& row : rows) CHECK(row.corrected == (row.record.index_number == "a"));
}

TEST_CASE("reports of other years are of one series, and nothing else is") {
  ImportFolder folder;
  folder.add({{"索引号", "2024"}, {"标题", "某局2024年政府信息公开工作年度报告"}})
      .add({{"索引号", "2025"}, {"标题", "某局2025年政府信息公开工作年度报告"}})
      .add({{"索引号", "rules"}, {"标题", "某局政府信息公开工作制度"}});
  const auto catalogue = folder.load();
  CHECK(related(catalogue, "2024") == "same_series=2025");
  CHECK(related(catalogue, "rules").empty());
}

TEST_CASE("a series is known by its name without years, numbers and quarters") {
  const auto same = [](const char* one, const char* other) {
    return !catalog::series_name(one).empty() && catalog::series_name(one) == catalog::series_name(other);
  };
  CHECK(same("2026年第三季度监督检查情况的通报", "２０２５年第四季度监督检查情况的通报"));
  CHECK(same("安全生产简报第3期", "安全生产简报第12期"));
  CHECK(same("2026年上半年抽查结果公示", "2025年下半年抽查结果公示"));
  CHECK_FALSE(same("2026年部门预算说明", "2026年部门决算说明"));
}

TEST_CASE("a title without a number has no series, nor has one that is hardly more than a number") {
  CHECK(catalog::series_name("关于调整分工的通知").empty());
  CHECK(catalog::series_name("2026年公告").empty());
  CHECK(catalog::series_name("一般规定和上述要求的说明").empty());
  CHECK(catalog::series_name("").empty());
}

TEST_CASE("a record that is not there has no relations") {
  const auto catalogue = ImportFolder().add().load();
  CHECK(catalogue.related(99, today)->empty());
  CHECK(catalogue.related(0, today)->empty());
}
