// VirtualQueue: a print server of its own (cupsd) with one queue before a virtual printer.
#pragma once

#include <string>
#include <vector>

#include "tests/support/virtual_printer.h"

namespace support {

/// On the loopback interface only; CUPS_SERVER of the whole test points at it from then on.
class VirtualQueue {
 public:
  /// What is missing to run one; empty if nothing is.
  static std::string missing();

  explicit VirtualQueue(const VirtualPrinter& printer);

  std::string uri() const { return "cups:kiosk"; }
  void start_server();
  void stop_server() { server_.kill(); }
  /// A queue as new.
  void make_queue();
  void pause() { run("cupsdisable", {"kiosk"}); }
  void resume() { run("cupsenable", {"kiosk"}); }
  /// Files of spool, cache and temporary folder that hold `text`.
  std::vector<std::string> files_with(const std::string& text) const;
  /// Documents and records of jobs in the spool.
  std::vector<std::string> spooled() const;
  std::string log() const;

 private:
  void run(const std::string& program, const std::vector<std::string>& arguments) const;

  const VirtualPrinter& printer_;
  TemporaryFolder folder_;
  int port_;
  Child server_;
};

}  // namespace support
