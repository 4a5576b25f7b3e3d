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

vim.api.nvim_create_autocmd("LspAttach", {
  group = vim.api.nvim_create_augroup("rastnus", {}),
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == "rastnus" then
      require("rastnus").attach(event.buf)
    end
  end,
})

vim.api.nvim_create_user_command("RastnusNormalize", function()
  require("rastnus").apply("source.normalize.rastnus")
end, { desc = "Make every repair that is certain in the text" })

vim.api.nvim_create_user_command("RastnusFixAll", function()
  require("rastnus").apply("source.fixAll.rastnus")
end, { desc = "Fix all findings whose fix is certain" })
