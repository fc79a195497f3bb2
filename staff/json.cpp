#include "staff/json.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace staff {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

Json day_or_null(const std::optional<base::Date>& day) { return day ? Json(base::to_iso(*day)) : Json(nullptr); }

/// "2026-11-23T09:05"
std::string moment(const base::LocalTime& time) {
  std::array<char, 16> clock{};
  std::snprintf(clock.data(), clock.size(), "T%02d:%02d", time.hour, time.minute);
  return base::to_iso(time.date) + clock.data();
}

Json validity_or_null(catalog::Validity validity) {
  switch (validity) {
    case catalog::Validity::in_force: return "in_force";
    case catalog::Validity::amended: return "amended";
    case catalog::Validity::expired: return "expired";
    case catalog::Validity::repealed: return "repealed";
    case catalog::Validity::not_yet: return "not_yet";
    case catalog::Validity::unstated: break;
  }
  return nullptr;
}

Json record_json(const catalog::Record& record) {
  return {{"index_number", record.index_number},
          {"title", record.title},
          {"document_number", record.document_number},
          {"issuer", record.issuer},
          {"summary", record.summary},
          {"genre", record.genre},
          {"subject", record.subject},
          {"combined_class", record.combined_class},
          {"keywords", record.keywords},
          {"column_id", record.column_id},
          {"column_name", record.column_name},
          {"made_on", day_or_null(record.made_on)},
          {"published_on", day_or_null(record.published_on)},
          {"effective_on", day_or_null(record.effective_on)},
          {"repealed_on", day_or_null(record.repealed_on)},
          {"shown_until", day_or_null(record.shown_until)},
          {"validity", validity_or_null(record.validity)},
          {"has_text", record.has_text}};
}

const char* name_of(base::BlockKind kind) {
  switch (kind) {
    case base::BlockKind::heading: return "heading";
    case base::BlockKind::article: return "article";
    case base::BlockKind::flush: return "flush";
    case base::BlockKind::closing: return "closing";
    case base::BlockKind::table: return "table";
    case base::BlockKind::paragraph: break;
  }
  return "paragraph";
}

Json block_json(const base::Block& block) {
  Json json = {{"kind", name_of(block.kind)}};
  if (block.kind == base::BlockKind::heading) json["level"] = block.level;
  if (block.kind == base::BlockKind::article) json["label"] = block.label;
  if (block.kind == base::BlockKind::table) {
    json["rows"] = block.rows;
  } else {
    json["text"] = block.text;
  }
  return json;
}

Json request_json(const requests::RegisterRow& row) {
  const bool organization = row.kind == requests::ApplicantKind::organization;
  Json drawn = Json::array();
  for (const requests::Field field : row.drawn) drawn.push_back(requests::key(field));
  return {{"number", row.number},
          {"received", moment(row.received)},
          {"applicant_kind", requests::key(row.kind)},
          {"organization_kind", organization ? Json(requests::key(row.organization_kind)) : Json(nullptr)},
          {"state", row.state},
          {"seal", row.seal},
          {"drawn", std::move(drawn)}};
}

Json totals_json(const catalog::Catalog::Totals& totals) {
  return {{"records", totals.records},
          {"texts", totals.texts},
          {"characters", totals.characters},
          {"columns", totals.columns},
          {"bytes_on_disk", totals.bytes_on_disk}};
}

Json facets_json(std::span<const catalog::FacetValue> values) {
  Json json = Json::array();
  for (const auto& value : values) {
    json.push_back({{"id", value.key}, {"name", value.label}, {"count", value.count}});
  }
  return json;
}

Json day_json(const RequestDay& day) {
  Json json = {{"day", base::to_iso(day.day)}};
  for (std::size_t i = 0; i < applicant_columns.size(); ++i) json[std::string(applicant_columns[i])] = day.count[i];
  return json;
}

Json request_counts_json(const std::optional<RequestCounts>& counts) {
  if (!counts) return nullptr;
  Json days = Json::array();
  for (const auto& day : counts->days) days.push_back(day_json(day));
  return {{"total", counts->total}, {"days", std::move(days)}};
}

