#include "kiosk/shell/touch_reader.h"

#include "kiosk/shell/window.h"  // before X11, whose macros are Status and None

#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <map>
#include <mutex>
#include <string_view>
#include <thread>
#include <utility>

// As GLFW's header declares it, which wants RandR's as well for what is not used here.
extern "C" ::Window glfwGetX11Window(GLFWwindow* window);

namespace shell {
namespace {

constexpr double lately_s = 0.3;

/// The axis that tells how large a contact is.
struct SizeAxis {
  int number = -1;
  double counts_per_mm = 0;
};

struct CloseDisplay {
  void operator()(Display* display) const { XCloseDisplay(display); }
};
using DisplayConnection = std::unique_ptr<Display, CloseDisplay>;

SizeAxis size_axis_of(Display* display, const XIDeviceInfo& device) {
  const Atom label = XInternAtom(display, "Abs MT Touch Major", True);
  for (int i = 0; i < device.num_classes && label != None; ++i) {
    if (device.classes[i]->type != XIValuatorClass) continue;
    const auto* const axis = reinterpret_cast<const XIValuatorClassInfo*>(device.classes[i]);
    if (axis->label == label && axis->resolution > 0) return {axis->number, axis->resolution / 1000.0};
  }
  return {};
}

std::map<int, SizeAxis> size_axes(Display* display) {
  std::map<int, SizeAxis> axes;
  int count = 0;
  XIDeviceInfo* const devices = XIQueryDevice(display, XIAllDevices, &count);
  for (int i = 0; i < count; ++i) {
    const SizeAxis axis = size_axis_of(display, devices[i]);
    if (axis.number >= 0) axes[devices[i].deviceid] = axis;
  }
  if (devices != nullptr) XIFreeDeviceInfo(devices);
  return axes;
}

/// The value of an axis that this event tells of, or -1.
double value_of(const XIValuatorState& state, int axis) {
  const double* value = state.values;
  for (int i = 0; i < state.mask_len * 8; ++i) {
    if (!XIMaskIsSet(state.mask, i)) continue;
    if (i == axis) return *value;
    ++value;
  }
  return -1;
}

/// The opcode of XInput 2.2 or later, or -1.
int touch_opcode(Display* display) {
  int opcode = 0, first_event = 0, first_error = 0, major = 2, minor = 2;
  if (XQueryExtension(display, "XInputExtension", &opcode, &first_event, &first_error) == False) return -1;
  if (XIQueryVersion(display, &major, &minor) != Success) return -1;
  return major > 2 || (major == 2 && minor >= 2) ? opcode : -1;
}

void select_events(Display* display, ::Window window) {
  std::array<unsigned char, XIMaskLen(XI_LASTEVENT)> touches{}, devices{};
  for (const int event : {XI_TouchBegin, XI_TouchUpdate, XI_TouchEnd}) XISetMask(touches.data(), event);
  XISetMask(devices.data(), XI_HierarchyChanged);
  XISetMask(devices.data(), XI_DeviceChanged);
  XIEventMask of_window{XIAllMasterDevices, static_cast<int>(touches.size()), touches.data()};
  XIEventMask of_devices{XIAllDevices, static_cast<int>(devices.size()), devices.data()};
  XISelectEvents(display, window, &of_window, 1);
  XISelectEvents(display, DefaultRootWindow(display), &of_devices, 1);
  XFlush(display);
}

}  // namespace

struct TouchReader::Reading {
  DisplayConnection display;
  int opcode = -1;
  int stop = -1;  ///< an eventfd
  std::function<void()> wake;
  std::map<int, SizeAxis> sizes;  ///< by device; the thread's alone
  std::mutex mutex;
  std::vector<Arrival> waiting;
  int down = 0;  ///< the thread's alone
  std::atomic<double> touched_until_s{0};
  std::thread thread;

  Reading() = default;
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  ~Reading() {
    const std::uint64_t one = 1;
    if (thread.joinable() && write(stop, &one, sizeof one) == sizeof one) thread.join();
    if (stop >= 0) close(stop);
  }

  void run() {
    sizes = size_axes(display.get());
    std::array<pollfd, 2> sources{{{ConnectionNumber(display.get()), POLLIN, 0}, {stop, POLLIN, 0}}};
    while ((sources[1].revents & POLLIN) == 0) {
      read_batch();
      if (poll(sources.data(), sources.size(), -1) < 0 && errno != EINTR) return;
    }
  }

