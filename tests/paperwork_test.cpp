#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "catalog/calendar_file.h"
#include "paperwork/day_strip.h"
#include "paperwork/paperwork.h"
#include "paperwork/system_clock.h"
#include "tests/support/drawn.h"
#include "tests/support/paper_words.h"

namespace {

using namespace paperwork;
using namespace support;
using base::Block;
using base::BlockKind;
using printing::DayCell;
using printing::DayStrip;
using requests::Application;
using requests::Field;

constexpr base::Date date(int y, unsigned m, unsigned d) {
  return {std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}};
}

const base::LocalTime now{date(2026, 11, 23), 9, 5};
const requests::Receipt receipt{"20261123-0007", {date(2026, 11, 23), 9, 3}};
const std::string id_number = "329900198703150047";

catalog::Agency agency() {
  catalog::Agency a;
  a.name = "示例市应急管理局";
  a.desk_place = "一楼服务台";
  a.desk_phone = "0000-8012319";
  return a;
}

catalog::Guide guide() {
  catalog::Guide g;
  g.body_name = "局办公室";
  g.office_address = "安澜路18号";
  g.office_hours = "工作日9:00—17:00";
  g.telephone = "0000-8012315";
  return g;
}

catalog::Document document() {
  catalog::Document d;
  d.record.index_number = "014416330/2026-00101";
  d.record.title = "关于开展安全检查的通知";
  d.record.issuer = "示例市应急管理局";
  d.record.document_number = "示应急发〔2026〕3号";
  d.record.made_on = date(2026, 3, 5);
  d.record.validity = catalog::Validity::in_force;
  Block body;
  body.text = "各有关单位：正文在此。";
  d.body = {body};
  return d;
}

Application citizen() {
  Application a;
  a[Field::name] = "欧阳文山";
  a[Field::id_number] = id_number;
  a[Field::phone] = "13800000000";
  a[Field::address] = "示例市人民路1号";
  a[Field::information_title] = "2025年度部门预算";
  a[Field::description] = "包括三公经费。\n以及说明。";
  a.carriers = {requests::Carrier::paper};
  a.deliveries = {requests::Delivery::pick_up, requests::Delivery::read_on_site};
  return a;
}

Application company() {
  Application a = citizen();
  a.kind = requests::ApplicantKind::organization;
  a.organization_kind = requests::OrganizationKind::research;
  a[Field::name] = "示例市某化工研究院";
  a[Field::id_number] = "11329900MB0000001E";
  a[Field::legal_representative] = "李四";
  a[Field::contact_name] = "王五";
  return a;
}

Paper form(const Application& a = citizen()) { return application_paper(a, receipt, agency(), now); }
Paper slip(const Application& a = citizen()) { return receipt_paper(a, receipt, agency(), guide(), now); }
Paper page(const catalog::Document& d = document()) { return document_paper(d, agency(), now); }

std::vector<std::string> labels_of(const Paper& paper) {
  std::vector<std::string> labels;
  for (const Item& item : paper.items) {
    for (const auto& pair : item.labelled) labels.push_back(pair.label);
  }
  return labels;
}

}  // namespace

// ---- documents ----

TEST_CASE("a document begins with its title and its index number") {
  CHECK(page().title == "关于开展安全检查的通知");
  REQUIRE(page().items.front().kind == Item::Kind::labelled);
  CHECK(page().items.front().labelled.front().value == "014416330/2026-00101");
}

TEST_CASE("the header block holds only what the record states, in the order of the catalogue") {
  CHECK(labels_of(page()) == std::vector<std::string>{"索引号", "文号", "发布机构", "有效性", "成文日期"});
}

TEST_CASE("dates stand in Chinese without leading zeros") { CHECK(holds(page(), "成文日期=2026年3月5日")); }

TEST_CASE("every field of the record that has a value is printed") {
  auto d = document();
  d.record.subject = "综合政务\\应急管理";
  d.record.genre = "通知";
  d.record.combined_class = "规范性文件";
  d.record.column_name = "通知公告";
  d.record.keywords = "安全；检查";
  d.record.published_on = date(2026, 3, 6);
  d.record.effective_on = date(2026, 4, 1);
  d.record.repealed_on = date(2026, 10, 1);
  d.record.shown_until = date(2027, 1, 1);
  CHECK(labels_of(page(d)).size() == 14);
  CHECK(holds(page(d), "废止日期=2026年10月1日"));
}

