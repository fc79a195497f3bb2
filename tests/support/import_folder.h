// Import folder: the small vocabulary of the catalogue's tests. A temporary import directory, what is written into
// it, and the catalogue that comes out.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/import.h"
#include "tests/support/temporary_directory.h"

namespace support {

inline constexpr base::Date today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}};

/// A row by its Chinese headings.
using Row = std::map<std::string, std::string>;

inline std::string quoted(const std::string& value) {
  std::string text = "\"";
  for (const char c : value) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + "\"";
}

class ImportFolder {
 public:
  ImportFolder() {
    write("manifest.json",
          R"({"format":1,"sample":true,"agency":{"name":"示例市应急管理局","short_name":"市应急局","city":"示例市"},
              "content_date":"2026-11-20","hotline":{"number":"12350","text":"举报"},
              "service_desk":{"place":"一楼","phone":"0000-1"},"columns":"columns.json","rows":["rows/a.csv"],
              "texts":"texts","attachments":"attachments","guide":"guide.json","offices":"offices.json"})");
    write("columns.json",
          R"([{"id":"policy","name":"政策法规","children":[{"id":"policy.normative","name":"规范性文件"},
              {"id":"policy.other","name":"其他"}]},{"id":"penalty","name":"行政处罚"},
              {"id":"report","name":"年报","role":"annual_report","children":[{"id":"report.other","name":"其他"}]}])");
    write("guide.json",
          R"({"updated_on":"2026-10-01","fields":{"classification":"分类","arrangement":"编排","access":"获取",
              "body_name":"办公室","office_address":"一号","office_hours":"九点","telephone":"1","fax":"2",
              "internet":"3"},"sections":[{"title":"监督","text":"第一段\n第二段"}]})");
    write("offices.json", R"([{"name":"办公室","duties":["收文","发文"],"head":"张某","room":"101","phone":"1",
              "hours":"九点","time_limit":"20个工作日"}])");
    std::filesystem::create_directories(directory_ / "in/texts");
    std::filesystem::create_directories(directory_ / "in/attachments");
  }

  void write(const std::string& name, const std::string& bytes) const {
    const std::filesystem::path path = directory_ / ("in/" + name);
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
  }

  /// A sound row with the given values put in; its 索引号 is the number of the row unless it is given.
  ImportFolder& add(Row values = {}) {
    Row row = {{"标题", "关于某事的通知"}, {"栏目", "penalty"},
               {"公开方式", "主动公开"},   {"内容概述", "某事"},
               {"发布机构", "某局"},       {"成文日期", "2026-01-02"},
               {"发布日期", "2026-01-05"}, {"索引号", "N" + std::to_string(rows_.size() + 1)}};
    for (auto& [heading, value] : values) row[heading] = value;
    rows_.push_back(std::move(row));
    return *this;
  }

  /// Writes rows/a.csv from the rows added.
  void write_rows() const {
    const std::vector<std::string> headings = {"索引号",   "标题",         "内容概述", "发布机构", "文号",
                                               "体裁",     "主题分类",     "组配分类", "关键词",   "栏目",
                                               "成文日期", "发布日期",     "生效日期", "废止日期", "有效性",
                                               "公开方式", "公示截止日期", "密级",     "正文",     "附件"};
    std::string csv;
    for (const std::string& heading : headings) csv += heading + ",";
    csv.back() = '\n';
    for (const Row& row : rows_) {
      for (const std::string& heading : headings) csv += (row.contains(heading) ? quoted(row.at(heading)) : "") + ",";
      csv.back() = '\n';
    }
    write("rows/a.csv", csv);
  }

  /// Imports what is written, without writing rows/a.csv anew.
  base::Status import_as_is() { return catalog::import_directory(directory_ / "in", data(), report); }

  base::Status import() {
    write_rows();
    return import_as_is();
  }

  /// The catalogue after an import that must succeed.
  catalog::Catalog load() {
    REQUIRE(import().ok());
    return open();
  }

  catalog::Catalog open() const {
    base::Result<catalog::Catalog> opened = catalog::Catalog::open(data());
    REQUIRE(opened.ok());
    return std::move(*opened);
  }

  std::string data() const { return directory_ / "data"; }
  std::string source() const { return directory_ / "in"; }

  /// All that was refused, sentence after sentence.
  std::string refusals() const { return sentences(report.refusals); }
  std::string warnings() const { return sentences(report.warnings); }

  catalog::ImportReport report;

 private:
  static std::string sentences(const std::vector<catalog::Refusal>& list) {
    std::string text;
    for (const catalog::Refusal& item : list) {
      text += item.file + ":" + std::to_string(item.line) + " " + item.what + " / " + item.remedy + "\n";
    }
    return text;
  }

  TemporaryDirectory directory_;
  std::vector<Row> rows_;
};

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

inline std::vector<catalog::RecordId> find(const catalog::Catalog& catalogue, const catalog::Filter& filter) {
  return catalogue.find(filter, today)->ids;
}

inline std::vector<catalog::RecordId> find(const catalog::Catalog& catalogue, const std::string& words) {
  catalog::Filter filter;
  filter.words = words;
  return find(catalogue, filter);
}

/// 索引号 of the records of a list, in its order, separated by spaces.
inline std::string numbers(const catalog::Catalog& catalogue, const std::vector<catalog::RecordId>& ids) {
  std::string text;
  const std::vector<catalog::ListRow> rows = *catalogue.rows(ids, "");
  for (const catalog::ListRow& row : rows) {
    text += (text.empty() ? "" : " ") + row.record.index_number;
  }
  return text;
}

}  // namespace support
