//! Names: where they are declared and used, and how they are changed everywhere at once.

use super::analysis::Analysis;
use super::edits::{self, Changes};
use super::snapshot::{Current, Snapshot};
use crate::lower::{Reference, nesting};
use crate::source::Span;
use crate::syntax::{TokenKind, parse};
use crate::vocabulary::Kind;
use lsp_types::{
    Definition, DefinitionParams, DefinitionResponse, DocumentHighlight, DocumentHighlightKind,
    DocumentHighlightParams, Location, PrepareRenameParams, PrepareRenamePlaceholder, PrepareRenameResult,
    ReferenceParams, RenameParams, TextDocumentPositionParams, WorkspaceEdit,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

fn reference<'s>(now: &'s Snapshot, at: &TextDocumentPositionParams) -> Option<(Current<'s>, Reference)> {
    let (checked, byte) = now.current_at(at)?;
    let reference = checked.analysis.reference_at(checked.file, byte)?;
    Some((checked, reference))
}

/// Where the name at a position is declared. On an import it is the file.
pub(super) fn definition(now: &Snapshot, params: &DefinitionParams) -> Option<DefinitionResponse> {
    let at = &params.text_document_position_params;
    let location = match reference(now, at) {
        Some((checked, reference)) => {
            let declared = checked.analysis.declaration(reference)?;
            now.location(checked.analysis, declared.span)
        }
        None => super::links::file_at(now, at)?,
    };
    Some(DefinitionResponse::Definition(Definition::Location(location)))
}

/// All places of the name at a position.
pub(super) fn references(now: &Snapshot, params: &ReferenceParams) -> Option<Vec<Location>> {
    let (checked, reference) = reference(now, &params.text_document_position_params)?;
    let places = everywhere(now, checked.analysis, reference);
    let wanted = |p: &&NamePlace| params.context.include_declaration || !p.declares;
    Some(places.iter().filter(wanted).map(|p| now.location(&p.analysis, p.span)).collect())
}

/// All places of the name at a position, in its own file.
pub(super) fn highlights(now: &Snapshot, params: &DocumentHighlightParams) -> Option<Vec<DocumentHighlight>> {
    let (checked, reference) = reference(now, &params.text_document_position_params)?;
    let here = checked.analysis.places_of(reference).into_iter().filter(|r| r.span.file == checked.file);
    let highlight = |r: Reference| DocumentHighlight {
        range: now.span_range(checked.analysis, r.span),
        kind: Some(if r.declares { DocumentHighlightKind::Write } else { DocumentHighlightKind::Read }),
    };
    Some(here.map(highlight).collect())
}

struct NamePlace {
    analysis: Arc<Analysis>,
    span: Span,
    declares: bool,
}

/// All places of a name in all campaigns that read the file of its declaration, each once, in the order of the files. In
/// each campaign the name is found again by the place of its declaration, or of its use where it has none.
fn everywhere(now: &Snapshot, analysis: &Analysis, of: Reference) -> Vec<NamePlace> {
    let anchor = analysis.declaration(of).unwrap_or(of).span;
    let path = &analysis.source(anchor.file).path;
    let mut mains: BTreeSet<PathBuf> = BTreeSet::from([analysis.source(analysis.checked.main).path.clone()]);
    mains.extend(now.view.index.importers(path));
    mains.extend(now.view.index.mains(path));
    let mut places: BTreeMap<(PathBuf, u32), NamePlace> = BTreeMap::new();
    for analysis in mains.iter().filter_map(|main| now.analysis(main)) {
        let same = analysis.file(path).and_then(|file| analysis.reference_at(file, anchor.start));
        for r in same.map_or(Vec::new(), |same| analysis.places_of(same)) {
            let key = (analysis.source(r.span.file).path.clone(), r.span.start);
            places.entry(key).or_insert(NamePlace { analysis: analysis.clone(), span: r.span, declares: r.declares });
        }
    }
    places.into_values().collect()
}

/// Whether the name at a position can be changed.
pub(super) fn prepare_rename(
    now: &Snapshot,
    params: &PrepareRenameParams,
) -> Result<Option<PrepareRenameResult>, String> {
    let Some((checked, reference)) = reference(now, &params.text_document_position_params) else {
        return Err("There is no name here to rename.".to_string());
    };
    renamable(&checked, reference)?;
    Ok(Some(PrepareRenameResult::PrepareRenamePlaceholder(PrepareRenamePlaceholder {
        range: now.span_range(checked.analysis, reference.span),
        placeholder: checked.analysis.slice(reference.span).to_string(),
    })))
}

fn renamable(checked: &Current<'_>, reference: Reference) -> Result<(), String> {
    let name = checked.analysis.slice(reference.span);
    let Some(declared) = checked.analysis.declaration(reference) else {
        return Err(format!("`{name}` isn't declared in a file, so it can't be renamed."));
    };
    if checked.analysis.tree(declared.span.file).is_none() {
        return Err(format!("`{name}` comes from a roster; change it there."));
    }
    if reference.kind == Kind::Channel && crate::vocabulary::built_in_channel(name).is_some() {
        return Err(format!("`{name}` is built in and can't be renamed."));
    }
    Ok(())
}

/// Changes a name wherever it stands.
pub(super) fn rename(now: &Snapshot, params: &RenameParams) -> Result<Option<WorkspaceEdit>, String> {
    let Some((checked, reference)) = reference(now, &params.text_document_position_params) else {
        return Err("There is no name here to rename.".to_string());
    };
    renamable(&checked, reference)?;
    let new = params.new_name.trim();
    if !is_name(new) {
        return Err(format!("`{new}` isn't a name: a name is one word of letters, digits, `_` and `-`."));
    }
    let declared = checked.analysis.declaration(reference).unwrap_or(reference);
    let old = checked.analysis.slice(declared.span).to_string();
    let places = everywhere(now, checked.analysis, reference);
    if let Some(taken) = places.iter().find_map(|p| taken(&p.analysis, reference.kind, new).filter(|_| new != old)) {
        return Err(format!("The {taken} `{new}` already exists."));
    }
    let mut changes = Changes::new();
    for place in places.iter().filter(|p| p.analysis.slice(p.span) == old) {
        let source = place.analysis.source(place.span.file);
        let edit = edits::replace(now, source, (place.span.start, place.span.end), new);
        changes.entry(source.path.clone()).or_default().push(edit);
    }
    Ok(Some(edits::workspace(now, changes)))
}

/// Whether a text is one word of the language.
pub(super) fn is_name(text: &str) -> bool {
    let tree = parse(text, &nesting);
    matches!(tree.tokens(), [one] if one.kind == TokenKind::Word && one.end as usize == text.len())
        && text != "everyone"
}

/// What a name is taken by, among those that share its namespace.
fn taken(analysis: &Analysis, kind: Kind, name: &str) -> Option<&'static str> {
    let people = |k: Kind| matches!(k, Kind::Influencer | Kind::Group);
    let shares = |k: Kind| k == kind || (people(k) && people(kind));
    let declared = analysis.checked.references.iter().filter(|r| r.declares && shares(r.kind));
    let built_in = match kind {
        Kind::Channel if crate::vocabulary::built_in_channel(name).is_some() => Some("channel"),
        Kind::Metric if crate::vocabulary::built_in_metric(name).is_some() => Some("metric"),
        _ => None,
    };
    declared.filter(|r| analysis.slice(r.span) == name).map(|r| r.kind.name()).next().or(built_in)
}
