// IppClient: the few questions of IPP that we ask a printer or a print server, with the patience of a kiosk.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "printing/ipp_words.h"

namespace printing {

struct IppTarget {
  std::string host;  ///< or the path of a socket
  int port = 631;
  bool encrypted = false;
  std::string resource;  ///< "/ipp/print"
  std::string uri;       ///< the printer's own name: "ipp://printer:631/ipp/print"
  std::string user;      ///< who we are; no password
};

/// "ipp://printer:631/ipp/print" taken apart. bad_input: none.
base::Result<IppTarget> ipp_target(const std::string& uri, const std::string& user);

/// The queue `name` of the print server that the environment names (CUPS_SERVER), else of this machine.
IppTarget cups_target(const std::string& name, const std::string& user);

/// What became of a document that was sent.
struct Sent {
  enum class Outcome { taken, refused_now, refused, too_large, lost } outcome = Outcome::lost;
  int job = 0;  ///< where taken
};

/// Each call opens a connection of its own and waits at most three seconds for a sign of life. unavailable: no
/// answer, or one that makes no sense.
class IppClient {
 public:
  explicit IppClient(IppTarget target);

  base::Result<PrinterAnswer> printer() const;
  /// A PDF onto A4. lost: sent, perhaps in part, and no answer.
  Sent print(const std::string& name, const std::string& pdf, bool two_sided) const;
  /// not_found: no such job (any more).
  base::Result<JobAnswer> job(int id) const;
  /// Jobs of our user, oldest first: those that have ended, or those that have not.
  base::Result<std::vector<JobAnswer>> jobs(bool ended) const;
  /// Done also where it has ended or is not known. `purge`: a print server forgets it altogether.
  base::Status cancel(int id, bool purge) const;

 private:
  IppTarget target_;
};

/// Does anything listen at "socket://10.0.0.5:9100"? Nothing for addresses of another kind.
std::optional<bool> socket_answers(const std::string& uri);

}  // namespace printing