  /// The server ends the touches of a device that goes just before it tells that it goes. So after the end of a touch
  /// it is asked to answer: what it did in the same breath has come then, and no finger seems to have been lifted.
  void read_batch() {
    std::vector<Arrival> batch;
    bool lost = read_pending(batch);
    const bool ended = std::any_of(batch.begin(), batch.end(),
                                   [](const Arrival& each) { return std::holds_alternative<LetGo>(each); });
    if (ended && !lost) {
      XSync(display.get(), False);
      lost = read_pending(batch);
    }
    if (lost) down = 0;
    if (lost || !batch.empty()) hand_over(batch, lost);
  }

  /// Has a device gone?
  bool read_pending(std::vector<Arrival>& batch) {
    bool lost = false;
    while (XPending(display.get()) > 0) {
      XEvent event;
      XNextEvent(display.get(), &event);
      XGenericEventCookie& cookie = event.xcookie;
      if (cookie.type != GenericEvent || cookie.extension != opcode) continue;
      if (XGetEventData(display.get(), &cookie) == False) continue;
      lost = read(cookie, batch) || lost;
      XFreeEventData(display.get(), &cookie);
    }
    return lost;
  }

  bool read(const XGenericEventCookie& cookie, std::vector<Arrival>& batch) {
    if (cookie.evtype == XI_HierarchyChanged || cookie.evtype == XI_DeviceChanged) {
      sizes = size_axes(display.get());
      if (cookie.evtype == XI_DeviceChanged) return false;
      const auto* const change = static_cast<const XIHierarchyEvent*>(cookie.data);
      return (change->flags & (XISlaveRemoved | XIDeviceDisabled | XISlaveDetached)) != 0;
    }
    const auto* const touch = static_cast<const XIDeviceEvent*>(cookie.data);
    const ui::Point at{static_cast<float>(touch->event_x), static_cast<float>(touch->event_y)};
    const auto contact = static_cast<ui::ContactId>(touch->detail) + 1;  // 0 is the mouse
    const double now_s = steady_s();
    if (cookie.evtype == XI_TouchBegin) ++down, batch.emplace_back(PressedDown{at, now_s, contact, size_mm(*touch)});
    if (cookie.evtype == XI_TouchUpdate) batch.emplace_back(Moved{at, now_s, contact, size_mm(*touch)});
    if (cookie.evtype == XI_TouchEnd) down = std::max(0, down - 1), batch.emplace_back(LetGo{at, now_s, contact});
    return false;
  }

  float size_mm(const XIDeviceEvent& touch) const {
    const auto axis = sizes.find(touch.sourceid);
    if (axis == sizes.end()) return 0;
    const double counts = value_of(touch.valuators, axis->second.number);
    return counts < 0 ? 0 : static_cast<float>(counts / axis->second.counts_per_mm);
  }

  void hand_over(const std::vector<Arrival>& batch, bool lost) {
    constexpr double until_lifted = 1.0e12;
    touched_until_s = down > 0 ? until_lifted : steady_s() + lately_s;
    {
      const std::lock_guard lock(mutex);
      if (lost) waiting.emplace_back(TouchesLost{steady_s()});
      for (const Arrival& each : batch) waiting.push_back(each);
    }
    wake();
  }
};

TouchReader::TouchReader(std::unique_ptr<Reading> reading) : reading_(std::move(reading)) {}

TouchReader::~TouchReader() = default;

std::unique_ptr<TouchReader> TouchReader::open(GLFWwindow* window, std::function<void()> wake) {
  const ::Window id = glfwGetX11Window(window);
  if (id == None) return nullptr;
  auto reading = std::make_unique<Reading>();
  reading->display.reset(XOpenDisplay(nullptr));
  if (!reading->display) return nullptr;
  reading->opcode = touch_opcode(reading->display.get());
  reading->stop = eventfd(0, EFD_CLOEXEC);
  if (reading->opcode < 0 || reading->stop < 0) return nullptr;
  reading->wake = std::move(wake);
  select_events(reading->display.get(), id);
  reading->thread = std::thread([state = reading.get()] { state->run(); });
  return std::unique_ptr<TouchReader>(new TouchReader(std::move(reading)));
}

std::vector<Arrival> TouchReader::take() {
  const std::lock_guard lock(reading_->mutex);
  return std::exchange(reading_->waiting, {});
}

bool TouchReader::touched_lately() const { return steady_s() < reading_->touched_until_s; }

}  // namespace shell
