/** What the user has set: for this extension and for the server. */
import * as vscode from "vscode";
import { t } from "./texts";

/** Keys that only the extension knows. */
const OWN = ["server", "trace", "rightToLeft", "detectLanguage"];

type Table = { [key: string]: unknown };

/** What the manifest says of a setting. */
interface Property {
  type: "string" | "boolean";
  enum?: string[];
  default: string | boolean;
}

/** The settings that only the extension knows, by their whole names. */
function properties(): Record<string, Property> {
  const manifest = vscode.extensions.getExtension("rastnus.rastnus")?.packageJSON;
  return manifest.contributes.configuration[0].properties;
}

function fits(value: unknown, property: Property): boolean {
  return typeof value === property.type && (property.enum?.includes(value as string) ?? true);
}

/**
 * The value of `key`, which only the extension knows. VS Code hands over whatever stands in the file of
 * settings; what may not stand there counts for the default.
 */
export function own<Value extends string | boolean>(key: string, scope?: vscode.ConfigurationScope): Value {
  const property = properties()[`rastnus.${key}`];
  const value = vscode.workspace.getConfiguration("rastnus", scope).get<unknown>(key);
  return (fits(value, property) ? value : property.default) as Value;
}

/** What is wrong with the settings that only the extension knows, as sentences, by their names. */
export function mistakes(): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, property] of Object.entries(properties())) {
    const value = vscode.workspace.getConfiguration().get<unknown>(name);
    const shown = String(JSON.stringify(value)).slice(0, 40);
    if (fits(value, property)) {
      continue;
    }
    if (property.enum) {
      found.set(name, t("{0} must be one of {1}, not {2}.", name, property.enum.join(", "), shown));
    } else if (property.type === "boolean") {
      found.set(name, t("{0} must be true or false, not {1}.", name, shown));
    } else {
      found.set(name, t("{0} must be text in quotation marks, not {1}.", name, shown));
    }
  }
  return found;
}

const told = new Set<string>();

/** Tells the user what is wrong with the settings of this extension; everything once. */
export function complain(): void {
  const now = mistakes();
  for (const sentence of told) {
    if (![...now.values()].includes(sentence)) {
      told.delete(sentence);
    }
  }
  for (const [name, sentence] of now) {
    if (told.has(sentence)) {
      continue;
    }
    told.add(sentence);
    const settings = t("Open Settings");
    void vscode.window.showErrorMessage(`rastnus: ${sentence}`, settings).then((chosen) => {
      if (chosen) {
        void vscode.commands.executeCommand("workbench.action.openSettings", name);
      }
    });
  }
}

/**
 * The settings that the user or the folder has made, as the server takes them. Defaults are left
 * out, so that `rastnus.toml` counts wherever the editor says nothing.
 */
export function forServer(): unknown {
  const found = vscode.workspace.getConfiguration().inspect<unknown>("rastnus");
  const layers = [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue];
  const set = layers.filter((layer) => layer !== undefined && layer !== null);
  const wrong = set.find((layer) => !isTable(layer));
  if (wrong !== undefined) {
    return wrong; // The server says what is wrong with it.
  }
  const all = set.reduce<Table>((below, above) => overlay(below, above as Table), {});
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
