--- What the user selected, as a range of the protocol.
local messages = require("rastnus.messages")

local M = {}

--- A position of the protocol.
---@param buf integer
---@param row integer from 1
---@param byte integer from 0
---@param encoding string
local function position(buf, row, byte, encoding)
  local line = vim.api.nvim_buf_get_lines(buf, row - 1, row, false)[1] or ""
  return { line = row - 1, character = vim.str_utfindex(line, encoding, math.min(byte, #line), false) }
end

--- How many bytes the character at `byte` (from 0) has, with the marks that stand on it.
local function width(line, byte)
  return #vim.fn.matchstr(line:sub(byte + 1), "^.")
end

--- The bytes between two positions of `getpos()`.
---@param buf integer
---@param from integer[]
---@param to integer[]
---@param mode string `visualmode()` or `mode()`
---@return {row: integer, byte: integer}?, {row: integer, byte: integer}? rows from 1, bytes from 0, the end not included
local function bytes(buf, from, to, mode)
  if mode:byte() == 22 then -- CTRL-V
    messages.say(vim.log.levels.WARN, "block")
    return
  end
  local exclusive = vim.o.selection == "exclusive"
  local region = vim.fn.getregionpos(from, to, { type = mode, exclusive = exclusive, eol = true })
  if #region == 0 then
    return
  end
  local first, last = region[1][1], region[#region][2]
  local line = vim.api.nvim_buf_get_lines(buf, last[2] - 1, last[2], false)[1] or ""
  local stop = #line
  if mode == "v" and last[3] > 0 then
    stop = math.min(last[3] - 1 + width(line, last[3] - 1), #line)
  end
  return { row = first[2], byte = math.max(first[3] - 1, 0) }, { row = last[2], byte = stop }
end

local function range(buf, from, to, encoding)
  if not from or not to then
    return nil
  end
  return {
    start = position(buf, from.row, from.byte, encoding),
    ["end"] = position(buf, to.row, to.byte, encoding),
  }
end

--- The selection of Visual mode, which is left; false where it cannot be taken.
---@param buf integer
---@param encoding string
function M.visual(buf, encoding)
  local from, to = bytes(buf, vim.fn.getpos("v"), vim.fn.getpos("."), vim.fn.mode())
  vim.api.nvim_feedkeys(vim.keycode("<Esc>"), "nx", false)
  return range(buf, from, to, encoding) or false
end

--- The range of an Ex command: nil for the whole text, false where it cannot be taken. `:'<,'>` means the
--- characters that are selected, not their lines.
---@param buf integer
---@param ex table what `nvim_create_user_command` gives
---@param encoding string
function M.of_command(buf, ex, encoding)
  if ex.range == 0 then
    return nil
  end
  local first, last = ex.line1, ex.line2
  local from, to = vim.fn.getpos("'<"), vim.fn.getpos("'>")
  -- A whole article is often one line: `:%` and a selection in it give the same numbers.
  local all = first == 1 and last == vim.api.nvim_buf_line_count(buf)
  local typed_all = all and vim.fn.histget(":"):find("^[%s:]*%%") ~= nil
  if ex.range == 2 and from[2] == first and to[2] == last and not typed_all then
    from, to = bytes(buf, from, to, vim.fn.visualmode())
    return range(buf, from, to, encoding) or false
  end
  if all then
    return nil
  end
  local line = vim.api.nvim_buf_get_lines(buf, last - 1, last, false)[1] or ""
  return range(buf, { row = first, byte = 0 }, { row = last, byte = #line }, encoding)
end

--- The place of the cursor, as an empty range.
---@param buf integer
---@param encoding string
function M.caret(buf, encoding)
  local at = vim.api.nvim_win_get_cursor(0)
  local place = position(buf, at[1], at[2], encoding)
  return { start = place, ["end"] = place }
end

--- The text of a range on one line or more.
---@param buf integer
---@param span table
---@param encoding string
function M.text(buf, span, encoding)
  local function byte(place)
    local line = vim.api.nvim_buf_get_lines(buf, place.line, place.line + 1, false)[1] or ""
    return vim.str_byteindex(line, encoding, place.character, false)
  end
  local first, last = span.start, span["end"]
  return table.concat(vim.api.nvim_buf_get_text(buf, first.line, byte(first), last.line, byte(last), {}), " ")
end

return M
