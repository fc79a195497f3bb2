#include <doctest/doctest.h>

#include "tests/support/visitor.h"

using namespace app;
using support::Field;
using support::Visitor;

namespace {

/// A text being edited, the cursor written as "|".
struct Edited {
  std::string text;
  std::size_t caret = 0;
  bool multi_line = false;
  std::size_t max_length = 100;

  explicit Edited(std::string shown) : text(std::move(shown)), caret(text.find('|')) { text.erase(caret, 1); }
  Editor editor() { return {text, caret, max_length, multi_line}; }
  std::string after(EditKey key) {
    editor().press(key);
    return shown();
  }
  std::string with(std::string_view typed) {
    editor().insert(typed);
    return shown();
  }
  std::string shown() const { return std::string(text).insert(caret, "|"); }
};

Edited lines(std::string shown) {
  Edited edited(std::move(shown));
  edited.multi_line = true;
  return edited;
}

TextField& home_search(Visitor& visitor) { return visitor.screen<HomeScreen>().search; }

}  // namespace

// -- the editor

TEST_CASE("typed text goes in at the cursor") {
  CHECK(Edited("安全|生产").with("第一") == "安全第一|生产");
  CHECK(Edited("|").with("𠮷野") == "𠮷野|");
}

TEST_CASE("keys move and delete whole characters") {
  CHECK(Edited("安𠮷|全").after(EditKey::backspace) == "安|全");
  CHECK(Edited("安|𠮷全").after(EditKey::del) == "安|全");
  CHECK(Edited("安𠮷|全").after(EditKey::left) == "安|𠮷全");
  CHECK(Edited("安|𠮷全").after(EditKey::right) == "安𠮷|全");
  CHECK(Edited("安全|生产").after(EditKey::home) == "|安全生产");
  CHECK(Edited("安全|生产").after(EditKey::end) == "安全生产|");
}

TEST_CASE("keys at the ends of the text change nothing") {
  CHECK(Edited("|安").after(EditKey::backspace) == "|安");
  CHECK(Edited("|安").after(EditKey::left) == "|安");
  CHECK(Edited("安|").after(EditKey::del) == "安|");
  CHECK(Edited("安|").after(EditKey::right) == "安|");
}

TEST_CASE("line breaks become spaces in one line and stay in a box of several") {
  CHECK(Edited("|").with("一\r\n二\n三\r四") == "一 二 三 四|");
  CHECK(lines("|").with("一\r\n二\n三\r四") == "一\n二\n三\n四|");
}

TEST_CASE("home and end stay in the line of a box of several lines") {
  CHECK(lines("一二\n三|四\n五").after(EditKey::home) == "一二\n|三四\n五");
  CHECK(lines("一二\n三|四\n五").after(EditKey::end) == "一二\n三四|\n五");
  CHECK(lines("一二\n三四\n|").after(EditKey::home) == "一二\n三四\n|");
}

TEST_CASE("control characters and ill-formed bytes are dropped") {
  CHECK(Edited("|").with("a\x01"
                         "b\x7F\tc\xC2\x9B") == "abc|");
  CHECK(Edited("|").with("安\xE5\xAE全\xFF") == "安全|");
  CHECK(Edited("|").with("\uFFFD") == "\uFFFD|");
}

TEST_CASE("a full field takes what fits and says that it was not all") {
  Edited edited("安|");
  edited.max_length = 3;
  CHECK_FALSE(edited.editor().insert("全生产"));
  CHECK(edited.shown() == "安全生|");
  CHECK_FALSE(edited.editor().insert("产"));
  CHECK(edited.editor().insert(""));
}

TEST_CASE("only a box of several lines understands enter, none understands tab and escape") {
  CHECK(lines("一|").editor().press(EditKey::enter));
  CHECK_FALSE(Edited("一|").editor().press(EditKey::enter));
  CHECK_FALSE(lines("一|").editor().press(EditKey::tab));
  CHECK_FALSE(lines("一|").editor().press(EditKey::escape));
}

TEST_CASE("a cursor within a character moves to the character's beginning") {
  CHECK(boundary_at("安全", 4) == 3);
  CHECK(boundary_at("安全", 6) == 6);
  CHECK(boundary_at("安全", 700) == 6);
}

// -- the focus

TEST_CASE("what is typed goes to the box that has the focus, and nowhere without one") {
  Visitor visitor;
  visitor.does(Typed{"预案"}, Pressed{EditKey::backspace}, ClearBox{});
  CHECK(home_search(visitor).text.empty());
  visitor.does(FocusBox{Box::search, 0}, Typed{"预案"});
  CHECK(home_search(visitor).text == "预案");
  visitor.does(Pressed{EditKey::backspace});
  CHECK(home_search(visitor).text == "预");
  visitor.does(ClearBox{});
  CHECK(home_search(visitor).text.empty());
  CHECK(home_search(visitor).focused);
}

TEST_CASE("a query has a longest length") {
  Visitor visitor;
  visitor.does(FocusBox{Box::search, 0}, Typed{std::string(1000, 'X')});
  CHECK(home_search(visitor).text.size() == max_query_length);
}

TEST_CASE("a tap into a word sets the cursor on a character boundary") {
  Visitor visitor;
  visitor.does(FocusBox{Box::search, 0}, Typed{"预案"}, FocusBox{Box::search, 4});
  CHECK(home_search(visitor).caret == 3);
  visitor.does(FocusBox{Box::search, 99});
  CHECK(home_search(visitor).caret == 6);
}

