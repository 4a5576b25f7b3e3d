// Writes into package.json what other places of the project say: the version (Cargo.toml) and the
// settings of the server (`rastnus config schema`), with their English sentences in package.nls.json.
//   node scripts/generate.mjs [--check]
// With --check nothing is written; what is not up to date, or not translated, is an error.
// The server is $RASTNUS, or the release or the debug build.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const here = path.resolve(import.meta.dirname, "..");
const root = path.resolve(here, "../..");
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
const exe = process.platform === "win32" ? "rastnus.exe" : "rastnus";
const builds = ["release", "debug"].map((build) => path.join(target, build, exe));
const server = process.env.RASTNUS ?? builds.find((file) => fs.existsSync(file));
if (!server) {
  console.error("There is no rastnus: build it with cargo, or set RASTNUS to it.");
  process.exit(2);
}

const read = (file) => JSON.parse(fs.readFileSync(path.join(here, file), "utf8"));
const ask = (...args) =>
  JSON.parse(execFileSync(server, args, { encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8", LANG: "C.UTF-8" } }));

const schema = ask("config", "schema");
const severities = Object.fromEntries(ask("rules", "--format", "json").map((rule) => [rule.code, rule.severity]));
const english = {};
const say = (key, sentence) => {
  english[key] = sentence;
  return `%${key}%`;
};

/** The words that a value may be, with what each means; none if it may be anything else. */
function choices(value) {
  const out = [];
  if (value.enum) {
    out.push(...value.enum.filter((word) => word !== null).map((word) => [word, ""]));
  }
  if (value.const !== undefined && value.const !== null) {
    out.push([value.const, value.description ?? ""]);
  }
  for (const part of [...(value.oneOf ?? []), ...(value.anyOf ?? [])]) {
    out.push(...choices(part));
  }
  return out;
}

const LEVELS = {
  off: "Not looked for.",
  hint: "Shown as dots, not in the list of problems.",
  info: "Shown as information.",
  warning: "Shown as a warning.",
  error: "Shown as an error.",
};

/** A setting that is one of some words. Unset, it is left to rastnus.toml. */
function words(key, value, found) {
  const isRule = key.startsWith("rules.");
  const otherwise = isRule ? severities[key.slice("rules.".length)] : (value.default ?? null);
  const meaning = ([word, about]) => {
    if (isRule) return say(`level.${word}`, LEVELS[word] ?? about);
    // What is only shown needs no translation, and these two mean the same everywhere.
    if (/^`[^`]*`$/.test(about)) return about;
    return say(["keep", "consistent"].includes(word) ? `value.${word}` : `value.${key}.${word}`, about);
  };
  const unset = say("unset", "What rastnus.toml says; without it, the default.");
  // A style that is not set is that of the profile, and without one that of the text.
  const label = ["rastnus.toml", otherwise].filter(Boolean).join(" · ");
  return {
    type: ["string", "null"],
    enum: [null, ...found.map(([word]) => word)],
    enumItemLabels: [label, ...found.map(([word]) => word)],
    markdownEnumDescriptions: [unset, ...found.map(meaning)],
    default: null,
  };
}

/** The settings below `table`, by their keys. */
function settings(table, prefix, out = {}) {
  for (const [name, value] of Object.entries(table.properties)) {
    const key = prefix + name;
    const about = say(`setting.${key}`, value.description ?? name);
    const found = choices(value);
    if (value.properties) {
      settings(value, `${key}.`, out);
      delete english[`setting.${key}`];
    } else if (found.length > 0) {
      out[`rastnus.${key}`] = { markdownDescription: about, ...words(key, value, found) };
    } else {
      const { type, items, minimum, maximum } = value;
      const rest = { type, items, minimum, maximum, default: value.default };
      const set = Object.entries(rest).filter(([, part]) => part !== undefined);
      out[`rastnus.${key}`] = { markdownDescription: about, ...Object.fromEntries(set) };
    }
  }
  return out;
}

const tables = { general: { properties: {} } };
for (const [name, value] of Object.entries(schema.properties)) {
  if (value.properties) {
    tables[name] = value;
  } else {
    tables.general.properties[name] = value;
  }
}
const groups = Object.entries(tables).map(([name, table]) => ({
  id: `rastnus.${name}`,
  title: say(`table.${name}`, name[0].toUpperCase() + name.slice(1)),
  // The server has no settings for one folder of several.
  properties: Object.fromEntries(
    Object.entries(settings(table, name === "general" ? "" : `${name}.`)).map(([key, value]) => [
      key,
      { scope: "window", ...value },
    ]),
  ),
}));

const manifest = read("package.json");
manifest.version = /^version = "(.+)"$/m.exec(fs.readFileSync(path.join(root, "Cargo.toml"), "utf8"))[1];
manifest.contributes.configuration = [manifest.contributes.configuration[0], ...groups];

const GENERATED = /^(setting|value|level|unset|table)\b/;
const byHand = Object.entries(read("package.nls.json")).filter(([key]) => !GENERATED.test(key));
const sentences = Object.fromEntries([...byHand, ...Object.entries(english)]);

const text = (value) => `${JSON.stringify(value, null, 2)}\n`;
const faults = [];
for (const [file, value] of [["package.json", manifest], ["package.nls.json", sentences]]) {
  if (!process.argv.includes("--check")) {
    fs.writeFileSync(path.join(here, file), text(value));
  } else if (fs.readFileSync(path.join(here, file), "utf8") !== text(value)) {
    faults.push(`${file} is not up to date: npm run generate`);
  }
}

// Every sentence is used and translated, and has the same blanks.
const used = new Set([...text(manifest).matchAll(/"%(.+?)%"/g)].map((found) => found[1]));
for (const key of used) {
  if (!(key in sentences)) faults.push(`package.nls.json lacks ${key}`);
}
for (const key of Object.keys(sentences)) {
  if (!used.has(key)) faults.push(`package.nls.json has ${key}, which nothing uses`);
}
const source = fs.readdirSync(path.join(here, "src")).map((file) => fs.readFileSync(path.join(here, "src", file), "utf8"));
const runtime = new Set([...source.join("\n").matchAll(/\bt\(\s*"((?:[^"\\]|\\.)*)"/g)].map((m) => JSON.parse(`"${m[1]}"`)));
const blanks = (sentence) => [...sentence.matchAll(/\{\d+\}/g)].map(String).sort().join();
for (const language of ["ckb", "ku"]) {
  const compare = (file, wanted) => {
    const translated = read(file);
    for (const [key, sentence] of wanted) {
      if (!translated[key]) faults.push(`${file} lacks ${key} (${sentence})`);
      else if (blanks(translated[key]) !== blanks(sentence)) faults.push(`${file}: other blanks in ${key}`);
    }
    const known = new Set(wanted.map(([key]) => key));
    faults.push(...Object.keys(translated).filter((key) => !known.has(key)).map((key) => `${file} has ${key}, which nothing uses`));
  };
  compare(`package.nls.${language}.json`, Object.entries(sentences));
  compare(`l10n/bundle.l10n.${language}.json`, [...runtime].map((sentence) => [sentence, sentence]));
}
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
