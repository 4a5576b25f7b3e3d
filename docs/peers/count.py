#!/usr/bin/env python3
"""Counts how many texts that must stay as they are each tool changes, and writes docs/peers.md:

    docs/peers/count.py [RASTNUS]

RASTNUS is the program to count beside them (default: target/release/rastnus). The texts are those of
tests/data/must_not_change.txt. Each tool is installed from its package, in an environment of its own
below target/peers; one that cannot be installed is listed as such. Needs Python 3 with pip and venv,
nothing else."""

import datetime
import json
import re
import subprocess
import sys
import venv
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROBES = ROOT / "tests/data/must_not_change.txt"
REPORT = ROOT / "docs/peers.md"
PLACE = ROOT / "target/peers"
# What stands around a span, where it is tried inside of a sentence.
BEFORE, BEHIND = "ئەمە ", " لە کوردستان بڵاو کرایەوە."

# Package, version, what it is for, and how it is called: each call makes `f` from a text to a text.
PEERS = [
    ("asosoft", "0.2.0", "normalizer of corpora, Sorani", {
        "`Normalize`, `SeperateDigits`, `NormalizePunctuations`, `UnifyNumerals(\"ar\")`": """
from asosoft.Normalize import Normalize, NormalizePunctuations, SeperateDigits, UnifyNumerals
def f(t):
    t = SeperateDigits(Normalize(t, changeInitialR=False))
    return UnifyNumerals(NormalizePunctuations(t, False), "ar")
""",
        "`Normalize` alone": """
from asosoft.Normalize import Normalize
f = lambda t: Normalize(t, changeInitialR=False)
""",
    }),
    ("klpt", "0.1.7", "toolkit for Sorani and Kurmanji", {
        "`normalize`": """
from klpt.preprocess import Preprocess
f = Preprocess("Sorani", "Arabic").normalize
""",
        "`preprocess`, `numeral=\"Arabic\"`": """
from klpt.preprocess import Preprocess
f = Preprocess("Sorani", "Arabic", numeral="Arabic").preprocess
""",
    }),
    ("ckb-textify", "5.0.1", "makes text speakable, Sorani", {
        "`Pipeline().normalize`": """
from ckb_textify import Pipeline
f = Pipeline().normalize
""",
    }),
    ("kurdish-sorani-tools", "0.1.4", "small utilities, Sorani", {
        "`normalize_all`": """
from kurdish_sorani_tools.normalizer import KurdishNormalizer
f = KurdishNormalizer.normalize_all
""",
        "`convert_en_to_ku`": """
from kurdish_sorani_tools.digits import convert_en_to_ku as f
""",
    }),
    ("hazm", "0.10.0", "Persian toolkit; also run on Kurdish, for want of others", {
        "`Normalizer().normalize`": """
from hazm import Normalizer
f = Normalizer().normalize
""",
    }),
]
RUN = """
import json, sys
texts = json.loads(sys.stdin.buffer.read())
out = []
for text in texts:
    try:
        out.append(f(text))
    except Exception as error:
        out.append(None)
sys.stdout.buffer.write(b"\\n" + json.dumps(out).encode())
"""

# Shown where a tool changes them, at most this many a call.
EXAMPLES = [
    "https://www.rudaw.net/sorani/kurdistan?id=12&x=3.5", "pic.twitter.com/x0ZkGGPpkV", "COVID-19",
    "گوناه", "أ- هەولێر", "ووهان", "info2021@rudaw.net", "192.168.1.10:8080", "👨‍👩‍👧", "10:30",
    "«إِنَّ اللَّهَ مَعَ الصَّابِرِينَ»", "11ـی", "وشەی \"كتاب\" لە زمانی عەرەبیدا بە واتای پەرتووک دێت.",
    "عێراقییەکان", "٣٫٥٪", "لە ساڵی 2021دا 10 کەس و 25 ژن و 30 پیاو و 45 منداڵ هاتن.",
]
SHOWN = 6


def probes():
    """(kind, whether it is a span, text) of each line."""
    kind, span = "", False
    for line in PROBES.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            if heading := re.match(r"# (spans|texts|reported): (.+)", line):
                span, kind = heading[1] == "spans", heading[2]
        elif line:
            yield kind, span, unescape(line)


def unescape(line):
    letters = {"n": "\n", "r": "\r", "t": "\t"}
    return re.sub(
        r"\\(?:u\{([0-9a-f]+)\}|(.))",
        lambda m: chr(int(m[1], 16)) if m[1] else letters.get(m[2], m[2]),
        line,
    )


def install(package, version):
    """The Python of the tool's environment, or None."""
    home = PLACE / package
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    done = home / f"installed-{version}"
    if not done.exists():
        print(f"Installing {package} {version} …", file=sys.stderr)
        venv.create(home, clear=True, with_pip=True)
        command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                   f"{package}=={version}"]
        if subprocess.run(command, stdout=sys.stderr).returncode != 0:
            return None
        done.touch()
    return python


