//! `campaignc fmt`: the one canonical layout.

use super::check::unified;
use super::find::{Target, cannot, targets};
use super::terminal::Terminal;
use super::{Done, Ended, Failure};
use crate::lower;
use crate::source::{DiskFiles, Files as _};
use crate::syntax::{Layout, lay_out, parse};
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Files, or folders with `.campaign` files in them; `-` is standard input [default: this folder]
    paths: Vec<PathBuf>,
    /// Write nothing; fail where a file is laid out otherwise
    #[arg(long)]
    check: bool,
    /// Write nothing; show what would change
    #[arg(long)]
    diff: bool,
}

pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    if arguments.paths.iter().any(|p| p.as_os_str() == "-") {
        return standard_input(arguments, terminal);
    }
    let (mut changed, mut refused) = (0, 0);
    for Target { path, .. } in targets(&arguments.paths)? {
        let text = DiskFiles.read_text(&path).map_err(|e| Failure::new(format!("{}: {e}", path.display())))?;
        let name = path.display().to_string();
        match layout(&text, &name, terminal) {
            None => refused += 1,
            Some(laid_out) if laid_out == *text => {}
            Some(laid_out) => {
                changed += 1;
                change(arguments, &path, &name, &text, &laid_out, terminal)?;
            }
        }
    }
    match arguments.check || arguments.diff {
        true if changed > 0 => Ok(Ended::Found),
        _ if refused > 0 => Ok(Ended::Found),
        _ => Ok(Ended::Clean),
    }
}

fn change(
    arguments: &Arguments,
    path: &Path,
    name: &str,
    before: &str,
    after: &str,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    if arguments.diff {
        terminal.print(&unified(name, before, after));
    } else if arguments.check {
        terminal.print(&format!("{name} is laid out otherwise\n"));
    } else {
        replace_file(path, after)?;
        terminal.detail(&format!("laid out {name}"));
    }
    Ok(())
}

/// The canonical layout of a text; `None` where its braces do not match, and that is told.
fn layout(text: &str, name: &str, terminal: &Terminal) -> Option<String> {
    let Layout { text, refused } = lay_out(text, &parse(text, &lower::nesting));
    if refused {
        terminal.error(&format!(
            "{name} was left as it is: `campaignc check` tells which brace is missing or one too many"
        ));
        return None;
    }
    Some(text)
}

fn standard_input(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let mut bytes = Vec::new();
    let limit = crate::source::MAX_FILE_BYTES;
    let read = std::io::stdin().lock().take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|e| Failure::new(format!("standard input: {e}")))?;
    if bytes.len() as u64 > limit {
        return Err(Failure::new("standard input is too long"));
    }
    let text = String::from_utf8(bytes).map_err(|_| Failure::new("standard input is not UTF-8"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    match layout(text, "standard input", terminal) {
        // An editor that takes what comes back must get its own text, whole.
        None => {
            terminal.print(text);
            Ok(Ended::Found)
        }
        Some(after) if arguments.diff => {
            terminal.print(&unified("-", text, &after));
            Ok(if after == text { Ended::Clean } else { Ended::Found })
        }
        Some(after) if arguments.check => Ok(if after == text { Ended::Clean } else { Ended::Found }),
        Some(after) => {
            terminal.print(&after);
            Ok(Ended::Clean)
        }
    }
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
