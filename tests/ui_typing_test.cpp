// The typing panels, drawn without a window: what they offer, how large it is, and what they leave of the screen.
#include <doctest/doctest.h>

#include <array>
#include <set>

#include "kiosk/app/request_steps.h"
#include "kiosk/ui/typing/keys.h"
#include "kiosk/ui/typing/parts.h"
#include "tests/support/glass.h"

using namespace support;
using requests::Field;

namespace {

constexpr Panel all_panels[] = {Panel::pinyin, Panel::handwriting, Panel::strokes, Panel::letters, Panel::symbols};
constexpr RequestScreen::Step steps_with_fields[] = {RequestScreen::Step::what, RequestScreen::Step::applicant,
                                                     RequestScreen::Step::contact};

RequestScreen& form(Model& model) { return std::get<RequestScreen>(model.screen()); }

RequestScreen::Step step_with(Field field) {
  for (const auto step : steps_with_fields)
    for (const Field each : fields_of(step, requests::ApplicantKind::natural_person))
      if (each == field) return step;
  return RequestScreen::Step::applicant;
}

void open_field(Model& model, Field field) {
  RequestScreen request;
  request.step = step_with(field);
  request.focus = field;
  model.screens.emplace_back(request);
}

void focus_search(Model& model) { std::get<HomeScreen>(model.screen()).search.focused = true; }

input::Offer offer_of(std::size_t count, const std::string& text = "政", const std::string& note = "zhèng") {
  input::Offer offer;
  for (std::size_t i = 0; i < count; ++i) offer.candidates.push_back({text, note});
  return offer;
}

/// Everything that the panels can show at once, in one model after the other.
void each_state(Model& model, const std::function<void(const std::string&)>& look) {
  const Typing fresh = model.typing;
  const auto show = [&](const std::string& name, const std::function<void(Typing&)>& change) {
    model.typing = fresh;
    change(model.typing);
    look(name);
  };
  for (const Panel panel : all_panels)
    show("panel " + std::to_string(static_cast<int>(panel)), [panel](Typing& typing) { typing.panel = panel; });
  show("letters typed", [](Typing& typing) {
    typing.letters = "zhengfuxinxigongkaitiaoli";
    typing.offer = offer_of(40, "政府信息公开条例实施");
    typing.offer.reading = "zheng fu xin xi gong kai tiao li";
    typing.fuzzy = true;
  });
  show("name", [](Typing& typing) {
    typing.by_character = true;
    typing.letters = "kun";
    typing.offer = offer_of(40, "坤", "kūn");
  });
  show("ink", [](Typing& typing) {
    typing.panel = Panel::handwriting;
    typing.ink = {{{100, 100}, {900, 900}}};
    typing.offer = offer_of(30);
  });
  show("strokes", [](Typing& typing) {
    typing.panel = Panel::strokes;
    typing.strokes = "1234*5";
    typing.offer = offer_of(30);
  });
  show("radicals", [](Typing& typing) {
    typing.panel = Panel::strokes;
    typing.way = ShapeWay::radicals;
  });
  show("a radical", [](Typing& typing) {
    typing.panel = Panel::strokes;
    typing.way = ShapeWay::radicals;
    typing.radical = {85, 3};
    typing.offer = offer_of(30);
  });
  show("capitals", [](Typing& typing) {
    typing.panel = Panel::letters;
    typing.upper = true;
  });
  model.typing = fresh;
}

void fill_radicals(Model& model) {
  for (int i = 1; i <= 214; ++i) model.room.radicals.push_back({i, "氵水", "三点水", 1 + i / 13});
}

const std::pair<float, float> glasses[] = {{1080.0F, 1920.0F}, {1920.0F, 1080.0F}};
constexpr TextSize sizes[] = {TextSize::standard, TextSize::large, TextSize::extra_large};

/// Runs `look` in both orientations, at every 字号, in every state of the panels for a text, a name and digits.
void everywhere(const std::function<void(Glass&)>& look) {
  for (const auto& [width, height] : glasses)
    for (const TextSize size : sizes)
      for (const Field field : {Field::information_number, Field::description, Field::name, Field::id_number,
                                Field::phone, Field::postcode, Field::email}) {
        Glass screen(width, height);
        screen.model.text_size = size;
        fill_radicals(screen.model);
        open_field(screen.model, field);
        each_state(screen.model, [&](const std::string& state) {
          INFO("width ", width, ", size ", static_cast<int>(size), ", field ", static_cast<int>(field), ", ", state);
          screen.draw();
          look(screen);
        });
      }
}

bool is_of_panel(const ui::Node& node) {
  const bool answers = node.role == ui::Role::button || node.role == ui::Role::choice || node.id == "typing.pad";
  return node.id.starts_with("typing.") && answers;
}

/// Words stand on the key, not a sign that is only named.
bool has_words(const ui::Node& node) {
  if (node.id.starts_with("typing.panel.")) return true;
  for (const char* const sign : {"left", "right", "radical.", "stroke.", "u0", "u2", "u3", "uf"})
    if (node.id.starts_with("typing.key." + std::string(sign))) return node.id == "typing.key.stroke.any";
  return node.id.starts_with("typing.key.");
}

std::vector<ui::Node> keys_of(const Glass& screen) {
  std::vector<ui::Node> keys;
  for (const ui::Node& node : screen.semantics().nodes)
    if (is_of_panel(node)) keys.push_back(node);
  return keys;
}

ui::Contact finger_at(ui::Point at, bool pressed, bool released, std::vector<ui::Point> samples) {
  ui::Contact finger;
  finger.at = at, finger.press_at = samples.front();
  finger.pressed = pressed, finger.released = released, finger.down = !released;
  finger.samples = std::move(samples);
  return finger;
}

}  // namespace

