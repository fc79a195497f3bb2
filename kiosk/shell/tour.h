// Tour: shows a citizen's visit in the real window and leaves pictures and print-outs in a folder.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "kiosk/shell/player.h"

namespace shell {

/// The folders of one tour. The catalogue is only read; applications and print-outs stay in the tour's own folder.
struct TourFolders {
  std::string pictures;  ///< the folder that was asked for; pictures of an earlier tour in it are removed
  std::string printed;   ///< print-outs
  std::string data;      ///< a data folder of its own: an empty register beside a link to the catalogue
};

/// Makes them and removes what an earlier tour left there. unavailable: a folder cannot be made; not_found: no
/// catalogue in `data_directory`.
base::Result<TourFolders> prepare_tour(const std::string& folder, const std::string& data_directory);

class Tour {
 public:
  /// `take_picture` is given the file's path. Each step is reported on standard output.
  Tour(const TourFolders& folders, std::function<void(std::string path)> take_picture);

  /// For Loop::Parts::every_turn: false when the tour is over.
  bool advance(Session& session, double now_s);
  bool succeeded() const { return state_ == Player::State::done; }

 private:
  int pictures_ = 0;
  Player player_;
  Player::State state_ = Player::State::playing;
};

}  // namespace shell
