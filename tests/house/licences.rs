//! Every crate in `Cargo.lock` stands under a permissive licence.

use crate::common::home;
use serde_json::Value;
use std::collections::BTreeMap;
use std::process::Command;

/// Licences that ask for no more than to be named.
const PERMISSIVE: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "Unlicense",
    "CC0-1.0",
    "0BSD",
    "BSL-1.0",
    "MIT-0",
    "Apache-2.0 WITH LLVM-exception",
];

/// Crates of other systems than the one that the tests run on: what their manifests say.
const ELSEWHERE: &[(&str, &str)] = &[
    ("android_system_properties", "MIT OR Apache-2.0"),
    ("core-foundation-sys", "MIT OR Apache-2.0"),
    ("fuchsia-cprng", "BSD-3-Clause"),
    ("hermit-abi", "MIT OR Apache-2.0"),
    ("js-sys", "MIT OR Apache-2.0"),
    ("r-efi", "MIT OR Apache-2.0 OR LGPL-2.1-or-later"),
    ("wasi", "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT"),
    ("wasip2", "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT"),
    ("wasip3", "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT"),
    ("wasm-bindgen", "MIT OR Apache-2.0"),
    ("wasm-bindgen-macro", "MIT OR Apache-2.0"),
    ("wasm-bindgen-macro-support", "MIT OR Apache-2.0"),
    ("wasm-bindgen-shared", "MIT OR Apache-2.0"),
    ("winapi", "MIT OR Apache-2.0"),
    ("winapi-i686-pc-windows-gnu", "MIT OR Apache-2.0"),
    ("winapi-util", "Unlicense OR MIT"),
    ("winapi-x86_64-pc-windows-gnu", "MIT OR Apache-2.0"),
    ("windows-link", "MIT OR Apache-2.0"),
    ("windows-sys", "MIT OR Apache-2.0"),
    ("windows-targets", "MIT OR Apache-2.0"),
    ("wit-bindgen", "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT"),
];

/// The licence of every crate that is built here, by name and version.
fn built_here() -> BTreeMap<(String, String), String> {
    let version = Command::new("rustc").arg("-vV").output().expect("rustc says where it runs");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    let host = version.lines().find_map(|l| l.strip_prefix("host: ")).expect("rustc says where it runs");
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--locked", "--filter-platform", host])
        .current_dir(home())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo prints JSON");
    let packages = metadata["packages"].as_array().expect("there are packages");
    let text = |v: &Value| v.as_str().unwrap_or("").to_string();
    packages.iter().map(|p| ((text(&p["name"]), text(&p["version"])), text(&p["license"]))).collect()
}

/// The names and versions in `Cargo.lock`.
fn locked() -> Vec<(String, String)> {
    let lock = std::fs::read_to_string(home().join("Cargo.lock")).expect("the lock file");
    let value = |block: &str, key: &str| {
        let line = block.lines().find_map(|l| l.strip_prefix(&format!("{key} = \"")))?;
        line.strip_suffix('"').map(str::to_string)
    };
    lock.split("[[package]]").skip(1).filter_map(|b| Some((value(b, "name")?, value(b, "version")?))).collect()
}

/// Whether an expression of licences leaves a choice of permissive ones alone.
fn is_permissive(expression: &str) -> bool {
    let plain = expression.replace(['(', ')'], " ").replace('/', " OR ");
    let all = |part: &str| part.split(" AND ").all(|l| PERMISSIVE.contains(&l.trim()));
    match expression.contains('(') {
        // `(MIT OR Apache-2.0) AND Unicode-3.0`: each bracket has to leave a choice.
        true => expression.split(" AND ").all(|part| is_permissive(part.trim_matches(['(', ')']))),
        false => plain.split(" OR ").any(|part| all(part)),
    }
}

#[test]
fn every_crate_in_the_lock_file_stands_under_a_permissive_licence() {
    let here = built_here();
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for (name, version) in locked() {
        let listed =
            || ELSEWHERE.iter().find(|(n, _)| *n == name || name.starts_with(&format!("{n}_"))).map(|(_, l)| *l);
        let licence = match here.get(&(name.clone(), version.clone())) {
            Some(licence) => licence.clone(),
            None => listed().unwrap_or("unknown").to_string(),
        };
        seen += 1;
        if !is_permissive(&licence) {
            wrong.push(format!("{name} {version}: {licence}"));
        }
    }
    assert!(seen > 50, "{seen} crates are locked");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_licence_that_asks_for_more_is_refused() {
    assert!(is_permissive("MIT OR Apache-2.0") && is_permissive("MIT/Apache-2.0"));
    assert!(is_permissive("(MIT OR Apache-2.0) AND Unicode-3.0") && is_permissive("Apache-2.0 OR LGPL-2.1-or-later"));
    assert!(!is_permissive("GPL-3.0-only") && !is_permissive("MIT AND GPL-3.0-only"));
    assert!(!is_permissive("(MIT OR Apache-2.0) AND MPL-2.0") && !is_permissive("unknown") && !is_permissive(""));
}
