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

const select = (languages: string[]) =>
  languages.flatMap((language) => SCHEMES.map((scheme) => ({ scheme, language })));

/** Those that may be Kurdish texts. */
export const TEXTS = select(LANGUAGES);
/** All documents that the server is told of. */
export const SELECTOR = [...TEXTS, ...CONFIGURATION];
/** Those of languages that have no formatters of their own. */
export const FORMATTED = select(["kurdish", "plaintext", "srt", "subrip", "vtt", "webvtt"]);

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
