//! Grammars for editors, made from the vocabulary: what a new word needs is a row of the table and nothing more.

use campaignc::language_server::snippet;
use campaignc::vocabulary::{self, CHANNELS, METRICS, Part, Slot, TIERS, WordBlock};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The files, each with what it holds.
pub fn files() -> Vec<(String, String)> {
    let files = [
        ("editors/vscode/syntaxes/campaign.tmLanguage.json", textmate()),
        ("editors/vscode/snippets/campaign.json", snippets()),
        ("grammar/tree-sitter-campaign/queries/highlights.scm", highlights()),
        ("editors/zed/languages/campaign/highlights.scm", highlights()),
        ("editors/vim/syntax/campaign.vim", vim()),
    ];
    files.map(|(name, text)| (name.to_string(), text)).into()
}

/// The words of the language by what they are.
struct Words {
    /// Those that declare something at top level.
    declaring: BTreeSet<&'static str>,
    /// The other ones at top level, and those of blocks that carry a block themselves.
    blocks: BTreeSet<&'static str>,
    /// All others that begin a statement.
    properties: BTreeSet<&'static str>,
    /// Words within statements.
    clauses: BTreeSet<&'static str>,
    /// Enumerated values.
    values: BTreeSet<&'static str>,
}

fn words() -> Words {
    let mut words = Words {
        declaring: BTreeSet::new(),
        blocks: BTreeSet::new(),
        properties: BTreeSet::new(),
        clauses: BTreeSet::new(),
        values: BTreeSet::new(),
    };
    for section in vocabulary::sections() {
        section.entries.iter().for_each(|e| sort_in(&mut words, section, e));
    }
    let (values, blocks, declaring) = (words.values.clone(), words.blocks.clone(), words.declaring.clone());
    words.clauses.retain(|w| !values.contains(w));
    words.blocks.retain(|w| !declaring.contains(w));
    words.properties.retain(|w| !declaring.contains(w) && !blocks.contains(w));
    words
}

fn sort_in(words: &mut Words, section: &WordBlock, entry: &'static vocabulary::Entry) {
    let name = entry.word.name;
    let declares = matches!(entry.pattern.parts.first(), Some(Part::Slot(Slot::New(_), _)));
    match section.name {
        vocabulary::TOP_LEVEL if declares => words.declaring.insert(name),
        vocabulary::TOP_LEVEL => words.blocks.insert(name),
        _ if entry.block.is_some() => words.blocks.insert(name),
        _ => words.properties.insert(name),
    };
    fixed(&entry.pattern.parts, false, words);
}

/// A word that stands alone in an alternative is a value, any other one belongs to the statement.
fn fixed(parts: &'static [Part], alternative: bool, words: &mut Words) {
    for part in parts {
        match part {
            Part::Literal(word) if alternative && parts.len() == 1 => {
                words.values.insert(word);
            }
            Part::Literal(word) => {
                words.clauses.insert(word);
            }
            Part::Optional(inner) | Part::List(inner) => fixed(inner, false, words),
            Part::OneOf(_, branches) => branches.iter().for_each(|b| fixed(b, true, words)),
            Part::Clauses(clauses) => clauses.iter().for_each(|(c, _)| fixed(c, false, words)),
            Part::Sign(_) | Part::Slot(..) => {}
        }
    }
}

const UNITS: &[&str] =
    &["day", "days", "week", "weeks", "hour", "hours", "minute", "minutes", "second", "seconds", "point", "points"];

/// The built-in names: channels, metrics, tiers.
fn built_in() -> BTreeSet<&'static str> {
    let channels = CHANNELS.iter().map(|c| c.name);
    channels.chain(METRICS.iter().map(|m| m.name)).chain(TIERS.iter().map(|t| t.name())).collect()
}

/// Words that end where a name would go on.
fn any(words: impl IntoIterator<Item = &'static str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    format!("(?<![\\w@#/-])({})(?![\\w/-])", words.join("|"))
}

