//! Writes a folder whole or not at all.
//!
//! All files are written into a new folder beside the target, which then takes its place in one step. Files of the target
//! that an earlier build did not write are carried over.

use super::Failure;
use super::find::cannot;
use crate::artefacts::Artefact;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The file in a built folder that lists what the build wrote.
const MANIFEST: &str = ".campaignc-manifest.json";

/// How many files of others a target may hold.
const MAX_CARRIED: usize = 10_000;

#[derive(Debug, Default, Serialize, Deserialize)]
struct Manifest {
    version: u32,
    files: BTreeSet<String>,
}

/// Writes files into a folder; those of an earlier build that are no longer made vanish, those of others stay.
pub(crate) fn write(target: &Path, files: &[Artefact]) -> Result<(), Failure> {
    let target = refuse_above(target)?;
    let parent = target.parent().unwrap_or(Path::new(".")).to_path_buf();
    fs::create_dir_all(&parent).map_err(|e| cannot(&parent, &e))?;
    let prefix = format!(".{}.campaignc-", target.file_name().unwrap_or_default().to_string_lossy());
    sweep(&parent, &prefix);
    let fresh = parent.join(format!("{prefix}{}", std::process::id()));
    let written = fill(&fresh, &target, files).and_then(|()| swap(&fresh, &target));
    written.map_err(|e| {
        let _ = fs::remove_dir_all(&fresh);
        Failure::new(format!("{}: the folder could not be written: {e}", target.display()))
    })
}

/// A folder that holds the place where the command runs is never replaced.
fn refuse_above(target: &Path) -> Result<PathBuf, Failure> {
    if target.exists() && !target.is_dir() {
        return Err(Failure::new(format!("{}: this is a file; name a folder", target.display())));
    }
    let here = std::env::current_dir().map_err(|e| Failure::new(e.to_string()))?;
    let full = match fs::canonicalize(target) {
        Ok(full) => full,
        Err(_) => crate::source::normalise(&here.join(target)),
    };
    if here.starts_with(&full) || full.parent().is_none() {
        return Err(Failure::new(format!(
            "{}: results go into a folder of their own; name one below this",
            target.display()
        )));
    }
    Ok(full)
}

/// Takes away what a build that was killed has left.
fn sweep(parent: &Path, prefix: &str) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.filter_map(Result::ok) {
        if entry.file_name().to_string_lossy().starts_with(prefix) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn fill(fresh: &Path, target: &Path, files: &[Artefact]) -> io::Result<()> {
    fs::create_dir_all(fresh)?;
    let mut manifest = Manifest { version: 1, files: BTreeSet::new() };
    for file in files {
        let path = fresh.join(&file.name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, &file.bytes)?;
        manifest.files.insert(file.name.clone());
    }
    let text = serde_json::to_string_pretty(&manifest).map_err(io::Error::other)?;
    fs::write(fresh.join(MANIFEST), text + "\n")?;
    let before: Manifest = fs::read_to_string(target.join(MANIFEST))
        .ok()
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default();
    let mut carried = 0;
    carry(target, fresh, Path::new(""), &before.files, &mut carried)
}

/// Links files that no build wrote into the new folder.
fn carry(from: &Path, to: &Path, below: &Path, ours: &BTreeSet<String>, carried: &mut usize) -> io::Result<()> {
    let Ok(entries) = fs::read_dir(from.join(below)) else { return Ok(()) };
    for entry in entries {
        let entry = entry?;
        let name = below.join(entry.file_name());
        let shown = name.to_string_lossy().replace('\\', "/");
        if entry.file_type()?.is_dir() {
            carry(from, to, &name, ours, carried)?;
            continue;
        }
        if ours.contains(&shown) || name.as_os_str() == OsStr::new(MANIFEST) || to.join(&name).exists() {
            continue;
        }
        *carried += 1;
        if *carried > MAX_CARRIED {
            return Err(io::Error::other(format!("it holds more than {MAX_CARRIED} other files")));
        }
        if let Some(folder) = to.join(&name).parent() {
            fs::create_dir_all(folder)?;
        }
        if fs::hard_link(entry.path(), to.join(&name)).is_err() {
            fs::copy(entry.path(), to.join(&name))?;
        }
    }
    Ok(())
}

fn swap(fresh: &Path, target: &Path) -> io::Result<()> {
    if !target.exists() {
        return fs::rename(fresh, target);
    }
    exchange(fresh, target)?;
    fs::remove_dir_all(fresh)
}

/// Two folders change places in one step, so that at no moment there is none.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).or_else(|_| in_two_steps(a, b))
}

/// Elsewhere the old folder steps aside first.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    in_two_steps(a, b)
}

fn in_two_steps(a: &Path, b: &Path) -> io::Result<()> {
    let aside = a.with_extension("old");
    fs::rename(b, &aside)?;
    fs::rename(a, b)?;
    fs::rename(&aside, a)
}
