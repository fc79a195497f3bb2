#include "package/package.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "package/archive.h"
#include "package/layout.h"

namespace package {

struct Package::Opened {
  Archive archive;
  Layout layout;
  Manifest manifest;
  std::string manifest_text;
  std::vector<std::string> signers;
};

namespace {

using base::ErrorKind;

/// Leaves a refusal behind; false, so that a check can end with it.
bool refuse(Refused& refused, Refusal why, std::string where = {}) {
  refused = {why, std::move(where)};
  return false;
}

Refusal refusal_of(const base::Error& error) {
  const bool is_device = error.kind == ErrorKind::unavailable || error.kind == ErrorKind::not_found;
  return is_device ? Refusal::unreadable : Refusal::not_a_package;
}

Refusal refusal_of_disk(const base::Error& error) {
  return error.kind == ErrorKind::no_space ? Refusal::no_space : Refusal::not_writable;
}

/// Who signed `text`, by Trust; what another key says counts neither for nor against it.
class Signatures {
 public:
  Signatures(const Trust& trust, const std::string& text) : trust_(trust), text_(text) {}

  bool add(const std::string& signature_file, Refused& refused) {
    const auto claimed = claimed_key(signature_file);
    if (!claimed) return refuse(refused, Refusal::bad_signature);
    const auto by_id = [&](const Signer& signer) { return signer.key.id == *claimed; };
    const auto signer = std::find_if(trust_.signers.begin(), trust_.signers.end(), by_id);
    if (signer == trust_.signers.end()) return true;
    if (!verify(signer->key, signature_file, text_)) return refuse(refused, Refusal::bad_signature, signer->name);
    names_.insert(signer->name);
    return true;
  }

  bool are_enough(Refused& refused) const {
    if (names_.empty()) return refuse(refused, Refusal::unknown_signer);
    const bool enough = names_.size() >= static_cast<std::size_t>(trust_.threshold);
    return enough || refuse(refused, Refusal::too_few_signers, *names_.begin());
  }

  std::vector<std::string> names() const { return {names_.begin(), names_.end()}; }

 private:
  const Trust& trust_;
  const std::string& text_;
  std::set<std::string> names_;
};

bool check_signatures(const Archive& archive, const Layout& layout, const Trust& trust, const std::string& text,
                      std::vector<std::string>& names, Refused& refused) {
  if (trust.agency.empty() || trust.signers.empty()) return refuse(refused, Refusal::no_trust);
  if (layout.signatures.empty()) return refuse(refused, Refusal::not_signed);
  Signatures signatures(trust, text);
  for (const std::size_t entry : layout.signatures) {
    const auto file = archive.read(entry, max_signature_file_bytes);
    if (!file && refusal_of(file.error()) == Refusal::unreadable) return refuse(refused, Refusal::unreadable);
    if (!file) return refuse(refused, Refusal::bad_signature);
    if (!signatures.add(*file, refused)) return false;
  }
  names = signatures.names();
  return signatures.are_enough(refused);
}

bool parse(const std::string& text, Manifest& manifest, Refused& refused) {
  auto parsed = parse_manifest(text);
  if (parsed) return manifest = std::move(*parsed), true;
  const bool is_newer = format_of(text).value_or(manifest_format) > manifest_format;
  return refuse(refused, is_newer ? Refusal::unknown_format : Refusal::bad_manifest);
}

bool is_next(const Manifest& manifest, const std::string& text, const Known& known, Refused& refused) {
  const std::string counter = std::to_string(manifest.counter);
  if (manifest.counter == known.counter)
    return refuse(refused, sha256_of(text) == known.manifest_sha256 ? Refusal::same : Refusal::older, counter);
  if (manifest.counter < std::max(known.highest, known.counter)) return refuse(refused, Refusal::older, counter);
  const bool is_based =
      manifest.base == 0 || (manifest.base == known.counter && manifest.base_sha256 == known.manifest_sha256);
  return is_based || refuse(refused, Refusal::base_missing, std::to_string(manifest.base));
}

/// Each part that is inside is one of the manifest, and a full package has all of them.
bool holds_parts(const Manifest& manifest, const Archive& archive, const Layout& layout, Refused& refused) {
  std::map<std::string_view, const Part*> named;
  for (const Part& part : manifest.parts) named.emplace(part.sha256, &part);
  for (const auto& [sum, entry] : layout.parts) {
    const auto part = named.find(sum);
    if (part == named.end()) return refuse(refused, Refusal::part_unlisted, archive.entries()[entry].name);
    if (archive.entries()[entry].size != part->second->size)
      return refuse(refused, Refusal::part_differs, part->second->path);
  }
  for (const auto& [sum, part] : named)
    if (manifest.base == 0 && !layout.parts.contains(std::string(sum)))
      return refuse(refused, Refusal::part_missing, part->path);
  return true;
}

/// Copies one part and tells the ways to fail apart.
class Copy {
 public:
  Copy(const Part& part, PartStore::Source source, const Package::Progress& progress, std::uint64_t before,
       std::uint64_t total)
      : part_(part), source_(std::move(source)), progress_(progress), done_(before), total_(total) {}

