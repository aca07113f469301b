//! The house style of a brand: its colours, its fonts, its logo, and who sends what is sent.

use std::fmt::Write as _;

/// The largest logo or font that is put into a document, in bytes.
pub const MAX_ASSET_BYTES: usize = 24 * 1024 * 1024;
/// The largest logo that is put into a page, in bytes.
pub const MAX_LOGO_BYTES: usize = 512 * 1024;

/// Our own paper, light and dark, ink and accent.
const PAPER: Colour = Colour([0xff, 0xfd, 0xf9]);
const DARK_PAPER: Colour = Colour([0x19, 0x18, 0x16]);
const INK: Colour = Colour([0x1f, 0x1d, 0x1a]);
const ACCENT: Colour = Colour([0x0d, 0x5c, 0x4f]);
/// The least contrast that text must have with its paper (WCAG 2.2, level AA).
const LEAST_CONTRAST: f64 = 4.5;

/// How the documents of a brand look. By default they look like ours.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct House {
    accent: Option<Colour>,
    ink: Option<Colour>,
    paper: Option<Colour>,
    font: Option<String>,
    logo: Option<LogoImage>,
    sender: Option<String>,
    fonts: Vec<Vec<u8>>,
}

/// A picture with its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogoImage {
    /// Its media type: `image/png`.
    pub kind: &'static str,
    /// What stands in its file.
    pub bytes: Vec<u8>,
}

/// Which of the colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Swatch {
    /// What stands out.
    Accent,
    /// The words, on light paper.
    Ink,
    /// What they stand on, where it is light.
    Paper,
}

impl House {
    /// The same with a colour, as `#rrggbb`. Accent and ink are darkened or lightened as far as people need to read them.
    /// `None` where the text is no colour, or a paper too dark to be called light.
    pub fn with_colour(mut self, part: Swatch, colour: &str) -> Option<House> {
        let colour = Colour::parse(colour)?;
        match part {
            Swatch::Accent => self.accent = Some(colour),
            Swatch::Ink => self.ink = Some(colour),
            Swatch::Paper if colour.luminance() < 0.5 => return None,
            Swatch::Paper => self.paper = Some(colour),
        }
        Some(self)
    }

    /// The same with a font, which pages use where it is installed, and PDFs where a font file has it.
    pub fn with_font(mut self, font: &str) -> House {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-');
        let name: String = font.chars().filter(|c| plain(*c)).take(60).collect();
        self.font = Some(name.trim().to_string()).filter(|n| !n.is_empty()).or(self.font);
        self
    }

    /// The same with the bytes of a font file, for PDFs. `None` where they are no font.
    pub fn with_font_file(mut self, bytes: Vec<u8>) -> Option<House> {
        let kinds: [&[u8]; 4] = [&[0, 1, 0, 0], b"OTTO", b"true", b"ttcf"];
        if !kinds.iter().any(|k| bytes.starts_with(k)) {
            return None;
        }
        self.fonts.push(bytes);
        Some(self)
    }

    /// The same with a logo, which becomes part of each document. `None` where it is no PNG, JPEG, GIF, WebP or SVG.
    pub fn with_logo(mut self, bytes: Vec<u8>) -> Option<House> {
        let kind = kind(&bytes)?;
        self.logo = Some(LogoImage { kind, bytes });
        Some(self)
    }

    /// The same with somebody who signs in place of the brand.
    pub fn with_sender(mut self, sender: &str) -> House {
        self.sender = Some(sender.trim().to_string()).filter(|s| !s.is_empty());
        self
    }

    /// Who signs, if not the brand.
    pub fn sender(&self) -> Option<&str> {
        self.sender.as_deref()
    }

    /// The logo.
    pub fn logo(&self) -> Option<&LogoImage> {
        self.logo.as_ref()
    }

    /// The name of the font.
    pub fn font(&self) -> Option<&str> {
        self.font.as_deref()
    }

    /// The fonts that PDFs may use besides those of the program.
    pub fn fonts(&self) -> &[Vec<u8>] {
        &self.fonts
    }

    /// Accent and ink on white paper, as `#rrggbb`.
    pub fn printed(&self) -> [String; 2] {
        let white = Colour([0xff; 3]);
        [self.accent.unwrap_or(ACCENT), self.ink.unwrap_or(INK)].map(|c| c.readable_on(white).css())
    }

    /// The logo as an address that holds it.
    pub(super) fn logo_address(&self) -> Option<String> {
        self.logo.as_ref().map(|logo| format!("data:{};base64,{}", logo.kind, base64(&logo.bytes)))
    }

