// Guide: the nine fields of 条例第十二条, the agency's further sections, and the notice board of offices.
#include "kiosk/ui/parts.h"

namespace ui {
namespace {

using words::Word;

/// Flows headed texts down a column; measures first, draws second.
class Flow {
 public:
  Flow(Ui& ui, Rect column, bool draw) : ui_(ui), column_(column), draw_(draw) {}

  void heading(const Text& text, float size) {
    put(text, {size, ui_.color().primary, Weight::bold, 1.5F}, Role::heading);
  }
  void paragraph(const Text& text) {
    put(text, {ui_.theme().em(34), ui_.color().ink, Weight::regular, 1.6F}, Role::text);
  }
  void meta(const Text& text) {
    put(text, {ui_.theme().meta(), ui_.color().meta, Weight::regular, 1.5F}, Role::text);
  }
  void space(float height) { y_ += height; }
  void rule() {
    if (draw_) ui_.canvas().fill({column_.x, column_.y + y_, column_.w, 2}, ui_.color().line);
  }
  float height() const { return y_; }

 private:
  void put(const Text& text, const TextBox& box, Role role) {
    if (draw_) ui_.text({column_.x, column_.y + y_, column_.w, 0}, text, box, role);
    y_ += ui_.text_height(column_.w, text, box);
  }
  Ui& ui_;
  Rect column_;
  bool draw_;
  float y_ = 0;
};

void flow_text(Flow& flow, const std::string& text) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) flow.paragraph(Text::content(std::string_view(text).substr(begin, end - begin)));
    begin = end + 1;
  }
}

void flow_guide(Flow& flow, const Theme& theme, const catalog::Guide& guide) {
  const std::pair<Word, const std::string&> fields[] = {{Word::guide_classification, guide.classification},
                                                        {Word::guide_arrangement, guide.arrangement},
                                                        {Word::guide_access, guide.access},
                                                        {Word::guide_body_name, guide.body_name},
                                                        {Word::guide_office_address, guide.office_address},
                                                        {Word::guide_office_hours, guide.office_hours},
                                                        {Word::guide_telephone, guide.telephone},
                                                        {Word::guide_fax, guide.fax},
                                                        {Word::guide_internet, guide.internet}};
  if (guide.updated_on) flow.meta(Text::fill(Word::guide_updated, {base::to_chinese(*guide.updated_on)}));
  for (const auto& [label, text] : fields) {
    flow.space(theme.mm(3));
    flow.heading(label, theme.item_title());
    if (text.empty()) {
      flow.meta(Word::guide_missing);
    } else {
      flow_text(flow, text);
    }
  }
  for (const catalog::Guide::Section& section : guide.sections) {
    flow.space(theme.mm(6));
    flow.rule();
    flow.space(theme.mm(3));
    flow.heading(Text::content(section.title), theme.em(38));
    flow_text(flow, section.text);
  }
}

void flow_offices(Flow& flow, const Theme& theme, const std::vector<catalog::Office>& offices) {
  if (offices.empty()) flow.paragraph(Word::guide_no_offices);
  for (const catalog::Office& office : offices) {
    flow.space(theme.mm(3));
    flow.heading(Text::content(office.name), theme.em(36));
    for (const std::string& duty : office.duties) flow.paragraph(Text::content(duty));
    const std::pair<Word, const std::string&> facts[] = {{Word::office_head, office.head},
                                                         {Word::office_room, office.room},
                                                         {Word::office_phone, office.phone},
                                                         {Word::office_hours, office.hours},
                                                         {Word::office_time_limit, office.time_limit}};
    for (const auto& [label, text] : facts)
      if (!text.empty()) flow.meta(Text::fill(Word::office_labelled, {Text(label).str(), text}));
    flow.space(theme.mm(4));
    flow.rule();
  }
}

}  // namespace

void draw_guide(Ui& ui, const app::Model& model, const app::GuideScreen& screen, Rect page, app::Events& events) {
  using Page = app::GuideScreen::Page;
  const Theme& theme = ui.theme();
  Rect inner = page.inset(theme.margin(), theme.gap());
  Rect tabs = inner.take_top(theme.button_height());
  inner.take_top(theme.gap());
  const float width = (tabs.w - theme.gap()) / 2;
  const auto style = [&](Page which) { return screen.page == which ? ButtonStyle::primary : ButtonStyle::secondary; };
  if (ui.button("guide.page.guide", tabs.take_left(width), Word::guide_page_guide, style(Page::guide)))
    events.emplace_back(app::OpenGuide{Page::guide});
  tabs.take_left(theme.gap());
  if (ui.button("guide.page.offices", tabs, Word::guide_page_offices, style(Page::offices)))
    events.emplace_back(app::OpenGuide{Page::offices});

  if (model.room.loading == app::Loading::failed) return draw_failed(ui, inner, events);
  if (model.room.loading == app::Loading::loading) return draw_loading(ui, inner);
  const float pad = theme.mm(8);
  const auto flow_all = [&](Flow& flow) {
    if (screen.page == Page::guide) return flow_guide(flow, theme, model.room.guide);
    flow_offices(flow, theme, model.room.offices);
  };
  Flow measure(ui, {0, 0, inner.w - 2 * pad, 0}, false);
  flow_all(measure);
  ui.panel(inner, ui.color().surface, ui.color().line);
  const float offset = ui.begin_scroll("guide.area", inner.inset(2, 2), measure.height() + 2 * pad, screen.scroll_px);
  if (offset != screen.scroll_px) events.emplace_back(app::Scrolled{offset});
  Flow draw(ui, {inner.x + pad, inner.y + pad - offset, inner.w - 2 * pad, 0}, true);
  flow_all(draw);
  ui.end_scroll();
}

}  // namespace ui