TEST_CASE("the body is printed whole and in order") {
  auto d = document();
  Block second;
  second.kind = BlockKind::closing;
  second.text = "示例市应急管理局";
  d.body.push_back(second);
  const auto paper = page(d);
  REQUIRE(paper.items.size() == 3);
  CHECK(paper.items[1].block == d.body[0]);
  CHECK(paper.items[2].block == d.body[1]);
}

TEST_CASE("the state of a document stands under its title and at the foot of every page") {
  CHECK(page().status == "现行有效");
  auto d = document();
  d.record.validity = catalog::Validity::repealed;
  CHECK(page(d).status == "已废止");
  CHECK(in_foot(page(d), "有效性：已废止"));
}

TEST_CASE("a validity that nobody stated is not printed") {
  auto d = document();
  d.record.validity = catalog::Validity::unstated;
  CHECK_FALSE(holds(page(d), "有效性"));
  CHECK(page(d).status.empty());
}

TEST_CASE("a record without body says so and where to ask") {
  auto d = document();
  d.body.clear();
  d.record.summary = "部署安全检查。";
  CHECK(holds(page(d), "没有收录正文"));
  CHECK(holds(page(d), "请到一楼服务台询问，联系电话0000-8012319"));
  CHECK(holds(page(d), "部署安全检查。"));
}

TEST_CASE("a record without body does not send people to a desk that is not named") {
  auto d = document();
  d.body.clear();
  catalog::Agency bare = agency();
  bare.desk_place.clear();
  CHECK(holds(document_paper(d, bare, now), "请拨打0000-8012319询问"));
  bare.desk_phone.clear();
  CHECK_FALSE(holds(document_paper(d, bare, now), "询问"));
}

TEST_CASE("a document with body has no such sentence") { CHECK_FALSE(holds(page(), "没有收录正文")); }

TEST_CASE("the foot names source, numbers, dates, time and place of printing") {
  for (const char* part : {"索引号：014416330/2026-00101", "文号：示应急发〔2026〕3号", "发布机构：示例市应急管理局",
                           "成文日期：2026年3月5日", "打印时间：2026年11月23日 9:05",
                           "打印地点：示例市应急管理局一楼服务台", "仅供查阅，以正式发布的文本为准"}) {
    CHECK_MESSAGE(in_foot(page(), part), part);
  }
  CHECK(page().printed_at.minute == 5);
}

TEST_CASE("a document has a code that changes with its text, and no other paper has one") {
  REQUIRE(page().code);
  CHECK(in_foot(page(), "查验码：{code}"));
  auto d = document();
  d.body[0].text += "另行通知。";
  CHECK(page(d).code->document == page().code->document);
  CHECK(page(d).code->revision != page().code->revision);
  CHECK_FALSE(form().code);
  CHECK_FALSE(slip().code);
}

TEST_CASE("invented content is marked on every paper and real content on none") {
  catalog::Agency sample = agency();
  sample.sample = true;
  CHECK(in_foot(document_paper(document(), sample, now), "样例数据"));
  CHECK(in_foot(application_paper(citizen(), receipt, sample, now), "样例数据"));
  CHECK(in_foot(receipt_paper(citizen(), receipt, sample, guide(), now), "样例数据"));
  CHECK_FALSE(in_foot(page(), "样例数据"));
  CHECK_FALSE(in_foot(form(), "样例数据"));
}

// ---- the application form ----

TEST_CASE("the form holds what was typed in full") {
  for (const char* words : {"欧阳文山", "329900198703150047", "13800000000", "示例市人民路1号", "2025年度部门预算",
                            "包括三公经费。\n以及说明。"}) {
    CHECK_MESSAGE(holds(form(), words), words);
  }
}

TEST_CASE("every row of form and receipt fills the grid") {
  for (const Paper& paper : {form(), form(company()), slip(), slip(company())}) {
    int rows = 0;
    for (const Item& item : paper.items) {
      for (const auto& row : item.form.rows) {
        int span = 0;
        for (const auto& cell : row) span += cell.span;
        CHECK(span == item.form.columns);
        ++rows;
      }
    }
    CHECK(rows >= 8);
  }
}

