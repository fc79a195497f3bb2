#include <doctest/doctest.h>

#include <random>

#include "base/utf8.h"
#include "catalog/block_codec.h"
#include "catalog/fold.h"
#include "catalog/snippet.h"
#include "catalog/text_blocks.h"

using base::Block;
using base::BlockKind;
using base::Blocks;
using catalog::TextFormat;

namespace {

Blocks markdown(std::string_view text, std::string_view title = "标题") {
  return catalog::parse_text(text, TextFormat::markdown, title);
}

Blocks plain(std::string_view text, std::string_view title = "标题") {
  return catalog::parse_text(text, TextFormat::plain, title);
}

/// "h1:第一章|a:第一条:文字|p:文字"
std::string shape(const Blocks& blocks) {
  std::string text;
  for (const Block& block : blocks) {
    if (!text.empty()) text += "|";
    text += "hapfct"[static_cast<std::size_t>(block.kind)];
    if (block.level != 0) text += std::to_string(block.level);
    if (!block.label.empty()) text += ":" + block.label;
    if (!block.text.empty()) text += ":" + block.text;
    for (const auto& row : block.rows) {
      text += ":";
      for (const auto& cell : row) text += "[" + cell + "]";
    }
  }
  return text;
}

}  // namespace

TEST_CASE("full width, half width, case and brackets fold to the same bytes") {
  CHECK(catalog::fold("国办函〔2020〕109号") == catalog::fold("国办函[2020]１０９ 号"));
  CHECK(catalog::fold("（ＡＢｃ）【】［］") == "[abc][][]");
  CHECK(catalog::fold("a\u200B\u3000\t\nb\u00A0") == "ab");
  CHECK(catalog::fold("二○二○年") == catalog::fold("二〇二〇年"));
  CHECK(catalog::fold("《办法》") == catalog::fold("<办法>"));
}

TEST_CASE("folding keeps characters that have no other form") {
  CHECK(catalog::fold("䑩\uE010𠮷、。") == "䑩\uE010𠮷、。");
}

TEST_CASE("folding twice is folding once") {
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    base::append(text, static_cast<char32_t>(random() % 0x110000));
    const std::string once = catalog::fold(text);
    REQUIRE(catalog::fold(once) == once);
  }
}

TEST_CASE("traditional and variant characters fold to the form of the standard table") {
  CHECK(catalog::fold("國務院關于安全生產條例") == "国务院关于安全生产条例");
  CHECK(catalog::fold("發髮後裡裏說説臺檯") == "发发后里里说说台台");
  CHECK(catalog::fold("㑳䊷龘𠁞") == "㑇䌶龘𠀾");
}

TEST_CASE("a character of the standard table stays what it is") {
  for (const char* character : {"乾", "著", "於", "瞭", "覆", "后", "干", "台", "〇", "𬬭", "一", "产"}) {
    CAPTURE(character);
    CHECK(catalog::fold(character) == character);
  }
}

TEST_CASE("a match within traditional text is given in the bytes of that text") {
  const auto matches = catalog::find_folded("國務院𠁞條例", "国务院𠀾条");
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].end == std::string("國務院𠁞條").size());
}

TEST_CASE("a match is given in bytes of the original text") {
  const std::string text = "按国办函〔２０２０〕 109号";
  const auto matches = catalog::find_folded(text, "[2020]1");
  REQUIRE(matches.size() == 1);
  CHECK(text.substr(matches[0].begin, matches[0].end - matches[0].begin) == "〔２０２０〕 1");
}

TEST_CASE("matches do not overlap and an empty word has none") {
  CHECK(catalog::find_folded("啊啊啊啊啊", "啊啊").size() == 2);
  CHECK(catalog::find_folded("啊", "").empty());
  CHECK(catalog::find_folded("啊", " \u200B").empty());
}

TEST_CASE("a query is split at white space of any width and without repeats") {
  CHECK(catalog::split_words("  安全\u3000许可 安全\tＡＢ ab ") == std::vector<std::string>{"安全", "许可", "ＡＢ"});
  CHECK(catalog::split_words("\u200B ").empty());
}

TEST_CASE("markdown becomes headings, paragraphs, flush and closing lines") {
  CHECK(shape(markdown("# 标题\n\n<< 各县：\n\n## 一、要求\n\n上一行\n下一行\n\n### （一）细目\n内容\n>> 某局\n>> "
                       "2026年1月2日\n")) ==
        "f:各县：|h1:一、要求|p:上一行下一行|h2:（一）细目|p:内容|c:某局|c:2026年1月2日");
}

