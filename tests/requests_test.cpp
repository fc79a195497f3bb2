#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>

#include "base/utf8.h"
#include "requests/drawn.h"
#include "requests/identifiers.h"
#include "requests/payload.h"
#include "tests/support/sample_applications.h"

namespace {

using namespace requests;
using support::citizen;
using support::company;
using support::good_id;
using support::today;
using support::with;

/// Computed by the other way round of ISO 7064, MOD 11-2 (multiply as you go), not by the weights under test.
std::string with_check_digit(std::string digits) {
  int p = 0;
  for (const char c : digits) p = (p + (c - '0')) * 2 % 11;
  const int check = (12 - p) % 11;
  digits.push_back(check == 10 ? 'X' : static_cast<char>('0' + check));
  return digits;
}

bool finds(const Application& a, Field field, Problem problem, bool blocks = true) {
  const auto findings = check(a, today);
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& f) {
    return f.field == field && f.problem == problem && f.blocks == blocks;
  });
}

bool finds_nothing(const Application& a) { return check(a, today).empty(); }

bool blocks_nothing(const Application& a) {
  const auto findings = check(a, today);
  return std::none_of(findings.begin(), findings.end(), [](const Finding& f) { return f.blocks; });
}

}  // namespace

// ---- what 条例第二十九条 asks for ----

TEST_CASE("a complete application of a citizen has no findings") { CHECK(finds_nothing(citizen())); }

TEST_CASE("a complete application of an organisation is not blocked") { CHECK(blocks_nothing(company())); }

TEST_CASE("an empty application is told everything in the order of the form") {
  const auto findings = check(Application{}, today);
  REQUIRE(findings.size() == 6);
  CHECK(findings[0].field == Field::name);
  CHECK(findings[1].field == Field::id_number);
  CHECK(findings[2].problem == Problem::no_contact);
  CHECK(findings[3].field == Field::description);
  CHECK(findings[4].problem == Problem::no_carrier);
  CHECK(findings[5].problem == Problem::no_delivery);
}

TEST_CASE("a name is required") { CHECK(finds(with(Field::name, ""), Field::name, Problem::missing)); }

TEST_CASE("spaces of any width are no name") {
  CHECK(finds(with(Field::name, " 　"), Field::name, Problem::missing));
}

TEST_CASE("an identity number is required") {
  CHECK(finds(with(Field::id_number, ""), Field::id_number, Problem::missing));
}

TEST_CASE("employer, address, postcode, e-mail and fax are not required for collecting in person") {
  for (const Field field : {Field::employer, Field::address, Field::postcode, Field::email, Field::fax}) {
    CHECK_FALSE(is_required(field, citizen()));
  }
}

TEST_CASE("an organisation names its legal representative and a contact") {
  CHECK(finds(with(Field::legal_representative, "", company()), Field::legal_representative, Problem::missing));
  CHECK(finds(with(Field::contact_name, "", company()), Field::contact_name, Problem::missing));
}

TEST_CASE("a citizen is not asked for a legal representative") {
  CHECK_FALSE(applies(Field::legal_representative, ApplicantKind::natural_person));
  CHECK_FALSE(is_required(Field::contact_name, citizen()));
}

TEST_CASE("an organisation has no employer") { CHECK_FALSE(applies(Field::employer, ApplicantKind::organization)); }

TEST_CASE("no way of contact at all is a finding") {
  CHECK(finds(with(Field::phone, ""), Field::phone, Problem::no_contact));
}

TEST_CASE("any one way of contact is enough") {
  const Application none = with(Field::phone, "");
  CHECK(finds_nothing(with(Field::email, "a@example.cn", none)));
  CHECK(finds_nothing(with(Field::address, "示例市人民路1号", none)));
  CHECK(finds_nothing(with(Field::fax, "010-88888888", none)));
}

TEST_CASE("one of title, number and description is enough") {
  const Application none = with(Field::information_title, " ");
  CHECK(finds(none, Field::description, Problem::missing));
  CHECK(finds_nothing(with(Field::information_number, "示应急发〔2026〕3号", none)));
  CHECK(finds_nothing(with(Field::description, "去年的检查结果", none)));
}

