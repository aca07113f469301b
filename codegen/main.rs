//! Makes tables of Rust out of the data files of `src`: the vocabulary's tables (`*.toml`) and what is known of each rule
//! (`*.md`). What is wrong with one fails the build, with its file and line.

mod data;

use data::Fault;
use std::path::{Path, PathBuf};

fn main() {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo says where to write"));
    println!("cargo::rerun-if-changed=codegen");
    let mut faults = Vec::new();
    for file in data::tables::FILES {
        let path = format!("src/vocabulary/data/{}.toml", file.name);
        write(&out, file.name, file.rust(&path, &read(&path)), &mut faults);
    }
    faults.iter().for_each(|fault| println!("cargo::error={fault}"));
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
