//! The schema of `campaignc.yaml` is made from the rules; a stale one fails here. `UPDATE=1 cargo test --test it config_schema`
//! writes it anew.

use crate::common;
use campaignc::explain::shown;
use campaignc::findings::Meta;
use campaignc::findings::config::{HOUSE, HouseShape};
use campaignc::project::all_metas;
use serde_json::{Map, Value, json};

fn rule(row: &Meta) -> Value {
    let level = json!({ "enum": ["error", "warning", "advice", "off"] });
    let mut keys = Map::new();
    keys.insert("level".to_string(), level.clone());
    for t in row.thresholds {
        keys.insert(
            t.key.to_string(),
            json!({ "$ref": "#/$defs/number", "description": format!("By default {}.", shown(t)) }),
        );
    }
    let settings = json!({ "type": "object", "additionalProperties": false, "properties": keys });
    json!({ "description": row.summary, "oneOf": [level, { "const": false }, settings] })
}

fn house() -> Value {
    let text = json!({ "type": "string", "minLength": 1 });
    let value = |shape: HouseShape| match shape {
        HouseShape::Text => text.clone(),
        HouseShape::Texts => json!({ "oneOf": [text, { "type": "array", "items": text }] }),
        HouseShape::Colour => json!({ "type": "string", "pattern": "^#[0-9a-fA-F]{6}$" }),
    };
    let key = |row: &campaignc::findings::config::HouseKey| {
        let mut value = value(row.shape);
        value["description"] = json!(row.doc);
        (row.key.to_string(), value)
    };
    let keys: Map<String, Value> = HOUSE.iter().map(key).collect();
    json!({
        "description": "How documents look. Paths are relative to this file.",
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": keys,
    })
}

fn schema() -> String {
    let rules: Map<String, Value> =
        all_metas().filter(|m| !m.is_fixed()).map(|m| (m.name.to_string(), rule(m))).collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "campaignc.yaml",
        "description": "What a project sets. Numbers may be written as 25, 25%, 100_000 or 100k.",
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": {
            "house": house(),
            "rules": { "type": ["object", "null"], "additionalProperties": false, "properties": rules }
        },
        "$defs": { "number": { "oneOf": [
            { "type": "number", "minimum": 0 },
            { "type": "string", "pattern": "^[0-9][0-9_]*(\\.[0-9]+)?[kM]? ?%?$" }
        ] } }
    });
    serde_json::to_string_pretty(&schema).expect("a schema") + "\n"
}

#[test]
fn the_shipped_schema_of_the_configuration_is_that_of_the_rules() {
    let path = common::home().join("docs/schemas/campaignc.schema.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, schema()).expect("it can be written");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), schema());
}

#[test]
fn it_admits_what_the_pages_show_and_refuses_a_slip() {
    let schema: Value = serde_json::from_str(&schema()).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    assert!(
        validator
            .is_valid(&json!({ "rules": { "no-home": "off", "reach-over-fit": { "level": "advice", "fit": "30%" } } }))
    );
    assert!(validator.is_valid(&json!({ "house": { "accent": "#0d5c4f", "fonts": ["a.ttf"], "logo": "a.svg" } })));
    assert!(!validator.is_valid(&json!({ "house": { "acent": "#0d5c4f" } })));
    assert!(!validator.is_valid(&json!({ "rules": { "reach-over-fit": { "fitt": 30 } } })));
}
