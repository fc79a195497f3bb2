// Tries everything that a printer can answer and a citizen can do, in every order, and checks after each step what
// print_run.h promises. The printer here is a model that knows what really lies in its tray.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "printing/advice.h"
#include "printing/print_run.h"

using namespace printing;

namespace {

constexpr int pages = 3;
const base::LocalTime morning{base::Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}}, 9,
                              5};

enum class Happening {
  nothing,
  page,          ///< one more comes out
  all_out,       ///< the rest comes out, and the printer says so
  out_of_sight,  ///< the rest comes out, and the printer has lost sight of it
  jam,
  clear,
  silence,  ///< the line is cut, the printer goes on
  answer,
  power_off,  ///< it forgets everything
  power_on,
  panel_cancel,
  abort,
  long_time,  ///< longer than any patience
  cancel,
  resume,
  abandon,
};
constexpr int happening_count = static_cast<int>(Happening::abandon) + 1;

struct Kind {
  bool counts = true;
  bool two_sided = false;
};

/// A printer as it is, not as it says.
class World final : public Device {
 public:
  explicit World(Kind kind) : kind_(kind) {}

  // What the run sees.
  DeviceStatus status() override {
    if (!reachable()) return {DeviceStatus::State::unreachable, {Trouble::unreachable}, false};
    if (jammed_) return {DeviceStatus::State::stopped, {Trouble::paper_jam}, true};
    return {DeviceStatus::State::idle, {}, true};
  }
  base::Result<JobId> submit(const JobOrder& order) override {
    if (!reachable()) return base::error(base::ErrorKind::unavailable, "");
    const int first = pages - order.pages + 1;
    if (active()) violated_ = "a second job beside the first";
    if (first - 1 < reported_ && !(kind_.two_sided && first == reported_ && first % 2 == 1)) {
      violated_ = "a page again that was confirmed";
    }
    if (first - 1 > reported_) violated_ = "a page left out";
    ++submitted_;
    job_ = Job{first, 0, JobStatus::State::waiting, false};
    return submitted_;
  }
  base::Result<JobStatus> look(JobId job) override {
    if (!reachable()) return base::error(base::ErrorKind::unavailable, "");
    if (!job_ || job != submitted_) return JobStatus{};
    JobStatus status{job_->state, std::nullopt};
    if (active() && jammed_ && status.state == JobStatus::State::printing) status.state = JobStatus::State::held_up;
    if (kind_.counts && status.state != JobStatus::State::gone) {
      status.pages_out = job_->out;
      reported_ = std::max(reported_, job_->first - 1 + job_->out);
    }
    said_printed_ = status.state == JobStatus::State::printed;
    return status;
  }
  base::Status cancel(JobId job) override {
    if (!reachable()) return base::error(base::ErrorKind::unavailable, "");
    if (job == submitted_ && active()) job_->stopping = true;
    return base::Done{};
  }
  base::Result<std::vector<JobId>> pending() override {
    if (!reachable()) return base::error(base::ErrorKind::unavailable, "");
    return active() ? std::vector<JobId>{submitted_} : std::vector<JobId>{};
  }
  base::Status clean_up() override { return base::Done{}; }

  // What happens to it.
  bool possible(Happening what) const {
    switch (what) {
      case Happening::page: return works() && job_->first + job_->out <= pages;
      case Happening::all_out:
      case Happening::out_of_sight: return works() && !job_->stopping;
      case Happening::jam: return powered_ && !jammed_;
      case Happening::clear: return jammed_;
      case Happening::silence: return powered_ && !silent_;
      case Happening::answer: return silent_;
      case Happening::power_off: return powered_;
      case Happening::power_on: return !powered_;
      case Happening::panel_cancel:
      case Happening::abort: return active() && powered_;
      default: return true;
    }
  }
  void happens(Happening what) {
    if (active() && powered_ && job_->stopping && what != Happening::page) job_->state = JobStatus::State::cancelled;
    switch (what) {
      case Happening::page: print_one(); break;
      case Happening::all_out: print_rest(JobStatus::State::printed); break;
      case Happening::out_of_sight: print_rest(JobStatus::State::gone); break;
      case Happening::jam: jammed_ = true; break;
      case Happening::clear: jammed_ = false; break;
      case Happening::silence: silent_ = true; break;
      case Happening::answer: silent_ = false; break;
      case Happening::power_off: powered_ = jammed_ = false, job_.reset(); break;
      case Happening::power_on: powered_ = true; break;
      case Happening::panel_cancel: job_->state = JobStatus::State::cancelled; break;
      case Happening::abort: job_->state = JobStatus::State::aborted; break;
      default: break;
    }
  }