def peer(python, code, texts):
    """What the tool makes of each text (None where it breaks), or None if it does not run."""
    ran = subprocess.run([python, "-c", code + RUN], input=json.dumps(texts).encode(),
                         capture_output=True)
    if ran.returncode != 0:
        print(ran.stderr.decode(errors="replace"), file=sys.stderr)
        return None
    return json.loads(ran.stdout.rsplit(b"\n", 1)[1])


def ours(program, texts):
    def normalized(text):
        ran = subprocess.run([program, "fix", "--stdout", "-"], input=text.encode(),
                             capture_output=True, cwd=PLACE)
        # 1: something is left that may not be mended.
        if ran.returncode not in (0, 1):
            sys.exit(ran.stderr.decode(errors="replace"))
        return ran.stdout.decode()
    return [normalized(text) for text in texts]


def changed(before, after):
    """Whether more than the space at the ends was changed."""
    return after is None or after.strip() != before.strip()


class Row:
    def __init__(self, tool, call, given, made):
        alone, sentences = given
        texts = [text for _, _, text in alone]
        made_alone, made_sentences = made[: len(texts)], made[len(texts):]
        hits = [(probe, out) for probe, out in zip(alone, made_alone) if changed(probe[2], out)]
        self.tool, self.call = tool, call
        self.alone = len(hits)
        self.kinds = Counter(kind for (kind, _, _), _ in hits)
        self.inside = sum(out is None or span not in out for span, out in zip(sentences, made_sentences))
        outs = {text: out for (_, _, text), out in hits}
        self.examples = [(text, outs[text]) for text in EXAMPLES if text in outs][:SHOWN]


def code(text):
    if text is None:
        return "(an error)"
    text = text.replace("\n", "⏎").replace("|", "\\|")
    return f"`{text}`" if text.strip() else "(nothing)"


def report(rows, missing, alone, sentences, version):
    kinds = Counter(kind for kind, _, _ in alone)
    out = [
        "# What other tools do to what must not change",
        "",
        "<!-- Written by docs/peers/count.py; do not edit. -->",
        "",
        f"Counted on {datetime.date.today()} by `docs/peers/count.py`, which installs the tools from their packages.",
        f"There are {len(alone)} texts in `tests/data/must_not_change.txt`: links, dates, names, sentences that are right",
        f"as they stand, or that nobody could mend with certainty. {len(sentences)} of them are spans, tried once more inside of a Kurdish sentence; there it counts",
        "only whether the span is still the same. Space at the ends does not count.",
        "",
        "We wrote these texts, with what a proofreader for newsrooms must leave alone in mind. The other tools were made",
        "for other ends: a corpus is easier to search where all digits are alike, a voice cannot read a link. The",
        "numbers tell what happens to an *article*, not whether a tool is good at its own work.",
        "",
        f"| tool | for | call | changed, of {len(alone)} | in a sentence, of {len(sentences)} |",
        "| --- | --- | --- | ---: | ---: |",
        f"| **rastnus {version}** | proofreading | `fix` | **{rows[0].alone}** | **{rows[0].inside}** |",
    ]
    out += [f"| {r.tool[0]} {r.tool[1]} | {r.tool[2]} | {r.call} | {r.alone} | {r.inside} |" for r in rows[1:]]
    out += [f"| {p} {v} | {what} | | could not be {why} | |" for p, v, what, why in missing]
    out += ["", "## Where", "", "Texts changed, by kind:", ""]
    others = rows[1:]
    marks = [chr(ord("a") + n) for n in range(len(others))]
    out += ["; ".join(f"**{m}** {r.tool[0]} {r.call}" for m, r in zip(marks, others)) + ".", ""]
    out += [f"| kind | of | {' | '.join(marks)} |", "| --- | ---: |" + " ---: |" * len(others)]
    out += [f"| {kind} | {n} | " + " | ".join(str(r.kinds[kind] or "") for r in others) + " |"
            for kind, n in kinds.items()]
    out += ["", "## Examples", ""]
    for r in others:
        out += [f"{r.tool[0]} {r.tool[1]}, {r.call}:", "", "| text | what it makes of it |", "| --- | --- |"]
        out += [f"| {code(a)} | {code(b)} |" for a, b in r.examples]
        out.append("")
    REPORT.write_text("\n".join(out).rstrip() + "\n", encoding="utf-8")


def main():
    program = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/release/rastnus").absolute()
    PLACE.mkdir(parents=True, exist_ok=True)
    alone = list(probes())
    sentences = [text for _, span, text in alone if span]
    texts = [text for _, _, text in alone] + [BEFORE + span + BEHIND for span in sentences]
    given = (alone, sentences)
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    rows, missing = [Row(("rastnus", version, ""), "", given, ours(program, texts))], []
    for package, number, what, calls in PEERS:
        python = install(package, number)
        if python is None:
            missing.append((package, number, what, "installed"))
            continue
        for call, source in calls.items():
            made = peer(python, source, texts)
            if made is None:
                missing.append((package, number, f"{what}: {call}", "run"))
            else:
                rows.append(Row((package, number, what), call, given, made))
    report(rows, missing, alone, sentences, version)
    for r in rows:
        print(f"{r.tool[0]:22} {r.alone:4} {r.inside:4}  {r.call}")
    if rows[0].alone or rows[0].inside:
        sys.exit("rastnus changed some of them.")


main()
