// The extension in a real VS Code: installs the package, and does what a journalist does.
//   node e2e.mjs --installed FOLDER --vsix FILE --bare FILE --rastnus PROGRAM --out FOLDER
// --bare is the package without a server; --scene NAME and --only TEXT leave out the others. --out gets a picture after each step. Ends with "N passed, N failed"; status 0 or 1.
import assert from "node:assert";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { Server, until, Window } from "./vscode.mjs";

const names = ["installed", "vsix", "rastnus", "out", "bare", "only", "scene"];
const { values: given } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: "string" }])) });
const { installed, vsix, bare, rastnus, out } = given;
const root = path.resolve(import.meta.dirname, "../..");
const seed = fs.readFileSync(path.join(root, "tests/data/rudaw-biden-kadhimi.txt"), "utf8");
fs.mkdirSync(out, { recursive: true });

const begun = Date.now();
let passed = 0;
const failures = [];
/** The windows that are open: a picture is taken of each when a step fails. */
const windows = new Set();
async function step(name, run) {
  if (given.only && !name.includes(given.only)) return;
  const start = Date.now();
  try {
    const told = await run();
    passed += 1;
    console.log(`ok    ${name}  ${Date.now() - start} ms  ${told ?? ""}`);
  } catch (error) {
    failures.push(name);
    console.log(`FAIL  ${name}  ${Date.now() - start} ms\n${error.stack ?? error}`);
    for (const [n, window] of [...windows].entries()) {
      await window.picture(`failed-${failures.length}-${n}`).catch(() => {});
    }
  }
}

/** A folder with texts, for one window. */
function folder(files) {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), "rastnus-texts-"));
  const write = (name, text, mode) => {
    fs.mkdirSync(path.dirname(path.join(place, name)), { recursive: true });
    fs.writeFileSync(path.join(place, name), text, { mode });
  };
  Object.entries(files).forEach(([name, text]) => write(name, text));
  return { place, write, read: (name) => fs.readFileSync(path.join(place, name), "utf8"), path: (name) => path.join(place, name) };
}
/** What the command line makes of a file; its status is 1 when findings are left. */
const normalized = (file) => {
  const { status, stdout, stderr } = spawnSync(rastnus, ["fix", "--stdout", file], { encoding: "utf8" });
  assert.ok(status === 0 || status === 1, stderr);
  return stdout;
};
/** A program in the place of the server. */
const program = (text) => `#!/bin/sh\n${text}\n`;

/** What is to be done, in two lanes side by side: a window mostly waits. */
const lanes = [[], []];
/** Opens a window of its own on the texts `files`, for the steps of `run`, when its lane comes to it. */
function scene(name, { lane = 0, ...options }, run) {
  if (given.scene ? given.scene === name : name !== "pictures") lanes[lane].push(() => play(name, options, run));
}
async function play(name, { files, inside = ".", size, ...options }, run) {
  const texts = folder(files);
  const server = await Server.start({ installed, vsix, log: path.join(out, `${name}.log`), ...options });
  let window;
  try {
    window = await Window.open({ installed, url: server.url, folder: texts.path(inside), pictures: out, ...size });
    windows.add(window);
    await run(window, texts, server);
  } catch (error) {
    failures.push(name);
    console.log(`FAIL  ${name}\n${error.stack ?? error}`);
  } finally {
    windows.delete(window);
    await window?.close();
    await server.stop();
    fs.rmSync(texts.place, { recursive: true, force: true });
  }
}

// ── A folder that is trusted ──────────────────────────────────────────────────────────────────────

const second = "هەواڵی دووەم: وەزیری دەرەوەی عێراق لە عێراقەوە چوو بۆ ئێران، عێراقییەکان چاوەڕێن.\n";
const files = {
  "article.txt": seed,
  "english.txt": "An English text, with nothing in it for us.\n",
  "second.txt": second,
  "typed.ckb": "سڵاو\n",
  "rastnus.toml": '[style]\nprofile = "rudaw"\n',
  ".vscode/settings.json": "{}",
};
const programs = folder({});
programs.write("old", program('echo "rastnus 0.0.9"'), 0o755);
programs.write("crashing", program('[ "$1" = --version ] && { echo "rastnus 9.0.0"; exit; }; echo "it is broken" >&2; exit 3'), 0o755);
programs.write("foreign", program('echo "hello"'), 0o755);

