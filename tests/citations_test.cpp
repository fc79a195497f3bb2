// What a text cites: titles, numbers, articles of its own.
#include <doctest/doctest.h>

#include "catalog/citations.h"

namespace {

using catalog::Citation;
using Strings = std::vector<std::string>;

Strings names(std::string_view text) {
  Strings found;
  for (const Citation& citation : catalog::citations_in(text))
    found.push_back(citation.article ? base::article_label(*citation.article) : citation.name);
  return found;
}

Strings readings(std::string_view text) {
  const auto found = catalog::citations_in(text);
  REQUIRE(found.size() == 1);
  Strings names;
  for (const auto& reading : catalog::number_readings(found.front())) names.push_back(reading.name);
  return names;
}

}  // namespace

TEST_CASE("a title in its marks is cited, and the link takes the marks with it") {
  const std::string text = "根据《安全生产法》制定。";
  const auto found = catalog::citations_in(text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].name == "安全生产法");
  CHECK(text.substr(found[0].begin, found[0].end - found[0].begin) == "《安全生产法》");
}

TEST_CASE("of titles in a title the outermost counts") {
  CHECK((names("关于印发《〈条例〉解读》的通知") == Strings{"〈条例〉解读"}));
  CHECK((names("《关于修改《某办法》的决定》和《乙》") == Strings{"关于修改《某办法》的决定", "乙"}));
}

TEST_CASE("a title that does not end, or is empty, is none") {
  CHECK(names("《安全生产法制定").empty());
  CHECK(names("《》").empty());
  CHECK(names("《" + std::string(3000, 'a') + "》").empty());
}

TEST_CASE("a number is cited in whichever brackets, with its head") {
  CHECK(names("（国发〔2021〕30号）") == Strings{"国发〔2021〕30号"});
  CHECK((names("（示应急[2026]48号）") == Strings{"示应急[2026]48号"}));
  CHECK((names("《通知》（国办发〔2020〕9号）") == Strings{"通知", "国办发〔2020〕9号"}));
}

TEST_CASE("what is no number of a document is not cited") {
  CHECK(names("〔2021〕30号").empty());
  CHECK(names("国发〔21〕30号").empty());
  CHECK(names("国发〔2021〕号").empty());
  CHECK(names("某人（2021）30岁").empty());
}

TEST_CASE("words before a number are tried without, one by one") {
  CHECK(readings("按照国发〔2021〕30号") ==
        Strings{"按照国发〔2021〕30号", "照国发〔2021〕30号", "国发〔2021〕30号", "发〔2021〕30号"});
}

TEST_CASE("an article of the document itself is cited, and those joined to it") {
  CHECK((names("违反本条例第三十六条、第四十条第二款或者第五十条之一的") ==
         Strings{"第三十六条", "第四十条", "第五十条之一"}));
  CHECK((names("依照本办法第3条") == Strings{"第三条"}));
}

TEST_CASE("an article of another document is none of this one") {
  CHECK((names("依照《刑法》第一百三十四条") == Strings{"刑法"}));
  CHECK(names("第三条规定的").empty());
  CHECK(names("本市第三条隧道").empty());
}

TEST_CASE("any bytes are taken") {
  for (const std::string text : {"《", "本法第", "\xE3\x80", "国发〔2021", "〔2021〕号号", "本法第一条第"})
    CHECK(catalog::citations_in(text).size() <= 1);
}
