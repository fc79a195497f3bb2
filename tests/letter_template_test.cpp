// Templates of letters: what staff may write in them, what is refused, and the product's own.
#include "paperwork/letter_template.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace paperwork;
using Kind = TemplateFault::Kind;

namespace {

const std::string good =
    "# 说明\n标题：补正告知书\n主送：{申请人}\n\n请补正：\n{补正内容}\n期限{补正期限}个工作日。\n";

LetterTemplate parsed(const std::string& text) {
  TemplateFault fault;
  const auto letter = parse_letter_template(text, fault);
  REQUIRE(letter);
  return *letter;
}
TemplateFault fault_of(const std::string& text) {
  TemplateFault fault;
  REQUIRE(!parse_letter_template(text, fault));
  return fault;
}

}  // namespace

TEST_CASE("a template is a title, an addressee and a paragraph a line") {
  const LetterTemplate letter = parsed(good);
  CHECK(letter.title == "补正告知书");
  CHECK(letter.addressee == "{申请人}");
  CHECK(letter.paragraphs == std::vector<std::string>{"请补正：", "{补正内容}", "期限{补正期限}个工作日。"});
  CHECK(blanks_of(letter) == std::vector<std::string>{"申请人", "补正期限", "补正内容"});
}

TEST_CASE("a template from Windows is read as any other") {
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : good) windows.append(c == '\n' ? "\r\n" : std::string(1, c));
  CHECK(parsed(windows) == parsed(good));
}

TEST_CASE("blanks are filled, and those without a value stay") {
  const LetterTemplate letter = filled(parsed(good), {{"申请人", "张三"}, {"补正期限", "10"}});
  CHECK(letter.addressee == "张三");
  CHECK(letter.paragraphs[1] == "{补正内容}");
  CHECK(letter.paragraphs[2] == "期限10个工作日。");
}

TEST_CASE("what an applicant typed is never taken for a blank") {
  const LetterTemplate letter = filled(parsed(good), {{"申请人", "{补正内容}"}, {"补正内容", "{申请人}}{"}});
  CHECK(letter.addressee == "{补正内容}");
  CHECK(letter.paragraphs[1] == "{申请人}}{");
}

TEST_CASE("a value of several lines makes several paragraphs, an empty one none, and a title stays one line") {
  const LetterTemplate letter =
      filled(parsed(good), {{"申请人", "张三\n李四"}, {"补正内容", "一、年份\n\n 二、名称 "}});
  CHECK(letter.addressee == "张三 李四");
  CHECK(letter.paragraphs ==
        std::vector<std::string>{"请补正：", "一、年份", "二、名称", "期限{补正期限}个工作日。"});
  CHECK(filled(parsed(good), {{"补正内容", ""}}).paragraphs.size() == 2);
}

TEST_CASE("a fault is named with its line") {
  CHECK(fault_of("标题：一\n主送：{申请人}\n\n请{等}。\n").kind == Kind::unknown);
  CHECK(fault_of("标题：一\n主送：{申请人}\n\n请{等}。\n").line == 4);
  CHECK(fault_of("标题：一\n主送：{申请人}\n\n请{等}。\n").name == "等");
  CHECK(fault_of("标题：一\n主送：{申请人\n").kind == Kind::brace);
  CHECK(fault_of("标题：一\n主送：{申请人\n").line == 2);
  CHECK(fault_of("标题：一\n主送：二\n三}\n").kind == Kind::brace);
  CHECK(fault_of("标题：一\n主送：二\n{{申请人}}\n").kind == Kind::brace);
  CHECK(fault_of("标题：一\n主送：二\n{}\n").kind == Kind::unknown);
  CHECK(fault_of("主送：二\n标题：一\n").kind == Kind::head);
  CHECK(fault_of("标题：\n主送：二\n").kind == Kind::head);
  CHECK(fault_of("标题：一\n").kind == Kind::head);
  CHECK(fault_of("").kind == Kind::head);
  CHECK(fault_of("标题：\xFF\n").kind == Kind::text);
  CHECK(fault_of(std::string(max_template_bytes + 1, 'x')).kind == Kind::text);
}

TEST_CASE("all templates of the product can be read, and each of the known blanks stands in one of them") {
  std::vector<std::string> used;
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(CHAYUE_SOURCE_DIR "/assets/letters")) {
    CAPTURE(entry.path().filename().string());
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    const LetterTemplate letter = parsed(text.str());
    CHECK(letter.paragraphs.size() >= 3);
    const auto blanks = blanks_of(letter);
    used.insert(used.end(), blanks.begin(), blanks.end());
    const bool is_answer = entry.path().filename().string().starts_with("answer-");
    CHECK((std::find(blanks.begin(), blanks.end(), "救济途径") != blanks.end()) == is_answer);
    ++count;
  }
  CHECK(count == 26);
  for (const std::string& name : known_blanks())
    if (name != "机关名称" && name != "复议机关" && name != "办理结果")
      CHECK_MESSAGE(std::find(used.begin(), used.end(), name) != used.end(), name);
}

TEST_CASE("the letter to a third party names no applicant") {
  std::ostringstream text;
  text << std::ifstream(CHAYUE_SOURCE_DIR "/assets/letters/third-party.txt").rdbuf();
  for (const std::string& name : blanks_of(parsed(text.str()))) {
    CHECK(name != "申请人");
    CHECK(name != "申请内容");
  }
}
