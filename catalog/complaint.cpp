#include "catalog/complaint.h"

#include "base/utf8.h"

namespace catalog::complaint {
namespace {

constexpr std::size_t longest_quotation = 40;

/// A value between Chinese quotation marks, cut if it is long.
std::string quoted(std::string_view value) {
  const std::string_view cut = base::prefix(value, longest_quotation);
  return "“" + std::string(cut) + (cut.size() < value.size() ? "…”" : "”");
}

std::string number(std::size_t value) { return std::to_string(value); }

constexpr const char* date_spelling = "四位年-两位月-两位日";

}  // namespace

Complaint directory_missing() { return {"找不到导入文件夹", "请核对文件夹的位置，确认存储介质已经接好"}; }

Complaint file_missing() { return {"找不到这个文件", "请核对文件名，把文件放进导入文件夹"}; }

Complaint file_outside() { return {"文件不在导入文件夹之内", "请把文件放进导入文件夹，并写相对路径"}; }

Complaint file_unreadable() { return {"文件无法读取", "请检查文件权限和存储介质，或重新复制一份"}; }

Complaint file_too_big(std::size_t limit_mib) {
  return {"文件超过" + number(limit_mib) + "兆字节", "请拆分成几个文件"};
}

Complaint not_json() { return {"文件不是完整的JSON", "请检查引号、逗号和括号，并以UTF-8编码保存"}; }

Complaint json_shape(std::string_view where, std::string_view expected) {
  return {quoted(where) + "应当是" + std::string(expected), "请按照导入格式说明改正"};
}

Complaint value_missing_in_json(std::string_view where) { return {"没有填写" + quoted(where), "请补充这一项"}; }

Complaint unknown_format() { return {"格式版本不是1", "请把“format”写成1，或使用与数据相配的程序版本"}; }

Complaint bad_json_date(std::string_view where, std::string_view value) {
  return {quoted(where) + "的日期" + quoted(value) + "不存在或者写法不对",
          std::string("请写成") + date_spelling + "，例如2026-11-20"};
}

Complaint columns_empty() { return {"栏目表里没有栏目", "请至少设置一个栏目"}; }

Complaint columns_too_deep(int limit) { return {"栏目超过" + std::to_string(limit) + "级", "请减少栏目的层级"}; }

Complaint column_id_twice(std::string_view id) {
  return {"栏目编号" + quoted(id) + "重复", "每个栏目的编号必须不同，请改正其中一个"};
}

Complaint unknown_role(std::string_view role) {
  return {"栏目用途" + quoted(role) + "无法识别，已忽略", "可用的用途是annual_report和disclosure_rules"};
}

Complaint guide_field_missing(std::string_view field) {
  return {"公开指南没有" + quoted(field), "《政府信息公开条例》第十二条要求公开指南载明这一项，请补充"};
}

Complaint guide_missing() {
  return {"没有政府信息公开指南", "《政府信息公开条例》第十二条要求编制、公布公开指南，请补充guide.json"};
}

Complaint offices_missing() { return {"没有公示栏内容", "如需展示各科室的职责和办理时限，请补充offices.json"}; }

Complaint bad_calendar() {
  return {"节假日文件不合格式，或者其中的日期有误", "请对照当年的放假通知，按照导入格式说明改正"};
}

Complaint content_date_missing() { return {"没有填写资料截至日期", "请在“content_date”填写资料截至哪一天"}; }

Complaint unknown_row_file_type() { return {"目录数据文件的类型无法识别", "请使用.csv或.jsonl文件"}; }

Complaint nothing_loaded() { return {"没有一条信息可以导入，原有目录保持不变", "请按照上面的说明改正后重新导入"}; }

Complaint texts_never_named(std::size_t count, std::string_view first_name) {
  return {"正文文件夹中有" + number(count) + "个文件没有一行使用，例如" + quoted(first_name),
          "如需公开，请在相应一行的“正文”填写文件名；不需要的请移走"};
}

Complaint not_utf8() { return {"文字编码不是UTF-8", "请用表格软件另存为“CSV UTF-8（逗号分隔）”，再重新导入"}; }

Complaint no_heading_line() { return {"文件是空的，没有表头", "第一行请写各栏的名称，例如索引号、标题"}; }

Complaint heading_missing(std::string_view heading) { return {"表头缺少" + quoted(heading), "请补充这一栏"}; }

Complaint heading_twice(std::string_view heading) {
  return {"表头" + quoted(heading) + "出现两次", "请删除或改名其中一栏"};
}

Complaint heading_unknown(std::string_view heading) {
  return {"表头" + quoted(heading) + "无法识别，这一栏没有导入", "如需导入，请改用规定的名称，或在“headings”中对应"};
}

Complaint heading_target_unknown(std::string_view heading, std::string_view target) {
  return {"“headings”把" + quoted(heading) + "对应到不存在的" + quoted(target), "请改为规定的名称"};
}

Complaint broken_quotes() { return {"引号没有成对", "内容中的引号请写成两个引号，整个格子用一对引号括起"}; }

Complaint too_many_fields(std::size_t have, std::size_t expected) {
  return {"这一行有" + number(have) + "个格子，表头只有" + number(expected) + "个",
          "内容中含有逗号的格子请用英文双引号括起"};
}

Complaint broken_json_line() { return {"这一行不是完整的JSON对象", "请检查引号、逗号和括号，一行只写一条信息"}; }

Complaint json_value_not_text(std::string_view key) { return {quoted(key) + "的值不是文字", "请把值写在引号之内"}; }

Complaint value_missing(std::string_view field) { return {"没有填写" + quoted(field), "请补充" + quoted(field)}; }

Complaint value_too_long(std::string_view field, std::size_t length, std::size_t limit) {
  return {quoted(field) + "有" + number(length) + "字，超过" + number(limit) + "字",
          "请核对内容是否填错格子，或加以缩短"};
}

Complaint index_number_twice(std::string_view index_number, std::string_view file, int line) {
  return {"索引号" + quoted(index_number) + "与" + std::string(file) + "第" + std::to_string(line) + "行重复",
          "每条信息的索引号必须不同，请核对后改正其中一条"};
}

Complaint date_not_real(std::string_view field, std::string_view value, std::string_view better) {
  return {std::string(field) + quoted(value) + "不是一个存在的日期",
          std::string("请改为") + date_spelling + "，例如" + std::string(better) + "；不知道日期就留空"};
}

Complaint date_misspelt(std::string_view field, std::string_view value, std::string_view better) {
  return {std::string(field) + quoted(value) + "的写法不对",
          std::string("请改为") + date_spelling + "，例如" + std::string(better) + "；不知道日期就留空"};
}

Complaint date_means_none(std::string_view field) {
  return {std::string(field) + "“1970-01-01”通常表示没有日期，已按留空处理", "没有日期请留空"};
}

Complaint published_before_made() { return {"发布日期早于成文日期", "请核对这两个日期"}; }

Complaint column_unknown(std::string_view column) {
  return {"栏目" + quoted(column) + "不在栏目表中", "请填写栏目表中的编号、名称或者“一级/二级”"};
}

Complaint column_ambiguous(std::string_view column) {
  return {"栏目" + quoted(column) + "在栏目表中不止一个", "请填写栏目编号，或写成“一级/二级”"};
}

Complaint column_not_leaf(std::string_view column, std::string_view first_child) {
  return {"栏目" + quoted(column) + "下面还有栏目", "请填写最下一级栏目，例如" + quoted(first_child)};
}

Complaint validity_unknown(std::string_view word) {
  return {"有效性" + quoted(word) + "无法识别", "请填写有效、已修改、失效、废止或者尚未生效；不明确就留空"};
}

Complaint not_for_the_public(std::string_view disclosure) {
  if (disclosure.empty())
    return {"没有填写公开方式", "查阅终端只收录主动公开的信息；确属主动公开的，请填写“主动公开”"};
  return {"公开方式是" + quoted(disclosure) + "，不是主动公开",
          "查阅终端只收录主动公开的信息，请从导入文件中删除这一行"};
}

Complaint secrecy_marked() {
  return {"这一行带有密级或者内部标记", "涉密和内部信息不得导入，请立即从导入文件中删除并按保密规定处理"};
}

Complaint title_with_markup() { return {"标题中有网页代码的痕迹（<、>、\"）", "请核对标题，删除多余的符号"}; }

Complaint summary_long(std::size_t limit) {
  return {"内容概述超过" + number(limit) + "字", "请缩短；全文请放在正文文件中"};
}

Complaint text_type(std::string_view path) {
  return {"正文文件" + quoted(path) + "不是.txt或.md文件", "请把正文保存为UTF-8编码的.txt或.md文件"};
}

Complaint text_outside(std::string_view path) {
  return {"正文文件" + quoted(path) + "不在正文文件夹之内", "请把文件放进正文文件夹，只写文件夹内的路径"};
}

Complaint text_missing(std::string_view path) {
  return {"找不到正文文件" + quoted(path), "请核对文件名，或把文件放进正文文件夹；没有正文就留空"};
}

Complaint text_unreadable(std::string_view path) {
  return {"正文文件" + quoted(path) + "无法读取", "请检查文件权限和大小，或重新复制一份"};
}

Complaint text_not_utf8(std::string_view path) {
  return {"正文文件" + quoted(path) + "的文字编码不是UTF-8", "请用文本编辑器另存为UTF-8编码"};
}

Complaint text_empty(std::string_view path) {
  return {"正文文件" + quoted(path) + "没有内容，这一条按没有正文导入", "请补充正文，或把“正文”一栏留空"};
}

Complaint attachment_type(std::string_view path) {
  return {"附件文件" + quoted(path) + "不是.pdf文件", "请把附件另存为PDF，文件名以.pdf结尾"};
}

Complaint attachment_outside(std::string_view path) {
  return {"附件文件" + quoted(path) + "不在附件文件夹之内", "请把文件放进附件文件夹，只写文件夹内的路径"};
}

Complaint attachment_missing(std::string_view path) {
  return {"找不到附件文件" + quoted(path), "请核对文件名，或把文件放进附件文件夹；没有附件就留空"};
}

Complaint attachment_too_big(std::string_view path, std::size_t limit_mib) {
  return {"附件文件" + quoted(path) + "超过" + number(limit_mib) + "MB", "请把附件压缩，或拆成几个文件"};
}

Complaint attachment_unreadable(std::string_view path) {
  return {"附件文件" + quoted(path) + "无法读取", "请检查文件权限，或重新复制一份"};
}

Complaint attachment_not_pdf(std::string_view path) {
  return {"附件文件" + quoted(path) + "的内容不是PDF", "请用原来的软件另存为PDF，不要只改文件名"};
}

Complaint store_not_writable() { return {"目录库无法写入，原有目录保持不变", "请检查存储目录的权限和磁盘状态"}; }

Complaint store_full() { return {"磁盘空间不足，原有目录保持不变", "请清理磁盘后重新导入"}; }

Complaint store_busy() { return {"另一个导入正在进行", "请等它完成后再导入"}; }

std::string counted(std::string_view what, std::size_t count, std::string_view first_lines) {
  return std::string(what) + "（共" + number(count) + "行，如第" + std::string(first_lines) + "行）";
}

}  // namespace catalog::complaint
