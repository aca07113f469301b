//! The schema of `campaignc.yaml`, made from the rules and the keys of `house`.

use campaignc::findings::Meta;
use campaignc::findings::config::{HOUSE, HouseShape};
use campaignc::manual::default_of;
use campaignc::project::all_metas;
use serde_json::{Map, Value, json};

fn rule(row: &Meta) -> Value {
    let level = json!({ "enum": ["error", "warning", "advice", "off"] });
    let mut keys = Map::new();
    keys.insert("level".to_string(), level.clone());
    for t in row.thresholds {
        keys.insert(
            t.key.to_string(),
            json!({ "$ref": "#/$defs/number", "description": format!("By default {}.", default_of(t)) }),
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

pub fn schema() -> String {
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
