// What the catalogue holds: records, columns, the guide, the notice board of offices. Values only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/block.h"
#include "base/date.h"

namespace catalog {

/// 有效性. `unstated` where the agency gives none; shown as no mark, never guessed.
enum class Validity : std::uint8_t { unstated, in_force, amended, expired, repealed, not_yet };

/// The word of the header block: 有效, 已修改, 失效, 废止, 尚未生效; empty for unstated.
std::string validity_name(Validity validity);
inline constexpr std::size_t validity_count = 6;
/// The validity that is called so; nothing for other words and for none.
std::optional<Validity> validity_named(std::string_view name);

/// "一级" of "一级\二级".
std::string_view first_level(std::string_view subject);
/// Is a 主题分类 the other one, or below it?
bool is_subject_below(std::string_view subject, std::string_view other);

/// Position of a record in the store. Stable for one generation of the catalogue only; the citizen-facing
/// identity is Record::index_number.
using RecordId = std::int64_t;

/// One row of the 目录: the header block of a document (条例第十二条; fields of 国办秘书局 目录系统实施指引).
struct Record {
  RecordId id = 0;
  std::string index_number;                ///< 索引号: opaque, unique, never changes once issued
  std::string title;                       ///< 名称
  std::string summary;                     ///< 内容概述, up to 500 characters
  std::string issuer;                      ///< 发布机构, full name
  std::string document_number;             ///< 文号, empty if none
  std::string genre;                       ///< 体裁
  std::string subject;                     ///< 主题分类, "一级\二级"
  std::string combined_class;              ///< 组配分类
  std::string keywords;                    ///< 关键词, separated by "；"
  std::string column_id;                   ///< 栏目, a leaf of the column tree
  std::string column_name;                 ///< its name; filled when read from the store
  std::optional<base::Date> made_on;       ///< 成文日期 (= 签发日期)
  std::optional<base::Date> published_on;  ///< 发布日期
  std::optional<base::Date> effective_on;  ///< 生效日期
  std::optional<base::Date> repealed_on;   ///< 废止日期
  std::optional<base::Date> shown_until;   ///< 公示截止日期
  Validity validity = Validity::unstated;
  bool has_text = false;  ///< the full text is in the store

  bool operator==(const Record&) const = default;
};

/// 附件: a PDF file that belongs to a record; its bytes are Catalog::attachment().
struct Attachment {
  std::string name;  ///< of the file, without .pdf
  std::int64_t bytes = 0;

  bool operator==(const Attachment&) const = default;
};

struct Document {
  Record record;
  base::Blocks body;                         ///< empty if only the row is held
  std::vector<Attachment> attachments = {};  ///< in the order of the row
};

/// 栏目: a node of the column tree, in the order of the agency's data.
struct Column {
  std::string id;
  std::string parent_id;  ///< empty for a top column
  std::string name;
  std::string note;        ///< one line under the name
  std::string role;        ///< "annual_report", "disclosure_rules" or empty: which home-screen entry leads here
  std::int64_t count = 0;  ///< records in it and in the columns below it
  std::string statutory;   ///< the item of 条例第二十条 that it fulfils: "20.1"; its columns inherit it
};

/// 政府信息公开指南: the nine fields of 条例第十二条 and the agency's further sections.
struct Guide {
  struct Section {
    std::string title;
    std::string text;  ///< paragraphs separated by '\n'

    bool operator==(const Section&) const = default;
  };
  std::optional<base::Date> updated_on;
  std::string classification;  ///< 分类
  std::string arrangement;     ///< 编排体系
  std::string access;          ///< 获取方式
  std::string body_name;       ///< 工作机构名称
  std::string office_address;  ///< 办公地址
  std::string office_hours;    ///< 办公时间
  std::string telephone;       ///< 联系电话
  std::string fax;             ///< 传真号码
  std::string internet;        ///< 互联网联系方式
  std::vector<Section> sections;

  bool operator==(const Guide&) const = default;
};

/// 公示栏: a card of the notice board.
struct Office {
  std::string name;
  std::vector<std::string> duties;
  std::string head;
  std::string room;
  std::string phone;
  std::string hours;
  std::string time_limit;  ///< 办理时限

  bool operator==(const Office&) const = default;
};

/// Who runs the room and how old its content is.
struct Agency {
  std::string name;
  std::string short_name;
  std::string city;
  std::string hotline_number;  ///< 12350
  std::string hotline_text;
  std::string desk_place;  ///< where help is
  std::string desk_phone;
  std::optional<base::Date> content_date;  ///< 资料截至
  bool sample = false;                     ///< invented content, to be labelled so on every screen and page
};

}  // namespace catalog