TEST_CASE("the form of a citizen names the kind of document and asks for no legal representative") {
  CHECK(holds(form(), "证件名称|居民身份证|"));
  CHECK(holds(form(), "工作单位|"));
  CHECK_FALSE(holds(form(), "法定代表人"));
  CHECK_FALSE(holds(form(), "统一社会信用代码"));
}

TEST_CASE("the form of an organisation names its code, kind, representative and contact") {
  CHECK(holds(form(company()), "统一社会信用代码|11329900MB0000001E|"));
  CHECK(holds(form(company()), "申请人信息（法人或者其他组织，科研机构）"));
  CHECK(holds(form(company()), "法定代表人|李四|"));
  CHECK(holds(form(company()), "联系人|王五|"));
  CHECK_FALSE(holds(form(company()), "工作单位"));
  CHECK_FALSE(holds(form(company()), "证件名称"));
}

TEST_CASE("an organisation's form leaves out what was typed as a citizen before") {
  Application a = company();
  a[Field::employer] = "原来填的单位";
  CHECK_FALSE(holds(form(a), "原来填的单位"));
}

TEST_CASE("the form has a place for every field of its applicant") {
  for (const auto& application : {citizen(), company()}) {
    for (int i = 0; i < static_cast<int>(Field::count_); ++i) {
      const auto field = static_cast<Field>(i);
      if (!requests::applies(field, application.kind)) continue;
      Application marked = application;
      marked[field] = "独一无二" + std::to_string(i);
      CHECK_MESSAGE(holds(form(marked), marked[field] + "|"), i);
    }
  }
}

TEST_CASE("the form asks neither for a purpose nor about fees") {
  for (const char* words : {"用途", "减免", "费用"}) CHECK_FALSE(holds(form(), words));
}

TEST_CASE("chosen forms and ways are ticked and all are offered") {
  const auto paper = form();
  for (const char* line :
       {"[x]纸质", "[ ]电子邮件", "[ ]光盘", "[ ]邮寄", "[ ]传真", "[x]自行领取", "[x]当场阅读、抄录"}) {
    CHECK_MESSAGE(holds(paper, line), line);
  }
}

TEST_CASE("the form says what happens where a way is not possible") {
  CHECK(holds(form(), "按照本机关能够做到的方式提供"));
}

TEST_CASE("the form has the number, the time and a place to sign and date by hand") {
  CHECK(holds(form(), "登记编号|20261123-0007|申请时间|2026年11月23日 9:03|"));
  CHECK(holds(form(), "申请人签字（盖章）||签字日期|　　　　年　　月　　日|"));
}

TEST_CASE("the form goes to the desk, if there is one") {
  CHECK(holds(form(), "后交一楼服务台"));
  catalog::Agency bare = agency();
  bare.desk_place.clear();
  CHECK_FALSE(holds(application_paper(citizen(), receipt, bare, now), "后交"));
}

TEST_CASE("neither form nor receipt carries an index number or a title with personal data") {
  CHECK_FALSE(holds(form(), "索引号："));
  CHECK_FALSE(holds(slip(), "索引号："));
  CHECK(form().title == "政府信息公开申请表");
  CHECK(slip().title == "政府信息公开申请登记回执");
  CHECK(form().subtitle.empty());
}

// ---- the receipt ----

TEST_CASE("the receipt names number, moment, office, phone, address and hours") {
  for (const char* words : {"登记编号=20261123-0007", "收到时间=2026年11月23日 9:03", "受理机构|局办公室",
                            "联系电话|0000-8012315", "办公地址|安澜路18号", "办公时间|工作日9:00—17:00"}) {
    CHECK_MESSAGE(holds(slip(), words), words);
  }
}

TEST_CASE("the receipt masks applicant and identity number") {
  CHECK(holds(slip(), "申请人=欧阳**"));
  CHECK(holds(slip(), "证件号码=329***********0047"));
  CHECK_FALSE(holds(slip(), id_number));
  CHECK_FALSE(holds(slip(), "欧阳文山"));
}

TEST_CASE("the receipt tells neither phone nor address of the applicant") {
  CHECK_FALSE(holds(slip(), "13800000000"));
  CHECK_FALSE(holds(slip(), "人民路1号"));
}

