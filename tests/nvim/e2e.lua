-- Reads an article in a real Neovim as an editor would, and says what held.
-- tests/nvim/run starts it. $NORMALIZED: what `rastnus fix --stdout` makes of the file;
-- $ENCODING: the position encoding that the server must choose.
-- Exit status: 0 all passed, 1 something failed, 2 the script itself broke.
local WAIT = 15000
local PROVED = { "broken-link", "broken-handle", "broken-date" } -- three of each
local HOVERS = {
  { "عێراقییەکان", "Iraq" },
  { "ئەمریکییەکانمان", "United States" },
  { "کازمی", "Mustafa al-Kadhimi" },
  { "عێراقە", "Iraq" },
  { "داعش", "Islamic State" },
  { "واشنتن", "Washington" },
  { "جۆ بایدن", "Joe Biden" },
}

local passed, failed = 0, 0

local function check(name, ok, info)
  if ok then
    passed = passed + 1
  else
    failed = failed + 1
  end
  local line = ("%s %s"):format(ok and "ok  " or "FAIL", name)
  io.stdout:write(info and (line .. ": " .. tostring(info)) or line, "\n")
  return ok
end

local function wait(condition, time)
  return (vim.wait(time or WAIT, condition, 20))
end

local buf = vim.api.nvim_get_current_buf()

-- “No code actions available” is expected here, and would stand among the results.
vim.notify = function() end

--- The text as Neovim would write it.
local function text()
  local lines = vim.api.nvim_buf_get_lines(buf, 0, -1, false)
  local line_end = ({ unix = "\n", dos = "\r\n", mac = "\r" })[vim.bo[buf].fileformat]
  return table.concat(lines, line_end) .. (vim.bo[buf].endofline and line_end or "")
end

local function covered(d)
  return table.concat(vim.api.nvim_buf_get_text(buf, d.lnum, d.col, d.end_lnum, d.end_col, {}), "\n")
end

--- The findings, once they have been the same for a while.
local function settled()
  local last, since
  wait(function()
    local now = vim.inspect(vim.diagnostic.get(buf))
    if now ~= last then
      last, since = now, vim.uv.now()
    end
    return vim.uv.now() - since > 400
  end)
  return vim.diagnostic.get(buf)
end

local function how_often(findings, key)
  local counts = {}
  for _, d in ipairs(findings) do
    counts[key(d)] = (counts[key(d)] or 0) + 1
  end
  return counts
end

local function check_findings()
  wait(function()
    return #vim.diagnostic.get(buf) > 0
  end)
  local findings = settled()
  local codes = how_often(findings, function(d)
    return tostring(d.code)
  end)
  for _, code in ipairs(PROVED) do
    check("at least three of " .. code, (codes[code] or 0) >= 3, codes[code] or 0)
  end
  local places = how_often(findings, function(d)
    return ("%d:%d-%d:%d %s"):format(d.lnum, d.col, d.end_lnum, d.end_col, d.code)
  end)
  local twice = vim.iter(places):find(function(_, count)
    return count > 1
  end)
  check("no finding is shown twice", twice == nil, twice)
  local links = vim
    .iter(findings)
    :filter(function(d)
      return d.code == "broken-link"
    end)
    :map(covered)
    :totable()
  local all_links = #links > 0
    and vim.iter(links):all(function(link)
      return vim.startswith(link, "pic. twitter. com / ")
    end)
  check("links are underlined from their first to their last letter", all_links, table.concat(links, " | "))
  return findings
end

--- Where `word` stands for the first time as a whole word: row from 1, column in bytes from 0.
local function place_of(word)
  for row, line in ipairs(vim.api.nvim_buf_get_lines(buf, 0, -1, false)) do
    local from = 1
    while true do
      local first, last = line:find(word, from, true)
      if not first then
        break
      end
      -- Arabic letters begin with a byte from D8 to DB; «،» is D8 8C.
      local behind = line:sub(last + 1, last + 2)
      if not behind:match("^[\216-\219]") or behind == "،" then
        return row, first - 1
      end
      from = last + 1
    end
  end
end

local function float()
  return vim.iter(vim.api.nvim_list_wins()):find(function(win)
    return vim.api.nvim_win_get_config(win).relative ~= ""
  end)
end

