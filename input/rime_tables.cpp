#include "input/rime_tables.h"

#include <fcntl.h>
#include <rime_api.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <vector>

namespace input {
namespace {

constexpr const char* head_of_schema = R"(schema:
  schema_id: NAME
  name: NAME
  version: "1"
engine:
  processors: [speller, selector, navigator, express_editor]
  segmentors: [abc_segmentor, fallback_segmentor]
  translators: [script_translator]
  filters: [uniquifier]
speller:
  alphabet: abcdefghijklmnopqrstuvwxyz
  delimiter: " '"
  algebra:
    - erase/^xx$/
)";

/// 吕 is written lü, lv, lu and, on passports, lyu.
constexpr const char* spellings = R"(    - derive/^([nl])ve$/$1ue/
    - derive/^([nl])v$/$1yu/
    - derive/^([jqxy])u/$1v/
)";

constexpr const char* fuzzy_spellings = R"(    - derive/^([zcs])h/$1/
    - derive/^([zcs])([^h])/$1h$2/
    - derive/([ae])n$/$1ng/
    - derive/([aei])ng$/$1n/
    - derive/in$/ing/
    - derive/^n/l/
    - derive/^l/n/
    - derive/^f(a|an|ang|o)$/hu$1/
    - derive/^f(ei)$/hui/
    - derive/^f(en)$/hun/
    - derive/^f(u)$/hu/
    - derive/^hu(a|an|ang|o)$/f$1/
    - derive/^hui$/fei/
    - derive/^hun$/fen/
    - derive/^hu$/fu/
)";

constexpr const char* initials = R"(    - abbrev/^([a-z]).+$/$1/
    - abbrev/^([zcs]h).+$/$1/
)";

constexpr const char* tail_of_schema = R"(translator:
  dictionary: chayue
  prism: NAME
  enable_user_dict: false
  enable_completion: true
menu:
  page_size: 20
)";

constexpr const char* default_settings = R"(config_version: "1"
schema_list:
  - schema: chayue
  - schema: chayue_fuzzy
switcher: {}
menu:
  page_size: 20
)";

std::string named(std::string text, const std::string& name) {
  for (std::size_t at = 0; (at = text.find("NAME", at)) != std::string::npos;) text.replace(at, 4, name);
  return text;
}

std::string schema(const std::string& name, bool fuzzy) {
  return named(std::string(head_of_schema) + spellings + (fuzzy ? fuzzy_spellings : "") + initials + tail_of_schema,
               name);
}

void write(const std::string& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }

/// What rime_deployer says goes nowhere.
class Quiet {
 public:
  Quiet() {
    ::posix_spawn_file_actions_init(&actions_);
    for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO})
      ::posix_spawn_file_actions_addopen(&actions_, descriptor, "/dev/null", O_WRONLY, 0);
  }
  ~Quiet() { ::posix_spawn_file_actions_destroy(&actions_); }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

/// Runs a program of the PATH to its end; true where it ended well.
bool run(std::vector<std::string> words) {
  std::vector<char*> values;
  for (std::string& word : words) values.push_back(word.data());
  values.push_back(nullptr);
  const Quiet quiet;
  pid_t child = 0;
  int status = -1;
  return ::posix_spawnp(&child, values[0], quiet.get(), nullptr, values.data(), environ) == 0 &&
         ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

const char* const dictionary_head =
    "---\nname: chayue\nversion: \"1\"\nsort: by_weight\nuse_preset_vocabulary: false\n...\n\n";

void silence_rime() {
  static const bool done = [] {
    RimeTraits traits{};
    RIME_STRUCT_INIT(RimeTraits, traits);
    traits.app_name = "rime.chayue";
    traits.log_dir = "";
    traits.min_log_level = 3;
    rime_get_api()->setup(&traits);
    return true;
  }();
  static_cast<void>(done);
}

base::Status deploy_rime_tables(const std::string& source, const std::string& target) {
  const std::string user = source + "/user";
  std::error_code error;
  std::filesystem::create_directories(user, error);
  std::filesystem::create_directories(target, error);
  write(source + "/default.yaml", default_settings);
  write(source + "/chayue.schema.yaml", schema(exact_schema, false));
  write(source + "/chayue_fuzzy.schema.yaml", schema(fuzzy_schema, true));
  if (!run({"rime_deployer", "--build", user, source, target}))
    return base::error(base::ErrorKind::unavailable, "librime could not make the tables of pinyin");
  for (const char* needless : {"chayue.reverse.bin", "chayue_fuzzy.reverse.bin"})
    std::filesystem::remove(target + "/" + needless, error);
  return base::Done{};
}

}  // namespace input