TEST_CASE("every key and candidate is at least 15 mm large, 3 mm from its neighbour, and inside the panel") {
  everywhere([](Glass& screen) {
    const ui::Node* const panel = screen.find("typing.panel");
    REQUIRE(panel != nullptr);
    const float gap = ui::key_gap(screen.theme());
    CHECK(gap >= screen.theme().mm(3));
    for (const ui::Node& key : keys_of(screen)) {
      if (key.id != "typing.pad")
        CHECK_MESSAGE(std::min(key.whole.w, key.whole.h) - gap >= screen.theme().mm(15) - 1, key.id);
      CHECK_MESSAGE(key.whole.x >= 0, key.id);
      CHECK_MESSAGE(key.whole.y >= panel->whole.y, key.id);
      CHECK_MESSAGE(key.whole.right() <= panel->whole.right() + 1, key.id);
      CHECK_MESSAGE(key.whole.bottom() <= panel->whole.bottom() + 1, key.id);
    }
  });
}

TEST_CASE("no frame with a panel breaks the rules of touch, and nothing of the panel overlaps") {
  everywhere([](Glass& screen) {
    for (const std::string& breach : screen.breaches()) FAIL_CHECK(breach);
    const std::vector<ui::Node> keys = keys_of(screen);
    for (std::size_t i = 0; i < keys.size(); ++i)
      for (std::size_t k = i + 1; k < keys.size(); ++k) {
        const ui::Rect both = keys[i].whole.intersect(keys[k].whole);
        CHECK_MESSAGE((both.w < 1 || both.h < 1), (keys[i].id + " overlaps " + keys[k].id));
      }
  });
}

TEST_CASE("the words of a key stand on it at a size that can be read at arm's length") {
  constexpr float least_px = 26;
  everywhere([](Glass& screen) {
    for (const ui::Node& key : keys_of(screen)) {
      if (!has_words(key)) continue;
      const float inside = key.whole.w - ui::key_gap(screen.theme()) - 2 * screen.theme().mm(1.5F);
      const float mark = key.value == "on" ? screen.theme().mm(6) : 0;
      CHECK_MESSAGE(screen.width_of(key.name, least_px, ui::Weight::bold) <= inside - mark, key.id);
    }
  });
}

