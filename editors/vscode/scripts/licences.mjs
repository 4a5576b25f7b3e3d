// Writes dist/licences.txt: the licences of the packages that are bundled into dist/extension.js.
import fs from "node:fs";
import path from "node:path";

const here = path.resolve(import.meta.dirname, "..");
const lock = JSON.parse(fs.readFileSync(path.join(here, "package-lock.json"), "utf8")).packages;

const bundled = new Map();
const add = (name, from) => {
  // Like Node: the nearest folder counts.
  const own = `${from}/node_modules/${name}`.replace(/^\//, "");
  const place = from === "" || lock[own] ? own : undefined;
  if (place === undefined) {
    return add(name, from.slice(0, Math.max(0, from.lastIndexOf("/node_modules/"))));
  }
  if (!bundled.has(place)) {
    bundled.set(place, name);
    Object.keys(lock[place].dependencies ?? {}).forEach((dependency) => add(dependency, place));
  }
};
add("vscode-languageclient", "");

const texts = [...bundled].map(([place, name]) => {
  const folder = path.join(here, place);
  const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? fs.readFileSync(path.join(folder, file), "utf8").trim() : lock[place].license;
  return `${name} ${lock[place].version} (${lock[place].license})\n\n${text}\n`;
});
fs.mkdirSync(path.join(here, "dist"), { recursive: true });
fs.writeFileSync(path.join(here, "dist/licences.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));
