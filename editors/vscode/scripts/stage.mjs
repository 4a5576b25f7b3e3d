// Writes into FOLDER, where a package is put together, what it has otherwise than the sources: package.json
// without what builds it, and README.md with pictures that the page of an extension can show. VS Code
// shows none there but those with an https address. $IMAGES is the address under which this folder is
// published; without it the pictures are left out, and the walkthrough has them.
//   node scripts/stage.mjs FOLDER
import fs from "node:fs";
import path from "node:path";

const here = path.resolve(import.meta.dirname, "..");
const stage = process.argv[2];
const images = process.env.IMAGES?.replace(/\/*$/, "/");

const readme = fs.readFileSync(path.join(here, "README.md"), "utf8");
const shown = readme.replace(/!\[([^\]]*)\]\(([^):]+\.png)\)\n\n/g, (_, about, file) =>
  images ? `![${about}](${images}${file})\n\n` : "",
);
fs.writeFileSync(path.join(stage, "README.md"), shown);

const manifest = JSON.parse(fs.readFileSync(path.join(here, "package.json"), "utf8"));
delete manifest.scripts;
delete manifest.devDependencies;
fs.writeFileSync(path.join(stage, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