TEST_CASE("escape and a tap beside it take the focus away") {
  Visitor visitor;
  visitor.does(FocusBox{Box::search, 0}, Pressed{EditKey::escape});
  CHECK_FALSE(home_search(visitor).focused);
  visitor.does(FocusBox{Box::search, 0}, Unfocus{});
  CHECK_FALSE(home_search(visitor).focused);
}

TEST_CASE("moving on takes the focus away, also from the screen that one comes back to") {
  Visitor visitor;
  visitor.does(FocusBox{Box::search, 0}, Typed{"预案"}, OpenGuide{}, GoBack{});
  CHECK_FALSE(home_search(visitor).focused);
  CHECK(home_search(visitor).text == "预案");
}

TEST_CASE("going home forgets what stood in its search box") {
  Visitor visitor;
  visitor.does(FocusBox{Box::search, 0}, Typed{"预案"}, OpenGuide{}, GoHome{});
  CHECK(home_search(visitor).text.empty());
}

TEST_CASE("a box that is not there cannot get the focus") {
  Visitor visitor;
  visitor.does(FocusBox{Box::find, 0}, Typed{"安全"});
  CHECK(home_search(visitor).text.empty());
  visitor.reads_document(7);
  visitor.does(FocusBox{Box::find, 0}, FocusBox{Box::search, 0}, Typed{"安全"});
  CHECK(visitor.screen<DocumentScreen>().find.text.empty());
}

TEST_CASE("the search box of the list beside a document and its find bar never have the focus together") {
  Visitor visitor;
  visitor.reads_list(10);
  visitor.reads_document(3);
  visitor.does(ToggleFind{}, FocusBox{Box::search, 0}, Typed{"预案"});
  CHECK(visitor.screen<DocumentScreen>().find.text.empty());
  CHECK_FALSE(visitor.screen<DocumentScreen>().find.focused);
  visitor.does(FocusBox{Box::find, 0}, Typed{"安全"});
  CHECK(visitor.screen<DocumentScreen>().find.text == "安全");
  CHECK(std::get<ListScreen>(visitor.model.screens[1]).search.text == "预案");
}

// -- the fields of the form

namespace {

struct FormFiller : Visitor {
  FormFiller() { does(OpenRequest{}); }
  std::optional<Field> focus() { return screen<RequestScreen>().focus; }
  const std::string& text(Field field) const { return model.application[field]; }
};

}  // namespace

TEST_CASE("a field of the present step can be typed into, one of another step cannot") {
  FormFiller visitor;
  visitor.does(FocusField{Field::information_number, 0}, Typed{"应急预案"});
  CHECK(visitor.text(Field::information_number) == "应急预案");
  visitor.does(FocusField{Field::phone, 0}, Typed{"1"});
  CHECK(visitor.text(Field::phone).empty());
  CHECK(visitor.focus() == Field::information_number);
}

TEST_CASE("enter goes from field to field, makes lines in the description, and leaves after the last") {
  FormFiller visitor;
  visitor.does(FocusField{Field::description, 0}, Typed{"一"}, Pressed{EditKey::enter}, Typed{"二"});
  CHECK(visitor.text(Field::description) == "一\n二");
  visitor.fills_what();
  visitor.goes_on_to_applicant();
  visitor.does(FocusField{Field::name, 0}, Pressed{EditKey::enter});
  CHECK(visitor.focus() == Field::employer);
  visitor.does(FocusField{Field::id_number, 0}, Pressed{EditKey::enter});
  CHECK(visitor.focus() == std::nullopt);
}

TEST_CASE("tab and back tab go round the fields of the step") {
  FormFiller visitor;
  visitor.does(Pressed{EditKey::tab});
  CHECK(visitor.focus() == Field::description);
  visitor.does(Pressed{EditKey::back_tab});
  CHECK(visitor.focus() == Field::information_number);
  visitor.does(Pressed{EditKey::tab}, Pressed{EditKey::tab});
  CHECK(visitor.focus() == Field::information_number);
}

TEST_CASE("tab leaves out the fields that this kind of applicant does not have") {
  FormFiller visitor;
  visitor.fills_what();
  visitor.goes_on_to_applicant();
  visitor.does(FocusField{Field::name, 0}, Pressed{EditKey::tab}, Pressed{EditKey::tab});
  CHECK(visitor.focus() == Field::id_number);
  visitor.does(ChooseApplicant{requests::ApplicantKind::organization}, FocusField{Field::name, 0},
               Pressed{EditKey::tab});
  CHECK(visitor.focus() == Field::legal_representative);
}

TEST_CASE("a full field says so until something is taken out") {
  FormFiller visitor;
  const std::string full(requests::max_length(Field::information_number), '9');
  visitor.does(FocusField{Field::information_number, 0}, Typed{full});
  CHECK_FALSE(visitor.screen<RequestScreen>().at_limit);
  visitor.does(Typed{"9"});
  CHECK(visitor.screen<RequestScreen>().at_limit);
  CHECK(visitor.text(Field::information_number) == full);
  visitor.does(Pressed{EditKey::backspace});
  CHECK_FALSE(visitor.screen<RequestScreen>().at_limit);
}
