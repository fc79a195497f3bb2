// UpdateRoom: the thread that renews the catalogue: finds packages on sticks, prepares one, puts it in use, takes it
// back. Citizens' orders go to the Worker meanwhile.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "kiosk/app/event.h"
#include "kiosk/app/order.h"
#include "office/audit_log.h"
#include "updates/updates.h"

namespace shell {

class UpdateRoom {
 public:
  struct Parts {
    std::string data_directory;
    std::function<std::vector<std::string>()> sticks;  ///< folders; called on the room's thread, may block
    const base::Clock& clock;
    std::function<void()> wake;  ///< as Worker's
  };
  explicit UpdateRoom(Parts parts);
  UpdateRoom(const UpdateRoom&) = delete;
  UpdateRoom& operator=(const UpdateRoom&) = delete;
  /// Stops what is being prepared, drops what is prepared; waits for a version that is just being put in use.
  ~UpdateRoom();

  /// Is this order the room's? All others are the desk's.
  static bool takes(const app::Order& order);
  /// Never blocks for long. StopUpdate is heard in the middle of preparing.
  void post(app::Order order);
  /// Progress and answers since the last call, in order.
  app::Events drain();
  /// Nothing waits and nothing is being done.
  bool is_idle();

 private:
  void run();
  std::optional<app::Order> next();
  void tell(app::Event event);

  void carry_out(const app::LookForPackages& order);
  void carry_out(const app::PrepareUpdate& order);
  void carry_out(const app::ConfirmedUpdate& order);
  void carry_out(const app::DiscardUpdate& order);
  void carry_out(const app::CompareTexts& order);
  void carry_out(const app::UseVersion& order);

  base::Result<updates::Updates*> opened();
  base::Status log(const std::string& who, office::Act act, const std::string& detail);
  bool is_stopped(app::Ticket ticket);
  updates::Progress teller_of(app::Ticket ticket);
  void refuse(const app::PrepareUpdate& order, const updates::Trouble& trouble);

  const Parts parts_;
  // Of the thread alone.
  std::optional<updates::Updates> updates_;
  struct Prepared {
    updates::Preview preview;  ///< its changes are told, and left out here
    std::string file;
  };
  std::optional<Prepared> prepared_;

  std::mutex mutex_;  ///< of everything below but the thread
  std::condition_variable changed_;
  std::deque<app::Order> waiting_;
  app::Events answers_;
  app::Ticket stopped_ = 0;  ///< what is prepared under this ticket is to stop
  bool busy_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace shell
