#include "catalog/rows.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "base/utf8.h"

namespace catalog {
namespace {

using nlohmann::json;

struct FieldNames {
  const char* chinese;
  const char* key;
};

/// In the order of Field.
constexpr std::array<FieldNames, field_count> field_names = {{
    {"索引号", "index_number"},      {"标题", "title"},
    {"内容概述", "summary"},         {"发布机构", "issuer"},
    {"文号", "document_number"},     {"体裁", "genre"},
    {"主题分类", "subject"},         {"组配分类", "combined_class"},
    {"关键词", "keywords"},          {"栏目", "column"},
    {"成文日期", "made_on"},         {"发布日期", "published_on"},
    {"生效日期", "effective_on"},    {"废止日期", "repealed_on"},
    {"有效性", "validity"},          {"公开方式", "disclosure"},
    {"公示截止日期", "shown_until"}, {"正文", "text"},
    {"附件", "attachments"},         {"密级", "secrecy"},
}};

/// A JSON value as the text of a field; nothing if it has no such form.
std::optional<std::string> text_of(const json& value) {
  if (value.is_null()) return std::string();
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return value.dump();
  if (!value.is_array()) return std::nullopt;
  std::string joined;
  for (const json& item : value) {
    if (!item.is_string()) return std::nullopt;
    joined += (joined.empty() ? "" : "；") + item.get<std::string>();
  }
  return joined;
}

class JsonLines {
 public:
  JsonLines(const Headings& headings, const RowSink& sink) : headings_(headings), sink_(sink) {}

  void read_line(std::string_view line, int number) {
    if (!base::is_valid_utf8(line)) return sink_.refuse(number, complaint::not_utf8());
    if (base::trim(line).empty()) return;
    const json object = json::parse(line, nullptr, false);
    if (!object.is_object()) return sink_.refuse(number, complaint::broken_json_line());
    read_object(object, number);
  }

 private:
  void read_object(const json& object, int number) {
    RawRow row;
    row.line = number;
    for (const auto& [key, value] : object.items()) {
      const std::optional<Field> field = headings_.find(key);
      if (!field) {
        sink_.warn(number, complaint::heading_unknown(key));
        continue;
      }
      const std::optional<std::string> text = text_of(value);
      if (!text) return sink_.refuse(number, complaint::json_value_not_text(key));
      row[*field] = clean_value(*text);
    }
    sink_.row(std::move(row));
  }

  const Headings& headings_;
  const RowSink& sink_;
};

}  // namespace

std::string_view field_name(Field field) { return field_names[static_cast<std::size_t>(field)].chinese; }

Headings::Headings() {
  for (std::size_t i = 0; i < field_count; ++i) {
    fields_.emplace(field_names[i].chinese, static_cast<Field>(i));
    fields_.emplace(field_names[i].key, static_cast<Field>(i));
  }
}

bool Headings::add(const std::string& heading, const std::string& target) {
  const std::optional<Field> field = find(target);
  if (field) fields_.insert_or_assign(heading, *field);
  return field.has_value();
}

std::optional<Field> Headings::find(std::string_view heading) const {
  const auto found = fields_.find(std::string(base::trim(heading)));
  if (found == fields_.end()) return std::nullopt;
  return found->second;
}

std::string clean_value(std::string_view text) {
  std::string clean;
  bool broken = false;  // a line break or tab stands before the next character
  base::for_each_code_point(base::trim(text), [&](char32_t c) {
    const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
    broken = broken || is_control;
    if (is_control) return;
    const bool between_latin = !clean.empty() && static_cast<unsigned char>(clean.back()) < 0x80 && c < 0x80;
    if (std::exchange(broken, false) && between_latin && clean.back() != ' ' && c != ' ') clean.push_back(' ');
    base::append(clean, c);
  });
  return std::string(base::trim(clean));
}

void read_json_lines(std::string_view bytes, const Headings& headings, const RowSink& sink) {
  LineStream lines(bytes, LineStream::Ends::line_feed);
  read_json_lines(lines, headings, sink);
}

void read_json_lines(LineStream& lines, const Headings& headings, const RowSink& sink) {
  JsonLines reader(headings, sink);
  std::string line;
  for (int number = 1; lines.next(line); ++number) {
    if (line.ends_with('\n')) line.pop_back();
    reader.read_line(line, number);
  }
}

}  // namespace catalog