TEST_CASE("a form and a way must be chosen") {
  Application a = citizen();
  a.carriers.clear();
  CHECK(finds(a, Field::description, Problem::no_carrier));
  a.deliveries.clear();
  CHECK(finds(a, Field::description, Problem::no_delivery));
}

TEST_CASE("delivery by post needs address and postcode") {
  Application a = citizen();
  a.deliveries = {Delivery::post};
  CHECK(is_required(Field::address, a));
  CHECK(finds(a, Field::address, Problem::missing_for_post));
  CHECK(finds(a, Field::postcode, Problem::missing_for_post));
}

TEST_CASE("delivery by e-mail needs an e-mail address") {
  Application a = citizen();
  a.deliveries = {Delivery::email};
  CHECK(finds(a, Field::email, Problem::missing_for_email));
}

TEST_CASE("delivery by fax needs a fax number") {
  Application a = citizen();
  a.deliveries = {Delivery::fax};
  CHECK(finds(a, Field::fax, Problem::missing_for_fax));
}

TEST_CASE("reading on site and collecting need nothing more") {
  Application a = citizen();
  a.deliveries = {Delivery::pick_up, Delivery::read_on_site};
  CHECK(finds_nothing(a));
}

// ---- identity numbers ----

TEST_CASE("computed identity numbers are accepted") {
  for (const char* id : {"32990019870315", "11990220000229", "65990119001231", "44990320261123"}) {
    CHECK_FALSE(resident_id_problem(with_check_digit(std::string(id) + "112"), today).has_value());
  }
}

TEST_CASE("identity numbers computed on paper are accepted") {
  for (const char* id : {"329900198703150047", "119902200002291123", "65990119001231909X"}) {
    CHECK_FALSE(resident_id_problem(id, today).has_value());
  }
}

TEST_CASE("a small x, full-width digits and spaces are accepted") {
  CHECK_FALSE(resident_id_problem("65990119001231909x", today).has_value());
  CHECK_FALSE(resident_id_problem("６５９９０１１９００１２３１９０９ｘ", today).has_value());
  CHECK_FALSE(resident_id_problem(" 659901 19001231 909X　", today).has_value());
}

TEST_CASE("a number of fifteen digits is told its length") {
  CHECK(resident_id_problem("329900870315004", today) == Problem::id_length);
}

TEST_CASE("a birth day that does not exist is found") {
  CHECK(resident_id_problem(with_check_digit("32990020010229004"), today) == Problem::id_date);
  CHECK(resident_id_problem(with_check_digit("32990019871301004"), today) == Problem::id_date);
}

TEST_CASE("a birth day of today is possible and one of tomorrow is not") {
  CHECK_FALSE(resident_id_problem(with_check_digit("44990320261123001"), today).has_value());
  CHECK(resident_id_problem(with_check_digit("44990320261124001"), today) == Problem::id_date);
}

TEST_CASE("letters and Chinese characters among the digits are found") {
  CHECK(resident_id_problem("3299O0198703150047", today) == Problem::id_check_digit);
  CHECK(resident_id_problem("32990019870315004二", today) == Problem::id_check_digit);
}

TEST_CASE("an area code nobody uses is no finding") {
  CHECK_FALSE(resident_id_problem(with_check_digit("00000019870315004"), today).has_value());
}

