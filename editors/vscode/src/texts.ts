/**
 * The sentences of the extension in the language of its user.
 *
 * VS Code itself has no display language for Kurdish, so the setting `rastnus.locale`, which the
 * server goes by too, counts first, and only then the display language.
 */
import * as fs from "node:fs";
import * as vscode from "vscode";

const FILES: Record<string, string> = { ckb: "ckb", kmr: "ku", ku: "ku" };

let own: Record<string, string> | undefined;

/** Reads the sentences of the language that the settings ask for. */
export function load(context: vscode.ExtensionContext): void {
  // The server says what is wrong with a value that is none.
  const locale = vscode.workspace.getConfiguration("rastnus").get<unknown>("locale");
  const wanted = typeof locale === "string" ? locale : vscode.env.language;
  const file = FILES[wanted.split("-")[0]];
  own = locale === "en" ? {} : undefined;
  if (file) {
    const bundle = context.asAbsolutePath(`l10n/bundle.l10n.${file}.json`);
    own = JSON.parse(fs.readFileSync(bundle, "utf8"));
  }
}

/** The sentence `english` in the user's language, with `values` for {0}, {1} and so on. */
export function t(english: string, ...values: (string | number)[]): string {
  if (!own) {
    return vscode.l10n.t(english, ...values);
  }
  const sentence = own[english] ?? english;
  return sentence.replace(/\{(\d+)\}/g, (_, n) => String(values[Number(n)] ?? ""));
}
