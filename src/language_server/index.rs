//! Which campaign files there are below the folders of the editor, what they declare, and which of them import which.

use super::document::{Documents, source};
use super::place;
use crate::lower::nesting;
use crate::source::{DiskFiles, Files as _, Source, files_below, inside_root, project_root};
use crate::syntax::{TokenKind, Tree, parse, unquote};
use crate::vocabulary::{self, Kind, Part, Slot};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many files below the folders of the editor are looked at.
const MAX_FILES: usize = 2_000;

/// How deep folders are searched.
const MAX_DEPTH: usize = 16;

/// How many campaigns are checked for the sake of one shared file.
const MAX_IMPORTERS: usize = 8;

/// A name that a file declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Declared {
    pub kind: Kind,
    pub name: String,
    /// The title in quotes behind it, if there is one.
    pub title: Option<String>,
    /// The bytes of the name.
    pub bytes: (u32, u32),
}

/// What a file declares and imports.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Outline {
    pub imports: Vec<PathBuf>,
    pub has_campaign: bool,
    pub declared: Vec<Declared>,
}

/// What of an outline decides which campaigns have to be checked.
fn shape(outline: &Outline) -> (&[PathBuf], bool) {
    (&outline.imports, outline.has_campaign)
}

/// Reads what a text declares and imports.
pub(super) fn outline(root: &Path, source: &Source, tree: &Tree) -> Outline {
    let mut outline = Outline::default();
    let text = &source.text;
    let folder = source.path.parent().unwrap_or(Path::new(""));
    for node in tree.roots() {
        let tokens = node.tokens();
        match (place::head(text, node), tokens.get(1)) {
            ("campaign", _) => outline.has_campaign = true,
            ("import", Some(t)) if t.kind == TokenKind::Quoted => {
                let written = unquote(t.kind, place::raw(text, *t)).0;
                outline.imports.extend(inside_root(root, folder, &written));
            }
            ("deliver", _) => outline.declared.extend(label(text, tokens)),
            (head, Some(t)) if t.kind == TokenKind::Word => {
                let Some(kind) = declares(head) else { continue };
                let title = tokens.get(2).filter(|t| t.kind == TokenKind::Quoted);
                outline.declared.push(Declared {
                    kind,
                    name: place::raw(text, *t).to_string(),
                    title: title.map(|t| unquote(t.kind, place::raw(text, *t)).0),
                    bytes: (t.start, t.end),
                });
            }
            _ => {}
        }
    }
    outline
}

/// What a statement of this word declares.
pub(super) fn declares(head: &str) -> Option<Kind> {
    match vocabulary::top_level().find(head)?.1.pattern.parts.first() {
        Some(Part::Slot(Slot::New(kind), _)) => Some(*kind),
        _ => None,
    }
}

fn label(text: &str, tokens: &[crate::syntax::Token]) -> Option<Declared> {
    let at = tokens.iter().rposition(|t| t.kind == TokenKind::Word && place::raw(text, *t) == "as")?;
    let name = tokens.get(at + 1).filter(|t| at > 0 && t.kind == TokenKind::Word)?;
    let bytes = (name.start, name.end);
    Some(Declared { kind: Kind::Label, name: place::raw(text, *name).to_string(), title: None, bytes })
}

/// A file as it was last seen.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub outline: Arc<Outline>,
    pub source: Arc<Source>,
}

/// All files that are known.
#[derive(Debug, Default, Clone)]
pub(super) struct Index {
    pub files: BTreeMap<PathBuf, Seen>,
}

impl Index {
    /// Looks for files again, and reads those that have changed.
    pub fn rescan(&mut self, roots: &[PathBuf], documents: &Documents) {
        let below = |root: &PathBuf| files_below(root, &["campaign"], MAX_DEPTH, MAX_FILES);
        let found: BTreeSet<PathBuf> = roots.iter().flat_map(below).collect();
        self.files.retain(|path, _| found.contains(path) && documents.get(path).is_none());
        for path in found.iter().filter(|p| documents.get(p).is_none()) {
            self.read_disk(path, documents);
        }
        documents.by_path.iter().for_each(|(path, document)| {
            self.read_document(path, &document.source, None, documents);
        });
    }

    fn read_disk(&mut self, path: &Path, documents: &Documents) {
        let Ok(text) = DiskFiles.read_text(path) else {
            self.files.remove(path);
            return;
        };
        if self.files.get(path).is_none_or(|seen| seen.source.text != text) {
            let seen = look(source(path.to_path_buf(), text), None, documents);
            self.files.insert(path.to_path_buf(), seen);
        }
    }

    /// Reads an open document, by its tree where there is one; gives whether what it imports, or whether it has a
    /// campaign, has changed.
    pub fn read_document(&mut self, path: &Path, source: &Source, tree: Option<&Tree>, documents: &Documents) -> bool {
        if path.extension().is_some_and(|e| e == "yaml" || e == "yml" || e == "csv") {
            return false;
        }
        let seen = look(source.clone(), tree, documents);
        let same = self.files.get(path).is_some_and(|before| shape(&before.outline) == shape(&seen.outline));
        self.files.insert(path.to_path_buf(), seen);
        !same
    }

    /// The files that have to be compiled for a file to be understood: itself if it has a campaign, else the campaigns
    /// that import it, else itself.
    pub fn mains(&self, path: &Path) -> Vec<PathBuf> {
        let mut mains = self.importers(path);
        mains.truncate(MAX_IMPORTERS);
        let has_campaign = self.files.get(path).is_some_and(|f| f.outline.has_campaign);
        match has_campaign || mains.is_empty() {
            true => vec![path.to_path_buf()],
            false => mains,
        }
    }

    /// The campaigns that import a file, directly or through others, in the order of their paths.
    pub fn importers(&self, path: &Path) -> Vec<PathBuf> {
        let mut reached: BTreeSet<&Path> = BTreeSet::from([path]);
        loop {
            let before = reached.len();
            let imports = |f: &Seen| f.outline.imports.iter().any(|i| reached.contains(i.as_path()));
            let more: Vec<&Path> = self.files.iter().filter(|(_, f)| imports(f)).map(|(p, _)| p.as_path()).collect();
            reached.extend(more);
            if reached.len() == before {
                break;
            }
        }
        let has_campaign = |p: &&Path| self.files.get(*p).is_some_and(|f| f.outline.has_campaign);
        reached.into_iter().filter(|p| *p != path).filter(has_campaign).map(Path::to_path_buf).collect()
    }
}

fn look(source: Source, tree: Option<&Tree>, documents: &Documents) -> Seen {
    let root = project_root(documents, &source.path);
    let outline = match tree {
        Some(tree) => outline(&root, &source, tree),
        None => outline(&root, &source, &parse(&source.text, &nesting)),
    };
    Seen { outline: Arc::new(outline), source: Arc::new(source) }
}
