//! Every roster is read, as CSV and as YAML, with and without a mapping of its columns.
#![no_main]

use campaignc::Project;
use campaignc::render::short;
use campaignc::source::MemoryFiles;
use libfuzzer_sys::fuzz_target;
use std::path::Path;
use std::sync::Arc;

const CAMPAIGN: &str = r#"
audience runners "Runners" { size 10k }
roster one from "roster.csv"
roster two from "roster.yaml" { name "Creator"; handle "Username"; followers "Reach"; audience runners "Fit" }
group all { from one; pick 3 within 900 EUR }
"#;

fuzz_target!(|text: &str| {
    let files = MemoryFiles::from([("p/a.campaign", CAMPAIGN), ("p/roster.csv", text), ("p/roster.yaml", text)]);
    let path = Path::new("p/a.campaign");
    let checked = Project::with_files(Arc::new(files), path, Path::new("p")).check(path, jiff::civil::date(2027, 1, 1));
    for finding in &checked.findings {
        let span = finding.span;
        assert!(checked.sources.get(span.file).text.get(span.start as usize..span.end as usize).is_some());
    }
    let _ = short::findings(&checked.findings, &checked.sources);
});
