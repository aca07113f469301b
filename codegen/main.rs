//! Makes tables of Rust out of the data files of `src`: the vocabulary's tables (`*.toml`) and what is known of each rule
//! (`*.md`). What is wrong with one fails the build, with its file and line.

mod data;

use data::Fault;
use data::cards::Family;
use std::path::{Path, PathBuf};

fn main() {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo says where to write"));
    println!("cargo::rerun-if-changed=codegen");
    let mut faults = Vec::new();
    let table = |name: &str| format!("src/vocabulary/data/{name}.toml");
    for file in data::tables::FILES {
        let path = table(file.name);
        write(&out, file.name, file.rust(&path, &read(&path)), &mut faults);
    }
    let norms = data::norms::norms(&read(&table("tiers")), &read(&table("channels")));
    for made in ["prose", "catalogue"] {
        write(&out, made, data::cards::rust(&cards(made), &norms), &mut faults);
    }
    faults.iter().for_each(|fault| println!("cargo::error={fault}"));
}

/// The cards that go to one file of Rust, by family and path.
fn cards(made: &str) -> Vec<(&'static Family, String, String)> {
    let mut out = Vec::new();
    for family in data::cards::FAMILIES.iter().filter(|f| f.made == made) {
        println!("cargo::rerun-if-changed={}", family.folder);
        let files = std::fs::read_dir(family.folder).unwrap_or_else(|e| panic!("{}: {e}", family.folder));
        let names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|name| name.ends_with(".md")).collect();
        names.sort();
        for name in names {
            let path = format!("{}/{name}", family.folder);
            out.push((family, path.clone(), read(&path)));
        }
    }
    out
}

fn read(path: &str) -> String {
    println!("cargo::rerun-if-changed={path}");
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn write(out: &Path, name: &str, made: Result<String, Vec<Fault>>, faults: &mut Vec<Fault>) {
    match made {
        Ok(rust) => std::fs::write(out.join(format!("{name}.rs")), rust).expect("what is made can be written"),
        Err(found) => faults.extend(found),
    }
}