TEST_CASE("an identity number that was repeated in the description stays masked") {
  Application a = citizen();
  a[Field::description] = "本人证号" + id_number + "，请查。";
  CHECK_FALSE(holds(slip(a), id_number));
  CHECK(holds(slip(a), "本人证号329***********0047，请查。"));
  a[Field::id_number] = "３２９９００１９８７０３１５００４７";
  CHECK_FALSE(holds(slip(a), id_number));
  a[Field::description] = "本人证号" + a[Field::id_number];
  CHECK_FALSE(holds(slip(a), a[Field::id_number]));
}

TEST_CASE("an identity number typed with spaces is not told by its pieces") {
  Application a = citizen();
  a[Field::id_number] = "329900 19870315 0047";
  CHECK_FALSE(holds(slip(a), "19870315"));
}

TEST_CASE("the receipt repeats what was asked for, in full and line by line") {
  CHECK(holds(slip(), "信息名称|2025年度部门预算|"));
  CHECK(holds(slip(), "内容描述|包括三公经费。\n以及说明。|"));
}

TEST_CASE("a description of two thousand characters is not cut") {
  Application a = citizen();
  std::string longest;
  for (int i = 0; i < 2000; ++i) longest += "查";
  a[Field::description] = longest;
  CHECK(holds(slip(a), longest));
  CHECK(holds(form(a), longest));
}

TEST_CASE("what was left empty does not stand on the receipt") { CHECK_FALSE(holds(slip(), "文号/索引号")); }

TEST_CASE("the receipt names the chosen forms and ways") {
  CHECK(holds(slip(), "提供方式=纸质"));
  CHECK(holds(slip(), "获取方式=自行领取、当场阅读、抄录"));
}

TEST_CASE("the receipt names the periods of the regulation and their articles") {
  for (const char* words : {"20个工作日内答复", "最多不超过20个工作日", "7个工作日内一次性告知", "第三十条",
                            "第三十三条", "第五十一条", "行政复议", "行政诉讼"}) {
    CHECK_MESSAGE(holds(slip(), words), words);
  }
  CHECK_FALSE(holds(slip(), "15个工作日"));
}

TEST_CASE("the receipt names no day but that of receiving") {
  std::string words = words_of(slip());
  const std::string day = "2026年11月23日";
  for (std::size_t at = words.find(day); at != std::string::npos; at = words.find(day)) words.erase(at, day.size());
  CHECK(words.find("年1") == std::string::npos);
  CHECK(words.find("月") == std::string::npos);
}

TEST_CASE("the receipt asks to be kept") { CHECK(holds(slip(), "请妥善保管")); }

TEST_CASE("an empty guide leaves the desk as the place to ask") {
  const auto paper = receipt_paper(citizen(), receipt, agency(), catalog::Guide{}, now);
  CHECK(holds(paper, "受理机构|示例市应急管理局"));
  CHECK(holds(paper, "联系电话|0000-8012319"));
  CHECK(holds(paper, "办公地址|一楼服务台"));
  CHECK_FALSE(holds(paper, "办公时间|"));
}

TEST_CASE("no paper claims a seal or has an unfilled place") {
  for (const Paper& paper : {page(), form(), form(company()), slip(), slip(company())}) {
    const std::string words = words_of(paper);
    for (std::size_t at = words.find('{'); at != words.npos; at = words.find('{', at + 1)) {
      const bool filled_by_layout = words.compare(at, 5, "{page") == 0 || words.compare(at, 6, "{code}") == 0;
      CHECK(filled_by_layout);
    }
    CHECK_FALSE(holds(paper, "（章）"));
    CHECK(base::is_valid_utf8(words_of(paper)));
  }
}

TEST_CASE("the system clock tells a day that exists") {
  const base::LocalTime time = paperwork::SystemClock{}.now();
  CHECK(time.date.ok());
  CHECK(base::year_of(time.date) >= 2024);
  CHECK(time.hour >= 0);
  CHECK(time.hour < 24);
}

// ---- drawn characters ----

namespace {

Application with_drawn_surname() {
  Application a = citizen();
  a.drawn = {{support::water_and_earth, "左边三点水，右边一个坤"}};
  a[Field::name] = support::drawn_sign(0) + "文山";
  return a;
}

Application with_two_drawn() {
  Application a = with_drawn_surname();
  a.drawn.push_back({support::earth, ""});
  a[Field::information_title] = "大" + support::drawn_sign(1) + "村规划";
  return a;
}

std::size_t inks_of(const Paper& paper) {
  std::size_t inks = 0;
  for (const Item& item : paper.items)
    for (const auto& row : item.form.rows)
      for (const auto& cell : row) inks += cell.ink.empty() ? 0U : 1U;
  return inks;
}

}  // namespace

