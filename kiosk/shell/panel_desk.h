// PanelDesk: answers what the typing panels ask, at once and in the same thread.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "input/engines.h"
#include "kiosk/app/event.h"
#include "kiosk/app/order.h"

namespace shell {

class PanelDesk {
 public:
  /// Without engines: 数字/字母 and 符号 only.
  PanelDesk(std::unique_ptr<input::Engines> engines, input::Engines::Paths paths);

  bool is_open() const { return engines_ != nullptr; }
  std::vector<input::RadicalRow> radicals() const;
  /// Takes the first order for the engines out of `orders` and answers it. Nothing: there is none.
  std::optional<app::Event> answer_one(app::Orders& orders);
  /// The visit is over.
  void forget();
  /// Takes up the tables of the catalogue that was loaded meanwhile. What fails is said on stderr; the old ones stay.
  void renew();

 private:
  app::Event answer(app::Compose& order);
  app::Event answer(app::Choose& order);

  std::unique_ptr<input::Engines> engines_;
  input::Engines::Paths paths_;
  std::string stamp_;  ///< of the catalogue's tables that are in use
};

}  // namespace shell
