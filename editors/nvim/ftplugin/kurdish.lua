if vim.b.did_ftplugin then
  return
end
vim.b.did_ftplugin = 1

-- An article often has a whole paragraph in one line.
vim.opt_local.wrap = true
vim.opt_local.linebreak = true
vim.opt_local.smoothscroll = true
vim.b.undo_ftplugin = "setlocal wrap< linebreak< smoothscroll< rightleft<"

-- Kurmanji is written from left to right.
if not vim.api.nvim_buf_get_name(0):match("%.kmr$") then
  require("rastnus.display").set_up()
end