scene("article", { files }, async (window, texts, server) => {
  const { page } = window;
  /** Those of the folder: VS Code sees at once when they change. */
  const settings = (values) => texts.write(".vscode/settings.json", JSON.stringify(values));
  const rows = (hasText) => page.locator(".markers-panel .monaco-list-row").filter({ has: page.locator(".marker-icon") }).filter({ hasText });
  const tree = (hasText) => page.locator('.pane-body .monaco-list-row[aria-level]').filter({ hasText });
  const hover = () => page.locator(".monaco-hover:visible").allInnerTexts().then((all) => all.join("\n"));
  const saved = async () => {
    await window.keys("Control+s");
    await page.locator(".tabs-container .tab.active.dirty").waitFor({ state: "detached" });
  };

  await step("opens the article, takes it for Kurdish, finds what is wrong", async () => {
    await window.openFile("article.txt");
    const count = await until("findings", async () => (await window.problems()) >= 15 && window.problems());
    await page.locator(".squiggly-warning").first().waitFor({ state: "attached" });
    await until("the language", async () => (await page.locator("#status\\.editor\\.mode").innerText()) === "Kurdish");
    const status = await until("the status", async () => /سۆرانی\u2069 · \d+ · Rudaw/.exec(await window.status())?.[0]);
    await window.picture("1-findings");
    return `${count} problems; ${status}`;
  });

  await step("lays Kurdish lines out from right to left", async () => {
    const span = page.locator(".view-line span span").filter({ hasText: "بایدن" }).first();
    await until("the direction", () => span.evaluate((e) => getComputedStyle(e).direction === "rtl"));
    assert.equal(await span.evaluate((e) => getComputedStyle(e).unicodeBidi), "embed");
    const caret = async () => {
      await window.pause();
      return (await page.locator(".cursors-layer .cursor").first().boundingBox()).x;
    };
    await window.keys("Control+Home");
    const start = await caret();
    for (let i = 0; i < 8; i += 1) await window.keys("ArrowRight");
    const later = await caret();
    assert.ok(later < start - 30, `the caret goes from ${start} to ${later}`);
    // The words of a row that colours cut into pieces stand one left of the other.
    const left = (word) =>
      page.evaluate((wanted) => {
        const found = [...document.querySelectorAll(".view-line span span")].find((e) => e.textContent.includes(wanted));
        return found?.getBoundingClientRect().left;
      }, word);
    assert.ok((await left("بایدن")) > (await left("سەرۆکی")), "the first name is right of what follows");
    return `the caret goes from ${Math.round(start)} to ${Math.round(later)}`;
  });

  await step("shows the card of a name", async () => {
    await window.select("ئەمریکییەکانمان");
    await window.keys("ArrowLeft", "Control+k", "Control+i");
    const card = await until("the card", async () => /Amerîka[^]*United States/.test(await hover()) && hover());
    await window.picture("2-hover");
    await window.keys("Escape", "Escape");
    return card.replaceAll(/\s+/g, " ").slice(0, 80);
  });

  await step("mends a damaged link by its quick fix", async () => {
    const before = await window.problems();
    await window.keys("Control+Shift+m");
    await rows("x0ZkGGPpkV").first().dblclick();
    await window.pause(500);
    await window.keys("ArrowLeft", "Control+.");
    const entries = page.locator(".action-widget .monaco-list-row.action");
    await entries.first().waitFor();
    await window.picture("3-quick-fix");
    await entries.filter({ hasText: "pic.twitter.com/x0ZkGGPpkV" }).first().click();
    await until("fewer findings", async () => (await window.problems()) < before);
    await window.keys("Control+z");
    await until("the finding again", async () => (await window.problems()) === before);
    await window.keys("Control+Shift+m");
    return `${before} problems`;
  });

  await step("normalizes byte by byte as the command line does, in one step of undo", async () => {
    const expected = normalized(texts.path("article.txt"));
    await page.locator(".editor-instance .view-line").first().click();
    await window.keys("Alt+k", "n");
    await until("the change", () => page.locator(".tabs-container .tab.active.dirty").count());
    await saved();
    assert.equal(texts.read("article.txt"), expected);
    await window.select("ڤیدیۆ");
    await window.picture("4-normalized");
    await window.keys("Control+z");
    await saved();
    assert.equal(texts.read("article.txt"), seed);
    return `${Buffer.byteLength(expected)} bytes`;
  });

  await step("restores lost paragraphs from the menu of the status bar", async () => {
    await page.locator('.statusbar-item[id^="rastnus"]').first().click();
    await page.locator(".quick-input-list .monaco-list-row").first().waitFor();
    await window.picture("5-menu");
    await window.choose("Restore Lost Paragraphs");
    await until("lines", () => page.locator(".tabs-container .tab.active.dirty").count());
    await saved();
    assert.ok(texts.read("article.txt").split("\n").length > 5);
    await window.keys("Control+Home");
    await window.picture("6-paragraphs");
  });

  await step("renames a country in two files, with all endings", async () => {
    const before = texts.read("article.txt");
    await window.select("عێراق کرد کە");
    await window.keys("ArrowLeft", "F2");
    const box = page.locator(".rename-box input");
    await box.waitFor();
    await box.fill("سوریا");
    await window.picture("7-rename");
    await box.press("Enter");
    // VS Code saves what it renames in several files.
    await until("the other file", () => texts.read("second.txt") !== second);
    await until("the article", () => texts.read("article.txt") !== before);
    const expected = "هەواڵی دووەم: وەزیری دەرەوەی سوریا لە سوریاوە چوو بۆ ئێران، سوورییەکان چاوەڕێن.\n";
    assert.equal(texts.read("second.txt"), expected);
    const after = texts.read("article.txt");
    // The government of Iraq is another name.
    assert.ok(before.includes("عێراق") && !after.replaceAll("حکومەتی عێراق", "").includes("عێراق"));
    return `${after.split("سوریا").length - 1} places`;
  });

  await step("lists the names, and goes to a mention", async () => {
    await page.locator(".editor-instance .view-line").first().click();
    await window.keys("Alt+k", "w");
    await tree("جۆ بایدن").first().waitFor();
    for (const group of ["People", "Places"]) assert.ok(await tree(group).count(), group);
    // The view may be filled anew meanwhile.
    await until("the mentions", async () => {
      await tree("جۆ بایدن").first().click();
      await window.keys("ArrowRight");
      await window.pause(800);
      return (await tree(/line \d/).count()) > 1;
    });
    await window.picture("8-names");
    const mention = tree(/line \d/).nth(1);
    const label = await mention.innerText();
    await mention.click();
    const line = /line (\d+)/.exec(label)[1];
    await until("the place", async () => (await page.locator("#status\\.editor\\.selection").innerText()).startsWith(`Ln ${line},`));
    return `${await tree("").count()} rows`;
  });

  await step("changes digits and quotation marks", async () => {
    await page.locator(".editor-instance .view-line").first().click();
    await window.keys("Control+Home", "Alt+k", "d");
    await window.choose("0123456789");
    await until("the change", () => page.locator(".tabs-container .tab.active.dirty").count());
    await window.keys("Alt+k", "q");
    await window.choose("«…»");
    await window.pause(800);
    await saved();
    const text = texts.read("article.txt");
    assert.ok(text.includes("10ی ئۆکتۆبەری 2021") && !/[٠-٩]ی /.test(text));
    assert.ok(text.includes("«") && !text.includes('"'));
  });

  await step("has its commands in the menu of the editor", async () => {
    await page.locator(".editor-instance .view-line span span").nth(1).click({ button: "right" });
    const entry = page.locator(".context-view .action-item").filter({ hasText: "rastnus" });
    await entry.first().waitFor();
    await entry.first().hover();
    await page.locator(".context-view .action-item").filter({ hasText: "Latin or Arabic Script" }).first().waitFor();
    await window.picture("9-context-menu");
    await window.keys("Escape", "Escape", "Escape");
  });

  await step("explains a rule, and reports on the workspace", async () => {
    await page.locator(".editor-instance .view-line").first().click();
    await window.command("rastnus: Explain a Rule…");
    await page.keyboard.type("heh-style");
    await window.choose("heh-style");
    await page.locator(".tabs-container .tab.active").filter({ hasText: "heh-style" }).waitFor();
    await window.pause(2500);
    await window.picture("10-explained");
    await window.keys("Control+w");
    await window.pause(800);
    // Away from what the mouse hovers over.
    await page.locator(".editor-instance .view-line").nth(8).click();
    await window.command("rastnus: Report on the Workspace");
    await page.locator(".tabs-container .tab.active").filter({ hasText: "Report" }).waitFor();
    const shown = () => Promise.all(page.frames().map((frame) => frame.evaluate(() => document.body?.innerText ?? "").catch(() => "")));
    await until("the files in the report", async () => (await shown()).some((text) => text.includes("Findings of the workspace") && text.includes("article.txt")));
    await window.picture("11-report");
    await window.keys("Control+w");
  });

  await step("mends what is typed, and normalizes on saving where the user asks for it", async () => {
    settings({ "[kurdish]": { "editor.codeActionsOnSave": { "source.normalize.rastnus": "explicit" } } });
    await window.openFile("typed.ckb");
    await until("the server", async () => /سۆرانی|Sorani|rastnus/.test(await window.status()));
    await page.locator(".editor-instance .view-line").first().click();
    await window.keys("Control+End");
    await page.keyboard.type("ئەمڕۆ لە شاری هەولێر هەوا خۆشە,");
    await until("the comma", async () => (await page.locator(".view-lines").innerText()).includes("خۆشە،"));
    await page.keyboard.type(" بەڵام باران دەبارێت.");
    await window.keys("Enter");
    await page.keyboard.insertText("لە  هەولێر كاك ئازاد هات .");
    await window.pause(1000);
    await saved();
    await until("the normal form", () => texts.read("typed.ckb").endsWith("لە هەولێر کاک ئازاد هات."));
    settings({});
  });

  await step("is silent in an English text", async () => {
    await window.openFile("english.txt");
    await window.pause(1500);
    assert.equal(await window.status(), "");
    assert.equal(await page.locator("#status\\.editor\\.mode").innerText(), "Plain Text");
  });

  await step("turns the lines round and back", async () => {
    await window.openFile("article.txt");
    const span = page.locator(".view-line span span").filter({ hasText: "بایدن" }).first();
    const direction = () => span.evaluate((e) => getComputedStyle(e).direction);
    await until("right to left", async () => (await direction()) === "rtl");
    await window.command("rastnus: Right-to-Left Lines On or Off");
    await until("left to right", async () => (await direction()) === "ltr");
    await window.picture("12-left-to-right");
    await window.command("rastnus: Right-to-Left Lines On or Off");
    await until("right to left", async () => (await direction()) === "rtl");
  });

  const told = (what, pattern) => until(what, async () => (await window.messages()).find((message) => pattern.test(message)));
  const dismiss = async () => {
    await window.command("Notifications: Clear All Notifications");
    await until("no messages", async () => (await window.messages()).length === 0);
  };

  await step("tells of settings of the wrong type, in the user's language", async () => {
    settings({ "rastnus.rules": { heh: 5 } });
    const english = await told("the message", /rules\.heh/);
    await dismiss();
    settings({ "rastnus.locale": "ckb" });
    await window.pause(1500);
    settings({ "rastnus.locale": "ckb", "rastnus.rules": { hehh: "off" } });
    const kurdish = await told("the message in Kurdish", /نییە/);
    await window.picture("13-wrong-setting");
    await dismiss();
    settings({});
    // Until VS Code has seen it.
    await window.pause(3000);
    return `${english} | ${kurdish}`;
  });

  await step("says what to do where the server is missing, too old, or another program", async () => {
    const all = [];
    for (const [name, pattern] of [["none", /no such file/], ["old", /0\.0\.9.*or newer/], ["foreign", /is no rastnus/]]) {
      server.setMachine({ "rastnus.server.path": programs.path(name) });
      all.push(await told(name, pattern));
      await window.picture(`14-server-${name}`);
      await dismiss();
    }
    return all.join(" | ").slice(0, 160);
  });

  await step("starts a crashing server anew with pauses, then gives up with one message; no text is lost", async () => {
    server.setMachine({ "rastnus.server.path": programs.path("crashing") });
    await page.locator(".editor-instance .view-line").first().click();
    await window.keys("Control+Home");
    await page.keyboard.insertText("نوێ ");
    const message = await told("the message", /ended 5 times/);
    assert.equal((await window.messages()).length, 1);
    await window.picture("15-crashing");
    await saved();
    assert.ok(texts.read("article.txt").startsWith("نوێ "));
    await dismiss();
    server.setMachine({});
    await until("the server", async () => /سۆرانی\u2069 · \d+/.test(await window.status()));
    return message;
  });
});