    /// The styles of a page that differ from ours; they stand behind ours.
    pub(super) fn styles(&self) -> String {
        let mut out = String::new();
        if let Some(font) = &self.font {
            let _ = writeln!(
                out,
                ":root {{ --serif: \"{font}\", Georgia, serif; --sans: \"{font}\", Arial, sans-serif; }}"
            );
        }
        let paper = self.paper.unwrap_or(PAPER);
        if self.paper.is_some() {
            let _ = writeln!(
                out,
                "@media screen and (prefers-color-scheme: light) {{ :root {{ --paper: {}; }} }}",
                paper.css()
            );
        }
        if self.ink.is_some() || self.paper.is_some() {
            let ink = self.ink.unwrap_or(INK).readable_on(paper).css();
            let quiet = Colour([0x5f, 0x5a, 0x52]).readable_on(paper).css();
            let _ =
                writeln!(out, "@media (prefers-color-scheme: light) {{ :root {{ --ink: {ink}; --quiet: {quiet}; }} }}");
        }
        if self.accent.is_some() || self.paper.is_some() {
            let accent = self.accent.unwrap_or(ACCENT);
            // Boxes are a little darker than the paper; what can be read on them can be read on both.
            let [light, dark] = [paper, DARK_PAPER].map(|paper| accent.readable_on(paper).css());
            let _ = writeln!(out, ":root {{ --accent: {light}; }}");
            let _ = writeln!(out, "@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; }} }}");
        }
        out
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Colour([u8; 3]);

impl Colour {
    fn parse(text: &str) -> Option<Colour> {
        let digits = text.trim().strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        Some(Colour([(number >> 16) as u8, (number >> 8) as u8, number as u8]))
    }

    fn css(self) -> String {
        let [r, g, b] = self.0;
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// The colour, moved towards black or white until it can be read on a paper.
    fn readable_on(self, paper: Colour) -> Colour {
        let end: f64 = if paper.luminance() > 0.5 { 0.0 } else { 255.0 };
        let mut colour = self;
        for step in 1..=20 {
            if colour.contrast(paper) >= LEAST_CONTRAST {
                break;
            }
            let share = f64::from(step) / 20.0;
            let moved = |c: u8| (f64::from(c) + (end - f64::from(c)) * share).round() as u8;
            colour = Colour(self.0.map(moved));
        }
        colour
    }

    /// As WCAG defines it: from 1 to 21.
    fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |c: u8| match f64::from(c) / 255.0 {
            c if c <= 0.04045 => c / 12.92,
            c => ((c + 0.055) / 1.055).powf(2.4),
        };
        let [r, g, b] = self.0.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}

/// The media type of an image, by its first bytes.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => std::str::from_utf8(bytes).ok().filter(|t| is_svg(t)).map(|_| "image/svg+xml"),
    }
}

fn is_svg(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    (text.starts_with("<svg") || text.starts_with("<?xml") || text.starts_with("<!--")) && text.contains("<svg")
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let at = |i: usize| u32::from(chunk.get(i).copied().unwrap_or(0));
        let number = at(0) << 16 | at(1) << 8 | at(2);
        for i in 0..4 {
            let digit = DIGITS[(number >> (18 - 6 * i)) as usize & 63] as char;
            out.push(if i <= chunk.len() { digit } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_that_nobody_could_read_is_moved_until_people_can() {
        for colour in ["#ffff00", "#ffffff", "#000000", "#0d5c4f", "#808080"] {
            for paper in [PAPER, DARK_PAPER] {
                let readable = Colour::parse(colour).unwrap().readable_on(paper);
                assert!(readable.contrast(paper) >= LEAST_CONTRAST, "{colour} became {}", readable.css());
            }
        }
        assert_eq!(ACCENT.readable_on(PAPER), ACCENT, "what can be read stays as it is");
        assert!(House::default().with_colour(Swatch::Paper, "#101010").is_none());
    }

    #[test]
    fn what_is_no_colour_or_no_font_cannot_enter_the_styles() {
        assert!(House::default().with_colour(Swatch::Accent, "red; } body { display: none").is_none());
        assert!(House::default().with_colour(Swatch::Accent, "#12345").is_none());
        let styles = House::default().with_font("\"; } * { color: red").styles();
        assert!(!styles.contains("\";") && styles.matches('{').count() == 1, "{styles}");
        assert_eq!(House::default().styles(), "");
    }

    #[test]
    fn logos_and_fonts_are_known_by_their_first_bytes() {
        let svg = House::default().with_logo(b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()).unwrap();
        assert!(svg.logo_address().unwrap().starts_with("data:image/svg+xml;base64,PHN2Zy"));
        assert!(House::default().with_logo(b"<html>".to_vec()).is_none());
        assert!(House::default().with_font_file(b"<html>".to_vec()).is_none());
        assert!(House::default().with_font_file(b"OTTO....".to_vec()).is_some());
        assert_eq!(["Ma", "M", "Man"].map(|t| base64(t.as_bytes())), ["TWE=", "TQ==", "TWFu"]);
    }
}
