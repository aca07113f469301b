//! One proposal.

use lsp_types::CompletionItemKind;

/// A proposal, before it is written for the client.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub label: String,
    pub kind: CompletionItemKind,
    /// A few words beside it.
    pub detail: Option<String>,
    /// Markdown.
    pub doc: Option<String>,
    /// What is inserted in place of the label, with places to fill in.
    pub snippet: Option<String>,
    /// Other words by which it is found: the name behind a code, a title.
    pub also: Option<String>,
}

impl Item {
    pub fn new(label: impl Into<String>, kind: CompletionItemKind) -> Item {
        Item { label: label.into(), kind, detail: None, doc: None, snippet: None, also: None }
    }

    pub fn detail(mut self, detail: impl Into<String>) -> Item {
        self.detail = Some(detail.into());
        self
    }

    pub fn doc(mut self, doc: impl Into<String>) -> Item {
        self.doc = Some(doc.into());
        self
    }

    pub fn also(mut self, also: Option<String>) -> Item {
        self.also = also;
        self
    }
}

/// A value.
pub(super) fn constant(label: impl Into<String>) -> Item {
    Item::new(label, CompletionItemKind::Constant)
}