// ── All kinds of text, and the commands ───────────────────────────────────────────────────────────

const faulty = "ئەمە دەقێکی کوردییە لە هەولێر. خەڵکی كورد لە سلێمانی بوون, پاشان چوون.\n";
const kinds = {
  "plain.txt": faulty,
  "page.md": `# سەردێڕ\n\n${faulty}\n- خاڵی یەکەم, باش\n\n\`code كورد,\`\n`,
  "page.html": `<!doctype html>\n<p title="كورد, ">${faulty.trim()}</p>\n`,
  "paper.tex": `\\documentclass{article}\n\\begin{document}\n${faulty}\\end{document}\n`,
  "film.srt": "1\n00:00:01,000 --> 00:00:02,500\nئەمە لە كوردستان, باشە بۆ خەڵک.\n",
  "film.vtt": "WEBVTT\n\n00:01.000 --> 00:02.500\nئەمە لە كوردستان, باشە بۆ خەڵک.\n",
  "kurmanji.kmr": "Ew çû Hewlêrê ، û paşê hat Silêmaniyê. Nivîsa kurdî ya kurmancî ye.\n",
  "sorani.ku.txt": faulty + faulty,
  "house.ckb": "شیرین نەورۆزی گوتی کە دێت بۆ هەولێر.\n",
  "sort.ckb": "زاخۆ\nئاکرێ\nپێنجوێن\nبانە\n",
  "script.ckb": "ئێمە لە کوردستان دەژین و دەنووسین.\n",
  "words.ckb": "لە گوندەکەدا ٢٥ کەس دەژین، سڵاو، باشە «وشە» و ئیتر.\n",
  "accept.ckb": "ئەمە دەقێکی کوردییە، كـورد لێرەیە.\n\nكـورد لەوێیە لە هەولێر.\n",
  "rule.ckb": "ئەو لە هەولێر بوو ، پاشان چوو .\n",
  "rastnus.toml": "",
  ".vscode/settings.json": "{}",
};
scene("commands", { lane: 1, files: kinds }, async (window, texts) => {
  const { page } = window;
  const mode = () => page.locator("#status\\.editor\\.mode").innerText();
  const place = () => page.locator("#status\\.editor\\.selection").innerText();
  const saved = async () => {
    await window.keys("Control+s");
    await page.locator(".tabs-container .tab.active.dirty").waitFor({ state: "detached" });
  };
  const dirty = () => until("a change", () => page.locator(".tabs-container .tab.active.dirty").count());
  const read = async (name) => {
    await window.openFile(name);
    await until(`${name} is read`, async () => (await window.status()) !== "");
    await window.keys("Control+1");
  };
  const becomes = async (name, want) => {
    await dirty();
    await saved();
    await until(`${name} as it should be`, () => texts.read(name) === want).catch(() => assert.equal(texts.read(name), want));
  };

  await step("looks at all kinds of text, and boxes no letter", async () => {
    const all = [];
    for (const [name, language, boxes] of [
      ["page.md", "Markdown", 0],
      ["page.html", "HTML"],
      ["paper.tex", "LaTeX"],
      ["film.srt", "Kurdish"],
      ["film.vtt", "Kurdish"],
      ["kurmanji.kmr", "Kurdish", 0],
      ["sorani.ku.txt", "Kurdish", 0],
    ]) {
      await window.openFile(name);
      await until(`findings in ${name}`, async () => /[1-9]/.test(await window.status()));
      await until(`the language of ${name}`, async () => (await mode()) === language).catch(async () => assert.equal(await mode(), language, name));
      if (boxes !== undefined) assert.equal(await page.locator(".unicode-highlight").count(), boxes, name);
      all.push(`${name} ${await window.status()}`);
    }
    return all.join(", ");
  });

  await step("reads Kurdish in the fonts for it, with coloured names", async () => {
    await read("house.ckb");
    const font = await page.locator(".editor-instance .view-lines").first().evaluate((e) => getComputedStyle(e).fontFamily);
    assert.ok(font.includes("Vazirmatn") && font.includes("Noto Naskh Arabic"), font);
    const word = page.locator(".view-line span span").filter({ hasText: /^هەولێر$/ });
    await until("a colour of its own", () => word.count());
  });

  await step("takes a new text that has no name for Kurdish", async () => {
    await window.command("File: New Untitled Text File");
    await page.locator(".tabs-container .tab.active[aria-label^='Untitled']").waitFor();
    await page.keyboard.insertText(faulty);
    await until("Kurdish", async () => (await mode()) === "Kurdish" && /[1-9]/.test(await window.status()));
    await window.keys("Alt+k", "n");
    await until("normal", async () => (await page.locator(".view-lines").first().innerText()).includes("بوون،"));
  });

  await step("adds a name of the house, and says what it needs for that", async () => {
    await read("house.ckb");
    await window.select("شیرین نەورۆزی");
    await window.keys("Alt+k", "a");
    await window.choose("person");
    await until("the file of names", () => fs.existsSync(texts.path("entities.toml")) && /شیرین نەورۆزی/.test(texts.read("entities.toml")));
    assert.match(texts.read("rastnus.toml"), /entities\.toml/);
    await window.select("گوتی");
    await window.keys("ArrowLeft", "Alt+k", "a");
    await until("the message", async () => (await window.messages()).some((message) => /Select a name/.test(message)));
    await window.command("Notifications: Clear All Notifications");
    return texts.read("entities.toml").replaceAll(/\s+/g, " ").trim();
  });

  await step("accepts a word with all that is found in it", async () => {
    await read("accept.ckb");
    await until("findings", async () => /· 4$/.test(await window.status()));
    await window.select("كـورد");
    await window.keys("ArrowLeft", "Alt+k", "i");
    await until("nothing found", async () => /· 0$/.test(await window.status()));
    const list = texts.read(".rastnus-ignore").trim().split("\n");
    assert.equal(list.length, 2);
    await window.keys("Alt+k", "i");
    const told = await until("the message", async () => (await window.messages()).find((message) => /nothing to accept/.test(message)));
    await window.command("Notifications: Clear All Notifications");
    return `${list.join(" | ").replaceAll("\t", " ")}; ${told}`;
  });

  await step("turns a rule off from the light bulb", async () => {
    await read("rule.ckb");
    await until("findings", async () => /· 2$/.test(await window.status()));
    await window.select(" ،");
    await window.keys("Control+.");
    const entry = page.locator(".action-widget .monaco-list-row.action").filter({ hasText: "Turn the rule “punctuation-spacing” off" });
    await entry.click();
    await until("nothing found", async () => /· 0$/.test(await window.status()));
    assert.equal(JSON.parse(texts.read(".vscode/settings.json"))["rastnus.rules.punctuation-spacing"], "off");
    texts.write(".vscode/settings.json", "{}");
  });

  await step("writes in Latin letters and back, numbers in words, and sorts", async () => {
    await read("script.ckb");
    await window.keys("Alt+k", "t");
    await window.choose("Kurdî (latînî)");
    await dirty();
    await saved();
    const latin = texts.read("script.ckb");
    assert.match(latin, /Kurdistan/i);
    await window.keys("Alt+k", "t");
    await window.choose("کوردی (عەرەبی)");
    await becomes("script.ckb", kinds["script.ckb"]);
    await read("sort.ckb");
    await window.keys("Alt+k", "l");
    await becomes("sort.ckb", "ئاکرێ\nبانە\nپێنجوێن\nزاخۆ\n");
    await read("words.ckb");
    await window.select("٢٥");
    await window.command("rastnus: Number to Words");
    await becomes("words.ckb", kinds["words.ckb"].replace("٢٥", "بیست و پێنج"));
    return latin.trim();
  });

  await step("knows words, brackets and quotation marks", async () => {
    await window.select("سڵاو");
    await window.keys("ArrowLeft", "ArrowRight", "Control+d");
    await until("the word without its comma", async () => /\(4 selected\)/.test(await place()));
    await window.select("«");
    await window.keys("ArrowLeft");
    // From one mark to the other and back: four columns.
    const jumps = [];
    await until("a jump", async () => {
      await window.keys("Control+Shift+Backslash");
      await window.pause(500);
      jumps.push(Number(/Col (\d+)/.exec(await place())?.[1]));
      return Math.abs(jumps.at(-1) - jumps.at(-2)) === 4;
    }, 10_000).catch(() => assert.fail(`jumps to ${jumps}`));
    await window.keys("Control+End");
    await page.keyboard.type('ئەو لە هەولێر گوتی "باشە", و https://a.b/?x=1,2 نا', { delay: 30 });
    const shown = () => page.locator(".view-lines").first().innerText();
    await until("the comma", async () => (await shown()).replaceAll("\u00a0", " ").includes('گوتی "باشە"، و https://a.b/?x=1,2 نا')).catch(async () => assert.fail(await shown()));
    await window.keys("Control+z", "Control+z", "Control+z");
  });

  await step("fixes all of one rule, and normalizes what is selected", async () => {
    await read("sorani.ku.txt");
    await window.select("كورد");
    await window.keys("Alt+k", "f");
    await becomes("sorani.ku.txt", (faulty + faulty).replaceAll("ك", "ک"));
    await window.keys("Control+Home", "Shift+End", "Alt+k", "n");
    await becomes("sorani.ku.txt", (faulty.replace("بوون,", "بوون،") + faulty).replaceAll("ك", "ک"));
  });

  await step("normalizes on saving by the formatter too", async () => {
    texts.write(".vscode/settings.json", JSON.stringify({ "[kurdish]": { "editor.formatOnSave": true } }));
    await read("plain.txt");
    await until("Kurdish", async () => (await mode()) === "Kurdish");
    await window.pause(1500);
    await window.keys("Control+End");
    await page.keyboard.insertText("كورد");
    await saved();
    await until("the normal form", () => texts.read("plain.txt") === `${faulty.replaceAll("ك", "ک").replace("بوون,", "بوون،")}کورد`);
  });

  await step("shows its page without a broken picture, and the walkthrough with all of them", async () => {
    const pictures = async () => {
      const find = (frame) => frame.evaluate(() => [...document.querySelectorAll("img")].map((e) => [e.alt, e.naturalWidth])).catch(() => []);
      return (await Promise.all(page.frames().filter((frame) => frame !== page.mainFrame()).map(find))).flat();
    };
    await window.command("View: Close All Editors");
    await page.locator(".dialog-buttons .monaco-button").filter({ hasText: "Don't Save" }).click({ timeout: 3_000 }).catch(() => {});
    await window.command("Extensions: Show Installed Extensions");
    await page.locator(".extension-list-item").filter({ hasText: "rastnus" }).first().click();
    const readme = () => Promise.all(page.frames().map((frame) => frame.evaluate(() => document.body?.innerText ?? "").catch(() => "")));
    await until("the page", async () => (await readme()).some((text) => text.includes("دەقی کوردی بە دروستی") && text.includes("When it does not work")));
    const broken = (await pictures()).filter(([, width]) => width === 0);
    assert.deepEqual(broken, []);
    await window.picture("20-readme");
    await window.command("Welcome: Open Walkthrough…".replace("…", "..."));
    await page.keyboard.type("rastnus");
    await page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "rastnus" }).first().waitFor();
    await window.keys("Enter");
    const found = await until("the pictures of the walkthrough", async () => {
      const all = await page.locator(".getting-started-media img").evaluateAll((list) => list.map((e) => e.naturalWidth));
      return all.length > 0 && all.every((width) => width > 0) && all;
    });
    await window.picture("20-walkthrough");
    return found.join(" ");
  });
});

