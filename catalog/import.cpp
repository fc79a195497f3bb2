#include "catalog/import.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <variant>

#include "base/utf8.h"
#include "catalog/attachments.h"
#include "catalog/findings.h"
#include "catalog/guarded.h"
#include "catalog/row_check.h"
#include "catalog/row_spool.h"
#include "catalog/source.h"
#include "catalog/store_writer.h"
#include "catalog/text_blocks.h"
#include "catalog/version_store.h"

namespace catalog {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

constexpr std::size_t row_file_limit_mib = 512;
constexpr std::size_t text_limit_bytes = 16U << 20U;
constexpr std::int64_t rows_between_reports = 100;

Complaint row_file_complaint(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::not_found: return complaint::file_missing();
    case ErrorKind::bad_input: return complaint::file_outside();
    case ErrorKind::no_space: return complaint::file_too_big(row_file_limit_mib);
    default: return complaint::file_unreadable();
  }
}

Complaint text_complaint(ErrorKind kind, const std::string& path) {
  switch (kind) {
    case ErrorKind::not_found: return complaint::text_missing(path);
    case ErrorKind::bad_input: return complaint::text_outside(path);
    default: return complaint::text_unreadable(path);
  }
}

/// The texts of the rows, read one by one when their row is stored.
class Texts {
 public:
  explicit Texts(std::optional<Folder> folder) : folder_(std::move(folder)) {}

  std::variant<base::Blocks, Complaint> read(const std::string& path, const std::string& title) const {
    const bool is_markdown = path.ends_with(".md");
    if (!is_markdown && !path.ends_with(".txt")) return complaint::text_type(path);
    if (!folder_) return complaint::text_missing(path);
    const base::Result<std::string> bytes = folder_->read(path, text_limit_bytes);
    if (!bytes) return text_complaint(bytes.error().kind, path);
    if (!base::is_valid_utf8(*bytes)) return complaint::text_not_utf8(path);
    return parse_text(*bytes, is_markdown ? TextFormat::markdown : TextFormat::plain, title);
  }

  /// Files of the folder that no row names.
  struct Unused {
    std::size_t count = 0;
    std::string first;  ///< by name, relative to the folder
  };
  Unused unused(const RowSpool& rows) const {
    Unused unused;
    if (!folder_) return unused;
    for (const auto& entry : fs::recursive_directory_iterator(folder_->path())) {
      const std::string name = entry.path().lexically_relative(folder_->path()).string();
      if (!entry.is_regular_file() || rows.names_text(name)) continue;
      if (unused.count++ == 0 || name < unused.first) unused.first = name;
    }
    return unused;
  }

 private:
  std::optional<Folder> folder_;
};

/// What rows name beside their own values.
struct RowFiles {
  Texts texts;
  AttachmentFiles attachments;
};

/// A new store that was begun, and the place where it grows.
struct NewStore {
  StoreWriter writer;
  std::string file;
};
/// Begins the new store, once the directory is known to be one.
using StoreFactory = std::function<base::Result<NewStore>()>;

/// One run of an import; holds what its steps share.
class Import {
 public:
  Import(const std::string& directory, const StoreFactory& new_store, ImportReport& report, Findings& findings,
         const ImportProgress& progress)
      : directory_(directory), new_store_(new_store), report_(report), findings_(findings), progress_(progress) {}

  base::Status run() {
    const base::Result<Folder> folder = Folder::open(directory_);
    if (!folder) return refuse({}, complaint::directory_missing());
    const base::Result<Source> source = read_source(*folder, findings_);
    if (!source) return source.error();
    std::optional<Folder> texts, attachments;
    if (base::Status opened = open_below(*folder, source->texts, texts); !opened) return opened;
    if (base::Status opened = open_below(*folder, source->attachments, attachments); !opened) return opened;
    base::Result<NewStore> begun = new_store_();
    if (!begun) return begun.error();
    RowSpool rows(begun->file + ".rows");
    if (base::Status read = read_rows(*folder, *source, rows); !read) return read;
    const RowFiles files{Texts(std::move(texts)), AttachmentFiles(std::move(attachments))};
    return store(*source, files, rows, begun->writer);
  }

 private:
  base::Status refuse(const std::string& file, Complaint complaint) {
    findings_.refuse(file, 0, std::move(complaint));
    return base::error(ErrorKind::bad_input, "the import directory was refused, see the report");
  }

  /// The folder of that name, if the manifest names one.
  base::Status open_below(const Folder& folder, const std::string& name, std::optional<Folder>& opened) {
    if (name.empty()) return base::Done{};
    base::Result<Folder> below = folder.below(name);
    if (!below) return refuse(name, row_file_complaint(below.error().kind));
    opened = std::move(*below);
    return base::Done{};
  }

