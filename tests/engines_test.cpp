// The facade: all four ways of entering from the tables that the build makes, and what it says where they are
// missing.
#include <doctest/doctest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>

#include "input/engines.h"

using namespace input;

namespace {

namespace fs = std::filesystem;

const std::string built = CHAYUE_BINARY_DIR "/share/chayue/input";

/// A folder of links to the tables that the build made, so that one may be left out or spoilt.
class Tables {
 public:
  Tables() {
    std::string name = (fs::temp_directory_path() / "chayue-engines-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    for (const auto& entry : fs::directory_iterator(built)) {
      fs::create_symlink(entry.path(), folder_ / entry.path().filename());
    }
  }
  ~Tables() { fs::remove_all(folder_); }
  Tables(const Tables&) = delete;
  Tables& operator=(const Tables&) = delete;

  void remove(const std::string& name) const { fs::remove(folder_ / name); }
  std::string path() const { return folder_.string(); }

 private:
  fs::path folder_;
};

std::unique_ptr<Engines> open(const Engines::Paths& paths = {built, {}}) {
  auto opened = Engines::open(paths);
  REQUIRE_MESSAGE(opened.ok(), (opened.ok() ? "" : opened.error().detail));
  return std::move(*opened);
}

bool offers(Engines& engines, const Entry& entry, const std::string& text) {
  const Offer offer = engines.offer(entry, 10);
  return std::any_of(offer.candidates.begin(), offer.candidates.end(),
                     [&](const Candidate& candidate) { return candidate.text == text; });
}

const base::Ink ten = {{{100, 500}, {900, 490}}, {{510, 100}, {500, 920}}};

}  // namespace

TEST_CASE("each way of entering has its engine") {
  const auto engines = open();
  CHECK(offers(*engines, Pinyin{.letters = "zhengfu"}, "政府"));
  CHECK(offers(*engines, Strokes{"12"}, "十"));
  CHECK(offers(*engines, Radical{149, 3}, "训"));
  CHECK(offers(*engines, Handwriting{ten}, "十"));
  CHECK(engines->radicals().size() == 214);
  CHECK(engines->choose(Pinyin{.letters = "zhengfu"}, 0).text == "政府");
}

TEST_CASE("an empty entry of any way offers nothing") {
  const auto engines = open();
  for (const Entry& entry : {Entry(Pinyin{}), Entry(Strokes{}), Entry(Radical{}), Entry(Handwriting{})}) {
    CHECK(engines->offer(entry, 10).candidates.empty());
    CHECK_FALSE(engines->offer(entry, 10).more);
  }
}

TEST_CASE("what is missing is named") {
  const auto detail_without = [](const std::string& name) {
    const Tables tables;
    tables.remove(name);
    const auto opened = Engines::open({tables.path(), {}});
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().kind == base::ErrorKind::unavailable);
    return opened.error().detail;
  };
  CHECK(detail_without("strokes.table").starts_with("strokes: "));
  CHECK(detail_without("radicals.table").starts_with("radicals: "));
  CHECK(detail_without("handwriting.templates").starts_with("handwriting: "));
  CHECK(detail_without("pinyin").starts_with("pinyin: "));
}

TEST_CASE("without tables of the catalogue those of the product serve") {
  const auto engines = open({built, "/nonexistent"});
  CHECK(offers(*engines, Pinyin{.letters = "zhengfu"}, "政府"));
}

TEST_CASE("tables that cannot be renewed leave the old ones at work") {
  const auto engines = open();
  CHECK_FALSE(engines->renew({"/nonexistent", "/nonexistent"}).ok());
  CHECK(offers(*engines, Pinyin{.letters = "zhengfu"}, "政府"));
  CHECK(engines->renew({built, built}).ok());
  CHECK(offers(*engines, Pinyin{.letters = "zhengfu"}, "政府"));
}
