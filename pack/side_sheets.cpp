#include "pack/side_sheets.h"

#include <array>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "base/utf8.h"
#include "pack/dates.h"
#include "pack/heading_line.h"
#include "pack/normalise.h"

namespace pack {
namespace {

using nlohmann::ordered_json;
using words::Word;

/// A row by the meanings of its headings.
using Record = std::map<std::string, std::string>;

struct Item {
  std::string_view meaning;  ///< in the table of headings
  const char* group;         ///< of the JSON; nullptr: the object itself
  const char* key;
};

constexpr std::array<Item, 9> guide_items = {{{"信息分类", "fields", "classification"},
                                              {"编排体系", "fields", "arrangement"},
                                              {"获取方式", "fields", "access"},
                                              {"工作机构名称", "fields", "body_name"},
                                              {"办公地址", "fields", "office_address"},
                                              {"办公时间", "fields", "office_hours"},
                                              {"联系电话", "fields", "telephone"},
                                              {"传真号码", "fields", "fax"},
                                              {"互联网联系方式", "fields", "internet"}}};

constexpr std::array<Item, 9> agency_items = {{{"机关名称", "agency", "name"},
                                               {"机关简称", "agency", "short_name"},
                                               {"所在城市", "agency", "city"},
                                               {"索引号前缀", "agency", "index_prefix"},
                                               {"资料截至日期", nullptr, "content_date"},
                                               {"热线号码", "hotline", "number"},
                                               {"热线说明", "hotline", "text"},
                                               {"服务台位置", "service_desk", "place"},
                                               {"服务台电话", "service_desk", "phone"}}};

std::string clean_lines(std::string_view text) {
  std::string lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string line = normalise_line(text.substr(0, end)).text;
    if (!line.empty()) lines += (lines.empty() ? "" : "\n") + line;
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

/// "1. 收文；2. 发文", or one duty a line.
ordered_json list_of(const std::string& text) {
  ordered_json list = ordered_json::array();
  std::string item;
  const auto end_item = [&] {
    const std::string clean = normalise_line(item).text;
    if (!clean.empty()) list.push_back(clean);
    item.clear();
  };
  base::for_each_code_point(text, [&](char32_t c) {
    if (c == '\n' || c == U'；' || c == ';')
      end_item();
    else
      base::append(item, c);
  });
  end_item();
  return list;
}

}  // namespace

struct SideSheets::Made {
  ColumnList columns;
  std::optional<ordered_json> guide, offices, agency, withdrawn;
  std::map<std::string, Place> places;  ///< section -> first sheet

  void add_agency(const std::string& meaning, std::string value);
  void add_guide(const std::string& meaning, const std::string& name, const std::string& value);
  void add_office(const Record& record);
  void add_withdrawn(const Record& record);
};

SideSheets::SideSheets(const HeadingTable& headings, Collector& found)
    : headings_(headings), found_(found), made_(std::make_unique<Made>()) {}
SideSheets::~SideSheets() = default;

namespace {

/// Reads one sheet into what is being made.
class SheetReader {
 public:
  SheetReader(const Sheet& sheet, std::string_view section, const HeadingTable& headings, Collector& found)
      : sheet_(sheet), section_(section), headings_(headings), found_(found) {}

  /// Rows below the heading line; without one, the cells are taken as `columns` says.
  std::vector<std::pair<Place, Record>> records(const std::vector<std::string>& columns) {
    std::optional<HeadingLine> line = find_heading_line(sheet_, headings_, section_);
    if (!line && columns.empty()) {
      found_.say(Weight::error, {sheet_.file, sheet_.name, 0, {}}, Word::pack_side_headings, {in_quotes(section_)},
                 Word::pack_side_headings_remedy);
      return {};
    }
    std::vector<std::pair<Place, Record>> all;
    const std::vector<std::string>& meanings = line ? line->meanings : columns;
    for (std::size_t i = line ? line->row + 1 : 0; i < sheet_.rows.size(); ++i) {
      const Row& row = sheet_.rows[i];
      Record record;
      for (std::size_t k = 0; k < std::min(row.cells.size(), meanings.size()); ++k)
        if (std::string value = clean_lines(row.cells[k].text); !meanings[k].empty() && !value.empty())
          record[meanings[k]] = std::move(value);
      if (!record.empty()) all.emplace_back(Place{sheet_.file, sheet_.name, row.number, {}}, std::move(record));
    }
    return all;
  }

