/** rastnus in VS Code: puts the parts together. */
import * as vscode from "vscode";
import { Active } from "./active";
import { register } from "./commands";
import { Direction } from "./direction";
import { NamesView } from "./names";
import { Pages } from "./pages";
import { Server } from "./server";
import { complain } from "./settings";
import { StatusBar } from "./status";
import { load } from "./texts";

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  load(context);
  const log = vscode.window.createOutputChannel("rastnus", { log: true });
  const trace = vscode.window.createOutputChannel("rastnus (protocol)", { log: true });
  server = new Server(context, log, trace);
  const active = new Active(server);
  const names = new NamesView(server, active);
  const pages = new Pages(server);
  context.subscriptions.push(
    log,
    trace,
    active,
    names,
    pages,
    new StatusBar(server, active),
    new Direction(),
    register({ context, server, active, names, pages, log }),
    vscode.workspace.onDidChangeConfiguration((e) => {
      if (e.affectsConfiguration("rastnus")) {
        load(context);
        complain();
      }
      if (e.affectsConfiguration("rastnus.server.path")) {
        void server?.restart();
      }
    }),
    // Only now does what the folder sets count.
    vscode.workspace.onDidGrantWorkspaceTrust(() => void server?.restart()),
  );
  complain();
  // Nobody waits for it: commands, the menu and the output are there at once.
  void server.restart();
}

export function deactivate(): Thenable<void> | undefined {
  return server?.dispose();
}
