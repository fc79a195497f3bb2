#include "tests/support/bad_line.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdint>

namespace support {
namespace {

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int listen_anywhere(int& port) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  bind(listener, reinterpret_cast<const sockaddr*>(&address), size);
  getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  listen(listener, 16);
  port = ntohs(address.sin_port);
  return listener;
}

int call(int port) {
  const int caller = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = loopback(port);
  connect(caller, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  return caller;
}

/// What came; empty at the end of the line.
std::string receive(int from) {
  std::array<char, 65536> buffer{};
  const ssize_t count = recv(from, buffer.data(), buffer.size(), 0);
  return count > 0 ? std::string(buffer.data(), static_cast<std::size_t>(count)) : std::string();
}

void send_all(int to, const std::string& bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t count = send(to, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
    if (count <= 0) return;
    done += static_cast<std::size_t>(count);
  }
}

}  // namespace

SilentServer::SilentServer() : listener_(listen_anywhere(port_)) {}

SilentServer::~SilentServer() { close(listener_); }

Relay::Relay(int to_port) : listener_(listen_anywhere(port_)), to_port_(to_port), thread_([this] { serve(); }) {}

Relay::~Relay() {
  ends_ = true;
  thread_.join();
  close(listener_);
}

std::string Relay::uri() const { return "ipp://localhost:" + std::to_string(port_) + "/ipp/print"; }

void Relay::lose_answers_with(const std::string& text) {
  const std::lock_guard lock(mutex_);
  lost_ = text;
}

void Relay::mend() {
  lose_answers_with({});
  is_cut_ = false;
}

bool Relay::loses(const std::string& request) {
  const std::lock_guard lock(mutex_);
  return !lost_.empty() && request.find(lost_) != std::string::npos;
}

void Relay::serve() {
  while (!ends_) {
    pollfd waiting{listener_, POLLIN, 0};
    if (poll(&waiting, 1, 10) <= 0) continue;
    const int caller = accept(listener_, nullptr, nullptr);
    if (!is_cut_) pass_on(caller);
    close(caller);
  }
}

void Relay::pass_on(int caller) {
  const int printer = call(to_port_);
  std::string request;
  std::array<pollfd, 2> ends{pollfd{caller, POLLIN, 0}, pollfd{printer, POLLIN, 0}};
  while (!ends_ && poll(ends.data(), ends.size(), 3000) > 0) {
    if (ends[0].revents != 0) {
      const std::string bytes = receive(caller);
      if (bytes.empty()) break;
      request += bytes;
      send_all(printer, bytes);
    }
    if (ends[1].revents != 0) {
      const std::string bytes = receive(printer);
      const bool is_prelude = bytes.find("100 Continue") != std::string::npos;
      if (bytes.empty() || (!is_prelude && loses(request))) break;
      send_all(caller, bytes);
    }
  }
  close(printer);
}

}  // namespace support
