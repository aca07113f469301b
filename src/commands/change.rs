//! A file that changes: shown as a diff, or written.

use super::Failure;
use super::find::cannot;
use std::fs;
use std::io::Write as _;
use std::path::Path;

/// A change as a unified diff.
pub(super) fn unified(name: &str, before: &str, after: &str) -> String {
    let name = name.trim_start_matches('/');
    let diff = similar::TextDiff::from_lines(before, after);
    let text = diff.unified_diff().context_radius(3).header(&format!("a/{name}"), &format!("b/{name}")).to_string();
    crate::render::inert::for_terminal(&text).into_owned()
}

/// Writes a file whole or not at all: into a new file beside it, which then takes its place.
pub(super) fn replace_file(path: &Path, text: &str) -> Result<(), Failure> {
    let target = fs::canonicalize(path).map_err(|e| cannot(path, &e))?;
    let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = target.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let written = fs::File::create(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::set_permissions(&beside, fs::metadata(&target)?.permissions())?;
        fs::rename(&beside, &target)
    });
    written.map_err(|e| {
        let _ = fs::remove_file(&beside);
        cannot(path, &e)
    })
}
