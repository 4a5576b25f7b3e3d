/** What the server says of the text in front, for whoever shows it. */
import * as vscode from "vscode";
import { isText } from "./documents";
import type { Server } from "./server";
import { own } from "./settings";

/** The answer to `rastnus.status`. */
export interface Status {
  uri: string;
  version: number;
  language: "ckb" | "kmr" | "kmr-Arab" | null;
  profile: string;
}

/** So long nothing may happen before the server is asked again, in milliseconds. */
const QUIET = 250;

export class Active implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly parts: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;

  /** The open texts that were plain ones and were taken for Kurdish, once each. */
  private readonly taken = new Set<string>();

  /** The text in front, if it may be a Kurdish one. */
  document: vscode.TextDocument | undefined;
  /** What is known of it. */
  status: Status | undefined;

  /** Fires when another text is in front, when something new is known of it, and when the server comes and goes. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {
    const here = (uri: vscode.Uri) => uri.toString() === this.document?.uri.toString();
    this.parts = [
      this.changed,
      server.onDidChangeState(() => this.turn()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.turn()),
      vscode.window.onDidChangeActiveTextEditor(() => this.turn()),
      vscode.workspace.onDidOpenTextDocument((document) => here(document.uri) && this.turn()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => setTimeout(() => this.forget(uri))),
      vscode.workspace.onDidChangeTextDocument(({ document }) => here(document.uri) && this.soon()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.some(here) && this.soon()),
      vscode.workspace.onDidChangeConfiguration((e) => e.affectsConfiguration("rastnus") && this.soon()),
    ];
    this.turn();
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.parts).dispose();
  }

  /** Looks at what is in front. */
  private turn(): void {
    const document = vscode.window.activeTextEditor?.document;
    const beside = vscode.window.visibleTextEditors.some((e) => e.document === this.document);
    if (beside && (!document || document.uri.scheme === "output")) {
      return; // A preview or the output is read beside the text.
    }
    const text = document && isText(document) ? document : undefined;
    if (text !== this.document || this.server.state !== "running") {
      this.status = undefined;
    }
    this.document = text;
    this.tell();
    void this.ask();
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), QUIET);
  }

  private async ask(): Promise<void> {
    const document = this.document;
    if (!document || this.server.state !== "running") {
      return;
    }
    try {
      const uri = document.uri.toString();
      const status = await this.server.execute<Status>("rastnus.status", { uri });
      if (this.document === document) {
        this.status = status;
        this.tell();
        await this.take(document);
      }
    } catch {
      // It was closed meanwhile, or the server has ended; then there is more to come.
    }
  }

  /** Gives plain text that is Kurdish the language Kurdish; whoever sets it back is obeyed. */
  private async take(document: vscode.TextDocument): Promise<void> {
    const uri = document.uri.toString();
    const wanted = this.status?.language && document.languageId === "plaintext";
    if (wanted && own<boolean>("detectLanguage", document) && !this.taken.has(uri)) {
      this.taken.add(uri);
      await vscode.languages.setTextDocumentLanguage(document, "kurdish");
    }
  }

  /** A text that is opened again is looked at anew; one that only changed its language is still open. */
  private forget(uri: vscode.Uri): void {
    const text = uri.toString();
    if (!vscode.workspace.textDocuments.some((document) => document.uri.toString() === text)) {
      this.taken.delete(text);
    }
  }

  private tell(): void {
    const kurdish = this.document?.languageId === "kurdish" || Boolean(this.status?.language);
    void vscode.commands.executeCommand("setContext", "rastnus.isKurdish", kurdish);
    this.changed.fire();
  }
}