// ── The package without a server ──────────────────────────────────────────────────────────────────

if (bare) {
  scene("bare", { files: { "news.ckb": seed }, vsix: bare, folders: [programs.path("bin")] }, async (window) => {
    await step("says what to do where there is no server, and finds one on the PATH", async () => {
      await window.openFile("news.ckb");
      const told = await until("the message", async () => (await window.messages()).find((message) => /There is no rastnus here/.test(message)));
      await window.picture("21-no-server");
      fs.mkdirSync(programs.path("bin"));
      fs.copyFileSync(rastnus, programs.path("bin/rastnus"));
      fs.chmodSync(programs.path("bin/rastnus"), 0o755);
      await window.page.locator(".notification-toast .monaco-button").filter({ hasText: "Try Again" }).first().click();
      await until("the server", async () => /سۆرانی\u2069 · \d+/.test(await window.status()));
      return told;
    });
  });
}

// ── A server that never answers ───────────────────────────────────────────────────────────────────

programs.write("hung", program('[ "$1" = --version ] && { echo "rastnus 9.0.0"; exit; }\nexec sleep 600'), 0o755);
const hung = { lane: 1, files: { "news.ckb": seed }, machine: { "rastnus.server.path": programs.path("hung") } };
scene("hung", hung, async (window, texts, server) => {
  await step("a server that never answers hinders nothing", async () => {
    await window.openFile("news.ckb");
    await window.page.locator(".editor-instance .view-line").first().click();
    await window.keys("Control+Home");
    await window.page.keyboard.insertText("نوێ ");
    await until("what is typed", async () => (await window.page.locator(".view-lines").innerText()).includes("نوێ"));
    await window.page.locator('.statusbar-item[id^="rastnus"]').first().click();
    await window.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "Show Output" }).waitFor();
    await window.keys("Escape");
    await window.command("rastnus: Show Output");
    await window.page.locator(".part.panel .monaco-editor").first().waitFor();
  });
  await step("says that the server does not answer, and starts it anew", async () => {
    const told = await until("the message", async () => (await window.messages()).find((message) => /has not answered for 30 seconds/.test(message)));
    await window.picture("19-hung");
    server.setMachine({});
    await until("the server", async () => /سۆرانی\u2069 · \d+/.test(await window.status()));
    return told;
  });
});

