#include "kiosk/shell/script.h"

#include "base/utf8.h"

namespace shell {
namespace {

struct Describe {
  std::string operator()(const Tap& s) const { return "tap " + s.id; }
  std::string operator()(const TypeText& s) const {
    return "type " + std::to_string(base::length(s.text)) + " characters";
  }
  std::string operator()(const PressKey&) const { return "press a key"; }
  std::string operator()(const Write& s) const { return "write " + std::to_string(s.ink.size()) + " strokes"; }
  std::string operator()(const Choose&) const { return "choose a candidate"; }
  std::string operator()(const OnScreen& s) const { return "screen " + s.name; }
  std::string operator()(const See& s) const { return "see " + s.id + (s.part.empty() ? "" : " filled"); }
  std::string operator()(const SeeEmpty& s) const { return "see that " + s.id + " is empty"; }
  std::string operator()(const Fling& s) const { return "fling " + s.area; }
  std::string operator()(const Picture& s) const { return "picture " + s.name; }
  std::string operator()(const PrintOut& s) const { return "print-out " + s.kind; }
};

void append(Script& script, const Script& more) { script.insert(script.end(), more.begin(), more.end()); }

Script browse_to_a_document() {
  return {OnScreen{"home"},          See{"home.newest.0", ""}, Picture{"home"},
          Tap{"home.catalog"},       OnScreen{"browse"},       See{"browse.item.0", ""},
          Picture{"catalogue"},      Tap{"browse.item.1"},     See{"nav.title", "政策法规"},
          Tap{"browse.item.0"},      OnScreen{"list"},         See{"list.row.0", ""},
          Picture{"list"},           Tap{"list.row.0"},        OnScreen{"document"},
          See{"document.title", ""}, Picture{"document"}};
}

Script read() {
  return {Fling{"document.area"},
          Picture{"scrolled"},
          Tap{"document.find"},
          Tap{"document.find.box"},
          TypeText{"应急"},
          See{"document.find.count", "1"},
          Tap{"document.find.next"},
          See{"document.find.count", "2"},
          Picture{"find"},
          Tap{"document.find"},
          Tap{"bar.size"},
          Picture{"large"},
          Tap{"bar.size"},
          Picture{"extra-large"},
          Tap{"bar.size"},
          Picture{"largest"},
          Tap{"bar.size"}};
}

Script print() {
  return {Tap{"document.print"},
          OnScreen{"print.setup"},
          See{"setup.page", "shown"},
          Picture{"print-setup"},
          Tap{"setup.edition.large"},
          See{"setup.edition.large", "on"},
          See{"setup.page", "shown"},
          Tap{"setup.two_up"},
          See{"setup.two_up", "on"},
          Picture{"print-setup-large"},
          Tap{"setup.one_up"},
          Tap{"setup.edition.standard"},
          See{"setup.page", "shown"},
          Tap{"setup.print"},
          OnScreen{"print"},
          PrintOut{"document"},
          See{"print.state", "已经存好"},
          Picture{"printed"},
          Tap{"print.done"},
          OnScreen{"document"},
          Tap{"bar.home"},
          OnScreen{"home"}};
}

/// The code of a page of the sample's document 014416330/2026-00128, with one sign missing at first.
Script check_a_page() {
  Script script = {Tap{"home.page_check"}, OnScreen{"page_check"}};
  const std::string code = "JPZS540905MG01Y";
  for (const char sign : code.substr(0, code.size() - 1)) script.push_back(Tap{std::string("page.key.") + sign});
  append(script, {Tap{"page.check"}, See{"page.not_a_code", ""}, Tap{std::string("page.key.") + code.back()},
                  Tap{"page.check"}, See{"page.validity.0", ""}, See{"page.text.0", "一致"}, Picture{"page-check"},
                  Tap{"page.open.0"}, OnScreen{"document"}, See{"document.title", "领导及分工"}, Tap{"bar.home"},
                  OnScreen{"home"}});
  return script;
}

/// No PIN is set: the kiosk says how to set one.
Script ask_for_staff() {
  return {Tap{"bar.help"},
          See{"dialog.help.close", ""},
          Picture{"help"},
          Tap{"dialog.help.staff"},
          See{"pin.words", "chayuectl pin"},
          Picture{"pin"},
          Tap{"dialog.pin.cancel"},
          OnScreen{"home"}};
}

Script list_of_found() {
  return {See{"home.search", "危险化学品"},
          See{"list.count", "找到"},
          Picture{"found-while-typing"},
          Tap{"home.search.go"},
          OnScreen{"list"},
          See{"list.row.0", ""},
          Picture{"found"},
          Tap{"list.row.0"},
          OnScreen{"document"},
          See{"document.title", ""},
          Tap{"nav.back"},
          OnScreen{"list"},
          Tap{"bar.home"},
          OnScreen{"home"}};
}

/// Letters, digits or strokes ("stroke.1") on the keys of the panel.
Script tap_keys(const std::string& before, const std::string& keys) {
  Script script;
  for (const char key : keys) script.push_back(Tap{"typing.key." + before + key});
  return script;
}

Script search() {
  Script script = {Tap{"home.search"}, See{"typing.panel.pinyin", "on"}};
  append(script, tap_keys("", "weixianhuaxuepin"));
  append(script, {See{"typing.candidate.0", "危险化学品"}, Picture{"typing-pinyin"}, Choose{"危险化学品"}});
  append(script, list_of_found());
  return script;
}

/// A text of 48 articles: the word of the search, its contents, an article by its number.
Script read_a_long_text() {
  return {Tap{"home.search"},
          TypeText{"示例市人民政府关于印发 事故隐患"},
          Tap{"home.search.go"},
          OnScreen{"list"},
          See{"list.row.0", ""},
          Tap{"list.row.0"},
          OnScreen{"document"},
          See{"document.searched.0", "事故隐患"},
          Picture{"searched"},
          Tap{"document.searched.0"},
          See{"document.find.count", "1"},
          Picture{"found-in-text"},
          Tap{"document.find"},
          Tap{"document.contents"},
          See{"document.contents.title", ""},
          Picture{"contents"},
          Tap{"document.contents.article"},
          Tap{"document.article.key.9"},
          Tap{"document.article.key.9"},
          See{"document.article.answer", "没有第九十九条"},
          Picture{"article-missing"},
          Tap{"document.article.key.clear"},
          Tap{"document.article.key.3"},
          Tap{"document.article.key.6"},
          See{"document.article.answer", "第三十六条"},
          Picture{"article"},
          Tap{"document.article.go"},
          Picture{"article-reached"},
          Tap{"bar.home"},
          OnScreen{"home"}};
}

/// By subject to a list, to another year of it, and to a search that finds nothing there.
Script narrow_and_miss() {
  return {Tap{"home.catalog"},      OnScreen{"browse"},
          See{"browse.item.0", ""}, Tap{"browse.axis.subject"},
          Picture{"subjects"},      Tap{"browse.item.0"},
          See{"browse.item.0", ""}, Tap{"browse.all"},
          OnScreen{"list"},         See{"list.row.0", ""},
          Tap{"list.facet.year"},   See{"list.pick.1", "2025年"},
          Tap{"list.pick.1"},       See{"list.chosen.year", "2025年"},
          Picture{"narrowed"},      Tap{"list.search"},
          TypeText{"尾矿库"},       PressKey{},
          See{"list.ask", ""},      Picture{"nothing-found"},
          Tap{"bar.home"},          OnScreen{"home"}};
}

Script guide() {
  return {Tap{"home.guide"},   OnScreen{"guide"},  Picture{"guide"}, Tap{"guide.page.offices"},
          OnScreen{"offices"}, Picture{"offices"}, Tap{"bar.home"},  OnScreen{"home"}};
}

Script fill_in(const std::string& field, const std::string& text) {
  return {Tap{"request.field." + field}, TypeText{text}, See{"request.field." + field, text}};
}

Script say_what() {
  Script script = {Tap{"home.request"}, OnScreen{"request.what"}};
  // First a complaint: the coach says where it belongs.
  append(script, fill_in("description", "我要投诉"));
  append(script, {See{"request.coach.0", "信访"}, Picture{"request-coach"}});
  for (int i = 0; i < 4; ++i) script.push_back(PressKey{input::Key::Name::backspace});
  append(script, fill_in("description", "二〇二六年上半年各区应急避难场所的名称、地点和面积。"));
  append(script, {Picture{"request-what"}, Tap{"request.next"}, OnScreen{"request.already"},
                  See{"request.found.0", ""}, Picture{"request-already"}, Tap{"request.found.0"},
                  OnScreen{"document"}, See{"document.title", ""}, Tap{"nav.back"}, OnScreen{"request.already"},
                  Tap{"request.next"}, OnScreen{"request.purpose"}, Picture{"request-purpose"}});
  return script;
}

/// What is no request: a page that says where it belongs, and a form that is printed to be signed.
Script look_elsewhere() {
  Script script = {Tap{"request.purpose.report"},
                   OnScreen{"referral.accident_report"},
                   See{"referral.never", ""},
                   Picture{"referral-report"},
                   Tap{"nav.back"},
                   Tap{"request.purpose.correction"},
                   OnScreen{"referral.correction"},
                   Picture{"referral-correction"},
                   Tap{"referral.act"},
                   OnScreen{"form.correction"},
                   Tap{"form.field.subject"},
                   TypeText{"某项登记"},
                   See{"form.field.subject", "某项登记"},
                   Picture{"form-correction"},
                   Tap{"nav.back"},
                   OnScreen{"referral.correction"},
                   Tap{"referral.back"},
                   OnScreen{"request.purpose"},
                   Tap{"request.next"},
                   OnScreen{"request.applicant"}};
  return script;
}

/// 王 by hand and 林 by its strokes; a surname that no computer knows is typed on a keyboard.
Script name_by_shape() {
  const base::Ink wang = {{{200, 200}, {500, 195}, {820, 190}},
                          {{260, 500}, {500, 495}, {760, 490}},
                          {{512, 200}, {512, 500}, {512, 820}},
                          {{150, 830}, {500, 825}, {870, 820}}};
  Script script = {Tap{"request.field.name"},       Picture{"typing-name"},        Tap{"typing.panel.handwriting"},
                   Write{"typing.pad", wang},       Picture{"typing-handwriting"}, Choose{"王"},
                   See{"request.field.name", "王"}, Tap{"typing.panel.strokes"}};
  append(script, tap_keys("stroke.", "1234123"));
  append(script, {Picture{"typing-strokes"}, Choose{"林"}, See{"request.field.name", "王林"}, TypeText{"𠮷"},
                  See{"request.field.name", "王林𠮷"}});
  return script;
}

Script say_who() {
  // First without a name: the form says what is missing and stays.
  Script script = {Tap{"request.next"}, See{"request.field.name.problem", ""}, Picture{"request-missing"}};
  append(script, name_by_shape());
  append(script, fill_in("id_number", "999999199003070012"));
  append(script, {Picture{"request-applicant"}, Tap{"request.next"}, OnScreen{"request.delivery"},
                  Tap{"request.carrier.paper"}, See{"request.carrier.paper", "on"}, Tap{"request.delivery.pick_up"},
                  See{"request.delivery.pick_up", "on"}, Picture{"request-delivery"}, Tap{"request.next"},
                  OnScreen{"request.contact"}});
  script.push_back(Tap{"request.field.phone"});
  append(script, tap_keys("", "010"));
  script.push_back(Tap{"typing.key.u002d"});
  append(script, tap_keys("", "00000000"));
  append(script, {See{"request.field.phone", "010-00000000"}, Picture{"typing-digits"}});
  append(script, fill_in("address", "示例市示例区样例路1号"));
  append(script,
         {Picture{"request-contact"}, Tap{"request.next"}, OnScreen{"request.review"}, Picture{"request-review"}});
  return script;
}

Script hand_in() {
  return {Tap{"request.submit"},
          OnScreen{"receipt"},
          See{"receipt.number", "-0001"},
          Picture{"receipt"},
          Tap{"receipt.print_form"},
          OnScreen{"print"},
          PrintOut{"form"},
          See{"print.state", "已经存好"},
          Tap{"print.done"},
          OnScreen{"receipt"},
          Tap{"receipt.print_receipt"},
          OnScreen{"print"},
          PrintOut{"receipt"},
          See{"print.state", "已经存好"},
          Tap{"print.done"},
          OnScreen{"receipt"},
          Tap{"bar.home"},
          OnScreen{"home"},
          Tap{"home.case"},
          OnScreen{"case"},
          Tap{"case.digit.2"},
          See{"case.number", "2"},
          Picture{"case"},
          Tap{"bar.end"},
          See{"dialog.end.confirm", ""},
          Picture{"end"},
          Tap{"dialog.end.confirm"},
          OnScreen{"home"},
          SeeEmpty{"home.search"},
          Tap{"home.request"},
          OnScreen{"request.what"},
          SeeEmpty{"request.field.description"},
          Tap{"bar.home"},
          OnScreen{"home"},
          Picture{"home-again"}};
}

}  // namespace

std::string describe(const Step& step) { return std::visit(Describe{}, step); }

Script citizens_visit() {
  Script script = browse_to_a_document();
  for (const Script& part : {read(), print(), search(), narrow_and_miss(), read_a_long_text(), check_a_page(),
                             guide(), ask_for_staff(), say_what(), look_elsewhere(), say_who(), hand_in()})
    append(script, part);
  return script;
}

}  // namespace shell
