// Order: what update() asks of the world. Data, so that tests can read it; carried out by shell's Desk, off the
// frame.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "catalog/catalog.h"
#include "kiosk/app/model.h"
#include "requests/application.h"

namespace app {

// One order a line, to be read as a list.
// clang-format off

struct LoadRoom { Ticket ticket = 0; };                                   ///< -> RoomLoaded
struct LoadNewest { Ticket ticket = 0; std::size_t count = 0; };          ///< -> NewestLoaded
struct Find { Ticket ticket = 0; catalog::Filter filter; };               ///< -> Found
struct LoadRows {                                                         ///< -> RowsLoaded
  Ticket ticket = 0;
  std::size_t first = 0;
  std::vector<catalog::RecordId> ids;
  std::string words;
};
struct LoadDocument { Ticket ticket = 0; catalog::RecordId id = 0; };     ///< -> DocumentLoaded
struct CountPages { Ticket ticket = 0; catalog::RecordId id = 0; };       ///< -> PagesCounted
struct SubmitApplication {                                                ///< -> Submitted
  Ticket ticket = 0;
  requests::Application application;
  std::string visit_token;
};
struct PrintDocument { Ticket ticket = 0; catalog::RecordId id = 0; };    ///< -> Printed
struct PrintApplication {                                                 ///< -> Printed
  Ticket ticket = 0;
  requests::Application application;
  requests::Receipt receipt;
};
struct PrintReceipt {                                                     ///< -> Printed
  Ticket ticket = 0;
  requests::Application application;
  requests::Receipt receipt;
};
/// The visit is over: orders of it that were not begun are dropped, text fields of the input engines forgotten.
struct ForgetVisit {};
/// Has staff loaded another catalogue? -> CatalogueChanged, or nothing.
struct LookForCatalogue {};
// clang-format on

using Order = std::variant<LoadRoom, LoadNewest, Find, LoadRows, LoadDocument, CountPages, SubmitApplication,
                           PrintDocument, PrintApplication, PrintReceipt, ForgetVisit, LookForCatalogue>;
using Orders = std::vector<Order>;

}  // namespace app
