/**
 * Lines in the Arabic script, laid out from right to left.
 *
 * VS Code gives every row the direction left to right, so the full stop at the end of a Kurdish
 * line stands at its right, and where names have colours the parts of the line are ordered from left
 * to right. It has no setting for this; what a decoration writes into the style of a line does it. Lines
 * of HTML begin at the left like their tags, and the Kurdish between these is turned; where
 * the user wants no direction but that of VS Code, only what colours cut apart is joined again.
 */
import * as vscode from "vscode";
import { isText } from "./documents";
import { own } from "./settings";

/**
 * Of one row VS Code makes several boxes, one for each colour, and isolates each. Embedded ones that
 * follow each other are one run for the bidirectional algorithm, isolated ones are not.
 */
const RIGHT_TO_LEFT = "none; direction: rtl; unicode-bidi: embed !important";
/** What is Latin in such a line, with the digits and marks in between, keeps its own order. */
const LEFT_TO_RIGHT = "none; direction: ltr !important; unicode-bidi: embed !important";
/** A line from left to right in which the boxes of one word or sentence are one for the algorithm. */
const NATURAL = "none; unicode-bidi: normal !important";
/** So many lines around what can be seen are done too, for scrolling. */
const MARGIN = 30;
/** So many UTF-16 code units of a line tell its direction. */
const ENOUGH = 2_000;
/** Behind so many nothing is looked at: VS Code itself does not show more of a line. */
const LONGEST = 10_000;
/** Lines with such markup keep their direction, by language; only the Kurdish between is turned. */
const MARKUP: Record<string, RegExp> = {
  html: /<[^<>]*>?|[<>]/g,
  markdown: /^\s*<.*$/g,
};
/** A command and nothing else. */
const COMMAND = /^\s*\\[A-Za-z]+\*?(\[[^\]]*\])?\{[^{}]*\}\s*$/;
/** Lines that are left as they are: code, tables and the like. */
const UNTOUCHED: Record<string, RegExp> = { markdown: /^\s*(```|~~~|\|)/, latex: COMMAND, tex: COMMAND };

export class Direction implements vscode.Disposable {
  private readonly lines = vscode.window.createTextEditorDecorationType({
    textDecoration: RIGHT_TO_LEFT,
    rangeBehavior: vscode.DecorationRangeBehavior.OpenOpen,
  });
  private readonly natural = vscode.window.createTextEditorDecorationType({
    textDecoration: NATURAL,
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
      this.natural,
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
    const found: Laid = { rightToLeft: [], natural: [], latin: [] };
    if (isText(editor.document)) {
      visibleLines(editor).forEach((line) => lay(line, editor.document.languageId, found));
    }
    editor.setDecorations(this.lines, found.rightToLeft);
    editor.setDecorations(this.natural, found.natural);
    editor.setDecorations(this.runs, found.latin);
  }
}

function isOn(): boolean {
  return own<string>("rightToLeft") !== "off";
}

/** What of the lines is laid out how. */
interface Laid {
  rightToLeft: vscode.Range[];
  natural: vscode.Range[];
  latin: vscode.Range[];
}

/** Adds how `line` is laid out to `found`. */
function lay(line: vscode.TextLine, language: string, found: Laid): void {
  const range = (start: number, end: number) => new vscode.Range(line.lineNumber, start, line.lineNumber, end);
  const { text } = line;
  if (!ARABIC.test(text) || UNTOUCHED[language]?.test(text)) {
    return;
  }
  const markup = MARKUP[language];
  const marks = markup ? [...text.slice(0, LONGEST).matchAll(markup)] : [];
  const rightToLeft = isOn() && isRightToLeft(markup ? text.replace(markup, " ") : text);
  if (!rightToLeft) {
    found.natural.push(line.range);
  } else if (marks.length === 0) {
    found.rightToLeft.push(line.range);
    found.latin.push(...latinRuns(text).map(([start, end]) => range(start, end)));
  } else {
    const others = marks.map(({ index, 0: mark }): [number, number] => [index, index + mark.length]);
    let from = 0;
    for (const [start, end] of arabicRuns(text, others)) {
      found.natural.push(range(from, start));
      found.rightToLeft.push(range(start, end));
      from = end;
    }
    found.natural.push(range(from, text.length));
  }
}

/** The lines that can be seen. */
function visibleLines(editor: vscode.TextEditor): vscode.TextLine[] {
  const { document, visibleRanges } = editor;
  const out: vscode.TextLine[] = [];
  let next = 0;
  for (const { start, end } of visibleRanges) {
    const first = Math.max(next, start.line - MARGIN);
    const last = Math.min(document.lineCount - 1, end.line + MARGIN);
    for (let n = first; n <= last; n += 1) {
      out.push(document.lineAt(n));
    }
    next = Math.max(next, last + 1);
  }
  return out;
}

const ARABIC = /[\u0620-\u064a\u066e-\u06d3\u06ee-\u06ef\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]/;
const LETTER = /\p{L}/u;

/** Whether the line begins with an Arabic letter or most of its letters are such. */
export function isRightToLeft(line: string): boolean {
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
      start = start < 0 ? at - (/[@#\\]\s?$/.exec(line.slice(Math.max(0, at - 2), at))?.[0].length ?? 0) : start;
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

/**
 * The prose in the Arabic script in a line with the marks `markup`: what stands between these and what is
 * Latin, with the marks of the sentence that belong to it. Start and end in UTF-16 code units.
 */
export function arabicRuns(line: string, markup: [number, number][]): [number, number][] {
  const out: [number, number][] = [];
  const others = [...markup, ...latinRuns(line)].sort(([a], [b]) => a - b);
  let from = 0;
  for (const [start, end] of [...others, [line.length, line.length]]) {
    const text = line.slice(from, Math.max(from, start));
    const before = /^[\s)\]}»”،.؛؟:!]*/.exec(text)?.[0].length ?? 0;
    const length = text.slice(before).replace(/[\s([{«“]*$/, "").length;
    if (ARABIC.test(text)) {
      out.push([from + before, from + before + length]);
    }
    from = Math.max(from, end);
  }
  return out;
}

const LATIN = /\p{Script=Latin}/u;
const DIGIT = /\p{Nd}/u;
const ENDS_RUN = /[\u060c\u061b\u061f\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc"“”«»]/;
