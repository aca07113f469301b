// The extension in the real workbench, from a slip that is shown to the pages that the plan makes.
//   node vscode.mjs http://127.0.0.1:8123 FILE PICTURES
import { createRequire } from "module";
import { dirname, basename, join } from "path";
import { readFileSync, writeFileSync } from "fs";

const require = createRequire(process.env.NODE_MODULES + "/");
const { chromium } = require("playwright-core");
const [address, file, pictures] = process.argv.slice(2);
const folder = dirname(file);
let failed = 0;

function check(what, good, seen) {
  console.log(good ? `ok   ${what}` : `FAIL ${what}: ${JSON.stringify(seen)}`);
  failed += good ? 0 : 1;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });

/** What a question gives once its answer is good, or the last answer. */
async function until(ask, good, seconds = 60) {
  let seen;
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await page.waitForTimeout(250)) {
    seen = await ask().catch((error) => String(error));
    if (good(seen)) {
      break;
    }
  }
  return seen;
}

async function connected() {
  await until(
    () => page.goto(`${address}/?folder=${encodeURIComponent(folder)}`, { waitUntil: "domcontentloaded" }),
    (answer) => typeof answer !== "string",
  );
  await page.waitForSelector(".monaco-workbench .explorer-folders-view", { timeout: 60_000 });
}

/** Types into the box at the top of the window and takes the first proposal. */
async function pick(text) {
  const box = page.locator(".quick-input-widget input[type=text]");
  await until(
    async () => {
      await page.keyboard.press("Escape");
      await page.keyboard.press("F1");
      await box.fill(text, { timeout: 2_000 });
      const first = page.locator(".quick-input-list .monaco-list-row").first();
      return (await first.innerText({ timeout: 2_000 })).replace(/\s+/g, " ");
    },
    (label) => text === "" || !/^(No matching|Error|TimeoutError)/.test(label),
  );
  await page.keyboard.press("Enter");
  await page.waitForTimeout(400);
}

const command = (name) => pick(`>${name}`);
const texts = (selector) => () => page.$$eval(selector, (all) => all.map((e) => e.innerText.replace(/\s+/g, " ").trim()));
const picture = (name) => page.screenshot({ path: join(pictures, `${name}.png`) });

/** The text of the page that is shown beside the campaign; it lies in a frame of a frame. */
async function preview() {
  const bodies = page.frames().filter((f) => f !== page.mainFrame());
  const read = await Promise.all(bodies.map((f) => f.evaluate(() => document.body?.innerText ?? "").catch(() => "")));
  return read.join("\n");
}

/** Puts the cursor at the end of the first line that begins so. */
async function goTo(beginning) {
  const text = readFileSync(file, "utf8").split("\n");
  await pick(`:${text.findIndex((line) => line.trimStart().startsWith(beginning)) + 1}`);
  await page.keyboard.press("End");
}

async function open() {
  await connected();
  await pick(basename(file));
  await page.waitForSelector(".monaco-editor .view-line", { timeout: 30_000 });
  await page.keyboard.press("Control+B");
}

async function problems() {
  await command("Problems: Focus on Problems View");
  const rows = await until(texts(".markers-panel .monaco-list-row"), (all) => all.some((r) => r.includes("mya")));
  check("a slip is told in the panel of problems", rows.some((r) => r.includes("mya") && r.includes("unknown-name")), rows);
  await page.locator(".markers-panel .monaco-list-row", { hasText: "mya" }).first().dblclick();
  const squiggles = await until(texts(".squiggly-error"), (all) => all.length > 0);
  check("and underlined", squiggles.length > 0, squiggles);
  const colours = await page.$$eval(".view-line span span", (all) => new Set(all.map((e) => getComputedStyle(e).color)).size);
  check("words have their colours", colours >= 4, colours);
  await page.waitForTimeout(1_000);
  await picture("problem");
}

async function fix() {
  await page.keyboard.press("Control+.");
  const offered = await until(texts(".action-widget .monaco-list-row"), (all) => all.some((r) => r.includes("maya")), 20);
  check("a fix is offered", offered.some((r) => r.includes("maya")), offered);
  await picture("fix");
  await page.keyboard.press("Enter");
  const rows = await until(texts(".markers-panel .monaco-list-row"), (all) => !all.some((r) => r.includes("mya")), 20);
  check("and mends the slip", !rows.some((r) => r.includes("mya")), rows);
  await page.keyboard.press("Control+J");
}

async function complete() {
  await goTo("objective");
  await page.keyboard.press("Enter");
  await page.keyboard.type("ho");
  const offered = await until(texts(".suggest-widget .monaco-list-row"), (all) => all.some((r) => r.includes("holidays")), 20);
  check("words are proposed", offered.some((r) => r.includes("holidays")), offered);
  await picture("completion");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+K");
}

async function save() {
  await page.keyboard.press("Control+S");
  const text = await until(
    async () => readFileSync(file, "utf8"),
    (t) => t.includes('  product      "Ridge 2"') && t.includes("by maya on instagram telling"),
    20,
  );
  check("saving brings the canonical layout", text.includes('  product      "Ridge 2"'), text.slice(0, 300));
}

async function hints() {
  await goTo("campaign");
  const lenses = await until(texts(".codelens-decoration"), (all) => all.some((l) => l.includes("preview the schedule")));
  check("lenses lead to the schedule", lenses.some((l) => l.includes("11 posts: preview the schedule")), lenses);
}

async function pages() {
  await command("Campaign: Preview the Schedule");
  const schedule = await until(preview, (t) => t.includes("Trail Season: Schedule"));
  check("the schedule is shown", schedule.includes("Trail Season: Schedule"), schedule.slice(0, 200));
  await picture("schedule");
  await page.keyboard.press("Control+1");
  await command("Campaign: Preview a Brief");
  await page.waitForSelector(".quick-input-list .monaco-list-row", { timeout: 20_000 });
  await page.keyboard.type("maya");
  await page.keyboard.press("Enter");
  const brief = await until(preview, (t) => t.includes("A brief for Maya"));
  check("the brief is shown", brief.includes("A brief for Maya"), brief.slice(0, 200));
  await picture("brief");
}

async function missing() {
  writeFileSync(join(folder, ".vscode/settings.json"), '{ "campaign.path": "/nowhere/campaignc" }\n');
  const said = await until(texts(".notification-list-item-message"), (all) => all.some((m) => m.includes("was not found")));
  check("a missing program is told, with what to do", said.some((m) => m.includes("/nowhere/campaignc")), said);
  await picture("missing");
}

try {
  await open();
  await problems();
  await fix();
  await complete();
  await save();
  await hints();
  await pages();
  await missing();
} catch (error) {
  await picture("failure");
  check("the workbench does what it is told", false, String(error).slice(0, 300));
}
await browser.close();
process.exit(failed === 0 ? 0 : 1);
