// ScriptedDevice: a printer that says what a test has put into its mouth.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "printing/device.h"

namespace support {

struct ScriptedDevice final : printing::Device {
  using Job = printing::JobStatus::State;

  printing::DeviceStatus says{printing::DeviceStatus::State::idle, {}, true};
  printing::JobStatus job{Job::waiting, 0};
  bool answers = true;
  std::optional<base::ErrorKind> refuses;  ///< every document, for this reason
  std::vector<printing::JobId> left;       ///< jobs of an earlier run

  std::vector<printing::JobOrder> orders;
  std::vector<printing::JobId> cancelled;
  int cleanings = 0;

  printing::DeviceStatus status() override {
    if (answers) return says;
    return {printing::DeviceStatus::State::unreachable, {printing::Trouble::unreachable}, false};
  }
  base::Result<printing::JobId> submit(const printing::JobOrder& order) override {
    if (refuses) return base::error(*refuses, "");
    orders.push_back(order);
    return static_cast<int>(orders.size());
  }
  base::Result<printing::JobStatus> look(printing::JobId) override {
    if (!answers) return base::error(base::ErrorKind::unavailable, "");
    return job;
  }
  base::Status cancel(printing::JobId id) override {
    if (!answers) return base::error(base::ErrorKind::unavailable, "");
    cancelled.push_back(id);
    std::erase(left, id);
    return base::Done{};
  }
  base::Result<std::vector<printing::JobId>> pending() override {
    if (!answers) return base::error(base::ErrorKind::unavailable, "");
    return left;
  }
  base::Status clean_up() override { return ++cleanings, base::Done{}; }

  void prints(int out) { job = {Job::printing, out}; }
  void stops(printing::Trouble trouble) { says = {printing::DeviceStatus::State::stopped, {trouble}, true}; }
  void complains(printing::Trouble trouble) { says.troubles = {trouble}; }
};

}  // namespace support
