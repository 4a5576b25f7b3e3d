/** Pages of the server, as documents that can only be read: of rules, and of the workspace. */
import * as vscode from "vscode";
import type { Server } from "./server";
import { t } from "./texts";

const SCHEME = "rastnus";

export class Pages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  private report = "";

  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {}

  dispose(): void {
    vscode.Disposable.from(this.registration, this.changed).dispose();
  }

  /** Shows what the rule is about. */
  async explain(rule: string): Promise<void> {
    // Asked for first, so that what fails is told and no empty page is shown.
    await this.page(rule);
    await show(vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md`, query: "rule" }));
  }

  /** Shows what is found in the texts of the workspace. */
  async showReport(): Promise<void> {
    const title = t("rastnus is reading the texts of the workspace …");
    const options = { location: vscode.ProgressLocation.Notification, title };
    const answer = await vscode.window.withProgress(options, () =>
      this.server.execute<{ markdown: string }>("rastnus.workspaceReport"),
    );
    this.report = answer.markdown;
    const name = t("Report").replace(/[\u2066-\u2069]/g, "");
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}.md`, query: "report" });
    this.changed.fire(uri);
    await show(uri);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    return uri.query === "report" ? this.report : this.page(uri.path.slice(1, -".md".length));
  }

  private async page(rule: string): Promise<string> {
    const answer = await this.server.execute<{ markdown: string }>("rastnus.explainRule", { rule });
    return answer.markdown;
  }
}

async function show(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
  } catch {
    // VS Code's own Markdown extension can be turned off.
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }
}
