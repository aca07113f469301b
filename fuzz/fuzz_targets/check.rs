//! Every text is checked to the end, and every finding can be shown.
#![no_main]

use campaignc::Project;
use campaignc::render::{json, short};
use campaignc::source::MemoryFiles;
use libfuzzer_sys::fuzz_target;
use std::path::Path;
use std::sync::Arc;

fuzz_target!(|text: &str| {
    let files = MemoryFiles::from([("p/a.campaign", text), ("p/roster.csv", text), ("p/roster.yaml", text)]);
    let path = Path::new("p/a.campaign");
    let checked = Project::with_files(Arc::new(files), path, Path::new("p")).check(path, jiff::civil::date(2027, 1, 1));
    let _ = short::findings(&checked.findings, &checked.sources);
    let _ = json::findings(&checked.findings, &checked.sources);
});
