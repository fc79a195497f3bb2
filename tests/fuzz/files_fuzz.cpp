// The files that staff write by hand, of any bytes: what is read keeps the rules, what is not is told in Chinese, and
// nothing outside the folder is opened.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "base/page_code.h"
#include "base/utf8.h"
#include "catalog/source.h"
#include "office/settings.h"
#include "tests/fuzz/require.h"

namespace fs = std::filesystem;
using fuzz::require;

namespace {

constexpr const char* names[] = {"manifest.json", "columns.json", "guide.json", "offices.json", "withdrawn.json"};

/// A folder of this process with the sample's files, each time with one of them replaced.
class Workplace {
 public:
  Workplace() : path_(fs::temp_directory_path() / ("chayue_files_fuzz." + std::to_string(::getpid()))) {
    fs::create_directories(path_ / "rows");
    fs::create_directories(path_ / "texts");
    restore();
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  ~Workplace() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  std::string path() const { return path_.string(); }
  void write(const std::string& name, std::string_view bytes) const {
    std::ofstream(path_ / name, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  void restore() const {
    for (const char* name : names) {
      const fs::path sample = fs::path(CHAYUE_SOURCE_DIR "/assets/sample") / name;
      if (fs::exists(sample)) fs::copy_file(sample, path_ / name, fs::copy_options::overwrite_existing);
    }
    fs::remove(path_ / "withdrawn.json");
  }

 private:
  fs::path path_;
};

void check_source(const Workplace& workplace) {
  const auto folder = catalog::Folder::open(workplace.path());
  require(folder.ok(), "the folder is there");
  catalog::Findings findings;
  const auto source = catalog::read_source(*folder, findings);
  for (const auto& told : findings.refusals()) require(!told.what.empty() && !told.remedy.empty(), "faults are told");
  require(source.ok() || !findings.refusals().empty(), "a source that fails says why");
  if (!source) return;
  require(base::is_valid_utf8(source->agency.name) && !source->agency.name.empty(), "an agency has a name");
  for (const catalog::Column& column : source->columns.columns())
    require(base::is_valid_utf8(column.name) && source->columns.has_id(column.id), "columns are found by their ids");
  for (const std::string& file : source->row_files)
    require(file.find("..") == std::string::npos || folder->has(file), "rows lie in the folder");
}

void check_settings(const Workplace& workplace) {
  const office::ReadSettings read = office::read_settings(workplace.path());
  require(read.settings.visit_pages >= 0 && read.settings.hold_days > 0, "numbers are in their bounds");
  require(read.settings.key_repeat_after_s >= 0.3 && read.settings.double_strike_s >= 0, "times are in their bounds");
  for (const std::string& complaint : read.complaints)
    require(base::is_valid_utf8(complaint), "complaints are UTF-8");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Workplace workplace;
  const std::string_view bytes = fuzz::text_of(data, size);
  for (const char* name : names) {
    workplace.write(name, bytes);
    check_source(workplace);
    workplace.restore();
  }
  workplace.write(office::settings_file_name, bytes);
  check_settings(workplace);
  if (const auto code = base::parse_page_code(bytes))
    require(base::parse_page_code(base::to_text(*code)) == code, "a code is read back");
  return 0;
}
