//! The thread that checks: it takes the newest state of the documents, and checks what has changed.

use super::analysis::{Analysis, View};
use super::document::Documents;
use super::index::Index;
use crossbeam_channel::{Receiver, Sender};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is to be checked.
pub(super) struct Work {
    pub number: u64,
    pub documents: Arc<Documents>,
    pub today: Date,
    pub roots: Vec<PathBuf>,
    /// Documents whose text has changed since the job before.
    pub changed: BTreeSet<PathBuf>,
    /// Whether files may have come, gone or changed on disk.
    pub rescan: bool,
}

/// Works on jobs until their sender is gone. Of several that wait, the newest is done.
pub(super) fn work(jobs: &Receiver<Work>, views: &Sender<View>) {
    let mut checker = Checker::default();
    while let Ok(mut job) = jobs.recv() {
        while let Ok(mut newer) = jobs.try_recv() {
            newer.changed.append(&mut job.changed);
            newer.rescan |= job.rescan;
            job = newer;
        }
        let number = job.number;
        let run = catch_unwind(AssertUnwindSafe(|| checker.run(job)));
        let view = run.unwrap_or_else(|_| {
            checker = Checker { stale: true, ..Checker::default() };
            View { number, failed: vec![PathBuf::from("what has changed")], ..View::default() }
        });
        if views.send(view).is_err() {
            return;
        }
    }
}

#[derive(Default)]
struct Checker {
    index: Index,
    analyses: BTreeMap<PathBuf, Arc<Analysis>>,
    /// Whether what is known was lost, so that all has to be read again.
    stale: bool,
    /// Files whose check failed in this run.
    failed: Vec<PathBuf>,
}

impl Checker {
    fn run(&mut self, job: Work) -> View {
        let rescan = std::mem::take(&mut self.stale) || job.rescan;
        let (mut again, mut fresh) = (rescan, BTreeSet::new());
        match rescan {
            true => self.index.rescan(&job.roots, &job.documents),
            false => again |= self.look_at_changed(&job, &mut fresh),
        }
        let mains: BTreeMap<PathBuf, Vec<PathBuf>> =
            job.documents.campaigns().map(|d| (d.path().to_path_buf(), self.index.mains(d.path()))).collect();
        let wanted: BTreeSet<&PathBuf> = mains.values().flatten().collect();
        self.analyses.retain(|path, _| wanted.contains(path));
        for path in wanted {
            let kept = self.analyses.get(path).is_some_and(|a| !again && !reads(a, &job.changed));
            if !kept && !fresh.contains(path) {
                self.check(path, &job);
            }
        }
        let (number, failed) = (job.number, std::mem::take(&mut self.failed));
        View { number, analyses: self.analyses.clone(), mains, index: self.index.clone(), failed }
    }

    /// Reads what the changed documents declare and import; gives whether that changes which files belong together. A
    /// document that is compiled itself is checked at once, so that it is parsed only once.
    fn look_at_changed(&mut self, job: &Work, fresh: &mut BTreeSet<PathBuf>) -> bool {
        let mut again = false;
        for path in &job.changed {
            let Some(document) = job.documents.get(path) else { continue };
            if self.analyses.contains_key(path) {
                self.check(path, job);
                fresh.insert(path.clone());
            }
            let analysis = self.analyses.get(path);
            let tree = analysis.and_then(|a| a.tree(a.file(path)?));
            again |= self.index.read_document(path, &document.source, tree, &job.documents);
        }
        again
    }

    fn check(&mut self, path: &Path, job: &Work) {
        let before = self.analyses.get(path).cloned();
        match Analysis::of(&job.documents, path, job.today, before.as_deref()) {
            Some(analysis) => {
                self.analyses.insert(path.to_path_buf(), analysis);
            }
            None => {
                self.analyses.remove(path);
                self.failed.push(path.to_path_buf());
            }
        }
    }
}

fn reads(analysis: &Analysis, changed: &BTreeSet<PathBuf>) -> bool {
    analysis.checked.sources.iter().any(|(_, source)| changed.contains(&source.path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language_server::document::Buffer;
    use lsp_types::Uri;

    const PLAN: &str = r#"campaign "Trail" {
  brand "Northpeak"
  objective launch
  budget 10_000 EUR
  runs 2027-03-01 .. 2027-04-11
  timezone Europe/Berlin
}
audience runners "Runners" { interests trail-running; size 500k }
roster agency from "agency.csv" { audience runners "Runners" }
// Two of them will do.
group team { from agency; pick up to 2 within 1_700 EUR }
message grip "Grip" { takeaway "You never look at your feet." }
deliver 1 reel by team on instagram about grip
"#;

    const AGENCY: &str = "\
name,handle,followers,er,sponsored,suspicious,Runners,fee
Ada,ada,20000,3%,10%,5%,60%,500 EUR
Ben,ben,9000,4%,10%,5%,70%,300 EUR
Cleo,cleo,48000,3%,10%,5%,50%,900 EUR
Dan,dan,30000,3%,10%,5%,5%,100 EUR
";

    /// How many problems of casting had to be solved since the checker began, once it has seen a text.
    fn solved(checker: &mut Checker, text: &str) -> usize {
        let mut documents = Documents::default();
        for (path, text) in [("/nowhere/plan.campaign", text), ("/nowhere/agency.csv", AGENCY)] {
            let document = Buffer::new(Uri(path.into()), path.into(), 1, text, path.ends_with("campaign"));
            documents.by_path.insert(path.into(), Arc::new(document));
        }
        let path = PathBuf::from("/nowhere/plan.campaign");
        let rescan = checker.analyses.is_empty();
        let changed = BTreeSet::from([path.clone()]);
        let job = Work {
            number: 1,
            documents: Arc::new(documents),
            today: jiff::civil::date(2027, 1, 4),
            roots: vec![],
            changed,
            rescan,
        };
        let analysis = &checker.run(job).analyses[&path];
        assert_eq!(analysis.checked.campaign().map(|c| c.posts.len()), Some(2), "{:?}", analysis.checked.findings);
        analysis.checked.memo.solved()
    }

    #[test]
    fn a_keystroke_that_changes_no_figure_runs_no_optimiser() {
        let mut checker = Checker::default();
        let first = solved(&mut checker, PLAN);
        assert!(first > 0, "somebody has to be picked");
        for (from, to) in
            [("will do", "will doo"), ("your feet", "our feet"), ("deliver 1", "deliver  1"), ("team", "crew")]
        {
            assert_eq!(solved(&mut checker, &PLAN.replace(from, to)), first, "{to}");
        }
        assert!(solved(&mut checker, &PLAN.replace("1_700", "1_300")) > first, "another budget is another problem");
    }
}
