#!/usr/bin/env bash
# Instructions per byte of each part of the engine's work, counted by valgrind, beside baseline.txt:
# unlike a clock, the count is the same on a busy machine. Fails when a part takes a tenth more than
# the baseline. `--update` writes the baseline anew.
set -euo pipefail
cd "$(dirname "$0")/../.."
baseline=benches/instructions/baseline.txt
built=$(cargo bench --no-run --bench instructions --message-format json |
    sed -n 's/.*"name":"instructions".*"executable":"\([^"]*\)".*/\1/p' | tail -1)
[ -x "$built" ] || { echo "the benchmark was not built" >&2; exit 2; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

while read -r part kind bytes; do
    valgrind --tool=callgrind --toggle-collect='*measured*' \
        --callgrind-out-file="$scratch/calls" "$built" "$part" "$kind" "$bytes" \
        >"$scratch/length" 2>"$scratch/log"
    counted=$(sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$scratch/log")
    awk -v n="$counted" -v part="$part $kind $bytes" \
        '{ printf "%s %.1f\n", part, n / $1 }' "$scratch/length"
done >"$scratch/counts" <<'PARTS'
paragraphs clean 100000
tokenize clean 100000
read clean 100000
names clean 100000
findings clean 100000
findings dirty 100000
analyse clean 100000
normalize clean 100000
normalize dirty 100000
normalize damaged 100000
analyse tests/data/rudaw-biden-kadhimi.txt 0
names tests/data/rudaw-biden-kadhimi.txt 0
edit tests/data/rudaw-biden-kadhimi.txt 0
start tests/data/rudaw-biden-kadhimi.txt 0
PARTS

if [ "${1:-}" = --update ]; then
    cp "$scratch/counts" "$baseline"
fi
awk '
    FNR == NR { before[$1 " " $2 " " $3] = $4; next }
    {
        part = $1 " " $2 " " $3
        ratio = before[part] > 0 ? $4 / before[part] : 1
        worse = ratio > 1.1
        failed += worse
        printf "%-55s %9.1f %9.1f  %5.2f%s\n", part, before[part], $4, ratio, worse ? "  !" : ""
    }
    END { exit failed > 0 }
' "$baseline" "$scratch/counts"
