// The JSON half of update_account.h (docs/chayuectl.md).
#include <nlohmann/json.hpp>

#include "office/refusal_words.h"
#include "staff/update_account.h"

namespace staff {
namespace {

using Json = nlohmann::ordered_json;
using catalog::RecordChange;
using catalog::TextPair;

std::string dump(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

Json refusals_json(const std::vector<catalog::Refusal>& list) {
  Json json = Json::array();
  for (const catalog::Refusal& each : list)
    json.push_back({{"file", each.file}, {"line", each.line}, {"what", each.what}, {"remedy", each.remedy}});
  return json;
}

Json record_json(const catalog::Record& record) {
  return {{"index_number", record.index_number}, {"title", record.title}};
}

Json changes_json(const catalog::Changes& changes) {
  Json added = Json::array();
  for (const RecordChange& change : changes.added) added.push_back(record_json(change.after));
  Json changed = Json::array();
  for (const RecordChange& change : changes.changed) {
    changed.push_back(record_json(change.after));
    changed.back()["fields"] = change.fields;
    changed.back()["text"] = change.text;
  }
  Json withdrawn = Json::array();
  for (const RecordChange& change : changes.withdrawn) {
    withdrawn.push_back(record_json(change.before));
    withdrawn.back()["reason"] = change.reason;
  }
  return {{"added", added},
          {"changed", changed},
          {"withdrawn", withdrawn},
          {"unchanged", changes.unchanged},
          {"emptied_columns", changes.emptied_columns},
          {"guide_changed", changes.guide},
          {"offices_changed", changes.offices}};
}

Json version_json(const catalog::Version& version) {
  return {{"number", version.number},
          {"counter", version.counter},
          {"manifest_sha256", version.manifest_sha256},
          {"loaded_at", version.loaded_at},
          {"content_date", version.content_date.empty() ? Json(nullptr) : Json(version.content_date)},
          {"records", version.records}};
}

const char* name_of(TextPair::Kind kind) {
  switch (kind) {
    case TextPair::Kind::same: return "same";
    case TextPair::Kind::changed: return "changed";
    case TextPair::Kind::added: return "added";
    case TextPair::Kind::removed: break;
  }
  return "removed";
}

const char* name_of(base::ErrorKind kind) {
  switch (kind) {
    case base::ErrorKind::bad_input: return "bad_input";
    case base::ErrorKind::not_found: return "not_found";
    case base::ErrorKind::no_space: return "no_space";
    case base::ErrorKind::unavailable: return "unavailable";
    case base::ErrorKind::corrupt: return "corrupt";
    case base::ErrorKind::internal: break;
  }
  return "internal";
}

}  // namespace

std::string preview_json(const updates::Preview& preview) {
  const package::Manifest& manifest = preview.manifest;
  return dump({{"package",
                {{"agency", manifest.agency},
                 {"counter", manifest.counter},
                 {"base", manifest.base},
                 {"made_at", manifest.made_at},
                 {"note", manifest.note},
                 {"signers", preview.signers}}},
               {"version", version_json(preview.version)},
               {"changes", changes_json(preview.changes)},
               {"refused", refusals_json(preview.report.refusals)},
               {"warnings", refusals_json(preview.report.warnings)}});
}

std::string texts_json(const std::string& index_number, std::span<const TextPair> pairs) {
  Json list = Json::array();
  for (const TextPair& pair : pairs)
    list.push_back({{"kind", name_of(pair.kind)}, {"before", pair.before}, {"after", pair.after}});
  return dump({{"index_number", index_number}, {"paragraphs", list}});
}

std::string trouble_json(const updates::Trouble& trouble) {
  if (const auto* refused = std::get_if<package::Refused>(&trouble.why)) {
    const office::RefusalWords reason = office::refusal_words(refused->why);
    return dump({{"what", words::zh(reason.what)}, {"remedy", words::zh(reason.remedy)}, {"where", refused->where}});
  }
  if (const auto* error = std::get_if<base::Error>(&trouble.why)) return dump({{"error", name_of(error->kind)}});
  return dump({{"refused", refusals_json(std::get<catalog::ImportReport>(trouble.why).refusals)}});
}

std::string versions_json(const std::vector<catalog::Version>& versions, std::int64_t in_use) {
  Json list = Json::array();
  for (const catalog::Version& version : versions) {
    list.push_back(version_json(version));
    list.back()["in_use"] = version.number == in_use;
  }
  return dump({{"versions", list}});
}

}  // namespace staff
