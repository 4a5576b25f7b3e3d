--- The actions: what `:Rastnus` and the `<Plug>` keys do.
---
--- An action has `run(context)` and, as it needs:
---   values     the words that its argument can be; `required` if there must be one
---   complete   gives the words for completion where they are not fixed
---   range      "text": without a range the whole text is meant; "caret": what stands at the cursor
local client = require("rastnus.client")
local messages = require("rastnus.messages")
local selection = require("rastnus.selection")
local status = require("rastnus.status")
local views = require("rastnus.views")

local M = {}

local INFO, WARN = vim.log.levels.INFO, vim.log.levels.WARN

---@class rastnus.Context
---@field buf integer
---@field args string[] the words behind the action
---@field visual boolean? Visual mode is on
---@field ex table? what `nvim_create_user_command` gives

--- The findings of rastnus in the buffer.
local function findings(buf, lnum)
  return vim.tbl_filter(function(d)
    return d.source == "rastnus"
  end, vim.diagnostic.get(buf, lnum and { lnum = lnum } or nil))
end

--- The finding under the cursor, else the first one of its line.
local function finding(buf)
  local at = vim.api.nvim_win_get_cursor(0)
  local row, byte = at[1] - 1, at[2]
  local here = findings(buf, row)
  table.sort(here, function(a, b)
    return a.col < b.col
  end)
  local under = vim.iter(here):find(function(d)
    return (d.lnum < row or d.col <= byte) and (d.end_lnum > row or byte < d.end_col)
  end)
  return under or here[1]
end

--- The rules that found something in the buffer.
local function rules_of(buf)
  local codes = {}
  for _, d in ipairs(findings(buf)) do
    codes[tostring(d.code)] = true
  end
  return vim.fn.sort(vim.tbl_keys(codes))
end

local every_rule

--- All rules that the program has.
local function all_rules(buf)
  local program = client.program()
  if not every_rule and program and vim.fn.executable(program) == 1 then
    local run = vim.system({ program, "rules", "--format", "json" }, { text = true }):wait(2000)
    local ok, list = pcall(vim.json.decode, run.stdout or "")
    if run.code == 0 and ok then
      every_rule = vim.tbl_map(function(rule)
        return rule.code
      end, list)
    end
  end
  return every_rule or rules_of(buf)
end

--- What was selected, in the encoding of the server: nil for the whole text, false where it cannot be taken.
local function span(context, how)
  local server = client.need(context.buf)
  if not server then
    return false
  end
  local encoding = server.offset_encoding
  if context.visual then
    return selection.visual(context.buf, encoding)
  end
  local range = context.ex and selection.of_command(context.buf, context.ex, encoding)
  if range == nil and how == "caret" and not (context.ex and context.ex.range > 0) then
    return selection.caret(context.buf, encoding)
  end
  return range
end

--- An action that sends `command`, with its first word as `key`.
local function change(command, how, key, values, required)
  return {
    range = how,
    values = values,
    required = required,
    run = function(context)
      local range = span(context, how)
      if range == false then
        return
      end
      local argument = { range = range }
      if key then
        argument[key] = context.args[1]
      end
      client.change(context.buf, command, argument)
    end,
  }
end

local DIGITS = { "ascii", "arabic", "extended" }
local KINDS = { "person", "place", "organization", "event", "product", "language", "date" }

--- The rule named, else that of the finding at the cursor; the user is told where there is none.
local function rule(context, action)
  local named = context.args[1]
  local found = not named and finding(context.buf)
  if not named and not found then
    messages.say(WARN, "no_finding", action)
  end
  return named or found and tostring(found.code)
end

local function ignore(command, action)
  return {
    run = function(context)
      local d = finding(context.buf)
      if not d then
        messages.say(WARN, "no_finding", action)
        return
      end
      local text = vim.api.nvim_buf_get_text(context.buf, d.lnum, d.col, d.end_lnum, d.end_col, {})
      local argument = { rule = tostring(d.code), text = table.concat(text, "\n") }
      client.execute(context.buf, command, argument)
    end,
  }
end