TEST_CASE("every single wrong digit and every adjacent swap of an identity number is caught") {
  std::mt19937 random(29);
  std::uniform_int_distribution<int> any(0, 9);
  int missed = 0;
  int tried = 0;
  for (int round = 0; round < 200; ++round) {
    std::string digits;
    for (int i = 0; i < 6; ++i) digits.push_back(static_cast<char>('0' + any(random)));
    digits += std::to_string(1940 + any(random) * 8) + "0" + std::to_string(1 + any(random) % 9) + "1" +
              std::to_string(any(random));
    for (int i = 0; i < 3; ++i) digits.push_back(static_cast<char>('0' + any(random)));
    const std::string id = with_check_digit(digits);
    REQUIRE_FALSE(resident_id_problem(id, today).has_value());
    for (std::size_t i = 0; i < id.size(); ++i) {
      for (const char c : std::string("0123456789X")) {
        std::string wrong = id;
        wrong[i] = c;
        if (wrong == id) continue;
        ++tried;
        missed += resident_id_problem(wrong, today).has_value() ? 0 : 1;
      }
      if (i + 1 == id.size() || id[i] == id[i + 1]) continue;
      std::string swapped = id;
      std::swap(swapped[i], swapped[i + 1]);
      ++tried;
      missed += resident_id_problem(swapped, today).has_value() ? 0 : 1;
    }
  }
  CHECK(missed == 0);
  CHECK(tried > 30000);
}

TEST_CASE("a passport number is taken as it is") {
  Application a = with(Field::id_number, "E00000001");
  a.id_kind = IdKind::passport;
  CHECK(finds_nothing(a));
}

TEST_CASE("credit codes computed on paper are usual, in small letters too") {
  for (const char* code : {"11329900MB0000001E", "91329900MA0ABCDEFD", "523299001234567899"}) {
    std::string body(code, 17);
    int usual = 0;
    for (const char c : std::string("0123456789ABCDEFGHJKLMNPQRTUWXY"))
      usual += is_usual_credit_code(body + c) ? 1 : 0;
    CHECK(usual == 1);
  }
}

TEST_CASE("an unusual credit code is advice and never blocks") {
  for (const char* code : {"91350211M0000XUF46", "12345", "1132990OMB00000010"}) {
    const Application a = with(Field::id_number, code, company());
    CHECK(finds(a, Field::id_number, Problem::credit_code_unusual, false));
    CHECK(blocks_nothing(a));
  }
}

// ---- contacts ----

TEST_CASE("phones in the ways people write them pass") {
  for (const char* phone :
       {"13800000000", "138 0000 0000", "010-88888888", "(0512)6888888", "0512-68888888-123", "0512-68888888转123",
        "12350", "400-800-1234", "+86 13800000000", "１３８００００００００"}) {
    CHECK_MESSAGE(finds_nothing(with(Field::phone, phone)), phone);
  }
}

TEST_CASE("what cannot be a phone number blocks") {
  for (const char* phone : {"不方便", "1234", "138OOOOOOOO"}) {
    CHECK_MESSAGE(finds(with(Field::phone, phone), Field::phone, Problem::phone_form), phone);
  }
}

TEST_CASE("a mobile number with a digit too few is advice") {
  CHECK(finds(with(Field::phone, "1380000000"), Field::phone, Problem::phone_form, false));
}

TEST_CASE("a postcode of another length is advice") {
  CHECK(finds(with(Field::postcode, "10000"), Field::postcode, Problem::postcode_form, false));
  CHECK(finds_nothing(with(Field::postcode, "１０００００")));
}

TEST_CASE("e-mail addresses without name, sign or domain block") {
  for (const char* email : {"example.cn", "@example.cn", "a@", "a@b", "a@.cn", "a@b.", "a@@b.cn", "a@b..cn"}) {
    CHECK_MESSAGE(finds(with(Field::email, email), Field::email, Problem::email_form), email);
  }
  CHECK(finds_nothing(with(Field::email, "zhang.san+1@mail.example.cn")));
}

// ---- texts ----

TEST_CASE("every field has a length of its own and a key of its own") {
  std::set<std::string_view> keys;
  for (int i = 0; i < static_cast<int>(Field::count_); ++i) {
    CHECK(max_length(static_cast<Field>(i)) >= 6);
    keys.insert(key(static_cast<Field>(i)));
  }
  CHECK(keys.size() == static_cast<std::size_t>(Field::count_));
  CHECK(max_length(Field::name) == 60);
  CHECK(max_length(Field::description) == 2000);
}

TEST_CASE("names are masked but for their beginning") {
  CHECK(mask_name("张三") == "张*");
  CHECK(mask_name(" 张三丰 ") == "张**");
  CHECK(mask_name("欧阳文山") == "欧阳**");
  CHECK(mask_name("示例市某公司") == "示例市某**");
  CHECK(mask_name("张") == "*");
  CHECK(mask_name("").empty());
  CHECK(mask_name("𠮷野家") == "𠮷**");
}

