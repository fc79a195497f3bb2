// Fingers for a test: speaks to the inputtest driver of an Xorg server, one connection for the server's whole life.
// usage: touch_injector SOCKET WIDTH HEIGHT, then one command a line on stdin, each answered with "ok":
//   begin FINGER X Y | move FINGER X Y | end FINGER X Y | sleep MILLISECONDS | enable 0|1 (the touch screen itself)
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <xorg/xf86-input-inputtest-protocol.h>

#include <chrono>
#include <cstring>
#include <iostream>
#include <sstream>
#include <string>
#include <thread>

namespace {

// xserver-xorg-dev's XI2 types of touch events, which the driver takes as they are.
constexpr std::uint32_t touch_begin = XI_TouchBegin, touch_update = XI_TouchUpdate, touch_end = XI_TouchEnd;
constexpr double axis_span = 65535;

class Injector {
 public:
  Injector(const char* path, double width, double height) : width_(width), height_(height) {
    socket_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path, sizeof address.sun_path - 1);
    connected_ = connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    xf86ITEventClientVersion version{};
    version.header = {sizeof version, XF86IT_EVENT_CLIENT_VERSION};
    version.major = XF86IT_PROTOCOL_VERSION_MAJOR, version.minor = XF86IT_PROTOCOL_VERSION_MINOR;
    connected_ = connected_ && send(version) && answered();
  }
  ~Injector() { close(socket_); }
  Injector(const Injector&) = delete;
  Injector& operator=(const Injector&) = delete;
  bool connected() const { return connected_; }

  bool touch(std::uint32_t finger, std::uint32_t type, double x, double y) {
    xf86ITEventTouch event{};
    event.header = {sizeof event, XF86IT_EVENT_TOUCH};
    event.touchid = finger, event.touch_type = type;
    event.valuators.mask[0] = 3;
    event.valuators.valuators[0] = x / width_ * axis_span;
    event.valuators.valuators[1] = y / height_ * axis_span;
    if (!send(event)) return false;
    xf86ITEventWaitForSync wait{};
    wait.header = {sizeof wait, XF86IT_EVENT_WAIT_FOR_SYNC};
    return send(wait) && answered();
  }

 private:
  template <class Event>
  bool send(const Event& event) {
    return write(socket_, &event, sizeof event) == static_cast<ssize_t>(sizeof event);
  }
  bool answered() {
    xf86ITResponseHeader header{};
    if (recv(socket_, &header, sizeof header, MSG_WAITALL) != static_cast<ssize_t>(sizeof header)) return false;
    std::string rest(header.length - sizeof header, '\0');
    return rest.empty() || recv(socket_, rest.data(), rest.size(), MSG_WAITALL) == static_cast<ssize_t>(rest.size());
  }

  int socket_ = -1;
  bool connected_ = false;
  double width_, height_;
};

/// What unplugging looks like to the server's clients.
bool enable_touch_screen(unsigned char on) {
  Display* const display = XOpenDisplay(nullptr);
  if (display == nullptr) return false;
  int count = 0;
  XIDeviceInfo* const devices = XIQueryDevice(display, XIAllDevices, &count);
  bool found = false;
  for (int i = 0; i < count; ++i) {
    if (std::string(devices[i].name) != "touch") continue;
    found = true;
    XIChangeProperty(display, devices[i].deviceid, XInternAtom(display, "Device Enabled", False), XA_INTEGER, 8,
                     XIPropModeReplace, &on, 1);
  }
  XIFreeDeviceInfo(devices);
  XSync(display, False);
  XCloseDisplay(display);
  return found;
}

bool obey(Injector& injector, const std::string& line) {
  std::istringstream words(line);
  std::string command;
  std::uint32_t first = 0;
  double x = 0, y = 0;
  words >> command >> first >> x >> y;
  if (command == "begin") return injector.touch(first, touch_begin, x, y);
  if (command == "move") return injector.touch(first, touch_update, x, y);
  if (command == "end") return injector.touch(first, touch_end, x, y);
  if (command == "enable") return enable_touch_screen(static_cast<unsigned char>(first));
  if (command != "sleep") return false;
  std::this_thread::sleep_for(std::chrono::milliseconds(first));
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  Injector injector(argv[1], std::stod(argv[2]), std::stod(argv[3]));
  if (!injector.connected()) return std::cerr << "touch_injector: no server at the socket\n", 1;
  for (std::string line; std::getline(std::cin, line);) {
    if (!obey(injector, line)) return std::cerr << "touch_injector: failed: " << line << '\n', 1;
    std::cout << "ok" << std::endl;
  }
}
