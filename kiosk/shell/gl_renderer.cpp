#include "kiosk/shell/gl_renderer.h"

#include <epoxy/gl.h>
#include <imgui/imgui.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "kiosk/ui/canvas.h"

namespace shell {
namespace {

constexpr const char* vertex_source = R"(#version 330 core
uniform vec2 window;
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 color;
out vec2 place;
out vec4 tint;
void main() {
  place = texel;
  tint = color;
  gl_Position = vec4(position.x / window.x * 2.0 - 1.0, 1.0 - position.y / window.y * 2.0, 0.0, 1.0);
}
)";

constexpr const char* fragment_source = R"(#version 330 core
uniform sampler2D atlas;
in vec2 place;
in vec4 tint;
layout(location = 0) out vec4 result;
void main() { result = tint * texture(atlas, place); }
)";

std::string compile(GLuint shader, const char* source) {
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  GLint good = GL_FALSE;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
  if (good == GL_TRUE) return {};
  std::array<char, 512> message{};
  glGetShaderInfoLog(shader, static_cast<GLsizei>(message.size()), nullptr, message.data());
  return std::string("shader: ") + message.data();
}

const void* byte_offset(std::size_t bytes) { return static_cast<const char*>(nullptr) + bytes; }

/// A rectangle of whole framebuffer pixels, origin at the bottom left as GL wants it.
struct PixelRect {
  GLint x = 0, y = 0;
  GLsizei w = 0, h = 0;
  bool empty() const { return w <= 0 || h <= 0; }
};

/// The pixels whose centres lie within the rectangle: the same that a drawn rectangle would cover.
PixelRect pixels_of(const ui::Rect& rect, const SurfaceSize& size, ui::Point scale) {
  const auto at = [](float window_px, float factor, int limit) {
    return std::clamp(static_cast<int>(std::lround(window_px * factor)), 0, limit);
  };
  const int left = at(rect.x, scale.x, size.framebuffer_width),
            right = at(rect.right(), scale.x, size.framebuffer_width);
  const int top = at(rect.y, scale.y, size.framebuffer_height),
            bottom = at(rect.bottom(), scale.y, size.framebuffer_height);
  return {left, size.framebuffer_height - bottom, right - left, bottom - top};
}

void scissor(const PixelRect& rect) { glScissor(rect.x, rect.y, rect.w, rect.h); }

void clear_to(ui::Color c) {
  glClearColor(static_cast<float>(c.r) / 255, static_cast<float>(c.g) / 255, static_cast<float>(c.b) / 255,
               static_cast<float>(c.a) / 255);
  glClear(GL_COLOR_BUFFER_BIT);
}

ui::Rect clip_of(const ImDrawCmd& command) {
  const ImVec4& c = command.ClipRect;
  return {c.x, c.y, std::max(0.0F, c.z - c.x), std::max(0.0F, c.w - c.y)};
}

}  // namespace

struct GlRenderer::Gl {
  GLuint program = 0;
  GLuint texture = 0;
  GLuint picture = 0;
  std::uint64_t picture_fingerprint = 0;  ///< 0: it holds nothing
  GLsizei picture_width = 0, picture_height = 0;
  GLuint layout = 0;
  GLuint vertices = 0;
  GLuint indices = 0;
  GLint window_uniform = -1;

  Gl() = default;
  Gl(const Gl&) = delete;
  Gl& operator=(const Gl&) = delete;
  ~Gl() {
    glDeleteProgram(program);
    glDeleteTextures(1, &texture);
    glDeleteTextures(1, &picture);
    glDeleteVertexArrays(1, &layout);
    glDeleteBuffers(1, &vertices);
    glDeleteBuffers(1, &indices);
  }

  /// Empty when it worked, else why not.
  std::string link_program() {
    const GLuint vertex = glCreateShader(GL_VERTEX_SHADER), fragment = glCreateShader(GL_FRAGMENT_SHADER);
    std::string problem = compile(vertex, vertex_source);
    if (problem.empty()) problem = compile(fragment, fragment_source);
    program = glCreateProgram();
    glAttachShader(program, vertex);
    glAttachShader(program, fragment);
    glLinkProgram(program);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint linked = GL_FALSE;
    glGetProgramiv(program, GL_LINK_STATUS, &linked);
    if (problem.empty() && linked != GL_TRUE) problem = "the shaders do not link";
    window_uniform = glGetUniformLocation(program, "window");
    return problem;
  }

