#!/usr/bin/env bash
# Pictures of rastnus at work, in a real Neovim and on the command line, for the README and for looking
# at them:
#   tests/nvim/shot.sh [FOLDER]
#   tests/nvim/shot.sh --text FOLDER     the text of the screens only, looked through: a test
# leaves message, hover, actions, normalized and names there (default: below target/) as .txt, .ans and
# .png, all of them under each other as neovim.png, and `rastnus check` as check.png. Needs the release
# build and tmux, and for pictures Chromium with fonts (Debian: tmux chromium fonts-dejavu-core
# fonts-noto-core).
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
target=$(cd "${CARGO_TARGET_DIR:-$root/target}" && pwd)
text_only=
if [ "${1:-}" = --text ]; then
  text_only=yes
  shift
fi
out=${1:-$target/shots}
nvim=$("$root/editors/nvim/find")
socket=rastnus-shot-$$
work=$(mktemp -d)
mkdir -p "$out"
terminal() { tmux -L "$socket" "$@"; }
trap 'terminal kill-server 2>/dev/null || true; rm -rf "$work"' EXIT

# The article with its lost line breaks restored, and all other damage.
sed -E 's/ {2,}/\n/g' "$root/tests/data/rudaw-biden-kadhimi.txt" >"$work/rudaw-biden-kadhimi.txt"

terminal -f /dev/null new-session -d -s t -x "${COLS:-96}" -y "${ROWS:-12}" \
  -e LC_ALL=C.UTF-8 -e TERM=tmux-256color \
  -e XDG_CONFIG_HOME="$work/c" -e XDG_DATA_HOME="$work/d" -e XDG_STATE_HOME="$work/s" \
  "cd '$work' && PATH='$target/release':\$PATH '$nvim' -i NONE -n -u '$root/editors/nvim/try.lua' rudaw-biden-kadhimi.txt"

keys() { terminal send-keys -t t "$@"; }
run() { keys -l ":$1"; keys Enter; }
waitfor() { # PATTERN
  for _ in $(seq 100); do
    terminal capture-pane -p -t t | grep -qE -- "$1" && return
    sleep 0.1
  done
  echo "Not seen: $1" >&2
  terminal capture-pane -p -t t >&2
  return 1
}
shot() { # NAME
  sleep 0.3
  terminal capture-pane -p -t t >"$out/$1.txt"
  [ -z "$text_only" ] || return 0
  terminal capture-pane -p -e -t t >"$out/$1.ans"
  python3 "$root/tests/nvim/ansi2png.py" "$out/$1.ans" "$out/$1.png"
}

waitfor 'rudaw-biden'
sleep 1
# The pictures are small: no hints, and messages on demand only.
run "set winbar= fillchars+=lastline:\\ "
run 'lua vim.diagnostic.config({ virtual_text = false })'
run "call search('ڤیدیۆ')"
run 'normal! zt'
keys -l ']d'
waitfor 'pulled apart'
run 'echo'
shot message
keys h l
run "call search('ئەمریکییەکانمان')"
run 'echo'
keys K
waitfor "${CARD:-Amerîka}"
shot hover
keys h l
run "call search('pic. twitter', 'b')"
keys g r a
waitfor '^ *1:'
shot actions
keys q Enter
run "Rastnus normalize"
waitfor 'x0ZkGGPpkV'
run 'echo'
shot normalized
run 'Rastnus names'
waitfor 'People'
keys g g
shot names
run qa!

if [ -n "$text_only" ]; then
  has() { # NAME TEXT…
    local name=$1 text
    shift
    for text in "$@"; do
      grep -qF -- "$text" "$out/$name.txt" || { echo "$name.txt lacks “$text”:" >&2; cat "$out/$name.txt" >&2; exit 1; }
    done
  }
  has message 'pic. twitter. com / x ٠ ZkGGPpkV' 'pulled apart' 'pic.twitter.com/x0ZkGGPpkV'
  has hover 'Amerîka' 'United States' 'country in North America'
  has actions '1: Change to' 'Fix all of this kind'
  has normalized 'pic.twitter.com/x0ZkGGPpkV'
  ! grep -qF 'pic. twitter. com / x' "$out/normalized.txt" || { echo "The link is not mended." >&2; exit 1; }
  has names 'People' 'جۆ بایدن' 'Joe Biden' '×'
  echo "ok   five screens of Neovim, in $out"
  exit
fi

# One picture of all, each under what was typed for it.
while read -r name caption; do
  printf '\033[1;38;5;16;48;5;179m %s \033[0m\n' "$caption"
  cat "$out/$name.ans"
  printf '\033[0m\n'
done >"$out/neovim.ans" <<'EOF'
message ]d   the next finding
hover K   who or what the name under the cursor is
actions gra   fixes for the finding under the cursor
normalized :Rastnus normalize   all that is certain, in one step
names :Rastnus names   who and what the text is about
EOF
python3 "$root/tests/nvim/ansi2png.py" "$out/neovim.ans" "$out/neovim.png"
echo "$out/neovim.png"

cat >"$work/news.txt" <<'EOF'
ڤیدیۆ: رۆژ عەلی زاڵە - پەیامنێری رووداو pic. twitter. com / x ٠ ZkGGPpkV
خەڵکی كورد لە هەولێر ڤاکسینی COVID-١٩ وەردەگرن.
EOF
terminal -f /dev/null new-session -d -s c -x 110 -y 40 -e LC_ALL=C.UTF-8 -e TERM=tmux-256color \
  "cd '$work' && PATH='$target/release':\$PATH && printf '$ rastnus check news.txt\n' && rastnus check news.txt; sleep 60"
sleep 1
terminal capture-pane -p -e -t c | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' >"$out/check.ans"
python3 "$root/tests/nvim/ansi2png.py" --left "$out/check.ans" "$out/check.png"
echo "$out/check.png"
