// What a fenced child may ask of the kernel: a filter of system calls, made before the fork and put up after it.
#pragma once

#include <cstdint>
#include <vector>

namespace pdfview {

/// Instructions for the kernel's filter (BPF), each of eight bytes. Empty: it could not be made.
using Filter = std::vector<std::uint64_t>;

/// Allows what a program needs that reads files and writes to the descriptors it was given; all else answers EPERM:
/// sockets, new processes, files opened for writing, changes to the file system, other limits. The only program that
/// may be run is the one that descriptor `program` stands for; a limit of open files below that number ensures that
/// no other file can ever get it.
Filter make_filter(int program);

/// For the calling thread and what it runs, for good. False if the kernel refuses, as it does where new
/// privileges can still be gained. Async-signal-safe.
bool put_up(const Filter& filter);

}  // namespace pdfview
