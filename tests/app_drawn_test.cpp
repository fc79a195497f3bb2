#include <doctest/doctest.h>

#include "base/utf8.h"
#include "tests/support/panel_user.h"

using namespace app;
using support::Field;
using support::ink_stroke;
using support::PanelUser;

namespace {

std::string sign(std::size_t number) {
  std::string text;
  base::append(text, base::first_drawn + static_cast<char32_t>(number));
  return text;
}

/// Writes one character and puts it in.
void draws(PanelUser& user, std::int16_t x = 100, const std::string& description = {}) {
  user.does(OpenDrawn{}, Inked{ink_stroke(x)});
  if (!description.empty()) user.does(FocusDescription{0}, Typed{description});
  user.does(PlaceDrawn{});
}

}  // namespace

TEST_CASE("a character that no panel has is drawn into the field, where the caret was") {
  PanelUser user;
  user.opens(Field::name);
  user.does(Typed{"张三"}, Pressed{EditKey::left});
  draws(user, 7, " 左边三点水，右边坤 ");
  CHECK(user.screen_name() == "request.applicant");
  CHECK(user.model.application[Field::name] == "张" + sign(0) + "三");
  REQUIRE(user.model.application.drawn.size() == 1);
  CHECK(user.model.application.drawn[0].ink == base::Ink{ink_stroke(7)});
  CHECK(user.model.application.drawn[0].description == "左边三点水，右边坤");
  CHECK(shown_panel(user.model) == Panel::pinyin);
  user.does(Typed{"丰"});
  CHECK(user.model.application[Field::name] == "张" + sign(0) + "丰三");
}

TEST_CASE("a drawn character is one character to every key") {
  PanelUser user;
  user.opens(Field::name);
  draws(user);
  draws(user);
  CHECK(user.model.application[Field::name] == sign(0) + sign(1));
  user.does(Pressed{EditKey::backspace});
  CHECK(user.model.application[Field::name] == sign(0));
}

TEST_CASE("the place of a drawn character that was deleted is used again") {
  PanelUser user;
  user.opens(Field::name);
  draws(user, 1);
  draws(user, 2);
  user.does(Pressed{EditKey::home}, Pressed{EditKey::del}, Pressed{EditKey::end});
  draws(user, 3);
  CHECK(user.model.application[Field::name] == sign(1) + sign(0));
  CHECK(user.model.application.drawn.size() == 2);
  CHECK(user.model.application.drawn[0].ink == base::Ink{ink_stroke(3)});
}

TEST_CASE("nothing is put in before something was drawn") {
  PanelUser user;
  user.opens(Field::name);
  user.does(OpenDrawn{}, PlaceDrawn{});
  CHECK(user.screen<DrawnCharacterScreen>().missing_ink);
  user.does(Inked{ink_stroke()});
  CHECK_FALSE(user.screen<DrawnCharacterScreen>().missing_ink);
  user.does(Inked{ink_stroke()}, UndoInk{}, UndoInk{}, PlaceDrawn{});
  CHECK(user.screen<DrawnCharacterScreen>().missing_ink);
  user.does(Inked{ink_stroke()}, ClearInk{});
  CHECK(user.screen<DrawnCharacterScreen>().ink.empty());
}

TEST_CASE("going back from drawing leaves the field as it was, with the focus") {
  PanelUser user;
  user.opens(Field::address);
  user.does(Typed{"示例路"}, OpenDrawn{}, Inked{ink_stroke()}, GoBack{});
  CHECK(user.model.application[Field::address] == "示例路");
  CHECK(user.model.application.drawn.empty());
  CHECK(user.screen<RequestScreen>().focus == Field::address);
  CHECK(user.screen<RequestScreen>().caret == std::string("示例路").size());
}

TEST_CASE("only texts of the form take drawn characters") {
  PanelUser user;
  user.searches();
  user.does(OpenDrawn{});
  CHECK(user.screen_name() == "home");
  for (const Field field : {Field::id_number, Field::email, Field::phone}) {
    user.opens(field);
    user.does(OpenDrawn{});
    CHECK(std::holds_alternative<RequestScreen>(user.model.screen()));
  }
  user.does(Unfocus{}, OpenDrawn{});
  CHECK(std::holds_alternative<RequestScreen>(user.model.screen()));
}

TEST_CASE("a full field takes no drawn character and says so") {
  PanelUser user;
  user.opens(Field::name);
  user.does(Typed{std::string(requests::max_length(Field::name), 'X')}, OpenDrawn{});
  CHECK(user.screen_name() == "request.applicant");
  CHECK(user.screen<RequestScreen>().at_limit);
}

TEST_CASE("there are at most so many drawn characters in an application") {
  PanelUser user;
  user.opens(Field::description);
  for (std::size_t i = 0; i < base::max_drawn; ++i) draws(user);
  CHECK(user.model.application.drawn.size() == base::max_drawn);
  user.does(OpenDrawn{});
  CHECK(user.screen_name() == "request.what");
  CHECK(user.screen<RequestScreen>().at_limit);
}

TEST_CASE("what stands for a drawn character can be drawn but not typed") {
  PanelUser user;
  user.opens(Field::name);
  user.does(Typed{"张" + sign(0) + "\uE000\U0010FFFD三"});
  CHECK(user.model.application[Field::name] == "张三");
}

TEST_CASE("the description is a text with panels, and ink goes to the pad that is seen") {
  PanelUser user;
  user.opens(Field::name);
  user.does(OpenDrawn{}, Inked{ink_stroke()}, FocusDescription{0}, OpenPanel{Panel::handwriting}, Inked{ink_stroke()},
            Inked{ink_stroke()});
  CHECK(user.screen<DrawnCharacterScreen>().ink.size() == 1);
  CHECK(user.typing().ink.size() == 2);
  user.does(ChooseCandidate{0});
  CHECK(user.screen<DrawnCharacterScreen>().description.text == "政府");
  user.does(Typed{std::string(200, 'X')});
  CHECK(base::length(user.screen<DrawnCharacterScreen>().description.text) == max_drawn_description);
  user.does(Pressed{EditKey::enter});
  CHECK_FALSE(shown_panel(user.model));
}

TEST_CASE("the application goes out with its drawn characters, and the end of the visit leaves none") {
  PanelUser user;
  user.comes_to_review();
  user.opens(Field::name);
  draws(user);
  user.screen<RequestScreen>().step = RequestScreen::Step::review;
  user.does(Submit{});
  CHECK(user.take<SubmitApplication>().application.drawn.size() == 1);
  user.does(EndVisit{});
  CHECK(user.model.application.drawn.empty());
}

TEST_CASE("one who draws is given the time of a form") {
  PanelUser user;
  user.opens(Field::name);
  user.does(OpenDrawn{});
  user.ticks(user.model.limits.idle_s);
  CHECK(user.model.dialog.index() == 0);
  user.ticks(user.model.limits.idle_form_s);
  CHECK(std::holds_alternative<IdleDialog>(user.model.dialog));
}
