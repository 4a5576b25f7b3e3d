/** Where the server is, and whether it is one that this extension can work with. */
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as vscode from "vscode";
import { own } from "./settings";
import { t } from "./texts";

/** Goes before everything else; for tests and for working on the server. */
const ENVIRONMENT = "RASTNUS_SERVER_PATH";
/** So long a program may take to say its version, in milliseconds: virus scanners look at new ones. */
const PATIENCE = 20_000;

export interface Program {
  path: string;
  version: string;
}

/** Why there is no server. The message is for the user. */
export class NoServer extends Error {
  constructor(
    message: string,
    /** Whether the setting `rastnus.server.path` is to blame. */
    readonly bySetting: boolean,
  ) {
    super(message);
  }
}

/** Finds the server: by the environment, the setting, in this package, on the PATH. */
export async function locate(context: vscode.ExtensionContext): Promise<Program> {
  const name = process.platform === "win32" ? "rastnus.exe" : "rastnus";
  const forced = process.env[ENVIRONMENT];
  if (forced) {
    return examine(context, forced, false);
  }
  // In a folder that is not trusted VS Code gives what the user has set, never the folder's value.
  const configured = own<string>("server.path").trim();
  if (configured !== "") {
    return examine(context, atHome(configured), true);
  }
  const bundled = context.asAbsolutePath(path.join("server", name));
  if (fs.existsSync(bundled)) {
    return examine(context, bundled, false);
  }
  const onPath = search(name);
  if (onPath) {
    return examine(context, onPath, false);
  }
  throw new NoServer(
    t(
      "There is no rastnus here: this package has none for your system, and none is on the PATH. Take the package for your system, put the program of a release on the PATH, or set rastnus.server.path to the program.",
    ),
    false,
  );
}

function atHome(file: string): string {
  return file.replace(/^~(?=$|[\\/])/, os.homedir());
}

function search(name: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  // What is relative would be looked for in whatever folder is open.
  const files = folders.filter(path.isAbsolute).map((folder) => path.join(folder, name));
  return files.find((file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile());
}

/** Asks the program for its version, and compares it with the oldest that will do. */
async function examine(
  context: vscode.ExtensionContext,
  file: string,
  bySetting: boolean,
): Promise<Program> {
  const fails = (message: string) => new NoServer(message, bySetting);
  if (!fs.existsSync(file)) {
    throw fails(
      bySetting
        ? t("rastnus.server.path names {0}, but there is no such file. Correct the setting, or clear it to use the server of this extension.", file)
        : t("There is no file {0}.", file),
    );
  }
  let answer: string;
  try {
    answer = await output(file, ["--version"]);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw fails(t("{0} cannot be started: {1}. Is it the program for this system, and may it be executed?", file, reason));
  }
  const version = /^rastnus (\d+\.\d+\.\d+\S*)/.exec(answer)?.[1];
  if (!version) {
    throw fails(t("{0} is no rastnus: asked for its version, it says “{1}”.", file, answer.trim().slice(0, 80)));
  }
  const oldest: string = context.extension.packageJSON.oldestServer;
  if (isOlder(version, oldest)) {
    throw fails(
      t("{0} is rastnus {1}; this extension needs {2} or newer. Put the program of a newer release in its place, or clear rastnus.server.path to use the server of this extension.", file, version, oldest),
    );
  }
  return { path: file, version };
}

function output(file: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { timeout: PATIENCE, windowsHide: true }, (error, stdout) => {
      error ? reject(error) : resolve(stdout);
    });
  });
}

/** Whether `version` comes before `oldest`; what stands behind the three numbers is not looked at. */
export function isOlder(version: string, oldest: string): boolean {
  const numbers = (text: string) => text.split(/[.+-]/, 3).map(Number);
  const [a, b] = [numbers(version), numbers(oldest)];
  const first = a.findIndex((n, i) => n !== b[i]);
  return first >= 0 && a[first] < b[first];
}
