#include "kiosk/ui/canvas.h"

#include <imgui/imgui.h>

#include <cmath>
#include <cstring>
#include <deque>

#include "base/utf8.h"
#include "kiosk/ui/ink_painter.h"

namespace ui {
namespace {

/// Below this a clear costs more in split draw calls than it saves in blended pixels.
constexpr float least_cleared_area_px = 4000;

ImU32 packed(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }

/// Eight bytes at a time: a page of a preview takes a twentieth of a millisecond.
std::uint64_t fingerprint_of(const GreyPicture& picture) {
  std::uint64_t hash = static_cast<std::uint64_t>(picture.width_px) << 32U;
  hash += static_cast<std::uint64_t>(picture.height_px);
  for (std::size_t at = 0; at < picture.grey.size(); at += sizeof hash) {
    std::uint64_t part = 0;
    std::memcpy(&part, picture.grey.data() + at, std::min(sizeof part, picture.grey.size() - at));
    hash = (hash ^ part) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32U;
  }
  return std::max<std::uint64_t>(hash, 1);
}

/// Across the line at place `i`, of length 1.
Point across_at(std::span<const BrushPoint> points, std::size_t i) {
  const Point before = points[i == 0 ? 0 : i - 1].at, after = points[std::min(i + 1, points.size() - 1)].at;
  const float dx = after.x - before.x, dy = after.y - before.y, length = std::hypot(dx, dy);
  return length > 0 ? Point{-dy / length, dx / length} : Point{1, 0};
}

/// By more than 25 degrees: the band alone would be thin there.
bool turns_sharply(Point before, Point at, Point after) {
  const float ax = at.x - before.x, ay = at.y - before.y, bx = after.x - at.x, by = after.y - at.y;
  return ax * bx + ay * by < 0.906F * std::sqrt((ax * ax + ay * ay) * (bx * bx + by * by));
}

/// Of the em box of a drawn character, the square that its ink fills: its foot a little below the baseline.
Rect ink_square(float pen, float top, float ascent, float size_px) {
  const float side = size_px * 0.92F;
  return {pen + (size_px - side) / 2, top + ascent + size_px * 0.12F - size_px + (size_px - side) / 2, side, side};
}

}  // namespace

struct Canvas::Context {
  ImGuiContext* imgui = nullptr;
  ImDrawList* list = nullptr;
  std::deque<Fill> fills;  ///< stable addresses for the draw commands
  GreyPicture picture;     ///< the same
};

Canvas::Canvas(GlyphAtlas& atlas) : atlas_(atlas), context_(std::make_unique<Context>()) {
  context_->imgui = ImGui::CreateContext();
  ImGui::SetCurrentContext(context_->imgui);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;  // more than 65,536 corners a frame
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
  // ImGui insists on a font of its own. Its smallest one is built and never drawn with: shapes take the white texel
  // of our atlas, so the whole frame is one texture.
  io.Fonts->Flags |= ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
  io.Fonts->AddFontDefault();
  io.Fonts->Build();
  io.Fonts->TexUvWhitePixel = {(GlyphAtlas::white_u + 0.5F) / static_cast<float>(GlyphAtlas::width),
                               (GlyphAtlas::white_v + 0.5F) / static_cast<float>(atlas.rows())};
}

Canvas::~Canvas() { ImGui::DestroyContext(context_->imgui); }

void Canvas::begin_frame(float width, float height, float seconds) {
  ImGui::SetCurrentContext(context_->imgui);
  atlas_.begin_frame();
  context_->fills.clear();
  context_->picture = {};
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {width, height};
  io.DeltaTime = std::max(seconds, 0.0001F);
  ImGui::NewFrame();
  context_->list = ImGui::GetBackgroundDrawList();
  context_->list->Flags &= ~ImDrawListFlags_AntiAliasedLinesUseTex;
  clips_.assign(1, Rect{0, 0, width, height});
  drawn_.clear();
  shift_ = 0;
}

ImDrawData* Canvas::end_frame() {
  ImGui::Render();
  return ImGui::GetDrawData();
}

void Canvas::fill_command(const ImDrawList*, const ImDrawCmd*) {}

void Canvas::fill(Rect rect, Color color) {
  const Rect seen = moved(rect, shift_).intersect(clips_.back());
  if (seen.empty()) return;
  if (color.a == 255 && seen.w * seen.h >= least_cleared_area_px) {
    context_->fills.push_back({seen, color});
    context_->list->AddCallback(&Canvas::fill_command, &context_->fills.back());
  } else {
    context_->list->AddRectFilled({seen.x, seen.y}, {seen.right(), seen.bottom()}, packed(color));
  }
}

void Canvas::stroke(Rect rect, Color color, float t) {
  fill({rect.x, rect.y, rect.w, t}, color);
  fill({rect.x, rect.bottom() - t, rect.w, t}, color);
  fill({rect.x, rect.y + t, t, rect.h - 2 * t}, color);
  fill({rect.right() - t, rect.y + t, t, rect.h - 2 * t}, color);
}

void Canvas::polyline(const std::vector<Point>& points, Color color, float thickness, bool closed) {
  for (const Point& p : points) context_->list->PathLineTo({p.x, p.y + shift_});
  context_->list->PathStroke(packed(color), closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness);
}

void Canvas::circle(Point centre, float radius, Color color, float thickness) {
  context_->list->AddCircle({centre.x, centre.y + shift_}, radius, packed(color), 48, thickness);
}

void Canvas::disc(Point centre, float radius, Color color) {
  context_->list->AddCircleFilled({centre.x, centre.y + shift_}, radius, packed(color), 48);
}

void Canvas::brush(std::span<const BrushPoint> points, Color color) {
  if (points.empty()) return;
  const auto round_off = [&](const BrushPoint& p) {
    const int corners = std::clamp(static_cast<int>(p.radius_px * 2.5F), 8, 40);
    context_->list->AddCircleFilled({p.at.x, p.at.y + shift_}, p.radius_px, packed(color), corners);
  };
  round_off(points.front());
  if (points.size() > 1) round_off(points.back());
  for (std::size_t i = 1; i + 1 < points.size(); ++i)
    if (turns_sharply(points[i - 1].at, points[i].at, points[i + 1].at)) round_off(points[i]);
  constexpr std::size_t part = 500;  // an index of the draw list has 16 bits
  for (std::size_t i = 0; i + 1 < points.size(); i += part - 1)
    brush_part(points.subspan(i, std::min(part, points.size() - i)), packed(color));
}

/// Four corners a place: an opaque band and, outside of it, an edge that fades over one pixel.
void Canvas::brush_part(std::span<const BrushPoint> points, std::uint32_t color) {
  ImDrawList& list = *context_->list;
  const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
  const std::uint32_t clear = color & ~static_cast<std::uint32_t>(IM_COL32_A_MASK);
  const auto count = static_cast<int>(points.size());
  list.PrimReserve((count - 1) * 18, count * 4);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Point across = across_at(points, i);
    const Point at{points[i].at.x, points[i].at.y + shift_};
    const float inner = std::max(points[i].radius_px - 0.5F, 0.0F), outer = points[i].radius_px + 0.5F;
    const unsigned first = list._VtxCurrentIdx;
    for (const float side : {-outer, -inner, inner, outer})
      list.PrimWriteVtx({at.x + across.x * side, at.y + across.y * side}, white,
                        std::abs(side) == outer ? clear : color);
    if (i + 1 == points.size()) break;
    for (unsigned strip = first; strip < first + 3; ++strip)
      for (const unsigned corner : {strip, strip + 1, strip + 5, strip, strip + 5, strip + 4})
        list.PrimWriteIdx(static_cast<ImDrawIdx>(corner));
  }
}

