// Benchmark of the import: speed against SQLite in a bare loop with the same rows and the same index, in the same
// run, and the memory that it takes, at 10,000, 100,000 and 1,000,000 rows. Each import and each loop is a process of
// its own.
//   import_bench [ROWS…]
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/files.h"
#include "catalog/grams.h"
#include "catalog/import.h"
#include "catalog/searchable.h"
#include "catalog/store_schema.h"

namespace {

namespace fs = std::filesystem;
/// Of the clock on the wall, and of the processor, which other programs on the machine disturb less.
struct Seconds {
  double wall = 0;
  double processor = 0;

  static Seconds now() {
    timespec used{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return {std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(),
            static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9};
  }
  Seconds& operator+=(const Seconds& other) {
    wall += other.wall;
    processor += other.processor;
    return *this;
  }
};

Seconds seconds_since(const Seconds& start) {
  const Seconds now = Seconds::now();
  return {now.wall - start.wall, now.processor - start.processor};
}

/// Titles and summaries out of words, so that they repeat as those of an agency do.
class Sentences {
 public:
  std::string next(std::size_t words) {
    static const std::vector<std::string> known = {
        "安全生产", "应急管理", "行政许可",   "行政处罚", "监督检查", "实施办法", "通知",     "公告",
        "关于",     "加强",     "危险化学品", "烟花爆竹", "矿山",     "消防",     "防灾减灾", "救援",
        "预案",     "年度",     "工作",       "计划",     "财政预算", "决算",     "信息公开", "指南",
        "目录",     "企业",     "培训",       "考核",     "特种作业", "人员",     "有关",     "规定",
        "进一步",   "开展",     "专项整治",   "行动",     "落实",     "主体责任", "的",       "和"};
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
      text += known[random_() % known.size()];
      if (random_() % 8 == 0) text += std::to_string(random_() % 10000);
      if (random_() % 4 == 0) text += rare();
    }
    return text;
  }
  std::mt19937& random() { return random_; }

