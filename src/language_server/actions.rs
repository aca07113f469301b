//! Code actions: fixes of findings, and other ways out.

use super::diagnostics;
use super::edits::{self, Changes};
use super::place;
use super::snapshot::{Current, Snapshot};
use crate::campaign::{Campaign, Delivery};
use crate::findings::{Finding, Mistake, apply_fixes};
use crate::lower::Next;
use crate::syntax::{Node, Token, TokenKind};
use crate::vocabulary::{Kind, Slot};
use lsp_types::{CodeAction, CodeActionKind, CodeActionParams, TextEdit};
use std::path::{Component, Path, PathBuf};

/// The reason that stands in an `allow` until somebody writes the real one.
const REASON: &str = "\"Write here why this is right for this campaign.\"";

/// What can be done about the findings in a range.
pub(super) fn actions(now: &Snapshot, params: &CodeActionParams) -> Option<Vec<CodeAction>> {
    let checked = now.current(&params.text_document.uri)?;
    let (from, to) = now.offsets(checked.source, params.range);
    let here = |f: &&Finding| f.span.file == checked.file && f.span.start <= to && from <= f.span.end;
    let mut actions = Vec::new();
    for finding in checked.analysis.checked.findings.iter().filter(here) {
        let context = FindingContext { now, checked: &checked, finding };
        actions.extend(context.fix());
        actions.extend(context.declare());
        actions.extend(context.import());
        actions.extend(context.spread());
        actions.extend(context.allow());
    }
    actions.extend(fix_all(now, &checked));
    if let Some(only) = &params.context.only {
        let wanted: Vec<String> = only.iter().map(|k| String::from(k.clone())).collect();
        let fits = |kind: &str| wanted.iter().any(|w| kind == w || kind.starts_with(&format!("{w}.")) || w.is_empty());
        actions.retain(|a| a.kind.as_ref().is_some_and(|k| fits(&String::from(k.clone()))));
    }
    Some(actions)
}

/// All safe fixes of the file at once.
fn fix_all(now: &Snapshot, checked: &Current<'_>) -> Option<CodeAction> {
    let own = checked.analysis.checked.findings.iter().filter(|f| {
        f.fix.as_ref().is_some_and(|fix| fix.safe && fix.edits.iter().all(|e| e.span.file == checked.file))
    });
    let own: Vec<Finding> = own.cloned().collect();
    let applied = apply_fixes(&own, &checked.analysis.checked.sources, false);
    let text = applied.texts.get(&checked.file)?;
    let whole = (0, checked.text().len() as u32);
    let edit = edits::replace(now, checked.source, whole, text.clone());
    let changes = Changes::from([(checked.source.path.clone(), vec![edit])]);
    Some(CodeAction {
        title: "Apply all fixes that keep what the plan means".to_string(),
        kind: Some(CodeActionKind::SourceFixAll),
        edit: Some(edits::workspace(now, changes)),
        ..Default::default()
    })
}

/// A finding for which ways out are looked for.
struct FindingContext<'c> {
    now: &'c Snapshot,
    checked: &'c Current<'c>,
    finding: &'c Finding,
}

