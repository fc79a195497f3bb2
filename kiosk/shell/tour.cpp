#include "kiosk/shell/tour.h"

#include <chrono>
#include <cstdio>
#include <filesystem>

#include "printing/ledger.h"
#include "requests/lookup_code.h"
#include "requests/register.h"
#include "requests/seal.h"

namespace shell {
namespace {

namespace fs = std::filesystem;

bool has_print_out(const std::string& folder, const std::string& kind) {
  std::error_code problem;
  for (const auto& file : fs::directory_iterator(folder, problem)) {
    const std::string name = file.path().filename().string();
    if (name.find("-" + kind) != std::string::npos && name.ends_with(".pdf")) return true;
  }
  return false;
}

std::string numbered(int number, const std::string& name) {
  return (number < 10 ? "0" : "") + std::to_string(number) + "-" + name + ".png";
}

/// What an earlier tour left in a folder, and nothing else.
void remove_files(const std::string& folder, bool (*is_ours)(const fs::path& name)) {
  std::error_code ignored;
  for (const auto& file : fs::directory_iterator(folder, ignored)) {
    if (!file.is_directory(ignored) && is_ours(file.path().filename())) fs::remove(file.path(), ignored);
  }
}

void remove_traces(const TourFolders& folders) {
  remove_files(folders.pictures,
               [](const fs::path& name) { return name.extension() == ".png" && name.string()[0] <= '9'; });
  remove_files(folders.printed, [](const fs::path& name) { return name.extension() == ".pdf"; });
  remove_files(folders.data, [](const fs::path& name) {
    return name == catalog::store_file_name || name.string().starts_with(requests::register_file_name) ||
           name.string().starts_with(printing::ledger_file_name);
  });
}

}  // namespace

namespace {

/// What a tour hands in is for nobody: nobody keeps the secret half, nor its password.
base::Status give_throw_away_key(const std::string& data) {
  const base::Date today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const auto keys = requests::make_seal_keys("chayue --tour", today, requests::new_lookup_code());
  if (!keys) return keys.error();
  return requests::write_seal_key(data, keys->public_key);
}

}  // namespace

base::Result<TourFolders> prepare_tour(const std::string& folder, const std::string& data_directory) {
  using base::ErrorKind;
  const TourFolders folders{folder, folder + "/printed", folder + "/register"};
  std::error_code problem;
  const fs::path catalogue = fs::absolute(fs::path(data_directory) / catalog::store_file_name, problem);
  if (!fs::exists(catalogue, problem)) return base::error(ErrorKind::not_found, "no catalogue in " + data_directory);
  fs::create_directories(folders.printed, problem);
  if (!problem) fs::create_directories(folders.data, problem);
  remove_traces(folders);
  if (!problem) fs::create_symlink(catalogue, fs::path(folders.data) / catalog::store_file_name, problem);
  if (problem) return base::error(ErrorKind::unavailable, "cannot prepare " + folder + ": " + problem.message());
  if (base::Status given = give_throw_away_key(folders.data); !given) return given.error();
  return folders;
}

Tour::Tour(const TourFolders& folders, std::function<void(std::string path)> take_picture)
    : player_(citizens_visit(), {[this, folders, take_picture = std::move(take_picture)](const std::string& name) {
                                   take_picture(folders.pictures + "/" + numbered(++pictures_, name));
                                 },
                                 [folders](const std::string& kind) { return has_print_out(folders.printed, kind); },
                                 [](const std::string& line) {
                                   std::printf("%s\n", line.c_str());
                                   std::fflush(stdout);
                                 }}) {}

bool Tour::advance(Session& session, double now_s) {
  state_ = player_.advance(session, now_s);
  return state_ == Player::State::playing;
}

}  // namespace shell
