// Working calendar: the holidays that deadlines are counted by: the product's, and before them those of the
// catalogue.
#pragma once

#include <string>

#include "base/workday.h"
#include "catalog/catalog.h"

namespace catalog {

/// $CHAYUE_SHARE/calendar, else the nearest "share/chayue/calendar" beside or above the running program; empty where
/// there is none.
std::string product_calendar_folder();

/// `catalogue` may be null. Years that cannot be read are not there: dates that need them are 暂定.
base::Calendar working_calendar(const Catalog* catalogue, const std::string& product = product_calendar_folder());

}  // namespace catalog