// ── A folder that is not trusted ──────────────────────────────────────────────────────────────────

const bait = { "article.txt": seed, "news.ckb": seed };
scene("restricted", { lane: 1, files: bait, trusted: false }, async (window, texts) => {
  texts.write("evil", program(`touch ${texts.path("started")}`), 0o755);
  texts.write(".vscode/settings.json", JSON.stringify({ "rastnus.server.path": texts.path("evil") }));
  await step("opens in restricted mode: works, and starts no program of the folder", async () => {
    await window.openFile("news.ckb");
    await window.page.locator("#status\\.workspaceTrust, .statusbar-item").filter({ hasText: "Restricted Mode" }).first().waitFor();
    await until("findings", async () => (await window.problems()) >= 15);
    await window.picture("16-restricted");
    assert.equal(await window.page.locator("#status\\.editor\\.mode").innerText(), "Kurdish");
    assert.equal(await window.page.locator(".unicode-highlight").count(), 0);
    assert.ok(!fs.existsSync(texts.path("started")), "the program of the folder was started");
    return `${await window.problems()} problems`;
  });
});

// ── Settings of the wrong type from the start ─────────────────────────────────────────────────────

const article = "هەواڵ: [وەزارەتی ناوخۆی هەرێمی کوردستان](https://example.com/z) لە هەولێر و سلێمانی ڕایگەیاند کە جۆ بایدن لە بەغدا بوو.\n";
const wrong = {
  "rastnus.locale": 5,
  "rastnus.rightToLeft": 7,
  "rastnus.detectLanguage": "x",
  "rastnus.server.path": 7,
  "rastnus.trace.server": 9,
};
const mixed = {
  "plain.ckb": article.replace(/\[(.*)\]\(.*\)/, "$1"),
  "linked.md": article,
  "page.html": `<!doctype html>\n<p class="x">${article.replace(/\[(.*)\]\(.*\)/, '<a href="https://example.com/z">$1</a>').trim()}</p>\n`,
  "again.txt": seed,
  "paper.tex": "\\section{هەواڵ}\nئەمە دەقێکی کوردییە لە \\textbf{هەولێر} و سلێمانی.\n",
  ".vscode/settings.json": JSON.stringify(wrong),
};
scene("settings", { files: mixed }, async (window, texts) => {
  const messages = (pattern) => until(String(pattern), async () => (await window.messages()).find((message) => pattern.test(message)));
  const set = (values) => texts.write(".vscode/settings.json", JSON.stringify(values));
  await step("starts with settings of the wrong type, and names each of them", async () => {
    await window.openFile("plain.ckb");
    await window.command("Notifications: Show Notifications");
    const told = () => window.page.locator(".notifications-center .notification-list-item-message").allInnerTexts();
    for (const key of ["locale", "rightToLeft must be one of auto, off, not 7", "detectLanguage must be true", "server.path must be text", "trace.server"]) {
      await until(key, async () => (await told()).some((message) => message.includes(key)));
    }
    await until("the server", async () => /سۆرانی/.test(await window.status()));
    await window.picture("17-wrong-settings");
    const all = (await told()).map((message) => message.trim());
    await window.command("Notifications: Clear All Notifications");
    return all.join(" | ");
  });
  await step("names the setting that the server cannot use, in the user's language", async () => {
    const all = [];
    for (const [values, pattern] of [
      [{ "rastnus.typing.comma": 5 }, /typing\.comma.*true or false, not 5/],
      [{ "rastnus.rules": "off", "rastnus.locale": "ckb" }, /«rules» دەبێت.*نەک "off"/],
      [{ "rastnus.diagnostics.limit": -1, "rastnus.locale": "kmr" }, /“diagnostics\.limit” divê.*ne -1/],
      [{ "rastnus.entities.files": 3, "rastnus.locale": "en" }, /entities\.files.*list.*not 3/],
    ]) {
      set(values);
      all.push(await messages(pattern));
      await window.command("Notifications: Clear All Notifications");
    }
    return all.join(" | ");
  });
  await step("reads Kurdish from right to left between names, links and tags", async () => {
    /** How far right each of the words begins. */
    const places = (...words) =>
      window.page.evaluate(
        (wanted) =>
          wanted.map((word) => {
            for (const span of document.querySelectorAll(".view-line span span")) {
              const at = span.textContent.indexOf(word);
              if (at < 0 || !span.firstChild?.data) continue;
              const range = document.createRange();
              range.setStart(span.firstChild, at);
              range.setEnd(span.firstChild, at + word.length);
              return range.getBoundingClientRect().right;
            }
            return undefined;
          }),
        words,
      );
    const falls = async (what, ...words) => {
      let found = [];
      const good = async () => {
        found = await places(...words);
        return found.every((x, i) => x !== undefined && (i === 0 || x < found[i - 1]));
      };
      await until(what, good).catch(() => assert.fail(`${what}: ${words} at ${found}`));
    };
    for (const [file, ...words] of [
      ["plain.ckb", "هەولێر", "سلێمانی", "بایدن", "بەغدا"],
      ["page.html", "هەولێر", "سلێمانی", "بایدن", "بەغدا"],
      ["paper.tex", "دەقێکی", "کوردییە"],
      ["linked.md", "هەولێر", "سلێمانی", "بایدن", "بەغدا"],
    ]) {
      await window.openFile(file);
      await until("findings", async () => (await window.status()) !== "");
      for (const direction of ["off", "auto"]) {
        set({ "rastnus.rightToLeft": direction });
        const span = window.page.locator(".view-line span span").filter({ hasText: words[0] }).first();
        const wanted = direction === "auto" ? "rtl" : "ltr";
        await until(`${file} ${wanted}`, async () => (await span.evaluate((e) => getComputedStyle(e).direction)) === wanted);
        await falls(`${file}, ${direction}`, ...words);
        await window.picture(`18-${file}-${direction}`);
      }
      if (file === "paper.tex") await falls("a command in its sentence", "textbf", "هەولێر", "سلێمانی");
    }
    await falls("the link in its sentence", "هەواڵ", "کوردستان", "example", "هەولێر");
  });
  await step("takes plain text for Kurdish again when it is opened again", async () => {
    const mode = () => window.page.locator("#status\\.editor\\.mode").innerText();
    for (let n = 0; n < 2; n += 1) {
      await window.openFile("again.txt");
      await until(`Kurdish, time ${n + 1}`, async () => (await mode()) === "Kurdish");
      await window.command("View: Close All Editors");
      await window.pause(1500);
    }
    await window.openFile("again.txt");
    await until("Kurdish", async () => (await mode()) === "Kurdish");
    // Whoever sets it back is obeyed, while it is open.
    await window.command("Change Language Mode");
    await window.page.keyboard.type("Plain Text");
    await window.choose("Plain Text");
    await window.pause(2500);
    assert.equal(await mode(), "Plain Text");
  });
});