void Canvas::picture(const GreyPicture& picture, Rect rect) {
  if (picture.width_px <= 0 || picture.height_px <= 0) return;
  context_->picture = picture;
  context_->picture.fingerprint = fingerprint_of(picture);
  const Rect place = moved(rect, shift_);
  context_->list->AddImage(&context_->picture, {place.x, place.y}, {place.right(), place.bottom()});
}

float Canvas::text(Point at, std::string_view text, const TextStyle& style) {
  const Rect seen = clip();
  const bool in_sight = at.y < seen.bottom() && at.y + style.size_px * 1.3F > seen.y;
  const float baseline = std::round(at.y) + atlas_.ascent(style.size_px);
  const float du = 1.0F / static_cast<float>(GlyphAtlas::width), dv = 1.0F / static_cast<float>(atlas_.rows());
  float pen = at.x;
  base::for_each_code_point(text, [&](char32_t c) {
    if (!in_sight || pen > seen.right()) {
      pen += advance(c, style);
      return;
    }
    if (const base::Ink* const ink = drawn(c)) {
      const float width_px = style.size_px * (style.weight == Weight::bold ? 0.08F : 0.055F);
      paint_ink(*this, *ink, ink_square(pen, std::round(at.y), atlas_.ascent(style.size_px), style.size_px),
                style.color, width_px);
      pen += advance(c, style);
      return;
    }
    const Glyph& glyph = atlas_.glyph(c, style.size_px, style.weight);
    if (glyph.missing && !base::is_space(c)) {
      stroke({std::round(pen) + 2, baseline - style.size_px * 0.8F, glyph.advance - 4, style.size_px * 0.85F},
             style.color, 2);
    } else if (glyph.width > 0) {
      const float x = std::round(pen) + glyph.left, y = baseline + shift_ + glyph.top;
      const float w = static_cast<float>(glyph.width), h = static_cast<float>(glyph.height);
      const float u = static_cast<float>(glyph.u), v = static_cast<float>(glyph.v);
      context_->list->PrimReserve(6, 4);
      context_->list->PrimRectUV({x, y}, {x + w, y + h}, {u * du, v * dv}, {(u + w) * du, (v + h) * dv},
                                 packed(style.color));
    }
    pen += glyph.advance + style.spacing;
  });
  return pen;
}

float Canvas::advance(char32_t code_point, const TextStyle& style) const {
  const float step =
      drawn(code_point) != nullptr ? style.size_px : atlas_.advance(code_point, style.size_px, style.weight);
  return step + style.spacing;
}

const base::Ink* Canvas::drawn(char32_t code_point) const {
  if (!base::is_drawn(code_point) || base::drawn_index(code_point) >= drawn_.size()) return nullptr;
  return drawn_[base::drawn_index(code_point)];
}

float Canvas::width(std::string_view text, const TextStyle& style) const {
  float sum = 0;
  base::for_each_code_point(text, [&](char32_t c) { sum += advance(c, style); });
  return sum;
}

void Canvas::push_clip(Rect rect) {
  const Rect seen = moved(rect, shift_).intersect(clips_.back());
  clips_.push_back(seen);
  context_->list->PushClipRect({seen.x, seen.y}, {seen.right(), seen.bottom()}, false);
}

void Canvas::pop_clip() {
  clips_.pop_back();
  context_->list->PopClipRect();
}

}  // namespace ui
