//! A folder in which a page is tried out: its files are written there and its commands are run there, from the top of the
//! page to its end.

use super::markdown::Block;
use crate::common::examples::example_file;
use campaignc::Project;
use campaignc::findings::Finding;
use campaignc::lower::nesting;
use campaignc::syntax::{TokenKind, parse};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The day on which all pages look at plans; it is given to every command that does not name one.
const TODAY: &str = "2027-01-01";

/// How wide the terminal of a page is.
const COLUMNS: &str = "84";

pub struct Workshop {
    root: tempfile::TempDir,
    /// Where commands run, below the root.
    place: PathBuf,
}

impl Workshop {
    /// A new one, with the project's examples in it.
    pub fn new() -> Workshop {
        let root = tempfile::tempdir().expect("there is room for a folder");
        let home = Path::new(env!("CARGO_MANIFEST_DIR"));
        copy(&home.join("examples"), &root.path().join("examples"));
        Workshop { place: root.path().to_path_buf(), root }
    }

    /// Writes the file that a block stands for: as a new one, at the end of it (`append`), or in place of the statement
    /// that begins with the same two words (`replace`).
    pub fn write(&self, block: &Block, name: &str) {
        let path = self.place.join(name);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        let before = || fs::read_to_string(&path).expect("there is a file to change");
        let text = match () {
            _ if block.has("append") => format!("{}\n{}", before(), block.text),
            _ if block.has("replace") => replaced(&before(), &block.text),
            _ => block.text.clone(),
        };
        fs::write(&path, text).expect("the file can be written");
    }

    /// What is found in a file.
    pub fn findings(&self, name: &str) -> Vec<Finding> {
        let path = self.place.join(name);
        Project::open(&path, &self.place).check(&path, TODAY.parse().expect("a date")).findings
    }

    /// What is found in a piece of campaign text; what it lacks of a whole file is added, and sound.
    pub fn findings_in(&self, text: &str) -> Vec<Finding> {
        let name = "piece-of-a-page.campaign";
        let path = self.place.join(name);
        fs::write(&path, example_file(text)).expect("the file can be written");
        let findings = self.findings(name);
        fs::remove_file(path).expect("the file can be taken away");
        findings
    }

    /// Runs a command line of a page, and gives what it prints and its exit status.
    pub fn run(&mut self, line: &str) -> (String, i32) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["cd", folder] => {
                self.place = self.place.join(folder).canonicalize().expect("the folder is there");
                (String::new(), 0)
            }
            ["ls", folder] => (list(&self.place.join(folder)), 0),
            ["cat", file] => (fs::read_to_string(self.place.join(file)).expect("the file is there"), 0),
            ["campaignc", ref arguments @ ..] => self.campaignc(arguments),
            _ => panic!("pages do not run `{line}`"),
        }
    }

    fn campaignc(&self, arguments: &[&str]) -> (String, i32) {
        let looks = matches!(arguments.first(), Some(&("check" | "build" | "schedule" | "brief")));
        let mut command = Command::new(env!("CARGO_BIN_EXE_campaignc"));
        command.args(arguments).current_dir(&self.place).env("COLUMNS", COLUMNS).env("NO_COLOR", "1");
        if looks && !arguments.contains(&"--today") {
            command.args(["--today", TODAY]);
        }
        let output = command.output().expect("the program runs");
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8(text).expect("what is printed is UTF-8");
        let root = self.root.path().canonicalize().expect("the folder is there");
        let text = text.replace(&format!("{}/", root.display()), "");
        (text, output.status.code().expect("the program ends by itself"))
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).expect("the folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there").filter_map(Result::ok) {
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).expect("the file can be copied")),
        }
    }
}

/// All files below a folder, one a line, without those that are hidden.
fn list(folder: &Path) -> String {
    fn walk(folder: &Path, below: &str, names: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("the folder is there").filter_map(Result::ok) {
            let name = format!("{below}{}", entry.file_name().to_string_lossy());
            match entry.path().is_dir() {
                true => walk(&entry.path(), &format!("{name}/"), names),
                false if entry.file_name().to_string_lossy().starts_with('.') => {}
                false => names.push(name + "\n"),
            }
        }
    }
    let mut names = Vec::new();
    walk(folder, "", &mut names);
    names.sort();
    names.concat()
}

struct Statement {
    first: String,
    second: String,
    bytes: std::ops::Range<usize>,
}

/// The statements of a text at top level, each with its first two words.
fn statements(text: &str) -> Vec<Statement> {
    let tree = parse(text, &nesting);
    let roots = tree.roots().filter(|n| n.tokens().first().is_some_and(|t| t.kind == TokenKind::Word));
    let statement = |node: campaignc::syntax::Node<'_>| {
        let word = |i: usize| node.tokens().get(i).map_or("", |t| &text[t.start as usize..t.end as usize]).to_string();
        let start = node.tokens()[0].start as usize;
        Statement { first: word(0), second: word(1), bytes: start..end_of_block(text, start) }
    };
    roots.map(statement).collect()
}

/// Where the statement ends that begins here: with its line, or with the brace that closes its block.
fn end_of_block(text: &str, start: usize) -> usize {
    let line = text[start..].find('\n').map_or(text.len(), |i| start + i);
    match text[start..line].trim_end().ends_with('{') {
        true => text[start..].find("\n}").map_or(text.len(), |i| start + i + 2),
        false => line,
    }
}

fn replaced(before: &str, text: &str) -> String {
    let new = statements(text);
    let [new] = &new[..] else { panic!("a block that replaces is one statement:\n{text}") };
    let old = statements(before);
    let old = old.iter().find(|s| (&s.first, &s.second) == (&new.first, &new.second));
    let old = old.unwrap_or_else(|| panic!("there is no `{} {}` to be replaced", new.first, new.second));
    format!("{}{}{}", &before[..old.bytes.start], text.trim_end(), &before[old.bytes.end..])
}