TEST_CASE("a panel leaves the focused field of the form wholly in sight, with its label and what is wrong with it") {
  for (const auto& [width, height] : glasses)
    for (const TextSize size : sizes)
      for (const auto kind : {requests::ApplicantKind::natural_person, requests::ApplicantKind::organization})
        for (const auto step : steps_with_fields)
          for (const Field field : fields_of(step, kind)) {
            Glass screen(width, height);
            screen.model.text_size = size;
            screen.model.application.kind = kind;
            RequestScreen request;
            request.step = step, request.focus = field;
            request.findings = {{field, requests::Problem::missing, true}};
            screen.model.screens.emplace_back(request);
            screen.draw();
            INFO("width ", width, ", size ", static_cast<int>(size), ", field ", static_cast<int>(field));
            const ui::Node* const panel = screen.find("typing.panel");
            const ui::Node* focused = nullptr;
            for (const ui::Node& node : screen.semantics().nodes)
              if (node.focused) focused = &node;
            REQUIRE(panel != nullptr);
            REQUIRE(focused != nullptr);
            CHECK(focused->bounds.h >= focused->whole.h - 1);
            CHECK(focused->whole.bottom() <= panel->whole.y);
            const ui::Node* const problem = screen.find(focused->id + ".problem");
            REQUIRE(problem != nullptr);
            CHECK(problem->bounds.h >= problem->whole.h - 1);
          }
}

TEST_CASE("a visitor may look at another part of the form while the panel is open, until the next character") {
  Glass screen(1920, 1080);
  open_field(screen.model, Field::description);
  screen.draw();
  REQUIRE(only<Scrolled>(screen.events) != nullptr);
  const double in_sight = only<Scrolled>(screen.events)->offset_px;
  form(screen.model).scroll_px = 0;
  screen.draw();
  CHECK(screen.events.empty());
  form(screen.model).caret = 3;
  screen.model.application[Field::description] = "某";
  screen.draw();
  REQUIRE(only<Scrolled>(screen.events) != nullptr);
  CHECK(only<Scrolled>(screen.events)->offset_px == in_sight);
}

TEST_CASE("search and find stand above the panel on every screen that has them") {
  for (const auto& [width, height] : glasses)
    for (const TextSize size : sizes) {
      Glass home(width, height), list(width, height), document(width, height), drawn(width, height);
      focus_search(home.model);
      ListScreen results;
      results.search.focused = true;
      results.loading = Loading::ready;
      list.model.screens.emplace_back(results);
      DocumentScreen reading;
      reading.loading = Loading::ready;
      reading.find_open = reading.find.focused = true;
      base::Block paragraph;
      paragraph.text = "第一条";
      reading.document.body = {paragraph};
      document.model.screens.emplace_back(reading);
      open_field(drawn.model, Field::name);
      DrawnCharacterScreen character;
      character.description.focused = true;
      drawn.model.screens.emplace_back(character);
      for (auto* screen : {&home, &list, &document, &drawn}) {
        screen->model.text_size = size;
        screen->draw();
        INFO(screen->semantics().screen, ", width ", width, ", size ", static_cast<int>(size));
        REQUIRE(screen->find("typing.panel") != nullptr);
        for (const std::string& breach : screen->breaches()) FAIL_CHECK(breach);
        const auto& nodes = screen->semantics().nodes;
        const auto focused = std::find_if(nodes.begin(), nodes.end(), [](const auto& node) { return node.focused; });
        REQUIRE(focused != nodes.end());
        CHECK(focused->bounds.h >= focused->whole.h - 1);
        CHECK(focused->whole.bottom() <= screen->find("typing.panel")->whole.y);
      }
    }
}