local function check_hover(client, word, name)
  local row, col = place_of(word)
  if not check(("«%s» is in the text"):format(word), row ~= nil) then
    return
  end
  -- On the second letter: two bytes each.
  vim.api.nvim_win_set_cursor(0, { row, col + 2 })
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local answer = client:request_sync("textDocument/hover", params, WAIT, buf)
  local hover = answer and answer.result
  local card = hover and table.concat(vim.lsp.util.convert_input_to_markdown_lines(hover.contents), "\n") or ""
  check(("the card of «%s» names %s"):format(word, name), card:find(name, 1, true), (card:gsub("\n", " ⏎ ")))
  if hover and hover.range then
    local range = hover.range
    local line = vim.api.nvim_buf_get_lines(buf, range.start.line, range.start.line + 1, false)[1]
    local byte = function(position)
      return vim.str_byteindex(line, client.offset_encoding, position.character, false)
    end
    local under = line:sub(byte(range.start) + 1, byte(range["end"]))
    check("its range is the name", under:find(word, 1, true), under)
  end
  vim.lsp.buf.hover()
  wait(function()
    return float() ~= nil
  end)
  local shown = float() and table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(float()), 0, -1, false), "\n")
  check("and it is seen in a window", shown and shown:find(name, 1, true))
  if float() then
    vim.api.nvim_win_close(float(), true)
  end
end

--- Applies a code action through Neovim's own command and waits for the text to change.
local function act(options, time)
  local tick = vim.api.nvim_buf_get_changedtick(buf)
  options.apply = true
  vim.lsp.buf.code_action(options)
  return wait(function()
    return vim.api.nvim_buf_get_changedtick(buf) ~= tick
  end, time)
end

