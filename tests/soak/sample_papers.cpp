// Writes a PDF of each kind of print-out and a picture of its first page into a folder, for validators and for
// looking at. Usage: sample_papers FOLDER
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "printing/pdf.h"
#include "printing/qr.h"

namespace {

using namespace printing;

Item paragraph(std::string text) { return text_item(base::BlockKind::paragraph, std::move(text)); }

Paper paper_with(std::string title, std::vector<Item> items) {
  Paper paper;
  paper.title = std::move(title);
  paper.items = std::move(items);
  paper.foot = {"示例市应急管理局"};
  paper.printed_at = {*base::parse_date("2026-11-23"), 9, 41};
  return paper;
}

Item table() {
  base::Block block;
  block.kind = base::BlockKind::table;
  block.rows = {{"序号", "事项", "依据"}};
  for (int i = 1; i <= 60; ++i)
    block.rows.push_back({std::to_string(i), "危险化学品经营许可", "《安全生产法》第九十二条"});
  return block_item(std::move(block));
}

FormCell label(std::string text) {
  FormCell cell;
  cell.text = std::move(text);
  cell.label = true;
  return cell;
}

FormCell value(std::string text, float lines) {
  FormCell cell;
  cell.text = std::move(text);
  cell.span = 3;
  cell.min_lines = lines;
  return cell;
}

Item form() {
  FormCell forms = value("", 1);
  forms.choices = {{"纸质", true}, {"电子邮件", false}};
  Form form;
  form.columns = 4;
  form.rows = {{label("申请人姓名"), value("𬭎镕喆（𠮷野）", 1)},
               {label("所需政府信息"), value("2026年危险化学品重点检查名单", 4)},
               {label("提供方式"), forms}};
  return form_item(std::move(form));
}

Paper document() {
  std::vector<Item> items;
  for (int i = 0; i < 40; ++i) {
    items.push_back(text_item(base::BlockKind::heading, "一、总体要求"));
    items.push_back(
        paragraph("各县（市、区）应急管理局：依据《安全生产法》第九十二条，罚款20000元（GB/T 33000—2016）。"));
  }
  return paper_with("关于开展危险化学品企业专项检查的通知", std::move(items));
}

/// What a layout carries beside text, whether the typesetter made it or not.
Layout dressed(Layout layout) {
  Page& first = layout.pages.front();
  const std::vector<Box> code = qr_boxes("https://example.org/d/7K3M9P", 460, 700, 80);
  first.boxes.insert(first.boxes.end(), code.begin(), code.end());
  first.links.push_back({460, 700, 540, 780, "https://example.org/查阅?d=7K3M9P"});
  for (std::size_t i = 0; i < layout.pages.size(); ++i)
    layout.bookmarks.push_back({"第" + std::to_string(i + 1) + "页𠮷", static_cast<int>(i % 3) + 1, i, 100});
  return layout;
}

struct Job {
  const char* name;
  Paper paper;
  Edition edition = Edition::standard;
  Selection selection = {};
  bool dress = false;
};

std::vector<Job> jobs() {
  return {{"document", document(), Edition::standard, {}, true},
          {"large", document(), Edition::large_print, {}, false},
          {"two-up", document(), Edition::standard, {1, 0, true}, true},
          {"range", document(), Edition::standard, {2, 3, false}, true},
          {"table", paper_with("许可事项一览表", {table()})},
          {"form", paper_with("政府信息公开申请表", {form()})},
          {"receipt",
           paper_with("政府信息公开申请回执", {labelled_item({{"登记编号", "2026-000123"}, {"收到时间", "9:41"}}),
                                               display_item("K7M-3P9"), paragraph("本机关已收到您的申请。")})},
          {"rare",
           paper_with("生僻字𠮷𬭎",
                      {paragraph("䲟㭎𫍯𬒗𰻝☐☑〇·—①√℃é\u00e0ДÄ한あ😀𝒳\uE010\u0007終 "
                                 "e\u0301 \U0010FFFF")})}};
}

bool write(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  return out.flush().good();
}

bool write(const std::string& path, const Picture& picture) {
  return write(path, "P5\n" + std::to_string(picture.width_px) + " " + std::to_string(picture.height_px) + "\n255\n" +
                         std::string(picture.grey.begin(), picture.grey.end()));
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return std::fputs("usage: sample_papers FOLDER\n", stderr), 2;
  base::Result<Press> press = Press::open(debian_font_paths());
  if (!press) return std::fprintf(stderr, "%s\n", press.error().detail.c_str()), 1;
  const std::string folder = std::string(arguments[1]) + "/";
  for (const Job& job : jobs()) {
    Layout layout = press->lay_out(job.paper, job.edition);
    if (job.dress) layout = dressed(std::move(layout));
    const base::Result<Pdf> pdf = press->pdf(job.paper, layout, job.selection);
    if (!pdf) return std::fprintf(stderr, "%s\n", pdf.error().detail.c_str()), 1;
    const bool written = write(folder + job.name + ".pdf", pdf->bytes) &&
                         write(folder + job.name + ".pgm", press->picture(layout.pages.front(), 1080));
    if (!written) return std::perror(arguments[1]), 1;
  }
  return 0;
}
