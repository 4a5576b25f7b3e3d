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
    "rst",
    "asciidoc",
    "typst",
    "gitcommit",
    "mail",
  },
  root_markers = { "rastnus.toml", ".git" },
}