 private:
  /// A character out of 3,000.
  std::string rare() {
    const auto c = static_cast<std::uint32_t>(0x4E00 + random_() % 3000);
    return {static_cast<char>(0xE0 | (c >> 12U)), static_cast<char>(0x80 | ((c >> 6U) & 0x3FU)),
            static_cast<char>(0x80 | (c & 0x3FU))};
  }
  std::mt19937 random_{20261123};
};

void write_directory(const std::string& folder, std::int64_t rows) {
  fs::create_directories(folder + "/rows");
  std::ofstream(folder + "/manifest.json")
      << R"({"format":1,"agency":{"name":"示例市应急管理局"},"content_date":"2026-11-20","columns":"columns.json",)"
         R"("rows":["rows/a.csv"]})";
  std::ofstream(folder + "/columns.json") << R"([{"id":"notice","name":"通知"},{"id":"rule","name":"规定"}])";
  std::ofstream csv(folder + "/rows/a.csv");
  csv << "索引号,标题,内容概述,发布机构,文号,栏目,成文日期,发布日期,公开方式\n";
  Sentences sentences;
  for (std::int64_t i = 0; i < rows; ++i) {
    char date[16] = {};
    std::snprintf(date, sizeof date, "20%02d-%02d-%02d", int(10 + i % 16), int(1 + sentences.random()() % 12),
                  int(1 + sentences.random()() % 28));
    csv << "014416330/" << i * 7919 % 100000007 << "," << sentences.next(7) << "," << sentences.next(24)
        << ",示例市应急管理局,示应急〔20" << 10 + i % 16 << "〕" << i % 900 << "号,"
        << (i % 3 == 0 ? "notice" : "rule") << "," << date << "," << date << ",主动公开\n";
  }
}

struct Measured {
  Seconds seconds;
  double peak_mb = 0;
};

/// Runs `work` (which gives the seconds that count) in a process of its own.
Measured in_process(const std::function<Seconds()>& work) {
  int ends[2] = {};
  if (::pipe(ends) != 0) std::exit(1);
  const pid_t child = ::fork();
  if (child == 0) {
    const Seconds seconds = work();
    const ssize_t written = ::write(ends[1], &seconds, sizeof seconds);
    ::_exit(written == sizeof seconds ? 0 : 1);
  }
  Measured measured;
  int status = 0;
  rusage usage{};
  const bool is_read = ::read(ends[0], &measured.seconds, sizeof measured.seconds) == sizeof measured.seconds;
  ::wait4(child, &status, 0, &usage);
  ::close(ends[0]);
  ::close(ends[1]);
  if (!is_read || status != 0) std::fprintf(stderr, "import_bench: a process failed\n"), std::exit(1);
  measured.peak_mb = static_cast<double>(usage.ru_maxrss) / 1024;
  return measured;
}

Seconds import(const std::string& source, const std::string& data) {
  catalog::ImportReport report;
  const Seconds start = Seconds::now();
  if (!catalog::import_directory(source, data, report)) std::exit(1);
  return seconds_since(start);
}

void open_like_ours(SQLite::Database& database, const char* grams) {
  database.exec(
      "PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
      "PRAGMA secure_delete=OFF; PRAGMA cache_size=-8192; BEGIN");
  database.exec(catalog::store_tables);
  database.exec(grams);
}

using Row = std::vector<std::string>;

/// Copies one table in pieces of rows that lie in memory; only the inserting counts. Values keep their types.
Seconds copy_table(SQLite::Database& from, SQLite::Database& to, const std::string& table) {
  SQLite::Statement select(from, "SELECT * FROM " + table);
  std::string marks = "?";
  for (int i = 1; i < select.getColumnCount(); ++i) marks += ",?";
  SQLite::Statement insert(to, "INSERT INTO " + table + " VALUES(" + marks + ")");
  Seconds seconds;
  struct Value {
    int type;
    std::int64_t number;
    std::string text;
  };
  for (bool more = true; more;) {
    std::vector<std::vector<Value>> piece;
    while (piece.size() < 2000 && (more = select.executeStep())) {
      auto& row = piece.emplace_back();
      for (int i = 0; i < select.getColumnCount(); ++i) {
        const SQLite::Column column = select.getColumn(i);
        row.push_back({column.getType(), column.getInt64(), column.getString()});
      }
    }
    const Seconds start = Seconds::now();
    for (const auto& row : piece) {
      for (int i = 0; i < static_cast<int>(row.size()); ++i) {
        const Value& value = row[static_cast<std::size_t>(i)];
        if (value.type == SQLITE_NULL)
          insert.bind(i + 1);
        else if (value.type == SQLITE_INTEGER)
          insert.bind(i + 1, value.number);
        else if (value.type == SQLITE_BLOB)
          insert.bindNoCopy(i + 1, value.text.data(), static_cast<int>(value.text.size()));
        else
          insert.bindNoCopy(i + 1, value.text);
      }
      insert.exec();
      insert.reset();
    }
    seconds += seconds_since(start);
  }
  return seconds;
}

/// Gives the searched text of each record, by number.
class FoldedTexts {
 public:
  explicit FoldedTexts(catalog::Catalog catalogue) : catalogue_(std::move(catalogue)) {}

  std::optional<std::string> next() {
    const auto rows = catalogue_.rows(std::vector<catalog::RecordId>{++record_}, "");
    if (!rows) return std::nullopt;
    const base::Blocks body = *catalogue_.text(record_);
    return catalog::searchable_text(rows->front().record, body.empty() ? nullptr : &body);
  }
  std::int64_t record() const { return record_; }

