// Writes into FOLDER, where a package is put together, what it has otherwise than the sources: README.md
// with its pictures in it, since the page of an extension in VS Code shows no file beside it; and
// package.json without what builds it.
//   node scripts/stage.mjs FOLDER
import fs from "node:fs";
import path from "node:path";

const here = path.resolve(import.meta.dirname, "..");
const stage = process.argv[2];

const readme = fs.readFileSync(path.join(here, "README.md"), "utf8");
const inlined = readme.replace(/(!\[[^\]]*\]\()([^):]+\.png)\)/g, (_, before, file) => {
  const picture = fs.readFileSync(path.join(here, file)).toString("base64");
  return `${before}data:image/png;base64,${picture})`;
});
fs.writeFileSync(path.join(stage, "README.md"), inlined);

const manifest = JSON.parse(fs.readFileSync(path.join(here, "package.json"), "utf8"));
delete manifest.scripts;
delete manifest.devDependencies;
fs.writeFileSync(path.join(stage, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
