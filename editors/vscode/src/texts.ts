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
/** Whether the sentences are Sorani. */
let sorani = false;

/** Reads the sentences of the language that the settings ask for. */
export function load(context: vscode.ExtensionContext): void {
  // The server says what is wrong with a value that is none.
  const locale = vscode.workspace.getConfiguration("rastnus").get<unknown>("locale");
  const wanted = typeof locale === "string" ? locale : vscode.env.language;
  const file = FILES[wanted.split("-")[0]];
  own = locale === "en" ? {} : undefined;
  sorani = file === "ckb";
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
  const known = own[english] ?? english;
  const sentence = known.replace(/\{(\d+)\}/g, (_, n) => {
    const value = values[Number(n)] ?? "";
    return typeof value === "number" ? digits(value) : value;
  });
  // VS Code lays everything out from left to right; isolated, a sentence has its own direction, and
  // its full stop stands where it ends.
  return sorani && own[english] ? `\u2067${sentence}\u2069` : sentence;
}

/** `count` in the digits of the user's language. */
export function digits(count: number): string {
  const arabic = (digit: string) => String.fromCharCode(0x660 + Number(digit));
  return sorani ? String(count).replace(/\d/g, arabic) : String(count);
}
