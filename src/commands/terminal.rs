//! Standard output and error: colours, width, and pipes that close early.

use super::{Color, Failure};
use crate::render::human::Look;
use std::io::{self, ErrorKind, IsTerminal as _, Write as _};

/// Where a command prints to. Output is collected and written at once, so that half of it never looks whole.
pub(crate) struct Terminal {
    out: Vec<u8>,
    pub look: Look,
    pub quiet: bool,
    pub verbose: bool,
}

impl Terminal {
    pub fn new(color: Color, quiet: bool, verbose: bool) -> Terminal {
        let terminal = io::stdout().is_terminal();
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|t| t == "dumb");
        let colour = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && !no_color && !dumb,
        };
        let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
        let window = terminal.then(terminal_size::terminal_size).flatten().map(|(w, _)| usize::from(w.0));
        let width = columns.or(window).unwrap_or(100);
        let look = Look { width: width.min(120), colour, unicode: true };
        Terminal { out: Vec::new(), look, quiet, verbose }
    }

    /// Adds a text to the output.
    pub fn print(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    pub fn bytes(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    /// Writes what was printed. A reader who has gone away is no failure.
    pub fn flush(&mut self) -> Result<(), Failure> {
        let mut stdout = io::stdout().lock();
        let written = stdout.write_all(&self.out).and_then(|()| stdout.flush());
        self.out.clear();
        match written {
            Err(e) if e.kind() != ErrorKind::BrokenPipe => Err(Failure::new(format!("cannot write the output: {e}"))),
            _ => Ok(()),
        }
    }

    /// A line about what is being done, for those who asked for it.
    pub fn detail(&self, text: &str) {
        if self.verbose {
            self.stderr(text);
        }
    }

    /// A line about what was done, unless only results are wanted.
    pub fn note(&self, text: &str) {
        if !self.quiet {
            self.stderr(text);
        }
    }

    /// Why the command could not run.
    pub fn error(&self, text: &str) {
        self.stderr(&format!("campaignc: {text}"));
    }

    fn stderr(&self, text: &str) {
        let _ = writeln!(io::stderr(), "{}", crate::render::inert::for_terminal(text));
    }
}