local function check_quick_fix(client, findings)
  local d = vim.iter(findings):find(function(found)
    return found.code == "broken-link"
  end)
  if not check("a finding to fix", d ~= nil) then
    return
  end
  local wrong, before = covered(d), text()
  vim.api.nvim_win_set_cursor(0, { d.lnum + 1, d.col })
  local changed = act({
    context = { only = { "quickfix" }, diagnostics = { d.user_data.lsp } },
    filter = function(action)
      return action.isPreferred
    end,
  })
  check("the preferred quick fix changes the text", changed)
  local right = wrong:gsub(" ", ""):gsub("٠", "0"):gsub("١", "1"):gsub("٣", "3"):gsub("٦", "6")
  local first, last = before:find(wrong, 1, true)
  local expected = before:sub(1, first - 1) .. right .. before:sub(last + 1)
  check("and mends that place only", text() == expected, ("%s → %s"):format(wrong, right))
  local fewer = wait(function()
    return #vim.diagnostic.get(buf) < #findings
  end)
  check("the finding is gone", fewer, ("%d → %d"):format(#findings, #vim.diagnostic.get(buf)))
end

local function check_normalize(original)
  local file = assert(io.open(vim.env.NORMALIZED, "rb"))
  local expected = file:read("a")
  file:close()
  local only = { context = { only = { "source.normalize.rastnus" }, diagnostics = {} } }

  local before = text()
  -- What a script does is one step of undo; setting this begins a new one, as a key would.
  vim.bo[buf].undolevels = vim.bo[buf].undolevels
  check("normalize changes the text", act(vim.deepcopy(only)))
  check("to what `rastnus fix` makes of the file, byte for byte", text() == expected)
  vim.cmd("silent undo")
  check("one undo takes it back", text() == before)
  vim.cmd("silent redo")
  check("and redo brings it again", text() == expected)

  settled()
  act(vim.deepcopy(only), 1500)
  check("a second normalize changes nothing", text() == expected)
  local left = vim
    .iter(vim.diagnostic.get(buf))
    :filter(function(d)
      return vim.list_contains(PROVED, d.code)
    end)
    :totable()
  check("no proved finding is left", #left == 0, #left)

  vim.bo[buf].fixendofline = false
  vim.cmd("silent write!")
  local written = assert(io.open(vim.api.nvim_buf_get_name(buf), "rb"))
  check("the written file is the same", written:read("a") == expected)
  written:close()

  vim.cmd("silent undo 0")
  check("undo restores the original", text() == original)
  vim.cmd("Rastnus normalize")
  wait(function()
    return text() == expected
  end)
  check(":Rastnus normalize does the same", text() == expected)
  vim.cmd("silent undo 0")
  vim.cmd("Rastnus fix-all")
  wait(function()
    return text() ~= original
  end)
  check(":Rastnus fix-all mends the text", text() ~= original)
end

--- What the server answers about the first letter of `word`.
local function ask(client, method, word, more)
  local row, col = place_of(word)
  if row then
    vim.api.nvim_win_set_cursor(0, { row, col })
  end
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local answer = client:request_sync(method, vim.tbl_extend("force", params, more or {}), WAIT, buf)
  return answer and answer.result
end

--- Renames through Neovim's own command and waits for the text to change.
local function rename(word, new)
  local row, col = place_of(word)
  vim.api.nvim_win_set_cursor(0, { row, col })
  local tick = vim.api.nvim_buf_get_changedtick(buf)
  vim.lsp.buf.rename(new)
  return wait(function()
    return vim.api.nvim_buf_get_changedtick(buf) ~= tick
  end)
end

local function check_names(client)
  local before = text()
  local references = ask(client, "textDocument/references", "عێراقییەکان", { context = { includeDeclaration = true } })
  check("all forms of a name are found", references and #references >= 5, references and #references)
  local highlights = ask(client, "textDocument/documentHighlight", "عێراقییەکان")
  check("and highlighted", highlights and #highlights == #references, highlights and #highlights)
  local definition = ask(client, "textDocument/definition", "عێراقییەکان")
  check("the first of them is the definition", definition and vim.deep_equal(definition.uri, references[1].uri))

  local symbols = client:request_sync("textDocument/documentSymbol", { textDocument = { uri = vim.uri_from_bufnr(buf) } }, WAIT, buf)
  local groups = vim.tbl_map(function(symbol)
    return symbol.name
  end, symbols and symbols.result or {})
  check("the outline has people and places", vim.list_contains(groups, "People") and vim.list_contains(groups, "Places"), table.concat(groups, ", "))
  local found = client:request_sync("workspace/symbol", { query = "iraq" }, WAIT, buf)
  check("a name is found in the workspace", found and found.result and #found.result >= 1)

  check("renaming changes the text", rename("عێراقییەکان", "یەمەن"))
  check("with the endings of the old name", text():find("یەمەنییەکان", 1, true) ~= nil)
  settled()
  check("renaming back", rename("یەمەنییەکان", "عێراق"))
  check("gives the same text", text() == before)

  local last = vim.api.nvim_buf_line_count(buf)
  vim.api.nvim_buf_set_lines(buf, last, last, false, { "لە kurdist" })
  vim.api.nvim_win_set_cursor(0, { last + 1, #"لە kurdist" })
  vim.cmd("startinsert!")
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  params.position = { line = last, character = vim.str_utfindex("لە kurdist", client.offset_encoding) }
  local offered = client:request_sync("textDocument/completion", params, WAIT, buf)
  local item = vim.iter(offered and offered.result and offered.result.items or {}):find(function(item)
    return item.label == "کوردستان"
  end)
  vim.cmd("stopinsert")
  if check("names are completed from the other script", item ~= nil) then
    vim.lsp.util.apply_text_edits({ item.textEdit }, buf, client.offset_encoding)
    local line = vim.api.nvim_buf_get_lines(buf, last, last + 1, false)[1]
    check("in the script of the text", line == "لە کوردستان", line)
  end
  vim.api.nvim_buf_set_lines(buf, last, last + 1, false, {})
  check("the text is as before", text() == before)
  settled()
end

local function check_shutdown(client)
  client:stop()
  local stopped = wait(function()
    return client:is_stopped() and _G.server_exit ~= nil
  end)
  check("the server ends when asked", stopped and _G.server_exit == "status 0, signal 0", _G.server_exit)
  local log = vim.lsp.log.get_filename()
  local errors = vim.iter(vim.fn.filereadable(log) == 1 and vim.fn.readfile(log) or {}):filter(function(line)
    return line:find("^%[ERROR%]") ~= nil
  end)
  check("Neovim logged no error", errors:peek() == nil, errors:peek())
end

local function all()
  local client
  wait(function()
    client = vim.lsp.get_clients({ bufnr = buf, name = "rastnus" })[1]
    return client and client.initialized
  end)
  if not check("the server is attached", client and client.initialized, "filetype " .. vim.bo[buf].filetype) then
    return
  end
  check("it chose " .. vim.env.ENCODING, client.offset_encoding == vim.env.ENCODING, client.offset_encoding)
  local original = text()
  local findings = check_findings()
  for _, hover in ipairs(HOVERS) do
    check_hover(client, hover[1], hover[2])
  end
  check_names(client)
  vim.cmd("silent undo 0")
  settled()
  check_quick_fix(client, findings)
  check_normalize(original)
  check_shutdown(client)
end

local ok, why = xpcall(all, debug.traceback)
if not ok then
  io.stdout:write("ERROR ", why, "\n")
end
io.stdout:write(("%d passed, %d failed\n"):format(passed, failed))
io.stdout:flush()
vim.cmd("cquit " .. (not ok and 2 or failed > 0 and 1 or 0))
