-- What a user writes, besides what the test needs: messages in English whatever the machine
-- speaks, the position encodings on offer ($ENCODINGS), and a note of how the server ended.
vim.opt.runtimepath:prepend(vim.env.PLUGIN)

vim.lsp.config("rastnus", {
  capabilities = { general = { positionEncodings = vim.split(vim.env.ENCODINGS, " ") } },
  settings = { rastnus = { locale = "en" } },
  on_exit = function(code, signal)
    _G.server_exit = ("status %d, signal %d"):format(code, signal)
  end,
})
