//! Reads a file and all that it imports.

use super::catalogue::{IMPORT, ROSTER, UNREADABLE_FILE};
use super::sink::Sink;
use crate::findings::{Finding, Meta};
use crate::say;
use crate::source::{FileId, Files, ReadFailure, Source, Sources, Span, display_name, inside_root, normalise};
use crate::syntax::{Nesting, TokenKind, Tree, parse, parse_again, unquote};
use crate::vocabulary;
use std::path::{Path, PathBuf};

/// How many files one campaign may consist of.
const MAX_FILES: usize = 1_000;

/// The largest roster that is read, in bytes: a million people with room to spare.
const MAX_ROSTER_BYTES: u64 = 512 * 1024 * 1024;

/// Texts that were read before an edit, and their trees: what is still the same is not cut into tokens again.
#[derive(Debug, Clone, Copy)]
pub struct Earlier<'a> {
    /// The texts.
    pub sources: &'a Sources,
    /// Their trees.
    pub trees: &'a [(FileId, Tree)],
}

impl<'a> Earlier<'a> {
    fn find(self, path: &Path) -> Option<(&'a str, &'a Tree)> {
        let file = self.sources.find(path)?;
        let tree = self.trees.iter().find(|(f, _)| *f == file)?;
        Some((&self.sources.get(file).text, &tree.1))
    }
}

/// Where files are read from, and within which folder they may lie.
pub(super) struct Loader<'a> {
    pub files: &'a dyn Files,
    pub root: PathBuf,
    /// The folder that shown names are relative to.
    pub base: PathBuf,
    pub sources: Sources,
    pub trees: Vec<(FileId, Tree)>,
    /// What was read before an edit.
    pub earlier: Option<Earlier<'a>>,
    /// Files being read, outermost first, with the import that led to each.
    open: Vec<(PathBuf, Option<Span>)>,
}

/// How a word may stand at top level, as the parser wants to know it.
pub fn nesting(word: &str) -> Nesting {
    let top = vocabulary::top_level().find(word).is_some();
    match (top, vocabulary::blocks_with(word).len()) {
        (true, 1) => Nesting::TopOnly,
        (true, 2) if matches!(word, "allow" | "warn" | "deny") => Nesting::Inner,
        (true, _) => Nesting::Both,
        (false, _) => Nesting::Inner,
    }
}

impl<'a> Loader<'a> {
    pub fn new(files: &'a dyn Files, root: &Path, base: &Path) -> Self {
        let (root, base) = (normalise(root), base.to_path_buf());
        Loader { files, root, base, sources: Sources::default(), trees: Vec::new(), earlier: None, open: Vec::new() }
    }

    /// Reads the file that is compiled. An unreadable one gives an empty tree and a finding.
    pub fn main(&mut self, path: &Path, sink: &mut Sink) -> FileId {
        let path = normalise(path);
        match self.files.read_text(&path) {
            Ok(text) => self.take(path, text, None, sink),
            Err(failure) => {
                let file = self.add(&path, "".into());
                let message = format!("{}: {failure}.", capital_name(&self.sources.get(file).name));
                let finding = Finding::of(&UNREADABLE_FILE, Span::new(file, 0, 0), message);
                sink.push(finding.with_help(match failure {
                    ReadFailure::NotUtf8 { .. } => "Save it as UTF-8 text.",
                    ReadFailure::TooLarge(_) => "Split it, and `import` the parts.",
                    _ => "Name a file with a campaign in it; its name ends in `.campaign`.",
                }));
                self.trees.push((file, Tree::default()));
                file
            }
        }
    }

    fn add(&mut self, path: &Path, text: std::sync::Arc<str>) -> FileId {
        let name = display_name(path, &self.base);
        self.sources.add(Source::new(path.to_path_buf(), name, text))
    }

    fn take(&mut self, path: PathBuf, text: std::sync::Arc<str>, by: Option<Span>, sink: &mut Sink) -> FileId {
        let file = self.add(&path, text.clone());
        let tree = match self.earlier.and_then(|e| e.find(&path)) {
            Some((old, tree)) => parse_again(tree, old, &text, &nesting),
            None => parse(&text, &nesting),
        };
        let imports = imports(file, &text, &tree);
        let at = self.trees.len();
        self.trees.push((file, tree));
        self.open.push((path.clone(), by));
        for (span, written) in imports {
            self.follow(&path, &written, span, sink);
        }
        self.open.pop();
        // Declarations of imported files come first, so that the order of the text is the order of the campaign.
        self.trees[at..].rotate_left(1);
        file
    }

