// Printer: where finished pages go. Says only what the device has confirmed.
#pragma once

#include <string>

#include "base/result.h"
#include "printing/pdf.h"

namespace printing {

/// What can be said of a job. `saved` is the folder's end state: a file is there, no paper has come out.
enum class JobState { saved, printed, unknown };

struct JobResult {
  JobState state = JobState::unknown;
  std::string where;  ///< for `saved`: the file's path, for staff and tests
  int pages = 0;
};

class Printer {
 public:
  virtual ~Printer() = default;
  /// `kind` is one of "document", "form", "receipt": the only part of a name that may appear outside (no titles,
  /// no names, no search words). no_space, unavailable: nothing was left behind.
  virtual base::Result<JobResult> print(const Pdf& pdf, const std::string& kind) = 0;
};

/// Writes numbered PDF files ("0001-document.pdf") into a folder, whole or not at all (temporary file, fsync,
/// rename).
class FolderPrinter final : public Printer {
 public:
  explicit FolderPrinter(std::string folder);
  base::Result<JobResult> print(const Pdf& pdf, const std::string& kind) override;

 private:
  std::string folder_;
};

}  // namespace printing
