//! Files for editors that are made from the vocabulary are those that the vocabulary makes.
//!
//! `UPDATE=1 cargo test --test it grammars` writes them anew.

use campaignc::language_server::grammars;
use std::path::Path;

fn compare(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().expect("the file stands in a folder")).expect("the folder can be made");
        std::fs::write(&path, made).expect("the file can be written");
    }
    let held = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(held == made, "{name} is out of date: run `UPDATE=1 cargo test --test it grammars`");
}

#[test]
fn the_textmate_grammar_is_that_of_the_vocabulary() {
    compare("editors/vscode/syntaxes/campaign.tmLanguage.json", &grammars::textmate());
}

#[test]
fn the_snippets_are_those_of_the_vocabulary() {
    compare("editors/vscode/snippets/campaign.json", &grammars::snippets());
}

#[test]
fn the_tree_sitter_highlights_are_those_of_the_vocabulary() {
    compare("grammar/tree-sitter-campaign/queries/highlights.scm", &grammars::highlights());
}

#[test]
fn zed_has_the_same_highlights() {
    compare("editors/zed/languages/campaign/highlights.scm", &grammars::highlights());
}

#[test]
fn the_vim_syntax_is_that_of_the_vocabulary() {
    compare("editors/vim/syntax/campaign.vim", &grammars::vim());
}

#[test]
fn every_word_of_the_vocabulary_stands_in_the_grammar() {
    let grammar = grammars::textmate();
    for section in campaignc::vocabulary::sections() {
        for entry in &section.entries {
            let word = entry.word.name;
            let stands = grammar.split(|c: char| !c.is_alphanumeric() && c != '_').any(|w| w == word);
            assert!(stands, "`{word}` is not in the grammar");
        }
    }
}
