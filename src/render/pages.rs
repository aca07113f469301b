//! Documents and mails in the style of a house: through templates, each of which a project may replace by one of its own.
//!
//! A template gets the parts of a document in its format, with all texts made inert already; it says where they stand.

use super::direction::is_rtl;
use super::house::House;
use super::{html, inert::one_line, mail, markdown};
use crate::brief::Mail;
use crate::brief::document::{Block, Document, Purpose, Section};
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior, Value};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

/// The templates that a project may replace, each with its default.
pub const TEMPLATES: [(&str, &str); 11] = [
    ("brief.html", include_str!("templates/brief.html")),
    ("brief.md", include_str!("templates/brief.md")),
    ("mail.txt", include_str!("templates/mail.txt")),
    ("page.html", include_str!("templates/page.html")),
    ("page.md", include_str!("templates/page.md")),
    ("page.typ", include_str!("templates/page.typ")),
    ("plan.html", include_str!("templates/plan.html")),
    ("plan.md", include_str!("templates/plan.md")),
    ("schedule.html", include_str!("templates/schedule.html")),
    ("schedule.md", include_str!("templates/schedule.md")),
    ("style.css", include_str!("templates/style.css")),
];

/// What a template may cost, in steps, so that none runs forever: some hundred times what the largest plans need.
const FUEL: u64 = 10_000_000;

/// The largest page that a template may make, in bytes.
const MAX_PAGE_BYTES: usize = 64 * 1024 * 1024;

/// A template that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Which template.
    pub template: String,
    /// What is wrong with it.
    pub message: String,
    /// Where in its text.
    pub range: Range<usize>,
    /// The line of that place, from 1; 0 where it is not known.
    pub line: usize,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "the template {}: {}", self.template, self.message),
            line => write!(f, "the template {}, line {line}: {}", self.template, self.message),
        }
    }
}

/// The templates and the style that documents are made with.
#[derive(Debug)]
pub struct Pages {
    house: House,
    environment: Environment<'static>,
    typst: String,
}

static STANDARD: LazyLock<Pages> = LazyLock::new(|| Pages::new(House::default(), Vec::new()).0);

impl Pages {
    /// Our own templates and style.
    pub fn standard() -> &'static Pages {
        &STANDARD
    }

    /// The style of a house, with its own templates by their names in place of ours. A template of its own that cannot be
    /// used is told of, and ours stays.
    pub fn new(house: House, own: Vec<(String, String)>) -> (Pages, Vec<Broken>) {
        let mut pages = Pages { house, environment: environment(), typst: String::new() };
        let mut broken = Vec::new();
        for (name, text) in TEMPLATES {
            pages.set(name, text.to_string(), &mut broken);
        }
        let some = !own.is_empty();
        for (name, text) in own.into_iter().filter(|(name, _)| TEMPLATES.iter().any(|(n, _)| n == name)) {
            pages.set(&name, text, &mut broken);
        }
        if some && broken.is_empty() {
            broken.extend(pages.trial());
        }
        (pages, broken)
    }

    fn set(&mut self, name: &str, text: String, broken: &mut Vec<Broken>) {
        if name == "page.typ" {
            self.typst = text;
        } else if let Err(e) = self.environment.add_template_owned(name.to_string(), text) {
            broken.push(problem(&e, name));
        }
    }

    /// What goes wrong with a small document of each kind.
    fn trial(&self) -> Option<Broken> {
        let kinds = [Purpose::Brief, Purpose::Plan, Purpose::Schedule, Purpose::Cast].map(sample);
        let pages = kinds.iter().flat_map(|d| [self.html(d), self.markdown(d)]);
        let mail = Mail { outro: "Questions?".to_string(), ..Mail::default() };
        pages.chain([self.mail(&mail)]).find_map(Result::err)
    }

    /// The style.
    pub fn house(&self) -> &House {
        &self.house
    }

    /// The text of the Typst template.
    pub fn typst(&self) -> &str {
        &self.typst
    }

    /// A document as a whole HTML page that needs nothing else.
    ///
    /// # Errors
    /// Where a template of the project's own cannot be used.
    pub fn html(&self, document: &Document) -> Result<String, Broken> {
        let sections = document.sections.iter().enumerate().map(|(i, section)| {
            let id = format!("{}-{}", section.key, i + 1);
            self.section(section, id, Value::from_safe_string(html::blocks(section, i + 1)))
        });
        let plain = |text: &str| Value::from(one_line(text).into_owned());
        let glance = Value::from_safe_string(html::glance(&document.glance));
        self.render("html", document, plain, glance, sections.collect())
    }

    /// A document as Markdown, with a line feed at the end.
    ///
    /// # Errors
    /// Where a template of the project's own cannot be used.
    pub fn markdown(&self, document: &Document) -> Result<String, Broken> {
        let language = document.language;
        let sections = document.sections.iter().enumerate().map(|(i, section)| {
            let title = Section { title: markdown::heading(&section.title), ..Section::new(section.key, "") };
            self.section(
                &title,
                format!("{}-{}", section.key, i + 1),
                Value::from(markdown::blocks(&section.blocks, language)),
            )
        });
        let plain = |text: &str| Value::from(markdown::line(text));
        let glance = Value::from(markdown::glance(&document.glance, language));
        let text = self.render("md", document, plain, glance, sections.collect())?;
        Ok(text.trim().to_string() + "\n")
    }

    /// The body of a mail as plain text, with a line feed at the end.
    ///
    /// # Errors
    /// Where the project's own template cannot be used.
    pub fn mail(&self, mail: &Mail) -> Result<String, Broken> {
        let mut values = mail::parts(mail, self.house.sender());
        values.insert("house", self.house_values());
        let text = self.fill("mail.txt", values.into())?;
        Ok(text.trim().to_string() + "\n")
    }

    fn section(&self, section: &Section, id: String, body: Value) -> Value {
        let title = one_line(&section.title).into_owned();
        let values: [(&'static str, Value); 4] =
            [("key", section.key.into()), ("id", id.into()), ("title", title.into()), ("body", body)];
        BTreeMap::from(values).into()
    }

    fn house_values(&self) -> Value {
        let values: [(&'static str, Value); 3] = [
            ("sender", one_line(self.house.sender().unwrap_or("")).into_owned().into()),
            ("logo", Value::from_safe_string(self.house.logo_address().unwrap_or_default())),
            ("styles", Value::from_safe_string(self.house.styles())),
        ];
        BTreeMap::from(values).into()
    }

    fn render(
        &self,
        extension: &str,
        document: &Document,
        plain: impl Fn(&str) -> Value,
        glance: Value,
        sections: Vec<Value>,
    ) -> Result<String, Broken> {
        let kind = match document.kind {
            Purpose::Brief => "brief",
            Purpose::Plan => "plan",
            Purpose::Schedule => "schedule",
            Purpose::Cast => "cast",
        };
        let template = if document.kind == Purpose::Cast { "page" } else { kind };
        let values: [(&'static str, Value); 9] = [
            ("kind", kind.into()),
            ("language", document.language.into()),
            ("kicker", plain(&document.kicker)),
            ("title", plain(&document.title)),
            ("summary", plain(&document.summary)),
            ("glance", glance),
            ("sections", sections.into()),
            ("footer", plain(&document.footer)),
            ("house", self.house_values()),
        ];
        self.fill(&format!("{template}.{extension}"), BTreeMap::from(values).into())
    }

    fn fill(&self, name: &str, values: Value) -> Result<String, Broken> {
        let mut page = Bounded(String::with_capacity(24 * 1024));
        let template = self.environment.get_template(name).map_err(|e| problem(&e, name))?;
        template.render_captured_to(values, &mut page).map_err(|e| problem(&e, name))?;
        Ok(page.0)
    }
}

/// A page that does not grow beyond all bounds.
struct Bounded(String);

impl std::io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.len() + bytes.len() > MAX_PAGE_BYTES {
            return Err(std::io::Error::other("the page grows beyond 64 MB"));
        }
        self.0.push_str(std::str::from_utf8(bytes).map_err(std::io::Error::other)?);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(50);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|name| match name.ends_with(".html") {
        true => AutoEscape::Html,
        false => AutoEscape::None,
    });
    environment.add_filter("dir", |text: String| {
        Value::from_safe_string(if is_rtl(&text) { " dir=\"rtl\"".to_string() } else { String::new() })
    });
    environment
}

/// What minijinja tells, with the innermost place that it names.
fn problem(error: &Error, name: &str) -> Broken {
    let mut innermost = error;
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        if let Some(inner) = inner.downcast_ref::<Error>().filter(|e| e.name().is_some()) {
            innermost = inner;
        }
        source = inner.source();
    }
    let detail = innermost.detail().map(|d| format!(": {d}")).unwrap_or_default();
    Broken {
        template: innermost.name().unwrap_or(name).to_string(),
        message: format!("{}{detail}", innermost.kind()),
        range: innermost.range().unwrap_or(0..0),
        line: innermost.line().unwrap_or(0),
    }
}

