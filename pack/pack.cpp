#include "pack/pack.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "catalog/calendar_file.h"
#include "pack/collector.h"
#include "pack/decisions.h"
#include "pack/gather.h"
#include "pack/guards.h"
#include "pack/headings.h"
#include "pack/program.h"
#include "package/package.h"

namespace pack {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t headings_limit_bytes = std::size_t{1} << 20U;

std::optional<std::string> read_file(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || fs::file_size(path, error) > headings_limit_bytes) return std::nullopt;
  std::ostringstream bytes;
  if (!(bytes << std::ifstream(path, std::ios::binary).rdbuf())) return std::nullopt;
  return bytes.str();
}

bool add_headings(const std::string& file, HeadingTable& headings) {
  const std::optional<std::string> json = read_file(file);
  std::string why;
  return json && headings.add(*json, why).ok();
}

std::string agency_of(const Gathered& gathered) {
  const auto file = gathered.files.find("manifest.json");
  if (file == gathered.files.end()) return {};
  const auto manifest = nlohmann::json::parse(file->second, nullptr, false);
  const auto pointer = nlohmann::json::json_pointer("/agency/name");
  const bool has_name = manifest.is_object() && manifest.contains(pointer) && manifest[pointer].is_string();
  return has_name ? catalog::clean_value(manifest[pointer].get<std::string>()) : "";
}

/// The product's holidays and those that the folder brings, which go before them.
base::Calendar calendar_of(const std::string& product, const Gathered& gathered) {
  base::Calendar calendar;
  (void)catalog::add_calendar_folder(product + "/calendar", calendar);  // without it dates are taken as provisional
  for (const auto& [path, bytes] : gathered.files) {
    if (!path.starts_with("calendar/")) continue;
    if (auto year = catalog::read_calendar_year(bytes)) calendar.add(std::move(*year));
  }
  return calendar;
}

/// The manifest of a package file, if it is one.
std::optional<package::Manifest> manifest_of(const std::string& file, std::string& text) {
  base::Result<std::string> read = package::manifest_text_of(file);
  if (!read) return std::nullopt;
  text = std::move(*read);
  base::Result<package::Manifest> manifest = package::parse_manifest(text);
  if (!manifest) return std::nullopt;
  return std::move(*manifest);
}

/// The greatest counter of the agency's packages beside `out`.
std::int64_t highest_beside(const std::string& out, const std::string& agency) {
  std::int64_t highest = 0;
  std::error_code error;
  const fs::path folder = fs::path(out).has_parent_path() ? fs::path(out).parent_path() : fs::path(".");
  for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator(); at.increment(error)) {
    if (at->path().extension() != ".chayue") continue;
    std::string text;
    const auto manifest = manifest_of(at->path().string(), text);
    if (manifest && manifest->agency == agency) highest = std::max(highest, manifest->counter);
  }
  return highest;
}

class Packing {
 public:
  explicit Packing(const Options& options) : options_(options) {}

  Outcome run() {
    if (const auto stopped = work()) outcome_.obstacle = *stopped;
    outcome_.findings = found_.take();
    return std::move(outcome_);
  }

 private:
  std::optional<Obstacle> work() {
    const std::string product = options_.product.empty() ? product_folder() : options_.product;
    if (!add_headings(product + std::string(product_headings), headings_)) return Obstacle::no_headings;
    if (const auto bad = add_own_headings()) return bad;
    const base::Result<Gathered> gathered = gather({options_.folder, options_.converter}, headings_, found_);
    if (!gathered && gathered.error().kind == base::ErrorKind::not_found) return Obstacle::no_folder;
    if (!gathered) return fail(gathered.error());
    base::Result<Decisions> decisions = load_decisions(options_.folder);
    if (!decisions) return Obstacle::bad_decisions;
    found_.add(guard(*gathered, *decisions, calendar_of(product, *gathered)));
    return build(*gathered);
  }

  std::optional<Obstacle> add_own_headings() {
    for (const char* name : {"表头.json", "headings.json"}) {
      std::error_code error;
      const std::string file = options_.folder + "/" + name;
      if (fs::exists(file, error) && !add_headings(file, headings_)) return Obstacle::bad_headings;
    }
    if (options_.headings.empty() || add_headings(options_.headings, headings_)) return std::nullopt;
    return Obstacle::bad_headings;
  }

  Obstacle fail(const base::Error& error) {
    outcome_.error = error;
    return Obstacle::failed;
  }

  std::optional<Obstacle> build(const Gathered& gathered) {
    const base::Result<PrivateFolder> private_folder = PrivateFolder::make();
    if (!private_folder) return fail(private_folder.error());
    const std::string directory = private_folder->path() + "/import";
    std::error_code error;
    fs::create_directory(directory, error);
    const auto written = write_import_folder(gathered, directory, private_folder->path() + "/trial", found_);
    if (!written) return fail(written.error());
    outcome_.written = *written;
    if (found_.has(Weight::error) || found_.has(Weight::decision) || options_.check_only) return std::nullopt;
    return write(directory, agency_of(gathered));
  }

  std::optional<Obstacle> write(const std::string& directory, const std::string& agency) {
    package::Manifest head;
    head.agency = agency;
    head.counter = options_.counter;
    head.made_at = options_.made_at;
    head.note = options_.note;
    std::string base_text;
    if (!options_.base.empty()) {
      const auto base = manifest_of(options_.base, base_text);
      if (!base || base->agency != agency) return Obstacle::bad_base;
      if (head.counter == 0) head.counter = base->counter + 1;
      if (head.counter <= base->counter) return Obstacle::low_counter;
    }
    if (head.counter == 0) head.counter = highest_beside(options_.out, agency) + 1;
    base::Result<package::Manifest> manifest = package::write_package(directory, head, base_text, options_.out);
    if (!manifest) return fail(manifest.error());
    outcome_.manifest = std::move(*manifest);
    outcome_.is_packed = true;
    return std::nullopt;
  }

  const Options& options_;
  HeadingTable headings_;
  Collector found_;
  Outcome outcome_;
};

}  // namespace

std::size_t Outcome::count(Weight weight) const {
  return static_cast<std::size_t>(std::count_if(
      findings.begin(), findings.end(), [weight](const Finding& finding) { return finding.weight == weight; }));
}

Outcome make_package(const Options& options) { return Packing(options).run(); }

}  // namespace pack
