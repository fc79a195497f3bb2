// The kiosk's operator delete: every block is overwritten before it goes back to the allocator, so that no copy of
// what a visitor typed outlives the object that held it, whoever made it: ours, the standard library's, librime's.
// Part of the program alone, not of any library, and not under sanitizers, which bring their own. operator new stays
// the standard library's, which takes its blocks from malloc() and aligned_alloc().
#include <malloc.h>
#include <string.h>

#include <cstdlib>
#include <new>

namespace {

/// malloc may have given more than was asked for; a string's capacity may reach into it.
void wipe_and_free(void* block) noexcept {
  if (block == nullptr) return;
  explicit_bzero(block, malloc_usable_size(block));
  std::free(block);
}

}  // namespace

void operator delete(void* block) noexcept { wipe_and_free(block); }
void operator delete[](void* block) noexcept { wipe_and_free(block); }
void operator delete(void* block, std::size_t) noexcept { wipe_and_free(block); }
void operator delete[](void* block, std::size_t) noexcept { wipe_and_free(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { wipe_and_free(block); }
void operator delete[](void* block, const std::nothrow_t&) noexcept { wipe_and_free(block); }
void operator delete(void* block, std::align_val_t) noexcept { wipe_and_free(block); }
void operator delete[](void* block, std::align_val_t) noexcept { wipe_and_free(block); }
void operator delete(void* block, std::size_t, std::align_val_t) noexcept { wipe_and_free(block); }
void operator delete[](void* block, std::size_t, std::align_val_t) noexcept { wipe_and_free(block); }
void operator delete(void* block, std::align_val_t, const std::nothrow_t&) noexcept { wipe_and_free(block); }
void operator delete[](void* block, std::align_val_t, const std::nothrow_t&) noexcept { wipe_and_free(block); }