 private:
  const Sheet& sheet_;
  std::string_view section_;
  const HeadingTable& headings_;
  Collector& found_;
};

std::string value_of(const Record& record, const char* meaning) {
  const auto found = record.find(meaning);
  return found == record.end() ? std::string() : found->second;
}

void add_column(const Place& place, const Record& record, ColumnList& columns) {
  std::string path;
  for (const char* level : {"一级栏目", "二级栏目", "三级栏目"})
    if (const std::string name = value_of(record, level); !name.empty()) path += (path.empty() ? "" : "/") + name;
  if (!path.empty()) return columns.add_path(path);
  columns.add({place, value_of(record, "编号"), value_of(record, "名称"), value_of(record, "说明"),
               value_of(record, "上级栏目"), role_of(value_of(record, "用途"))});
}

ordered_json office_of(const Record& record) {
  ordered_json office = {{"name", value_of(record, "科室名称")}, {"duties", list_of(value_of(record, "职责"))}};
  for (const auto& [meaning, key] : {std::pair{"负责人", "head"},
                                     {"房间", "room"},
                                     {"电话", "phone"},
                                     {"办公时间", "hours"},
                                     {"办理时限", "time_limit"}})
    office[key] = value_of(record, meaning);
  return office;
}

/// Puts an item where its name says; false if the name is none of `items`.
template <std::size_t count>
bool put_item(const std::array<Item, count>& items, const std::string& meaning, const std::string& value,
              ordered_json& object) {
  for (const Item& item : items) {
    if (item.meaning != meaning) continue;
    ordered_json& group = item.group == nullptr ? object : object[item.group];
    group[item.key] = value;
    return true;
  }
  return false;
}

std::string iso_or_same(const std::string& text) {
  const DateReading reading = read_date(text);
  return reading.date ? base::to_iso(*reading.date) : text;
}

}  // namespace

void SideSheets::Made::add_agency(const std::string& meaning, std::string value) {
  if (!agency) agency = ordered_json{{"format", 1}, {"agency", ordered_json::object()}};
  if (meaning == "资料截至日期") value = iso_or_same(value);
  put_item(agency_items, meaning, value, *agency);
}

void SideSheets::Made::add_guide(const std::string& meaning, const std::string& name, const std::string& value) {
  if (!guide) guide = ordered_json{{"fields", ordered_json::object()}};
  if (value.empty() || name.empty()) return;
  if (meaning == "更新日期")
    (*guide)["updated_on"] = iso_or_same(value);
  else if (!put_item(guide_items, meaning, value, *guide))
    (*guide)["sections"].push_back({{"title", name}, {"text", value}});
}

void SideSheets::Made::add_office(const Record& record) {
  if (!offices) offices = ordered_json::array();
  offices->push_back(office_of(record));
}

void SideSheets::Made::add_withdrawn(const Record& record) {
  if (!withdrawn) withdrawn = ordered_json::object();
  const std::string number = normalise_index_number(value_of(record, "索引号")).text;
  if (!number.empty()) (*withdrawn)[number] = value_of(record, "理由");
}

void SideSheets::read(const Sheet& sheet, std::string_view section) {
  const bool is_pairs = section == guide_section || section == agency_section;
  const std::vector<std::string> pairs = {"项目", "内容"};
  SheetReader reader(sheet, section, headings_, found_);
  made_->places.emplace(section, Place{sheet.file, sheet.name, 0, {}});
  for (const auto& [place, record] : reader.records(is_pairs ? pairs : std::vector<std::string>())) {
    const std::string name = value_of(record, "项目");
    const std::string meaning = is_pairs ? headings_.find(section, name).value_or("") : "";
    if (section == columns_section) add_column(place, record, made_->columns);
    if (section == offices_section) made_->add_office(record);
    if (section == withdrawn_section) made_->add_withdrawn(record);
    if (section == guide_section) made_->add_guide(meaning, name, value_of(record, "内容"));
    if (section == agency_section) made_->add_agency(meaning, value_of(record, "内容"));
    if (section == agency_section && meaning.empty())
      found_.say(Weight::warning, place, Word::pack_item_unknown, {in_quotes(name)}, Word::pack_item_unknown_remedy);
  }
}

void SideSheets::put(Gathered& gathered, const std::string& name, std::string_view section, const std::string& json) {
  if (gathered.files.emplace(name, json).second) {
    gathered.made_of[name] = made_->places[std::string(section)];
    return;
  }
  found_.say(Weight::warning, made_->places[std::string(section)], Word::pack_file_and_sheet, {name},
             Word::pack_file_and_sheet_remedy);
}

void SideSheets::finish(Gathered& gathered, const ColumnList& of_rows) {
  if (made_->guide) put(gathered, "guide.json", guide_section, made_->guide->dump(1));
  if (made_->offices) put(gathered, "offices.json", offices_section, made_->offices->dump(1));
  if (made_->agency) put(gathered, "manifest.json", agency_section, made_->agency->dump(1));
  if (made_->withdrawn) put(gathered, "withdrawn.json", withdrawn_section, made_->withdrawn->dump(1));
  if (!made_->columns.is_empty()) put(gathered, "columns.json", columns_section, made_->columns.to_json(found_));
  if (gathered.files.contains("columns.json") || of_rows.is_empty()) return;
  gathered.files["columns.json"] = of_rows.to_json(found_);
  found_.say(Weight::warning, {}, Word::pack_columns_made, {}, Word::pack_columns_made_remedy);
}

}  // namespace pack
