// Device: a printer as the kiosk speaks with it. Says only what the device itself has confirmed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace printing {

/// What stands in the way of paper, in plain words; several may hold at once. The order is that in which people are
/// told: what must be dealt with first comes first. Sources: IPP printer-state-reasons (RFC 8011, 5.4.12; PWG 5100.9)
/// without their suffixes, and the device's silence.
enum class Trouble {
  unreachable,  ///< switched off, unplugged, no answer
  paused,       ///< staff (or the queue) have stopped it
  cover_open,
  paper_jam,
  tray_open,
  wrong_paper,  ///< not A4, or not the kind that the job needs
  paper_empty,
  output_full,
  toner_empty,
  fault,      ///< anything else that stops it
  busy,       ///< it serves somebody else now
  toner_low,  ///< from here on: warnings, the device goes on printing
  paper_low,
};

/// Do pages still come out while this holds?
bool is_warning(Trouble trouble);

struct DeviceStatus {
  /// stopped: nothing comes out until somebody deals with a trouble.
  enum class State { idle, busy, stopped, unreachable };
  State state = State::unreachable;
  std::vector<Trouble> troubles;  ///< in the order of Trouble, each once
  bool accepts_jobs = false;
};

/// One document to print. `kind` ("document", "form", "receipt") is the only word about it that may reach a device,
/// a queue, a log or a file name: no titles, no names, no search words.
struct JobOrder {
  std::string pdf;  ///< a whole file, A4
  std::string kind;
  int pages = 0;  ///< sides of paper that will carry something
  bool two_sided = false;
};

/// Names a job to the device that took it.
using JobId = int;

struct JobStatus {
  enum class State {
    waiting,    ///< taken, not begun
    printing,   ///< pages are being made
    held_up,    ///< begun and stopped; DeviceStatus says why
    printed,    ///< the device says that all of it is out
    saved,      ///< it is a file: no paper has come out (folder)
    cancelled,  ///< nothing more will come
    aborted,    ///< the device gave up by itself
    gone,       ///< the device answers and knows nothing of the job, or only its end and not how it ended
  };
  State state = State::gone;
  std::optional<int> pages_out;  ///< sides that the device says are out; nothing where it does not count
};

/// Blocks for seconds at most. Calls from one thread at a time.
class Device {
 public:
  virtual ~Device() = default;

  /// Never fails: a device that does not answer is `unreachable`.
  virtual DeviceStatus status() = 0;
  /// The device has the whole document now, or nothing of it. unavailable: does not answer or takes no jobs now
  /// (try again); bad_input: cannot print such a document; no_space: its memory or disk is full. Where the answer was
  /// lost on the way, the implementation finds out or cancels before it returns.
  virtual base::Result<JobId> submit(const JobOrder& order) = 0;
  /// unavailable: no answer. A job that is not known (any more) is no failure but `gone`.
  virtual base::Result<JobStatus> look(JobId job) = 0;
  /// Takes the job back and removes its data from every spool. Done also where it had ended already.
  /// unavailable: no answer; ask again.
  virtual base::Status cancel(JobId job) = 0;
  /// Jobs of the kiosk that the device still holds, oldest first: after a crash they are taken back.
  virtual base::Result<std::vector<JobId>> pending() = 0;
  /// Removes what is left of ended jobs (files, history). Called after every job and at the start.
  virtual base::Status clean_up() = 0;
};

/// "folder:/var/lib/chayue/printed", "ipp://printer/ipp/print", "ipps://…", "cups:queue". Options: "?keep_hours=24"
/// of a folder (0: for ever), "?kiosk=room-2" of a printer or queue (else the name of the machine). To a printer we
/// are the user `who`-`kiosk`: by this each program knows its own jobs, and only those does it take back. So kiosks
/// that share a printer need different names, and a clerk's program another `who`. A printer's host name is looked up
/// by the system, which may take long: an IP address cannot be slow. bad_input: none of these. Does not speak with
/// the device yet.
base::Result<std::unique_ptr<Device>> open_device(const std::string& uri, const std::string& who = "chayue");

}  // namespace printing
