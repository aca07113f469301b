//! Addresses of documents as paths, and back.

use crate::source::address;
use lsp_types::Uri;
use std::path::{Path, PathBuf};

/// The path that an address stands for. What is no file (an unsaved buffer, say) keeps its address as its path.
pub(super) fn to_path(uri: &Uri) -> PathBuf {
    let Some(rest) = uri.0.strip_prefix("file://") else { return PathBuf::from(&uri.0) };
    let path = &rest[rest.find('/').unwrap_or(0)..];
    let path = decode(path);
    let bytes = path.as_bytes();
    match bytes {
        [b'/', drive, b':', ..] if drive.is_ascii_alphabetic() => PathBuf::from(&path[1..]),
        _ => PathBuf::from(path),
    }
}

/// The address of a path.
pub(super) fn of_path(path: &Path) -> Uri {
    let shown = path.to_string_lossy().replace('\\', "/");
    if shown.contains(':') && !path.is_absolute() {
        return Uri(shown);
    }
    Uri(format!("{}{}", if shown.starts_with('/') { "file://" } else { "file:///" }, address(&shown)))
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut i) = (Vec::with_capacity(bytes.len()), 0);
    while i < bytes.len() {
        let hex = bytes.get(i + 1..i + 3).and_then(|h| std::str::from_utf8(h).ok());
        match hex.filter(|_| bytes[i] == b'%').and_then(|h| u8::from_str_radix(h, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                i += 3;
            }
            None => {
                out.push(bytes[i]);
                i += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_with_spaces_and_umlauts_come_back_as_they_were() {
        let path = Path::new("/home/a b/kö#%.campaign");
        let uri = of_path(path);
        assert_eq!(uri.0, "file:///home/a%20b/k%C3%B6%23%25.campaign");
        assert_eq!(to_path(&uri), path);
    }

    #[test]
    fn odd_addresses_do_no_harm() {
        assert_eq!(to_path(&Uri("untitled:Untitled-1".into())), Path::new("untitled:Untitled-1"));
        assert_eq!(of_path(Path::new("untitled:Untitled-1")).0, "untitled:Untitled-1");
        assert_eq!(to_path(&Uri("file:///c%3A/x%zz".into())), Path::new("c:/x%zz"));
        assert_eq!(to_path(&Uri("file://".into())), Path::new(""));
    }
}
