#include "requests/application.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "base/wipe.h"
#include "requests/drawn.h"

namespace requests {
namespace {

struct FieldFacts {
  std::string_view key;
  std::size_t max_length = 0;
};

constexpr std::array<FieldFacts, static_cast<std::size_t>(Field::count_)> facts = {{
    {"name", 60},
    {"employer", 60},
    {"id_number", 40},
    {"legal_representative", 60},
    {"contact_name", 60},
    {"phone", 40},
    {"email", 100},
    {"fax", 40},
    {"address", 200},
    {"postcode", 10},
    {"information_title", 200},
    {"information_number", 100},
    {"description", 2000},
}};

const FieldFacts& facts_of(Field field) { return facts[static_cast<std::size_t>(field)]; }

template <class Choice, std::size_t count>
std::string_view key_of(const std::array<std::string_view, count>& keys, Choice choice) {
  return keys[static_cast<std::size_t>(choice)];
}

std::string stars(std::size_t count) { return std::string(count, '*'); }

/// How much of a name of `length` characters stays readable.
std::size_t shown_of_name(std::size_t length) {
  if (length < 2) return 0;
  if (length < 4) return 1;
  return length < 6 ? 2 : 4;
}

std::string without_spaces(std::string_view text) {
  std::string result;
  base::for_each_code_point(text, [&result](char32_t c) {
    if (!base::is_space(c)) base::append(result, c);
  });
  return result;
}

/// The last `count` characters.
std::string_view suffix(std::string_view text, std::size_t count) {
  return text.substr(base::prefix(text, base::length(text) - count).size());
}

}  // namespace

std::string_view key(ApplicantKind kind) {
  return key_of(std::array<std::string_view, 2>{"natural_person", "organization"}, kind);
}

std::string_view key(OrganizationKind kind) {
  return key_of(std::array<std::string_view, 5>{"business", "research", "public_benefit", "legal_service", "other"},
                kind);
}

std::string_view key(IdKind kind) {
  return key_of(std::array<std::string_view, 6>{"resident_id", "passport", "hk_macao_permit", "taiwan_permit",
                                                "foreigner_residence", "other"},
                kind);
}

std::string_view key(Carrier carrier) {
  return key_of(std::array<std::string_view, 3>{"paper", "email", "disc"}, carrier);
}

std::string_view key(Delivery delivery) {
  return key_of(std::array<std::string_view, 5>{"post", "email", "fax", "pick_up", "read_on_site"}, delivery);
}

std::string_view key(Field field) { return facts_of(field).key; }

std::size_t max_length(Field field) { return facts_of(field).max_length; }

Application::Application(Application&& other) noexcept { *this = std::move(other); }

Application& Application::operator=(const Application& other) {
  if (this == &other) return *this;
  Application copy(other);
  return *this = std::move(copy);
}

Application& Application::operator=(Application&& other) noexcept {
  if (this == &other) return *this;
  wipe();
  kind = other.kind;
  organization_kind = other.organization_kind;
  id_kind = other.id_kind;
  carriers.swap(other.carriers);
  deliveries.swap(other.deliveries);
  drawn.swap(other.drawn);
  filled_in_by.swap(other.filled_in_by);
  std::swap(texts_, other.texts_);
  other.wipe();
  return *this;
}

Application::~Application() { wipe(); }

void Application::wipe() {
  for (std::string& text : texts_) base::wipe(text);
  kind = ApplicantKind::natural_person;
  organization_kind = OrganizationKind::business;
  id_kind = IdKind::resident_id;
  carriers.clear();
  deliveries.clear();
  for (DrawnCharacter& character : drawn) {
    base::wipe(character.ink);
    base::wipe(character.description);
  }
  drawn.clear();
  base::wipe(filled_in_by);
}

bool applies(Field field, ApplicantKind kind) {
  switch (field) {
    case Field::employer: return kind == ApplicantKind::natural_person;
    case Field::legal_representative:
    case Field::contact_name: return kind == ApplicantKind::organization;
    default: return true;
  }
}

bool is_required(Field field, const Application& application) {
  if (!applies(field, application.kind)) return false;
  switch (field) {
    case Field::name:
    case Field::id_number:
    case Field::legal_representative:
    case Field::contact_name: return true;
    case Field::email: return application.deliveries.contains(Delivery::email);
    case Field::fax: return application.deliveries.contains(Delivery::fax);
    case Field::address:
    case Field::postcode: return application.deliveries.contains(Delivery::post);
    default: return false;
  }
}

std::string mask_name(std::string_view name) {
  name = base::trim(name);
  const std::size_t length = base::length(name);
  const std::size_t shown = shown_of_name(length);
  return without_drawn(base::prefix(name, shown)) + stars(length - shown);
}

std::string mask_id(std::string_view id_number) {
  std::string number = without_spaces(id_number);
  const std::size_t length = base::length(number);
  std::string masked;
  if (length >= 15) {
    masked.append(base::prefix(number, 3)).append(stars(length - 7)).append(suffix(number, 4));
  } else if (length > 1) {
    masked.append(stars(length - 1)).append(suffix(number, 1));
  } else {
    masked = stars(length);
  }
  base::wipe(number);
  return masked;
}

}  // namespace requests