  bool active() const {
    return job_ && (job_->state == JobStatus::State::waiting || job_->state == JobStatus::State::printing);
  }
  bool said_printed() const { return said_printed_; }
  bool all_on_paper() const {
    return std::all_of(paper_.begin(), paper_.end(), [](int count) { return count > 0; });
  }
  int reported() const { return reported_; }
  int submitted() const { return submitted_; }
  const std::string& violated() const { return violated_; }

 private:
  struct Job {
    int first = 1;
    int out = 0;
    JobStatus::State state = JobStatus::State::waiting;
    bool stopping = false;
  };
  bool reachable() const { return powered_ && !silent_; }
  bool works() const { return active() && powered_ && !jammed_; }
  void print_one() {
    if (!works() || job_->first + job_->out > pages) return;
    ++paper_[static_cast<std::size_t>(job_->first + job_->out - 1)];
    ++job_->out;
    job_->state = JobStatus::State::printing;
  }
  void print_rest(JobStatus::State end) {
    if (!works()) return;
    while (job_->first + job_->out <= pages) print_one();
    job_->state = end;
  }

  Kind kind_;
  std::optional<Job> job_;
  bool powered_ = true, silent_ = false, jammed_ = false, said_printed_ = false;
  int submitted_ = 0, reported_ = 0;
  std::array<int, pages> paper_{};
  std::string violated_;
};

/// On memory where there is some: it is written to at every step of every run.
std::filesystem::path ledger_place() {
  const std::filesystem::path memory = "/dev/shm";
  return std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
}

struct LedgerFixture {
  LedgerFixture() {
    std::string pattern = (ledger_place() / "chayue-model-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    folder = pattern;
    ledger = std::make_unique<Ledger>(std::move(Ledger::open(folder).value()));
  }
  ~LedgerFixture() { std::filesystem::remove_all(folder); }
  LedgerFixture(const LedgerFixture&) = delete;
  LedgerFixture& operator=(const LedgerFixture&) = delete;
  std::string folder;
  std::unique_ptr<Ledger> ledger;
};

/// One course of events.
class Course {
 public:
  Course(Kind kind, Ledger& ledger)
      : world_(kind),
        ledger_(ledger),
        kind_(kind),
        run_(world_, ledger, {"form", pages, kind.two_sided, [](int) { return std::string("%PDF"); }}, Patience{}) {}

  bool possible(Happening what) const {
    if (what == Happening::resume) return run_.progress().stage == Stage::interrupted;
    return world_.possible(what);
  }
  void happens(Happening what) {
    world_.happens(what);
    if (what == Happening::cancel) run_.cancel();
    if (what == Happening::resume) run_.resume();
    if (what == Happening::abandon) run_.abandon();
    now_ += what == Happening::long_time ? 1000 : 1;
    const bool was_over = is_end(stage());
    const int submitted_before = world_.submitted();
    run_.step(now_, morning);
    if (was_over && world_.submitted() != submitted_before) wrong_ = "sent after its end";
    check();
  }
  Stage stage() const { return run_.progress().stage; }
  const std::string& wrong() const { return wrong_.empty() ? world_.violated() : wrong_; }
  int submitted() const { return world_.submitted(); }

 private:
  void check() {
    const Progress& now = run_.progress();
    const bool printed = now.stage == Stage::printed;
    if (printed && !world_.said_printed()) wrong_ = "printed, and the printer has not said so";
    if (printed && !world_.all_on_paper()) wrong_ = "printed, and a page is missing";
    if (printed && now.pages_out != pages) wrong_ = "printed, and not all pages counted";
    if (!printed && now.pages_out > world_.reported()) wrong_ = "more pages than the printer has counted";
    const bool nothing_more = now.stage == Stage::cancelled || now.stage == Stage::given_up;
    if (nothing_more && world_.active()) wrong_ = "nothing more will come, and the printer prints";
    if (advice_for(now).may_resume && world_.active()) wrong_ = "may resume while a job is there";
    if (advice_for(now).may_hold && now.stage != Stage::unknown && world_.active())
      wrong_ = "may hold while a job is there";
    if (now.stage == Stage::interrupted && !kind_.counts && now.trouble != Trouble::unreachable) {
      wrong_ = "may resume where nobody has counted";
    }
    if (is_end(now.stage) && !ledger_.open_runs()->empty()) wrong_ = "ended, and the ledger does not know";
    if (!is_end(now.stage) && ledger_.open_runs()->size() != 1) wrong_ = "goes on, and the ledger does not know";
    if (now.next_page < 1 || now.next_page > pages) wrong_ = "next page is none";
    if (kind_.two_sided && now.next_page % 2 == 0) wrong_ = "two-sided, from the back of a sheet";
  }