  base::Status read_rows(const Folder& folder, const Source& source, RowSpool& rows) {
    RowCheck check(source.columns, findings_, rows.numbers());
    for (const std::string& file : source.row_files) {
      findings_.announce(file);
      base::Result<FileReader> bytes = folder.open_file(file, row_file_limit_mib << 20U);
      if (!bytes) return refuse(file, row_file_complaint(bytes.error().kind));
      if (auto complaint = read_row_file(file, *bytes, source.headings, check, rows)) return refuse(file, *complaint);
      if (is_stopped_) return stopped();
    }
    return base::Done{};
  }

  std::optional<Complaint> read_row_file(const std::string& file, FileReader& bytes, const Headings& headings,
                                         RowCheck& check, RowSpool& rows) {
    const bool is_csv = file.ends_with(".csv");
    if (!is_csv && !file.ends_with(".jsonl")) return complaint::unknown_row_file_type();
    const auto read_piece = [this, &bytes](char* buffer, std::size_t capacity) -> base::Result<std::size_t> {
      is_stopped_ = is_stopped_ || (progress_ && !progress_(0, 0));
      if (is_stopped_) return stopped().error();
      return bytes.read(buffer, capacity);
    };
    LineStream lines(read_piece, is_csv ? LineStream::Ends::any : LineStream::Ends::line_feed);
    const RowSink sink = sink_for(file, check, rows);
    std::optional<Complaint> complaint;
    if (is_csv)
      complaint = read_csv(lines, headings, sink);
    else
      read_json_lines(lines, headings, sink);
    if (is_stopped_) return std::nullopt;
    return lines.failure() ? complaint::file_unreadable() : complaint;
  }

  RowSink sink_for(const std::string& file, RowCheck& check, RowSpool& rows) {
    RowSink sink;
    sink.row = [this, &file, &check, &rows](const RawRow& row) {
      ++rows_read_;
      if (const auto checked = check.check(file, row)) rows.add(*checked);
    };
    sink.refuse = [this, &file](int line, Complaint complaint) {
      ++rows_read_;
      findings_.refuse(file, line, std::move(complaint));
    };
    sink.warn = [this, &file](int line, Complaint complaint) { findings_.warn(file, line, std::move(complaint)); };
    return sink;
  }

  base::Status store(const Source& source, const RowFiles& files, const RowSpool& rows, StoreWriter& writer) {
    if (rows.count() == 0) return refuse({}, complaint::nothing_loaded());
    if (base::Status put = writer.put_source(source); !put) return put;
    std::int64_t done = rows_read_ - rows.count();
    const base::Status stored = rows.for_each([&](const CheckedRow& row) -> base::Status {
      if (base::Status added = store_row(row, files, writer); !added) return added;
      if (++done % rows_between_reports == 0 && !go_on(done)) return stopped();
      return base::Done{};
    });
    if (!stored) return stored;
    if (report_.loaded == 0) return refuse({}, complaint::nothing_loaded());
    if (const Texts::Unused unused = files.texts.unused(rows); unused.count > 0) {
      findings_.warn(source.texts, 0, complaint::texts_never_named(unused.count, unused.first));
    }
    if (base::Status finished = writer.finish(); !finished) return finished;
    return go_on(rows_read_) ? base::Status(base::Done{}) : stopped();
  }

  bool go_on(std::int64_t done) const { return !progress_ || progress_(done, rows_read_); }
  static base::Status stopped() { return base::error(ErrorKind::unavailable, "stopped by the caller"); }

  base::Status store_row(const CheckedRow& row, const RowFiles& files, StoreWriter& writer) {
    base::Blocks body;
    if (!row.text_path.empty()) {
      auto read = files.texts.read(row.text_path, row.record.title);
      if (auto* complaint = std::get_if<Complaint>(&read)) {
        findings_.refuse(row.file, row.line, std::move(*complaint));
        return base::Done{};
      }
      body = std::move(std::get<base::Blocks>(read));
      if (body.empty()) findings_.warn(row.file, row.line, complaint::text_empty(row.text_path));
    }
    for (const std::string& path : row.attachment_paths) {
      std::optional<Complaint> fault = files.attachments.fault_of(path);
      if (!fault) continue;
      findings_.refuse(row.file, row.line, std::move(*fault));
      return base::Done{};
    }
    base::Status added = writer.add(row.record, row.column, body.empty() ? nullptr : &body);
    if (!added) return added;
    ++report_.loaded;
    if (!body.empty()) ++report_.texts;
    return store_attachments(row, files.attachments, writer);
  }

