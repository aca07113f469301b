// Opens pages as people do and says what is wrong: `node check.mjs FOLDER` with the pages of builds below it.
//
// Every page: no axe violation in light and dark, on a phone and on a desk; no sideways scrolling at 320 pixels; nothing
// asked of the network; no script. Every brief, and the plan of a few people: at most two sheets of A4 and of Letter.
import { createRequire } from "node:module";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const looks = [
  { width: 320, colorScheme: "light" },
  { width: 390, colorScheme: "dark" },
  { width: 1280, colorScheme: "light" },
  { width: 1280, colorScheme: "dark" },
];
// The briefs of a large cast are made alike: so many of a folder are looked at, and all are printed.
const MOST_LOOKED_AT = 6;
const plansOnTwoSheets = ["trail-season", "harvest"];
// Chromium rounds the sheets to points.
const sheets = { A4: [210, 297], Letter: [216, 279] };
const problems = [];
let checks = 0;

function expect(holds, page, text) {
  checks += 1;
  if (!holds) problems.push(`${page}: ${text}`);
}

function pagesBelow(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return pagesBelow(path);
    return name.endsWith(".html") ? [path] : [];
  });
}

async function look(context, path, width, colorScheme) {
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  const url = pathToFileURL(path).href;
  await page.goto(url);
  const what = `${path} (${width} pixels, ${colorScheme})`;
  const strangers = asked.filter((to) => to !== url && !to.startsWith("data:"));
  expect(strangers.length === 0, what, `asks for ${strangers}`);
  expect((await page.locator("script").count()) === 0, what, "holds a script");
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over <= 0, what, `is ${over} pixels wider than the window`);
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  for (const violation of found.violations) {
    expect(false, what, `${violation.id}: ${violation.help} at ${violation.nodes.map((n) => n.target).join("; ")}`);
  }
  expect(found.passes.length > 10, what, "axe found next to nothing to look at");
  await page.close();
}

async function print(context, path, format) {
  const page = await context.newPage();
  await page.goto(pathToFileURL(path).href);
  const [width, height] = sheets[format];
  const margin = { top: "12mm", bottom: "11mm", left: "16mm", right: "16mm" };
  const pdf = await page.pdf({ width: `${width}mm`, height: `${height}mm`, margin });
  const count = (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
  expect(count >= 1 && count <= 2, path, `takes ${count} sheets of ${format}`);
  await page.close();
}

const folder = process.argv[2];
const paths = pagesBelow(folder).sort();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
// axe has to be run in the page, which the page's own policy forbids to anybody else.
const context = await browser.newContext({ bypassCSP: true });
const lookedAt = new Map();
for (const path of paths) {
  const within = dirname(path);
  lookedAt.set(within, (lookedAt.get(within) ?? 0) + 1);
  if (lookedAt.get(within) <= MOST_LOOKED_AT) {
    for (const { width, colorScheme } of looks) await look(context, path, width, colorScheme);
  }
  const short = basename(within) === "briefs"
    || (basename(path) === "campaign.html" && plansOnTwoSheets.includes(basename(within)));
  if (short) for (const format of Object.keys(sheets)) await print(context, path, format);
}
await browser.close();
problems.forEach((problem) => console.error(problem));
console.log(`${paths.length} pages, ${checks} checks, ${problems.length} problems`);
if (paths.length === 0 || problems.length > 0) process.exit(1);
