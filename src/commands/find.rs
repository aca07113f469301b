//! The campaign files behind the paths of a command line.

use super::{Failure, Global};
use crate::source::{CONFIG_NAME, DiskFiles, Files as _, normalise, project_root};
use crate::{Checked, Project};
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How deep folders are searched.
const MAX_FOLDERS: usize = 32;

/// A file to be looked at, and whether it was named itself or found in a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FileTarget {
    pub path: PathBuf,
    pub named: bool,
}

/// The files that paths stand for: files themselves, and all `.campaign` files below folders.
pub(crate) fn targets(paths: &[PathBuf]) -> Result<Vec<FileTarget>, Failure> {
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here[..] } else { paths };
    let mut found = Vec::new();
    for path in paths {
        let meta = fs::metadata(path).map_err(|e| cannot(path, &e))?;
        match meta.is_dir() {
            true => below(path, 0, &mut found)?,
            false => found.push(FileTarget { path: normalise(path), named: true }),
        }
    }
    found.sort();
    found.dedup_by(|a, b| a.path == b.path);
    Ok(found)
}

pub(crate) fn cannot(path: &Path, e: &std::io::Error) -> Failure {
    let why = match e.kind() {
        std::io::ErrorKind::NotFound => "there is no such file or folder".to_string(),
        std::io::ErrorKind::PermissionDenied => "there is no permission".to_string(),
        _ => e.to_string(),
    };
    Failure::new(format!("{}: {why}", path.display()))
}

fn below(folder: &Path, depth: usize, found: &mut Vec<FileTarget>) -> Result<(), Failure> {
    if depth > MAX_FOLDERS {
        return Ok(());
    }
    let entries = fs::read_dir(folder).map_err(|e| cannot(folder, &e))?;
    for entry in entries.filter_map(Result::ok) {
        let (path, name) = (entry.path(), entry.file_name());
        let hidden = name.to_string_lossy().starts_with('.');
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() && !hidden && name != "target" && name != "node_modules" {
            below(&path, depth + 1, found)?;
        } else if path.extension().is_some_and(|e| e == "campaign") && !hidden && path.is_file() {
            found.push(FileTarget { path: normalise(&path), named: false });
        }
    }
    Ok(())
}

impl Global {
    /// The project of a file.
    pub(crate) fn project(&self, file: &Path) -> Result<Project, Failure> {
        let base = Path::new("");
        let Some(config) = &self.config else { return Ok(Project::open(&absolute_root(file), base)) };
        if !config.is_file() {
            return Err(Failure::new(format!("{}: there is no such configuration", config.display())));
        }
        let root = project_root(&DiskFiles, &absolute_root(file));
        Ok(Project::with_config(Arc::new(DiskFiles), root, base, config))
    }
}

/// A path whose folders can be searched upwards: relative paths are searched up to here, and further up only where
/// nothing marks a project below.
fn absolute_root(file: &Path) -> PathBuf {
    let relative = file.parent().unwrap_or(Path::new(""));
    let marked = relative.ancestors().any(|dir| DiskFiles.is_file(&dir.join(CONFIG_NAME)));
    let above = std::env::current_dir().ok().filter(|_| file.is_relative() && !marked);
    let found = above.and_then(|here| {
        let mut up = PathBuf::new();
        for _ in here.ancestors().skip(1) {
            up.push("..");
            if up.join(CONFIG_NAME).is_file() {
                return Some(here.join(file));
            }
        }
        None
    });
    found.unwrap_or_else(|| file.to_path_buf())
}

/// Checks files, several at a time; the results stand in the order of the files. `details` as in
/// [`Project::keeping_details`].
pub(crate) fn check_all(targets: &[FileTarget], global: &Global, details: bool) -> Result<Vec<Checked>, Failure> {
    let today = global.today();
    let check = |t: &FileTarget| {
        let project = global.project(&t.path)?;
        let project = if details { project.keeping_details() } else { project };
        Ok(project.check(&t.path, today))
    };
    match targets {
        [one] => Ok(vec![check(one)?]),
        many => many.par_iter().map(check).collect(),
    }
}
