//! What Typst sees of the world: one template, one document, the fonts, and nothing else. No clock, no disk, no network.

use super::data;
use crate::brief::document::Document;
use crate::render::house::House;
use crate::render::pages::Pages;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use typst::comemo;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World, WorldExt as _};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

/// For how many documents Typst remembers what it has worked out.
const REMEMBERED: usize = 4;

/// The fonts of the program, read once.
static OWN: LazyLock<Vec<Font>> =
    LazyLock::new(|| typst_assets::fonts().flat_map(|data| Font::iter(Bytes::new(data))).collect());
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// A document as PDF.
pub(super) fn pdf(document: &Document, pages: &Pages) -> Result<Vec<u8>, String> {
    let world = Workbench::new(document, pages)?;
    let told = |errors: &[SourceDiagnostic]| world.told(errors);
    let laid_out = typst::compile::<PagedDocument>(&world).output.map_err(|e| told(&e))?;
    let options = PdfOptions { creator: Smart::Custom(Some("campaignc".to_string())), ..PdfOptions::default() };
    let bytes = typst_pdf::pdf(&laid_out, &options).map_err(|e| told(&e))?;
    comemo::evict(REMEMBERED);
    Ok(bytes)
}

/// The signs that no font has.
pub(super) fn without_a_font(document: &Document, pages: &Pages) -> Vec<char> {
    // To look a sign up takes long, so each is looked up once.
    let mut signs: BTreeSet<char> = BTreeSet::new();
    each_text(&data::of(document, pages), &mut |text| signs.extend(text.chars()));
    let fonts = fonts(pages.house());
    let covered = |c: char| fonts.iter().any(|f| f.info().coverage.contains(c as u32));
    signs.into_iter().filter(|c| !c.is_whitespace() && !is_unseen(*c) && !covered(*c)).collect()
}

/// Signs that join or vary others and have no shape of their own, and those that stand for what cannot be shown.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{2400}'..='\u{2426}' | '\u{fffd}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn each_text(value: &serde_json::Value, of: &mut impl FnMut(&str)) {
    match value {
        serde_json::Value::Object(map) => map.iter().for_each(|(key, value)| match value.as_str() {
            Some(text) if matches!(key.as_str(), "text" | "name" | "title" | "alt") => of(text),
            _ => each_text(value, of),
        }),
        serde_json::Value::Array(list) => list.iter().for_each(|v| each_text(v, of)),
        _ => {}
    }
}

fn fonts(house: &House) -> Vec<Font> {
    let added = house.fonts().iter().flat_map(|bytes| Font::iter(Bytes::new(bytes.clone())));
    added.chain(OWN.iter().cloned()).collect()
}

/// What lies before Typst.
struct Workbench {
    page: Source,
    document: (FileId, Bytes),
    logo: Option<(FileId, Bytes)>,
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
}

impl Workbench {
    fn new(document: &Document, pages: &Pages) -> Result<Workbench, String> {
        let house = pages.house();
        let fonts = fonts(house);
        let data = data::of(document, pages).to_string().into_bytes();
        let logo = match house.logo() {
            Some(logo) => {
                let id = file(&format!("logo.{}", data::extension(logo.kind)))?;
                Some((id, Bytes::new(logo.bytes.clone())))
            }
            None => None,
        };
        Ok(Workbench {
            page: Source::new(file("page.typ")?, pages.typst().to_string()),
            document: (file("document.json")?, Bytes::new(data)),
            logo,
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        })
    }

    /// The first error, with its line in the template.
    fn told(&self, errors: &[SourceDiagnostic]) -> String {
        let Some(first) = errors.first() else { return "the PDF could not be written".to_string() };
        let line = self.range(first.span).and_then(|r| self.page.lines().byte_to_line(r.start));
        match line {
            Some(line) => format!("the template page.typ, line {}: {}", line + 1, first.message),
            None => format!("the template page.typ: {}", first.message),
        }
    }
}

fn file(name: &str) -> Result<FileId, String> {
    let path = VirtualPath::new(name).map_err(|e| format!("{name}: {e:?}"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Workbench {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.page.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.page.id() { Ok(self.page.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let all = std::iter::once(&self.document).chain(&self.logo);
        let found = all.into_iter().find(|(own, _)| *own == id).map(|(_, bytes)| bytes.clone());
        found.ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// There is no today: a document is the same tomorrow.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
