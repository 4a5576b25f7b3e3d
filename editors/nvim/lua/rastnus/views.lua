--- What the plugin shows in windows of its own: the names of a text, the page of a rule, a report.
local client = require("rastnus.client")
local messages = require("rastnus.messages")

local M = {}

--- Shows Markdown in a window that `q` closes.
---@param name string of the buffer
---@param markdown string
local function show(name, markdown)
  local buf = vim.fn.bufnr("^" .. vim.fn.escape(name, "[]*?\\") .. "$")
  if buf < 0 then
    buf = vim.api.nvim_create_buf(false, true)
    vim.api.nvim_buf_set_name(buf, name)
  end
  vim.bo[buf].modifiable = true
  vim.api.nvim_buf_set_lines(buf, 0, -1, false, vim.split(vim.trim(markdown), "\r?\n"))
  vim.bo[buf].buftype, vim.bo[buf].bufhidden = "nofile", "wipe"
  vim.bo[buf].modifiable, vim.bo[buf].modified = false, false
  local window = vim.fn.bufwinid(buf)
  if window >= 0 then
    vim.api.nvim_set_current_win(window)
  else
    vim.cmd.split()
    vim.api.nvim_win_set_buf(0, buf)
  end
  vim.bo[buf].filetype = "markdown"
  vim.wo[0][0].wrap, vim.wo[0][0].linebreak, vim.wo[0][0].spell = true, true, false
  vim.wo[0][0].conceallevel = 2
  vim.keymap.set("n", "q", "<C-w>c", { buffer = buf, nowait = true })
end

--- Shows the page of a rule.
---@param buf integer
---@param rule string
function M.explain(buf, rule)
  client.execute(buf, "rastnus.explainRule", { rule = rule }, function(answer)
    show("rastnus://rules/" .. rule, answer.markdown)
  end)
end

--- Shows what the rules find in the texts of the workspace.
---@param buf integer
function M.report(buf)
  client.execute(buf, "rastnus.workspaceReport", nil, function(answer)
    show("rastnus://report", answer.markdown)
  end)
end

--- One line of the names window.
local function line_of(item)
  local data = item.user_data
  if type(data) ~= "table" or not data.rastnus then
    return item.text
  end
  return data.rastnus
end

--- What the list shows: titles of kinds, below them the names, below each name its other mentions.
function M._text(info)
  local what = { id = info.id, items = true }
  local list = info.quickfix == 1 and vim.fn.getqflist(what) or vim.fn.getloclist(info.winid, what)
  local lines = {}
  for i = info.start_idx, info.end_idx do
    table.insert(lines, line_of(list.items[i]))
  end
  return lines
end

--- The lines of the names window for what the server answers.
---@param buf integer
---@param groups table[]
---@param encoding string
function M._items(buf, groups, encoding)
  local items = {}
  local function add(text, shown, span)
    local item = { bufnr = buf, text = text, user_data = { rastnus = shown }, valid = 0 }
    if span then
      local first, last = span.start, span["end"]
      local function column(place)
        local line = vim.api.nvim_buf_get_lines(buf, place.line, place.line + 1, false)[1] or ""
        return vim.str_byteindex(line, encoding, place.character, false) + 1
      end
      item.lnum, item.col = first.line + 1, column(first)
      item.end_lnum, item.end_col = last.line + 1, column(last)
      item.valid = 1
    end
    table.insert(items, item)
  end
  for _, group in ipairs(groups) do
    add(group.title, ("%s (%d)"):format(group.title, #group.entities))
    for _, entity in ipairs(group.entities) do
      local about = {}
      for _, part in ipairs({ entity.latin or vim.NIL, entity.gloss or vim.NIL }) do
        if part ~= vim.NIL and part ~= entity.name then
          table.insert(about, part)
        end
      end
      local mentions = entity.mentions
      local count = #mentions > 1 and (" ×%d"):format(#mentions) or ""
      local more = #about > 0 and (" · " .. table.concat(about, " · ")) or ""
      add(entity.name, "  " .. entity.name .. count .. more, mentions[1] and mentions[1].range)
      for i = 2, #mentions do
        local mention = mentions[i]
        add(mention.text, ("      %d: %s"):format(mention.range.start.line + 1, mention.text), mention.range)
      end
    end
  end
  return items
end

--- Shows the names in the text, by kind, in the location list of the window.
---@param buf integer
function M.names(buf)
  local window = vim.api.nvim_get_current_win()
  client.execute(buf, "rastnus.namesOfDocument", nil, function(answer)
    if not answer or #answer.groups == 0 then
      messages.say(vim.log.levels.INFO, "no_names")
      return
    end
    local encoding = client.of(buf).offset_encoding
    local file = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buf), ":t")
    vim.fn.setloclist(window, {}, " ", {
      title = messages.text("names", file),
      items = M._items(buf, answer.groups, encoding),
      quickfixtextfunc = "v:lua.require'rastnus.views'._text",
      context = { rastnus = "names" },
    })
    vim.api.nvim_win_call(window, function()
      vim.cmd.lopen()
    end)
    local list = vim.fn.getloclist(window, { winid = true }).winid
    if list > 0 then
      vim.wo[list].wrap, vim.wo[list].foldmethod, vim.wo[list].foldlevel = false, "expr", 1
      vim.wo[list].foldexpr = "v:lua.require'rastnus.views'._fold(v:lnum)"
      vim.wo[list].foldtext = "getline(v:foldstart)"
      vim.wo[list].fillchars = "fold: "
      vim.wo[list].winhighlight = "Folded:Normal,qfFileName:Normal"
      vim.fn.matchadd("Title", [[^\S.*]], 10, -1, { window = list })
      vim.api.nvim_set_current_win(list)
    end
  end)
end

--- Folds the further mentions of a name; `zo` shows them.
function M._fold(row)
  local indent = #vim.fn.getline(row):match("^ *")
  return indent == 0 and ">1" or indent == 2 and ">2" or "2"
end

return M