/// A small document to try templates with.
fn sample(kind: Purpose) -> Document {
    let mut section = Section::new("contact", "Who to ask");
    section.push(Block::paragraph("Somebody"));
    Document { kind, sections: vec![section], ..Document::empty() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(name: &str, text: &str) -> Vec<Broken> {
        Pages::new(House::default(), vec![(name.to_string(), text.to_string())]).1
    }

    #[test]
    fn our_own_templates_are_sound() {
        let all = TEMPLATES.map(|(n, t)| (n.to_string(), t.to_string())).to_vec();
        assert_eq!(Pages::new(House::default(), all).1, []);
    }

    #[test]
    fn a_slip_in_a_template_is_told_with_its_place() {
        let text = "{% extends \"page.html\" %}\n{% block header %}<h1>{{ titel }}</h1>{% endblock %}\n";
        let told = broken("brief.html", text);
        assert_eq!((told[0].template.as_str(), told[0].line), ("brief.html", 2), "{told:?}");
        assert!(text[told[0].range.clone()].contains("titel"), "{told:?}");
        let told = broken("brief.md", "{% for x in sections %}\n{{ x }");
        assert_eq!((told[0].template.as_str(), told[0].line), ("brief.md", 2), "{told:?}");
    }

    #[test]
    fn a_template_cannot_run_forever() {
        let told =
            broken("brief.md", "{% for a in range(10000) %}{% for b in range(10000) %}x{% endfor %}{% endfor %}");
        assert!(told[0].message.contains("fuel"), "{told:?}");
        let told = broken("brief.md", "{% include \"brief.md\" %}");
        assert!(told[0].message.contains("recursion"), "{told:?}");
    }

    #[test]
    fn a_template_of_ones_own_takes_the_place_of_ours_and_texts_stay_inert() {
        let own = vec![("brief.html".to_string(), "<h1>{{ title }}</h1>{{ sections[0].body }}".to_string())];
        let (pages, broken) = Pages::new(House::default(), own);
        assert_eq!(broken, []);
        let document = Document { title: "<b>&\u{202e}".to_string(), ..sample(Purpose::Brief) };
        assert_eq!(pages.html(&document).unwrap(), "<h1>&lt;b&gt;&amp;\u{fffd}</h1><p>Somebody</p>\n");
        assert!(pages.html(&sample(Purpose::Plan)).unwrap().starts_with("<!DOCTYPE html>"));
    }
}
