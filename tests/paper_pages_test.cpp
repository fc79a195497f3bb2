// Every kind of paper as it is set: against the goldens, and against rules that hold for all papers.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "base/line_break.h"
#include "base/utf8.h"
#include "catalog/calendar_file.h"
#include "catalog/text_blocks.h"
#include "paperwork/paperwork.h"
#include "tests/support/drawn.h"
#include "tests/support/import_folder.h"
#include "tests/support/layout_dump.h"
#include "tests/support/typeset.h"

using namespace support;
using namespace paperwork;

namespace {

namespace fs = std::filesystem;
using requests::Field;

const base::LocalTime now{today, 9, 5};
const requests::Receipt receipt{"20261123-0007", {today, 9, 3}};
const std::string source_folder = CHAYUE_SOURCE_DIR;

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

/// The sample catalogue that comes with the program.
class Sample {
 public:
  Sample() {
    catalog::ImportReport report;
    REQUIRE(catalog::import_directory(source_folder + "/assets/sample", folder_ / "data", report).ok());
    auto opened = catalog::Catalog::open(folder_ / "data");
    REQUIRE(opened.ok());
    catalogue_.emplace(std::move(*opened));
    agency = *catalogue_->agency();
    guide = *catalogue_->guide();
  }

  Paper paper(const std::string& index_number) const {
    return document_paper(*catalogue_->document(index_number, today), agency, now);
  }
  std::vector<Paper> all() const {
    std::vector<Paper> papers;
    const auto found = catalogue_->find({}, today);
    REQUIRE(found.ok());
    for (const catalog::RecordId id : found->ids) {
      papers.push_back(document_paper(*catalogue_->document(id, today), agency, now));
    }
    return papers;
  }

  catalog::Agency agency;
  catalog::Guide guide;

