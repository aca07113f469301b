//! YAML with the place of each value.

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, StrInput};
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

/// Deeper than this no configuration nests.
const MAX_DEPTH: usize = 32;

/// A value and its place, in bytes. An alias is the value that it stands for, so trees share what they repeat.
#[derive(Debug, Clone)]
pub(super) struct YamlNode {
    pub bytes: Range<u32>,
    pub value: Rc<YamlValue>,
}

#[derive(Debug)]
pub(super) enum YamlValue {
    /// Nothing, as in `rules:`.
    Null,
    /// Whatever else is no list and no map, as it is written.
    Text(String),
    List(Vec<YamlNode>),
    Map(Vec<(YamlNode, YamlNode)>),
}

impl YamlNode {
    /// The text of a value; empty where it has none.
    pub fn text(&self) -> &str {
        if let YamlValue::Text(text) = &*self.value { text } else { "" }
    }
}

/// What a text says, or what keeps it from being YAML, with its place.
pub(super) fn parse(text: &str) -> Result<YamlNode, (Range<u32>, String)> {
    let mut tree = YamlTree { events: Parser::new_from_str(text), places: Places::of(text), anchors: BTreeMap::new() };
    let mut root = YamlNode { bytes: 0..0, value: Rc::new(YamlValue::Null) };
    let mut documents = 0;
    loop {
        let (event, bytes) = tree.next()?;
        match event {
            Event::StreamEnd => return Ok(root),
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    return Err((bytes, "there is a second document".to_string()));
                }
            }
            Event::StreamStart | Event::DocumentEnd | Event::Nothing => {}
            other => root = tree.node(other, bytes, 0)?,
        }
    }
}

type Step<T> = Result<T, (Range<u32>, String)>;

struct YamlTree<'t> {
    events: Parser<'t, StrInput<'t>>,
    places: Places<'t>,
    anchors: BTreeMap<usize, Rc<YamlValue>>,
}

impl<'t> YamlTree<'t> {
    fn next(&mut self) -> Step<(Event<'t>, Range<u32>)> {
        match self.events.next_event() {
            Some(Ok((event, span))) => {
                let start = self.places.byte(&span.start);
                Ok((event, start..self.places.byte(&span.end).max(start)))
            }
            Some(Err(e)) => {
                let at = self.places.byte(e.marker());
                Err((at..at, e.info().to_string()))
            }
            None => Ok((Event::StreamEnd, 0..0)),
        }
    }

    fn node(&mut self, event: Event<'t>, bytes: Range<u32>, depth: usize) -> Step<YamlNode> {
        if depth > MAX_DEPTH {
            return Err((bytes, "it nests too deep".to_string()));
        }
        let (anchor, value, end) = match event {
            Event::Alias(anchor) => match self.anchors.get(&anchor) {
                Some(value) => return Ok(YamlNode { bytes, value: value.clone() }),
                None => return Err((bytes, "an alias stands within what it repeats".to_string())),
            },
            Event::Scalar(text, style, anchor, _) => {
                let null = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let end = bytes.start + self.places.length(&bytes, style);
                (anchor, if null { YamlValue::Null } else { YamlValue::Text(text.into_owned()) }, end)
            }
            Event::SequenceStart(anchor, _) => {
                let mut list = Vec::new();
                let end = self.until(&Event::SequenceEnd, depth, |_, node| {
                    list.push(node);
                    Ok(())
                })?;
                (anchor, YamlValue::List(list), end)
            }
            Event::MappingStart(anchor, _) => {
                let mut map = Vec::new();
                let end = self.until(&Event::MappingEnd, depth, |tree, key| {
                    let (event, bytes) = tree.next()?;
                    let value = tree.node(event, bytes, depth + 1)?;
                    map.push((key, value));
                    Ok(())
                })?;
                (anchor, YamlValue::Map(map), end)
            }
            _ => return Err((bytes, "it ends too early".to_string())),
        };
        let value = Rc::new(value);
        if anchor > 0 {
            self.anchors.insert(anchor, value.clone());
        }
        Ok(YamlNode { bytes: bytes.start..end, value })
    }

    /// Hands on each value up to this end, and gives its place.
    fn until(
        &mut self,
        end: &Event<'t>,
        depth: usize,
        mut take: impl FnMut(&mut Self, YamlNode) -> Step<()>,
    ) -> Step<u32> {
        loop {
            let (event, bytes) = self.next()?;
            if event == *end {
                return Ok(bytes.end);
            }
            let node = self.node(event, bytes, depth + 1)?;
            take(self, node)?;
        }
    }
}

/// The reader counts characters; places are asked for mostly in the order of the text.
struct Places<'t> {
    text: &'t str,
    characters: usize,
    bytes: usize,
}

impl<'t> Places<'t> {
    fn of(text: &'t str) -> Places<'t> {
        Places { text, characters: 0, bytes: 0 }
    }

    fn byte(&mut self, marker: &Marker) -> u32 {
        if marker.index() < self.characters {
            (self.characters, self.bytes) = (0, 0);
        }
        let rest = self.text.get(self.bytes..).unwrap_or("");
        let ahead = marker.index() - self.characters;
        let bytes = rest.char_indices().nth(ahead).map_or(rest.len(), |(i, _)| i);
        (self.characters, self.bytes) = (marker.index(), self.bytes + bytes);
        self.bytes as u32
    }

    /// How long a scalar is: the reader takes what follows a quoted one, such as a comment, for a part of it.
    fn length(&self, bytes: &Range<u32>, style: ScalarStyle) -> u32 {
        let raw = self.text.get(bytes.start as usize..bytes.end as usize).unwrap_or("");
        let (quote, escape) = match style {
            ScalarStyle::SingleQuoted => ('\'', '\''),
            ScalarStyle::DoubleQuoted => ('"', '\\'),
            _ => return raw.trim_end().len() as u32,
        };
        let mut signs = raw.char_indices().skip(1).peekable();
        while let Some((i, sign)) = signs.next() {
            // In single quotes a quote escapes another one.
            let next = signs.peek().map(|(_, next)| *next);
            if sign == escape && (sign != quote || next == Some(quote)) {
                signs.next();
            } else if sign == quote {
                return i as u32 + 1;
            }
        }
        raw.len() as u32
    }
}
