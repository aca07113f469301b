//! Lines above the statements that lead to the schedule and the briefs, and the commands behind them.

use super::server::Server;
use crate::brief::document::Document;
use crate::campaign::InfluencerId;
use crate::render::pages::Pages;
use crate::say;
use crate::{Checked, brief};
use lsp_types::{CodeLens, CodeLensParams, Command, ExecuteCommandParams, Uri};
use serde_json::{Value, json};

/// The commands of the server. Each takes the address of a document, the second one a name too, and gives a page.
pub(super) const COMMANDS: &[&str] = &["campaignc.schedule", "campaignc.brief"];

/// The lenses of a document.
pub(super) fn lenses(server: &Server, params: &CodeLensParams) -> Option<Vec<CodeLens>> {
    let checked = server.checked(&params.text_document.uri)?;
    let Checked { facts: Some(facts), .. } = &checked.analysis.checked else { return Some(Vec::new()) };
    let campaign = &facts.campaign;
    let uri = &params.text_document.uri.0;
    let mut lenses = Vec::new();
    let mut add = |span: crate::source::Span, title: String, command: &str, arguments: Vec<Value>| {
        if span.file == checked.file {
            let command = Command { title, command: command.to_string(), arguments: Some(arguments), tooltip: None };
            let range = checked.analysis.range(span, server.client.encoding);
            lenses.push(CodeLens { range, command: Some(command), data: None });
        }
    };
    let posts = |n: usize| say::count(n, "post");
    let scheduled = checked.analysis.checked.plan().is_some();
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
pub(super) fn execute(server: &Server, params: &ExecuteCommandParams) -> Result<Value, String> {
    let arguments = params.arguments.as_deref().unwrap_or(&[]);
    let text = |i: usize| arguments.get(i).and_then(Value::as_str);
    let uri = Uri(text(0).ok_or("The first argument is the address of a document.")?.to_string());
    let checked = server.checked(&uri).ok_or("This document is not open.")?;
    let Checked { facts: Some(facts), .. } = &checked.analysis.checked else {
        return Err("This file has no campaign; it is there to be imported.".to_string());
    };
    let campaign = &facts.campaign;
    let plan = checked.analysis.checked.plan().ok_or("There is no schedule yet: the problems of the file say why.")?;
    match params.command.as_str() {
        "campaignc.schedule" => Ok(page(&campaign.title.value, &brief::schedule(facts, plan))),
        "campaignc.brief" => {
            let name = text(1).ok_or("The second argument is the name of an influencer.")?;
            let who = campaign.influencers.iter().position(|i| i.name.value == name);
            let who = InfluencerId(who.ok_or_else(|| format!("There is no influencer `{name}`."))? as u32);
            let document = brief::brief(facts, plan, who).ok_or("There is no brief for this person.")?;
            Ok(page(campaign.name_of(who), &document))
        }
        other => Err(format!("There is no command `{other}`.")),
    }
}

/// A document for clients that show Markdown, and for those that show whole pages.
fn page(title: &str, document: &Document) -> Value {
    let html = Pages::standard().html(document).unwrap_or_default();
    json!({"title": title, "markdown": Pages::standard().markdown(document).unwrap_or_default(), "html": html})
}
