-- The session of `editors/try`: Neovim as a user has it who only installed the plugin, plus
-- findings as text beside the lines. Without a terminal it prints what one would see.
vim.opt.runtimepath:prepend(vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, "S").source:sub(2))))
vim.o.termbidi = true
vim.o.wrap = true
vim.o.linebreak = true
-- The article is one line: without this it would leave the screen as a whole.
vim.o.smoothscroll = true
vim.o.termguicolors = true
vim.o.winbar = " ]d next finding   K who is that   gra fixes   :Rastnus normalize   u undo   :qa! leave"
local whole_row = { width = vim.o.columns }
vim.diagnostic.config({
  virtual_text = true,
  float = whole_row,
  jump = { float = whole_row },
  -- A letter as a sign would make a bidi terminal order the row from the left.
  signs = { text = { "●", "●", "●", "●" } },
})
-- Not every terminal can draw coloured underlines, and a lost line break is only spaces.
for name, colour in pairs({ Error = "#5c2630", Warn = "#54420c", Info = "#123f4f", Hint = "#2e3440" }) do
  vim.api.nvim_set_hl(0, "DiagnosticUnderline" .. name, { underline = true, bg = colour })
end

local WAIT = 15000

local function say(text)
  io.stdout:write(text, "\n")
end

--- Waits until the server is there and its findings have stopped changing.
local function findings(buf)
  local last_change
  vim.api.nvim_create_autocmd("DiagnosticChanged", {
    buffer = buf,
    callback = function()
      last_change = vim.uv.now()
    end,
  })
  local attached = vim.wait(WAIT, function()
    local client = vim.lsp.get_clients({ bufnr = buf, name = "rastnus" })[1]
    return client and client.initialized
  end, 20)
  if not attached then
    return nil
  end
  vim.wait(WAIT, function()
    return last_change and vim.uv.now() - last_change > 300
  end, 20)
  local found = vim.diagnostic.get(buf)
  table.sort(found, function(a, b)
    return a.lnum < b.lnum or (a.lnum == b.lnum and a.col < b.col)
  end)
  return found
end

local function print_findings(buf, found)
  say(("Findings (%d)"):format(#found))
  for _, d in ipairs(found) do
    local line = vim.api.nvim_buf_get_lines(buf, d.lnum, d.lnum + 1, false)[1] or ""
    local column = vim.str_utfindex(line, "utf-32", math.min(d.col, #line), false) + 1
    say(("%d:%d %s %s"):format(d.lnum + 1, column, d.code, d.message))
  end
end

local function print_hover(client, buf, word)
  local at = vim.fn.searchpos("\\V" .. word, "cnw")
  if at[1] == 0 then
    return
  end
  vim.api.nvim_win_set_cursor(0, { at[1], at[2] - 1 })
  say(("\nHover over %s (%d:%d)"):format(word, at[1], vim.fn.charcol(".")))
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local answer = client:request_sync("textDocument/hover", params, WAIT, buf)
  local hover = answer and answer.result
  if hover then
    say(table.concat(vim.lsp.util.convert_input_to_markdown_lines(hover.contents), "\n"))
  else
    say("(nothing)")
  end
end

local function print_normalized(buf)
  local before = vim.api.nvim_buf_get_changedtick(buf)
  vim.cmd("Rastnus normalize")
  vim.wait(3000, function()
    return vim.api.nvim_buf_get_changedtick(buf) ~= before
  end, 20)
  say("\nNormalized text")
  say(table.concat(vim.api.nvim_buf_get_lines(buf, 0, -1, false), "\n"))
end

local function report()
  local buf = vim.api.nvim_get_current_buf()
  local found = findings(buf)
  if not found then
    error("The server did not start for this file (filetype: " .. vim.bo[buf].filetype .. ").", 0)
  end
  local client = vim.lsp.get_clients({ bufnr = buf, name = "rastnus" })[1]
  print_findings(buf, found)
  print_hover(client, buf, "جۆ بایدن")
  if client:is_stopped() then
    error("The server ended by itself; " .. vim.lsp.log.get_filename() .. " tells why.", 0)
  end
  print_normalized(buf)
  client:stop()
  vim.wait(3000, function()
    return client:is_stopped()
  end, 20)
  vim.cmd("qall!")
end

if #vim.api.nvim_list_uis() == 0 then
  vim.api.nvim_create_autocmd("VimEnter", {
    callback = function()
      vim.schedule(function()
        local ok, why = pcall(report)
        if not ok then
          say(why)
          vim.cmd("cquit 2")
        end
      end)
    end,
  })
end
