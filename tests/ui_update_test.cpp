// The screens of updates and versions, drawn without a window: what they say, what they offer, and whether a finger
// can use them in both orientations and every size of type.
#include <doctest/doctest.h>

#include <functional>

#include "tests/support/glass.h"
#include "tests/support/update_story.h"

using namespace support;
using Page = UpdateScreen::Page;
using Kind = catalog::TextPair::Kind;

namespace {

constexpr const char* long_title =
    "示例市应急管理局关于印发《示例市危险化学品生产经营企业安全风险分级管控和隐患排查治理双重预防机制建设工作方案》的"
    "通知";

UpdateTrouble bad_contents() {
  UpdateTrouble trouble;
  trouble.what = "更新包的内容有错误，不能生成目录。", trouble.remedy = "请改正后重新制作。";
  for (int i = 1; i <= 5; ++i) trouble.rows.push_back({"rows/a.csv", i, "成文日期不存在", "请改正"});
  return trouble;
}

catalog::Changes rich_changes() {
  catalog::Changes changes = Publisher::changes();
  changes.changed.front().after.title = long_title;
  changes.changed.front().fields = {"标题", "有效性", "栏目", "发布日期"};
  for (int i = 0; i < 40; ++i)
    changes.added.push_back({{}, record_of("A" + std::to_string(i), long_title), {}, false, {}});
  changes.emptied_columns = {"年报", "行政处罚"};
  changes.guide = true;
  return changes;
}

/// The staff's way to each screen.
struct Scene {
  const char* name;
  std::function<void(Publisher&)> play;
};

const std::vector<Scene>& scenes() {
  static const std::vector<Scene> all = {
      {"looking", [](Publisher& p) { p.opens(); }},
      {"no stick", [](Publisher& p) { p.opens(), p.finds({}); }},
      {"files",
       [](Publisher& p) {
         p.opens(), p.finds({Publisher::file("市应急局-2026-11.chayue"), Publisher::file("b")});
       }},
      {"preparing", [](Publisher& p) { p.prepares(), p.progresses(UpdateStep::building, 0.42); }},
      {"prepared", [](Publisher& p) { p.has_prepared(rich_changes()); }},
      {"added", [](Publisher& p) { p.has_prepared(rich_changes()), p.does(ShowUpdatePage{Page::added}); }},
      {"changed", [](Publisher& p) { p.has_prepared(rich_changes()), p.does(ShowUpdatePage{Page::changed}); }},
      {"withdrawn", [](Publisher& p) { p.has_prepared(rich_changes()), p.does(ShowUpdatePage{Page::withdrawn}); }},
      {"texts",
       [](Publisher& p) {
         p.has_prepared(rich_changes());
         p.does(ShowUpdatePage{Page::changed}, ShowUpdatePage{Page::texts, 1});
         p.does(TextsCompared{p.take<CompareTexts>().ticket,
                              std::vector<catalog::TextPair>{{Kind::same, "第一段", "第一段"},
                                                             {Kind::changed, "每年一次", "每年两次"},
                                                             {Kind::added, "", "新的一段"},
                                                             {Kind::removed, "删去的一段", ""}}});
       }},
      {"attachments",
       [](Publisher& p) {
         catalog::Changes changes = rich_changes();
         changes.changed[0].fields = {"附件"};
         changes.changed[0].attachments_before = {"表一"};
         changes.changed[0].attachments_after = {"表一", "表二"};
         changes.changed[1].fields = {"附件"};
         changes.changed[1].attachments_before = changes.changed[1].attachments_after = {"表一"};
         p.has_prepared(changes);
         p.does(ShowUpdatePage{Page::changed}, ShowUpdatePage{Page::texts, 0});
         p.does(TextsCompared{p.take<CompareTexts>().ticket, std::vector<catalog::TextPair>{}});
       }},
      {"sure", [](Publisher& p) { p.has_prepared(rich_changes()), p.does(ConfirmUpdate{}); }},
      {"confirming", [](Publisher& p) { p.has_prepared(Publisher::adds()), p.does(ConfirmUpdate{}); }},
      {"loaded", [](Publisher& p) { p.has_loaded(); }},
      {"refused",
       [](Publisher& p) {
         p.prepares();
         p.does(UpdateRefused{p.model.update.ticket, false, bad_contents()});
       }},
      {"rows",
       [](Publisher& p) {
         p.prepares();
         p.does(UpdateRefused{p.model.update.ticket, false, bad_contents()}, ShowUpdatePage{Page::rows});
       }},
      {"versions", [](Publisher& p) { p.sees_versions(); }},
      {"sure of a version", [](Publisher& p) { p.sees_versions(), p.does(AskVersion{2}); }},
      {"staff", [](Publisher& p) { p.logs_in(); }},
  };
  return all;
}

/// A pane on which the scene is played to its end.
struct Shown : Glass {
  explicit Shown(const std::string& name, float width = 1080, float height = 1920) : Glass(width, height) {
    Publisher publisher;
    for (const Scene& scene : scenes())
      if (name == scene.name) scene.play(publisher);
    model = publisher.model;
    draw();
  }
  std::string name_of(const std::string& id) const { return find(id) != nullptr ? find(id)->name : "(nothing)"; }
  std::string value_of(const std::string& id) const { return find(id) != nullptr ? find(id)->value : "(nothing)"; }
};

}  // namespace

