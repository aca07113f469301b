//! `campaignc build --watch`: builds again whenever a file that may matter is saved.

use super::terminal::Terminal;
use super::{Done, Failure, Global};
use crate::findings::config::Config;
use crate::source::normalise;
use notify::{Event, RecursiveMode, Watcher as _};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// For how long nothing may be saved before a build begins, so that a row of saves makes one build.
const QUIET: Duration = Duration::from_millis(80);

/// The endings of files that a build may read.
const ENDINGS: [&str; 19] = [
    "campaign", "yaml", "yml", "csv", "tsv", "json", "xlsx", "html", "md", "txt", "css", "typ", "png", "jpg", "jpeg",
    "svg", "webp", "ttf", "otf",
];

/// Builds, and builds again after each change, until the program is stopped or the file system can no longer be watched.
/// A build that fails says so, and leaves what the last one wrote.
pub(super) fn run(
    file: &Path,
    target: &Path,
    global: &Global,
    terminal: &mut Terminal,
    mut build: impl FnMut(&mut Terminal) -> Done,
) -> Done {
    let broken = |e: notify::Error| Failure::new(format!("files cannot be watched: {e}"));
    let (send, changes) = channel();
    let mut watcher = notify::recommended_watcher(move |event| drop(send.send(event))).map_err(broken)?;
    let mut watched = BTreeSet::new();
    loop {
        // Folders are watched before the build reads them, so that no change falls between.
        for folder in folders(file, global).difference(&watched.clone()) {
            if watcher.watch(folder, RecursiveMode::NonRecursive).is_ok() {
                watched.insert(folder.clone());
            }
        }
        if let Err(Failure(message)) = build(terminal) {
            terminal.error(&message);
        }
        terminal.flush()?;
        terminal.note(&format!("Watching {} for changes; Ctrl-C ends it.", file.display()));
        wait(&changes, target)?;
    }
}

/// Waits until something was saved that a build may read, and then until all is quiet.
fn wait(changes: &Receiver<notify::Result<Event>>, target: &Path) -> Result<(), Failure> {
    let gone = |_| Failure::new("files can no longer be watched");
    while !changes.recv().map_err(gone)?.is_ok_and(|event| matters(&event, target)) {}
    while changes.recv_timeout(QUIET).is_ok() {}
    Ok(())
}

fn matters(event: &Event, target: &Path) -> bool {
    let target = std::path::absolute(target).unwrap_or_else(|_| target.to_path_buf());
    let known = |path: &PathBuf| {
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        ending.is_some_and(|e| ENDINGS.contains(&e.as_str())) && !path.starts_with(&target)
    };
    !event.kind.is_access() && event.paths.iter().any(known)
}

/// The folders of all files that the campaign is read from, as far as they are there.
fn folders(file: &Path, global: &Global) -> BTreeSet<PathBuf> {
    let mut paths = vec![file.to_path_buf()];
    paths.extend(global.config.clone());
    if let Ok(project) = global.project(file) {
        let root = project.root().to_path_buf();
        paths.push(root.join("campaignc.yaml"));
        paths.extend(named(project.config()).into_iter().map(|named| root.join(named)));
        let checked = project.check(file, global.today());
        paths.extend(checked.sources.iter().map(|(_, source)| source.path.clone()));
    }
    let folder = |path: &PathBuf| {
        let path = std::path::absolute(normalise(path)).ok()?;
        if path.is_dir() { Some(path) } else { path.parent().map(Path::to_path_buf) }
    };
    paths.iter().filter_map(folder).filter(|f| f.is_dir()).collect()
}

/// The paths that the style of the house names.
fn named(config: &Config) -> Vec<String> {
    ["logo", "fonts", "templates"]
        .iter()
        .filter_map(|key| config.house.get(key))
        .flatten()
        .map(|w| w.text.clone())
        .collect()
}
