//! Starts `campaignc lsp` for campaign files in Zed.

use zed_extension_api::{self as zed, LanguageServerId, Result, Worktree};

struct Campaign;

impl zed::Extension for Campaign {
    fn new() -> Self {
        Campaign
    }

    fn language_server_command(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<zed::Command> {
        let command = worktree.which("campaignc").ok_or("campaignc is not on the PATH; install it and reload")?;
        Ok(zed::Command { command, args: vec!["lsp".to_string()], env: worktree.shell_env() })
    }
}

zed::register_extension!(Campaign);
