#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include "base/date.h"

TEST_CASE("a day that does not exist is no date") { CHECK_FALSE(base::parse_date("2023-02-30")); }
