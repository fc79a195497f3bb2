#include "catalog/source.h"

#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "catalog/calendar_file.h"

namespace catalog {
namespace {

using base::ErrorKind;
using nlohmann::json;

constexpr std::size_t json_limit_mib = 16;
constexpr int deepest_column = 6;
constexpr const char* manifest_name = "manifest.json";
constexpr const char* withdrawn_name = "withdrawn.json";
const json nothing;

/// Reads values out of one JSON file and remembers whether any of them had the wrong form.
class JsonReader {
 public:
  JsonReader(std::string file, Findings& findings) : file_(std::move(file)), findings_(findings) {}

  bool is_sound() const { return is_sound_; }

  void complain(Complaint complaint) {
    findings_.refuse(file_, 0, std::move(complaint));
    is_sound_ = false;
  }
  void warn(Complaint complaint) { findings_.warn(file_, 0, std::move(complaint)); }

  /// The member of an object; a null value if it is not there.
  static const json& member(const json& object, const char* key) {
    if (!object.is_object()) return nothing;
    const auto found = object.find(key);
    return found == object.end() ? nothing : *found;
  }

  /// A string member, trimmed; empty if it is not there.
  std::string text(const json& object, const char* key) {
    const json& value = member(object, key);
    if (value.is_null()) return {};
    if (value.is_string()) return clean(value.get_ref<const std::string&>());
    complain(complaint::json_shape(key, "文字"));
    return {};
  }

  std::string needed_text(const json& object, const char* key) {
    const bool was_sound = std::exchange(is_sound_, true);
    std::string value = text(object, key);
    if (value.empty() && is_sound_) complain(complaint::value_missing_in_json(key));
    is_sound_ = is_sound_ && was_sound;
    return value;
  }

  std::optional<base::Date> date(const json& object, const char* key) {
    const std::string value = text(object, key);
    if (value.empty()) return std::nullopt;
    const std::optional<base::Date> date = base::parse_date(value);
    if (!date) complain(complaint::bad_json_date(key, value));
    return date;
  }

  /// A list member; an empty list if it is not there.
  const json& list(const json& object, const char* key) {
    static const json empty = json::array();
    const json& value = member(object, key);
    if (value.is_array()) return value;
    if (!value.is_null()) complain(complaint::json_shape(key, "列表"));
    return empty;
  }

  std::vector<std::string> texts(const json& object, const char* key) {
    std::vector<std::string> values;
    for (const json& value : list(object, key)) {
      if (value.is_string())
        values.push_back(clean_value(value.get_ref<const std::string&>()));
      else
        complain(complaint::json_shape(key, "文字的列表"));
    }
    return values;
  }

 private:
  /// As clean_value(), but line breaks between paragraphs stay.
  static std::string clean(std::string_view text) {
    std::string result;
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      const std::string line = clean_value(text.substr(0, end));
      if (!line.empty()) result += (result.empty() ? "" : "\n") + line;
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return result;
  }

  std::string file_;
  Findings& findings_;
  bool is_sound_ = true;
};

Complaint complaint_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::not_found: return complaint::file_missing();
    case ErrorKind::bad_input: return complaint::file_outside();
    case ErrorKind::no_space: return complaint::file_too_big(json_limit_mib);
    default: return complaint::file_unreadable();
  }
}

/// A whole file as JSON; null after a complaint.
json read_json(const Folder& folder, const std::string& file, JsonReader& reader) {
  const base::Result<std::string> bytes = folder.read(file, json_limit_mib << 20U);
  if (!bytes) {
    reader.complain(complaint_of(bytes.error().kind));
    return nothing;
  }
  std::string_view text = *bytes;
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  json value = json::parse(text, nullptr, false);
  if (value.is_discarded()) {
    reader.complain(complaint::not_json());
    return nothing;
  }
  return value;
}