TEST_CASE("without a focus there is no panel, and 收起键盘 puts it away") {
  Glass screen;
  screen.draw();
  CHECK(screen.find("typing.panel") == nullptr);
  focus_search(screen.model);
  CHECK(only<HidePanel>(screen.tap("typing.key.hide")) != nullptr);
  screen.model.typing.hidden = true;
  screen.draw();
  CHECK(screen.find("typing.panel") == nullptr);
}

TEST_CASE("one panel is marked as the one in use, and the others are a tap away") {
  Glass screen;
  focus_search(screen.model);
  screen.draw();
  CHECK(screen.find("typing.panel.pinyin")->value == "on");
  CHECK(screen.find("typing.panel.handwriting")->value == "off");
  for (const auto& [id, panel] : {std::pair{"typing.panel.handwriting", Panel::handwriting},
                                  {"typing.panel.strokes", Panel::strokes},
                                  {"typing.panel.letters", Panel::letters},
                                  {"typing.panel.symbols", Panel::symbols}}) {
    const Events events = screen.tap(id);
    REQUIRE(only<OpenPanel>(events) != nullptr);
    CHECK(only<OpenPanel>(events)->panel == panel);
  }
}

TEST_CASE("fields of digits offer digits, and the signs that their numbers have") {
  const auto keys = [](Field field) {
    Glass screen;
    open_field(screen.model, field);
    screen.model.typing.panel = Panel::letters;
    screen.draw();
    std::string signs;
    for (const std::string id : {"7", "q", "u0058", "u002d", "u0028"})
      if (screen.find("typing.key." + id) != nullptr) signs += id + " ";
    CHECK(screen.find("typing.panel.pinyin") == nullptr);
    return signs;
  };
  CHECK(keys(Field::postcode) == "7 ");
  CHECK(keys(Field::id_number) == "7 u0058 ");
  CHECK(keys(Field::phone) == "7 u002d u0028 ");
}

TEST_CASE("the number of a passport may hold letters") {
  Glass screen;
  open_field(screen.model, Field::id_number);
  screen.model.typing.panel = Panel::letters;
  screen.model.application.id_kind = requests::IdKind::passport;
  screen.draw();
  CHECK(screen.find("typing.key.q") != nullptr);
}

TEST_CASE("letters are typed as they stand on the keys") {
  Glass screen;
  focus_search(screen.model);
  screen.model.typing.panel = Panel::letters;
  CHECK(only<Typed>(screen.tap("typing.key.q"))->text == "q");
  screen.model.typing.upper = true;
  CHECK(only<Typed>(screen.tap("typing.key.q"))->text == "Q");
  CHECK(only<SetUpper>(screen.tap("typing.key.upper"))->on == false);
}

TEST_CASE("pages of candidates show each of them once, forward and back") {
  for (const bool name : {false, true})
    for (const auto& [width, height] : glasses) {
      Glass screen(width, height);
      open_field(screen.model, Field::name);
      Typing& typing = screen.model.typing;
      typing.by_character = name;
      typing.letters = "yi";
      for (std::size_t i = 0; i < 57; ++i)
        typing.offer.candidates.push_back({i % 5 == 0 ? "政府信息公开" : "一" + std::to_string(i), "yī"});
      std::vector<std::size_t> begins, shown;
      while (true) {
        screen.draw();
        begins.push_back(typing.first);
        for (std::size_t i = 0; screen.find("typing.candidate." + std::to_string(i)) != nullptr; ++i) {
          const Events events = screen.tap("typing.candidate." + std::to_string(i));
          REQUIRE(only<ChooseCandidate>(events) != nullptr);
          shown.push_back(only<ChooseCandidate>(events)->index);
        }
        if (!screen.offers("typing.key.candidates.next")) break;
        typing.first = only<ShowCandidates>(screen.tap("typing.key.candidates.next"))->first;
      }
      std::vector<std::size_t> all(57);
      for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
      CHECK(shown == all);
      if (name) CHECK(begins == std::vector<std::size_t>{0, 20, 40});
      for (std::size_t i = begins.size() - 1; i > 0; --i) {
        typing.first = only<ShowCandidates>(screen.tap("typing.key.candidates.previous"))->first;
        CHECK(typing.first == begins[i - 1]);
      }
      screen.draw();
      CHECK_FALSE(screen.offers("typing.key.candidates.previous"));
    }
}

