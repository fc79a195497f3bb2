#include "kiosk/shell/window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "kiosk/shell/touch_reader.h"

namespace shell {
namespace {

constexpr float wheel_step_px = 100;

base::Error glfw_error(const char* what) {
  const char* detail = nullptr;
  glfwGetError(&detail);
  return base::error(base::ErrorKind::unavailable,
                     std::string(what) + (detail != nullptr ? std::string(": ") + detail : ""));
}

std::optional<input::Key::Name> named_key(int key, int modifiers) {
  using Name = input::Key::Name;
  switch (key) {
    case GLFW_KEY_BACKSPACE: return Name::backspace;
    case GLFW_KEY_DELETE: return Name::del;
    case GLFW_KEY_LEFT: return Name::left;
    case GLFW_KEY_RIGHT: return Name::right;
    case GLFW_KEY_HOME: return Name::home;
    case GLFW_KEY_END: return Name::end;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER: return Name::enter;
    case GLFW_KEY_TAB: return (modifiers & GLFW_MOD_SHIFT) != 0 ? Name::back_tab : Name::tab;
    case GLFW_KEY_ESCAPE: return Name::escape;
    default: return {};
  }
}

}  // namespace

double steady_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

struct Window::Handle {
  GLFWwindow* window = nullptr;
  Sink sink;
  bool staff = false;
  bool damaged = false;
  std::unique_ptr<TouchReader> touches;  ///< null: touches come as the pointer that the system makes of them
  ui::Point last;  ///< of the last motion callback: where the finger was, not where it is by now

  Handle() = default;
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    touches.reset();  // it reads what happens on the window
    if (window != nullptr) glfwDestroyWindow(window);
    glfwTerminate();
  }

  static Handle& of(GLFWwindow* window) { return *static_cast<Handle*>(glfwGetWindowUserPointer(window)); }

  static void on_move(GLFWwindow* window, double x, double y) {
    Handle& self = of(window);
    if (self.touches && self.touches->touched_lately()) return;  // the server's pointer goes after the finger
    self.last = {static_cast<float>(x), static_cast<float>(y)};
    self.sink(Moved{self.last, steady_s()});
  }
  static void on_button(GLFWwindow* window, int button, int action, int) {
    if (button != GLFW_MOUSE_BUTTON_LEFT) return;
    Handle& self = of(window);
    if (action == GLFW_PRESS) self.sink(PressedDown{self.last, steady_s()});
    if (action == GLFW_RELEASE) self.sink(LetGo{self.last, steady_s()});
  }
  static void on_wheel(GLFWwindow* window, double, double y) {
    of(window).sink(Wheeled{static_cast<float>(y) * wheel_step_px, steady_s()});
  }
  static void on_character(GLFWwindow* window, unsigned code_point) {
    of(window).sink(input::Key{input::Key::Name::character, static_cast<char32_t>(code_point)});
  }
  static void on_key(GLFWwindow* window, int key, int, int action, int modifiers) {
    if (action == GLFW_RELEASE) return;
    Handle& self = of(window);
    if (self.staff && key == GLFW_KEY_Q && (modifiers & GLFW_MOD_CONTROL) != 0)
      glfwSetWindowShouldClose(window, GLFW_TRUE);
    if (const auto name = named_key(key, modifiers)) self.sink(input::Key{*name, 0});
  }
  static void on_close(GLFWwindow* window) {
    if (!of(window).staff) glfwSetWindowShouldClose(window, GLFW_FALSE);
  }

  /// Before GLFW lets go of the buttons: a press that the window does not see the end of is no tap.
  static void on_focus(GLFWwindow* window, int focused) {
    if (focused != GLFW_TRUE) of(window).sink(TouchesLost{steady_s()});
  }

  static void on_refresh(GLFWwindow* window) { of(window).damaged = true; }
  static void on_resize(GLFWwindow* window, int, int) { of(window).damaged = true; }

  void connect() {
    glfwSetWindowUserPointer(window, this);
    glfwSetCursorPosCallback(window, &on_move);
    glfwSetMouseButtonCallback(window, &on_button);
    glfwSetScrollCallback(window, &on_wheel);
    glfwSetCharCallback(window, &on_character);
    glfwSetKeyCallback(window, &on_key);
    glfwSetWindowCloseCallback(window, &on_close);
    glfwSetWindowFocusCallback(window, &on_focus);
    glfwSetWindowRefreshCallback(window, &on_refresh);
    glfwSetFramebufferSizeCallback(window, &on_resize);
    glfwSetInputMode(window, GLFW_CURSOR, staff ? GLFW_CURSOR_NORMAL : GLFW_CURSOR_HIDDEN);
  }
};

base::Result<std::unique_ptr<Window>> Window::open(const Settings& settings, Sink sink) {
  if (glfwInit() != GLFW_TRUE) return glfw_error("no display");
  auto handle = std::make_unique<Handle>();
  handle->sink = std::move(sink);
  handle->staff = settings.staff;
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
  GLFWmonitor* const monitor = settings.fullscreen ? glfwGetPrimaryMonitor() : nullptr;
  int width = settings.width, height = settings.height;
  if (const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr) {
    width = mode->width, height = mode->height;
  }
  handle->window = glfwCreateWindow(width, height, "查阅 Chayue", monitor, nullptr);
  if (handle->window == nullptr) return glfw_error("no window with OpenGL 3.3");
  glfwMakeContextCurrent(handle->window);
  glfwSwapInterval(1);
  handle->connect();
  if (!settings.pointer_only) handle->touches = TouchReader::open(handle->window, &Window::wake);
  return std::unique_ptr<Window>(new Window(std::move(handle)));
}

Window::Window(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}

Window::~Window() = default;

SurfaceSize Window::size() const {
  SurfaceSize size;
  glfwGetFramebufferSize(handle_->window, &size.framebuffer_width, &size.framebuffer_height);
  glfwGetWindowSize(handle_->window, &size.window_width, &size.window_height);
  return size;
}

void Window::wait(double seconds) {
  if (seconds > 0) {
    glfwWaitEventsTimeout(seconds);
  } else {
    glfwPollEvents();
  }
  if (!handle_->touches) return;
  for (Arrival& touch : handle_->touches->take()) handle_->sink(std::move(touch));
}

void Window::swap() { glfwSwapBuffers(handle_->window); }

bool Window::asked_to_close() const { return glfwWindowShouldClose(handle_->window) == GLFW_TRUE; }

bool Window::take_damage() { return std::exchange(handle_->damaged, false); }

void Window::wake() { glfwPostEmptyEvent(); }

}  // namespace shell
