/** The names of the text in front, as a tree: kinds, names, mentions. */
import * as vscode from "vscode";
import type { Active } from "./active";
import type { Server } from "./server";
import { digits, t } from "./texts";

/** The answer to `rastnus.namesOfDocument`. */
interface Names {
  uri: string;
  version: number;
  groups: Group[];
}

interface Group {
  kind: string;
  title: string;
  entities: Entity[];
}

interface Entity {
  id: string;
  name: string;
  latin?: string;
  gloss?: string;
  mentions: Mention[];
}

interface Mention {
  text: string;
  range: { start: vscode.Position; end: vscode.Position };
}

type Node =
  | { is: "group"; group: Group; uri: string }
  | { is: "entity"; group: Group; entity: Entity; uri: string }
  | { is: "mention"; group: Group; entity: Entity; mention: Mention; uri: string };

const ICONS: Record<string, string> = {
  person: "person",
  place: "location",
  organization: "organization",
  event: "calendar",
  product: "package",
  language: "comment",
  date: "history",
};

export class NamesView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly view: vscode.TreeView<Node>;
  private readonly parts: vscode.Disposable[];
  private names: Names | undefined;
  /** The document and its version that are shown, or asked for. */
  private shown = "";

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly server: Server,
    private readonly active: Active,
  ) {
    this.view = vscode.window.createTreeView("rastnus.names", {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.parts = [
      this.view,
      this.changed,
      active.onDidChange(() => void this.refresh()),
      this.view.onDidChangeVisibility(() => void this.refresh()),
    ];
    void this.refresh();
  }

  dispose(): void {
    vscode.Disposable.from(...this.parts).dispose();
  }

  /** Asks the server, if the tree is seen and the text is another one by now. */
  async refresh(anyway = false): Promise<void> {
    const document = this.active.document;
    if (!this.view.visible) {
      return;
    }
    const running = this.server.state === "running";
    const wanted = document && running ? `${document.uri} ${document.version}` : "";
    if (wanted === this.shown && !anyway) {
      return;
    }
    this.shown = wanted;
    let names: Names | undefined;
    if (document && running) {
      const uri = document.uri.toString();
      const asked = this.server.execute<Names>("rastnus.namesOfDocument", { uri });
      names = await asked.catch(() => undefined);
    }
    if (wanted !== this.shown) {
      return;
    }
    this.names = names;
    const count = names?.groups.reduce((sum, group) => sum + group.entities.length, 0) ?? 0;
    this.view.badge = count ? { value: count, tooltip: t("{0} names", count) } : undefined;
    this.changed.fire();
  }

  getChildren(node?: Node): Node[] {
    if (!node) {
      const { groups = [], uri = "" } = this.names ?? {};
      return groups.map((group) => ({ is: "group", group, uri }));
    }
    switch (node.is) {
      case "group":
        return node.group.entities.map((entity) => ({ ...node, is: "entity", entity }));
      case "entity":
        return node.entity.mentions.map((mention) => ({ ...node, is: "mention", mention }));
      case "mention":
        return [];
    }
  }

  getParent(): undefined {
    return undefined;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    switch (node.is) {
      case "group": {
        const item = new vscode.TreeItem(node.group.title, Expanded);
        item.id = node.group.kind;
        item.description = digits(node.group.entities.length);
        item.iconPath = icon(node.group.kind);
        return item;
      }
      case "entity": {
        const { id, name, latin, gloss, mentions } = node.entity;
        const item = new vscode.TreeItem(name, mentions.length > 1 ? Collapsed : None);
        item.id = `${node.group.kind} ${id}`;
        item.description = [latin, `×${digits(mentions.length)}`].filter(Boolean).join("  ");
        item.tooltip = [name, latin, gloss].filter(Boolean).join("\n");
        item.contextValue = "entity";
        item.command = goTo(node.uri, mentions[0]);
        return item;
      }
      case "mention": {
        const { text, range } = node.mention;
        const item = new vscode.TreeItem(text, None);
        item.id = `${node.group.kind} ${node.entity.id} ${range.start.line} ${range.start.character}`;
        item.description = t("line {0}", range.start.line + 1);
        item.command = goTo(node.uri, node.mention);
        return item;
      }
    }
  }
}

function icon(kind: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(ICONS[kind] ?? "tag");
}

function goTo(uri: string, mention: Mention | undefined): vscode.Command | undefined {
  return mention && {
    command: "rastnus.names.goTo",
    title: t("Go to the Name"),
    arguments: [uri, mention.range],
  };
}
