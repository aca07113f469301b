//! The card of a campaign, for people at a terminal.

use super::human::Look;
use super::inert::one_line;
use super::wrap::fill;
use crate::findings::Mistake;
use crate::rules::card::CardLine;
use crate::say;

/// The card: a line for each of the four mistakes, under the campaign's title.
pub fn card(title: &str, lines: &[CardLine], look: Look) -> String {
    let mut out = format!("{}\n", look.bold(&one_line(title)));
    for line in lines {
        let (mark, paint) = match (line.findings, line.warned) {
            (0, _) => (if look.unicode { "✓" } else { "+" }, GREEN),
            (_, false) => (if look.unicode { "·" } else { "." }, CYAN),
            _ => (if look.unicode { "✗" } else { "x" }, YELLOW),
        };
        let accepted = match line.accepted {
            0 => String::new(),
            n => {
                let accepted = say::agree(n, "is accepted, with its reason", "are accepted, with their reasons");
                format!("{} {accepted}.", say::count(n, "finding"))
            }
        };
        let words = [line.bad.as_str(), line.good.as_str(), accepted.as_str()];
        let said: Vec<&str> = words.into_iter().filter(|w| !w.is_empty()).collect();
        let text = if said.is_empty() { "Nothing to say yet.".to_string() } else { said.join(" ") };
        let first = format!("  {mark} {:14}", name(line.mistake));
        let body = fill(&text, look.width.clamp(40, 240), &first, &" ".repeat(18));
        out.push_str(&body.replacen(mark, &look.coloured(mark, paint), 1));
    }
    out
}

const GREEN: u8 = 32;
const YELLOW: u8 = 33;
const CYAN: u8 = 36;

/// A mistake as it stands on the card: by what it is about.
fn name(mistake: Mistake) -> &'static str {
    match mistake {
        Mistake::Authenticity => "Authenticity",
        Mistake::BrandVoice => "Brand voice",
        Mistake::Saturation => "Saturation",
        Mistake::Kpis => "KPIs",
        Mistake::Practice => "Practice",
        Mistake::Language => "Language",
    }
}