TEST_CASE("identity numbers are masked but for three and four characters") {
  CHECK(mask_id(good_id) == "329***********0047");
  CHECK(mask_id("329900 19870315 0047") == "329***********0047");
}

TEST_CASE("short numbers show only their last character") {
  CHECK(mask_id("E00000001") == "********1");
  CHECK(mask_id("7") == "*");
  CHECK(mask_id("").empty());
}

TEST_CASE("wiping returns an application to the state of a new one") {
  Application a = company();
  a.wipe();
  CHECK(a[Field::name].empty());
  CHECK(a.kind == ApplicantKind::natural_person);
  CHECK(a.carriers.empty());
}

TEST_CASE("assigning and moving leave nothing behind in what was replaced") {
  Application target = citizen();
  const char* old_text = target[Field::name].data();
  Application source = company();
  target = std::move(source);
  CHECK(target[Field::name] == "示例市某化工研究院");
  CHECK(source[Field::name].empty());
  CHECK(source.kind == ApplicantKind::natural_person);
  CHECK(std::string(old_text, 3) != "张");
}

const std::string code = "7Q2M-X9K4-TRB3-WHFA";

TEST_CASE("the payload is JSON with the fields that apply and nothing else") {
  Application a = with(Field::legal_representative, "不该出现");
  a[Field::description] = "第一行\n“引号”与\"引号\"\\";
  const auto json = nlohmann::json::parse(to_payload(a, code));
  CHECK(json["texts"]["description"] == a[Field::description]);
  CHECK(json["lookup_code"] == code);
  CHECK(json["texts"]["name"] == "张三丰");
  CHECK_FALSE(json["texts"].contains("legal_representative"));
  CHECK_FALSE(json["texts"].contains("email"));
  CHECK(json["id_kind"] == "resident_id");
  CHECK(json["carriers"] == nlohmann::json::array({"paper"}));
  CHECK(json["deliveries"] == nlohmann::json::array({"pick_up"}));
}

TEST_CASE("the payload of an organisation carries its kind") {
  const auto json = nlohmann::json::parse(to_payload(company(), code));
  CHECK(json["organization_kind"] == "research");
  CHECK(json["texts"]["legal_representative"] == "李四");
}

TEST_CASE("ill-formed bytes do not spoil the payload") {
  CHECK(nlohmann::json::accept(to_payload(with(Field::name, "张\xE4\xB8 \x01"), code)));
}

// ---- drawn characters ----

namespace {

std::string sign(std::size_t index) {
  std::string text;
  base::append(text, base::first_drawn + static_cast<char32_t>(index));
  return text;
}

const base::Ink cross = {{{100, 500}, {900, 500}}, {{500, 100}, {510, 520}, {500, 900}}};
const base::Ink bend = {{{0, 0}, {1023, 0}, {1023, 1023}}};

/// A citizen whose surname is drawn, as is the second character of the title.
Application with_drawn() {
  Application a = citizen();
  a.drawn = {{cross, "左边三点水，右边一个坤"}, {bend, ""}};
  a[Field::name] = sign(0) + "小明";
  a[Field::information_title] = "  大" + sign(1) + "村规划";
  return a;
}

base::Ink scribble(std::size_t strokes, std::size_t points) {
  std::mt19937 random(3);
  base::Ink ink(strokes);
  for (base::InkStroke& stroke : ink)
    for (std::size_t i = 0; i < points; ++i) {
      stroke.push_back({static_cast<std::int16_t>(random() % 1024), static_cast<std::int16_t>(random() % 1024)});
    }
  return ink;
}

std::size_t points_of(const base::Ink& ink) {
  std::size_t count = 0;
  for (const auto& stroke : ink) count += stroke.size();
  return count;
}

bool has_private_use(const std::string& text) {
  bool found = false;
  base::for_each_code_point(text, [&](char32_t c) { found = found || c >= 0xF0000 || (c >= 0xE000 && c <= 0xF8FF); });
  return found;
}

}  // namespace

