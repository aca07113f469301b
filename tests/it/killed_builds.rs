//! A build that is killed leaves the complete old folder or the complete new one, whatever the moment.

use crate::common::Random;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const MOMENTS: usize = 50;

fn build(file: &Path, target: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_campaignc"));
    command.args(["build", "--fresh", "-q", "--today", "2027-01-01", "--emit", "md,html,ics,csv,json,yaml", "-o"]);
    command.arg(target).arg(file).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("the program starts")
}

/// Every file below a folder, by its name.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).expect("the folder is there at every moment").filter_map(Result::ok) {
            let path = entry.path();
            match path.is_dir() {
                true => open.push(path),
                false => {
                    let name = path.strip_prefix(folder).expect("below it").to_string_lossy().into_owned();
                    all.insert(name, fs::read(&path).expect("it can be read"));
                }
            }
        }
    }
    all
}

/// What builds write beside their target until it is whole.
fn half_written(parent: &Path) -> BTreeSet<OsString> {
    let entries = fs::read_dir(parent).expect("the folder is there").filter_map(Result::ok);
    entries.map(|e| e.file_name()).filter(|n| n.to_string_lossy().starts_with(".out.campaignc-")).collect()
}

/// How long a build writes, of all the time that it takes.
fn time_of_writing(mut child: Child, parent: &Path) -> Duration {
    let mut begun = None;
    while child.try_wait().expect("it can be asked").is_none() {
        match (begun, half_written(parent).is_empty()) {
            (None, false) => begun = Some(Instant::now()),
            (Some(begun), true) => {
                let writing = begun.elapsed();
                assert!(child.wait().expect("it ends").success());
                return writing;
            }
            _ => {}
        }
    }
    // It was too quick to be seen.
    Duration::from_millis(1)
}

#[test]
fn whenever_a_build_is_killed_the_folder_is_all_old_or_all_new() {
    let home = tempfile::tempdir().expect("a folder");
    let (before, after) = (home.path().join("before.campaign"), home.path().join("after.campaign"));
    let example = include_str!("../../examples/trail-season.campaign");
    fs::write(&before, example).expect("it can be written");
    fs::write(&after, example.replace("Ridge 2", "Ridge 3").replace("by maya, sofia on", "by maya on"))
        .expect("written");
    let place = home.path().join("built");
    let target = place.join("out");
    let begun = Instant::now();
    assert!(build(&after, &target).wait().expect("it ends").success());
    let whole = begun.elapsed();
    let new = contents(&target);
    assert!(build(&before, &target).wait().expect("it ends").success());
    let old = contents(&target);
    assert_ne!(old, new);
    let writing = time_of_writing(build(&before, &target), &place);

    let mut random = Random::new(7);
    let (mut all_old, mut all_new, mut while_writing) = (0, 0, 0);
    for moment in 0..MOMENTS {
        let left_before = half_written(&place);
        let mut child = build(&after, &target);
        if moment % 2 == 0 {
            sleep(whole.mul_f64(random.below(1_000) as f64 / 900.0));
        } else {
            // Half of the moments fall where it matters: while the folder is written.
            while half_written(&place).is_subset(&left_before) && child.try_wait().expect("it can be asked").is_none() {
            }
            sleep(writing.mul_f64(random.below(1_000) as f64 / 1_000.0));
        }
        let _ = child.kill();
        child.wait().expect("it ends");
        while_writing += usize::from(!half_written(&place).is_subset(&left_before));
        let found = contents(&target);
        assert!(found == old || found == new, "moment {moment}: {:?}", found.keys().collect::<Vec<_>>());
        if found == new {
            all_new += 1;
            assert!(build(&before, &target).wait().expect("it ends").success());
            assert_eq!(contents(&target), old);
        } else {
            all_old += 1;
        }
    }
    println!(
        "{MOMENTS} moments: {all_old} all old, {all_new} all new; {while_writing} left a half-written folder beside"
    );
    assert!(all_old > 0 && all_new > 0, "{all_old} old, {all_new} new: the moments fall on both sides");
    assert!(while_writing > 0, "no moment falls while the folder is written");
    assert!(build(&before, &target).wait().expect("it ends").success());
    assert!(half_written(&place).is_empty(), "what killed builds have left is swept away");
}