// ── Pictures for the READMEs and the walkthrough, by hand: --scene pictures ──────────────────────

const news = { "News/biden-kazimi.txt": seed, "News/rastnus.toml": '[style]\nprofile = "rudaw"\n', "News/.vscode/settings.json": "{}" };
const shown = {
  "editor.minimap.enabled": true,
  "editor.fontSize": 16,
  "editor.lineHeight": 1.7,
  "files.exclude": { "**/.vscode": true },
  "workbench.editor.showTabs": "multiple",
};
scene("pictures", { files: news, inside: "News", user: shown, size: { width: 1280, height: 760 } }, async (window, texts) => {
  const { page } = window;
  const locale = (value) => texts.write("News/.vscode/settings.json", JSON.stringify({ "rastnus.locale": value }));
  const open = async () => {
    await window.openFile("biden-kazimi.txt");
    await until("findings", async () => /سۆرانی\u2069 · (\d|[٠-٩])+ · Rudaw/.test(await window.status()));
    await page.locator(".editor-instance .view-line").first().click();
  };
  const card = async (word) => {
    await window.select(word);
    await window.keys("ArrowLeft", "Control+k", "Control+i");
    await page.locator(".monaco-hover:visible").filter({ hasText: "Amerîka" }).waitFor();
    await window.pause(600);
  };
  /** Of the editor, `height` rows of points from its top. */
  const part = async (height) => {
    const { x, y, width } = await page.locator(".editor-instance .monaco-editor").first().boundingBox();
    return { x, y, width, height };
  };
  await step("takes the pictures", async () => {
    await open();
    await window.keys("Alt+k", "p");
    await window.pause(1000);
    await window.keys("Control+s", "Control+Home");
    await page.mouse.move(100, 500);
    await window.pause(2500);
    await window.select("ڤیدیۆ");
    await window.keys("ArrowLeft");
    await window.picture("walkthrough-findings", await part(600));
    await card("ئەمریکییەکانمان");
    await window.picture("docs-vscode");
    await window.keys("Escape", "Escape");
    locale("ckb");
    await window.pause(2500);
    await card("ئەمریکییەکانمان");
    await window.picture("docs-vscode-ckb");
    await window.keys("Escape", "Escape");
    await page.locator('.statusbar-item[id^="rastnus"]').first().click();
    await page.locator(".quick-input-list .monaco-list-row").first().waitFor();
    await window.picture("menu-ckb");
    await window.keys("Escape");
    locale("en");
    await window.pause(2500);
    await window.select("pic. twitter");
    await window.keys("ArrowLeft", "Control+.");
    const menu = page.locator(".action-widget").first();
    await menu.waitFor();
    await window.pause(500);
    const [box, editor] = [await menu.boundingBox(), await part(0)];
    const top = Math.max(editor.y, box.y - 120);
    const bottom = Math.min(editor.y + 680, box.y + box.height + 40);
    await window.picture("walkthrough-fix", { ...editor, y: top, height: bottom - top });
    await window.keys("Escape");
    await window.keys("Control+Home", "Alt+k", "w");
    const row = page.locator(".pane-body .monaco-list-row[aria-level]").filter({ hasText: "جۆ بایدن" }).first();
    await row.waitFor();
    await row.click();
    await window.pause(1500);
    await row.locator(".monaco-tl-twistie").click();
    await window.pause(1500);
    await window.picture("walkthrough-names", { x: 48, y: 0, width: 1232, height: 600 });
  });
});

await Promise.all(lanes.map(async (lane) => {
  for (const play of lane) await play();
}));
fs.rmSync(programs.place, { recursive: true, force: true });
console.log(`${passed} passed, ${failures.length} failed; ${Math.round((Date.now() - begun) / 1000)} s`);
process.exit(failures.length ? 1 : 0);
