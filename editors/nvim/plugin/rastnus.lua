if vim.g.loaded_rastnus then
  return
end
vim.g.loaded_rastnus = true

if vim.fn.has("nvim-0.11") == 0 then
  vim.notify("rastnus: this plugin needs Neovim 0.11 or newer", vim.log.levels.ERROR)
  return
end

vim.filetype.add({
  extension = { ckb = "kurdish", kmr = "kurdish" },
  pattern = { [".*%.ku%.txt"] = "kurdish" },
})

-- Colours for what the server marks; a colour scheme or the user may choose others.
for kind, group in pairs({
  person = "Identifier",
  place = "Type",
  organization = "Constant",
  event = "Special",
  product = "Special",
  language = "Special",
  date = "Number",
  link = "Underlined",
}) do
  vim.api.nvim_set_hl(0, "@lsp.type." .. kind, { default = true, link = group })
end

vim.lsp.enable("rastnus")

local group = vim.api.nvim_create_augroup("rastnus", {})

vim.api.nvim_create_autocmd("FileType", {
  group = group,
  callback = function(event)
    require("rastnus.client").look_for_program(event.match)
  end,
})

vim.api.nvim_create_autocmd("LspAttach", {
  group = group,
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == "rastnus" then
      require("rastnus").attach(event.buf)
    end
  end,
})

-- New findings come with a new reading of the text.
vim.api.nvim_create_autocmd("DiagnosticChanged", {
  group = group,
  callback = function(event)
    require("rastnus.status").refresh(event.buf)
  end,
})

vim.api.nvim_create_autocmd("BufWipeout", {
  group = group,
  callback = function(event)
    require("rastnus.status").forget(event.buf)
  end,
})

vim.api.nvim_create_user_command("Rastnus", function(ex)
  require("rastnus.actions").command(ex)
end, {
  nargs = "*",
  range = true,
  desc = "Do something with a Kurdish text: normalize, digits, names …",
  complete = function(...)
    return require("rastnus.actions").complete(...)
  end,
})

require("rastnus.actions").plug()