---@type table<string, table>
M.ACTIONS = {
  normalize = {
    range = "text",
    run = function(context)
      local range = span(context, "text")
      if range then
        client.change(context.buf, "rastnus.normalizeSelection", { range = range })
      elseif range == nil then
        client.action("source.normalize.rastnus")
      end
    end,
  },
  ["fix-all"] = {
    run = function()
      client.action("source.fixAll.rastnus")
    end,
  },
  ["fix-rule"] = {
    range = "text",
    complete = rules_of,
    run = function(context)
      local code = rule(context, "fix-rule")
      local range = code and span(context, "text")
      if code and range ~= false then
        client.change(context.buf, "rastnus.fixRule", { rule = code, range = range })
      end
    end,
  },
  digits = change("rastnus.convertDigits", "text", "digits", DIGITS, true),
  quotes = change("rastnus.convertQuotes", "text", "quotes", { "straight", "curly", "guillemets" }, true),
  paragraphs = change("rastnus.restoreParagraphs", "text"),
  transliterate = change("rastnus.transliterate", "text", "to", { "latin", "arabic" }, true),
  font = change("rastnus.convertFont", "text", "font", { "ali-k", "ali-web", "dylan", "zarnegar" }),
  sort = change("rastnus.sortLines", "text"),
  ["number-to-words"] = change("rastnus.numberToWords", "caret"),
  ["words-to-number"] = change("rastnus.wordsToNumber", "caret", "digits", DIGITS),
  ["add-name"] = {
    range = "caret",
    values = KINDS,
    required = true,
    run = function(context)
      local kind = context.args[1]
      local name = table.concat(context.args, " ", 2)
      local range = span(context, "caret")
      if range == false then
        return
      end
      if name == "" and range then
        local encoding = client.of(context.buf).offset_encoding
        name = vim.trim(selection.text(context.buf, range, encoding))
      end
      if name == "" then
        messages.say(WARN, "no_name", kind)
        return
      end
      client.execute(context.buf, "rastnus.addName", { kind = kind, name = name }, function()
        messages.say(INFO, "added", name)
      end)
    end,
  },
  word = {
    range = "caret",
    run = function(context)
      local range = span(context, "caret")
      if range then
        client.execute(context.buf, "rastnus.addWord", { range = range }, function(answer)
          messages.say(INFO, "accepted", answer.word)
        end)
      end
    end,
  },
  ["ignore-here"] = ignore("rastnus.ignoreHere", "fix-rule"),
  ["ignore-everywhere"] = ignore("rastnus.ignoreEverywhere", "fix-rule"),
  explain = {
    complete = all_rules,
    run = function(context)
      local code = rule(context, "explain")
      if code then
        views.explain(context.buf, code)
      end
    end,
  },
  names = {
    run = function(context)
      views.names(context.buf)
    end,
  },
  report = {
    run = function(context)
      views.report(context.buf)
    end,
  },
  status = {
    run = function(context)
      client.execute(context.buf, "rastnus.status", nil, function(answer)
        local language = type(answer.language) == "string" and answer.language or "–"
        messages.say(INFO, "status", language, status.count(context.buf), answer.profile, answer.server)
      end)
    end,
  },
  rtl = {
    values = require("rastnus.display").WAYS,
    run = function(context)
      require("rastnus.display").set(context.args[1])
    end,
  },
  restart = {
    run = function()
      client.restart()
    end,
  },
  log = {
    run = function()
      vim.cmd.tabedit(vim.fn.fnameescape(vim.lsp.log.get_filename()))
      vim.cmd.normal({ "G", bang = true })
    end,
  },
}

--- The commands of the server that they send.
M.COMMANDS = {
  "rastnus.addName",
  "rastnus.addWord",
  "rastnus.convertDigits",
  "rastnus.convertFont",
  "rastnus.convertQuotes",
  "rastnus.explainRule",
  "rastnus.fixRule",
  "rastnus.ignoreEverywhere",
  "rastnus.ignoreHere",
  "rastnus.namesOfDocument",
  "rastnus.normalizeSelection",
  "rastnus.numberToWords",
  "rastnus.restoreParagraphs",
  "rastnus.sortLines",
  "rastnus.status",
  "rastnus.transliterate",
  "rastnus.wordsToNumber",
  "rastnus.workspaceReport",
}

--- The names of the actions, sorted.
function M.names()
  return vim.fn.sort(vim.tbl_keys(M.ACTIONS))
end

--- Runs an action.
---@param name string
---@param context rastnus.Context
function M.run(name, context)
  local action = M.ACTIONS[name]
  if not action then
    messages.say(WARN, "unknown", name)
    return
  end
  local word = context.args[1]
  local wrong = word and action.values and not vim.list_contains(action.values, word)
  if wrong or (action.required and not word) then
    messages.say(WARN, "needs", name, table.concat(action.values, ", "))
    return
  end
  action.run(context)
end

--- Completes the words of `:Rastnus`.
---@param lead string the word under the cursor
---@param line string the whole line
---@param at integer where the cursor is in it, in bytes
function M.complete(lead, line, at)
  local before = line:sub(1, at - #lead)
  local words = vim.split(vim.trim((before:gsub("^.-[Rr]astnus!?", "", 1))), "%s+", { trimempty = true })
  local offered = {}
  if #words == 0 then
    offered = M.names()
  elseif #words == 1 and M.ACTIONS[words[1]] then
    local action = M.ACTIONS[words[1]]
    local buf = vim.api.nvim_get_current_buf()
    offered = action.values or action.complete and action.complete(buf) or {}
  end
  return vim.tbl_filter(function(word)
    return vim.startswith(word, lead)
  end, offered)
end

--- `:Rastnus ACTION …`; without an action a menu of them.
function M.command(ex)
  local context = { buf = vim.api.nvim_get_current_buf(), args = vim.list_slice(ex.fargs, 2), ex = ex }
  if ex.fargs[1] then
    M.run(ex.fargs[1], context)
    return
  end
  vim.ui.select(M.names(), { prompt = messages.text("which") }, function(name)
    local action = name and M.ACTIONS[name]
    if action and action.required then
      vim.ui.select(action.values, { prompt = name }, function(value)
        if value then
          M.run(name, vim.tbl_extend("force", context, { args = { value } }))
        end
      end)
    elseif name then
      M.run(name, context)
    end
  end)
end

--- Gives every action a `<Plug>` key, one for each word where it must have one.
function M.plug()
  local function key(suffix, name, args, modes)
    vim.keymap.set(modes, ("<Plug>(rastnus-%s)"):format(suffix), function()
      local visual = vim.fn.mode():match("^[vV\22]") ~= nil
      M.run(name, { buf = vim.api.nvim_get_current_buf(), args = args, visual = visual })
    end, { desc = "rastnus: " .. suffix:gsub("-", " ") })
  end
  for name, action in pairs(M.ACTIONS) do
    local modes = action.range and { "n", "x" } or { "n" }
    if not action.required then
      key(name, name, {}, modes)
    end
    for _, value in ipairs(action.values or {}) do
      key(name .. "-" .. value, name, { value }, modes)
    end
  end
end

return M
