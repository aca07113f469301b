//! Every table is read, whatever its bytes are: nothing panics, every place can be shown, and what was understood can be
//! written as a plan that has no errors. The first byte says what the file is called.
#![no_main]

use campaignc::findings::Level;
use campaignc::lower::{World, lower};
use campaignc::render;
use campaignc::render::human::Look;
use campaignc::roster::{Field, Mapping, campaign_text, open, people};
use campaignc::source::MemoryFiles;
use libfuzzer_sys::fuzz_target;
use std::path::Path;

const NAMES: [&str; 5] = ["r.csv", "r.tsv", "r.xlsx", "r.yaml", "r.json"];

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let name = NAMES[usize::from(*first) % NAMES.len()];
    let mut mapping = Mapping::default();
    if first & 0x80 != 0 {
        mapping.columns.push((Field::Followers, "Reach".to_string()));
        mapping.audiences.push(vec!["Fit".to_string()]);
    }
    let Ok(table) = open(bytes.to_vec(), name, &mapping) else { return };
    let roster = people(&table, |_| true);
    for doubt in &roster.doubts {
        let (start, end) = (doubt.place.0 as usize, doubt.place.1 as usize);
        assert!(table.text.get(start..end).is_some(), "{doubt:?}");
    }
    let audiences = ["runners".to_string()];
    let _ = render::roster::summary(name, &table, &roster, Look::default());
    let _ = render::roster::report(name, &table, &roster, &audiences);
    let written = format!("audience runners\n{}", campaign_text(&roster, name, &audiences));
    let files = MemoryFiles::from([("p/a.campaign", written.clone())]);
    let place = World { files: &files, root: Path::new("p"), base: Path::new("p"), rules: &[] };
    // A channel that nobody knows is the table's word, and an error of the plan that it is written into.
    let wrong = |f: &campaignc::findings::Finding| f.level == Level::Error && f.rule != "unknown-name";
    let findings = lower(place, Path::new("p/a.campaign")).findings;
    assert!(!findings.iter().any(wrong), "{findings:?}\n{written}");
});
