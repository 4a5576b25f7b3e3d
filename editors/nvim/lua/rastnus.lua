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

--- In a bidi terminal a window that covers only a part of a row is mixed up with the text beside
--- it, since the terminal orders whole rows. So the hover card gets whole rows.
---@param buf integer
function M.attach(buf)
  local key = vim.api.nvim_buf_call(buf, function()
    return vim.fn.maparg("K", "n", false, true)
  end)
  -- A key of the user's own stays.
  if key.desc ~= "vim.lsp.buf.hover()" then
    return
  end
  vim.keymap.set("n", "K", function()
    vim.lsp.buf.hover({ width = vim.o.termbidi and vim.o.columns or nil })
  end, { buffer = buf, desc = key.desc })
end

return M
