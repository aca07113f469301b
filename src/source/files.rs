//! Where texts come from: the disk, or memory.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// Why a file could not be read as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadFailure {
    /// There is nothing at the path.
    NotFound,
    /// A folder, a device or a pipe stands at the path.
    NotAFile,
    /// The file is larger than `MAX_FILE_BYTES`; its size in bytes.
    TooLarge(u64),
    /// The bytes are not UTF-8; the offset of the first that is not, and the encoding they look like.
    NotUtf8 {
        /// Offset of the first byte that is not UTF-8.
        at: usize,
        /// What the bytes look like, where that can be told.
        looks_like: Option<&'static str>,
    },
    /// Anything else, in the system's words.
    Other(String),
}

impl fmt::Display for ReadFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadFailure::NotFound => write!(f, "there is no such file"),
            ReadFailure::NotAFile => write!(f, "this is a folder or a device, not a file"),
            ReadFailure::TooLarge(bytes) => {
                write!(f, "the file has {} MB; the limit is {} MB", bytes / 1_000_000, MAX_FILE_BYTES / 1_048_576)
            }
            ReadFailure::NotUtf8 { at, looks_like: Some(kind) } => {
                write!(f, "the file is not UTF-8 (from byte {at}); it looks like {kind}")
            }
            ReadFailure::NotUtf8 { at, looks_like: None } => write!(f, "the file is not UTF-8 (from byte {at})"),
            ReadFailure::Other(text) => f.write_str(text),
        }
    }
}

/// A place that files are read from.
pub trait Files: Send + Sync {
    /// The bytes of a file.
    fn read(&self, path: &Path) -> Result<Vec<u8>, ReadFailure>;

    /// The bytes of a file of which more than `MAX_FILE_BYTES` may be read: a table.
    fn read_large(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadFailure> {
        let _ = limit;
        self.read(path)
    }

    /// Whether a file stands at the path.
    fn is_file(&self, path: &Path) -> bool;

    /// The path with links resolved, so that a link cannot lead out of a folder; the path itself where there are none.
    fn resolve(&self, path: &Path) -> PathBuf {
        path.to_path_buf()
    }

    /// The text of a file, without its byte-order mark.
    fn read_text(&self, path: &Path) -> Result<Arc<str>, ReadFailure> {
        decode(self.read(path)?)
    }
}

fn decode(bytes: Vec<u8>) -> Result<Arc<str>, ReadFailure> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map_or_else(|| Arc::from(text.as_str()), Arc::from)),
        Err(e) => {
            let at = e.utf8_error().valid_up_to();
            Err(ReadFailure::NotUtf8 { at, looks_like: guess_encoding(e.as_bytes()) })
        }
    }
}

fn guess_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("UTF-16"),
        _ if bytes.contains(&0) => None,
        _ => Some("Windows-1252 or Latin-1"),
    }
}

/// The files of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct DiskFiles;

impl Files for DiskFiles {
    fn read(&self, path: &Path) -> Result<Vec<u8>, ReadFailure> {
        self.read_large(path, MAX_FILE_BYTES)
    }