TEST_CASE("every screen of updates can be used by a finger, upright and across, in every size of type") {
  for (const auto& [width, height] : {std::pair{1080.0F, 1920.0F}, std::pair{1920.0F, 1080.0F}})
    for (const auto size : {TextSize::standard, TextSize::large, TextSize::extra_large})
      for (const Scene& scene : scenes()) {
        Shown shown(scene.name, width, height);
        shown.model.text_size = size;
        shown.draw();
        for (const std::string& breach : shown.breaches()) FAIL_CHECK(scene.name << " " << width << ": " << breach);
      }
}

TEST_CASE("without a stick, and without a package on it, it is said what to do") {
  Shown shown("no stick");
  CHECK(shown.says("没有找到更新包"));
  std::get<UpdateScreen>(shown.model.screen()).stick = false;
  shown.draw();
  CHECK(shown.says("请插入"));
}

TEST_CASE("a package is chosen by its name") {
  Shown shown("files");
  CHECK(shown.value_of("update.file.0").find("12 MB") != std::string::npos);
  const Events events = shown.tap("update.file.0");
  REQUIRE(only<ChoosePackage>(events) != nullptr);
  CHECK(only<ChoosePackage>(events)->path == "/stick/市应急局-2026-11.chayue");
}

TEST_CASE("progress tells share, step and time left, and can be cancelled once") {
  Shown shown("preparing");
  CHECK(shown.value_of("update.progress") == "420/1000");
  CHECK(shown.name_of("update.time").find("9 秒") != std::string::npos);
  CHECK(shown.value_of("update.step.1") == "done");
  CHECK(shown.value_of("update.step.2") == "now");
  CHECK(only<CancelUpdate>(shown.tap("update.cancel")) != nullptr);
  shown.model.update.cancelling = true;
  shown.draw();
  CHECK_FALSE(shown.offers("update.cancel"));
  CHECK(shown.says("正在停止"));
}

TEST_CASE("minutes are told as minutes, and what is not known is not made up") {
  Shown shown("preparing");
  shown.model.update.seconds_left = 95;
  shown.draw();
  CHECK(shown.says("2 分钟"));
  shown.model.update.seconds_left.reset();
  shown.draw();
  CHECK(shown.says("正在估计"));
}

TEST_CASE("the preview says who signed, how much changes, and what is taken away") {
  Shown shown("prepared");
  CHECK(shown.says("张科长"));
  CHECK(shown.says("2026年11月20日"));
  CHECK(shown.value_of("update.added") == "41");
  CHECK(shown.value_of("update.changed") == "2");
  CHECK(shown.value_of("update.withdrawn") == "1");
  CHECK(shown.value_of("update.unchanged") == "70");
  CHECK(shown.name_of("update.emptied").find("年报、行政处罚") != std::string::npos);
  CHECK(shown.says("公开指南有改动"));
  const Events events = shown.tap("update.withdrawn");
  REQUIRE(only<ShowUpdatePage>(events) != nullptr);
  CHECK(only<ShowUpdatePage>(events)->page == Page::withdrawn);
  CHECK(only<ConfirmUpdate>(shown.tap("update.confirm")) != nullptr);
  CHECK(only<CancelUpdate>(shown.tap("update.discard")) != nullptr);
}

