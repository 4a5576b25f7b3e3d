-- What a user writes, besides what the test needs: messages in English whatever the machine
-- speaks, the position encodings on offer ($ENCODINGS), and notes of what was
-- shown and of how the server ended.
vim.opt.runtimepath:prepend(vim.env.PLUGIN)

_G.said = {}
vim.notify = function(text, level)
  table.insert(_G.said, { text = text, level = level })
end
local once = {}
vim.notify_once = function(text, level)
  if not once[text] then
    once[text] = true
    vim.notify(text, level)
  end
end

local ended = vim.lsp.config.rastnus.on_exit
vim.lsp.config("rastnus", {
  capabilities = vim.env.ENCODINGS and { general = { positionEncodings = vim.split(vim.env.ENCODINGS, " ") } } or nil,
  settings = { rastnus = { locale = "en" } },
  on_exit = function(code, signal, id)
    _G.server_exit = ("status %d, signal %d"):format(code, signal)
    ended(code, signal, id)
  end,
})

-- What a scene wants otherwise.
if vim.g.test_config then
  vim.lsp.config("rastnus", vim.g.test_config)
end
