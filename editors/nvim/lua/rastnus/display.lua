--- How Kurdish in the Arabic script stands on the screen.
local M = {}

M.WAYS = { "terminal", "mirror", "off" }

--- Whether the terminal is known to put right-to-left text in order itself, by a variable that it sets.
function M.terminal_is_bidi()
  local vte = tonumber(vim.env.VTE_VERSION or "") -- GNOME Terminal, Tilix, Xfce Terminal …
  return (vte ~= nil and vte >= 5800)
    or vim.env.MLTERM ~= nil
    or vim.env.KONSOLE_VERSION ~= nil
    or vim.env.TERM_PROGRAM == "Apple_Terminal"
end

--- Shows text in the current window in one of the WAYS. Without `way`: if it is shown from the right, no longer;
--- else in the way that the terminal asks for.
---@param way string?
function M.set(way)
  if not way then
    local on = vim.o.termbidi or vim.wo.rightleft
    way = on and "off" or M.terminal_is_bidi() and "terminal" or "mirror"
  end
  -- Neovim's own shaping has no joined forms for ە ێ ۆ ڵ ڕ ڤ and so breaks Kurdish words.
  vim.o.arabicshape = false
  vim.o.termbidi = way == "terminal"
  vim.wo.rightleft = way == "mirror"
  return way
end

--- Sets up a Kurdish text, as `vim.g.rastnus_display` says.
function M.set_up()
  local how = vim.g.rastnus_display
  if how == "keep" then
    return
  end
  vim.o.arabicshape = false
  if how == "terminal" or (how == nil and M.terminal_is_bidi()) then
    vim.o.termbidi = true
  elseif how == "mirror" then
    vim.opt_local.rightleft = true
  end
end

--- The width for a floating window, nil for Neovim's choice: a bidi terminal orders whole rows, so a window over
--- a part of them is mixed up with the text beside it.
function M.float_width()
  return vim.o.termbidi and vim.o.columns or nil
end

return M
