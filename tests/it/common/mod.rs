//! What several tests share.

pub mod examples;
mod plans;

pub use plans::{checked, facts, plan, trail_season};

use campaignc::brief::{Mail, document::Document};
use campaignc::render::pages::Pages;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// The day on which all tests look at plans.
pub fn today() -> Date {
    jiff::civil::date(2027, 1, 1)
}

/// The project's own folder.
pub fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All campaign files of a folder, by name.
pub fn campaigns_in(folder: &str) -> Vec<(String, String)> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(home().join(folder))
        .expect("the folder is there")
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "campaign"))
        .collect();
    paths.sort();
    let name = |p: &Path| p.file_name().unwrap_or_default().to_string_lossy().into_owned();
    paths.iter().map(|p| (name(p), std::fs::read_to_string(p).expect("it can be read"))).collect()
}

/// The sound files: examples and documented cases.
pub fn campaigns() -> Vec<(String, String)> {
    let mut all = campaigns_in("examples");
    all.extend(campaigns_in("tests/cases"));
    all
}

/// A document as a whole page of HTML, in our own style.
pub fn html(document: &Document) -> String {
    Pages::standard().html(document).expect("our own templates are sound")
}

/// A document as Markdown, in our own style.
pub fn markdown(document: &Document) -> String {
    Pages::standard().markdown(document).expect("our own templates are sound")
}

/// The body of a mail, in our own style.
pub fn mail(mail: &Mail) -> String {
    Pages::standard().mail(mail).expect("our own template is sound")
}

/// Seeded random numbers, the same everywhere (SplitMix64).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`; `n` is not zero.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    /// One of some things; none of none.
    pub fn pick<'t, T>(&mut self, things: &'t [T]) -> Option<&'t T> {
        if things.is_empty() { None } else { things.get(self.below(things.len())) }
    }
}
