-- What the plugin adds to Neovim: the actions and their keys, the windows, the status line, help and health,
-- and what it does when the server is missing or crashes. tests/nvim/run starts it; $SCENE says which part.
-- Exit status: 0 all passed, 1 something failed, 2 the script itself broke.
local WAIT = 15000
local passed, failed = 0, 0
-- tests/nvim/init.lua keeps what is shown, in `_G.said`.

local function check(name, ok, info)
  if ok then
    passed = passed + 1
  else
    failed = failed + 1
  end
  local line = ("%s %s"):format(ok and "ok  " or "FAIL", name)
  io.stdout:write(info ~= nil and (line .. ": " .. tostring(info)) or line, "\n")
  return ok
end

local function wait(condition, time)
  return (vim.wait(time or WAIT, condition, 20))
end

--- Whether a message with `part` in it was shown; waits for it.
local function is_said(part, time)
  return wait(function()
    return vim.iter(_G.said):any(function(message)
      return message.text:find(part, 1, true) ~= nil
    end)
  end, time)
end

local function all_said()
  return table.concat(
    vim.tbl_map(function(message)
      return message.text
    end, _G.said),
    " | "
  )
end

local buf = vim.api.nvim_get_current_buf()

local function set(...)
  vim.api.nvim_buf_set_lines(buf, 0, -1, false, { ... })
  -- What a script does is one step of undo; this begins a new one, as a key would.
  vim.bo[buf].undolevels = vim.bo[buf].undolevels
end

local function lines()
  return vim.api.nvim_buf_get_lines(buf, 0, -1, false)
end

local function text()
  return table.concat(lines(), "\n")
end

local function attached()
  return wait(function()
    local client = vim.lsp.get_clients({ bufnr = buf, name = "rastnus" })[1]
    return client ~= nil and client.initialized
  end)
end

--- Waits until the text is `want`.
local function becomes(name, want)
  wait(function()
    return text() == want
  end, 5000)
  return check(name, text() == want, text() ~= want and (text() .. " | " .. all_said()) or nil)
end

--- Types keys as a user does.
local function type_keys(keys)
  vim.api.nvim_feedkeys(vim.keycode(keys), "mx", false)
end

local function finding(code)
  return vim.iter(vim.diagnostic.get(buf)):find(function(d)
    return d.code == code
  end)
end

--- Waits for a finding of the rule and puts the cursor on it.
local function on_finding(code)
  wait(function()
    return finding(code) ~= nil
  end)
  local d = finding(code)
  if check("a finding of " .. code, d ~= nil) then
    vim.api.nvim_win_set_cursor(0, { d.lnum + 1, d.col })
  end
  return d
end

local DAMAGED = "لە ساڵی ٢٠٢١دا خەڵکی كورد لە هەولێر بوون , پاشان ئەوان چوون."

local function check_completion()
  local actions = vim.fn.getcompletion("Rastnus ", "cmdline")
  for _, name in ipairs({ "normalize", "fix-rule", "digits", "quotes", "paragraphs", "transliterate", "sort", "add-name", "explain", "names", "report", "restart", "log" }) do
    check("the command line offers " .. name, vim.list_contains(actions, name))
  end
  local kinds = vim.fn.getcompletion("Rastnus digits a", "cmdline")
  check("and the words of an action", vim.deep_equal(kinds, { "ascii", "arabic" }), table.concat(kinds, " "))
  local behind = vim.fn.getcompletion("'<,'>Rastnus transliterate ", "cmdline")
  check("behind a range, too", vim.deep_equal(behind, { "latin", "arabic" }), table.concat(behind, " "))
  local rules = vim.fn.getcompletion("Rastnus explain broken-", "cmdline")
  check("and all rules", vim.list_contains(rules, "broken-link"), table.concat(rules, " "))
  for _, mode in ipairs({ "n", "x" }) do
    for _, key in ipairs({ "normalize", "digits-arabic", "transliterate-latin", "add-name-person" }) do
      check(("<Plug>(rastnus-%s) in mode %s"):format(key, mode), vim.fn.maparg(("<Plug>(rastnus-%s)"):format(key), mode) ~= "" or vim.fn.maparg(("<Plug>(rastnus-%s)"):format(key), mode, false, true).callback ~= nil)
    end
  end
end

local function check_words()
  vim.cmd("Rastnus digits roman")
  check("a word that does not exist is answered with those that do", is_said("ascii, arabic, extended"))
  vim.cmd("Rastnus sing")
  check("and so is an action", is_said("sing"))
end