impl FindingContext<'_> {
    fn action(&self, title: String, changes: Changes, preferred: bool) -> CodeAction {
        CodeAction {
            title,
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(vec![diagnostics::diagnostic(self.now, self.checked.analysis, self.finding)]),
            is_preferred: preferred.then_some(true),
            edit: Some(edits::workspace(self.now, changes)),
            ..Default::default()
        }
    }

    fn path(&self) -> PathBuf {
        self.checked.source.path.clone()
    }

    fn edit(&self, bytes: (u32, u32), text: impl Into<String>) -> TextEdit {
        edits::replace(self.now, self.checked.source, bytes, text)
    }

    fn insert(&self, at: u32, text: String) -> Changes {
        Changes::from([(self.path(), vec![self.edit((at, at), text)])])
    }

    fn fix(&self) -> Option<CodeAction> {
        let fix = self.finding.fix.as_ref()?;
        let mut changes = Changes::new();
        for edit in &fix.edits {
            let source = self.checked.analysis.source(edit.span.file);
            let edit = edits::replace(self.now, source, (edit.span.start, edit.span.end), edit.text.clone());
            changes.entry(source.path.clone()).or_default().push(edit);
        }
        let mut title = fix.title.clone();
        if let Some(first) = title.get(..1).map(str::to_uppercase) {
            title.replace_range(..1, &first);
        }
        Some(self.action(title, changes, fix.safe))
    }

    /// `allow RULE because "…"`, in the block that the finding is about, else in the whole file.
    fn allow(&self) -> Vec<CodeAction> {
        let rule = self.finding.rule;
        if self.finding.mistake == Mistake::Language {
            return Vec::new();
        }
        let line = format!("allow {rule} because {REASON}");
        let node = place::statement_around(self.checked.tree, self.finding.span.start);
        let inner = node.and_then(|n| self.allow_inside(n, &line));
        let inner = inner.map(|c| self.action(format!("Allow `{rule}` here, with a reason"), c, false));
        let start = self.file_start();
        let whole = self.insert(start, format!("{line}\n\n"));
        inner
            .into_iter()
            .chain([self.action(format!("Allow `{rule}` in this file, with a reason"), whole, false)])
            .collect()
    }

    /// Where statements begin: behind the comment that the file may begin with.
    fn file_start(&self) -> u32 {
        self.checked.tree.roots().next().map_or(0, |n| n.bytes().0)
    }

    fn allow_inside(&self, node: Node<'_>, line: &str) -> Option<Changes> {
        let text = self.checked.text();
        let mut node = node;
        loop {
            let takes = |n: Node<'_>| place::inside(text, n).is_some_and(|s| s.find("allow").is_some());
            match takes(node) {
                true => break,
                false => node = node.parent()?,
            }
        }
        let indent = self.indent(node);
        let tokens = self.checked.tree.tokens();
        let Some(open) = node.open().and_then(|o| tokens.get(o as usize)) else {
            return Some(self.insert(node.head_bytes().1, format!(" {{\n{indent}  {line}\n{indent}}}")));
        };
        let close = node.close().and_then(|c| tokens.get(c as usize))?;
        let one_line = !text.get(open.end as usize..close.start as usize)?.contains('\n');
        let inserted = if one_line { format!(" {line};") } else { format!("\n{indent}  {line}") };
        Some(self.insert(open.end, inserted))
    }

    fn indent(&self, node: Node<'_>) -> String {
        let source = self.checked.source;
        let (start, end) = source.line(source.line_of(node.bytes().0));
        let line = source.text.get(start as usize..end as usize).unwrap_or("");
        line.chars().take_while(|c| *c == ' ' || *c == '\t').collect()
    }

    /// The name that leads nowhere, and what it should name.
    fn unknown(&self) -> Option<(Token, Vec<Kind>)> {
        if self.finding.rule != crate::lower::catalogue::UNKNOWN_NAME.name {
            return None;
        }
        let (index, token) = place::token_at(self.checked.tree, self.finding.span.start)?;
        let node = place::owner(self.checked.tree, index).filter(|_| token.kind == TokenKind::Word)?;
        let kinds = place::expected_at(self.checked.text(), node, token).into_iter().flat_map(|next| match next {
            Next::Slot(Slot::Ref(kind)) => vec![kind],
            Next::Slot(Slot::Cast) => vec![Kind::Influencer, Kind::Group],
            Next::Slot(Slot::MetricName) => vec![Kind::Metric],
            _ => Vec::new(),
        });
        Some((token, kinds.collect()))
    }

    /// Declares what a name should name, at the end of the file.
    fn declare(&self) -> Vec<CodeAction> {
        let Some((token, kinds)) = self.unknown() else { return Vec::new() };
        let text = self.checked.text();
        let name = place::raw(text, token);
        let end = text.trim_end().len() as u32;
        let declare = |kind: &Kind| {
            let declaration = declaration(*kind, name, self.checked.campaign())?;
            let inserted = Changes::from([(
                self.path(),
                vec![self.edit((end, text.len() as u32), format!("\n\n{declaration}\n"))],
            )]);
            Some(self.action(format!("Declare the {} `{name}`", kind.name()), inserted, false))
        };
        kinds.iter().filter_map(declare).collect()
    }

    /// Imports a file that declares the name.
    fn import(&self) -> Vec<CodeAction> {
        let Some((token, kinds)) = self.unknown() else { return Vec::new() };
        let name = place::raw(self.checked.text(), token);
        let path = self.path();
        let root = self.now.root(&path);
        let declares = |seen: &super::index::Seen| {
            !seen.outline.has_campaign
                && seen.outline.declared.iter().any(|d| d.name == name && kinds.contains(&d.kind))
        };
        let files =
            self.now.view.index.files.iter().filter(|(p, s)| **p != path && p.starts_with(&root) && declares(s));
        let import = |(file, _): (&PathBuf, _)| {
            let written = relative(path.parent()?, file)?;
            let line = format!("import {}\n", crate::syntax::quote(&written));
            Some(self.action(
                format!("Import `{written}`, which declares `{name}`"),
                self.insert(self.file_start(), line),
                false,
            ))
        };
        files.filter_map(import).take(5).collect()
    }

    /// A delivery that is pinned to a day is spread over the phase that holds it.
    fn spread(&self) -> Option<CodeAction> {
        let campaign = self.checked.campaign()?;
        let spans = |d: &&Delivery| self.finding.span.contains(d.span) || d.span.contains(self.finding.span);
        let delivery = campaign.deliveries.iter().filter(spans).find(|d| d.at.is_some() && d.phase.is_none())?;
        let at = delivery.at.as_ref()?;
        let holds = |p: &&crate::campaign::Phase| p.range.as_ref().is_some_and(|r| r.contains(at.date));
        let phase = campaign.phases.iter().find(holds)?;
        let (index, _) = place::token_at(self.checked.tree, delivery.span.start)?;
        let node = place::owner(self.checked.tree, index)?;
        let clause = at_clause(self.checked.text(), node)?;
        let title = format!("Spread these posts over `{}` instead of one day", phase.name.value);
        let edit = self.edit(clause, format!("during {}", phase.name.value));
        Some(self.action(title, Changes::from([(self.path(), vec![edit])]), false))
    }
}