TEST_CASE("where more candidates can be had than are held, the next page asks for them") {
  Glass screen;
  focus_search(screen.model);
  screen.model.typing.letters = "a";
  screen.model.typing.offer = offer_of(3);
  screen.draw();
  CHECK_FALSE(screen.offers("typing.key.candidates.next"));
  screen.model.typing.offer.more = true;
  const Events events = screen.tap("typing.key.candidates.next");
  REQUIRE(only<ShowCandidates>(events) != nullptr);
  CHECK(only<ShowCandidates>(events)->first == 3);
}

TEST_CASE("a candidate that is held is shown large with its reading, and named with its number") {
  Glass screen;
  focus_search(screen.model);
  screen.model.typing.letters = "kun";
  screen.model.typing.offer = offer_of(3, "堃", "kūn");
  screen.draw();
  CHECK(screen.find("typing.candidate.1")->name == "候选 2 堃");
  CHECK(screen.find("typing.enlarged") == nullptr);
  screen.model.typing.enlarged = "堃";
  screen.draw();
  REQUIRE(screen.find("typing.enlarged") != nullptr);
  CHECK(screen.find("typing.enlarged")->name == "堃");
  CHECK(screen.find("typing.enlarged")->value == "kūn");
  CHECK(screen.find("typing.enlarged")->bounds.h >= screen.theme().mm(80));
}

TEST_CASE("模糊音 and 人名逐字 are switches that say what they do") {
  Glass screen;
  focus_search(screen.model);
  screen.draw();
  CHECK(screen.find("typing.fuzzy")->value == "off");
  CHECK(screen.says("请打开“模糊音”"));
  CHECK(only<SetFuzzy>(screen.tap("typing.fuzzy"))->on);
  CHECK(only<SetByCharacter>(screen.tap("typing.by_character"))->on);
  screen.model.typing.fuzzy = true;
  screen.draw();
  CHECK(screen.find("typing.fuzzy")->value == "on");
  CHECK(screen.says("模糊音已打开"));
}

TEST_CASE("the pad tells a stroke on its own grid, with every place where the finger was") {
  Glass screen;
  focus_search(screen.model);
  screen.model.typing.panel = Panel::handwriting;
  screen.draw();
  const ui::Rect pad = screen.find("typing.pad")->whole;
  CHECK(pad.w == doctest::Approx(pad.h));
  CHECK(pad.w >= screen.theme().mm(110));
  const auto at = [&](float x, float y) { return ui::Point{pad.x + pad.w * x, pad.y + pad.h * y}; };
  screen.draw(finger_at(at(0.25F, 0.5F), true, false, {at(0.25F, 0.5F)}));
  CHECK(screen.events.empty());
  screen.draw(finger_at(at(0.5F, 0.5F), false, false, {at(0.3F, 0.5F), at(0.4F, 0.25F), at(0.5F, 0.5F)}));
  screen.draw(finger_at(at(0.75F, 0.5F), false, true, {at(0.75F, 0.5F)}));
  REQUIRE(only<Inked>(screen.events) != nullptr);
  const base::InkStroke& stroke = only<Inked>(screen.events)->stroke;
  REQUIRE(stroke.size() == 5);
  CHECK(stroke.front() == base::InkPoint{256, 512});
  CHECK(stroke[2] == base::InkPoint{410, 256});
  CHECK(stroke.back() == base::InkPoint{768, 512});
}