    fn follow(&mut self, from: &Path, written: &str, span: Span, sink: &mut Sink) {
        let Some(path) = self.inside(from, written, "Imports", &IMPORT, span, sink) else { return };
        if let Some(at) = self.open.iter().position(|(p, _)| *p == path) {
            self.cycle(at, &path, span, sink);
        } else if self.sources.find(&path).is_none() {
            self.read_import(path, written, span, sink);
        }
    }

    fn read_import(&mut self, path: PathBuf, written: &str, span: Span, sink: &mut Sink) {
        if self.sources.len() >= MAX_FILES {
            let message = format!("A campaign consists of at most {}.", say::count(MAX_FILES, "file"));
            sink.push(Finding::of(&IMPORT, span, message).with_label("one file too many"));
            return;
        }
        match self.files.read_text(&path) {
            Ok(text) => {
                self.take(path, text, Some(span), sink);
            }
            Err(failure) => {
                let help = "The path is relative to this file, as `import \"shared/runners.campaign\"`.";
                let finding = Finding::of(&IMPORT, span, format!("\"{written}\" cannot be imported: {failure}."));
                sink.push(finding.with_label("not imported").with_help(help));
            }
        }
    }

    /// The file that another one names; told where it lies outside of the root, to which no link may lead either.
    fn inside(
        &self,
        from: &Path,
        written: &str,
        what: &str,
        meta: &'static Meta,
        span: Span,
        sink: &mut Sink,
    ) -> Option<PathBuf> {
        let root = self.files.resolve(&self.root);
        let stays = |path: &PathBuf| self.files.resolve(path).starts_with(&root) || !self.files.is_file(path);
        let path = inside_root(&self.root, from.parent().unwrap_or(Path::new("")), written).filter(stays);
        if path.is_none() {
            let finding = Finding::of(meta, span, format!("\"{written}\" lies outside of the project."));
            let help = format!("{what} stay inside {}.", self.root_name());
            sink.push(finding.with_label("leaves the project").with_help(help));
        }
        path
    }

    fn cycle(&mut self, at: usize, path: &Path, span: Span, sink: &mut Sink) {
        let names: Vec<String> = self.open[at..].iter().map(|(p, _)| display_name(p, &self.base)).collect();
        let circle = format!("{} → {}", names.join(" → "), display_name(path, &self.base));
        let finding = Finding::of(&IMPORT, span, format!("These files import each other in a circle: {circle}."))
            .with_label("closes the circle")
            .with_help("Take out one of the imports; what both need belongs into a third file.");
        let by = self.open[at..].iter().skip(1).filter_map(|(_, by)| *by);
        sink.push(by.fold(finding, |finding, by| finding.with_related(by, "imported here")));
    }

    fn root_name(&self) -> String {
        match display_name(&self.root, &self.base) {
            name if name.is_empty() => "this folder".to_string(),
            name => format!("`{name}`"),
        }
    }

    /// The bytes of the file that a `roster` names.
    pub fn roster(&mut self, from: FileId, written: &str, span: Span, sink: &mut Sink) -> Option<(PathBuf, Vec<u8>)> {
        let path = self.inside(&self.sources.get(from).path, written, "Rosters", &ROSTER, span, sink)?;
        match self.files.read_large(&path, MAX_ROSTER_BYTES) {
            Ok(bytes) => Some((path, bytes)),
            Err(failure) => {
                let message = format!("The roster \"{written}\" cannot be read: {failure}.");
                let help = "The path is relative to this file, as `roster agency from \"rosters/agency.csv\"`.";
                let finding = Finding::of(&ROSTER, span, message).with_label("not read").with_help(help);
                sink.push(finding);
                None
            }
        }
    }

    /// The text of a roster as another source of this run.
    pub fn roster_text(&mut self, path: &Path, text: std::sync::Arc<str>) -> FileId {
        self.sources.find(path).unwrap_or_else(|| self.add(path, text))
    }
}

fn capital_name(name: &str) -> String {
    if name.is_empty() { "The file".to_string() } else { name.to_string() }
}

fn imports(file: FileId, text: &str, tree: &Tree) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    for node in tree.roots() {
        let [word, path, ..] = node.tokens() else { continue };
        let raw = &text[word.start as usize..word.end as usize];
        if raw != "import" {
            continue;
        }
        let (_, end) = node.head_bytes();
        let rest = text[path.start as usize..end as usize].trim_end();
        let span = Span::new(file, path.start, path.start + rest.len() as u32);
        match path.kind {
            TokenKind::Quoted => {
                let written = unquote(path.kind, &text[path.start as usize..path.end as usize]).0;
                found.push((Span::new(file, path.start, path.end), written));
            }
            // Told of where the statement is read; what it declares is known all the same.
            TokenKind::Word => found.push((span, rest.to_string())),
            TokenKind::Smart | TokenKind::Single => found.push((span, unquote(path.kind, rest).0)),
            _ => {}
        }
    }
    found
}
