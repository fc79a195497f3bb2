// Clerk folder: the small vocabulary of the pack's tests. A folder as a clerk fills it, what is said about it, and
// the package that comes out.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "pack/collector.h"
#include "pack/headings.h"
#include "pack/pack.h"
#include "pack/report.h"
#include "tests/support/pack_files.h"

namespace support {

inline const pack::HeadingTable& product_headings() {
  static const pack::HeadingTable table = [] {
    pack::HeadingTable headings;
    std::string why;
    REQUIRE(headings.add(bytes_of(CHAYUE_SOURCE_DIR "/assets/pack/headings.json"), why).ok());
    return headings;
  }();
  return table;
}

inline bool knows_heading(std::string_view heading) {
  return product_headings().find(pack::catalogue_section, heading).has_value();
}

/// All findings as lines, for a test to look into.
inline std::string lines_of(const pack::Findings& findings) {
  std::string text;
  for (const pack::Finding& finding : findings) text += pack::finding_line(finding) + "\n";
  return text;
}

inline std::size_t count_of(const pack::Findings& findings, pack::Weight weight) {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [weight](const auto& each) { return each.weight == weight; }));
}

/// The part of a workbook that is always the same, and sheets by their XML.
class Workbook {
 public:
  /// `rows` is what stands inside <sheetData>; `after` what follows it; `state` "hidden" or empty.
  Workbook& add(const std::string& name, const std::string& rows, const std::string& before = "",
                const std::string& after = "", const std::string& state = "") {
    const std::string number = std::to_string(++count_);
    parts["xl/worksheets/sheet" + number + ".xml"] =
        "<worksheet xmlns=\"m\">" + before + "<sheetData>" + rows + "</sheetData>" + after + "</worksheet>";
    sheets_ += "<sheet name=\"" + name + "\" sheetId=\"" + number + "\" r:id=\"s" + number + "\"" +
               (state.empty() ? "" : " state=\"" + state + "\"") + "/>";
    relations_ +=
        "<Relationship Id=\"s" + number + "\" Type=\"o/worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
    return *this;
  }
  Workbook& strings(const std::string& items) {
    parts["xl/sharedStrings.xml"] = "<sst>" + items + "</sst>";
    relations_ += R"(<Relationship Id="t" Type="o/sharedStrings" Target="sharedStrings.xml"/>)";
    return *this;
  }
  Workbook& styles(const std::string& body) {
    parts["xl/styles.xml"] = "<styleSheet>" + body + "</styleSheet>";
    relations_ += R"(<Relationship Id="y" Type="o/styles" Target="/xl/styles.xml"/>)";
    return *this;
  }
  Workbook& since_1904() { return properties_ = R"(<workbookPr date1904="1"/>)", *this; }

  std::string bytes() const {
    Parts all = parts;
    all["_rels/.rels"] =
        R"(<Relationships><Relationship Id="r" Type="o/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
    all["xl/workbook.xml"] =
        R"(<workbook xmlns:r="o">)" + properties_ + "<sheets>" + sheets_ + "</sheets></workbook>";
    all["xl/_rels/workbook.xml.rels"] = "<Relationships>" + relations_ + "</Relationships>";
    return zipped(all);
  }

  Parts parts;

 private:
  std::string sheets_, relations_, properties_;
  int count_ = 0;
};

/// A cell with its words in it.
inline std::string cell(const std::string& name, const std::string& text) {
  return "<c r=\"" + name + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

/// The texts of a row, with | between them.
inline std::string joined(const pack::Row& row) {
  std::string text;
  for (std::size_t i = 0; i < row.cells.size(); ++i) text += (i == 0 ? "" : "|") + row.cells[i].text;
  return text;
}

/// A folder with an agency, and rows of a catalogue as CSV.
class ClerkFolder {
 public:
  ClerkFolder() {
    std::filesystem::create_directory(directory_ / "in");
    std::filesystem::create_directory(directory_ / "share");
    std::filesystem::copy(CHAYUE_SOURCE_DIR "/assets/pack", directory_ / "share/pack");
    write("机关.csv", "项目,内容\n机关名称,示例市应急管理局\n资料截至,2026年11月20日\n");
    options.folder = directory_ / "in";
    options.out = directory_ / "out.chayue";
    options.product = directory_ / "share";
    options.made_at = "2026-11-23 14:05";
  }

  void write(const std::string& name, const std::string& bytes) const {
    const std::filesystem::path path = directory_ / ("in/" + name);
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
  }

  /// A sound row with the given values put in; its 索引号 is the number of the row unless it is given.
  ClerkFolder& add(Row values = {}) {
    Row row = {{"标题", "关于第" + std::to_string(rows_.size() + 1) + "件事的通知"},
               {"栏目", "通知公告"},
               {"公开方式", "主动公开"},
               {"内容概述", "某事"},
               {"发布机构", "示例市应急管理局"},
               {"成文日期", "2026-01-05"},
               {"发布日期", "2026-01-06"},
               {"索引号", "N" + std::to_string(rows_.size() + 1)}};
    for (auto& [heading, value] : values) row[heading] = value;
    rows_.push_back(std::move(row));
    return *this;
  }

  /// 目录.csv of the rows added.
  std::string csv() const {
    std::vector<std::string> headings;
    for (const Row& row : rows_)
      for (const auto& [heading, value] : row)
        if (std::find(headings.begin(), headings.end(), heading) == headings.end()) headings.push_back(heading);
    std::string text;
    for (const std::string& heading : headings) text += (text.empty() ? "" : ",") + heading;
    for (const Row& row : rows_) {
      text += "\n";
      for (const std::string& heading : headings)
        text += (heading == headings.front() ? "" : ",") + (row.contains(heading) ? quoted(row.at(heading)) : "");
    }
    return text + "\n";
  }

  const pack::Outcome& pack() {
    if (!rows_.empty()) write("目录.csv", csv());
    return outcome = pack::make_package(options);
  }

  /// What the findings say.
  std::string said() const { return lines_of(outcome.findings); }

  std::string operator/(const std::string& name) const { return directory_ / name; }

  pack::Options options;
  pack::Outcome outcome;

 private:
  TemporaryDirectory directory_;
  std::vector<Row> rows_;
};

}  // namespace support
