//! Findings as SARIF 2.1.0, the format of code scanning services.

use super::json::{facts, pretty};
use crate::findings::{Edit, Finding, Fix, Level, Meta};
use crate::source::{FileId, Sources, Span, address};
use serde_json::{Value, json};

/// The findings as one SARIF run, in the order given; `rules` describes the rules that the tool has.
pub fn findings(findings: &[Finding], sources: &Sources, rules: &[&Meta]) -> String {
    let names = names(findings, rules);
    let results: Vec<Value> = findings.iter().map(|f| result(f, &names, sources)).collect();
    let driver = json!({
        "name": "campaignc",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": names.iter().map(|name| descriptor(name, rules)).collect::<Vec<_>>(),
    });
    pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

/// The names of all rules, those that are described first, then those that only a finding names.
fn names(findings: &[Finding], rules: &[&Meta]) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = rules.iter().map(|m| m.name).collect();
    let mut others: Vec<&'static str> = findings.iter().map(|f| f.rule).filter(|r| !names.contains(r)).collect();
    others.sort_unstable();
    others.dedup();
    names.append(&mut others);
    names
}

fn descriptor(name: &str, rules: &[&Meta]) -> Value {
    let Some(meta) = rules.iter().find(|m| m.name == name) else { return json!({ "id": name }) };
    let sources = meta.evidence.iter().map(|e| format!("\n{} ({})", e.claim, e.source));
    let help = sources.fold(meta.how.to_string(), |text, line| text + &line);
    json!({
        "id": name,
        "shortDescription": { "text": meta.summary },
        "fullDescription": { "text": meta.why },
        "help": { "text": help },
        "defaultConfiguration": { "level": level(meta.level) },
        "properties": { "tags": [meta.mistake.name()] },
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "note",
    }
}

fn result(finding: &Finding, names: &[&str], sources: &Sources) -> Value {
    let help = finding.help.as_deref().map(|h| format!("\n{h}")).unwrap_or_default();
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": names.iter().position(|n| *n == finding.rule),
        "level": level(finding.level),
        "message": { "text": format!("{}{help}", finding.message) },
        "locations": [{ "physicalLocation": location(finding.span, sources) }],
        "properties": {
            "mistake": finding.mistake.name(),
            "facts": facts(finding),
            "evidence": finding.evidence.iter()
                .map(|e| json!({ "claim": e.claim, "source": e.source }))
                .collect::<Vec<_>>(),
        },
    });
    if !finding.related.is_empty() {
        let related = finding.related.iter().enumerate();
        let related = related.map(|(id, r)| {
            json!({ "id": id, "message": { "text": r.message }, "physicalLocation": location(r.span, sources) })
        });
        result["relatedLocations"] = related.collect();
    }
    if let Some(mend) = &finding.fix {
        result["fixes"] = json!([fix(mend, sources)]);
    }
    result
}

fn location(span: Span, sources: &Sources) -> Value {
    json!({ "artifactLocation": artifact(span.file, sources), "region": region(span, sources) })
}

fn region(span: Span, sources: &Sources) -> Value {
    let (start, end) = sources.line_columns(span);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

fn artifact(file: FileId, sources: &Sources) -> Value {
    let name = sources.name(file);
    let drive = name.as_bytes().get(1) == Some(&b':');
    match (name.starts_with('/'), drive) {
        (true, _) => json!({ "uri": format!("file://{}", address(name)) }),
        (_, true) => json!({ "uri": format!("file:///{}", address(name)) }),
        _ => json!({ "uri": address(name), "uriBaseId": "%SRCROOT%" }),
    }
}

fn fix(fix: &Fix, sources: &Sources) -> Value {
    let mut files: Vec<FileId> = Vec::new();
    for edit in &fix.edits {
        if !files.contains(&edit.span.file) {
            files.push(edit.span.file);
        }
    }
    let mut changes = Vec::new();
    for file in files {
        let edits = fix.edits.iter().filter(|e| e.span.file == file);
        let replacements: Vec<Value> = edits.map(|e| replacement(e, sources)).collect();
        changes.push(json!({ "artifactLocation": artifact(file, sources), "replacements": replacements }));
    }
    json!({ "description": { "text": fix.title }, "artifactChanges": changes })
}

fn replacement(edit: &Edit, sources: &Sources) -> Value {
    json!({ "deletedRegion": region(edit.span, sources), "insertedContent": { "text": edit.text } })
}
