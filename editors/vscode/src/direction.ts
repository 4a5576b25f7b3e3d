/**
 * Lines in the Arabic script, laid out from right to left.
 *
 * VS Code gives every row the direction left to right, so the full stop at the end of a Kurdish
 * line stands at its right, and where names have colours the parts of the line are ordered from left
 * to right. It has no setting for this; what a decoration writes into the style of a line does it.
 */
import * as vscode from "vscode";
import { isText } from "./documents";

/**
 * Of one row VS Code makes several boxes, one for each colour, and isolates each. Embedded ones that
 * follow each other are one run for the bidirectional algorithm, isolated ones are not.
 */
const STYLE = "none; direction: rtl; unicode-bidi: embed !important";
/** So many lines around what can be seen are done too, for scrolling. */
const MARGIN = 30;
/** So many UTF-16 code units of a line tell its direction. */
const ENOUGH = 2_000;
/** Markup that must not be turned round, by language. */
const MARKUP: Record<string, RegExp> = {
  html: /[<>]/,
  latex: /[\\{}$]/,
  tex: /[\\{}$]/,
  markdown: /^\s*(```|~~~|\||<)|\]\(/,
};

export class Direction implements vscode.Disposable {
  private readonly decoration = vscode.window.createTextEditorDecorationType({
    textDecoration: STYLE,
    rangeBehavior: vscode.DecorationRangeBehavior.OpenOpen,
  });
  private readonly parts: vscode.Disposable[];

  constructor() {
    const on = vscode.workspace;
    this.parts = [
      this.decoration,
      vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach((e) => this.show(e))),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.show(textEditor)),
      on.onDidChangeTextDocument(({ document }) => this.showDocument(document)),
      // The language of a document may change.
      on.onDidOpenTextDocument((document) => this.showDocument(document)),
      on.onDidChangeConfiguration((e) => {
        if (e.affectsConfiguration("rastnus.rightToLeft")) {
          this.showAll();
        }
      }),
    ];
    this.showAll();
  }

  dispose(): void {
    vscode.Disposable.from(...this.parts).dispose();
  }

  /** Turns it off or on again, for all texts. */
  static async toggle(): Promise<void> {
    const settings = vscode.workspace.getConfiguration("rastnus");
    const here = settings.inspect("rightToLeft")?.workspaceValue !== undefined;
    const target = here ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
    await settings.update("rightToLeft", isOn() ? "off" : "auto", target);
  }

  private showAll(): void {
    vscode.window.visibleTextEditors.forEach((editor) => this.show(editor));
  }

  private showDocument(document: vscode.TextDocument): void {
    const editors = vscode.window.visibleTextEditors.filter((e) => e.document === document);
    editors.forEach((editor) => this.show(editor));
  }

  private show(editor: vscode.TextEditor): void {
    const on = isOn() && isText(editor.document);
    editor.setDecorations(this.decoration, on ? ranges(editor) : []);
  }
}

function isOn(): boolean {
  return vscode.workspace.getConfiguration("rastnus").get("rightToLeft") !== "off";
}

/** The lines from right to left among those that can be seen. */
function ranges(editor: vscode.TextEditor): vscode.Range[] {
  const { document, visibleRanges } = editor;
  const out: vscode.Range[] = [];
  let next = 0;
  for (const { start, end } of visibleRanges) {
    const first = Math.max(next, start.line - MARGIN);
    const last = Math.min(document.lineCount - 1, end.line + MARGIN);
    for (let n = first; n <= last; n += 1) {
      const line = document.lineAt(n);
      if (isRightToLeft(line.text, MARKUP[document.languageId])) {
        out.push(line.range);
      }
    }
    next = Math.max(next, last + 1);
  }
  return out;
}

/** Whether most letters of the line are Arabic ones, and no markup stands between. */
export function isRightToLeft(line: string, markup?: RegExp): boolean {
  if (!/[\u0620-\u06d3\ufb50-\ufeff]/.test(line) || markup?.test(line)) {
    return false;
  }
  const text = line.slice(0, ENOUGH);
  // Links and handles are Latin in every language.
  const words = text.replace(/https?:\S+|\S*[@/]\S*/g, " ");
  const count = (letters: RegExp) => words.match(letters)?.length ?? 0;
  return count(/[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]/g) >= count(/\p{Script=Latin}/gu);
}
