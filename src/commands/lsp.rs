//! `campaignc lsp`: the language server on standard input and output.

use super::{Done, Ended, Failure, Global};
use crate::language_server::{connect, serve};
use std::sync::Arc;

#[derive(Debug, clap::Args)]
pub(crate) struct LspArguments {
    /// Standard input and output: the only way there is, named because editors pass it
    #[arg(long, hide = true)]
    stdio: bool,
}

pub(crate) fn run(_: &LspArguments, global: &Global) -> Done {
    let stated = global.today;
    let today = Arc::new(move || {
        stated.unwrap_or_else(|| jiff::tz::TimeZone::system().to_datetime(jiff::Timestamp::now()).date())
    });
    let (connection, written) = connect(std::io::stdin(), std::io::stdout());
    let well = serve(connection, today);
    let _ = written.join();
    match well {
        true => Ok(Ended::Clean),
        false => Err(Failure::new("the client went without `shutdown` and `exit`")),
    }
}