TEST_CASE("a drawn character counts as a character: it fills a field, and a name of it alone is a name") {
  Application a = with_drawn();
  CHECK(finds_nothing(a));
  a[Field::name] = sign(0);
  CHECK(finds_nothing(a));
}

TEST_CASE("a drawn character is no digit and no letter") {
  CHECK(finds(with(Field::id_number, "1101051949123100" + sign(0) + "X"), Field::id_number, Problem::id_check_digit));
  CHECK(finds(with(Field::phone, "1380000000" + sign(0)), Field::phone, Problem::phone_form));
}

TEST_CASE("a drawn surname is shown as 〓 with the stars behind it") {
  CHECK(mask_name(sign(0) + "小明") == "〓**");
  CHECK(mask_name("欧" + sign(3) + "小明") == "欧〓**");
  CHECK(mask_name(sign(0)) == "*");
}

TEST_CASE("wiping an application wipes what was drawn in it") {
  Application a = with_drawn();
  a.wipe();
  CHECK(a.drawn.empty());
  Application from = with_drawn();
  const Application to = std::move(from);
  CHECK(from.drawn.empty());
  CHECK(to.drawn == with_drawn().drawn);
}

TEST_CASE("drawn places are told in the order of the form, in characters of the trimmed text") {
  const std::vector<DrawnPlace> places = {{Field::name, 0, 0}, {Field::information_title, 1, 1}};
  CHECK(drawn_places(with_drawn()) == places);
}

TEST_CASE("a sign without a drawing, an empty drawing and a field that does not apply are no drawn places") {
  Application a = citizen();
  a.drawn = {{{}, "空"}, {{{}}, ""}, {cross, ""}};
  a[Field::name] = sign(0) + sign(1) + sign(7);
  a[Field::legal_representative] = sign(2);
  CHECK(drawn_places(a).empty());
  CHECK(nlohmann::json::parse(to_payload(a, code)).at("texts").at("name") == "〓〓〓");
  CHECK_FALSE(nlohmann::json::parse(to_payload(a, code)).contains("drawn"));
}

TEST_CASE("the payload holds 〓 in the text, and the drawing with its field, place and description") {
  const auto json = nlohmann::json::parse(to_payload(with_drawn(), code));
  CHECK(json.at("texts").at("name") == "〓小明");
  CHECK(json.at("texts").at("information_title") == "大〓村规划");
  REQUIRE(json.at("drawn").size() == 2);
  CHECK(json["drawn"][0] == nlohmann::json::parse(R"({"field": "name", "position": 0,
    "description": "左边三点水，右边一个坤", "strokes": [[100,500,900,500],[500,100,510,520,500,900]]})"));
  CHECK(json["drawn"][1]["position"] == 1);
}

TEST_CASE("a 〓 that was typed stays one without a drawing") {
  Application a = with_drawn();
  a[Field::name] = "〓" + sign(1);
  const auto json = nlohmann::json::parse(to_payload(a, code));
  CHECK(json.at("texts").at("name") == "〓〓");
  CHECK(json["drawn"][0]["position"] == 1);
  const auto back = from_payload(to_payload(a, code));
  REQUIRE(back.ok());
  CHECK(back->application[Field::name] == "〓" + sign(0));
}

TEST_CASE("no character of private use gets into the payload, whatever is typed") {
  std::mt19937 random(5);
  for (int i = 0; i < 200; ++i) {
    Application a = with_drawn();
    for (std::size_t f = 0; f < static_cast<std::size_t>(Field::count_); ++f) {
      std::string text;
      for (auto length = random() % 6; length > 0; --length) {
        const auto drawn = base::first_drawn + static_cast<char32_t>(random() % 70);
        base::append(text, std::array<char32_t, 5>{0xE000, 0xF8FF, drawn, 0x10FFFD, U'字'}[random() % 5]);
      }
      a[static_cast<Field>(f)] = text;
    }
    a.drawn[0].description = "像" + sign(1);
    const std::string payload = to_payload(a, code);
    CHECK(nlohmann::json::accept(payload));
    CHECK_FALSE(has_private_use(payload));
  }
}