  World world_;
  Ledger& ledger_;
  Kind kind_;
  PrintRun run_;
  double now_ = 0;
  std::string wrong_;
};

/// What was tried; every path has the first steps in common: sent, and one page out.
struct Explorer {
  Ledger& ledger;
  Kind kind;
  std::array<int, 12> ends{};
  int courses = 0;

  std::string describe(const std::vector<Happening>& path) const {
    std::string text = kind.counts ? "counting" : "not counting";
    if (kind.two_sided) text += ", two-sided";
    for (const Happening what : path) text += " " + std::to_string(static_cast<int>(what));
    return text;
  }

  /// Plays `path`; false where its last step was not possible or it had ended before.
  bool play(const std::vector<Happening>& path) {
    Course course(kind, ledger);
    bool lives = true;
    for (std::size_t i = 0; i < path.size() && lives; ++i) {
      lives = i == 0 || !is_end(course.stage());
      if (!lives || !course.possible(path[i])) return close(course, path), false;
      course.happens(path[i]);
      if (!course.wrong().empty()) FAIL(course.wrong() << ": " << describe(path));
    }
    ++courses;
    ++ends[static_cast<std::size_t>(course.stage())];
    close(course, path);
    return true;
  }

  /// The printer is put right and the visitor leaves: every run comes to an end, and nothing is sent after it.
  void close(Course& course, const std::vector<Happening>& path) {
    for (const Happening what :
         {Happening::power_on, Happening::answer, Happening::clear, Happening::abandon, Happening::long_time,
          Happening::nothing, Happening::long_time, Happening::nothing, Happening::long_time})
      if (course.possible(what)) course.happens(what);
    if (!course.wrong().empty()) FAIL(course.wrong() << " at the end of: " << describe(path));
    if (!is_end(course.stage())) FAIL("never ends: " << describe(path));
  }

  void explore(std::vector<Happening>& path, int depth) {
    if (!play(path) || depth == 0) return;
    for (int what = 0; what < happening_count; ++what) {
      path.push_back(static_cast<Happening>(what));
      explore(path, depth - 1);
      path.pop_back();
    }
  }
};

int depth() { return std::getenv("CHAYUE_FULL_MATRIX") != nullptr ? 5 : 3; }

constexpr std::array<Kind, 3> kinds = {Kind{true, false}, Kind{true, true}, Kind{false, false}};

}  // namespace

TEST_CASE_FIXTURE(LedgerFixture,
                  "whatever happens in whatever order, nothing untrue is said and no page is doubled") {
  std::array<int, 12> ends{};
  for (const Kind kind : kinds) {
    Explorer explorer{*ledger, kind};
    std::vector<Happening> from_the_start{Happening::nothing};
    explorer.explore(from_the_start, depth());
    std::vector<Happening> from_the_middle{Happening::nothing, Happening::page};
    explorer.explore(from_the_middle, depth());
    CHECK(explorer.courses > 1000);
    for (std::size_t i = 0; i < ends.size(); ++i) ends[i] += explorer.ends[i];
  }
  for (const Stage stage : {Stage::waiting, Stage::sending, Stage::printing, Stage::held_up, Stage::cancelling,
                            Stage::interrupted, Stage::printed, Stage::cancelled, Stage::given_up, Stage::unknown}) {
    CAPTURE(static_cast<int>(stage));
    CHECK(ends[static_cast<std::size_t>(stage)] > 0);
  }
}

TEST_CASE_FIXTURE(LedgerFixture, "long courses of chance say nothing untrue either") {
  std::mt19937 chance(20261123);
  std::uniform_int_distribution<int> any(0, happening_count - 1);
  int sent_again = 0;
  for (int i = 0; i < 1500; ++i) {
    Explorer explorer{*ledger, kinds[static_cast<std::size_t>(i) % kinds.size()]};
    Course course(explorer.kind, *ledger);
    std::vector<Happening> path;
    for (int step = 0; step < 30 && !(step > 0 && is_end(course.stage())); ++step) {
      const auto what = static_cast<Happening>(any(chance));
      const bool would_end = what == Happening::cancel || what == Happening::abandon || what == Happening::long_time;
      if (!course.possible(what) || (would_end && chance() % 4 != 0)) continue;
      path.push_back(what);
      course.happens(what);
      if (!course.wrong().empty()) FAIL(course.wrong() << ": " << explorer.describe(path));
    }
    sent_again += course.submitted() > 1 ? 1 : 0;
    explorer.close(course, path);
  }
  CHECK(sent_again > 50);
}
