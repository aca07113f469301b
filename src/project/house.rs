//! Reads what the style of a house consists of: the files that the configuration names, and the templates of its own.

use crate::findings::config::{Config, ConfigProblem, HOUSE, Written};
use crate::findings::{self, Finding, Level, Mistake};
use crate::render::house::{House, MAX_ASSET_BYTES, MAX_LOGO_BYTES, Swatch};
use crate::render::pages::{Broken, Pages, TEMPLATES};
use crate::source::{Files, Source, Sources, Span, display_name, inside_root};
use std::path::{Path, PathBuf};

/// The style of a house, and what is wrong with it.
#[derive(Debug)]
pub(super) struct Dressed {
    pub pages: Pages,
    /// Mistakes in the configuration.
    pub problems: Vec<ConfigProblem>,
    /// Templates that cannot be used, each with its text.
    pub broken: Vec<(Broken, Source)>,
}

/// A configuration, with where it stands.
pub(super) struct Setup<'c> {
    pub files: &'c dyn Files,
    /// The configuration.
    pub path: &'c Path,
    pub config: &'c Config,
    /// What shown names are relative to.
    pub base: &'c Path,
}

impl Setup<'_> {
    /// Reads all that the style consists of.
    pub(super) fn dress(&self) -> Dressed {
        let mut problems = Vec::new();
        let mut house = self.colours(&mut problems);
        for (key, most) in [("logo", MAX_LOGO_BYTES), ("fonts", MAX_ASSET_BYTES)] {
            for written in self.values(key) {
                let read = self.read(&written.text, most).and_then(|bytes| {
                    let with = if key == "logo" { House::with_logo } else { House::with_font_file };
                    let kinds = if key == "logo" { "no PNG, JPEG, GIF, WebP or SVG" } else { "no font" };
                    with(house.clone(), bytes).ok_or_else(|| format!("this file is {kinds}"))
                });
                match read {
                    Ok(with) => house = with,
                    Err(why) => problems.push(self.problem(key, written, &why)),
                }
            }
        }
        let own = self.templates(&mut problems);
        let texts = own.iter().map(|(name, source)| (name.clone(), source.text.to_string())).collect();
        let (pages, broken) = Pages::new(house, texts);
        let source = |b: &Broken| own.iter().find(|(name, _)| *name == b.template).map(|(_, source)| source.clone());
        let broken = broken.into_iter().filter_map(|b| Some((b.clone(), source(&b)?))).collect();
        Dressed { pages, problems, broken }
    }

    fn values(&self, key: &str) -> &[Written] {
        self.config.house.get(key).map_or(&[], Vec::as_slice)
    }

    fn colours(&self, problems: &mut Vec<ConfigProblem>) -> House {
        let mut house = House::default();
        for (key, part) in [("accent", Swatch::Accent), ("ink", Swatch::Ink), ("paper", Swatch::Paper)] {
            for written in self.values(key) {
                match house.clone().with_colour(part, &written.text) {
                    Some(with) => house = with,
                    None => problems.push(self.problem(
                        key,
                        written,
                        "paper is light; dark pages have a paper of their own",
                    )),
                }
            }
        }
        house = self.values("font").iter().fold(house, |h, font| h.with_font(&font.text));
        self.values("sender").iter().fold(house, |h, sender| h.with_sender(&sender.text))
    }

    fn problem(&self, key: &str, written: &Written, why: &str) -> ConfigProblem {
        let example = HOUSE.iter().find(|k| k.key == key).map_or("", |k| k.example);
        let help = format!("Paths are relative to the configuration, as in `{key}: {example}`.");
        let help = if why.starts_with("paper") { "For example `paper: \"#fffdf9\"`.".to_string() } else { help };
        ConfigProblem::at(&written.bytes, format!("\"{}\" cannot be used as `{key}`: {why}.", written.text), help)
    }

    /// A path that the configuration names, if it stays below the configuration's folder, also through links.
    fn inside(&self, written: &str) -> Option<PathBuf> {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let path = inside_root(folder, folder, written)?;
        let stays = self.files.resolve(&path).starts_with(self.files.resolve(folder)) || !self.files.is_file(&path);
        stays.then_some(path)
    }

    fn read(&self, written: &str, most: usize) -> Result<Vec<u8>, String> {
        let path = self.inside(written).ok_or("it lies outside of the project")?;
        let bytes = self.files.read(&path).map_err(|e| e.to_string())?;
        match bytes.len() > most {
            true => Err(format!("it has {} KB; the limit is {} KB", bytes.len() / 1024, most / 1024)),
            false => Ok(bytes),
        }
    }

    /// The templates of its own, by name.
    fn templates(&self, problems: &mut Vec<ConfigProblem>) -> Vec<(String, Source)> {
        let mut own = Vec::new();
        let Some(folder) = self.values("templates").first() else { return own };
        for (name, _) in TEMPLATES {
            let written = format!("{}/{name}", folder.text);
            let Some(path) = self.inside(&written) else {
                problems.push(self.problem("templates", folder, "it lies outside of the project"));
                return own;
            };
            if !self.files.is_file(&path) {
                continue;
            }
            match self.files.read_text(&path) {
                Ok(text) => {
                    own.push((name.to_string(), Source::new(path.clone(), display_name(&path, self.base), text)))
                }
                Err(why) => {
                    let named = Written { text: written, ..folder.clone() };
                    problems.push(self.problem("templates", &named, &why.to_string()))
                }
            }
        }
        if own.is_empty() {
            let names = TEMPLATES.map(|(name, _)| name).join(", ");
            problems.push(self.problem("templates", folder, &format!("there is none of {names} in it")));
        }
        own
    }
}

/// A template that cannot be used, as a finding.
pub(super) fn finding(broken: &Broken, source: &Source, sources: &mut Sources) -> Finding {
    let file = sources.add(source.clone());
    let end = source.text.len();
    let (start, stop) = (broken.range.start.min(end) as u32, broken.range.end.min(end) as u32);
    let message = format!("The template cannot be used: {}.", broken.message.trim_end_matches('.'));
    Finding::new(findings::config::RULE, Mistake::Language, Level::Error, Span::new(file, start, stop), message)
        .with_help("`campaignc brief --write-templates DIR` writes the templates that work, to compare with.")
}
