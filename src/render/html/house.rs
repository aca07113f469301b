//! The house style of a brand: its colour, its font, its logo.

use std::fmt::Write as _;

/// The largest logo that is put into a page, in bytes.
pub const MAX_LOGO_BYTES: usize = 512 * 1024;

/// The paper of light and of dark pages, as the styles have it.
const PAPERS: [Colour; 2] = [Colour([0xff, 0xfd, 0xf9]), Colour([0x19, 0x18, 0x16])];
/// The least contrast that text must have with its paper (WCAG 2.2, level AA).
const LEAST_CONTRAST: f64 = 4.5;

/// How the pages of a brand look. By default they look like ours.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct House {
    accent: Option<Colour>,
    font: Option<String>,
    logo: Option<String>,
}

/// Why a logo cannot stand in a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoProblem {
    /// It has more than `MAX_LOGO_BYTES`.
    TooLarge,
    /// It is no PNG, JPEG, GIF, WebP or SVG.
    UnknownKind,
}

impl House {
    /// The same with a colour for what stands out, as `#rrggbb`. It is darkened or lightened as far as people need to read
    /// it. What is no colour changes nothing.
    pub fn with_colour(mut self, colour: &str) -> House {
        self.accent = Colour::parse(colour).or(self.accent);
        self
    }

    /// The same with a font that is used where it is installed.
    pub fn with_font(mut self, font: &str) -> House {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-');
        let name: String = font.chars().filter(|c| plain(*c)).take(60).collect();
        self.font = Some(name.trim().to_string()).filter(|n| !n.is_empty()).or(self.font);
        self
    }

    /// The same with a logo, which becomes part of the page.
    pub fn with_logo(mut self, bytes: &[u8]) -> Result<House, LogoProblem> {
        if bytes.len() > MAX_LOGO_BYTES {
            return Err(LogoProblem::TooLarge);
        }
        let kind = kind(bytes).ok_or(LogoProblem::UnknownKind)?;
        self.logo = Some(format!("data:{kind};base64,{}", base64(bytes)));
        Ok(self)
    }

    /// The logo as an address that holds it.
    pub(super) fn logo(&self) -> Option<&str> {
        self.logo.as_deref()
    }

    /// The styles that differ from ours; they stand behind ours.
    pub(super) fn styles(&self) -> String {
        let mut out = String::new();
        if let Some(font) = &self.font {
            let _ = writeln!(
                out,
                ":root {{ --serif: \"{font}\", Georgia, serif; --sans: \"{font}\", Arial, sans-serif; }}"
            );
        }
        if let Some(accent) = self.accent {
            let [light, dark] = PAPERS.map(|paper| accent.readable_on(paper).css());
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
            for paper in PAPERS {
                let readable = Colour::parse(colour).unwrap().readable_on(paper);
                assert!(readable.contrast(paper) >= LEAST_CONTRAST, "{colour} became {}", readable.css());
            }
        }
        let own = Colour::parse("#0d5c4f").unwrap();
        assert_eq!(own.readable_on(PAPERS[0]), own, "what can be read stays as it is");
    }

    #[test]
    fn what_is_no_colour_or_no_font_cannot_enter_the_styles() {
        let house = House::default().with_colour("red; } body { display: none").with_font("\"; } * { color: red");
        let styles = house.styles();
        assert!(!styles.contains("display") && !styles.contains("\";") && styles.matches('{').count() == 1, "{styles}");
        assert_eq!(House::default().with_colour("#12345").styles(), "");
    }

    #[test]
    fn logos_are_known_by_their_first_bytes() {
        let svg = House::default().with_logo(b"<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap();
        assert!(svg.logo().unwrap().starts_with("data:image/svg+xml;base64,PHN2Zy"));
        assert_eq!(House::default().with_logo(b"<html>"), Err(LogoProblem::UnknownKind));
        assert_eq!(House::default().with_logo(&vec![0; MAX_LOGO_BYTES + 1]), Err(LogoProblem::TooLarge));
        assert_eq!(base64(b"Ma"), "TWE=");
        assert_eq!(base64(b"M"), "TQ==");
        assert_eq!(base64(b"Man"), "TWFu");
    }
}
