#!/bin/sh
# Tries the language server in real editors. What an editor needs is installed where it is missing (Debian, as root).
#
#   tests/editors/run.sh [neovim] [emacs] [vim] [pytest] [textmate] [tree-sitter] [vscode]     default: all but vscode
#
# CAMPAIGNC names the program; default: target/debug/campaignc. Downloads go to target/editors.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
: "${CAMPAIGNC:=$root/target/debug/campaignc}"
work=$root/target/editors
mkdir -p "$work"
export CAMPAIGNC ROOT="$root"
[ -x "$CAMPAIGNC" ] || { echo "build it first: cargo build" >&2; exit 2; }

install() {
  [ -n "${updated:-}" ] || { apt-get update -qq && updated=yes; }
  apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

need() {
  program=$1
  shift
  command -v "$program" >/dev/null 2>&1 || install "$@"
}

# A copy of the sound example with one slip and one messy line, as every driver expects it.
sample() {
  rm -rf "$work/sample" && mkdir -p "$work/sample"
  sed -e 's/by maya on instagram telling/by mya on instagram telling/' -e 's/^  product      "Ridge 2"/  product "Ridge 2"/' \
    "$root/examples/trail-season.campaign" >"$work/sample/trail.campaign"
  export FILE="$work/sample/trail.campaign"
}

neovim() {
  need nvim neovim
  sample
  nvim --headless -u NONE -i NONE -n -c "luafile $here/neovim.lua"
}

emacs_() {
  need emacs emacs-nox elpa-eglot
  [ -d /usr/share/emacs/site-lisp/elpa ] && ls /usr/share/emacs/site-lisp/elpa | grep -q eglot || install elpa-eglot
  sample
  emacs --batch -l "$here/eglot.el"
}

vim_() {
  need vim.nox vim-nox vim-ale
  [ -d /usr/share/vim-ale ] || install vim-ale
  sample
  vim.nox -es -N -u "$here/ale.vim" </dev/null
}

pytest_() {
  [ -x "$work/venv/bin/pytest" ] || { python3 -m venv "$work/venv" && "$work/venv/bin/pip" -q install pytest-lsp; }
  sample
  "$work/venv/bin/pytest" -q -p no:cacheprovider "$here/test_typed_client.py"
}

textmate() {
  [ -d "$work/node/node_modules/vscode-textmate" ] || { mkdir -p "$work/node" && (cd "$work/node" && npm i --silent vscode-textmate@9 vscode-oniguruma@2); }
  NODE_MODULES="$work/node/node_modules" node "$here/textmate.mjs"
}

tree_sitter() {
  command -v tree-sitter >/dev/null 2>&1 || PATH="$work/cargo/bin:$PATH"
  command -v tree-sitter >/dev/null 2>&1 || cargo install --locked tree-sitter-cli --root "$work/cargo"
  PATH="$work/cargo/bin:$PATH" sh "$here/tree-sitter.sh" "$work"
}

vscode() {
  sample
  sh "$here/vscode.sh" "$work"
}

[ $# -gt 0 ] || set -- neovim emacs vim pytest textmate tree-sitter
for one in "$@"; do
  echo "== $one"
  case $one in
    neovim) neovim ;;
    emacs) emacs_ ;;
    vim) vim_ ;;
    pytest) pytest_ ;;
    textmate) textmate ;;
    tree-sitter) tree_sitter ;;
    vscode) vscode ;;
    *) echo "there is no check $one" >&2; exit 2 ;;
  esac
done