  void make_texture(int width, int height) {
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    // One byte a texel; the shader sees white with that byte as its opacity.
    const std::array<GLint, 4> swizzle{GL_ONE, GL_ONE, GL_ONE, GL_RED};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle.data());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, nullptr);
  }

  /// One byte a texel, opaque grey to the shader.
  void make_picture() {
    glGenTextures(1, &picture);
    glBindTexture(GL_TEXTURE_2D, picture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    const std::array<GLint, 4> swizzle{GL_RED, GL_RED, GL_RED, GL_ONE};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle.data());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  }

  /// Binds the picture's texture, with these bytes in it.
  void show(const ui::GreyPicture& shown) {
    glBindTexture(GL_TEXTURE_2D, picture);
    if (shown.fingerprint == picture_fingerprint) return;
    wipe_picture();
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, shown.width_px, shown.height_px, 0, GL_RED, GL_UNSIGNED_BYTE,
                 shown.grey.data());
    picture_width = shown.width_px, picture_height = shown.height_px;
    picture_fingerprint = shown.fingerprint;
  }

  /// Overwrites what the texture holds before its memory is given back.
  void wipe_picture() {
    if (picture_fingerprint == 0) return;
    glBindTexture(GL_TEXTURE_2D, picture);
    const std::vector<unsigned char> blank(static_cast<std::size_t>(picture_width) *
                                           static_cast<std::size_t>(picture_height));
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, picture_width, picture_height, GL_RED, GL_UNSIGNED_BYTE, blank.data());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, 1, 1, 0, GL_RED, GL_UNSIGNED_BYTE, blank.data());
    picture_fingerprint = 0;
  }

  void make_buffers() {
    glGenVertexArrays(1, &layout);
    glGenBuffers(1, &vertices);
    glGenBuffers(1, &indices);
    glBindVertexArray(layout);
    glBindBuffer(GL_ARRAY_BUFFER, vertices);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices);
    constexpr GLsizei stride = sizeof(ImDrawVert);
    for (GLuint attribute = 0; attribute < 3; ++attribute) glEnableVertexAttribArray(attribute);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, stride, byte_offset(offsetof(ImDrawVert, pos)));
    glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, stride, byte_offset(offsetof(ImDrawVert, uv)));
    glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, byte_offset(offsetof(ImDrawVert, col)));
  }

  void set_state(const SurfaceSize& size) const {
    glViewport(0, 0, size.framebuffer_width, size.framebuffer_height);
    glDisable(GL_CULL_FACE);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_STENCIL_TEST);
    glEnable(GL_SCISSOR_TEST);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glUseProgram(program);
    glUniform2f(window_uniform, static_cast<float>(size.window_width), static_cast<float>(size.window_height));
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture);
    glBindVertexArray(layout);
  }

  void stream(const ImDrawList& list) const {
    glBindBuffer(GL_ARRAY_BUFFER, vertices);
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(list.VtxBuffer.size_in_bytes()), list.VtxBuffer.Data,
                 GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(list.IdxBuffer.size_in_bytes()),
                 list.IdxBuffer.Data, GL_STREAM_DRAW);
  }
};

base::Result<std::unique_ptr<GlRenderer>> GlRenderer::open(ui::GlyphAtlas& atlas) {
  using base::ErrorKind;
  if (epoxy_gl_version() < 33) return base::error(ErrorKind::unavailable, "OpenGL 3.3 is needed");
  GLint largest = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
  if (largest < ui::GlyphAtlas::width || largest < atlas.rows())
    return base::error(ErrorKind::unavailable,
                       "the largest texture is " + std::to_string(largest) + " px, too small");
  auto gl = std::make_unique<Gl>();
  if (std::string problem = gl->link_program(); !problem.empty()) return base::error(ErrorKind::unavailable, problem);
  gl->make_texture(ui::GlyphAtlas::width, atlas.rows());
  gl->make_picture();
  gl->make_buffers();
  return std::unique_ptr<GlRenderer>(new GlRenderer(atlas, std::move(gl)));
}

GlRenderer::GlRenderer(ui::GlyphAtlas& atlas, std::unique_ptr<Gl> gl) : atlas_(atlas), gl_(std::move(gl)) {}

GlRenderer::~GlRenderer() = default;

void GlRenderer::upload() {
  const ui::Rect dirty = atlas_.take_dirty();
  if (dirty.empty()) return;
  const int x = static_cast<int>(dirty.x), y = static_cast<int>(dirty.y);
  const int w = static_cast<int>(dirty.w), h = static_cast<int>(dirty.h);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, ui::GlyphAtlas::width);
  glBindTexture(GL_TEXTURE_2D, gl_->texture);
  glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, w, h, GL_RED, GL_UNSIGNED_BYTE,
                  atlas_.pixels() + std::ptrdiff_t{y} * ui::GlyphAtlas::width + x);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

void GlRenderer::render(const ImDrawData& frame, const SurfaceSize& size, ui::Color background) {
  if (size.framebuffer_width <= 0 || size.framebuffer_height <= 0 || size.window_width <= 0) return;
  const ui::Point scale{static_cast<float>(size.framebuffer_width) / static_cast<float>(size.window_width),
                        static_cast<float>(size.framebuffer_height) / static_cast<float>(size.window_height)};
  upload();
  gl_->set_state(size);
  glDisable(GL_SCISSOR_TEST);
  clear_to(background);
  glEnable(GL_SCISSOR_TEST);
  bool has_picture = false;
  constexpr GLenum index_type = sizeof(ImDrawIdx) == 2 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT;
  for (int l = 0; l < frame.CmdListsCount; ++l) {
    const ImDrawList& list = *frame.CmdLists[l];
    gl_->stream(list);
    for (const ImDrawCmd& command : list.CmdBuffer) {
      const bool is_fill = command.UserCallback == &ui::Canvas::fill_command;
      const auto* fill = is_fill ? static_cast<const ui::Fill*>(command.UserCallbackData) : nullptr;
      const ui::Rect seen = fill != nullptr ? clip_of(command).intersect(fill->rect) : clip_of(command);
      const PixelRect pixels = pixels_of(seen, size, scale);
      if (pixels.empty()) continue;
      scissor(pixels);
      if (fill != nullptr) clear_to(fill->color);
      if (command.UserCallback != nullptr) continue;
      const auto* picture = static_cast<const ui::GreyPicture*>(command.GetTexID());
      if (picture != nullptr) gl_->show(*picture), has_picture = true;
      glDrawElementsBaseVertex(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), index_type,
                               byte_offset(command.IdxOffset * sizeof(ImDrawIdx)),
                               static_cast<GLint>(command.VtxOffset));
      if (picture != nullptr) glBindTexture(GL_TEXTURE_2D, gl_->texture);
    }
  }
  if (!has_picture) gl_->wipe_picture();
}

}  // namespace shell