  /// One after the other, so that no more than one is in memory. One that fails now fails the import: its row is
  /// stored already.
  base::Status store_attachments(const CheckedRow& row, const AttachmentFiles& files, StoreWriter& writer) {
    for (const std::string& path : row.attachment_paths) {
      auto read = files.read(path);
      if (auto* complaint = std::get_if<Complaint>(&read)) return refuse(row.file, std::move(*complaint));
      base::Status attached = writer.attach(attachment_name(path), std::get<std::string>(read));
      if (!attached) return attached;
    }
    return base::Done{};
  }

  const std::string& directory_;
  const StoreFactory& new_store_;
  ImportReport& report_;
  Findings& findings_;
  const ImportProgress& progress_;
  std::int64_t rows_read_ = 0;
  bool is_stopped_ = false;
};

/// Puts a failure of the store into words for the clerk.
void explain(const base::Error& error, bool is_busy, Findings& findings) {
  if (error.kind == ErrorKind::no_space)
    findings.refuse({}, 0, complaint::store_full());
  else if (is_busy)
    findings.refuse({}, 0, complaint::store_busy());
  else if (error.kind != ErrorKind::bad_input)
    findings.refuse({}, 0, complaint::store_not_writable());
}

/// What happens to the store of a run: how it is started, and what is done with it once it is whole.
struct Target {
  StoreFactory start;
  std::function<base::Status()> settle;
  bool is_busy = false;  ///< another import has the data directory
};

/// Runs an import into the report; a failure of the store is put into words for the clerk.
base::Status run_import(const std::string& directory, const Target& target, ImportReport& report,
                        const ImportProgress& progress) {
  const auto start = std::chrono::steady_clock::now();
  report = {};
  bool is_stopped = false;
  const ImportProgress watched = [&](std::int64_t done, std::int64_t total) {
    is_stopped = is_stopped || (progress && !progress(done, total));
    return !is_stopped;
  };
  Findings findings;
  Import import(directory, target.start, report, findings, watched);
  base::Status status = guarded([&import] { return import.run(); });
  if (status) status = target.settle();
  if (!status) report.loaded = report.texts = 0;
  if (!status && !is_stopped) explain(status.error(), target.is_busy, findings);
  report.refusals = findings.refusals();
  report.warnings = findings.warnings();
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return status;
}

base::Result<NewStore> start_store(Versions& versions, const DirectoryLock& lock, const Origin& origin,
                                   std::int64_t& number) {
  const base::Result<Versions::Place> place = versions.prepare(lock);
  if (!place) return place.error();
  number = place->number;
  base::Result<StoreWriter> writer = StoreWriter::create(place->file);
  if (!writer) return writer.error();
  base::Status put = writer->put_origin(number, origin, versions.highest_counter());
  if (!put) return put.error();
  return NewStore{std::move(*writer), place->file};
}

}  // namespace

base::Result<Version> build_version(const std::string& directory, Versions& versions, const DirectoryLock& lock,
                                    const Origin& origin, ImportReport& report, const ImportProgress& progress) {
  std::optional<Version> version;
  std::int64_t number = 0;
  Target target;
  target.start = [&] { return start_store(versions, lock, origin, number); };
  target.settle = [&]() -> base::Status {
    version = read_version(versions.prepared_file_of(number));
    if (!version) return base::error(ErrorKind::corrupt, "the new store cannot be read");
    return base::Done{};
  };
  const base::Status built = run_import(directory, target, report, progress);
  if (built) return *version;
  versions.discard(lock);
  return built.error();
}

base::Status import_directory(const std::string& directory, const std::string& data_directory, ImportReport& report,
                              const ImportProgress& progress, const Origin& origin) {
  std::optional<DirectoryLock> lock;
  std::optional<Versions> versions;
  std::int64_t number = 0;
  Target target;
  target.start = [&]() -> base::Result<NewStore> {
    base::Result<DirectoryLock> taken = DirectoryLock::take(data_directory, target.is_busy);
    if (!taken) return taken.error();
    lock.emplace(std::move(*taken));
    base::Result<Versions> opened = Versions::open(data_directory);
    if (!opened) return opened.error();
    versions.emplace(std::move(*opened));
    return start_store(*versions, *lock, origin, number);
  };
  target.settle = [&] { return versions->put_in_use(*lock, number); };
  base::Status imported = run_import(directory, target, report, progress);
  if (!imported && versions) versions->discard(*lock);
  if (imported) versions->keep(*lock, versions_kept);
  return imported;
}

}  // namespace catalog