TEST_CASE("what comes back from a payload is what was written") {
  const auto same = [](const Application& a, const Application& b) {
    for (std::size_t f = 0; f < static_cast<std::size_t>(Field::count_); ++f) {
      const auto field = static_cast<Field>(f);
      if (base::trim(a[field]) != base::trim(b[field])) return false;
    }
    return a.kind == b.kind && a.organization_kind == b.organization_kind && a.id_kind == b.id_kind &&
           a.carriers == b.carriers && a.deliveries == b.deliveries && a.drawn == b.drawn;
  };
  Application organization = company();
  organization.organization_kind = OrganizationKind::legal_service;
  for (const Application& a : {citizen(), organization, with_drawn()}) {
    const auto back = from_payload(to_payload(a, code));
    REQUIRE(back.ok());
    CHECK(same(a, back->application));
    CHECK(back->lookup_code == code);
    CHECK(to_payload(back->application, code) == to_payload(a, code));
  }
}

TEST_CASE("a payload that is none, or points to no 〓, is corrupt and does not say what it held") {
  const std::string sound = to_payload(with_drawn(), code);
  for (std::size_t size = 0; size < sound.size(); size += 7) CHECK_FALSE(from_payload(sound.substr(0, size)).ok());
  const auto changed = [&](const std::string& what, const std::string& with_what) {
    std::string text = sound;
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return from_payload(text.replace(at, what.size(), with_what));
  };
  for (const auto& broken :
       {changed("\"position\":0", "\"position\":1"), changed("\"position\":0", "\"position\":99"),
        changed("\"position\":0", "\"position\":-1"), changed("[100,500,", "[100,"),
        changed("[100,500,", "[100,1024,"), changed("\"format\":2", "\"format\":9"), changed("lookup_code", "code"),
        changed("\"field\":\"name\"", "\"field\":\"nome\""), changed("resident_id", "小明")}) {
    REQUIRE_FALSE(broken.ok());
    CHECK(broken.error().kind == base::ErrorKind::corrupt);
    CHECK(broken.error().detail.find("小明") == std::string::npos);
  }
}

TEST_CASE("a payload of the first format is still read, without a lookup code") {
  std::string text = to_payload(with_drawn(), code);
  const std::string head = "{\"format\":2,\"lookup_code\":\"" + code + "\",";
  REQUIRE(text.starts_with(head));
  const auto back = from_payload(text.replace(0, head.size(), "{\"format\":1,"));
  REQUIRE(back.ok());
  CHECK(back->application[Field::name] == sign(0) + "小明");
  CHECK(back->lookup_code.empty());
}

TEST_CASE("a drawing is kept small: at most 64 strokes, about 400 points, 4 KB") {
  for (const auto& ink : {scribble(64, 200), scribble(300, 3), scribble(1, 20000)}) {
    const base::Ink small = thinned(ink);
    CHECK(small.size() == std::min<std::size_t>(ink.size(), 64));
    CHECK(points_of(small) <= 400);
    Application a = with_drawn();
    const std::size_t before = to_payload(a, code).size();
    a.drawn[1].ink = ink;
    CHECK(to_payload(a, code).size() < before + 4096);
  }
}

TEST_CASE("thinning keeps both ends of a stroke and what turns, and brings all into the square") {
  base::InkStroke line;
  for (std::int16_t x = 0; x <= 1000; ++x)
    line.push_back({x, x < 500 ? std::int16_t{100} : static_cast<std::int16_t>(x - 400)});
  const base::Ink straight = thinned({line});
  CHECK(straight[0].front() == line.front());
  CHECK(straight[0].back() == line.back());
  CHECK(
      std::any_of(straight[0].begin(), straight[0].end(), [](base::InkPoint p) { return std::abs(p.x - 500) < 20; }));
  CHECK(thinned({{{-5, 2000}}, {}}) == base::Ink{{{0, 1023}}});
  CHECK(thinned(cross) == cross);
}
