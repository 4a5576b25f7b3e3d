#!/usr/bin/env python3
"""Build territories.toml and languages.toml from Unicode CLDR.

    python3 data/cldr/build.py            download with npm, check, write
    python3 data/cldr/build.py --from DIR use tarballs already in DIR
    python3 data/cldr/build.py --check    write nothing, fail if a file would change

Only the standard library and the npm command are needed. The tarballs are
pinned by version and SHA-512, so the same files come out every time.
"""

import argparse
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import unicodedata

VERSION = "48.2.0"
PACKAGES = {
    "cldr-core": "cdf98ba2d867712c1fbf68e57afa12ae0236546807f120c61d7b2dea3504a2d1"
                 "c0f27abd2207a0f63cdd24316d06ca3da6026e1bcf432b5e93ceb9990dda3606",
    "cldr-localenames-full": "e28d296980f3d145e17e10a101516499597608fd184d212a13a5ab0b47cd69f6"
                             "920b9bb90c05e98711f7499d548dccdaae292bf034e82997e2a24e84a962dd35",
}
HERE = pathlib.Path(__file__).resolve().parent

# --- what is left out, and what is set right ------------------------------

# Not names of running text, or statistical groupings whose Kurdish name is
# also the name of something else.
SKIP_TERRITORIES = {
    "ZZ",   # unknown region
    "QO",   # outlying Oceania
    "UM",   # a statistical grouping of islands
    "021",  # Northern America: same name in Kurdish as 003
    "053",  # Australasia: Kurdish name is that of Australia
    "057",  # Micronesian Region: beside FM
}
SKIP_LANGUAGES = {"mul", "und", "zxx", "mis"}

# Our slug where the English CLDR name makes a poor one.
SLUGS = {
    "TR": "turkey", "HK": "hong-kong", "MO": "macao", "PS": "palestine",
    "CD": "democratic-republic-of-the-congo", "CG": "republic-of-the-congo",
    "MM": "myanmar", "CZ": "czech-republic", "VA": "vatican", "UN": "united-nations",
}

# Kurmanji and English names that CLDR gives in a form not used in running text.
KURMANJI = {
    "HK": ["Hong Kong"], "MO": ["Makao"], "PS": ["Filistîn"],
    "CD": ["Kongoya Demokratîk"], "CG": ["Komara Kongoyê"], "MM": ["Myanmar"],
    "lang-ku": ["kurdî"], "lang-ckb": ["soranî", "kurdiya navendî"], "lang-sdh": ["kurdiya başûrî"],
    "lang-nb": ["bokmål"], "lang-nn": ["nynorsk"],
}
ENGLISH = {
    "HK": ["Hong Kong"], "MO": ["Macao", "Macau"], "PS": ["Palestine"], "TR": ["Türkiye", "Turkey"],
    "CD": ["Democratic Republic of the Congo", "DR Congo"], "CG": ["Republic of the Congo"],
    "MM": ["Myanmar", "Burma"],
}
# In running text the short name comes first.
NAMES = {"PS": ["فەلەستین"], "CD": ["کۆماری دیموکراتیی کۆنگۆ"], "CG": ["کۆماری کۆنگۆ"],
         "FK": ["دوورگەکانی فاڵکلاند", "دوورگەکانی مالڤیناس"]}

ORGANIZATIONS = {"UN", "EU"}
CONTINENTS = {"002", "003", "005", "142", "150", "AQ"}

# Forms that are also everyday Sorani words: world, layer or class, his house,
# let us bring, you had been.
AMBIGUOUS_TERRITORIES = {"001", "CN", "ML", "BJ", "BT"}

# Territories that are not states, for the gloss alone.
TERRITORY_ONLY = set(
    "AC AI AS AW AX BL BM BQ BV CC CK CP CW CX DG EA EH FK FO GF GG GI GL GP GS GU HK HM IC IM "
    "IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR PS RE SH SJ SX TA TC TF TK TW VG VI WF YT".split())

# Regions used in a gloss, innermost first in the search; others are too wide.
GLOSS_REGIONS = ["005", "011", "013", "014", "015", "017", "018", "029", "030", "034", "035", "039",
                 "054", "061", "143", "145", "151", "154", "155", "009"]