TEST_CASE("a first line that only repeats the title is left out") {
  CHECK(shape(markdown("#  标 题\n\n正文")) == "p:正文");
  CHECK(shape(markdown("# 另一个\n\n正文")) == "h1:另一个|p:正文");
  CHECK(shape(plain("\uFEFF标题\n\n正文")) == "p:正文");
  CHECK(shape(plain("正文\n标题")) == "p:正文|p:标题");
}

TEST_CASE("lines of a paragraph are joined with a space between Latin words only") {
  CHECK(shape(markdown("see the\nrules\n和办法")) == "p:see the rules和办法");
}

TEST_CASE("an article needs a number and a space after it") {
  CHECK(shape(markdown("第一条　为了安全。\n\n第十二条之一 补充。")) == "a:第一条:为了安全。|a:第十二条之一:补充。");
  CHECK(shape(plain("第12条 内容\n第三条的规定\n第条 无\n第四条\n条文")) ==
        "a:第12条:内容|p:第三条的规定|p:第条 无|a:第四条|p:条文");
}

TEST_CASE("an article of several lines in markdown is one block") {
  CHECK(shape(markdown("第一条 前半\n后半\n\n另一段")) == "a:第一条:前半后半|p:另一段");
}

TEST_CASE("divisions of a law become headings whose level depends on the divisions there are") {
  CHECK(shape(plain("第一章　总则\n第一节 一般\n第一条 文")) == "h1:第一章　总则|h2:第一节 一般|a:第一条:文");
  CHECK(shape(plain("第一编 总则\n第一分编 通则\n第一章 甲\n第一节 乙")) ==
        "h1:第一编 总则|h2:第一分编 通则|h3:第一章 甲|h3:第一节 乙");
  CHECK(shape(plain("第二章城乡规划的制定")) == "h1:第二章城乡规划的制定");
  CHECK(shape(plain("第三章规定的事项\n第七节改为第八节，")) == "p:第三章规定的事项|p:第七节改为第八节，");
}

TEST_CASE("a pipe table drops its rule, trims cells and fills ragged rows") {
  CHECK(shape(markdown("|甲| 乙 |\n|---|:-:|\n| 1 |\n| a\\|b | 2 |\n\n后")) == "t:[甲][乙]:[1][]:[a|b][2]|p:后");
  CHECK(shape(plain("前\n| 一 |\n| 二 | 三\n后")) == "p:前|t:[一][]:[二][三]|p:后");
}

TEST_CASE("the dirt of real texts is survived") {
  CHECK(shape(plain("\u200B\n\u3000\u3000正文\u2002\n\u00A0\n不得低于2\uE0101米\r\n尾")) ==
        "p:正文|p:不得低于2\uE0101米|p:尾");
  CHECK(shape(plain("甲\u202E乙\x01丙\u2028丁")) == "p:甲乙丙|p:丁");
  CHECK(markdown("").empty());
  CHECK(plain("\n\u200B\n").empty());
}

TEST_CASE("blocks survive the store unchanged") {
  const Blocks blocks = markdown("## 一\n\n<< 各县：\n\n第一条 文\n\n|甲|乙|\n|1||\n\n段落\n>> 某局");
  REQUIRE(blocks.size() == 6);
  CHECK(catalog::decode_blocks(catalog::encode_blocks(blocks)) == blocks);
}

TEST_CASE("damaged bytes decode to nothing rather than to trouble") {
  CHECK(catalog::decode_blocks("\x1E\x1Ex9\x1Eh7a\x1F\x1E").empty());
  std::mt19937 random(3);
  const std::string sound = catalog::encode_blocks(markdown("## 一\n\n第一条 文\n\n|甲|乙|\n|1|2|"));
  for (int i = 0; i < 2000; ++i) {
    std::string damaged = sound;
    damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
    CHECK(catalog::decode_blocks(damaged).size() <= damaged.size());
  }
}

TEST_CASE("a snippet shows the first hit, is at most sixty characters and says where it is cut") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "文";
  const Blocks body = plain("无关\n" + text + "安全 生产" + text);
  const std::string snippet = catalog::snippet_of(body, {"没有", "安全生产"});
  CHECK(base::length(snippet) == catalog::longest_snippet);
  CHECK(snippet.find("安全 生产") != std::string::npos);
  CHECK(snippet.starts_with("…"));
  CHECK(snippet.ends_with("…"));
  CHECK(catalog::snippet_of(plain("很短的安全"), {"安全"}) == "很短的安全");
  CHECK(catalog::snippet_of(body, {"别的"}).empty());
}

TEST_CASE("a snippet of a hit at the end of a long paragraph shows its end") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "文";
  const std::string snippet = catalog::snippet_of(plain(text + "安全"), {"安全"});
  CHECK(snippet.starts_with("…"));
  CHECK(snippet.ends_with("安全"));
  CHECK(base::length(snippet) <= catalog::longest_snippet);
}
