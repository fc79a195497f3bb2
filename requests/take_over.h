// Take-over file: applications on their way from a kiosk to the desk, on a stick: sealed as they lie at the kiosk,
// with their countable facts. The format: docs/formats.md.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "requests/register.h"
#include "requests/status.h"

namespace requests {

struct TakenRequest {
  std::string number;
  base::LocalTime received;
  ApplicantKind kind = ApplicantKind::natural_person;
  OrganizationKind organization_kind = OrganizationKind::business;
  std::string seal;    ///< Sealer::name(): the key that it is sealed to
  std::string sealed;  ///< the bytes
};

struct TakeOver {
  std::string kiosk;  ///< id_of() of its key (receipt_proof.h)
  base::LocalTime made;
  std::vector<TakenRequest> requests;  ///< no number twice
};

/// With a sum over all of it, so that a stick that lies is noticed.
std::string to_text(const TakeOver& take_over);
/// bad_input: not such a text, or changed on its way.
base::Result<TakeOver> parse_take_over(std::string_view text);

/// What the desk has not told anything of yet; `all`: whatever lies in the register; never what is not sealed. The
/// register stays as it is: a stick that is lost loses nothing. Errors as Register::list().
base::Result<TakeOver> take_over_of(const Register& requests, const StatusStore& known, const std::string& kiosk,
                                    base::LocalTime now, bool all);

/// "requests-7Q2MX9K4-20261123-1405.json"
std::string file_name_of(const TakeOver& take_over);

inline constexpr std::size_t max_taken_requests = 20'000, max_sealed_bytes = 1024 * 1024,
                             max_take_over_bytes = 256 * 1024 * 1024;

}  // namespace requests