TEST_CASE("a count of nothing leads nowhere, and an update without changes says so") {
  Shown shown("prepared");
  shown.model.update.preview.changes = {};
  shown.draw();
  CHECK(shown.says("没有任何改动"));
  CHECK(shown.find("update.added")->role == ui::Role::text);
  CHECK(shown.find("update.emptied") == nullptr);
}

TEST_CASE("the lists say what changed and why something was withdrawn") {
  CHECK(Shown("changed").value_of("update.item.0").find("改动：标题、有效性、栏目、发布日期") != std::string::npos);
  CHECK(Shown("changed").value_of("update.item.1").find("改动：正文") != std::string::npos);
  CHECK(Shown("withdrawn").value_of("update.item.0").find("期限已满") != std::string::npos);
  CHECK(Shown("withdrawn").name_of("update.item.0") == "撤回的");
  Shown changed("changed");
  const Events events = changed.tap("update.item.1");
  REQUIRE(only<ShowUpdatePage>(events) != nullptr);
  CHECK(only<ShowUpdatePage>(events)->item == 1);
  CHECK(Shown("added").find("update.item.0")->role == ui::Role::text);
}

TEST_CASE("a long list is drawn around what is seen only") {
  Shown shown("added");
  CHECK(shown.find("update.item.30") == nullptr);
  const float step = shown.find("update.item.1")->bounds.y - shown.find("update.item.0")->bounds.y;
  std::get<UpdateScreen>(shown.model.screen()).scroll_px = 30 * step;
  shown.draw();
  CHECK(shown.find("update.item.0") == nullptr);
  CHECK(shown.find("update.item.30") != nullptr);
}

TEST_CASE("texts stand side by side, and what differs is told by a sign too") {
  Shown shown("texts");
  CHECK(shown.name_of("update.pair.1") == "改：每年一次");
  CHECK(shown.value_of("update.pair.1") == "每年两次");
  CHECK(shown.name_of("update.pair.2") == "增：");
  CHECK(shown.value_of("update.pair.2") == "新的一段");
  CHECK(shown.name_of("update.pair.3") == "删：删去的一段");
  CHECK(shown.name_of("update.pair.0") == "第一段");
}

TEST_CASE("attachments stand side by side by their names, and one of the same name is said to be replaced") {
  Shown shown("attachments");
  CHECK(shown.name_of("update.field.0") == "改：附件：表一");
  CHECK(shown.value_of("update.field.0") == "附件：表一、表二");
  std::get<UpdateScreen>(shown.model.screen()).item = 1;
  shown.draw();
  CHECK(shown.name_of("update.field.0") == "改：附件：表一");
  CHECK(shown.value_of("update.field.0") == "附件：表一（文件内容已更换）");
}

TEST_CASE("of a text that differs in one place only its surroundings are shown") {
  Shown shown("texts");
  auto& texts = std::get<UpdateScreen>(shown.model.screen()).texts;
  texts.assign(50, {Kind::same, "同", "同"});
  texts[20] = {Kind::changed, "旧", "新"};
  shown.draw();
  CHECK(shown.find("update.pair.18") == nullptr);
  CHECK(shown.find("update.pair.19") != nullptr);
  CHECK(shown.find("update.pair.21") != nullptr);
  CHECK(shown.says("19 段没有改动"));
  CHECK(shown.says("28 段没有改动"));
}

TEST_CASE("before records vanish it is said how many, and which columns will be empty") {
  Shown shown("sure");
  CHECK(shown.says("将撤回 1 份文件"));
  CHECK(shown.says("年报"));
  CHECK(only<CloseDialog>(shown.tap("dialog.sure.no")) != nullptr);
  const Events events = shown.tap("dialog.sure.yes");
  REQUIRE(only<ConfirmUpdate>(events) != nullptr);
  CHECK(only<ConfirmUpdate>(events)->sure);
}

