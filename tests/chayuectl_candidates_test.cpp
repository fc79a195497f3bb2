#include <doctest/doctest.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace {

using nlohmann::json;

struct Outcome {
  int exit_code = -1;
  std::string out;
  std::string err;
};

/// chayuectl with a data directory of its own; the product's tables are those of the build.
struct Clerk {
  Clerk() {
    std::string name = (std::filesystem::temp_directory_path() / "chayue-candidates-XXXXXX").string();
    root = ::mkdtemp(name.data());
  }
  ~Clerk() { std::filesystem::remove_all(root); }
  Clerk(const Clerk&) = delete;
  Clerk& operator=(const Clerk&) = delete;

  static void redirect(const std::string& path, int descriptor) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || ::dup2(file, descriptor) < 0) ::_exit(126);
  }
  std::string read(const std::string& name) const {
    std::ostringstream bytes;
    bytes << std::ifstream(root + "/" + name, std::ios::binary).rdbuf();
    return bytes.str();
  }
  Outcome run(std::vector<std::string> words) const {
    words.insert(words.begin(), std::string(CHAYUE_BINARY_DIR) + "/staff/chayuectl");
    words.insert(words.end(), {"--data", root + "/data"});
    std::vector<char*> values;
    for (auto& word : words) values.push_back(word.data());
    values.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
      redirect(root + "/out", STDOUT_FILENO);
      redirect(root + "/err", STDERR_FILENO);
      ::execv(values[0], values.data());
      ::_exit(127);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    return {WEXITSTATUS(status), read("out"), read("err")};
  }
  void write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories(root + "/import/texts");
    std::ofstream(root + "/import/" + name, std::ios::binary) << bytes;
  }
  /// A catalogue of two records; the second's title holds another's.
  void write_import() const {
    write(
        "manifest.json",
        R"({"format": 1, "sample": true, "agency": {"name": "鹤鸣市试验局", "short_name": "试验局", "city": "鹤鸣市"},
              "content_date": "2026-11-20", "columns": "columns.json", "rows": ["rows.jsonl"], "texts": "texts"})");
    write("columns.json", R"([{"id": "notice", "name": "鹤鸣通知"}])");
    write(
        "rows.jsonl",
        R"({"index_number": "0001/2026-00001", "title": "鹤鸣阁巡查办法", "issuer": "鹤鸣市试验局", "column": "notice", "document_number": "鹤试〔2026〕1号", "published_on": "2026-11-01", "disclosure": "主动公开"})"
        "\n"
        R"({"index_number": "0001/2026-00002", "title": "关于印发《鹤鸣阁值守守则》的通知", "issuer": "鹤鸣市试验局", "column": "notice", "published_on": "2026-11-02", "disclosure": "主动公开"})"
        "\n");
  }
  std::string first(const std::string& letters) const {
    const auto outcome = run({"candidates", letters, "--count", "1"});
    REQUIRE(outcome.exit_code == 0);
    return outcome.out.substr(0, outcome.out.find('\n'));
  }

  std::string root;
};

}  // namespace

TEST_CASE_FIXTURE(Clerk, "without a catalogue the product's words are offered") {
  CHECK(first("zhengfuxinxigongkai") == "政府信息公开");
  CHECK(first("zfxxgk") == "政府信息公开");
  CHECK(first("hemingge") != "鹤鸣阁");
}

TEST_CASE_FIXTURE(Clerk, "candidates as JSON say the letters, their reading and what each is") {
  const auto outcome = run({"candidates", "wangxiaoming", "--surname", "--count", "3", "--json"});
  CHECK(outcome.exit_code == 0);
  const auto answer = json::parse(outcome.out);
  CHECK(answer["letters"] == "wangxiaoming");
  CHECK(answer["reading"] == "wang xiaoming");
  CHECK(answer["more"] == true);
  REQUIRE(answer["candidates"].size() == 3);
  CHECK(answer["candidates"][0]["text"] == "王");
  CHECK(answer["candidates"][0]["note"] == "wáng");
}

TEST_CASE_FIXTURE(Clerk, "模糊音 and names are asked for by options") {
  CHECK(run({"candidates", "zengfuxinxi"}).out.find("政府信息\n") == std::string::npos);
  CHECK(run({"candidates", "zengfuxinxi", "--fuzzy"}).out.find("政府信息\n") == 0);
  CHECK(run({"candidates", "ming", "--name", "--count", "1"}).out == "明\tmíng\n");
}

TEST_CASE_FIXTURE(Clerk, "what are no letters is wrong usage, letters without candidates are not") {
  CHECK(run({"candidates", "Wang"}).exit_code == 2);
  CHECK(run({"candidates", std::string(65, 'a')}).exit_code == 2);
  CHECK(run({"candidates"}).exit_code == 2);
  const auto nothing = run({"candidates", "uuu"});
  CHECK(nothing.exit_code == 0);
  CHECK(nothing.out.empty());
  CHECK(nothing.err.find("没有") != std::string::npos);
}

TEST_CASE_FIXTURE(Clerk, "after an import the catalogue's own terms come first") {
  write_import();
  const auto outcome = run({"import", root + "/import"});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.err.find("词库已经按这份目录更新") != std::string::npos);
  CHECK(first("hemingshishiyanju") == "鹤鸣市试验局");
  CHECK(first("hmgxcbf") == "鹤鸣阁巡查办法");
  CHECK(first("hemingtongzhi") == "鹤鸣通知");
  CHECK(first("hemingge'zhishoushouze") == "鹤鸣阁值守守则");
  CHECK(first("heshi") == "鹤试");
}

TEST_CASE_FIXTURE(Clerk,
                  "an import without the tables of typing loads the catalogue and says that words were not renewed") {
  write_import();
  ::setenv("CHAYUE_INPUT", (root + "/none").c_str(), 1);
  const auto outcome = run({"import", root + "/import"});
  ::unsetenv("CHAYUE_INPUT");
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.err.find("词库没有更新") != std::string::npos);
  CHECK(run({"search", "鹤鸣阁"}).out.find("0001/2026-00001") != std::string::npos);
}