TEST_CASE("a stroke that is half drawn when the screen changes is gone") {
  Glass screen;
  focus_search(screen.model);
  screen.model.typing.panel = Panel::handwriting;
  screen.draw();
  const ui::Rect pad = screen.find("typing.pad")->whole;
  const ui::Point middle{pad.x + pad.w / 2, pad.y + pad.h / 2};
  screen.draw(finger_at(middle, true, false, {middle}));
  screen.model.screens.emplace_back(BrowseScreen{});
  screen.draw(finger_at(middle, false, false, {middle}));
  screen.model.screens.pop_back();
  screen.draw(finger_at(middle, false, true, {middle}));
  CHECK(screen.events.empty());
}

TEST_CASE("strokes are told by their keys, and one that is not known has a key as well") {
  Glass screen;
  focus_search(screen.model);
  screen.model.typing.panel = Panel::strokes;
  CHECK(only<StrokeKey>(screen.tap("typing.key.stroke.3"))->stroke == '3');
  CHECK(only<StrokeKey>(screen.tap("typing.key.stroke.any"))->stroke == '*');
  screen.model.typing.strokes = "12*";
  screen.draw();
  CHECK(screen.find("typing.reading")->value == "一丨＊");
  CHECK(only<Pressed>(screen.tap("typing.key.undo"))->key == EditKey::backspace);
}

TEST_CASE("radicals are chosen from pages, then the strokes beside them, and there is a way back") {
  Glass screen;
  focus_search(screen.model);
  fill_radicals(screen.model);
  Typing& typing = screen.model.typing;
  typing.panel = Panel::strokes;
  typing.way = ShapeWay::radicals;
  std::set<int> seen;
  while (true) {
    screen.draw();
    for (int i = 1; i <= 214; ++i)
      if (screen.find("typing.key.radical." + std::to_string(i)) != nullptr) seen.insert(i);
    if (!screen.offers("typing.key.radicals.next")) break;
    typing.first = only<ShowCandidates>(screen.tap("typing.key.radicals.next"))->first;
  }
  CHECK(seen.size() == 214);
  typing.first = 0;
  CHECK(only<ChooseRadical>(screen.tap("typing.key.radical.9"))->number == 9);
  typing.radical.number = 9;
  CHECK(only<SetResidual>(screen.tap("typing.key.residual.5"))->strokes == 5);
  CHECK(only<SetResidual>(screen.tap("typing.key.residual.any"))->strokes == -1);
  CHECK(only<ChooseRadical>(screen.tap("typing.key.radicals"))->number == 0);
}

TEST_CASE("找不到这个字 is offered where the form takes a drawn character, and not in a search") {
  for (const Panel panel : {Panel::pinyin, Panel::handwriting, Panel::strokes}) {
    Glass form_screen, search;
    open_field(form_screen.model, Field::name);
    form_screen.model.typing.panel = search.model.typing.panel = panel;
    form_screen.model.typing.by_character = search.model.typing.by_character = true;
    CHECK(only<OpenDrawn>(form_screen.tap("typing.key.drawn")) != nullptr);
    focus_search(search.model);
    search.draw();
    CHECK(search.find("typing.key.drawn") == nullptr);
  }
}

TEST_CASE("without engines only letters and signs are offered") {
  Glass screen;
  focus_search(screen.model);
  screen.model.typing.available = false;
  screen.model.typing.panel = Panel::letters;
  screen.draw();
  CHECK(screen.find("typing.panel.pinyin") == nullptr);
  CHECK(screen.find("typing.panel.handwriting") == nullptr);
  CHECK(screen.find("typing.panel.letters") != nullptr);
  CHECK(screen.find("typing.panel.symbols") != nullptr);
}

TEST_CASE("a drawn character is read out as 〓") {
  Glass screen;
  open_field(screen.model, Field::name);
  screen.model.application[Field::name] = "王\U000F0000";
  screen.model.application.drawn = {{{{{100, 100}, {900, 900}}}, "三点水加坤"}};
  screen.draw();
  CHECK(screen.find("request.field.name")->value == "王〓");
}

