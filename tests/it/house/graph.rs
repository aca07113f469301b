//! Which file of the sources uses which: paths led back through re-exports to the file that declares what they name.

use super::scan::{Scan, Use, scan};
use std::collections::{BTreeMap, BTreeSet};

/// The sources as modules.
pub struct House {
    /// The files by the path of their module, which is empty for the library's root.
    pub files: BTreeMap<Vec<String>, Source>,
}

/// A file of the sources.
pub struct Source {
    /// Its name below `src`.
    pub name: String,
    pub scan: Scan,
}

/// Something that one file takes from another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrow {
    pub from: Vec<String>,
    pub to: Vec<String>,
    /// What is taken.
    pub what: String,
}

impl House {
    /// A house of files, each with its name below `src` and its text.
    pub fn new<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> House {
        let source = |(name, text): (&str, &str)| (module(name), Source { name: name.to_string(), scan: scan(text) });
        House { files: files.into_iter().map(source).collect() }
    }

    /// Whether a path leads to a module.
    fn is_module(&self, path: &[String]) -> bool {
        self.files.contains_key(path) || self.files.keys().any(|k| k.len() > path.len() && k.starts_with(path))
    }

    /// The path of a name in a module as it is from the root of the library; `None` for other libraries.
    fn absolute(&self, module: &[String], path: &[String]) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([module, rest].concat()),
            "super" => {
                let above = module.split_last()?.1;
                match rest.first().is_some_and(|r| r == "super") {
                    true => self.absolute(above, rest),
                    false => Some([above, rest].concat()),
                }
            }
            name => {
                let child = [module, &[name.to_string()]].concat();
                self.is_module(&child).then(|| [module, path].concat())
            }
        }
    }

    /// The module that declares what an absolute path names, and the name; re-exports are followed.
    fn declared(&self, path: &[String], depth: usize) -> Option<(Vec<String>, String)> {
        let known = (0..=path.len()).rev().find(|n| self.is_module(&path[..*n]))?;
        let (module, rest) = path.split_at(known);
        let Some(item) = rest.first() else { return Some((module.to_vec(), String::new())) };
        let shown = self.files.get(module).and_then(|f| f.scan.uses.iter().find(|u| u.name == *item));
        let onward = shown.filter(|_| depth < 8).and_then(|u: &Use| self.absolute(module, &u.path));
        match onward {
            Some(onward) => self.declared(&[&onward[..], &rest[1..]].concat(), depth + 1),
            None => Some((module.to_vec(), item.clone())),
        }
    }

    /// All that files take from each other. A module that is taken in by itself is no arrow; what is taken out of it is.
    pub fn arrows(&self) -> BTreeSet<Arrow> {
        let mut arrows = BTreeSet::new();
        for (module, file) in &self.files {
            let mut add = |path: &[String]| {
                let found = self.absolute(module, path).and_then(|p| self.declared(&p, 0));
                if let Some((to, what)) = found.filter(|(to, what)| to != module && !what.is_empty()) {
                    arrows.insert(Arrow { from: module.clone(), to, what });
                }
            };
            // What a module shows of its own parts, it does not use.
            let own = |u: &&Use| !(u.public && self.absolute(module, &u.path).is_some_and(|p| p.starts_with(module)));
            file.scan.uses.iter().filter(own).for_each(|u| add(&u.path));
            for path in &file.scan.paths {
                let taken = file.scan.uses.iter().find(|u| u.name == path[0]);
                match taken {
                    Some(u) => add(&[&u.path[..], &path[1..]].concat()),
                    None => add(path),
                }
            }
        }
        arrows
    }

    /// Files that use each other in a circle, with what ties them. What a file takes of the modules that it is in counts as
    /// its own: a `mod.rs` holds what the files beside it share.
    pub fn circles(&self) -> Vec<String> {
        let arrows: Vec<Arrow> = self.arrows().into_iter().filter(|a| !a.from.starts_with(&a.to)).collect();
        let mut next: BTreeMap<&[String], BTreeSet<&[String]>> = BTreeMap::new();
        for arrow in &arrows {
            next.entry(&arrow.from).or_default().insert(&arrow.to);
        }
        let reach = |from: &[String]| {
            let mut seen: BTreeSet<Vec<String>> = BTreeSet::new();
            let mut open = vec![from];
            while let Some(module) = open.pop() {
                open.extend(next.get(module).into_iter().flatten().filter(|m| seen.insert(m.to_vec())));
            }
            seen
        };
        let tied = |a: &&Arrow| reach(&a.to).contains(&a.from);
        let told = |a: &Arrow| format!("{} -> {}: {}", self.name(&a.from), self.name(&a.to), a.what);
        arrows.iter().filter(tied).map(told).collect()
    }

    /// The name of a module's file.
    pub fn name(&self, module: &[String]) -> String {
        self.files.get(module).map_or_else(|| module.join("::"), |f| f.name.clone())
    }
}

/// The path of the module in a file.
fn module(name: &str) -> Vec<String> {
    let parts = name.trim_end_matches(".rs").split('/').map(str::to_string);
    parts.filter(|p| !matches!(p.as_str(), "mod" | "lib")).collect()
}

#[test]
fn arrows_lead_through_re_exports_and_names_of_modules_to_the_file_that_declares() {
    let house = House::new([
        ("lib.rs", "pub mod a;\npub mod b;\npub use b::Face;"),
        ("a/mod.rs", "mod inner;\npub use inner::Thing;"),
        ("a/inner.rs", "pub struct Thing;\nfn f() { matches!(x, crate::Face::Y) }"),
        ("b.rs", "use crate::{a::{self, Thing}};\npub struct Face;\nfn g() { a::helper(); }"),
    ]);
    let arrows: Vec<String> =
        house.arrows().iter().map(|a| format!("{} {} {}", house.name(&a.from), house.name(&a.to), a.what)).collect();
    assert_eq!(arrows, ["a/inner.rs b.rs Face", "b.rs a/mod.rs helper", "b.rs a/inner.rs Thing"]);
    assert_eq!(house.circles(), ["a/inner.rs -> b.rs: Face", "b.rs -> a/inner.rs: Thing"]);
}