FALLBACK_REGION = {"US": "003", "CA": "003", "BM": "003", "GL": "003", "PM": "003", "AU": "009",
                   "NZ": "009", "NF": "009", "CC": "009", "CX": "009", "HM": "009", "FM": "009",
                   "GU": "009", "KI": "009", "MH": "009", "MP": "009", "NR": "009", "PW": "009"}


# --- letters ----------------------------------------------------------------

LETTERS = str.maketrans({"\u06BE": "\u0647", "\u0643": "\u06A9", "\u064A": "\u06CC", "\u0649": "\u06CC",
                         "\u0629": "\u06D5", "\u0640": None})
SORANI = re.compile("[ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنهەوۆیێ ]+")


def sorani(text):
    """Standard letters; None where the value is no Sorani name of running text."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub("[\u0647\u06BE]\u200C", "\u06D5", text).replace("\u200C", "").translate(LETTERS)
    text = " ".join(text.split())
    return text if SORANI.fullmatch(text) else None


def latin(text):
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"\s*\([^)]*\)", "", text).replace("\u2019", "'").replace("\u02BC", "'")
    text = " ".join(text.replace(" - ", " ").split())
    return text or None


def slug(text):
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")


def unique(items):
    return [item for item in dict.fromkeys(items) if item]


def quote(text):
    return json.dumps(text, ensure_ascii=False)


def strings(items):
    return "[" + ", ".join(map(quote, items)) + "]"


def oblique(name):
    """A Kurmanji region name as it stands after "li"."""
    if " " in name:
        return name
    return name + ("yê" if name[-1] in "aeêiîouû" else "ê")


# --- reading ----------------------------------------------------------------

def fetch(folder):
    for name in PACKAGES:
        subprocess.run(["npm", "pack", "--silent", f"{name}@{VERSION}"], cwd=folder, check=True,
                       stdout=subprocess.DEVNULL)


def read(folder):
    files = {}
    for name, expected in PACKAGES.items():
        path = pathlib.Path(folder) / f"{name}-{VERSION}.tgz"
        found = hashlib.sha512(path.read_bytes()).hexdigest()
        if found != expected:
            sys.exit(f"{path.name}: SHA-512 is {found}, expected {expected}")
        with tarfile.open(path) as archive:
            for member in archive:
                if member.isfile() and re.search(
                        r"/(LICENSE|territoryContainment\.json|main/(ckb|ku|en)/(territories|languages)\.json)$",
                        member.name):
                    files[name + member.name.removeprefix("package")] = archive.extractfile(member).read()
    return files


def display_names(files, locale, what):
    document = json.loads(files[f"cldr-localenames-full/main/{locale}/{what}.json"])
    return document["main"][locale]["localeDisplayNames"][what]


def values(table, code):
    """The name of a code and its -alt- variants, the plain one first."""
    return [table[key] for key in sorted(k for k in table if k == code or k.startswith(code + "-alt-"))]


# --- records ----------------------------------------------------------------

def record(kind, english, names, kurmanji, gloss, source, ambiguous, slug_text=None):
    return {"id": f"{kind}-{slug(slug_text or english[0])}", "kind": kind, "names": names,
            "kurmanji": kurmanji, "english": english, "gloss": gloss, "source": source,
            "ambiguous": ambiguous}


def territories(files):
    ckb, ku, en = (display_names(files, locale, "territories") for locale in ("ckb", "ku", "en"))
    containment = json.loads(files["cldr-core/supplemental/territoryContainment.json"])
    groups = containment["supplemental"]["territoryContainment"]

    def region_of(code):
        for region in GLOSS_REGIONS:
            if code in groups.get(region, {}).get("_contains", []):
                return region
        return FALLBACK_REGION.get(code)

    def gloss(code):
        if code == "001":
            return {"ckb": "هەموو وڵاتان و خەڵکی سەر زەوی", "kmr": "hemû welat û mirovên li ser rûyê erdê",
                    "en": "all countries and people on Earth"}
        if code in CONTINENTS:
            return {"ckb": "کیشوەرێک", "kmr": "parzemînek", "en": "continent"}
        if code in ORGANIZATIONS:
            return {"ckb": "ڕێکخراوێکی نێودەوڵەتی", "kmr": "rêxistineke navneteweyî",
                    "en": "international organization"}
        if not code.isalpha() or code == "EZ":
            return {"ckb": "ناوچەیەکی جیهان", "kmr": "herêmeke cîhanê", "en": "region of the world"}
        only = code in TERRITORY_ONLY
        head = {"ckb": "ناوچەیەک" if only else "وڵاتێک", "kmr": "herêmek" if only else "welatek",
                "en": "territory" if only else "country"}
        region = region_of(code)
        if region is None:
            return head
        place = en[region]
        if region == "029":
            place = "the Caribbean"
        return {"ckb": f"{head['ckb']} لە {sorani(ckb[region])}",
                "kmr": f"{head['kmr']} li {oblique(latin(ku[region]))}", "en": f"{head['en']} in {place}"}

    records = []
    for code in sorted(key for key in ckb if "-alt-" not in key):
        if code in SKIP_TERRITORIES:
            continue
        names = unique(NAMES.get(code, []) + [sorani(value) for value in values(ckb, code)])
        kurmanji = KURMANJI.get(code) or unique(latin(value) for value in values(ku, code))
        english = ENGLISH.get(code) or unique(latin(value) for value in values(en, code))
        if not names or not kurmanji:
            continue
        kind = "organization" if code in ORGANIZATIONS else "place"
        records.append(record(kind, english, names, kurmanji, gloss(code),
                              f"cldr-localenames-full {VERSION} territories {code}",
                              code in AMBIGUOUS_TERRITORIES, SLUGS.get(code)))
    return records


def languages(files, taken):
    """`taken` are the names of territories; a language of the same name is ambiguous."""
    ckb, ku, en = (display_names(files, locale, "languages") for locale in ("ckb", "ku", "en"))
    records = []
    for code in sorted(key for key in ckb if "-" not in key):
        if code in SKIP_LANGUAGES:
            continue
        names = unique(sorani(value) for value in values(ckb, code))
        kurmanji = KURMANJI.get("lang-" + code) or unique(latin(value) for value in values(ku, code))
        english = unique(latin(value) for value in values(en, code))
        if not names or not kurmanji or not english:
            continue
        # Most names of languages are also adjectives of a people (کوردی, ئەڵمانی),
        # and the short ones are often other words (شان shoulder, شایان worthy).
        ambiguous = any(name.endswith("ی") or len(name) < 6 or name in taken for name in names)
        records.append(record("language", english, names, kurmanji,
                              {"ckb": "زمانێک", "kmr": "zimanek", "en": "language"},
                              f"cldr-localenames-full {VERSION} languages {code}", ambiguous))
    return records


def toml(title, records):
    lines = [f"# {title} in Sorani, Kurmanji and English, from Unicode CLDR {VERSION}.",
             "# Written by build.py: do not edit; see SOURCE.md, and LICENSE for the terms."]
    for item in records:
        gloss = ", ".join(f"{language} = {quote(text)}" for language, text in item["gloss"].items())
        lines += ["", "[[entity]]", f"id = {quote(item['id'])}", f"kind = {quote(item['kind'])}",
                  f"names = {strings(item['names'])}", f"kurmanji = {strings(item['kurmanji'])}",
                  f"english = {strings(item['english'])}", f"gloss = {{ {gloss} }}",
                  f"source = {quote(item['source'])}"]
        if item["ambiguous"]:
            lines.append("ambiguous = true")
    return ("\n".join(lines) + "\n").encode()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--from", dest="folder", help="folder that already holds the tarballs")
    parser.add_argument("--check", action="store_true", help="write nothing, fail if a file would change")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or temporary
        if not arguments.folder:
            fetch(folder)
        files = read(folder)
    places = territories(files)
    tongues = languages(files, {name for item in places for name in item["names"]})
    output = {
        "territories.toml": toml("Countries, territories and regions", places),
        "languages.toml": toml("Languages", tongues),
        "LICENSE": files["cldr-localenames-full/LICENSE"],
    }
    stale = [name for name, content in output.items()
             if not (HERE / name).is_file() or (HERE / name).read_bytes() != content]
    if arguments.check:
        for name in stale:
            print(f"{name} is not what build.py writes", file=sys.stderr)
        return 1 if stale else 0
    for name, content in output.items():
        (HERE / name).write_bytes(content)
    print(f"{len(places)} territories, {len(tongues)} languages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
