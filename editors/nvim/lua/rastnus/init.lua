--- What an init.lua may call.
local M = {}

--- Runs an action of `:Rastnus` in the current buffer: `require("rastnus").run("digits", "arabic")`. In Visual
--- mode the selection is meant.
---@param name string
---@param ... string
function M.run(name, ...)
  local visual = vim.fn.mode():match("^[vV\22]") ~= nil
  local context = { buf = vim.api.nvim_get_current_buf(), args = { ... }, visual = visual }
  require("rastnus.actions").run(name, context)
end

--- A part for a status line; see `:help rastnus-statusline`.
---@param buf integer?
function M.statusline(buf)
  return require("rastnus.status").line(buf)
end

--- Called for every buffer that the server begins to read.
---@param buf integer
function M.attach(buf)
  require("rastnus.status").refresh(buf)
  local key = vim.api.nvim_buf_call(buf, function()
    return vim.fn.maparg("K", "n", false, true)
  end)
  -- A key of the user's own stays.
  if key.desc ~= "vim.lsp.buf.hover()" then
    return
  end
  vim.keymap.set("n", "K", function()
    vim.lsp.buf.hover({ width = require("rastnus.display").float_width() })
  end, { buffer = buf, desc = key.desc })
end

return M
