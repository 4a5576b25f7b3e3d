-- How Neovim starts the server; `vim.lsp.config("rastnus", { … })` in your init.lua overrides it.
return {
  cmd = { "rastnus", "serve", "--stdio" },
  filetypes = {
    "kurdish",
    "text",
    "markdown",
    "html",
    "tex",
    "plaintex",
    "srt",
    "subrip",
    "webvtt",
    "rst",
    "asciidoc",
    "typst",
    "gitcommit",
    "mail",
  },
  root_markers = { "rastnus.toml", ".git" },
  -- Starts a server again that crashed.
  on_exit = function(code, signal, id)
    require("rastnus.client").exited(code, signal, id)
  end,
}
