//! `campaignc fmt`: the one canonical layout.

use super::change::{replace_file, unified};
use super::find::{FileTarget, targets};
use super::terminal::Terminal;
use super::{Done, Ended, Failure};
use crate::lower;
use crate::source::{DiskFiles, Files as _};
use crate::syntax::{Layout, lay_out, parse};
use std::io::Read as _;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(crate) struct FmtArguments {
    /// Files, or folders with `.campaign` files in them; `-` is standard input [default: this folder]
    paths: Vec<PathBuf>,
    /// Write nothing; fail where a file is laid out otherwise
    #[arg(long)]
    check: bool,
    /// Write nothing; show what would change
    #[arg(long)]
    diff: bool,
}

pub(crate) fn run(arguments: &FmtArguments, terminal: &mut Terminal) -> Done {
    if arguments.paths.iter().any(|p| p.as_os_str() == "-") {
        return standard_input(arguments, terminal);
    }
    let (mut changed, mut broken) = (0, 0);
    for FileTarget { path, .. } in targets(&arguments.paths)? {
        let text = DiskFiles.read_text(&path).map_err(|e| Failure::new(format!("{}: {e}", path.display())))?;
        let name = path.display().to_string();
        let laid_out = layout(&text, &name, terminal);
        broken += usize::from(laid_out.left_alone);
        if laid_out.text != *text {
            changed += 1;
            change(arguments, &path, &name, &text, &laid_out.text, terminal)?;
        }
    }
    match arguments.check || arguments.diff {
        true if changed > 0 => Ok(Ended::Found),
        _ if broken > 0 => Ok(Ended::Found),
        _ => Ok(Ended::Clean),
    }
}

fn change(
    arguments: &FmtArguments,
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

/// The canonical layout of a text; where its braces do not match it stays as it is, and that is told.
fn layout(text: &str, name: &str, terminal: &Terminal) -> Layout {
    let layout = lay_out(text, &parse(text, &lower::nesting), &lower::nesting);
    if layout.left_alone {
        terminal.error(&format!(
            "{name} was left as it is where its braces do not match: `campaignc check` tells which one is missing or too many"
        ));
    }
    layout
}

fn standard_input(arguments: &FmtArguments, terminal: &mut Terminal) -> Done {
    let mut bytes = Vec::new();
    let limit = crate::source::MAX_FILE_BYTES;
    let read = std::io::stdin().lock().take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|e| Failure::new(format!("standard input: {e}")))?;
    if bytes.len() as u64 > limit {
        return Err(Failure::new("standard input is too long"));
    }
    let text = String::from_utf8(bytes).map_err(|_| Failure::new("standard input is not UTF-8"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let Layout { text: after, left_alone } = layout(text, "standard input", terminal);
    if arguments.diff {
        terminal.print(&unified("-", text, &after));
    } else if !arguments.check {
        terminal.print(&after);
        return Ok(if left_alone { Ended::Found } else { Ended::Clean });
    }
    Ok(if after == text && !left_alone { Ended::Clean } else { Ended::Found })
}