/// The grammar for TextMate and all that read its grammars, VS Code among them.
fn textmate() -> String {
    let w = words();
    let head = |words: &BTreeSet<&'static str>| {
        format!("(?:^|(?<=[{{;}}]))\\s*({})(?![\\w/-])", words.iter().copied().collect::<Vec<_>>().join("|"))
    };
    let declaring = format!("{}\\s+([\\p{{L}}_][\\p{{L}}\\p{{N}}_-]*)?", head(&w.declaring));
    let rule = |name: &str, pattern: String| json!({"name": format!("{name}.campaign"), "match": pattern});
    let captured = |pattern: String, names: &[&str]| {
        let captures: serde_json::Map<String, Value> = names
            .iter()
            .enumerate()
            .map(|(i, n)| ((i + 1).to_string(), json!({"name": format!("{n}.campaign")})))
            .collect();
        json!({"match": pattern, "captures": captures})
    };
    let escape =
        json!({"name": "constant.character.escape.campaign", "match": "\\\\(?:[\"\\\\nt]|u\\{[0-9A-Fa-f]{1,6}\\})"});
    let patterns = vec![
        rule("comment.line.double-slash", "//.*$".into()),
        json!({"name": "string.quoted.triple.campaign", "begin": "\"\"\"", "end": "\"\"\"|(?=^\\})"}),
        json!({"name": "string.quoted.double.campaign", "begin": "\"", "end": "\"|$", "patterns": [escape]}),
        captured(declaring, &["keyword.declaration", "entity.name.type"]),
        captured(head(&w.blocks), &["keyword.control"]),
        captured(head(&w.properties), &["support.type.property-name"]),
        rule("constant.other.date", "(?<!\\w)\\d{4}-\\d{2}-\\d{2}(?!\\w)".into()),
        rule("constant.other.time", "(?<!\\w)\\d{1,2}:\\d{2}(?!\\w)".into()),
        captured(
            format!("(?<!\\w)(\\d[\\d_]*(?:\\.\\d+)?[kMB]?%?)(?:[ \\t]+({}|[A-Z]{{3}})(?![\\w-]))?", UNITS.join("|")),
            &["constant.numeric", "keyword.other.unit"],
        ),
        rule("entity.name.tag.handle", "@[\\p{L}\\p{N}._-]+".into()),
        rule("entity.name.tag.hashtag", "#[\\p{L}\\p{N}_-]+".into()),
        rule("keyword.operator.range", "\\.\\.".into()),
        rule("keyword.operator.comparison", ">=|<=|[<>=+]|(?<!\\w)-(?!\\w)".into()),
        rule("punctuation.separator", "[,;]".into()),
        rule("punctuation.section.block", "[{}]".into()),
        rule("keyword.other.clause", any(w.clauses.iter().copied())),
        rule("constant.language", any(w.values.iter().copied())),
        rule("support.constant", any(built_in())),
    ];
    let grammar = json!({
        "$schema": "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
        "information_for_contributors": ["Made from the vocabulary of campaignc; change that, and run the tests with UPDATE=1."],
        "name": "Campaign",
        "scopeName": "source.campaign",
        "fileTypes": ["campaign"],
        "patterns": patterns,
    });
    pretty(&grammar)
}

/// The statements of the language as snippets of VS Code.
fn snippets() -> String {
    let mut all: BTreeMap<&str, Value> = BTreeMap::new();
    for entry in &vocabulary::top_level().entries {
        let body: Vec<String> = snippet(entry).lines().map(str::to_string).collect();
        all.insert(entry.word.name, json!({"prefix": entry.word.name, "description": entry.word.doc, "body": body}));
    }
    pretty(&json!(all))
}

