/** Which documents the server is asked about. */
import * as vscode from "vscode";

/** The languages of texts. Where a text is not Kurdish, the server says nothing. */
const LANGUAGES = [
  "kurdish",
  "plaintext",
  "markdown",
  "html",
  "latex",
  "tex",
  "srt",
  "subrip",
  "vtt",
  "webvtt",
];
const SCHEMES = ["file", "untitled"];

/** Files of the configuration, in which the server shows what is wrong with them. */
const CONFIGURATION = [
  { scheme: "file", pattern: "**/rastnus.toml" },
  { scheme: "file", pattern: "**/.rastnus-ignore" },
  { scheme: "file", language: "toml" },
];

export const SELECTOR = [
  ...LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ scheme, language }))),
  ...CONFIGURATION,
];

/** Whether `document` may be a Kurdish text. */
export function isText(document: vscode.TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && SCHEMES.includes(document.uri.scheme);
}

/** What rastnus finds in the document now. */
export function findings(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((d) => d.source === "rastnus");
}

/** The name of the rule that makes a finding. */
export function ruleOf(finding: vscode.Diagnostic): string | undefined {
  const code = finding.code;
  const name = typeof code === "object" ? code.value : code;
  return name === undefined ? undefined : String(name);
}
