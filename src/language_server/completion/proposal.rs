//! One proposal.

use lsp_types::CompletionItemKind;

/// A proposal, before it is written for the client.
#[derive(Debug, Clone)]
pub(super) struct Proposal {
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

impl Proposal {
    pub fn new(label: impl Into<String>, kind: CompletionItemKind) -> Proposal {
        Proposal { label: label.into(), kind, detail: None, doc: None, snippet: None, also: None }
    }

    pub fn detail(mut self, detail: impl Into<String>) -> Proposal {
        self.detail = Some(detail.into());
        self
    }

    pub fn doc(mut self, doc: impl Into<String>) -> Proposal {
        self.doc = Some(doc.into());
        self
    }

    pub fn also(mut self, also: Option<String>) -> Proposal {
        self.also = also;
        self
    }
}

/// A value.
pub(super) fn constant(label: impl Into<String>) -> Proposal {
    Proposal::new(label, CompletionItemKind::Constant)
}
