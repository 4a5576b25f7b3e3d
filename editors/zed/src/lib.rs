//! Starts rastnus for Zed: the program of the settings, else the one on the PATH.

use zed_extension_api::settings::LspSettings;
use zed_extension_api::{self as zed, LanguageServerId, Worktree, serde_json::Value};

struct Rastnus;

const MISSING: &str = "There is no program `rastnus`. Install it, or name its path in the settings: \
                       lsp, rastnus, binary, path.";

impl zed::Extension for Rastnus {
    fn new() -> Self {
        Self
    }

    fn language_server_command(
        &mut self,
        server: &LanguageServerId,
        worktree: &Worktree,
    ) -> zed::Result<zed::Command> {
        let own = LspSettings::for_worktree(server.as_ref(), worktree)?.binary;
        let (path, arguments) = own.map_or((None, None), |b| (b.path, b.arguments));
        Ok(zed::Command {
            command: path.or_else(|| worktree.which("rastnus")).ok_or(MISSING)?,
            args: arguments.unwrap_or_else(|| vec!["serve".to_owned(), "--stdio".to_owned()]),
            env: worktree.shell_env(),
        })
    }

    fn language_server_workspace_configuration(
        &mut self,
        server: &LanguageServerId,
        worktree: &Worktree,
    ) -> zed::Result<Option<Value>> {
        Ok(LspSettings::for_worktree(server.as_ref(), worktree)?.settings)
    }
}

zed::register_extension!(Rastnus);
