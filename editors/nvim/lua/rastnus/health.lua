--- `:checkhealth rastnus`
local client = require("rastnus.client")
local display = require("rastnus.display")

local M = {}

local health = vim.health

--- The oldest program that this plugin can work with; older ones lack commands that it sends.
local OLDEST = "0.1.0"

local INSTALL = {
  "Install it: the program of a release on the PATH, or `cargo install --locked --path .` in a checkout of rastnus.",
  'Or name its path: `vim.lsp.config("rastnus", { cmd = { "/path/to/rastnus", "serve", "--stdio" } })`',
}

local function program()
  health.start("The program")
  local name = client.program()
  if not name then
    health.info("`cmd` is a function of your configuration; the program cannot be looked at.")
    return
  end
  local path = vim.fn.exepath(name)
  if path == "" then
    health.error(("`%s` cannot be found or run."):format(name), INSTALL)
    return
  end
  health.ok(path)
  local ok, run = pcall(function()
    return vim.system({ path, "--version" }, { text = true }):wait(3000)
  end)
  local version = ok and run.code == 0 and vim.trim(run.stdout or "") or nil
  if not version or not version:find("^rastnus %d") then
    local said = ok and vim.trim((run.stderr or "") .. (run.stdout or "")) or tostring(run)
    health.error(("`%s --version` does not answer as rastnus does: %s"):format(path, said), INSTALL)
    return
  end
  local numbers = version:match("%d+%.%d+%.%d+%S*")
  if numbers and vim.version.lt(numbers, OLDEST) then
    health.error(("This is rastnus %s; the plugin needs %s or newer."):format(numbers, OLDEST), INSTALL)
    return
  end
  health.ok(version)
end

local function clients()
  health.start("The server")
  if not vim.lsp.is_enabled("rastnus") then
    health.error("The server is not enabled.", 'Put `vim.lsp.enable("rastnus")` into your init.lua, or load the plugin.')
    return
  end
  local running = vim.lsp.get_clients({ name = "rastnus" })
  if #running == 0 then
    local filetypes = table.concat(vim.lsp.config.rastnus.filetypes or {}, ", ")
    health.info("Not running: no text of its filetypes is open (" .. filetypes .. ").")
  end
  for _, server in ipairs(running) do
    local version = vim.tbl_get(server, "server_info", "version") or "unknown version"
    local names = vim.tbl_map(function(buf)
      local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buf), ":~:.")
      return name == "" and "[No Name]" or name
    end, vim.tbl_keys(server.attached_buffers))
    health.ok(("Client %d, rastnus %s, positions in %s"):format(server.id, version, server.offset_encoding))
    health.info("Folder: " .. (server.root_dir or "none, single files"))
    health.info("Texts: " .. table.concat(names, ", "))
    local known = vim.tbl_get(server.server_capabilities, "executeCommandProvider", "commands") or {}
    local lacking = vim.tbl_filter(function(command)
      return not vim.list_contains(known, command)
    end, require("rastnus.actions").COMMANDS)
    if #lacking > 0 then
      health.warn("The program is older than the plugin; it has no " .. table.concat(lacking, ", "), INSTALL)
    end
  end
  health.info("Log: " .. vim.lsp.log.get_filename())
end

local function text()
  health.start("Kurdish files")
  for name, want in pairs({ ["a.ckb"] = "kurdish", ["a.kmr"] = "kurdish", ["a.ku.txt"] = "kurdish" }) do
    local found = vim.filetype.match({ filename = name })
    if found == want then
      health.ok(("%s has the filetype %s"):format(name, want))
    else
      health.warn(("%s has the filetype %s"):format(name, tostring(found)), "Something overrides vim.filetype.add().")
    end
  end
  if vim.o.encoding ~= "utf-8" then
    health.error("'encoding' is " .. vim.o.encoding)
  end
end

local function screen()
  health.start("Right to left")
  if vim.o.arabicshape and not vim.o.termbidi then
    health.warn("'arabicshape' is on: it breaks words with ە ێ ۆ ڵ ڕ ڤ", "vim.o.arabicshape = false")
  else
    health.ok("Neovim leaves the letters whole ('noarabicshape' or 'termbidi')")
  end
  if display.terminal_is_bidi() then
    if vim.o.termbidi then
      health.ok("The terminal orders text itself, and 'termbidi' says so")
    else
      health.warn("The terminal orders text itself", "vim.o.termbidi = true, or :Rastnus rtl terminal")
    end
    if vim.wo.rightleft then
      health.warn("'rightleft' turns around what the terminal has turned already", ":Rastnus rtl terminal")
    end
  else
    health.info("The terminal is none that is known to order right-to-left text. If Kurdish reads")
    health.info("backwards, :Rastnus rtl mirror draws each line from the right; if it reads well, all is well.")
  end
  if vim.g.rastnus_display ~= nil then
    health.info("vim.g.rastnus_display is " .. vim.inspect(vim.g.rastnus_display))
  end
end

function M.check()
  health.start("Neovim")
  if vim.fn.has("nvim-0.11") == 1 then
    health.ok(tostring(vim.version()))
  else
    health.error("Neovim 0.11 or newer is needed; this is " .. tostring(vim.version()))
    return
  end
  program()
  clients()
  text()
  screen()
end

return M
