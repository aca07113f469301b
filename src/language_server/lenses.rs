//! Lines above the statements that lead to the schedule and the briefs, and the commands behind them.

use super::analysis::project;
use super::snapshot::Snapshot;
use crate::brief;
use crate::brief::document::Document;
use crate::campaign::InfluencerId;
use crate::render::pages::{Broken, Pages};
use crate::say;
use lsp_types::{CodeLens, CodeLensParams, Command, ExecuteCommandParams, Uri};
use serde_json::{Value, json};

/// The commands of the server. Each takes the address of a document, the second one a name too, and gives a page.
pub(super) const COMMANDS: &[&str] = &["campaignc.schedule", "campaignc.brief"];

/// The lenses of a document.
pub(super) fn lenses(now: &Snapshot, params: &CodeLensParams) -> Option<Vec<CodeLens>> {
    let checked = now.current(&params.text_document.uri)?;
    let Some(facts) = checked.facts() else { return Some(Vec::new()) };
    let campaign = &facts.campaign;
    let uri = &params.text_document.uri.0;
    let mut lenses = Vec::new();
    let mut add = |span: crate::source::Span, title: String, command: &str, arguments: Vec<Value>| {
        if span.file == checked.file {
            let command = Command { title, command: command.to_string(), arguments: Some(arguments), tooltip: None };
            let range = now.span_range(checked.analysis, span);
            lenses.push(CodeLens { range, command: Some(command), data: None });
        }
    };
    let posts = |n: usize| say::count(n, "post");
    let scheduled = checked.plan().is_some();
    if scheduled {
        let title = format!("{}: preview the schedule", posts(campaign.posts.len()));
        add(campaign.span, title, COMMANDS[0], vec![json!(uri)]);
    }
    for (i, person) in campaign.influencers.iter().enumerate() {
        let own = facts.posts_of(InfluencerId(i as u32)).count();
        if scheduled && own > 0 && person.roster.is_none() {
            let title = format!("{}: open the brief", posts(own));
            add(person.span, title, COMMANDS[1], vec![json!(uri), json!(person.name.value)]);
        }
    }
    Some(lenses)
}

/// Does what a lens promises: gives a page with its title, as Markdown.
pub(super) fn execute(now: &Snapshot, params: &ExecuteCommandParams) -> Result<Value, String> {
    let arguments = params.arguments.as_deref().unwrap_or(&[]);
    let text = |i: usize| arguments.get(i).and_then(Value::as_str);
    let uri = Uri(text(0).ok_or("The first argument is the address of a document.")?.to_string());
    let checked = now.current(&uri).ok_or("This document is not open.")?;
    let facts = checked.facts().ok_or("This file has no campaign; it is meant to be imported.")?;
    let campaign = &facts.campaign;
    let plan = checked.plan().ok_or("There is no schedule yet; the problems of the file say why.")?;
    let (title, document) = match params.command.as_str() {
        "campaignc.schedule" => (campaign.title.value.as_str(), brief::schedule(facts, plan)),
        "campaignc.brief" => {
            let name = text(1).ok_or("The second argument is the name of an influencer.")?;
            let who = campaign.influencers.iter().position(|i| i.name.value == name);
            let who = InfluencerId(who.ok_or_else(|| format!("There is no influencer `{name}`."))? as u32);
            let document = brief::brief(facts, plan, who).ok_or("There is no brief for this person.")?;
            (campaign.name_of(who), document)
        }
        other => return Err(format!("There is no command `{other}`.")),
    };
    let project = project(&now.documents, &checked.source.path);
    page(title, &document, project.pages()).map_err(|broken| broken.to_string())
}

/// A document for clients that show Markdown, and for those that show whole pages.
fn page(title: &str, document: &Document, pages: &Pages) -> Result<Value, Broken> {
    Ok(json!({"title": title, "markdown": pages.markdown(document)?, "html": pages.html(document)?}))
}