 private:
  TemporaryDirectory folder_;
  std::optional<catalog::Catalog> catalogue_;
};

requests::Application citizen() {
  requests::Application a;
  a[Field::name] = "欧阳文山";
  a[Field::id_number] = "329900198703150047";
  a[Field::phone] = "13800000000";
  a[Field::address] = "示例市人民路1号3幢502室";
  a[Field::information_title] = "2025年度部门预算";
  a[Field::description] = "包括三公经费。\n以及编制说明。";
  a.carriers = {requests::Carrier::paper};
  a.deliveries = {requests::Delivery::pick_up, requests::Delivery::read_on_site};
  return a;
}

requests::Application company() {
  requests::Application a = citizen();
  a.kind = requests::ApplicantKind::organization;
  a[Field::name] = "示例市某化工研究院";
  a[Field::id_number] = "11329900MB0000001E";
  a[Field::legal_representative] = "李四";
  a[Field::contact_name] = "王五";
  return a;
}

/// Two characters of the name and the address are drawn.
requests::Application with_drawn() {
  requests::Application a = citizen();
  a.drawn = {{support::water_and_earth, "左边三点水，右边一个坤"}, {support::earth, ""}};
  a[Field::name] = "欧阳" + support::drawn_sign(0);
  a[Field::address] = "示例市" + support::drawn_sign(1) + "家村1号";
  a[Field::description] = "关于" + support::drawn_sign(0) + "河的水文资料。";
  return a;
}

RegisterBook register_book() {
  RegisterBook book{"政府信息公开申请登记簿", {"序号", "登记编号", "收到日期", "申请人类别"}, {}};
  for (int i = 1; i <= 60; ++i) {
    book.rows.push_back({std::to_string(i), "20261123-" + std::to_string(1000 + i), "2026年11月23日",
                         i % 3 == 0 ? "法人或者其他组织" : "公民"});
  }
  return book;
}

Letter letter() {
  return {"政府信息公开申请补正告知书",
          "示应急公告〔2026〕5号",
          "欧阳文山",
          {"本机关于2026年11月23日收到您提出的政府信息公开申请。请您补正以下内容：", "一、所需政府信息的名称。"},
          today};
}

Report statistics() {
  Report report{"政府信息公开申请情况统计", "2026年1月1日至2026年11月23日", {}};
  base::Block text;
  text.text = "本期共收到申请60件，详见https://www.example.gov.cn/zwgk/tj-2026。";
  base::Block table;
  table.kind = base::BlockKind::table;
  table.rows = {{"项目", "本期", "上期"}, {"收到申请", "60", "48"}};
  report.body = {text, table};
  return report;
}

/// With all that the desk puts into it.
requests::Receipt complete_receipt(base::LocalTime received) {
  base::Calendar calendar;
  REQUIRE(catalog::add_calendar_folder(source_folder + "/assets/calendar", calendar).ok());
  requests::Receipt complete{receipt.number, received, "7Q2M-X9K4-TRB3-WHFA", "D7K2M9QX4TRB3WHFA7Q2MX9K4T"};
  complete.answer = requests::clock_of({{requests::Step::received, received.date}}, calendar).answer;
  complete.proof = "CYR1.20261123-0007.202611230903.7Q2MX9K4." + complete.content + "." + std::string(103, 'A');
  return complete;
}

std::map<std::string, Paper> golden_papers(const Sample& sample) {
  const catalog::Agency& agency = sample.agency;
  return {
      {"notice", sample.paper("014416330/2026-00114")},
      {"announcement", sample.paper("014416330/2026-00123")},
      {"repealed", sample.paper("014416330/2019-00143")},
      {"amendment", sample.paper("014416330/2026-00116")},
      {"duties", sample.paper("014416330/2026-00101")},
      {"form_citizen", application_paper(citizen(), receipt, agency, now)},
      {"form_organization", application_paper(company(), receipt, agency, now)},
      {"form_drawn", application_paper(with_drawn(), receipt, agency, now)},
      {"receipt_drawn", receipt_paper(with_drawn(), receipt, agency, sample.guide, now)},
      {"receipt_complete", receipt_paper(citizen(), complete_receipt({today, 9, 3}), agency, sample.guide, now)},
      {"receipt_provisional", receipt_paper(company(), complete_receipt({*base::parse_date("2026-12-04"), 9, 3}),
                                            agency, sample.guide, now)},
      {"receipt", receipt_paper(citizen(), receipt, agency, sample.guide, now)},
      {"state",
       status_paper({"20261123-0007", receipt.received, "已登记", "自收到之日起20个工作日内答复。"}, agency, now)},
      {"held_slip", held_slip_paper({"4827 1936", "关于开展安全检查的通知", 6, {today, 17, 0}}, agency, now)},
      {"letter", letter_paper(letter(), agency, now)},
      {"register", register_paper(register_book(), agency, now)},
      {"report", report_paper(statistics(), agency, now)},
  };
}

const Sample& sample() {
  static const Sample loaded;
  return loaded;
}

std::string first_difference(const std::string& want, const std::string& have) {
  const auto [w, h] = std::mismatch(want.begin(), want.end(), have.begin(), have.end());
  const auto line_at = [](const std::string& text, std::size_t at) {
    const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    return text.substr(begin, text.find('\n', at) - begin);
  };
  return "want: " + line_at(want, static_cast<std::size_t>(w - want.begin())) +
         "\nhave: " + line_at(have, static_cast<std::size_t>(h - have.begin()));
}

void check_golden(const std::string& name, const std::string& have) {
  const fs::path path = fs::path(source_folder) / "tests/golden" / (name + ".txt");
  if (std::getenv("CHAYUE_REBASE_GOLDENS") != nullptr) {
    std::ofstream(path, std::ios::binary) << have;
    return;
  }
  const std::string want = content_of(path);
  REQUIRE_MESSAGE(!want.empty(), path.string(), " is missing; CHAYUE_REBASE_GOLDENS=1 writes it");
  CHECK_MESSAGE(want == have, name, " is set otherwise than its golden; look at it, then CHAYUE_REBASE_GOLDENS=1\n",
                first_difference(want, have));
}

// ---- rules for every paper ----

float text_bottom_of(const Page& page) {
  for (auto run = page.runs.rbegin(); run != page.runs.rend(); ++run) {
    if (run->text.starts_with("— ") && run->text.ends_with(" —")) return run->baseline_pt - run->size_pt;
  }
  return 0;
}

/// Runs of the text area, without the feet.
std::vector<Run> text_runs(const Page& page) {
  std::vector<Run> runs;
  const float bottom = text_bottom_of(page);
  std::copy_if(page.runs.begin(), page.runs.end(), std::back_inserter(runs),
               [&](const Run& run) { return run.baseline_pt < bottom; });
  return runs;
}

bool ends_with_blank_half(const std::string& text) {
  return base::has_blank_right(base::decode_at(text, base::previous_offset(text, text.size())).code_point);
}

int count_outside(const Page& page) {
  int outside = 0;
  for (const Run& run : page.runs) {
    const float hang = ends_with_blank_half(run.text) ? run.size_pt / 2 : 0;
    const bool inside = run.x_pt >= geometry::left_pt - 0.5F && end_of(run) <= right_edge + hang + 0.6F &&
                        run.baseline_pt > geometry::top_pt &&
                        run.baseline_pt < geometry::page_height_pt - 5 * geometry::mm;
    if (!inside) MESSAGE(run.text);
    outside += inside ? 0 : 1;
  }
  return outside;
}

/// Pairs of runs of one line of which the second begins before the pen has left the first.
int count_overlaps(const Page& page) {
  std::map<float, std::vector<const Run*>> lines;
  for (const Run& run : page.runs) lines[run.baseline_pt].push_back(&run);
  int overlaps = 0;
  for (auto& [baseline, runs] : lines) {
    std::sort(runs.begin(), runs.end(), [](const Run* a, const Run* b) { return a->x_pt < b->x_pt; });
    for (std::size_t i = 1; i < runs.size(); ++i) {
      const Run& before = *runs[i - 1];
      const bool over = end_of(before) + std::min(before.spacing_pt, 0.0F) > runs[i]->x_pt + 0.6F;
      if (over) MESSAGE(before.text << "|" << runs[i]->text);
      overlaps += over ? 1 : 0;
    }
  }
  return overlaps;
}

/// Lines of running text that begin with a mark that may not.
int count_bad_beginnings(const Page& page, float body_size) {
  int bad = 0;
  for (const SetLine& line : lines_of(page)) {
    const base::BreakClass first = base::break_class(base::decode_at(line.text, 0).code_point);
    const bool is_bad = line.size == body_size && line.left < geometry::left_pt + 1 &&
                        (first == base::BreakClass::stop || first == base::BreakClass::closing);
    if (is_bad) MESSAGE(line.text);
    bad += is_bad ? 1 : 0;
  }
  return bad;
}

/// Headings with nothing under them on their page.
int count_stranded(const Layout& layout) {
  int stranded = 0;
  for (const Bookmark& mark : layout.bookmarks) {
    if (mark.page + 1 == layout.pages.size() || mark.text.ends_with("条")) continue;  // an article may be one line
    const std::vector<Run> runs = text_runs(layout.pages[mark.page]);
    const bool alone = std::none_of(runs.begin(), runs.end(),
                                    [&](const Run& run) { return run.baseline_pt > mark.y_pt + run.size_pt * 2; });
    if (alone) MESSAGE(mark.text);
    stranded += alone ? 1 : 0;
  }
  return stranded;
}

std::string without_spaces(std::string_view text) {
  std::string out;
  base::for_each_code_point(text, [&](char32_t c) {
    if (!base::is_space(c) && (c < 0x200B || c > 0x200F) && c != 0xFEFF) base::append(out, c);
  });
  return out;
}

std::map<char32_t, int> counts_of(std::string_view text) {
  std::map<char32_t, int> counts;
  base::for_each_code_point(without_spaces(text), [&](char32_t c) { ++counts[c]; });
  return counts;
}

std::string words_of_paper(const Paper& paper) {
  std::string words = paper.title + paper.subtitle + paper.status;
  for (const Item& item : paper.items) {
    words += item.block.label + item.block.text + item.display;
    for (const std::string& text : item.qr.words) words += text;
    for (const auto& row : item.block.rows) {
      for (const std::string& text : row) words += text;
    }
    for (const auto& pair : item.labelled) words += pair.label + pair.value;
    for (const auto& row : item.form.rows) {
      for (const auto& form_cell : row) {
        words += form_cell.text;
        for (const auto& choice : form_cell.choices) words += choice.text;
      }
    }
  }
  return words;
}

int count_lost(const Paper& paper, const Layout& layout) {
  std::string set;
  for (const Page& page : layout.pages) {
    for (const Run& run : text_runs(page)) set += run.text;
  }
  const auto have = counts_of(set);
  int lost = 0;
  for (const auto& [c, count] : counts_of(words_of_paper(paper))) {
    const auto found = have.find(c);
    const int missing = std::max(0, count - (found == have.end() ? 0 : found->second));
    std::string character;
    base::append(character, c);
    if (missing > 0) MESSAGE(character);
    lost += missing;
  }
  return lost;
}

void check_rules(const Paper& paper, Edition edition) {
  INFO(paper.title);
  const Layout layout = typeset(paper, edition, advance);
  for (const Page& page : layout.pages) {
    CHECK(count_outside(page) == 0);
    CHECK(count_overlaps(page) == 0);
    CHECK(count_bad_beginnings(page, edition == Edition::standard ? 16 : 22) == 0);
    CHECK_FALSE(text_runs(page).empty());
  }
  CHECK(count_stranded(layout) == 0);
  CHECK(count_lost(paper, layout) == 0);
}

}  // namespace

