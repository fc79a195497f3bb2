// BadLine: what can be wrong between a kiosk and its printer: a printer that says nothing, a line that loses answers.
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <thread>

namespace support {

/// Takes every call and never says a word.
class SilentServer {
 public:
  SilentServer();
  ~SilentServer();
  SilentServer(const SilentServer&) = delete;
  SilentServer& operator=(const SilentServer&) = delete;
  int port() const { return port_; }

 private:
  int port_ = 0;
  int listener_;  ///< after the port, which it fills in
};

/// Passes calls on to the printer at `to_port` of this machine, one after another, and its answers back.
class Relay {
 public:
  explicit Relay(int to_port);
  ~Relay();
  Relay(const Relay&) = delete;
  Relay& operator=(const Relay&) = delete;

  std::string uri() const;
  /// From now on the answer to a request that holds `text` is lost on the way back.
  void lose_answers_with(const std::string& text);
  void cut() { is_cut_ = true; }  ///< no call is taken any more
  void mend();                    ///< all is well again, nothing is lost

 private:
  void serve();
  void pass_on(int caller);
  bool loses(const std::string& request);

  int port_ = 0;
  int listener_;  ///< after the port, which it fills in
  int to_port_;
  std::mutex mutex_;
  std::string lost_;
  std::atomic<bool> is_cut_{false};
  std::atomic<bool> ends_{false};
  std::thread thread_;
};

}  // namespace support
