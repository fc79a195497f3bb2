#include "catalog/likely.h"

#include <doctest/doctest.h>

#include "support/import_folder.h"

using namespace support;

namespace {

std::string parts(const std::string& text) {
  std::string joined;
  for (const std::string& part : catalog::telling_parts(text)) joined += (joined.empty() ? "" : " ") + part;
  return joined;
}

catalog::Catalog shelf() {
  ImportFolder folder;
  folder
      .add({{"索引号", "list"},
            {"标题", "示例市危险化学品企业名单（2025年）"},
            {"内容概述", "全市危险化学品生产企业"}})
      .add({{"索引号", "plan"},
            {"标题", "示例市防汛应急预案"},
            {"文号", "示应急〔2026〕3号"},
            {"内容概述", "汛期的处置"}})
      .add(
          {{"索引号", "shelter"}, {"标题", "应急避难场所一览表"}, {"内容概述", "各区避难场所的名称、地点和容纳人数"}})
      .add({{"索引号", "fire"}, {"标题", "仓库火灾事故调查报告"}, {"内容概述", "2024年3月的火灾"}})
      .add({{"索引号", "budget"}, {"标题", "2025年度部门预算"}, {"内容概述", "收入和支出"}});
  return folder.load();
}

std::string likely(const std::string& text, const std::string& number = "", std::size_t count = 5) {
  static const catalog::Catalog catalogue = shelf();
  const auto ids = catalog::likely_records(catalogue, text, number, today, count);
  REQUIRE(ids.ok());
  return numbers(catalogue, *ids);
}

}  // namespace

TEST_CASE("the telling parts of a sentence are left when the common words are gone") {
  CHECK(parts("我想了解2025年危险化学品企业的检查结果") == "2025年 危险化学品企业 检查结果");
  CHECK(parts("请问：关于《示例市防汛应急预案》的文件") == "示例市防汛应急预案");
  CHECK(parts("示应急〔2026〕3号") == "示应急〔2026〕3号");
  CHECK(parts("请提供有关信息，谢谢").empty());
  CHECK(parts("预算 预算") == "预算");
  CHECK(parts("").empty());
}

TEST_CASE("a sentence finds the record that it speaks of") {
  CHECK(likely("我想知道本市有哪些危险化学品企业").starts_with("list"));
  CHECK(likely("我家附近的避难场所在哪里").starts_with("shelter"));
  CHECK(likely("请公开2024年3月仓库火灾的调查报告").starts_with("fire"));
  CHECK(likely("想看看去年的部门预算").starts_with("budget"));
}

TEST_CASE("words in another order than the title's, and joined to others, find it piece by piece") {
  CHECK(likely("防汛预案示例市").starts_with("plan"));
  CHECK(likely("全市各危险化学品生产企业都有谁").starts_with("list"));
}

TEST_CASE("a number comes first") {
  CHECK(likely("避难场所", "示应急[2026]3号").starts_with("plan"));
  CHECK(likely("", "shelter").starts_with("shelter"));
}

TEST_CASE("what only has common words or a year in common is not offered") {
  CHECK(likely("请提供有关材料").empty());
  CHECK(likely("2025年路灯维修").empty());
  CHECK(likely("幼儿园招生").empty());
  CHECK(likely("").empty());
}

TEST_CASE("no more are offered than asked for") {
  CHECK(likely("应急 火灾 预算 企业名单 应急避难场所 防汛应急预案", "", 2).find(' ') != std::string::npos);
  CHECK(likely("应急避难场所 防汛应急预案", "", 1).find(' ') == std::string::npos);
}

TEST_CASE("a text of two thousand characters costs a bounded number of searches") {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "天地玄黄";
  CHECK(likely(text).empty());
}
