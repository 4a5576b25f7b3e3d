#!/usr/bin/env python3
"""Check the name lists: python3 data/check.py

Reads cldr/*.toml, geonames/*.toml and names/*.toml, merges them as the server
does and says what is wrong, one line a fault; then how many entities and forms
there are of each kind. Exit status 1 when there is a fault. More files (a
newsroom's own names) can be given as arguments; they are a layer on top.
"""

import collections
import pathlib
import re
import sys
import tomllib
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
# Later ones add to the records of earlier ones, as in ../build.rs.
FOLDERS = ("cldr", "geonames", "names")
KINDS = ("person", "place", "organization", "event", "product", "language", "date")
REQUIRED = {"id": str, "kind": str, "names": list, "kurmanji": list, "english": list, "gloss": dict, "source": str}
OPTIONAL = {"nisba": list, "ambiguous": bool, "of": str, "bare": list}
SORANI_LETTERS = "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنهەوۆیێ"
SORANI_NAME = re.compile(f"[{SORANI_LETTERS}]([{SORANI_LETTERS}0-9 .\\-]*[{SORANI_LETTERS}0-9])?")
SORANI_GLOSS = re.compile(f"[{SORANI_LETTERS}0-9 .()،–-]+")
LATIN_MARKS = " '.,-–&/+()!"


def fold(name):
    """Two spellings that the server takes as one: initial ر and ڕ, یی and ی, وو and و."""
    name = re.sub(r"(^| )ر", r"\1ڕ", name)
    return name.replace("یی", "ی").replace("وو", "و")


def is_latin(text):
    return bool(text) and all(
        character in LATIN_MARKS or character in "0123456789" or
        (character.isalpha() and unicodedata.name(character, "").startswith("LATIN "))
        for character in text)


def faults_of(item):
    """What is wrong with one record taken alone."""
    for key, kind in REQUIRED.items():
        if not isinstance(item.get(key), kind) or not item[key]:
            yield f"{key} is missing, empty or of the wrong type"
            return
    for key, value in item.items():
        if key not in REQUIRED and key not in OPTIONAL:
            yield f"unknown key {key}"
        elif key in OPTIONAL and (not isinstance(value, OPTIONAL[key]) or not value):
            yield f"{key} is empty, false or of the wrong type: leave it out"
    if item["kind"] not in KINDS:
        yield f"unknown kind {item['kind']}"
    if not re.fullmatch(r"(%s)-[a-z0-9]+(-[a-z0-9]+)*" % "|".join(KINDS), item["id"]):
        yield "id is not KIND-english-name in lower-case ASCII"
    for key in ("names", "nisba", "bare", "kurmanji", "english"):
        for name in item.get(key, []):
            if not isinstance(name, str) or not name or name != " ".join(name.split()):
                yield f"{key}: {name!r} is empty or has stray spaces"
            elif name != unicodedata.normalize("NFC", name):
                yield f"{key}: {name!r} is not NFC"
            elif key in ("names", "nisba", "bare"):
                if not SORANI_NAME.fullmatch(name):
                    odd = " ".join(f"U+{ord(c):04X}" for c in name if not SORANI_NAME.fullmatch("ا" + c + "ا"))
                    yield f"{key}: {name} has a letter outside the standard alphabet {odd}"
            elif not is_latin(name):
                yield f"{key}: {name} is not in Latin letters"
    forms = collections.Counter(fold(name) for key in ("names", "nisba", "bare") for name in item.get(key, []))
    for form, count in forms.items():
        if count > 1:
            yield f"{form} is there more than once (spellings that folding makes equal count as one)"
    for key in ("kurmanji", "english"):
        for name, count in collections.Counter(item[key]).items():
            if count > 1:
                yield f"{key}: {name} is there more than once"
    if sorted(item["gloss"]) != ["ckb", "en", "kmr"]:
        yield "gloss needs ckb, kmr and en, and nothing else"
    else:
        if not SORANI_GLOSS.fullmatch(item["gloss"]["ckb"]):
            yield "gloss.ckb has a character outside the standard alphabet"
        for language in ("kmr", "en"):
            if not is_latin(item["gloss"][language]):
                yield f"gloss.{language} is not in Latin letters"
    short = [name for name in item["names"] if len(name) < 3]
    if short and not item.get("ambiguous"):
        yield f"{short[0]} is too short to stand without ambiguous = true"


