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
const RIGHT_TO_LEFT = "none; direction: rtl; unicode-bidi: embed !important";
/** What is Latin in such a line, with the digits and marks in between, keeps its own order. */
const LEFT_TO_RIGHT = "none; direction: ltr !important; unicode-bidi: embed !important";
/** So many lines around what can be seen are done too, for scrolling. */
const MARGIN = 30;
/** So many UTF-16 code units of a line tell its direction. */
const ENOUGH = 2_000;
/** Behind so many nothing is looked at: VS Code itself does not show more of a line. */
const LONGEST = 10_000;
/** Markup that must not be turned round, by language. */
const MARKUP: Record<string, RegExp> = {
  html: /[<>]/,
  latex: /[\\{}$]/,
  tex: /[\\{}$]/,
  markdown: /^\s*(```|~~~|\||<)|\]\(/,
};

export class Direction implements vscode.Disposable {
  private readonly lines = vscode.window.createTextEditorDecorationType({
    textDecoration: RIGHT_TO_LEFT,
    rangeBehavior: vscode.DecorationRangeBehavior.OpenOpen,
  });
  private readonly runs = vscode.window.createTextEditorDecorationType({
    textDecoration: LEFT_TO_RIGHT,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  private readonly parts: vscode.Disposable[];

  constructor() {
    const on = vscode.workspace;
    this.parts = [
      this.lines,
      this.runs,
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
    const lines = isOn() && isText(editor.document) ? visibleLines(editor) : [];
    editor.setDecorations(this.lines, lines.map((line) => line.range));
    const runs = lines.flatMap((line) =>
      latinRuns(line.text).map(([start, end]) => new vscode.Range(line.lineNumber, start, line.lineNumber, end)),
    );
    editor.setDecorations(this.runs, runs);
  }
}

function isOn(): boolean {
  return vscode.workspace.getConfiguration("rastnus").get("rightToLeft") !== "off";
}

/** The lines from right to left among those that can be seen. */
function visibleLines(editor: vscode.TextEditor): vscode.TextLine[] {
  const { document, visibleRanges } = editor;
  const out: vscode.TextLine[] = [];
  let next = 0;
  for (const { start, end } of visibleRanges) {
    const first = Math.max(next, start.line - MARGIN);
    const last = Math.min(document.lineCount - 1, end.line + MARGIN);
    for (let n = first; n <= last; n += 1) {
      const line = document.lineAt(n);
      if (isRightToLeft(line.text, MARKUP[document.languageId])) {
        out.push(line);
      }
    }
    next = Math.max(next, last + 1);
  }
  return out;
}

const ARABIC = /[\u0620-\u064a\u066e-\u06d3\u06ee-\u06ef\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]/;
const LETTER = /\p{L}/u;

/** Whether the line begins with an Arabic letter or most of its letters are such, and no markup stands between. */
export function isRightToLeft(line: string, markup?: RegExp): boolean {
  if (!ARABIC.test(line) || markup?.test(line)) {
    return false;
  }
  const text = line.slice(0, ENOUGH);
  if (ARABIC.test(LETTER.exec(text)?.[0] ?? "")) {
    return true;
  }
  // Links and handles are Latin in every language.
  const words = text.replace(/https?:\S+|\S*[@/]\S*/g, " ");
  const count = (letters: RegExp) => words.match(new RegExp(letters, "gu"))?.length ?? 0;
  return count(ARABIC) >= count(/\p{Script=Latin}/u);
}

/**
 * What is Latin in the line, with the digits, marks and pairs of brackets in between, as start and end in
 * UTF-16 code units.
 */
export function latinRuns(line: string): [number, number][] {
  const out: [number, number][] = [];
  let start = -1;
  let end = -1;
  let open: number[] = [];
  const close = () => {
    if (start >= 0) {
      // A bracket whose partner lies outside stays outside too.
      out.push([start, Math.min(end, open[0] ?? end)]);
    }
    start = -1;
    open = [];
  };
  for (let at = 0; at < Math.min(line.length, LONGEST); at += 1) {
    const char = line[at];
    if (LATIN.test(char)) {
      start = start < 0 ? at - (/[@#]\s?$/.exec(line.slice(Math.max(0, at - 2), at))?.[0].length ?? 0) : start;
      end = at + 1;
    } else if (start < 0) {
      continue;
    } else if (DIGIT.test(char)) {
      end = at + 1;
    } else if (ENDS_RUN.test(char)) {
      close();
    } else if ("([{".includes(char)) {
      open.push(at);
    } else if (")]}".includes(char)) {
      if (open.pop() === undefined) {
        close();
      } else {
        end = at + 1;
      }
    }
  }
  close();
  return out;
}

const LATIN = /\p{Script=Latin}/u;
const DIGIT = /\p{Nd}/u;
const ENDS_RUN = /[\u060c\u061b\u061f\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc"“”«»]/;
