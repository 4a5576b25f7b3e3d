/** The entry in the status bar: language, number of findings, house; a click gives the menu. */
import * as vscode from "vscode";
import type { Active, Status } from "./active";
import { findings } from "./documents";
import type { Server } from "./server";
import { digits, t } from "./texts";

export class StatusBar implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly parts: vscode.Disposable[];

  constructor(
    private readonly server: Server,
    private readonly active: Active,
  ) {
    this.item = vscode.window.createStatusBarItem("rastnus", vscode.StatusBarAlignment.Right, 100);
    this.item.name = "rastnus";
    this.item.command = "rastnus.menu";
    this.parts = [
      this.item,
      active.onDidChange(() => this.show()),
      vscode.languages.onDidChangeDiagnostics(() => this.show()),
    ];
    this.show();
  }

  dispose(): void {
    vscode.Disposable.from(...this.parts).dispose();
  }

  private show(): void {
    const { document, status } = this.active;
    if (!document) {
      this.item.hide();
      return;
    }
    this.item.backgroundColor = undefined;
    if (this.server.state === "failed") {
      this.item.text = "$(error) rastnus";
      this.item.tooltip = t("rastnus is not running. Click for the menu.");
      this.item.backgroundColor = new vscode.ThemeColor("statusBarItem.errorBackground");
      this.item.show();
      return;
    }
    if (this.server.state === "starting") {
      this.item.text = "$(loading~spin) rastnus";
      this.item.tooltip = t("rastnus is starting.");
      this.item.show();
      return;
    }
    // Nobody wants to read about Kurdish under an English text.
    if (!status?.language && document.languageId !== "kurdish") {
      this.item.hide();
      return;
    }
    const language = languageName(status);
    const found = findings(document.uri).length;
    const house = status && status.profile !== "none" ? ` · ${houseName(status.profile)}` : "";
    // Isolated, for what stands beside a name from right to left must not move.
    this.item.text = `$(${found ? "checklist" : "check"}) \u2068${language}\u2069 · ${digits(found)}${house}`;
    this.item.accessibilityInformation = { label: `rastnus: ${language}, ${findingsText(found)}` };
    const lines = [`rastnus ${this.server.version ?? ""}`, language, findingsText(found)];
    if (house && status) {
      lines.push(t("House: {0}", houseName(status.profile)));
    }
    lines.push(t("Click for the menu."));
    this.item.tooltip = lines.join("\n");
    this.item.show();
  }
}

/** The language's own name, or how it stands with it. */
function languageName(status: Status | undefined): string {
  switch (status?.language) {
    case undefined:
      return "rastnus";
    case "ckb":
      return "سۆرانی";
    case "kmr":
      return "Kurmancî";
    case "kmr-Arab":
      return "بادینی";
    default:
      return t("no Kurdish");
  }
}

function findingsText(count: number): string {
  return count === 0 ? t("Nothing found") : t("{0} findings", count);
}

/** The name under which a house is known. */
function houseName(profile: string): string {
  const names: Record<string, string> = { rudaw: "Rudaw", kurdistan24: "Kurdistan24", wikipedia: "Wikipedia" };
  return names[profile] ?? profile;
}