def merge(below, above):
    """A record of an upper layer over one of the same id below."""
    merged = dict(below)
    for key, value in above.items():
        if isinstance(value, list):
            seen = {}
            for name in value + below.get(key, []):
                seen.setdefault(fold(name) if key in ("names", "nisba", "bare") else name, name)
            merged[key] = list(seen.values())
        else:
            merged[key] = value
    return merged


def main(arguments):
    faults, entities, counts = [], {}, collections.Counter()
    layers = [sorted((HERE / folder).glob("*.toml")) for folder in FOLDERS]
    layers.append([pathlib.Path(argument) for argument in arguments])
    for layer in layers:
        ids = {}
        for path in layer:
            try:
                document = tomllib.loads(path.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
                faults.append(f"{path.name}: {problem}")
                continue
            records = document.get("entity", [])
            if set(document) - {"entity"} or not isinstance(records, list):
                faults.append(f"{path.name}: only [[entity]] tables belong here")
                continue
            for number, item in enumerate(records, 1):
                label = f"{path.name}: {item.get('id', f'record {number}')}"
                problems = list(faults_of(item))
                faults += [f"{label}: {problem}" for problem in problems]
                if not isinstance(item.get("id"), str):
                    continue
                if item["id"] in ids:
                    faults.append(f"{label}: the id is also in {ids[item['id']]}")
                ids[item["id"]] = path.name
                counts[f"{path.parent.name}/{path.name}"] += 1
                if not problems:
                    entities[item["id"]] = merge(entities.get(item["id"], {}), item)

    owners, english = collections.defaultdict(set), collections.defaultdict(set)
    for item in entities.values():
        if "bare" in item and "of" not in item:
            faults.append(f"{item['id']}: bare without of")
        if item.get("of", item["id"]) not in entities:
            faults.append(f"{item['id']}: of names no record: {item['of']}")
        if not item["id"].startswith(item["kind"] + "-"):
            faults.append(f"{item['id']}: the id does not begin with the kind {item['kind']}")
        english[item["kind"], item["english"][0].lower()].add(item["id"])
        for form in item["names"] + item.get("nisba", []):
            owners[fold(form)].add(item["id"])
    for form, ids in sorted(owners.items()):
        clear = sorted(owner for owner in ids if not entities[owner].get("ambiguous"))
        if len(clear) > 1:
            faults.append(f"{form}: in {' and '.join(clear)}, so all but one need ambiguous = true")
    for (kind, name), ids in sorted(english.items()):
        if len(ids) > 1:
            faults.append(f"{kind} {name}: one English name for {' and '.join(sorted(ids))}")

    for fault in faults:
        print(fault)
    for name, count in counts.items():
        print(f"{count:5} records in {name}", file=sys.stderr)
    print(f"{'':14}{'entities':>9}{'forms':>9}", file=sys.stderr)
    for kind in KINDS:
        own = [item for item in entities.values() if item["kind"] == kind]
        forms = {fold(form) for item in own for form in item["names"] + item.get("nisba", [])}
        print(f"{kind:14}{len(own):9}{len(forms):9}", file=sys.stderr)
    print(f"{'all':14}{len(entities):9}{len(owners):9}", file=sys.stderr)
    print(f"Forms are Sorani, nisba included. {sum(len(i['kurmanji']) for i in entities.values())} Kurmanji and "
          f"{sum(len(i['english']) for i in entities.values())} English names, "
          f"{sum(1 for i in entities.values() if i.get('ambiguous'))} ambiguous, {len(faults)} faults", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
