#!/bin/sh
# The packaged extension in the real workbench: code-server, driven in Chromium. The pictures lie in target/editors/vscode.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$1/vscode
mkdir -p "$work"

# Each code-server wants one major of Node: this one takes 20. Its own script downloads; so its native modules are
# built by hand.
server=4.99.4

install_server() {
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends chromium ripgrep libkrb5-dev libx11-dev libxkbfile-dev libsecret-1-dev \
    pkg-config g++ make python3 >/dev/null
  (
    cd "$work"
    [ -f package.json ] || npm init -y >/dev/null
    npm i --silent --ignore-scripts "code-server@$server" playwright-core
    (cd node_modules/argon2 && ../.bin/node-pre-gyp rebuild --build-from-source --nodedir=/usr)
    cd node_modules/code-server/lib/vscode
    npm i --silent --ignore-scripts --omit=dev
    for module in node-pty native-watchdog @vscode/spdlog @parcel/watcher kerberos; do
      (cd "node_modules/$module" && npx --yes node-gyp rebuild --nodedir=/usr)
    done
    ln -sfn node_modules node_modules.asar
    mkdir -p node_modules/@vscode/ripgrep/bin
    ln -sf "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg
    (cd extensions && npm i --silent --ignore-scripts --omit=dev)
  ) >"$work/install.log" 2>&1 || { tail -20 "$work/install.log" >&2; exit 1; }
  touch "$work/installed"
}

# A copy, so that the working tree stays as it is.
package() {
  rm -rf "$work/extension"
  cp -r "$ROOT/editors/vscode" "$work/extension"
  (cd "$work/extension" && npm ci --silent && npm run --silent package) >"$work/package.log" 2>&1 ||
    { tail -20 "$work/package.log" >&2; exit 1; }
}

# Takes the place of the shell that calls it, so that the server can be ended by its number.
code() {
  exec node "$work/node_modules/code-server" --user-data-dir "$work/user" --extensions-dir "$work/extensions" \
    --disable-telemetry --disable-update-check "$@"
}

# The editor with nothing in the way; the program by the setting, as somebody without a PATH would write it.
settings() {
  rm -rf "$work/user" "$work/extensions"
  mkdir -p "$work/user/User" "$(dirname "$FILE")/.vscode"
  cat >"$work/user/User/settings.json" <<JSON
{
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
  "git.openRepositoryInParentFolders": "never",
  "editor.minimap.enabled": false,
  "workbench.colorTheme": "Default Light Modern"
}
JSON
  cat >"$(dirname "$FILE")/.vscode/settings.json" <<JSON
{ "campaign.path": "$CAMPAIGNC", "campaign.today": "2027-01-04" }
JSON
}

[ -f "$work/installed" ] || install_server
package
settings
(code --install-extension "$work/extension/campaign.vsix") >"$work/install-extension.log" 2>&1 ||
  { cat "$work/install-extension.log" >&2; exit 1; }
: "${PORT:=8123}"
code --auth none --bind-addr "127.0.0.1:$PORT" >"$work/server.log" 2>&1 &
server_pid=$!
trap 'kill $server_pid 2>/dev/null || true' EXIT
for _ in $(seq 60); do
  grep -q "HTTP server listening" "$work/server.log" && break
  kill -0 $server_pid 2>/dev/null || { cat "$work/server.log" >&2; exit 1; }
  sleep 1
done
NODE_MODULES="$work/node_modules" node "$here/vscode.mjs" "http://127.0.0.1:$PORT" "$FILE" "$work"