local function check_normalize()
  set(DAMAGED, DAMAGED)
  on_finding("foreign-letter")
  local mended = DAMAGED:gsub("ك", "ک"):gsub(" ,", "،")
  -- The second line only.
  type_keys("<Esc>2GV<Plug>(rastnus-normalize)")
  becomes("a selected line is normalized, and no other", DAMAGED .. "\n" .. mended)
  check("Visual mode is left", vim.fn.mode() == "n")
  vim.cmd("silent undo")
  vim.cmd("2Rastnus normalize")
  becomes("and so is the line of a range", DAMAGED .. "\n" .. mended)
  vim.cmd("Rastnus normalize")
  becomes("without a range the text is", mended .. "\n" .. mended)
end

local function check_selection()
  set("ژمارەکان ١٢ و ١٣ و ١٤ لە دەقی کوردیدا.")
  -- Characters, not the whole line; the cursor counts bytes, Neovim's columns do, too.
  vim.fn.search("١٣")
  type_keys("vl<Plug>(rastnus-digits-ascii)")
  becomes("selected characters are changed, and nothing beside them", "ژمارەکان ١٢ و 13 و ١٤ لە دەقی کوردیدا.")
  vim.fn.search("١٤")
  type_keys("vl<Esc>")
  vim.cmd("'<,'>Rastnus digits extended")
  becomes(":'<,'> means the characters", "ژمارەکان ١٢ و 13 و ۱۴ لە دەقی کوردیدا.")
  vim.cmd("Rastnus digits arabic")
  becomes("without a range the whole text is meant", "ژمارەکان ١٢ و ١٣ و ١٤ لە دەقی کوردیدا.")
  local before = text()
  _G.said = {}
  vim.cmd("Rastnus digits arabic")
  check("nothing to do is told", is_said("Nothing to change"), all_said())
  check("and changes nothing", text() == before)
  vim.bo[buf].modifiable = false
  vim.cmd("silent! Rastnus digits ascii")
  vim.wait(300)
  vim.bo[buf].modifiable = true
  check("a text that may not be changed is not", text() == before)
  type_keys("<Esc>gg0<C-v>l<Plug>(rastnus-digits-ascii)")
  check("a block is refused with a message", is_said("block of columns"), all_said())
end

local function check_changes()
  set("ئەو وتی “بەڵێ” و ڕۆیشت.")
  vim.cmd("Rastnus quotes guillemets")
  becomes("quotes", "ئەو وتی «بەڵێ» و ڕۆیشت.")
  set("لە گوندەکەدا ٢٥ کەس دەژین.")
  vim.fn.search("٢٥")
  vim.cmd("Rastnus number-to-words")
  becomes("a number at the cursor in words", "لە گوندەکەدا بیست و پێنج کەس دەژین.")
  vim.fn.search("بیست")
  vim.cmd("Rastnus words-to-number arabic")
  becomes("and back", "لە گوندەکەدا ٢٥ کەس دەژین.")
  set("ئێمە لە کوردستان دەژین.")
  vim.cmd("Rastnus transliterate latin")
  wait(function()
    return text():find("Kurdistan") ~= nil or text():find("kurdistan") ~= nil
  end, 5000)
  check("transliteration", text():find("urdistan", 1, true) ~= nil, text())
  set("زاخۆ", "ئاکرێ", "پێنجوێن", "بانە")
  vim.cmd("Rastnus sort")
  becomes("lines in the order of the Kurdish alphabet", "ئاکرێ\nبانە\nپێنجوێن\nزاخۆ")
  vim.cmd("silent undo")
  becomes("one undo takes it back", "زاخۆ\nئاکرێ\nپێنجوێن\nبانە")
  set(DAMAGED)
  on_finding("foreign-letter")
  vim.cmd("Rastnus fix-rule")
  becomes("the rule at the cursor is fixed in the whole text, no other rule", (DAMAGED:gsub("ك", "ک")))
end

local function check_word()
  set("ئەمە دەقێکی کوردییە، كـورد لێرەیە.", "كـورد لەوێیە.")
  vim.cmd("silent write")
  on_finding("tatweel")
  _G.said = {}
  vim.cmd("Rastnus word")
  check("a word is accepted", is_said("“كـورد” is accepted"), all_said())
  check("with all that is found in it", wait(function()
    return #vim.diagnostic.get(buf) == 0
  end))
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  vim.cmd("Rastnus word")
  check("where nothing is found, that is said", is_said("Nothing is found in “ئەمە”"), all_said())
  vim.fn.delete(vim.fs.joinpath(vim.fs.dirname(vim.api.nvim_buf_get_name(buf)), ".rastnus-ignore"))
end