void read_agency(const json& manifest, JsonReader& reader, Agency& agency) {
  const json& body = JsonReader::member(manifest, "agency");
  if (!body.is_object()) return reader.complain(complaint::json_shape("agency", "一组“名称: 值”"));
  agency.name = reader.needed_text(body, "name");
  agency.short_name = reader.text(body, "short_name");
  if (agency.short_name.empty()) agency.short_name = agency.name;
  agency.city = reader.text(body, "city");
  const json& hotline = JsonReader::member(manifest, "hotline");
  agency.hotline_number = reader.text(hotline, "number");
  agency.hotline_text = reader.text(hotline, "text");
  const json& desk = JsonReader::member(manifest, "service_desk");
  agency.desk_place = reader.text(desk, "place");
  agency.desk_phone = reader.text(desk, "phone");
  agency.content_date = reader.date(manifest, "content_date");
  if (!agency.content_date) reader.warn(complaint::content_date_missing());
  const json& sample = JsonReader::member(manifest, "sample");
  if (!sample.is_null() && !sample.is_boolean()) reader.complain(complaint::json_shape("sample", "true或false"));
  agency.sample = sample.is_boolean() && sample.get<bool>();
}

void read_headings(const json& manifest, JsonReader& reader, Headings& headings) {
  const json& extra = JsonReader::member(manifest, "headings");
  if (extra.is_null()) return;
  if (!extra.is_object()) return reader.complain(complaint::json_shape("headings", "一组“名称: 值”"));
  for (const auto& [heading, target] : extra.items()) {
    if (!target.is_string()) {
      reader.complain(complaint::json_shape("headings", "一组“名称: 文字”"));
    } else if (!headings.add(heading, target.get<std::string>())) {
      reader.complain(complaint::heading_target_unknown(heading, target.get_ref<const std::string&>()));
    }
  }
}

void read_columns(const json& list, JsonReader& reader, const Column& parent, int depth, ColumnTree& tree) {
  if (!list.is_array()) return reader.complain(complaint::json_shape("columns", "栏目的列表"));
  if (depth > deepest_column) return reader.complain(complaint::columns_too_deep(deepest_column));
  for (const json& item : list) {
    Column column;
    column.id = reader.needed_text(item, "id");
    column.parent_id = parent.id;
    column.name = reader.needed_text(item, "name");
    column.note = reader.text(item, "note");
    column.role = reader.text(item, "role");
    column.statutory = reader.text(item, "statutory");
    if (column.statutory.empty()) column.statutory = parent.statutory;
    if (tree.has_id(column.id)) reader.complain(complaint::column_id_twice(column.id));
    if (!column.role.empty() && column.role != "annual_report" && column.role != "disclosure_rules") {
      reader.warn(complaint::unknown_role(std::exchange(column.role, {})));
    }
    tree.add(column);
    const json& children = JsonReader::member(item, "children");
    if (!children.is_null()) read_columns(children, reader, column, depth + 1, tree);
  }
}

void read_guide(const json& body, JsonReader& reader, Guide& guide) {
  if (!body.is_object()) return reader.complain(complaint::json_shape("guide", "一组“名称: 值”"));
  const json& fields = JsonReader::member(body, "fields");
  const auto field = [&](const char* key, const char* name) {
    std::string value = reader.text(fields, key);
    if (value.empty()) reader.warn(complaint::guide_field_missing(name));
    return value;
  };
  guide.updated_on = reader.date(body, "updated_on");
  guide.classification = field("classification", "政府信息的分类");
  guide.arrangement = field("arrangement", "编排体系");
  guide.access = field("access", "获取方式");
  guide.body_name = field("body_name", "工作机构的名称");
  guide.office_address = field("office_address", "办公地址");
  guide.office_hours = field("office_hours", "办公时间");
  guide.telephone = field("telephone", "联系电话");
  guide.fax = field("fax", "传真号码");
  guide.internet = field("internet", "互联网联系方式");
  for (const json& section : reader.list(body, "sections")) {
    guide.sections.push_back({reader.needed_text(section, "title"), reader.text(section, "text")});
  }
}

void read_offices(const json& list, JsonReader& reader, std::vector<Office>& offices) {
  if (!list.is_array()) return reader.complain(complaint::json_shape("offices", "科室的列表"));
  for (const json& item : list) {
    Office office;
    office.name = reader.needed_text(item, "name");
    office.duties = reader.texts(item, "duties");
    office.head = reader.text(item, "head");
    office.room = reader.text(item, "room");
    office.phone = reader.text(item, "phone");
    office.hours = reader.text(item, "hours");
    office.time_limit = reader.text(item, "time_limit");
    offices.push_back(std::move(office));
  }
}

