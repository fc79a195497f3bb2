// FolderDevice: the device of a kiosk without a printer. Numbered PDF files in a folder; it can only say `saved`.
#pragma once

#include <string>

#include "printing/device.h"

namespace printing {

/// Writes "0001-document.pdf", "0002-form.pdf" … into a folder that staff empty, each whole or not at all (part file,
/// fsync, rename). The number is the job. Kiosks may share a folder.
class FolderDevice final : public Device {
 public:
  /// clean_up() removes print-outs older than `keep_hours` (0: none), because forms name people, and parts that a
  /// power cut has left.
  FolderDevice(std::string folder, int keep_hours);

  DeviceStatus status() override;
  base::Result<JobId> submit(const JobOrder& order) override;
  base::Result<JobStatus> look(JobId job) override;
  base::Status cancel(JobId job) override;  ///< removes the file, also a finished one
  base::Result<std::vector<JobId>> pending() override;
  base::Status clean_up() override;

 private:
  std::string folder_;
  int keep_hours_;
};

}  // namespace printing