TEST_CASE("every kind of paper is set as its golden says") {
  const auto papers = golden_papers(sample());
  CHECK(papers.size() >= 12);
  for (const auto& [name, paper] : papers) {
    check_golden(name, dump(typeset(paper, Edition::standard, support::advance)));
  }
  for (const char* name : {"announcement", "form_citizen", "held_slip"}) {
    check_golden(std::string(name) + "_large",
                 dump(typeset(papers.at(name), Edition::large_print, support::advance)));
  }
}

TEST_CASE("the same paper is set the same twice") {
  const Paper paper = sample().paper("014416330/2026-00107");
  CHECK(dump(typeset(paper, Edition::standard, support::advance)) ==
        dump(typeset(paper, Edition::standard, support::advance)));
}

TEST_CASE("every paper keeps the rules, in both editions") {
  std::vector<Paper> papers = sample().all();
  CHECK(papers.size() > 30);
  for (const auto& [name, paper] : golden_papers(sample())) papers.push_back(paper);
  for (const Paper& paper : papers) {
    check_rules(paper, Edition::standard);
    check_rules(paper, Edition::large_print);
  }
}

TEST_CASE("documents keep 22 lines a page above their feet") {
  const Layout layout = typeset(sample().paper("014416330/2026-00107"), Edition::standard, support::advance);
  REQUIRE(layout.pages.size() > 5);
  CHECK(text_bottom_of(layout.pages[0]) > geometry::top_pt + geometry::text_height_pt);
}

TEST_CASE("laws keep the rules and all their characters, in order") {
  const char* const data = std::getenv("CHAYUE_REAL_DATA");
  if (data == nullptr) {
    MESSAGE("CHAYUE_REAL_DATA names no folder: skipped");
    return;
  }
  const fs::path laws = fs::path(data) / "laws";
  std::ifstream ids(laws / "subset_300.txt");
  int read = 0;
  for (std::string id; std::getline(ids, id);) {
    const std::string text = content_of(laws / "txt" / (id + ".txt"));
    Paper paper;
    paper.title = text.substr(0, text.find('\n'));
    std::string expected = paper.title;
    bool has_table = false;
    for (const base::Block& block : catalog::parse_text(text, catalog::TextFormat::plain, paper.title)) {
      expected += block.label + block.text;
      has_table = has_table || block.kind == base::BlockKind::table;
      paper.items.push_back(block_item(block));
    }
    check_rules(paper, Edition::standard);
    std::string set;
    for (const Page& page : typeset(paper, Edition::standard, support::advance).pages) {
      for (const Run& run : text_runs(page)) set += run.text;
    }
    if (!has_table) CHECK_MESSAGE(without_spaces(set) == without_spaces(expected), id);
    ++read;
  }
  CHECK(read == 300);
}