void read_withdrawn(const json& object, JsonReader& reader, std::vector<Withdrawal>& withdrawn) {
  if (!object.is_object()) return reader.complain(complaint::json_shape(withdrawn_name, "一组“索引号: 理由”"));
  for (const auto& [index_number, ignored] : object.items()) {
    withdrawn.push_back({clean_value(index_number), reader.text(object, index_number.c_str())});
  }
}

/// Reads the file that the manifest names under a key and hands it to `read`. False after a complaint.
template <class Read>
bool read_named(const Folder& folder, const std::string& file, Findings& findings, Read&& read) {
  JsonReader reader(file, findings);
  const json body = read_json(folder, file, reader);
  if (reader.is_sound()) read(body, reader);
  return reader.is_sound();
}

bool read_parts(const Folder& folder, const json& manifest, JsonReader& reader, Findings& findings, Source& source) {
  bool is_sound = read_named(folder, reader.needed_text(manifest, "columns"), findings,
                             [&source](const json& body, JsonReader& part) {
                               read_columns(body, part, {}, 1, source.columns);
                               if (source.columns.columns().empty()) part.complain(complaint::columns_empty());
                             });
  if (const std::string guide = reader.text(manifest, "guide"); guide.empty()) {
    reader.warn(complaint::guide_missing());
  } else {
    is_sound &= read_named(folder, guide, findings,
                           [&source](const json& body, JsonReader& part) { read_guide(body, part, source.guide); });
  }
  if (const std::string offices = reader.text(manifest, "offices"); offices.empty()) {
    reader.warn(complaint::offices_missing());
  } else {
    is_sound &= read_named(folder, offices, findings, [&source](const json& body, JsonReader& part) {
      read_offices(body, part, source.offices);
    });
  }
  const bool has_withdrawn = folder.has(withdrawn_name);
  is_sound &= !has_withdrawn || read_named(folder, withdrawn_name, findings, [&source](const json& body, auto& part) {
    read_withdrawn(body, part, source.withdrawn);
  });
  return is_sound;
}

/// The holidays that the folder brings. One that is not in order fails the whole: deadlines hang on it.
bool read_calendars(const Folder& folder, Findings& findings, Source& source) {
  bool is_sound = true;
  for (const std::string& name : calendar_files_in((std::filesystem::path(folder.path()) / "calendar").string())) {
    const std::string file = "calendar/" + name;
    base::Result<std::string> bytes = folder.read(file, most_calendar_bytes);
    const auto year = bytes ? read_calendar_year(*bytes) : base::Result<base::CalendarYear>(bytes.error());
    if (year && year->year == year_of_calendar_file(name)) {
      source.calendars.push_back({year->year, std::move(*bytes)});
    } else {
      is_sound = false;
      findings.refuse(file, 0, bytes ? complaint::bad_calendar() : complaint_of(bytes.error().kind));
    }
  }
  return is_sound;
}

}  // namespace

base::Result<Source> read_source(const Folder& folder, Findings& findings) {
  const base::Error refused = base::error(ErrorKind::bad_input, "the import directory was refused, see the report");
  JsonReader reader(manifest_name, findings);
  const json manifest = read_json(folder, manifest_name, reader);
  if (!reader.is_sound()) return refused;
  if (!manifest.is_object()) return reader.complain(complaint::json_shape(manifest_name, "一组“名称: 值”")), refused;
  if (JsonReader::member(manifest, "format") != json(1)) return reader.complain(complaint::unknown_format()), refused;

  Source source;
  read_agency(manifest, reader, source.agency);
  read_headings(manifest, reader, source.headings);
  source.row_files = reader.texts(manifest, "rows");
  if (source.row_files.empty()) reader.complain(complaint::value_missing_in_json("rows"));
  source.texts = reader.text(manifest, "texts");
  source.attachments = reader.text(manifest, "attachments");
  const bool parts_are_sound = read_parts(folder, manifest, reader, findings, source);
  const bool calendars_are_sound = read_calendars(folder, findings, source);
  if (!parts_are_sound || !calendars_are_sound || !reader.is_sound()) return refused;
  return source;
}

}  // namespace catalog
