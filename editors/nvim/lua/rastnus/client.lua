--- The server of a buffer: asking it, starting it anew.
local messages = require("rastnus.messages")

local M = {}

local ERROR, WARN, INFO = vim.log.levels.ERROR, vim.log.levels.WARN, vim.log.levels.INFO

--- The server that reads the buffer, if one does.
---@param buf integer
function M.of(buf)
  return vim.lsp.get_clients({ bufnr = buf, name = "rastnus" })[1]
end

--- The program that would be started; nil where the user's configuration makes the connection.
function M.program()
  local cmd = (vim.lsp.config.rastnus or {}).cmd
  return type(cmd) == "table" and cmd[1] or nil
end

--- Tells once, at the first text that the server would read, that there is no program; Neovim itself only
--- writes it into its log.
---@param filetype string
function M.look_for_program(filetype)
  local program = M.program()
  local reads = vim.tbl_get(vim.lsp.config, "rastnus", "filetypes") or {}
  if program and vim.list_contains(reads, filetype) and vim.fn.executable(program) == 0 then
    vim.notify_once(messages.text("missing", program), ERROR)
  end
end

--- Why the buffer has no server, told to the user.
local function tell_absence()
  local program = M.program()
  if program and vim.fn.executable(program) == 0 then
    messages.say(ERROR, "missing", program)
  else
    messages.say(ERROR, "not_running")
  end
end

--- The server of the buffer; where there is none, the user is told why.
---@param buf integer
function M.need(buf)
  local client = M.of(buf)
  if not client then
    tell_absence()
  end
  return client
end

--- Sends a command to the server of the buffer, and gives what it answers to `done`. What goes wrong is told
--- to the user.
---@param buf integer
---@param command string
---@param argument table? what belongs to the command, besides the buffer
---@param done fun(answer: any)?
function M.execute(buf, command, argument, done)
  local client = M.need(buf)
  if not client then
    return
  end
  local known = vim.tbl_get(client.server_capabilities, "executeCommandProvider", "commands") or {}
  if not vim.list_contains(known, command) then
    messages.say(ERROR, "too_old", command)
    return
  end
  -- What was typed is sent before the request; the version is that of the text as it is now.
  argument = vim.tbl_extend("force", argument or {}, { uri = vim.uri_from_bufnr(buf) })
  argument.version = vim.lsp.util.buf_versions[buf]
  client:request("workspace/executeCommand", { command = command, arguments = { argument } }, function(err, answer)
    if err then
      messages.say(WARN, "failed", err.message)
    elseif done then
      done(answer)
    end
  end, buf)
end

--- Sends a command that changes the text, and tells how many places it changed.
---@param buf integer
---@param command string
---@param argument table?
function M.change(buf, command, argument)
  if not vim.bo[buf].modifiable then
    vim.api.nvim_echo({ { "E21: Cannot make changes, 'modifiable' is off", "ErrorMsg" } }, true, {})
    return
  end
  M.execute(buf, command, argument, function(answer)
    local edits = type(answer) == "table" and answer.edits or 0
    if edits == 0 then
      messages.say(INFO, "unchanged")
    else
      messages.say(INFO, "changed", edits)
    end
  end)
end

--- Applies the code action of one kind to the whole of the current buffer.
---@param kind string
function M.action(kind)
  if M.need(vim.api.nvim_get_current_buf()) then
    vim.lsp.buf.code_action({ context = { only = { kind }, diagnostics = {} }, apply = true })
  end
end

-- A server that crashes is started again, later each time, three times within WINDOW; then the user is told.
local RETRIES, WINDOW = 3, 180 * 1000 -- milliseconds
M.first_pause = 1000 -- milliseconds
local crashes = {} -- when
local given_up = false
local stopping = {} -- ids of the servers that were asked to end

--- What `lsp/rastnus.lua` gives as `on_exit`.
---@param code integer
---@param signal integer
---@param id integer
function M.exited(code, signal, id)
  vim.schedule(function()
    local asked = stopping[id] or vim.v.exiting ~= vim.NIL
    stopping[id] = nil
    if asked or given_up or (code == 0 and signal == 0) or signal == 15 then
      return
    end
    local now = vim.uv.now()
    crashes = vim.tbl_filter(function(time)
      return now - time < WINDOW
    end, crashes)
    table.insert(crashes, now)
    if #crashes > RETRIES then
      given_up = true
      messages.say(ERROR, "crashes", #crashes)
      return
    end
    vim.defer_fn(function()
      if not given_up then
        vim.lsp.enable("rastnus")
      end
    end, M.first_pause * 2 ^ (#crashes - 1))
  end)
end

--- Ends the server and starts it anew for all buffers that it read.
function M.restart()
  crashes, given_up = {}, false
  local running = vim.lsp.get_clients({ name = "rastnus" })
  for _, client in ipairs(running) do
    stopping[client.id] = true
    client:stop()
  end
  local waited = 0
  local timer = assert(vim.uv.new_timer())
  timer:start(
    0,
    50,
    vim.schedule_wrap(function()
      local left = vim.iter(running):filter(function(client)
        return not client:is_stopped()
      end)
      local alive = left:totable()
      waited = waited + 50
      if #alive > 0 and waited < 3000 then
        return
      end
      if timer:is_closing() then
        return
      end
      timer:close()
      for _, client in ipairs(alive) do
        client:stop(true)
      end
      vim.lsp.enable("rastnus")
      messages.say(INFO, "restarted")
    end)
  )
end

return M