Json paper_json(const std::optional<std::vector<printing::Ledger::Count>>& paper) {
  if (!paper) return nullptr;
  Json list = Json::array();
  for (const auto& count : *paper) {
    list.push_back({{"kind", count.kind},
                    {"ending", staff::name_of(count.ending)},
                    {"runs", count.runs},
                    {"pages_out", count.pages_out}});
  }
  return list;
}

}  // namespace

std::string search_json(const std::string& query, std::size_t total, std::span<const catalog::ListRow> rows) {
  Json records = Json::array();
  for (const auto& row : rows) {
    records.push_back(record_json(row.record));
    records.back()["snippet"] = row.snippet;
  }
  return dump({{"query", query}, {"total", total}, {"records", std::move(records)}});
}

std::string document_json(const catalog::Document& document) {
  Json json = record_json(document.record);
  json["body"] = Json::array();
  for (const auto& block : document.body) json["body"].push_back(block_json(block));
  json["attachments"] = Json::array();
  for (const auto& each : document.attachments)
    json["attachments"].push_back({{"name", each.name}, {"bytes", each.bytes}});
  return dump(json);
}

std::string requests_json(std::span<const requests::RegisterRow> rows) {
  Json list = Json::array();
  for (const auto& row : rows) list.push_back(request_json(row));
  return dump({{"total", rows.size()}, {"requests", std::move(list)}});
}

std::string request_row_json(const requests::RegisterRow& row) { return dump(request_json(row)); }

std::string counts_json(const Counts& counts) {
  return dump({{"totals", totals_json(counts.totals)},
               {"columns", facets_json(counts.columns)},
               {"issuers", facets_json(counts.issuers)},
               {"years", facets_json(counts.years)},
               {"requests", request_counts_json(counts.requests)},
               {"paper", paper_json(counts.paper)}});
}

std::string holds_json(std::span<const printing::Hold> holds) {
  Json list = Json::array();
  for (const auto& hold : holds) {
    list.push_back({{"code", hold.code},
                    {"kind", hold.kind},
                    {"reference", hold.reference},
                    {"choice", hold.choice},
                    {"pages", hold.pages},
                    {"held", moment(hold.held)}});
  }
  return dump({{"total", holds.size()}, {"holds", std::move(list)}});
}

std::string printer_json(const printing::DeviceStatus& status, printing::Situation situation,
                         std::string_view situation_words) {
  Json troubles = Json::array();
  for (const printing::Trouble trouble : status.troubles) troubles.push_back(staff::name_of(trouble));
  return dump({{"state", staff::name_of(status.state)},
               {"accepts_jobs", status.accepts_jobs},
               {"troubles", std::move(troubles)},
               {"situation", printing::name_of(situation)},
               {"situation_words", situation_words}});
}

std::string candidates_json(const std::string& letters, const input::Offer& offer) {
  Json candidates = Json::array();
  for (const auto& candidate : offer.candidates)
    candidates.push_back({{"text", candidate.text}, {"note", candidate.note}});
  return dump({{"letters", letters}, {"reading", offer.reading}, {"candidates", candidates}, {"more", offer.more}});
}

std::string page_json(int page, std::span<const catalog::Catalog::PageMatch> matches) {
  Json list = Json::array();
  for (const auto& match : matches) {
    Json record = record_json(match.record);
    record["same_text"] = match.same_text;
    record["shown"] = match.shown;
    list.push_back(std::move(record));
  }
  return dump({{"page", page == 0 ? Json(nullptr) : Json(page)}, {"records", std::move(list)}});
}

std::string_view name_of(printing::Trouble trouble) {
  static constexpr std::array names = {"unreachable", "paused",      "cover_open",  "paper_jam",   "tray_open",
                                       "wrong_paper", "paper_empty", "output_full", "toner_empty", "fault",
                                       "busy",        "toner_low",   "paper_low"};
  return names[static_cast<std::size_t>(trouble)];
}

std::string_view name_of(printing::DeviceStatus::State state) {
  static constexpr std::array names = {"idle", "busy", "stopped", "unreachable"};
  return names[static_cast<std::size_t>(state)];
}

std::string_view name_of(std::optional<printing::Ending> ending) {
  static constexpr std::array names = {"printed", "saved", "cancelled", "given_up", "failed", "unknown"};
  return ending ? names[static_cast<std::size_t>(*ending)] : "open";
}

}  // namespace staff
