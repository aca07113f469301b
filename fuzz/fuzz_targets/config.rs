//! Every configuration is read, and every slip in it can be shown.
#![no_main]

use campaignc::Project;
use campaignc::render::short;
use campaignc::source::{CONFIG_NAME, MemoryFiles, Sources};
use libfuzzer_sys::fuzz_target;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fuzz_target!(|text: &str| {
    let config = PathBuf::from("p").join(CONFIG_NAME);
    let files = MemoryFiles::from([(config, text.to_string())]);
    let project = Project::with_files(Arc::new(files), Path::new("p/a.campaign"), Path::new("p"));
    let mut sources = Sources::default();
    let findings = project.config_findings(&mut sources);
    for finding in &findings {
        assert!(sources.get(finding.span.file).text.get(finding.span.start as usize..finding.span.end as usize).is_some());
    }
    let _ = short::findings(&findings, &sources);
});