TEST_CASE("whoever draws a character is told what happens with it") {
  Glass screen;
  open_field(screen.model, Field::name);
  DrawnCharacterScreen drawn;
  drawn.missing_ink = true;
  screen.model.screens.emplace_back(drawn);
  CHECK(only<PlaceDrawn>(screen.tap("drawn.place")) != nullptr);
  CHECK(screen.says("不会用别的字代替"));
  CHECK(screen.find("drawn.missing") != nullptr);
  CHECK_FALSE(screen.offers("drawn.undo"));
  std::get<DrawnCharacterScreen>(screen.model.screen()).ink = {{{1, 1}, {9, 9}}};
  CHECK(only<UndoInk>(screen.tap("drawn.undo")) != nullptr);
  CHECK(only<ClearInk>(screen.tap("drawn.clear")) != nullptr);
  CHECK(only<FocusDescription>(screen.tap("drawn.description")) != nullptr);
}

TEST_CASE("the touch check measures in millimetres from each cross in turn, and then tells what to do") {
  Glass screen;
  open_staff(screen.model);
  CHECK(only<OpenTouchCheck>(screen.tap("staff.touch_check")) != nullptr);
  TouchCheckScreen check;
  screen.model.screens.emplace_back(check);
  const float mm = screen.theme().ppi / 25.4F;
  const auto touch_at = [&](ui::Point at) {
    screen.draw(finger_at(at, true, false, {at}));
    screen.draw(finger_at(at, false, true, {at}));
  };
  touch_at({screen.theme().mm(10) + 2 * mm, screen.theme().mm(10) - mm});
  REQUIRE(only<TouchedCross>(screen.events) != nullptr);
  CHECK(only<TouchedCross>(screen.events)->off_x_mm == doctest::Approx(2));
  CHECK(only<TouchedCross>(screen.events)->off_y_mm == doctest::Approx(-1));
  CHECK(screen.says("第 1 个，共 5 个"));
  CHECK(only<GoBack>(screen.tap("nav.back")) != nullptr);
  auto& shown = std::get<TouchCheckScreen>(screen.model.screen());
  shown.touches.assign(touch_check_crosses, {0.5F, -0.4F});
  screen.draw();
  CHECK(screen.says("触摸准确"));
  CHECK(screen.find("touch.row.4")->value == "+0.5 -0.4");
  shown.touches.assign(touch_check_crosses, {9, 0});
  screen.draw();
  CHECK(screen.says("校准触摸屏"));
  CHECK(only<OpenTouchCheck>(screen.tap("touch.again")) != nullptr);
}

TEST_CASE("what a code scanner sent and nobody wanted is told in words") {
  Glass screen;
  screen.model.dialog = ScanDialog{};
  CHECK(only<CloseDialog>(screen.tap("dialog.scan.close")) != nullptr);
  CHECK(screen.says("没有作任何处理"));
}

TEST_CASE("these screens keep the rules of touch, upright and across, at every text size") {
  for (const auto& [width, height] : glasses)
    for (const TextSize size : sizes)
      for (int which = 0; which < 4; ++which) {
        Glass screen(width, height);
        screen.model.text_size = size;
        open_field(screen.model, Field::name);
        DrawnCharacterScreen drawn;
        drawn.missing_ink = true;
        TouchCheckScreen check;
        if (which == 2) check.touches.assign(touch_check_crosses, {4, -4});
        if (which == 0) screen.model.screens.emplace_back(drawn);
        if (which == 1 || which == 2) screen.model.screens.emplace_back(check);
        if (which == 3) screen.model.dialog = ScanDialog{};
        screen.draw();
        INFO("screen ", which, ", width ", width, ", size ", static_cast<int>(size));
        for (const std::string& breach : screen.breaches()) FAIL_CHECK(breach);
        for (const ui::Node& node : screen.semantics().nodes)
          CHECK_MESSAGE((node.role == ui::Role::area || node.bounds.bottom() <= height + 1), node.id);
      }
}
