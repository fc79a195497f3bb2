#include <doctest/doctest.h>

#include "base/page_code.h"
#include "kiosk/app/touch_check.h"
#include "tests/support/panel_user.h"

using namespace app;
using support::Field;
using support::ink_stroke;
using support::PanelUser;

namespace {

std::vector<std::string> many(std::size_t count) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) texts.push_back("字" + std::to_string(i));
  return texts;
}

TouchVerdict verdict(std::vector<TouchCheckScreen::Touch> touches) {
  TouchCheckScreen check;
  check.touches = std::move(touches);
  return touch_verdict(check);
}

const std::string page_code = base::to_text(base::PageCode{12'345, 77, 3});

}  // namespace

// -- which panel

TEST_CASE("a panel is on the screen while a text has the focus, and not otherwise") {
  PanelUser user;
  CHECK_FALSE(shown_panel(user.model));
  user.searches();
  CHECK(shown_panel(user.model) == Panel::pinyin);
  user.does(Unfocus{});
  CHECK_FALSE(shown_panel(user.model));
}

TEST_CASE("every field opens the panel of what it is for") {
  PanelUser user;
  for (const Field field :
       {Field::name, Field::address, Field::employer, Field::description, Field::information_number}) {
    user.opens(field);
    CHECK(shown_panel(user.model) == Panel::pinyin);
    CHECK(user.typing().by_character == (field == Field::name));
  }
  for (const Field field : {Field::id_number, Field::phone, Field::postcode, Field::fax}) {
    user.opens(field);
    CHECK(use_of(user.model) == FieldUse::digits);
    CHECK(shown_panel(user.model) == Panel::letters);
    user.does(OpenPanel{Panel::handwriting});
    CHECK(shown_panel(user.model) == Panel::letters);
  }
  user.opens(Field::email);
  CHECK(use_of(user.model) == FieldUse::code);
}

TEST_CASE("the Chinese panel that was chosen is remembered until the visit ends") {
  PanelUser user;
  user.searches();
  user.does(OpenPanel{Panel::handwriting}, SetFuzzy{true}, OpenPanel{Panel::symbols});
  CHECK(shown_panel(user.model) == Panel::symbols);
  user.opens(Field::address);
  CHECK(shown_panel(user.model) == Panel::handwriting);
  user.does(EndVisit{});
  user.searches();
  CHECK(shown_panel(user.model) == Panel::pinyin);
  CHECK_FALSE(user.typing().fuzzy);
}

TEST_CASE("a panel that is put away comes back when a text is touched") {
  PanelUser user;
  user.searches();
  user.does(HidePanel{});
  CHECK_FALSE(shown_panel(user.model));
  user.types("zheng");
  CHECK(user.query() == "zheng");
  user.searches();
  CHECK(shown_panel(user.model) == Panel::pinyin);
}

TEST_CASE("a panel that is put away comes back with the next field") {
  PanelUser user;
  user.opens(Field::information_number);
  user.does(HidePanel{}, Pressed{EditKey::tab});
  CHECK(shown_panel(user.model) == Panel::pinyin);
}

TEST_CASE("a notice that comes and goes leaves the panel as it was") {
  PanelUser user;
  user.searches();
  user.does(OpenPanel{Panel::symbols}, Scanned{"nothing of ours"});
  CHECK_FALSE(shown_panel(user.model));
  user.does(CloseDialog{});
  CHECK(shown_panel(user.model) == Panel::symbols);
}

TEST_CASE("another way of the shapes begins with its first page") {
  PanelUser user;
  user.model.room.radicals.resize(200);
  user.searches();
  user.does(OpenPanel{Panel::strokes}, SetShapeWay{ShapeWay::radicals}, ShowCandidates{50},
            SetShapeWay{ShapeWay::strokes});
  CHECK(user.typing().first == 0);
}

TEST_CASE("without engines there are letters and signs, and letters go into the field") {
  PanelUser user;
  user.typing().available = false;
  user.searches();
  CHECK(shown_panel(user.model) == Panel::letters);
  user.does(OpenPanel{Panel::pinyin});
  CHECK(shown_panel(user.model) == Panel::letters);
  user.does(OpenPanel{Panel::symbols});
  CHECK(shown_panel(user.model) == Panel::symbols);
  user.types("zheng");
  CHECK(user.query() == "zheng");
  user.does(EndVisit{});
  CHECK_FALSE(user.typing().available);
}

TEST_CASE("page check and staff have keys of their own") {
  PanelUser user;
  user.does(OpenPageCheck{});
  CHECK(has_focus(user.model));
  CHECK_FALSE(shown_panel(user.model));
  user.does(AskHelp{});
  CHECK_FALSE(has_focus(user.model));
}

// -- 拼音

TEST_CASE("letters are held in the panel and a chosen candidate goes into the field") {
  PanelUser user;
  user.searches();
  user.types("zhengfu");
  CHECK(user.query().empty());
  CHECK(std::get<input::Pinyin>(user.asked).letters == "zhengfu");
  CHECK(user.asked_for == 40);
  CHECK(user.typing().offer.candidates.size() == 3);
  user.does(ChooseCandidate{1});
  CHECK(user.query() == "正负");
  CHECK(user.typing().letters.empty());
  CHECK(user.typing().offer.candidates.empty());
}

TEST_CASE("letters that a choice leaves are composed on") {
  PanelUser user;
  user.searches();
  user.types("zhengfu");
  user.rest = "fu";
  user.does(ChooseCandidate{2});
  CHECK(user.query() == "郑");
  CHECK(user.typing().letters == "fu");
  CHECK(std::get<input::Pinyin>(user.asked).letters == "fu");
}

TEST_CASE("of a name the surname comes first, and then it does not") {
  PanelUser user;
  user.opens(Field::name);
  user.types("z");
  CHECK(std::get<input::Pinyin>(user.asked).name);
  CHECK(std::get<input::Pinyin>(user.asked).surname);
  user.does(ChooseCandidate{2});
  user.types("f");
  CHECK_FALSE(std::get<input::Pinyin>(user.asked).surname);
  user.does(FocusField{Field::name, 0});
  CHECK(std::get<input::Pinyin>(user.asked).surname);
  user.does(SetByCharacter{false});
  CHECK_FALSE(std::get<input::Pinyin>(user.asked).name);
}

TEST_CASE("space takes the first, enter the letters, a digit one of the nine") {
  PanelUser user;
  user.known = many(30);
  user.searches();
  user.types("zf");
  user.types(" ");
  CHECK(user.query() == "字0");
  user.types("zf");
  user.does(Pressed{EditKey::enter});
  CHECK(user.query() == "字0zf");
  user.types("zf");
  user.does(Pressed{EditKey::page_down});
  user.types("2");
  CHECK(user.query() == "字0zf字10");
  CHECK(user.screen_name() == "home");
}

TEST_CASE("space takes the letters where there is no candidate") {
  PanelUser user;
  user.known.clear();
  user.searches();
  user.types("vv ");
  CHECK(user.query() == "vv");
  CHECK(user.typing().letters.empty());
}

TEST_CASE("a sign behind letters first takes the first candidate, and all that is left of them") {
  PanelUser user;
  user.searches();
  user.types("zhengfu");
  user.rest = "fu";
  user.types(",");
  CHECK(user.query() == "政府政府,");
  CHECK(user.typing().letters.empty());
  CHECK(user.typing().after.empty());
}

TEST_CASE("capitals, digits and Chinese of a keyboard go straight into the field") {
  PanelUser user;
  user.searches();
  user.types("A3.");
  user.does(Typed{"安全"});
  CHECK(user.query() == "A3.安全");
  user.types("zh");
  user.does(Typed{"的"});
  CHECK(user.query() == "A3.安全的");
  CHECK(user.typing().letters == "zh");
}

TEST_CASE("backspace takes letters before it takes text") {
  PanelUser user;
  user.searches();
  user.does(Typed{"安"});
  user.types("zh");
  user.does(Pressed{EditKey::backspace}, Pressed{EditKey::backspace});
  CHECK(user.query() == "安");
  CHECK(user.typing().offer.candidates.empty());
  user.does(Pressed{EditKey::backspace});
  CHECK(user.query().empty());
}

TEST_CASE("escape first clears what is entered, then leaves the field") {
  PanelUser user;
  user.searches();
  user.types("zh");
  user.does(Pressed{EditKey::escape});
  CHECK(user.typing().letters.empty());
  CHECK(shown_panel(user.model));
  user.does(Pressed{EditKey::escape});
  CHECK_FALSE(shown_panel(user.model));
}

TEST_CASE("letters have a longest length") {
  PanelUser user;
  user.searches();
  user.types(std::string(input::max_letters + 9, 'a'));
  CHECK(user.typing().letters.size() == input::max_letters);
  user.does(Typed{"bcd"});
  CHECK(user.typing().letters.size() == input::max_letters);
}

TEST_CASE("a full field says so and loses nothing of what is entered") {
  PanelUser user;
  user.opens(Field::information_number);
  user.model.application[Field::information_number] =
      std::string(requests::max_length(Field::information_number), 'x');
  user.types("zf");
  user.does(ChooseCandidate{0});
  CHECK(user.screen<RequestScreen>().at_limit);
  CHECK(user.typing().letters == "zf");
  CHECK_FALSE(user.typing().offer.candidates.empty());
  user.does(Pressed{EditKey::enter});
  CHECK(user.typing().letters == "zf");
  user.does(OpenPanel{Panel::strokes}, StrokeKey{'1'}, ChooseCandidate{0});
  CHECK(user.screen<RequestScreen>().at_limit);
  CHECK(user.typing().strokes == "1");
}

TEST_CASE("an answer that comes too late changes nothing") {
  PanelUser user;
  user.searches();
  user.types("zf");
  const Ticket stale = user.model.last_ticket;
  user.types("x");
  user.does(Offered{stale, {{}, {{"旧", {}}}, false}}, Chosen{stale, {"旧", {}}}, Offered{0, {}},
            Chosen{0, {"旧", {}}});
  CHECK(user.query().empty());
  CHECK(user.typing().offer.candidates.front().text == "政府");
}

TEST_CASE("more candidates are asked for near the end of those that are held, up to four hundred") {
  PanelUser user;
  user.known = many(900);
  user.searches();
  user.types("yi");
  user.does(ShowCandidates{10});
  CHECK(user.asked_for == 80);
  CHECK(user.typing().first == 10);
  for (int i = 0; i < 40; ++i) user.does(ShowCandidates{user.typing().offer.candidates.size()});
  CHECK(user.typing().offer.candidates.size() == 400);
  CHECK(user.typing().first < 400);
  const Ticket last = user.model.last_ticket;
  user.does(ShowCandidates{395});
  CHECK(user.typing().first == 395);
  CHECK(user.model.last_ticket == last);
  user.types("n");
  CHECK(user.typing().first == 0);
}

TEST_CASE("a candidate is shown large while it is held") {
  PanelUser user;
  user.searches();
  user.does(Enlarge{"郑"});
  CHECK(user.typing().enlarged.empty());
  user.types("zheng");
  user.does(Enlarge{"郑"});
  CHECK(user.typing().enlarged == "郑");
  user.does(Enlarge{});
  CHECK(user.typing().enlarged.empty());
  user.does(Enlarge{"郑"}, ChooseCandidate{0});
  CHECK(user.typing().enlarged.empty());
}

// -- 笔画, 部首, 手写

TEST_CASE("strokes are looked up and the chosen character ends them") {
  PanelUser user;
  user.searches();
  user.does(StrokeKey{'1'});
  CHECK(user.typing().strokes.empty());
  user.does(OpenPanel{Panel::strokes}, StrokeKey{'1'}, StrokeKey{'*'}, StrokeKey{'7'}, StrokeKey{'5'});
  CHECK(std::get<input::Strokes>(user.asked).keys == "1*5");
  user.does(Pressed{EditKey::backspace});
  CHECK(std::get<input::Strokes>(user.asked).keys == "1*");
  user.does(ChooseCandidate{2});
  CHECK(user.query() == "郑");
  CHECK(user.typing().strokes.empty());
}

TEST_CASE("a radical is chosen, then the strokes beside it, and taken back in turn") {
  PanelUser user;
  user.model.room.radicals.resize(200);
  user.searches();
  user.does(OpenPanel{Panel::strokes}, SetShapeWay{ShapeWay::radicals}, ShowCandidates{50});
  CHECK(user.typing().first == 50);
  user.does(ChooseRadical{85}, SetResidual{8});
  CHECK(std::get<input::Radical>(user.asked) == input::Radical{85, 8});
  CHECK(user.typing().first == 0);
  user.does(Pressed{EditKey::backspace});
  CHECK(std::get<input::Radical>(user.asked) == input::Radical{85, -1});
  user.does(Pressed{EditKey::backspace});
  CHECK(user.typing().radical.number == 0);
  CHECK(user.typing().offer.candidates.empty());
  user.does(ChooseRadical{215}, ChooseRadical{-1});
  CHECK(user.typing().radical.number == 0);
}

TEST_CASE("what is written is looked up stroke by stroke") {
  PanelUser user;
  user.searches();
  user.does(Inked{ink_stroke()});
  CHECK(user.typing().ink.empty());
  user.does(OpenPanel{Panel::handwriting}, Inked{ink_stroke(1)}, Inked{ink_stroke(2)}, Inked{{}});
  CHECK(std::get<input::Handwriting>(user.asked).ink.size() == 2);
  user.does(UndoInk{});
  CHECK(std::get<input::Handwriting>(user.asked).ink.size() == 1);
  user.does(Inked{ink_stroke(2)}, Pressed{EditKey::backspace}, ChooseCandidate{0});
  CHECK(user.query() == "政府");
  CHECK(user.typing().ink.empty());
  for (int i = 0; i < 80; ++i) user.does(Inked{ink_stroke()});
  CHECK(user.typing().ink.size() == 64);
  user.does(ClearInk{});
  CHECK(user.typing().ink.empty());
  CHECK(user.typing().offer.candidates.empty());
}

TEST_CASE("what is entered waits behind a dialog") {
  for (const Event& event : std::vector<Event>{AskHelp{}, AskEnd{}, Scanned{"nothing of ours"}}) {
    PanelUser user;
    user.opens(Field::information_number);
    user.types("zf");
    const auto offered = user.typing().offer.candidates.size();
    user.does(event);
    CHECK(user.model.dialog.index() != 0);
    CHECK_FALSE(shown_panel(user.model));
    user.does(CloseDialog{});
    CHECK(user.typing().letters == "zf");
    CHECK(user.typing().offer.candidates.size() == offered);
  }
}

TEST_CASE("what is entered does not outlive the focus, another panel, the screen or the visit") {
  for (const Event& event :
       std::vector<Event>{FocusField{Field::description, 0}, Unfocus{}, OpenPanel{Panel::symbols}, HidePanel{},
                          GoBack{}, GoHome{}, EndVisit{}, OpenDrawn{}}) {
    PanelUser user;
    user.opens(Field::information_number);
    user.types("zf");
    user.does(Enlarge{"政府"}, event);
    CHECK(user.typing().letters.empty());
    CHECK(user.typing().offer.candidates.empty());
    CHECK(user.typing().enlarged.empty());
    CHECK(user.model.application[Field::information_number].empty());
  }
}

TEST_CASE("a panel that was used on the home page is a visit that has begun") {
  PanelUser user;
  user.searches();
  user.does(OpenPanel{Panel::strokes}, Unfocus{});
  user.ticks(60);
  CHECK(std::holds_alternative<IdleDialog>(user.model.dialog));
}

// -- the code scanner

TEST_CASE("a scanned page code opens the page check over any screen, and no field gets it") {
  for (const std::string& scanned :
       {page_code, "http://example.invalid/p?c=" + page_code + "&x=1", page_code + "\n"}) {
    PanelUser user;
    user.opens(Field::address);
    user.does(Scanned{scanned});
    CHECK(user.screen_name() == "page_check");
    CHECK(user.ordered<CheckPage>() == 1);
    CHECK(user.model.application[Field::address].empty());
    user.does(GoBack{});
    CHECK(user.screen_name() == "request.contact");
  }
}

TEST_CASE("anything else that is scanned is not used, and the visitor is told so") {
  PanelUser user;
  user.searches();
  user.does(Scanned{"http://example.invalid/"});
  CHECK(std::holds_alternative<ScanDialog>(user.model.dialog));
  CHECK(user.query().empty());
  CHECK(user.screen_name() == "home");
  user.does(Scanned{page_code});
  CHECK(user.model.dialog.index() == 0);
  CHECK(user.screen_name() == "page_check");
}

TEST_CASE("nothing that is scanned reaches the staff's number or an application that is being stored") {
  PanelUser user;
  user.does(OpenPin{}, Scanned{page_code});
  CHECK(std::get<PinDialog>(user.model.dialog).digits.empty());
  CHECK(user.screen_name() == "home");
  user.does(CloseDialog{});
  user.comes_to_review();
  user.does(Submit{}, Scanned{page_code});
  CHECK(user.screen_name() == "request.review");
}

// -- the touch check

TEST_CASE("touches within three millimetres are good") {
  CHECK(verdict({{1, 2}, {-2, 1}, {0, 0}, {2, -2}, {-1, -1}}) == TouchVerdict::good);
}

TEST_CASE("an even offset, a wrong size or direction, and disorder are told apart") {
  CHECK(verdict({{8, -5}, {9, -5}, {8, -6}, {7, -5}, {8, -4}}) == TouchVerdict::shifted);
  CHECK(verdict({{-9, -9}, {9, -9}, {9, 9}, {-9, 9}, {0, 0}}) == TouchVerdict::turned);
  CHECK(verdict({{9, -9}, {9, 9}, {-9, 9}, {-9, -9}, {0, 0}}) == TouchVerdict::turned);
  CHECK(verdict({{12, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}}) == TouchVerdict::uneven);
  CHECK(verdict({{9, 9}, {-9, -9}, {9, 9}, {-9, -9}, {0, 0}}) == TouchVerdict::uneven);
}

TEST_CASE("the touch check is for staff, takes five touches, begins anew, and closes by itself") {
  PanelUser user;
  user.does(OpenTouchCheck{});
  CHECK(user.screen_name() == "home");
  user.model.screens.emplace_back(StaffScreen{});
  user.does(OpenTouchCheck{});
  CHECK(user.screen_name() == "touch_check");
  for (int i = 0; i < 7; ++i) user.does(TouchedCross{1, 1});
  CHECK(user.screen<TouchCheckScreen>().touches.size() == touch_check_crosses);
  user.does(OpenTouchCheck{});
  CHECK(user.screen<TouchCheckScreen>().touches.empty());
  user.ticks(60);
  CHECK(user.screen_name() == "home");
}
