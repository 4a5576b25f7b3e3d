/** What the user has set for the server. */
import * as vscode from "vscode";

/** Keys that only the extension knows. */
const OWN = ["server", "trace", "rightToLeft", "detectLanguage"];

type Table = { [key: string]: unknown };

/**
 * The settings that the user or the folder has made, as the server takes them. Defaults are left
 * out, so that `rastnus.toml` counts wherever the editor says nothing.
 */
export function forServer(): Table {
  const found = vscode.workspace.getConfiguration().inspect<Table>("rastnus");
  const layers = [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue];
  const all = layers.reduce<Table>((below, above) => overlay(below, above ?? {}), {});
  return Object.fromEntries(Object.entries(all).filter(([key]) => !OWN.includes(key)));
}

function overlay(below: Table, above: Table): Table {
  const out = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const under = out[key];
    out[key] = isTable(under) && isTable(value) ? overlay(under, value) : value;
  }
  return out;
}

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
