-- Campaign files in Neovim 0.8 and later: put this file into ~/.config/nvim/plugin/.
vim.filetype.add({ extension = { campaign = "campaign" } })

local function root(file)
  local found = vim.fs.find("campaignc.yaml", { path = vim.fs.dirname(file), upward = true })[1]
  return vim.fs.dirname(found or file)
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = "campaign",
  callback = function(event)
    vim.bo[event.buf].commentstring = "// %s"
    vim.bo[event.buf].shiftwidth = 2
    vim.bo[event.buf].expandtab = true
    local file = vim.api.nvim_buf_get_name(event.buf)
    vim.lsp.start({ name = "campaignc", cmd = { "campaignc", "lsp" }, root_dir = root(file) })
  end,
})

vim.api.nvim_create_autocmd("LspAttach", {
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if not client or client.name ~= "campaignc" then
      return
    end
    vim.bo[event.buf].omnifunc = "v:lua.vim.lsp.omnifunc"
    vim.api.nvim_create_autocmd("BufWritePre", {
      buffer = event.buf,
      callback = function()
        vim.lsp.buf.format({ bufnr = event.buf, id = client.id })
      end,
    })
    if vim.lsp.inlay_hint and client.server_capabilities.inlayHintProvider then
      pcall(vim.lsp.inlay_hint.enable, true, { bufnr = event.buf })
    end
  end,
})

-- The lenses ask the server for a page: the schedule, or a brief. It opens beside the campaign.
local function page(command, context)
  local client = vim.lsp.get_client_by_id(context.client_id)
  client.request("workspace/executeCommand", { command = command.command, arguments = command.arguments }, function(err, result)
    if err or not result then
      return vim.notify(err and err.message or "There is no such page yet.", vim.log.levels.WARN)
    end
    vim.cmd("vnew")
    vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(result.markdown, "\n"))
    vim.bo.buftype, vim.bo.bufhidden, vim.bo.filetype = "nofile", "wipe", "markdown"
  end)
end

vim.lsp.commands["campaignc.schedule"] = page
vim.lsp.commands["campaignc.brief"] = page