TEST_CASE("a drawn character stands on the form as 〓, with the drawing, its place and its description") {
  const Paper paper = form(with_drawn_surname());
  CHECK(holds(paper, "〓文山"));
  CHECK(inks_of(paper) == 1);
  CHECK(holds(paper, "〓　姓名第1个字"));
  CHECK(holds(paper, "申请人描述：左边三点水，右边一个坤"));
  CHECK(holds(paper, "申请人在查阅终端上手写的字"));
}

TEST_CASE("several drawn characters are numbered as they stand, in the text and beside the drawings") {
  const Paper paper = form(with_two_drawn());
  CHECK(holds(paper, "〓①文山"));
  CHECK(holds(paper, "大〓②村规划"));
  CHECK(holds(paper, "〓②　信息名称第2个字"));
  CHECK(holds(paper, "申请人没有另作描述。"));
  CHECK(inks_of(paper) == 2);
}

TEST_CASE("a form without a drawn character does not speak of any, also where a 〓 was typed") {
  Application a = citizen();
  a[Field::name] = "〓文山";
  CHECK(holds(form(a), "〓文山"));
  CHECK_FALSE(holds(form(a), "手写"));
  CHECK(inks_of(form(a)) == 0);
}

TEST_CASE("no character of private use gets onto paper") {
  Application a = with_drawn_surname();
  a[Field::address] = support::drawn_sign(40) + "\uE000村";
  a.drawn[0].description = "像" + support::drawn_sign(0);
  CHECK(holds(form(a), "〓〓村"));
  CHECK(holds(form(a), "申请人描述：像〓"));
}

TEST_CASE("a receipt masks a drawn surname as 〓 and shows only the drawings of what is asked for") {
  const Paper paper = slip(with_two_drawn());
  CHECK(holds(paper, "〓**"));
  CHECK(holds(paper, "大〓村规划"));
  CHECK(inks_of(paper) == 1);
  CHECK(holds(paper, "〓　信息名称第2个字"));
  CHECK_FALSE(holds(paper, "三点水"));
  CHECK(inks_of(slip(with_drawn_surname())) == 0);
}

// ---- what the desk puts into a receipt

namespace {

base::Calendar calendar() {
  base::Calendar loaded;
  REQUIRE(catalog::add_calendar_folder(CHAYUE_SOURCE_DIR "/assets/calendar", loaded).ok());
  return loaded;
}

requests::Period period_from(base::Date received) {
  return requests::clock_of({{requests::Step::received, received}}, calendar()).answer;
}

Paper complete(base::Date received, const Application& a = citizen()) {
  requests::Receipt full{"20261123-0007", {received, 9, 3}, "7Q2M-X9K4-TRB3-WHFA", "D7K2M9QX4TRB3WHFA7Q2MX9K4T"};
  full.answer = period_from(received);
  full.proof = "CYR1.20261123-0007";
  return receipt_paper(a, full, agency(), guide(), now);
}

const Item& item_of(const Paper& paper, Item::Kind kind) {
  const auto found =
      std::find_if(paper.items.begin(), paper.items.end(), [kind](const Item& item) { return item.kind == kind; });
  REQUIRE(found != paper.items.end());
  return *found;
}

/// The cell of a day of the month, the n-th of that number.
const DayCell& cell_of(const DayStrip& strip, const std::string& day) {
  for (const auto& week : strip.weeks)
    for (const DayCell& cell : week)
      if (cell.day == day) return cell;
  FAIL("no such day");
  return strip.weeks.front().front();
}

}  // namespace

TEST_CASE("number and code stand large at the head, then the day of receipt and the last day for the answer") {
  const Paper paper = complete(date(2026, 11, 23));
  CHECK(paper.items[0].kind == Item::Kind::headline);
  CHECK(paper.items[0].labelled[0].value == "20261123-0007");
  CHECK(paper.items[0].labelled[1].value == "7Q2M-X9K4-TRB3-WHFA");
  CHECK(paper.items[1].labelled[0].value == "2026年11月23日");
  CHECK(paper.items[1].labelled[1].value == "2026年12月21日");
}