local function check_views()
  set("جۆ بایدن لەگەڵ مستەفا کازمی لە بەغدا کۆبووەوە. بایدن گوتی کە کازمی دەگەڕێتەوە عێراق.")
  -- The names are those of the text as it is now, whatever was read of it.
  vim.cmd("Rastnus names")
  local list
  wait(function()
    list = vim.fn.getloclist(vim.fn.bufwinid(buf), { items = true, winid = true, title = true })
    return list.winid ~= 0
  end)
  if check("the names are shown in a window", list.winid ~= 0, all_said()) then
    local shown = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(list.winid), 0, -1, false)
    io.stdout:write("     ", table.concat(shown, "\n     "), "\n")
    local whole = table.concat(shown, "\n")
    check("by kind", whole:find("People (2)", 1, true) ~= nil or whole:find("Persons (2)", 1, true) ~= nil)
    check("with their Latin form", whole:find("Joe Biden", 1, true) ~= nil)
    check("and how often they stand there", whole:find("×2", 1, true) ~= nil)
    local first = vim.iter(list.items):find(function(item)
      return item.valid == 1
    end)
    local covered = vim.api.nvim_buf_get_text(buf, first.lnum - 1, first.col - 1, first.end_lnum - 1, first.end_col - 1, {})[1]
    check("a line leads to its name", covered == "جۆ بایدن", covered)
    vim.api.nvim_set_current_win(list.winid)
    vim.api.nvim_win_set_cursor(0, { 2, 0 })
    type_keys("<CR>")
    check("and goes there", vim.api.nvim_get_current_buf() == buf)
    vim.cmd.lclose()
  end

  vim.cmd("Rastnus explain broken-link")
  local page
  wait(function()
    page = vim.fn.bufnr("rastnus://rules/broken-link")
    return page > 0
  end, 5000)
  if check("the page of a rule is shown", page > 0, all_said()) then
    local first = vim.api.nvim_buf_get_lines(page, 0, 1, false)[1]
    check("in Markdown", first:find("broken-link", 1, true) ~= nil and vim.bo[page].filetype == "markdown", first)
    check("which nobody can change", not vim.bo[page].modifiable)
    vim.wait(200)
    check("and rastnus does not read", #vim.lsp.get_clients({ bufnr = page, name = "rastnus" }) == 0)
    type_keys("q")
    check("`q` closes it", vim.fn.bufwinid("rastnus://rules/broken-link") < 0 and vim.api.nvim_get_current_buf() == buf)
  end

  set(DAMAGED)
  vim.cmd("silent write")
  vim.cmd("Rastnus report")
  local report
  wait(function()
    report = vim.fn.bufnr("rastnus://report")
    return report > 0
  end, 5000)
  if check("the report on the workspace is shown", report > 0, all_said()) then
    local whole = table.concat(vim.api.nvim_buf_get_lines(report, 0, -1, false), "\n")
    check("and names a file", whole:find("plugin", 1, true) ~= nil, whole:sub(1, 300):gsub("\n", " ⏎ "))
    vim.cmd.bwipeout({ report, bang = true })
  end
end

local function check_status()
  set(DAMAGED)
  on_finding("foreign-letter")
  local count = #vim.diagnostic.get(buf)
  local line
  wait(function()
    line = require("rastnus").statusline()
    return line:find("ckb", 1, true) ~= nil
  end, 5000)
  check("the status line has the language and the number of findings", line == "ckb " .. count, line)
  vim.o.statusline = "%{v:lua.require'rastnus'.statusline()}"
  check("as `:help` says to draw it", vim.api.nvim_eval_statusline(vim.o.statusline, {}).str == line)
  _G.said = {}
  vim.cmd("Rastnus status")
  check("the status is told", is_said("Language: ckb"), all_said())
  vim.cmd.enew()
  check("nothing where rastnus does not read", require("rastnus").statusline() == "")
  vim.cmd.bwipeout({ bang = true })
  vim.api.nvim_set_current_buf(buf)
end

local function check_house()
  set("شیرین نەورۆزی گوتی کە دێت.")
  vim.fn.search("شیرین")
  vim.cmd("silent write")
  type_keys("v2e<Plug>(rastnus-add-name-person)")
  -- `2e` takes the name of two words.
  local file = vim.fs.joinpath(vim.fs.dirname(vim.api.nvim_buf_get_name(buf)), "entities.toml")
  wait(function()
    return vim.fn.filereadable(file) == 1
  end, 5000)
  local content = vim.fn.filereadable(file) == 1 and table.concat(vim.fn.readfile(file), "\n") or ""
  check("a selected name is added to the names of the house", content:find("شیرین نەورۆزی", 1, true) ~= nil, content == "" and all_said() or nil)
  set(DAMAGED)
  on_finding("foreign-letter")
  vim.cmd("silent write")
  vim.cmd("Rastnus ignore-here")
  wait(function()
    return finding("foreign-letter") == nil
  end)
  check("a finding that is ignored goes away", finding("foreign-letter") == nil)
end

local function check_help()
  vim.cmd("help rastnus")
  check(":help rastnus opens the page", vim.fn.expand("%:t") == "rastnus.txt" and vim.bo.filetype == "help")
  vim.cmd("help :Rastnus")
  check("and the command has its place", vim.fn.getline("."):find(":Rastnus", 1, true) ~= nil)
  local shown = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  for _, name in ipairs(require("rastnus.actions").names()) do
    check("the page tells of " .. name, shown:find("\n" .. name, 1, true) ~= nil or shown:find("`" .. name, 1, true) ~= nil)
  end
  vim.cmd.helpclose()
  -- The tags are in the repository, for those who point 'runtimepath' at it.
  local copy = vim.fn.tempname()
  vim.fn.mkdir(copy, "p")
  vim.uv.fs_copyfile(vim.env.PLUGIN .. "/doc/rastnus.txt", copy .. "/rastnus.txt")
  vim.cmd.helptags(copy)
  local fresh, kept = vim.fn.readfile(copy .. "/tags"), vim.fn.readfile(vim.env.PLUGIN .. "/doc/tags")
  check("doc/tags is up to date (:helptags editors/nvim/doc)", vim.deep_equal(fresh, kept))
end

local function check_messages()
  local texts = require("rastnus.messages").TEXTS
  for locale, own in pairs(texts) do
    for key, english in pairs(texts.en) do
      local places = function(s)
        return s and table.concat(vim.iter(s:gmatch("%%[sd]")):totable()) or nil
      end
      if places(own[key]) ~= places(english) then
        check(("the message %s in %s"):format(key, locale), false, own[key])
      end
    end
  end
  vim.lsp.config("rastnus", { settings = { rastnus = { locale = "ckb" } } })
  check("messages come in the language of the settings", require("rastnus.messages").text("unchanged") == texts.ckb.unchanged)
  vim.lsp.config("rastnus", { settings = { rastnus = { locale = "en" } } })
end

local function check_health()
  vim.cmd("checkhealth rastnus")
  local report = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  local whole = table.concat(report, "\n")
  io.stdout:write("     ", table.concat(report, "\n     "), "\n")
  check(":checkhealth finds the program", whole:find("OK rastnus %d") ~= nil)
  check("and the server", whole:find("OK Client %d+, rastnus %d") ~= nil)
  check("and the filetype", whole:find("a.ku.txt has the filetype kurdish", 1, true) ~= nil)
  check("and no error", whole:find("ERROR", 1, true) == nil)
  check("nor a missing command", whole:find("older than the plugin", 1, true) == nil)
  vim.cmd.bwipeout({ bang = true })
  vim.o.arabicshape, vim.o.termbidi = true, false
  vim.cmd("checkhealth rastnus")
  whole = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  check("it warns of 'arabicshape'", whole:find("WARNING 'arabicshape'", 1, true) ~= nil)
  vim.cmd.bwipeout({ bang = true })
  vim.env.VTE_VERSION = "7000"
  vim.cmd("checkhealth rastnus")
  whole = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  check("and of 'notermbidi' in a terminal that is known", whole:find("WARNING The terminal orders text itself", 1, true) ~= nil)
  vim.cmd.bwipeout({ bang = true })
  vim.env.VTE_VERSION = nil
end

local function check_rtl()
  vim.cmd("Rastnus rtl off")
  check("right to left: off", not vim.o.termbidi and not vim.wo.rightleft)
  vim.cmd("Rastnus rtl")
  check("on, in a terminal that is not known", vim.wo.rightleft and not vim.o.termbidi and not vim.o.arabicshape)
  vim.cmd("Rastnus rtl")
  check("off again", not vim.o.termbidi and not vim.wo.rightleft)
  vim.env.VTE_VERSION = "7000"
  type_keys("<Plug>(rastnus-rtl)")
  check("on, in one that is", vim.o.termbidi and not vim.wo.rightleft)
  vim.env.VTE_VERSION = nil
  vim.cmd("Rastnus rtl mirror")
  check("mirrored", vim.wo.rightleft and not vim.o.termbidi)
  vim.cmd("Rastnus rtl off")
end

local function check_restart()
  local before = vim.lsp.get_clients({ bufnr = buf, name = "rastnus" })[1].id
  _G.said = {}
  vim.cmd("Rastnus restart")
  local new = wait(function()
    local client = vim.lsp.get_clients({ bufnr = buf, name = "rastnus" })[1]
    return client ~= nil and client.id ~= before and client.initialized
  end)
  check("a restart gives another server", new)
  check("which ended as asked", _G.server_exit == "status 0, signal 0", _G.server_exit)
  set(DAMAGED)
  on_finding("latin-punctuation")
  vim.cmd("Rastnus log")
  check("the log can be opened", vim.fn.expand("%:p") == vim.fn.resolve(vim.lsp.log.get_filename()) or vim.fn.expand("%:t") == "lsp.log", vim.fn.expand("%"))
  vim.cmd.tabclose()
end

local SCENES = {}

function SCENES.plugin()
  if not check("the server is attached", attached()) then
    return
  end
  for _, part in ipairs({ check_completion, check_words, check_normalize, check_selection, check_changes, check_word, check_views, check_status, check_house, check_help, check_messages, check_health, check_rtl, check_restart }) do
    _G.said = {}
    vim.api.nvim_set_current_buf(buf)
    part()
  end
end

--- There is no program.
function SCENES.missing()
  check("a missing program is told", is_said("no program", 3000), all_said())
  check("with the way to get it", is_said("README.md", 100))
  vim.cmd.edit("other.ckb")
  vim.wait(300)
  vim.cmd("Rastnus normalize")
  check("an action says so, too", #_G.said >= 2 and _G.said[#_G.said].text:find("no program", 1, true) ~= nil)
  vim.cmd("checkhealth rastnus")
  local whole = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  check(":checkhealth names it as an error", whole:find("ERROR `no-such-rastnus`", 1, true) ~= nil)
end

--- The program ends at once with an error.
function SCENES.too_old()
  check("the server starts", attached())
  vim.cmd("checkhealth rastnus")
  local whole = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  check(":checkhealth says that the program is too old", whole:find("ERROR This is rastnus 0.0.9; the plugin needs", 1, true) ~= nil, whole:match("[^\n]*0%.0%.9[^\n]*"))
  vim.cmd.bwipeout({ bang = true })
  -- A server that lacks a command is not sent it.
  local client = vim.lsp.get_clients({ bufnr = buf, name = "rastnus" })[1]
  client.server_capabilities.executeCommandProvider.commands = { "rastnus.status" }
  vim.cmd("Rastnus sort")
  check("a command that it lacks is answered with a message", is_said("cannot do that (rastnus.sortLines)"), all_said())
end

function SCENES.crash()
  require("rastnus.client").first_pause = 50
  vim.lsp.enable("rastnus")
  check("a server that crashes is given up with one message", is_said("ended by itself 4 times", 10000), all_said())
  vim.wait(1000)
  local given_up = vim.tbl_filter(function(message)
    return message.text:find("ended by itself", 1, true) ~= nil
  end, _G.said)
  check("one only", #given_up == 1, #given_up)
  check("the text is as it was", text() == "لە هەولێر بووین.", text())
end

--- The program is killed while it works; the next one goes on.
function SCENES.killed()
  require("rastnus.client").first_pause = 50
  if not check("the server is attached", attached()) then
    return
  end
  local before = vim.lsp.get_clients({ bufnr = buf, name = "rastnus" })[1].id
  local children = vim.api.nvim_get_proc_children(vim.uv.os_getpid())
  for _, child in ipairs(children) do
    if (vim.api.nvim_get_proc(child) or {}).name == "rastnus" then
      vim.uv.kill(child, "sigkill")
    end
  end
  local new = wait(function()
    local client = vim.lsp.get_clients({ bufnr = buf, name = "rastnus" })[1]
    return client ~= nil and client.id ~= before and client.initialized
  end)
  check("a server that was killed is started again", new, all_said())
  set(DAMAGED)
  on_finding("foreign-letter")
end

--- Settings of the wrong type.
function SCENES.settings()
  if not check("the server is attached", attached()) then
    return
  end
  check("a setting of the wrong type is told", is_said("digits", 5000), all_said())
  set(DAMAGED)
  on_finding("foreign-letter")
end

local ok, why = xpcall(SCENES[vim.env.SCENE], debug.traceback)
if not ok then
  io.stdout:write("ERROR ", why, "\n")
end
io.stdout:write(("%d passed, %d failed\n"):format(passed, failed))
io.stdout:flush()
vim.cmd("cquit " .. (not ok and 2 or failed > 0 and 1 or 0))
