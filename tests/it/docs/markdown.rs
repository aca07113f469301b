//! As much of Markdown as the pages of the documentation use.

use std::path::{Path, PathBuf};

/// A page of the documentation.
pub struct Page {
    /// Its path below the project's folder, with `/`.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
    /// What stands in it.
    pub text: String,
}

/// A fenced block of a page.
#[derive(Debug, Clone)]
pub struct Block {
    /// The words behind the fence, split at commas.
    pub info: Vec<String>,
    /// What stands between the fences.
    pub text: String,
    /// The line of the opening fence, from 1.
    pub line: usize,
    /// The bytes of `text` in the page.
    pub bytes: std::ops::Range<usize>,
}

impl Block {
    /// The language of the block.
    pub fn language(&self) -> &str {
        self.info.first().map_or("", String::as_str)
    }

    /// Whether a mark stands behind the language.
    pub fn has(&self, mark: &str) -> bool {
        self.info.iter().skip(1).any(|m| m == mark)
    }

    /// The value of a mark `key=value`.
    pub fn value(&self, key: &str) -> Option<&str> {
        self.info.iter().skip(1).find_map(|m| m.strip_prefix(key)?.strip_prefix('='))
    }
}

/// All pages: those at the top of the project and all below `docs`, by name.
pub fn pages() -> Vec<Page> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    below(home, false, &mut paths);
    below(&home.join("docs"), true, &mut paths);
    paths.sort();
    let page = |path: PathBuf| {
        let name = path.strip_prefix(home).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
        Page { name, path, text }
    };
    paths.into_iter().map(page).collect()
}

fn below(folder: &Path, deep: bool, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be listed").filter_map(Result::ok) {
        let path = entry.path();
        match path.is_dir() {
            true if deep => below(&path, deep, paths),
            false if path.extension().is_some_and(|e| e == "md") => paths.push(path),
            _ => {}
        }
    }
}

impl Page {
    /// The fenced blocks, in order.
    pub fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut open: Option<Block> = None;
        let mut at = 0;
        for (number, line) in self.text.split_inclusive('\n').enumerate() {
            let fence = line.trim_end().strip_prefix("```");
            match (&mut open, fence) {
                (None, Some(info)) => {
                    let info = info.split(',').map(|w| w.trim().to_string()).collect();
                    let bytes = at + line.len()..at + line.len();
                    open = Some(Block { info, text: String::new(), line: number + 1, bytes });
                }
                (Some(_), Some("")) => blocks.extend(open.take()),
                (Some(block), _) => {
                    block.text.push_str(line);
                    block.bytes.end = at + line.len();
                }
                (None, None) => {}
            }
            at += line.len();
        }
        assert!(open.is_none(), "{}: a block is never closed", self.name);
        blocks
    }

    /// The lines outside of fenced blocks, with their numbers from 1.
    pub fn prose(&self) -> Vec<(usize, &str)> {
        let mut inside = false;
        let mut lines = Vec::new();
        for (number, line) in self.text.lines().enumerate() {
            match line.starts_with("```") {
                true => inside = !inside,
                false if !inside => lines.push((number + 1, line)),
                false => {}
            }
        }
        lines
    }

    /// The anchors of the headings, as GitHub and mdBook make them.
    pub fn anchors(&self) -> Vec<String> {
        let mut anchors: Vec<String> = Vec::new();
        for (_, line) in self.prose() {
            let title = line.trim_start_matches('#');
            if title.len() == line.len() || !title.starts_with(' ') {
                continue;
            }
            let base = anchor(title.trim());
            let again = anchors.iter().filter(|a| **a == base).count();
            anchors.push(if again == 0 { base } else { format!("{base}-{again}") });
        }
        anchors
    }

    /// The targets of links and pictures, with the lines they stand in.
    pub fn links(&self) -> Vec<(usize, String)> {
        let mut links = Vec::new();
        for (number, line) in self.prose() {
            let line = without_code(line);
            let mut rest = line.as_str();
            while let Some(at) = rest.find("](") {
                rest = &rest[at + 2..];
                if let Some(end) = rest.find(')') {
                    links.push((number, rest[..end].to_string()));
                }
            }
            links.extend(attribute(&line, "src=\"").into_iter().map(|l| (number, l)));
        }
        links
    }

    /// What stands between backticks in the prose, with the lines.
    pub fn code(&self) -> Vec<(usize, String)> {
        let spans = |line: &str| line.split('`').skip(1).step_by(2).map(str::to_string).collect::<Vec<_>>();
        self.prose().into_iter().flat_map(|(number, line)| spans(line).into_iter().map(move |s| (number, s))).collect()
    }
}

fn attribute(line: &str, name: &str) -> Vec<String> {
    line.split(name).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_string())).collect()
}

fn without_code(line: &str) -> String {
    line.split('`').step_by(2).collect::<Vec<_>>().join("``")
}

fn anchor(title: &str) -> String {
    let title = match title.split_once("](") {
        Some((text, _)) => text.trim_start_matches('['),
        None => title,
    };
    let kept = title.to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}