TEST_CASE("the strip shows week by week what counts, what does not and why") {
  const DayStrip strip = item_of(complete(date(2026, 9, 11)), Item::Kind::days).days;
  CHECK(strip.heads.size() == 7);
  CHECK(strip.weeks.front().size() == 7);
  CHECK(strip.weeks.front()[3].day.empty());
  CHECK(cell_of(strip, "9月11日").note == "收到，不计");
  CHECK(cell_of(strip, "12").note == "休息日");
  CHECK(cell_of(strip, "14").note == "①");
  CHECK(cell_of(strip, "14").strong);
  CHECK(cell_of(strip, "20").note == "⑥调休上班");
  CHECK(cell_of(strip, "25").note == "中秋节");
  CHECK_FALSE(cell_of(strip, "25").strong);
  CHECK(cell_of(strip, "10月1日").note == "国庆节");
  CHECK(strip.weeks.back().back().note == "⑳最后一天");
  CHECK(strip.weeks.back().back().last);
}

TEST_CASE("the strip in words names every day that is left out, and why") {
  const DayStrip strip = item_of(complete(date(2026, 9, 11)), Item::Kind::days).days;
  REQUIRE(strip.words.size() == 2);
  CHECK(strip.words[0] == "9月11日收到，当日不计；从次日起算，第20个工作日是2026年10月15日。");
  CHECK(strip.words[1] ==
        "不计入的日子：9月12日至9月13日（休息日）、9月19日（休息日）、9月25日至9月27日（中秋节）、"
        "10月1日至10月7日（国庆节）、10月11日（休息日）。");
}

TEST_CASE("each day of the period stands in the strip once, under its day of the week") {
  for (base::Date received : {date(2026, 1, 30), date(2026, 2, 10), date(2025, 9, 12), date(2024, 9, 29)}) {
    const requests::Period period = period_from(received);
    const DayStrip strip = day_strip(period);
    std::size_t cells = 0, counted = 0;
    for (std::size_t w = 0; w < strip.weeks.size(); ++w) {
      CHECK((strip.weeks[w].size() == 7 || w + 1 == strip.weeks.size()));
      for (const DayCell& cell : strip.weeks[w]) {
        cells += cell.day.empty() ? 0U : 1U;
        counted += cell.strong ? 1U : 0U;
      }
    }
    CHECK(cells == period.days.size() + 1);
    CHECK(counted == 20);
  }
}

TEST_CASE("a date that runs past the calendar is provisional at the head, in the strip and in words") {
  const Paper paper = complete(date(2026, 12, 4));
  CHECK(paper.items[1].labelled[1].value == "2027年1月1日（暂定）");
  const DayStrip& strip = item_of(paper, Item::Kind::days).days;
  CHECK(cell_of(strip, "28").note == "⑯待定");
  REQUIRE(strip.notes.size() == 2);
  CHECK(strip.notes[1].find("暂定") != std::string::npos);
  CHECK(strip.words.back() == strip.notes[1]);
  CHECK(item_of(complete(date(2026, 11, 20)), Item::Kind::days).days.notes.size() == 1);
}

TEST_CASE("the signed line is in the QR code, and the sum of the contents beside it") {
  const Paper paper = complete(date(2026, 11, 23));
  const Item& qr = item_of(paper, Item::Kind::qr);
  CHECK(qr.qr.text == "CYR1.20261123-0007");
  CHECK(qr.qr.words[1] == "申请内容校验值：D7K2M9QX4TRB3WHFA7Q2MX9K4T");
}

TEST_CASE("the receipt says how to ask for the status and what to do without the code") {
  const Paper paper = complete(date(2026, 11, 23));
  CHECK(holds(paper, "办理进度查询"));
  CHECK(holds(paper, "查询码无法补印"));
  CHECK(holds(paper, agency().desk_place));
  CHECK_FALSE(holds(slip(), "查询码"));
}

TEST_CASE("who has written it down for somebody stands on the receipt") {
  Application a = citizen();
  CHECK_FALSE(holds(complete(date(2026, 11, 23), a), "代为填写"));
  a.filled_in_by = "1001 张三";
  CHECK(holds(complete(date(2026, 11, 23), a), "1001 张三"));
}
