#include "pack/decisions.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "base/utf8.h"
#include "catalog/files.h"
#include "package/manifest.h"
#include "words/fill.h"

namespace pack {
namespace {

using nlohmann::json;
using words::Word;

constexpr std::size_t id_digits = 12;
constexpr std::size_t longest_text = 2000;
constexpr std::size_t longest_name = 100;
constexpr std::size_t most_file_bytes = std::size_t{16} << 20U;

base::Error bad(std::string what) { return base::error(base::ErrorKind::bad_input, std::move(what)); }

bool is_text(std::string_view text, std::size_t longest) {
  const bool plain =
      std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; });
  return plain && text.size() <= longest && base::is_valid_utf8(text);
}

std::string verdict_name(Verdict verdict) { return verdict == Verdict::publish ? "publish" : "removed"; }

Decision read_decision(const json& object) {
  const std::string verdict = object.at("decision").get<std::string>();
  if (verdict != "publish" && verdict != "removed") throw std::runtime_error("decision is publish or removed");
  return {object.at("finding").get<std::string>(), verdict == "publish" ? Verdict::publish : Verdict::removed,
          object.at("by").get<std::string>(), object.at("at").get<std::string>(),
          object.at("why").get<std::string>()};
}

/// Closes what it holds.
class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }

 private:
  int value_;
};

base::Error system_error(const char* what) {
  const auto kind = errno == ENOSPC || errno == EDQUOT ? base::ErrorKind::no_space : base::ErrorKind::unavailable;
  return base::error(kind, std::string(what) + ": " + std::generic_category().message(errno));
}

base::Status write_synced(const std::string& path, std::string_view bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0640));
  if (file.get() < 0) return system_error("open");
  while (!bytes.empty()) {
    const ssize_t count = ::write(file.get(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_error("write");
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  if (::fsync(file.get()) != 0) return system_error("fsync");
  return base::Done{};
}

std::string decided(Word word, const Finding& finding, const Decision& decision) {
  return words::fill(word, {finding.what, decision.by, decision.at, decision.why});
}

void apply(Finding& finding, const Decision& decision) {
  const bool publish = decision.verdict == Verdict::publish;
  finding.what = decided(publish ? Word::guard_decided_publish : Word::guard_decided_removed, finding, decision);
  finding.remedy = publish ? "" : std::string(words::zh(Word::guard_decided_removed_remedy));
  finding.weight = publish ? Weight::note : Weight::error;
}

/// Equal ones become the first of them.
Findings without_repetitions(Findings findings) {
  std::map<std::string, std::pair<std::size_t, int>> first;  // id -> place in `kept`, number
  Findings kept;
  for (Finding& finding : findings) {
    if (finding.weight == Weight::decision) {
      const auto [it, is_new] = first.try_emplace(finding.id, kept.size(), 0);
      ++it->second.second;
      if (!is_new) continue;
    }
    kept.push_back(std::move(finding));
  }
  for (const auto& [id, place] : first)
    if (place.second > 1)
      kept[place.first].what =
          words::fill(Word::guard_repeated, {kept[place.first].what, std::to_string(place.second)});
  return kept;
}

}  // namespace

base::Status Decisions::add(Decision decision) {
  if (!is_decision_id(decision.finding)) return bad("no id of a finding");
  if (base::trim(decision.by).empty() || !is_text(decision.by, longest_name)) return bad("by");
  if (decision.at.empty() || !is_text(decision.at, longest_name)) return bad("at");
  if (!is_text(decision.why, longest_text)) return bad("why");
  if (decision.verdict == Verdict::publish && base::trim(decision.why).empty()) return bad("why is missing");
  decisions_[decision.finding] = std::move(decision);
  return base::Done{};
}

const Decision* Decisions::find(std::string_view finding) const {
  const auto found = decisions_.find(std::string(finding));
  return found == decisions_.end() ? nullptr : &found->second;
}

base::Result<Decisions> parse_decisions(std::string_view bytes) {
  try {
    const json root = json::parse(bytes);
    if (root.at("format") != 1) return bad("format is not 1");
    if (!root.at("decisions").is_array()) return bad("decisions is no list");
    Decisions decisions;
    for (const json& item : root.at("decisions")) {
      Decision decision = read_decision(item);
      if (decisions.find(decision.finding) != nullptr) return bad("two decisions on " + decision.finding);
      if (const base::Status added = decisions.add(std::move(decision)); !added) return added.error();
    }
    return decisions;
  } catch (const std::exception& wrong) {
    return bad(wrong.what());
  }
}

std::string to_json(const Decisions& decisions) {
  nlohmann::ordered_json root = {{"format", 1}, {"decisions", json::array()}};
  for (const auto& [id, decision] : decisions.all())
    root["decisions"].push_back(nlohmann::ordered_json{{"finding", id},
                                                       {"decision", verdict_name(decision.verdict)},
                                                       {"by", decision.by},
                                                       {"at", decision.at},
                                                       {"why", decision.why}});
  return root.dump(2) + "\n";
}

base::Result<Decisions> load_decisions(const std::string& folder) {
  const auto files = catalog::Folder::open(folder);
  if (!files) return files.error();
  const auto bytes = files->read(std::string(decisions_file), most_file_bytes);
  if (!bytes && bytes.error().kind == base::ErrorKind::not_found) return Decisions();
  if (!bytes) return bytes.error();
  return parse_decisions(*bytes);
}

base::Status save_decisions(const std::string& folder, const Decisions& decisions) {
  const std::string path = folder + "/" + std::string(decisions_file);
  const std::string aside = path + ".new";
  base::Status written = write_synced(aside, to_json(decisions));
  if (written && std::rename(aside.c_str(), path.c_str()) != 0) written = system_error("rename");
  if (!written) {
    ::unlink(aside.c_str());
    return written;
  }
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.get() >= 0) ::fsync(directory.get());
  return base::Done{};
}

std::string decision_id(std::string_view kind, std::string_view file, std::string_view content) {
  std::string bytes;
  for (const std::string_view part : {kind, file, content}) {
    bytes += std::to_string(part.size()) + ":";
    bytes += part;
  }
  return package::sha256_of(bytes).substr(0, id_digits);
}

bool is_decision_id(std::string_view text) {
  return text.size() == id_digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Findings apply_decisions(Findings findings, const Decisions& decisions) {
  findings = without_repetitions(std::move(findings));
  for (Finding& finding : findings) {
    if (finding.weight != Weight::decision) continue;
    if (const Decision* decision = decisions.find(finding.id)) apply(finding, *decision);
  }
  return findings;
}

}  // namespace pack
