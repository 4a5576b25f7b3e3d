--- What a status line shows: the language of the text, how many findings, the house.
local M = {}

local known = {} -- by buffer: what the server last said
local asked = {} -- by buffer: whether an answer is awaited
local PAUSE = 200 -- milliseconds

local function server(buf)
  return vim.lsp.get_clients({ bufnr = buf, name = "rastnus" })[1]
end

local function ask(buf)
  local client = vim.api.nvim_buf_is_valid(buf) and server(buf) or nil
  local commands = client and vim.tbl_get(client.server_capabilities, "executeCommandProvider", "commands") or {}
  if not vim.list_contains(commands, "rastnus.status") then
    asked[buf] = nil
    return
  end
  local params = { command = "rastnus.status", arguments = { { uri = vim.uri_from_bufnr(buf) } } }
  client:request("workspace/executeCommand", params, function(_, answer)
    asked[buf] = nil
    if type(answer) == "table" and vim.api.nvim_buf_is_valid(buf) then
      known[buf] = answer
      vim.cmd.redrawstatus({ bang = true })
    end
  end, buf)
end

--- Asks the server about the buffer, soon; several calls are one question.
---@param buf integer
function M.refresh(buf)
  if not asked[buf] then
    asked[buf] = true
    vim.defer_fn(function()
      ask(buf)
    end, PAUSE)
  end
end

---@param buf integer
function M.forget(buf)
  known[buf], asked[buf] = nil, nil
end

--- What the server last said of the buffer (`rastnus.status`), or nil.
---@param buf integer
function M.of(buf)
  return known[buf]
end

--- How many findings of rastnus the buffer has.
---@param buf integer
function M.count(buf)
  local client = server(buf)
  if not client then
    return 0
  end
  local own = vim.tbl_filter(function(d)
    return d.source == "rastnus"
  end, vim.diagnostic.get(buf))
  return #own
end

--- A part for a status line: `ckb 3 rudaw` (language, findings, profile); empty where rastnus does not read the
--- text.
---@param buf integer?
function M.line(buf)
  buf = (buf == nil or buf == 0) and vim.api.nvim_get_current_buf() or buf
  if not server(buf) then
    return ""
  end
  local answer = known[buf] or {}
  local parts = {}
  if type(answer.language) == "string" then
    table.insert(parts, answer.language)
  end
  table.insert(parts, tostring(M.count(buf)))
  if type(answer.profile) == "string" and answer.profile ~= "none" then
    table.insert(parts, answer.profile)
  end
  return table.concat(parts, " ")
end

return M
