local M = {}

--- Terminals known to put right-to-left text in order themselves, by a variable that they set.
local function terminal_is_bidi()
  local vte = tonumber(vim.env.VTE_VERSION or "") -- GNOME Terminal, Tilix, Xfce Terminal …
  return (vte ~= nil and vte >= 5800)
    or vim.env.MLTERM ~= nil
    or vim.env.KONSOLE_VERSION ~= nil
    or vim.env.TERM_PROGRAM == "Apple_Terminal"
end

--- Applies the code action of one kind to the whole of the current buffer.
---@param kind string
function M.apply(kind)
  if #vim.lsp.get_clients({ bufnr = 0, name = "rastnus" }) == 0 then
    local why = vim.fn.executable("rastnus") == 1 and ":checkhealth vim.lsp tells more"
      or "there is no program `rastnus` on the PATH"
    vim.notify("rastnus is not running in this buffer: " .. why, vim.log.levels.ERROR)
    return
  end
  vim.lsp.buf.code_action({ context = { only = { kind }, diagnostics = {} }, apply = true })
end

--- Sets the screen up for Kurdish in the Arabic script. `vim.g.rastnus_display` is
--- "terminal" (the terminal orders and joins the letters), "mirror" (Neovim draws every line
--- from the right), "keep" (touch nothing), or unset: "terminal" in terminals known to do it,
--- else only the letters are kept whole.
function M.display()
  local how = vim.g.rastnus_display
  if how == "keep" then
    return
  end
  -- Neovim's own shaping has no joined forms for ە ێ ۆ ڵ ڕ ڤ and so breaks Kurdish words.
  vim.o.arabicshape = false
  if how == "terminal" or (how == nil and terminal_is_bidi()) then
    vim.o.termbidi = true
  elseif how == "mirror" then
    vim.opt_local.rightleft = true
  end
end

return M
