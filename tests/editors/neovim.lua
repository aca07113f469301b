-- The language server in Neovim, from opening a file to a code action. Works from 0.7 (Debian) on.
local file, program = os.getenv("FILE"), os.getenv("CAMPAIGNC")
local failed = 0

local function check(what, good, seen)
  io.stdout:write((good and "ok   " or "FAIL ") .. what .. (good and "" or (": " .. vim.inspect(seen))) .. "\n")
  if not good then
    failed = failed + 1
  end
end

vim.cmd("edit " .. vim.fn.fnameescape(file))
vim.bo.filetype = "campaign"
local buffer = vim.api.nvim_get_current_buf()
local config = {
  name = "campaignc",
  cmd = { program, "--today", "2027-01-04", "lsp" },
  root_dir = vim.fn.fnamemodify(file, ":h"),
  flags = { debounce_text_changes = 0 },
}
local id = vim.lsp.start and vim.lsp.start(config) or vim.lsp.start_client(config)
vim.lsp.buf_attach_client(buffer, id)
local client = vim.lsp.get_client_by_id(id)

local function problems()
  return vim.diagnostic.get(buffer)
end

local function has(code)
  for _, d in ipairs(problems()) do
    if d.code == code or (d.user_data and d.user_data.lsp and d.user_data.lsp.code == code) then
      return true
    end
  end
  return false
end

local function wait(condition)
  return vim.wait(20000, condition, 10)
end

local function find(text, skip)
  for i, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local at = line:find(text, 1, true)
    if at then
      return { line = i - 1, character = at - 1 + (skip or 0) }
    end
  end
end

local function ask(method, params)
  local answer = client.request_sync(method, params, 20000, buffer)
  return answer and answer.result, answer
end

local function at(position)
  return { textDocument = vim.lsp.util.make_text_document_params(buffer), position = position }
end

check("a slip is underlined", wait(function() return has("unknown-name") end), problems())

local hover = ask("textDocument/hover", at(find("budget", 1)))
check("hover tells what a word means", hover and hover.contents.value:find("All that may be spent", 1, true), hover)

local items = ask("textDocument/completion", at(find("by mya", 3)))
local labels = vim.tbl_map(function(item) return item.label end, items and items.items or {})
check("completion offers the people", vim.tbl_contains(labels, "maya") or #labels == 0 and false, labels)

local actions = ask("textDocument/codeAction", vim.tbl_extend("force", at(), {
  range = { start = find("mya on", 0), ["end"] = find("mya on", 3) },
  context = { diagnostics = {} },
}))
local fix
for _, action in ipairs(actions or {}) do
  if action.title:find("Write `maya`", 1, true) then
    fix = action
  end
end
check("a code action mends the slip", fix ~= nil, actions)
if fix then
  vim.lsp.util.apply_workspace_edit(fix.edit, client.offset_encoding)
end
check("the underline is gone", wait(function() return not has("unknown-name") end), problems())

local edits = ask("textDocument/formatting", vim.tbl_extend("force", at(), { options = { tabSize = 2, insertSpaces = true } }))
vim.lsp.util.apply_text_edits(edits or {}, buffer, client.offset_encoding)
local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
check("formatting sets the messy line straight", text:find('  product      "Ridge 2"', 1, true), edits)

local definition = ask("textDocument/definition", at(find("by sofia", 4)))
check("a name leads to its declaration", definition and definition.range.start.line == find("influencer sofia").line, definition)

local renamed = ask("textDocument/rename", vim.tbl_extend("force", at(find("influencer sofia", 12)), { newName = "sofie" }))
vim.lsp.util.apply_workspace_edit(renamed or {}, client.offset_encoding)
text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
check("a rename reaches every place", not text:find("sofia ", 1, true) and text:find("by sofie ", 1, true), renamed)
check("the plan is still sound", wait(function() return not has("unknown-name") end), problems())

vim.bo.modified = false
io.stdout:flush()
client.stop()
vim.wait(500)
vim.cmd(failed == 0 and "qa!" or "cquit 1")
