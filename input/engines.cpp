#include "input/engines.h"

#include <utility>

#include "input/handwriting.h"
#include "input/pinyin_engine.h"
#include "input/shape_tables.h"

namespace input {
namespace {

std::string in(const std::string& folder, const char* name) { return folder + "/" + name; }

/// The catalogue's tables, or else the product's.
base::Result<std::unique_ptr<PinyinEngine>> open_pinyin(const Engines::Paths& paths) {
  if (!paths.catalogue.empty()) {
    if (auto engine = PinyinEngine::open(in(paths.catalogue, "pinyin"))) return engine;
  }
  return PinyinEngine::open(in(paths.product, "pinyin"));
}

/// Takes the object out of `opened`; what is missing is named in front of why.
template <class Object>
base::Status keep(base::Result<std::unique_ptr<Object>> opened, const char* what, std::unique_ptr<Object>& into) {
  if (!opened) return base::error(base::ErrorKind::unavailable, std::string(what) + ": " + opened.error().detail);
  into = std::move(*opened);
  return base::Done{};
}

}  // namespace

struct Engines::Parts {
  Paths paths;
  std::unique_ptr<PinyinEngine> pinyin;  ///< null after a renew() that failed altogether: offers nothing
  std::unique_ptr<HandwritingRecogniser> handwriting;
  std::unique_ptr<StrokeTable> strokes;
  std::unique_ptr<RadicalTable> radicals;

  Offer offer(const Pinyin& entry, std::size_t count) { return pinyin ? pinyin->offer(entry, count) : Offer{}; }
  Offer offer(const Strokes& entry, std::size_t count) { return strokes->offer(entry, count); }
  Offer offer(const Radical& entry, std::size_t count) { return radicals->offer(entry, count); }
  Offer offer(const Handwriting& entry, std::size_t count) { return handwriting->offer(entry, count); }
};

Engines::Engines(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Engines::~Engines() = default;

base::Result<std::unique_ptr<Engines>> Engines::open(const Paths& paths) {
  auto parts = std::make_unique<Parts>();
  parts->paths = paths;
  if (auto s = keep(StrokeTable::open(in(paths.product, "strokes.table")), "strokes", parts->strokes); !s) {
    return s.error();
  }
  if (auto s = keep(RadicalTable::open(in(paths.product, "radicals.table")), "radicals", parts->radicals); !s) {
    return s.error();
  }
  if (auto s = keep(HandwritingRecogniser::open(in(paths.product, "handwriting.templates")), "handwriting",
                    parts->handwriting);
      !s) {
    return s.error();
  }
  if (auto s = keep(open_pinyin(paths), "pinyin", parts->pinyin); !s) return s.error();
  return std::unique_ptr<Engines>(new Engines(std::move(parts)));
}

base::Status Engines::renew(const Paths& paths) {
  parts_->pinyin.reset();  // librime serves one object at a time
  auto status = keep(open_pinyin(paths), "pinyin", parts_->pinyin);
  if (status) {
    parts_->paths = paths;
  } else if (auto old = open_pinyin(parts_->paths)) {
    parts_->pinyin = std::move(*old);
  }
  return status;
}

Offer Engines::offer(const Entry& entry, std::size_t count) {
  return std::visit([&](const auto& one) { return parts_->offer(one, count); }, entry);
}

Choice Engines::choose(const Pinyin& entry, std::size_t index) {
  return parts_->pinyin ? parts_->pinyin->choose(entry, index) : Choice{};
}

const std::vector<RadicalRow>& Engines::radicals() const { return parts_->radicals->radicals(); }

void Engines::forget() {
  if (parts_->pinyin) parts_->pinyin->forget();
}

}  // namespace input
