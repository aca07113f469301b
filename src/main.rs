//! The command line.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    campaignc::commands::run(std::env::args_os())
}