/// The bytes of the `at` clause of a `deliver`.
fn at_clause(text: &str, node: Node<'_>) -> Option<(u32, u32)> {
    let tokens = place::values(node);
    let at = tokens.iter().position(|t| t.kind == TokenKind::Word && place::raw(text, *t) == "at")?;
    let belongs = |t: &&Token| matches!(t.kind, TokenKind::Figure | TokenKind::Range);
    let last = tokens[at + 1..].iter().take_while(belongs).last()?;
    Some((tokens[at].start, last.end))
}

/// A declaration to begin with.
fn declaration(kind: Kind, name: &str, campaign: Option<&Campaign>) -> Option<String> {
    let runs = campaign.and_then(|c| c.settings.runs.as_ref()).map(|r| format!("{} .. {}", r.first, r.last));
    Some(match kind {
        Kind::Influencer => format!("influencer {name} \"{name}\" {{\n  on instagram @{name}\n}}"),
        Kind::Group => format!("group {name} {{\n  members {}\n}}", first_person(campaign)?),
        Kind::Phase => format!("phase {name} {}", runs?),
        Kind::Channel => format!("channel {name} \"{name}\" {{\n  owned\n  formats article\n}}"),
        Kind::Story => format!("story {name} \"{name}\" {{\n}}"),
        Kind::Metric => format!("metric {name} \"{name}\" {{\n  family interaction\n}}"),
        Kind::Audience | Kind::Message => format!("{} {name} \"{name}\" {{\n}}", kind.name()),
        Kind::Roster | Kind::Label | Kind::Chapter => return None,
    })
}

fn first_person(campaign: Option<&Campaign>) -> Option<String> {
    campaign?.influencers.first().map(|i| i.name.value.clone())
}

/// A path as it is written in a file of a folder.
fn relative(folder: &Path, file: &Path) -> Option<String> {
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) =
        (folder.components().collect(), file.components().collect());
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from[common..].iter().map(|_| "..".to_string());
    let down = to[common..].iter().map(|c| c.as_os_str().to_string_lossy().into_owned());
    Some(up.chain(down).collect::<Vec<_>>().join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_from_the_folder_of_the_file() {
        let written = |folder: &str, file: &str| relative(Path::new(folder), Path::new(file)).unwrap();
        assert_eq!(written("/p/a", "/p/b/c.campaign"), "../b/c.campaign");
        assert_eq!(written("/p", "/p/c.campaign"), "c.campaign");
    }

    #[test]
    fn every_declaration_that_is_offered_reads_without_an_unknown_word() {
        for kind in [Kind::Influencer, Kind::Channel, Kind::Story, Kind::Metric, Kind::Audience, Kind::Message] {
            let text = declaration(kind, "x", None).unwrap();
            let tree = crate::syntax::parse(&text, &crate::lower::nesting);
            assert!(tree.problems().is_empty(), "{text}");
            for node in tree.nodes() {
                assert!(place::entry(&text, node).is_some(), "{text}");
            }
        }
    }
}
