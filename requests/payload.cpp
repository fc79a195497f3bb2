#include "requests/payload.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <vector>

#include "base/utf8.h"
#include "base/wipe.h"
#include "requests/drawn.h"

namespace requests {
namespace {

/// Room for everything that fits the form, so that the buffer is never moved and left behind in memory.
std::size_t longest_payload(const Application& application, const std::vector<DrawnPlace>& places) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(Field::count_); ++i) {
    characters += max_length(static_cast<Field>(i));
  }
  constexpr std::size_t bytes_per_character = 6;
  constexpr std::size_t keys = 1024;
  constexpr std::size_t drawing = 5 * 1024;
  std::size_t bytes = (characters + application.filled_in_by.size()) * bytes_per_character + keys;
  for (const DrawnPlace& place : places) {
    bytes += drawing + application.drawn[place.index].description.size() * bytes_per_character;
  }
  return bytes;
}

void append_escaped(std::string& json, char32_t c) {
  if (c == '"' || c == '\\') {
    json.push_back('\\');
    json.push_back(static_cast<char>(c));
  } else if (c < 0x20) {
    std::array<char, 8> escape{};
    std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
    json.append(escape.data());
  } else {
    base::append(json, c);
  }
}

void append_string(std::string& json, std::string_view text) {
  json.push_back('"');
  base::for_each_code_point(text, [&json](char32_t c) { append_escaped(json, c); });
  json.push_back('"');
}

void append_member(std::string& json, std::string_view name, std::string_view value) {
  append_string(json, name);
  json.push_back(':');
  append_string(json, value);
  json.push_back(',');
}

/// As append_member(), for what was typed: no character of private use gets out.
void append_text(std::string& json, std::string_view name, std::string_view typed) {
  std::string text = without_drawn(typed);
  append_member(json, name, text);
  base::wipe(text);
}

template <class Number>
void append_number(std::string& json, Number number) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  json.append(digits.data(), end);
}

void drop_comma(std::string& json) {
  if (json.back() == ',') json.pop_back();
}

template <class Choices>
void append_choices(std::string& json, std::string_view name, const Choices& choices) {
  append_string(json, name);
  json.append(":[");
  for (const auto choice : choices) {
    append_string(json, key(choice));
    json.push_back(',');
  }
  drop_comma(json);
  json.append("],");
}

void append_texts(std::string& json, const Application& application) {
  json.append("\"texts\":{");
  for (std::size_t i = 0; i < static_cast<std::size_t>(Field::count_); ++i) {
    const Field field = static_cast<Field>(i);
    const std::string_view text = base::trim(application[field]);
    if (applies(field, application.kind) && !text.empty()) append_text(json, key(field), text);
  }
  drop_comma(json);
  json.append("},");
}

void append_stroke(std::string& json, const base::InkStroke& stroke) {
  json.push_back('[');
  for (const base::InkPoint& point : stroke) {
    append_number(json, point.x);
    json.push_back(',');
    append_number(json, point.y);
    json.push_back(',');
  }
  drop_comma(json);
  json.append("],");
}

void append_drawing(std::string& json, const DrawnPlace& place, const DrawnCharacter& character) {
  json.push_back('{');
  append_member(json, "field", key(place.field));
  append_string(json, "position");
  json.push_back(':');
  append_number(json, place.position);
  json.push_back(',');
  append_text(json, "description", base::trim(character.description));
  append_string(json, "strokes");
  json.append(":[");
  base::Ink ink = thinned(character.ink);
  for (const base::InkStroke& stroke : ink) append_stroke(json, stroke);
  base::wipe(ink);
  drop_comma(json);
  json.append("]},");
}

void append_drawn(std::string& json, const Application& application, const std::vector<DrawnPlace>& places) {
  if (places.empty()) return;
  append_string(json, "drawn");
  json.append(":[");
  for (const DrawnPlace& place : places) append_drawing(json, place, application.drawn[place.index]);
  drop_comma(json);
  json.append("],");
}

}  // namespace

std::string to_payload(const Application& application, const std::string& lookup_code) {
  std::string json;
  const std::vector<DrawnPlace> places = drawn_places(application);
  json.reserve(longest_payload(application, places));
  json.append("{\"format\":2,");
  append_member(json, "lookup_code", lookup_code);
  append_member(json, "applicant_kind", key(application.kind));
  if (application.kind == ApplicantKind::organization) {
    append_member(json, "organization_kind", key(application.organization_kind));
  } else {
    append_member(json, "id_kind", key(application.id_kind));
  }
  if (!application.filled_in_by.empty()) append_text(json, "filled_in_by", application.filled_in_by);
  append_choices(json, "carriers", application.carriers);
  append_choices(json, "deliveries", application.deliveries);
  append_texts(json, application);
  append_drawn(json, application, places);
  drop_comma(json);
  json.push_back('}');
  return json;
}

}  // namespace requests
