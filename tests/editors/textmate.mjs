// Every example in VS Code's own engine for TextMate grammars: words get the scope of what they are.
import { createRequire } from "module";
import fs from "fs";
import path from "path";
const require = createRequire(process.env.NODE_MODULES + "/");
const oniguruma = require("vscode-oniguruma");
const textmate = require("vscode-textmate");
const root = process.env.ROOT;
await oniguruma.loadWASM(fs.readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")).buffer);
const file = path.join(root, "editors/vscode/syntaxes/campaign.tmLanguage.json");
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => textmate.parseRawGrammar(fs.readFileSync(file, "utf8"), file),
});
const grammar = await registry.loadGrammar("source.campaign");

function scopes(text) {
  let state = textmate.INITIAL;
  return text.split("\n").map((line) => {
    const read = grammar.tokenizeLine(line, state);
    state = read.ruleStack;
    return read.tokens.map((t) => [line.slice(t.startIndex, t.endIndex), t.scopes.slice(1).join(" ")]);
  });
}

let failed = 0;
const check = (what, good, seen) => {
  console.log(`${good ? "ok  " : "FAIL"} ${what}${good ? "" : ": " + JSON.stringify(seen)}`);
  failed += good ? 0 : 1;
};
const folders = ["examples", "tests/cases"];
const examples = folders.flatMap((folder) =>
  fs.readdirSync(path.join(root, folder), { recursive: true })
    .filter((f) => f.endsWith(".campaign"))
    .map((f) => path.join(root, folder, f)),
);
const trail = scopes(fs.readFileSync(path.join(root, "examples/trail-season.campaign"), "utf8")).flat();
const wanted = [
  ["campaign", "keyword.control.campaign"],
  ["influencer", "keyword.declaration.campaign"],
  ["maya", "entity.name.type.campaign"],
  ["budget", "support.type.property-name.campaign"],
  ["14_000", "constant.numeric.campaign"],
  ["EUR", "keyword.other.unit.campaign"],
  ["2027-03-01", "constant.other.date.campaign"],
  ["@maya.runs", "entity.name.tag.handle.campaign"],
  ["#NorthpeakTrail", "entity.name.tag.hashtag.campaign"],
  ["launch", "constant.language.campaign"],
  ["instagram", "support.constant.campaign"],
  ["by", "keyword.other.clause.campaign"],
  [">=", "keyword.operator.comparison.campaign"],
];
for (const [word, scope] of wanted) {
  const seen = trail.filter(([w]) => w.trim() === word).map(([, s]) => s);
  check(`${word} is ${scope}`, seen.includes(scope), seen);
}
for (const example of examples) {
  const lines = scopes(fs.readFileSync(example, "utf8"));
  const bare = lines.flat().filter(([w, s]) => s === "" && /^\s*"/.test(w));
  const last = lines.at(-1).map(([, s]) => s).join(" ");
  check(`${path.basename(example)}: every text is a text, and all are closed`, bare.length === 0 && !last.includes("string"), bare);
}

// What VS Code takes for a word: it proposes nothing while somebody types what it does not.
const { wordPattern } = JSON.parse(fs.readFileSync(path.join(root, "editors/vscode/language-configuration.json"), "utf8"));
for (const word of ["holidays", "ho", "Köhler", "@maya.runs", "#ad", "trail-running", "Europe/Berlin", "38.4k", "2027-03-01"]) {
  const [whole] = new RegExp(wordPattern.pattern, wordPattern.flags).exec(word) ?? [];
  check(`${word} is one word`, whole === word, whole);
}
process.exit(failed ? 1 : 0);