 private:
  catalog::Catalog catalogue_;
  std::int64_t record_ = 0;
};

/// One row of the index for each gram of each record, as SQLite would keep it without our lists.
Seconds insert_grams(FoldedTexts& from, SQLite::Database& to) {
  SQLite::Statement insert(to, "INSERT INTO pair VALUES(?,?)");
  Seconds seconds;
  catalog::GramIndex index;
  while (const auto text = from.next()) {
    const std::int64_t record = from.record();
    index.add(1, *text);
    const auto grams = index.take_sorted();
    const Seconds start = Seconds::now();
    for (const auto& posting : grams) {
      insert.bind(1, posting.gram);
      insert.bind(2, record);
      insert.exec();
      insert.reset();
    }
    seconds += seconds_since(start);
  }
  return seconds;
}

/// The full-text index that SQLite brings: three characters each, so it finds no word of one or two.
Seconds insert_into_fts(FoldedTexts& from, SQLite::Database& to) {
  to.exec("CREATE VIRTUAL TABLE search USING fts5(text, tokenize='trigram', content='')");
  SQLite::Statement insert(to, "INSERT INTO search(rowid, text) VALUES(?,?)");
  Seconds seconds;
  while (const auto text = from.next()) {
    const Seconds start = Seconds::now();
    insert.bind(1, from.record());
    insert.bindNoCopy(2, *text);
    insert.exec();
    insert.reset();
    seconds += seconds_since(start);
  }
  return seconds;
}

enum class Index { lists_copied, pairs, full_text };

/// The bare loop: rows into the same tables with the same pragmas, commit and sync included.
Seconds bare_loop(const std::string& store, const std::string& target, Index index) {
  fs::remove(target);
  SQLite::Database from(store, SQLite::OPEN_READONLY);
  SQLite::Database to(target, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  open_like_ours(to, "CREATE TABLE pair(gram INTEGER, record INTEGER, PRIMARY KEY(gram, record)) WITHOUT ROWID");
  Seconds seconds;
  for (const char* table : {"meta", "node", "record", "body", "entry", "name"})
    seconds += copy_table(from, to, table);
  if (index == Index::lists_copied)
    for (const char* table : {"gram", "chunk"}) seconds += copy_table(from, to, table);
  auto catalogue = catalog::Catalog::open_file(store);
  if (!catalogue) std::exit(1);
  FoldedTexts texts(std::move(*catalogue));
  if (index == Index::pairs) seconds += insert_grams(texts, to);
  if (index == Index::full_text) seconds += insert_into_fts(texts, to);
  const Seconds start = Seconds::now();
  to.exec("COMMIT");
  if (!catalog::sync_path(target)) std::exit(1);
  seconds += seconds_since(start);
  return seconds;
}

void print_ratio(const char* what, const Seconds& theirs, const Seconds& ours) {
  std::printf("          %s %8.2f s, ratio %5.2f; of the processor %8.2f s, ratio %5.2f\n", what, theirs.wall,
              theirs.wall / ours.wall, theirs.processor, theirs.processor / ours.processor);
}

void measure(std::int64_t rows, const std::string& folder) {
  const std::string source = folder + "/in";
  const std::string data = folder + "/data";
  write_directory(source, rows);
  const Measured ours = in_process([&] { return import(source, data); });
  const std::string store = data + "/catalog.db";
  std::printf("%8lld rows: %.2f s (processor %.2f s), %.0f rows a second, peak %.1f MB, store %.1f MB\n",
              static_cast<long long>(rows), ours.seconds.wall, ours.seconds.processor,
              static_cast<double>(rows) / ours.seconds.wall, ours.peak_mb,
              static_cast<double>(fs::file_size(store)) / 1e6);
  const auto compare = [&](const char* what, Index index) {
    const Measured theirs = in_process([&] { return bare_loop(store, folder + "/bare.db", index); });
    print_ratio(what, theirs.seconds, ours.seconds);
  };
  compare("bare loop, index worked out beforehand:", Index::lists_copied);
  compare("bare loop, FTS5 trigram:               ", Index::full_text);
  if (rows <= 200'000) compare("bare loop, index made by SQLite:       ", Index::pairs);  // more would take an hour
}

}  // namespace

int main(int count, char** values) {
  std::vector<std::int64_t> sizes;
  for (int i = 1; i < count; ++i) sizes.push_back(std::atoll(values[i]));
  if (sizes.empty()) sizes = {10'000, 100'000, 1'000'000};
  const fs::path folder = fs::temp_directory_path() / ("import_bench." + std::to_string(::getpid()));
  for (const std::int64_t rows : sizes) {
    fs::remove_all(folder);
    measure(rows, folder.string());
    std::fflush(stdout);
  }
  fs::remove_all(folder);
  return 0;
}