TEST_CASE("a refusal says what, what to do, and that nothing was lost") {
  Shown shown("refused");
  CHECK(shown.says("不能生成目录"));
  CHECK(shown.says("重新制作"));
  CHECK(shown.says("现有目录没有变动"));
  CHECK(shown.says("有 5 条"));
  CHECK(only<ChoosePackage>(shown.tap("update.again")) != nullptr);
  std::get<UpdateScreen>(shown.model.screen()).files.clear();  // the stick is gone
  shown.draw();
  CHECK_FALSE(shown.offers("update.again"));
  CHECK(only<DismissUpdate>(shown.tap("update.done")) != nullptr);
  CHECK(Shown("rows").value_of("update.item.4").find("第5行") != std::string::npos);
}

TEST_CASE("what was loaded can be printed, once at a time") {
  Shown shown("loaded");
  CHECK(shown.says("已装入"));
  CHECK(only<PrintUpdateReport>(shown.tap("update.print")) != nullptr);
  PrintJob job;
  job.ticket = 7;
  shown.model.prints.push_back(job);
  std::get<UpdateScreen>(shown.model.screen()).job = 7;
  shown.draw();
  CHECK_FALSE(shown.offers("update.print"));
  CHECK(shown.find("update.job") != nullptr);
}

TEST_CASE("the versions tell which one is in use, and lead to the others") {
  Shown shown("versions");
  CHECK(shown.value_of("versions.3").find("正在使用") != std::string::npos);
  CHECK(shown.find("versions.3")->role == ui::Role::text);
  Events events = shown.tap("versions.1");
  REQUIRE(only<AskVersion>(events) != nullptr);
  CHECK(only<AskVersion>(events)->number == 1);
  events = shown.tap("versions.back");
  REQUIRE(only<AskVersion>(events) != nullptr);
  CHECK(only<AskVersion>(events)->number == 2);
  events = Shown("sure of a version").tap("dialog.sure.yes");
  REQUIRE(only<SetVersion>(events) != nullptr);
  CHECK(only<SetVersion>(events)->number == 2);
}

TEST_CASE("no version is offered where there is none, or while an update waits") {
  Shown shown("versions");
  std::get<VersionsScreen>(shown.model.screen()).before = 0;
  shown.draw();
  CHECK_FALSE(shown.offers("versions.back"));
  std::get<VersionsScreen>(shown.model.screen()).before = 2;
  shown.model.update.stage = CatalogueUpdate::Stage::prepared;
  shown.draw();
  CHECK_FALSE(shown.offers("versions.back"));
  CHECK_FALSE(shown.offers("versions.1"));
  CHECK(shown.says("等待确认"));
}

TEST_CASE("the staff's screen leads to updates and versions for who may, and says how far one has come") {
  Shown shown("staff");
  CHECK(only<OpenUpdate>(shown.tap("staff.update")) != nullptr);
  CHECK(only<OpenVersions>(shown.tap("staff.versions")) != nullptr);
  shown.model.update.stage = CatalogueUpdate::Stage::preparing;
  shown.model.update.share = 0.42;
  shown.draw();
  CHECK(shown.name_of("staff.update").find("42%") != std::string::npos);
  shown.model.update.stage = CatalogueUpdate::Stage::prepared;
  shown.draw();
  CHECK(shown.name_of("staff.update").find("待确认") != std::string::npos);
  shown.model.staff->roles = {StaffRole::review};
  shown.draw();
  CHECK(shown.find("staff.update") == nullptr);
  CHECK(shown.find("staff.versions") == nullptr);
}

TEST_CASE("staff are told of a store that was set aside, and of the version that took its place") {
  Shown shown("staff");
  catalog::Version version;
  version.loaded_at = "2026-11-20 14:05";
  shown.model.recovery = catalog::Versions::Recovery{true, version};
  shown.draw();
  CHECK(shown.name_of("staff.set_aside").find("2026-11-20 14:05") != std::string::npos);
  Shown across("staff", 1920, 1080);
  across.model.recovery = shown.model.recovery;
  for (const auto size : {TextSize::standard, TextSize::extra_large}) {
    across.model.text_size = shown.model.text_size = size;
    across.draw(), shown.draw();
    CHECK(across.breaches().empty());
    CHECK(shown.breaches().empty());
  }
  shown.model.recovery = catalog::Versions::Recovery{true, std::nullopt};
  shown.draw();
  CHECK(shown.name_of("staff.set_aside").find("没有别的版本") != std::string::npos);
  shown.model.recovery = catalog::Versions::Recovery{};
  shown.draw();
  CHECK(shown.find("staff.set_aside") == nullptr);
}