fn pretty(value: &Value) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// The query by which editors with tree-sitter colour a campaign.
fn highlights() -> String {
    let w = words();
    let list = |words: &BTreeSet<&'static str>| words.iter().map(|w| format!("\"{w}\"")).collect::<Vec<_>>().join(" ");
    let heads: BTreeSet<&'static str> = w.declaring.union(&w.blocks).copied().collect();
    format!(
        "; Made from the vocabulary of campaignc; change that, and run the tests with UPDATE=1.\n\n\
         (comment) @comment\n[(string) (text)] @string\n[(number) (percentage)] @number\n[(date) (time)] @constant\n\
         (handle) @tag\n(hashtag) @label\n[(range) (comparison)] @operator\n[\",\" \";\"] @punctuation.delimiter\n\
         [\"{{\" \"}}\"] @punctuation.bracket\n\n\
         ((word) @constant.builtin\n  (#any-of? @constant.builtin {}))\n\n\
         ((word) @constant\n  (#any-of? @constant {}))\n\n\
         ((word) @keyword.operator\n  (#any-of? @keyword.operator {}))\n\n\
         (statement head: (word) @property)\n\n\
         (statement\n  head: (word) @keyword\n  (#any-of? @keyword {}))\n\n\
         (source_file\n  (statement\n    head: (word) @keyword\n    . (word) @type\n    (#any-of? @keyword {})))\n",
        list(&built_in()),
        list(&w.values),
        list(&w.clauses),
        list(&heads),
        list(&w.declaring),
    )
}

/// The syntax file of Vim.
fn vim() -> String {
    let w = words();
    // Matches and no keywords: those would come before the heads and properties of the same name.
    let heads: BTreeSet<&'static str> = w.declaring.union(&w.blocks).copied().collect();
    let head = |words: &BTreeSet<&'static str>| words.iter().copied().collect::<Vec<_>>().join("\\|");
    format!(
        "\" Made from the vocabulary of campaignc; change that, and run the tests with UPDATE=1.\n\
         if exists(\"b:current_syntax\")\n  finish\nendif\n\
         setlocal iskeyword+=-\n\
         syntax match campaignClause /\\<\\%({}\\)\\>/\n\
         syntax match campaignValue /\\<\\%({}\\)\\>/\n\
         syntax match campaignName /\\<\\%({}\\)\\>/\n\
         syntax match campaignProperty /\\%(^\\|[{{;]\\)\\s*\\zs\\%({}\\)\\ze\\%(\\s\\|$\\)/\n\
         syntax match campaignHead /\\%(^\\|[{{;]\\)\\s*\\zs\\%({}\\)\\ze\\%(\\s\\|$\\)/\n\
         syntax match campaignNumber /\\<\\d[0-9_.]*[kMB]\\?%\\?/\n\
         syntax match campaignDate /\\<\\d\\{{4}}-\\d\\d-\\d\\d\\>\\|\\<\\d\\d\\?:\\d\\d\\>/\n\
         syntax match campaignHandle /@[[:alnum:]._-]\\+/\n\
         syntax match campaignHashtag /#[[:alnum:]_-]\\+/\n\
         syntax match campaignComment /\\/\\/.*$/ contains=@Spell\n\
         syntax region campaignString start=/\"/ skip=/\\\\./ end=/\"/ oneline contains=@Spell\n\
         syntax region campaignText start=/\"\"\"/ end=/\"\"\"/ contains=@Spell\n\
         highlight default link campaignHead Keyword\nhighlight default link campaignProperty Identifier\n\
         highlight default link campaignClause Operator\nhighlight default link campaignValue Constant\n\
         highlight default link campaignName Type\nhighlight default link campaignNumber Number\n\
         highlight default link campaignDate Number\nhighlight default link campaignHandle Tag\n\
         highlight default link campaignHashtag Tag\nhighlight default link campaignComment Comment\n\
         highlight default link campaignString String\nhighlight default link campaignText String\n\
         let b:current_syntax = \"campaign\"\n",
        head(&w.clauses),
        head(&w.values),
        head(&built_in()),
        head(&w.properties),
        head(&heads),
    )
}

#[test]
fn every_word_of_the_vocabulary_stands_in_the_grammar() {
    let grammar = textmate();
    for section in vocabulary::sections() {
        for entry in &section.entries {
            let word = entry.word.name;
            let stands = grammar.split(|c: char| !c.is_alphanumeric() && c != '_').any(|w| w == word);
            assert!(stands, "`{word}` is not in the grammar");
        }
    }
}