  bool run(PartStore& store, Refused& refused) {
    const base::Status copied =
        store.stage(part_, [this](char* buffer, std::size_t capacity) { return next(buffer, capacity); });
    if (copied) return true;
    if (is_cancelled_) return refuse(refused, Refusal::cancelled);
    const ErrorKind kind = copied.error().kind;
    if (source_failed_)
      return refuse(refused, is_unreadable_ ? Refusal::unreadable : Refusal::part_differs, part_.path);
    if (kind == ErrorKind::bad_input) return refuse(refused, Refusal::part_differs, part_.path);
    return refuse(refused, refusal_of_disk(copied.error()));
  }

 private:
  base::Result<std::size_t> next(char* buffer, std::size_t capacity) {
    auto count = source_(buffer, capacity);
    source_failed_ = !count.ok();
    is_unreadable_ = source_failed_ && count.error().kind == ErrorKind::unavailable;
    if (source_failed_) return count;
    done_ += *count;
    is_cancelled_ = progress_ && !progress_(done_, total_);
    if (is_cancelled_) return base::error(ErrorKind::unavailable, "cancelled");
    return count;
  }

  const Part& part_;
  PartStore::Source source_;
  const Package::Progress& progress_;
  std::uint64_t done_;
  std::uint64_t total_;
  bool source_failed_ = false;
  bool is_unreadable_ = false;
  bool is_cancelled_ = false;
};

/// One of each sum that the store does not have.
std::vector<const Part*> missing_parts(const Manifest& manifest, const PartStore& store) {
  std::set<std::string_view> seen;
  std::vector<const Part*> missing;
  for (const Part& part : manifest.parts)
    if (seen.insert(part.sha256).second && !store.has(part)) missing.push_back(&part);
  return missing;
}

bool copy_parts(const Archive& archive, const Layout& layout, const std::vector<const Part*>& parts,
                std::uint64_t total, PartStore& store, const Package::Progress& progress, Refused& refused) {
  std::uint64_t done = 0;
  for (const Part* part : parts) {
    const std::size_t entry = layout.parts.at(part->sha256);
    if (!Copy(*part, archive.source(entry), progress, done, total).run(store, refused)) return false;
    done += part->size;
  }
  return true;
}

}  // namespace

Package::Package(std::unique_ptr<Opened> opened) : opened_(std::move(opened)) {}
Package::Package(Package&&) noexcept = default;
Package::~Package() = default;

const Manifest& Package::manifest() const { return opened_->manifest; }
const std::string& Package::manifest_text() const { return opened_->manifest_text; }
const std::vector<std::string>& Package::signers() const { return opened_->signers; }

std::optional<Package> Package::open(const std::string& file, const Trust& trust, const Known& known,
                                     Refused& refused) {
  auto archive = Archive::open(file);
  if (!archive) return refuse(refused, refusal_of(archive.error())), std::nullopt;
  auto opened = std::make_unique<Opened>(Opened{std::move(*archive), {}, {}, {}, {}});
  if (!read_layout(opened->archive, opened->layout, refused)) return std::nullopt;
  auto text = opened->archive.read(opened->layout.manifest, max_manifest_bytes);
  if (!text) return refuse(refused, refusal_of(text.error())), std::nullopt;
  opened->manifest_text = std::move(*text);
  Manifest& manifest = opened->manifest;
  // What nobody who is trusted has signed is not even parsed.
  const bool is_good =
      check_signatures(opened->archive, opened->layout, trust, opened->manifest_text, opened->signers, refused) &&
      parse(opened->manifest_text, manifest, refused) &&
      (manifest.agency == trust.agency || refuse(refused, Refusal::other_agency, manifest.agency)) &&
      is_next(manifest, opened->manifest_text, known, refused) &&
      holds_parts(manifest, opened->archive, opened->layout, refused);
  if (!is_good) return std::nullopt;
  return Package(std::move(opened));
}

bool Package::extract(PartStore& store, const Progress& progress, Refused& refused) const {
  const auto missing = missing_parts(opened_->manifest, store);
  std::uint64_t total = 0;
  for (const Part* part : missing) {
    if (!opened_->layout.parts.contains(part->sha256)) return refuse(refused, Refusal::part_missing, part->path);
    total += part->size;
  }
  const bool is_whole = copy_parts(opened_->archive, opened_->layout, missing, total, store, progress, refused);
  // Also what came before a stick was pulled.
  const base::Status settled = store.settle();
  if (settled || !is_whole) return is_whole;
  return refuse(refused, refusal_of_disk(settled.error()));
}

}  // namespace package