    fn read_large(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadFailure> {
        let meta = fs::metadata(path).map_err(failure)?;
        if !meta.is_file() {
            return Err(ReadFailure::NotAFile);
        }
        if meta.len() > limit {
            return Err(ReadFailure::TooLarge(meta.len()));
        }
        let mut bytes = Vec::with_capacity(meta.len() as usize + 1);
        let file = fs::File::open(path).map_err(failure)?;
        file.take(limit + 1).read_to_end(&mut bytes).map_err(failure)?;
        match bytes.len() as u64 {
            n if n > limit => Err(ReadFailure::TooLarge(n)),
            _ => Ok(bytes),
        }
    }

    fn is_file(&self, path: &Path) -> bool {
        path.is_file()
    }

    /// What is not there (yet) is resolved as far as it is.
    fn resolve(&self, path: &Path) -> PathBuf {
        // The folder that the command runs in has an empty name.
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let known = |part: &Path| Some((fs::canonicalize(part).ok()?, path.strip_prefix(part).ok()?.to_path_buf()));
        match path.ancestors().find_map(known) {
            Some((folder, rest)) if rest.as_os_str().is_empty() => folder,
            Some((folder, rest)) => folder.join(rest),
            None => path.to_path_buf(),
        }
    }
}

fn failure(e: io::Error) -> ReadFailure {
    match e.kind() {
        io::ErrorKind::NotFound => ReadFailure::NotFound,
        io::ErrorKind::PermissionDenied => ReadFailure::Other("there is no permission to read it".to_string()),
        _ => ReadFailure::Other(e.to_string()),
    }
}

/// The files with one of some endings below a folder, in the order of their paths; those with a dot at the beginning,
/// links, and what builds leave behind (`target`, `node_modules`) are left out. Folders are searched `deep` levels down,
/// and at most `most` files are given.
pub fn files_below(folder: &Path, endings: &[&str], deep: usize, most: usize) -> Vec<PathBuf> {
    let mut found = Vec::new();
    search(folder, endings, deep, most, &mut found);
    found.sort();
    found
}

fn search(folder: &Path, endings: &[&str], deep: usize, most: usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok) {
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        let Ok(kind) = entry.file_type() else { continue };
        if name.starts_with('.') || found.len() >= most {
            continue;
        }
        if kind.is_dir() && deep > 0 && name != "target" && name != "node_modules" {
            search(&path, endings, deep - 1, most, found);
        } else if kind.is_file() && path.extension().is_some_and(|e| endings.iter().any(|wanted| e == *wanted)) {
            found.push(path);
        }
    }
}

/// Files that stand in memory only.
#[derive(Debug, Clone, Default)]
pub struct MemoryFiles {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl MemoryFiles {
    /// Adds or replaces a file.
    pub fn insert(&mut self, path: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &Path) {
        self.files.remove(path);
    }
}

impl<P: Into<PathBuf>, B: Into<Vec<u8>>, const N: usize> From<[(P, B); N]> for MemoryFiles {
    fn from(files: [(P, B); N]) -> Self {
        MemoryFiles { files: files.into_iter().map(|(p, b)| (p.into(), b.into())).collect() }
    }
}

impl Files for MemoryFiles {
    fn read(&self, path: &Path) -> Result<Vec<u8>, ReadFailure> {
        match self.files.get(path) {
            Some(bytes) => Ok(bytes.clone()),
            None if self.files.keys().any(|p| p.starts_with(path)) => Err(ReadFailure::NotAFile),
            None => Err(ReadFailure::NotFound),
        }
    }

    fn is_file(&self, path: &Path) -> bool {
        self.files.contains_key(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_not_there_yet_lies_where_the_links_of_its_folder_lead() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("real");
        fs::create_dir(&real).unwrap();
        std::os::unix::fs::symlink(&real, folder.path().join("link")).unwrap();
        let found = DiskFiles.resolve(&folder.path().join("link/new.campaign"));
        assert_eq!(found, real.canonicalize().unwrap().join("new.campaign"));
        assert_eq!(DiskFiles.resolve(Path::new("")), Path::new(".").canonicalize().unwrap());
    }

    #[test]
    fn a_byte_order_mark_is_dropped_and_other_encodings_are_named() {
        let files = MemoryFiles::from([
            ("bom", "\u{feff}x".as_bytes().to_vec()),
            ("latin", b"caf\xe9".to_vec()),
            ("wide", b"\xff\xfex\0".to_vec()),
        ]);
        assert_eq!(files.read_text(Path::new("bom")).as_deref(), Ok("x"));
        let latin = files.read_text(Path::new("latin")).unwrap_err();
        assert_eq!(latin, ReadFailure::NotUtf8 { at: 3, looks_like: Some("Windows-1252 or Latin-1") });
        let wide = files.read_text(Path::new("wide")).unwrap_err();
        assert_eq!(wide, ReadFailure::NotUtf8 { at: 0, looks_like: Some("UTF-16") });
    }
}
