/** What the user can do: in the palette, in menus, with keys. */
import * as vscode from "vscode";
import { CodeActionRequest } from "vscode-languageclient/node";
import type { Active } from "./active";
import { Direction } from "./direction";
import { findings, isText, ruleOf, TEXTS } from "./documents";
import type { NamesView } from "./names";
import type { Pages } from "./pages";
import type { Server } from "./server";
import { t } from "./texts";

interface Parts {
  context: vscode.ExtensionContext;
  server: Server;
  active: Active;
  names: NamesView;
  pages: Pages;
  log: vscode.LogOutputChannel;
}

/** The answer of a command that changes a text. */
interface Changed {
  edits: number;
  applied: boolean;
}

/** A choice in a list. */
interface Choice<Value> extends vscode.QuickPickItem {
  value: Value;
}

/** Registers all commands. */
export function register(parts: Parts): vscode.Disposable {
  const { server, active, names, pages, log } = parts;
  const change = (command: string, more: object = {}) => changeText(server, command, more);
  const all: Record<string, (...given: never[]) => unknown> = {
    "rastnus.document.normalize": () => change("rastnus.normalizeDocument"),
    "rastnus.selection.normalize": () => change("rastnus.normalizeSelection", selection()),
    "rastnus.rule.fixAll": async (given?: string) => {
      const rule = await chooseRule(given);
      return rule && change("rastnus.fixRule", { rule });
    },
    "rastnus.digits": async (given?: string) => {
      const digits = given ?? (await choose(digitSystems()));
      return digits && change("rastnus.convertDigits", { digits, ...selected() });
    },
    "rastnus.quotes": async (given?: string) => {
      const quotes = given ?? (await choose(quotationMarks()));
      return quotes && change("rastnus.convertQuotes", { quotes, ...selected() });
    },
    "rastnus.numbers.toWords": () => change("rastnus.numberToWords", selection()),
    "rastnus.numbers.toDigits": () => change("rastnus.wordsToNumber", selection()),
    "rastnus.paragraphs.restore": () => change("rastnus.restoreParagraphs", selected()),
    "rastnus.script": async (given?: string) => {
      const to = given ?? (await choose(scripts()));
      return to && change("rastnus.transliterate", { to, ...selected() });
    },
    "rastnus.font.convert": () => change("rastnus.convertFont", selected()),
    "rastnus.lines.sort": () => change("rastnus.sortLines", selected()),
    "rastnus.name.add": () => addName(server),
    "rastnus.word.add": () => addWord(server),
    "rastnus.rule.explain": async (given?: string) => {
      const rule = await chooseRule(given, allRules(parts.context));
      return rule && pages.explain(rule);
    },
    "rastnus.rule.off": async (given?: string) => {
      const rule = await chooseRule(given, allRules(parts.context));
      return rule && turnOff(rule);
    },
    "rastnus.names.show": () => vscode.commands.executeCommand("rastnus.names.focus"),
    "rastnus.names.refresh": () => names.refresh(true),
    "rastnus.names.goTo": goTo,
    "rastnus.report": () => pages.showReport(),
    "rastnus.server.restart": () => server.restart(),
    "rastnus.output.show": () => log.show(),
    "rastnus.direction.toggle": () => Direction.toggle(),
    "rastnus.example": () => openExample(parts.context),
    "rastnus.menu": () => menu(server, active),
  };
  const registered = Object.entries(all).map(([name, run]) =>
    vscode.commands.registerCommand(name, async (...given) => {
      try {
        return await run(...(given as never[]));
      } catch (error) {
        log.error(`${name}: ${error}`);
        const message = error instanceof Error ? error.message : String(error);
        void vscode.window.showErrorMessage(`rastnus: ${message}`);
      }
    }),
  );
  const kinds = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };
  return vscode.Disposable.from(...registered, vscode.languages.registerCodeActionsProvider(TEXTS, offer, kinds));
}

/** The editor in front, with a text in it that the server knows. */
function editor(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isText(editor.document)) {
    throw new Error(t("Open a text first: plain text, Markdown, HTML, LaTeX or subtitles."));
  }
  return editor;
}

/** What is selected; without a selection, the caret. */
function selection(): object {
  const { start, end } = editor().selection;
  return { range: { start, end } };
}

/** What is selected, if anything is; else the whole text is meant. */
function selected(): object {
  return editor().selection.isEmpty ? {} : selection();
}

/** Has the server change the text in front, and says if there was nothing to change. */
async function changeText(server: Server, command: string, more: object): Promise<void> {
  const { document } = editor();
  const argument = { uri: document.uri.toString(), version: document.version, ...more };
  const answer = await server.execute<Changed>(command, argument);
  const said = answer.edits === 0 ? t("Nothing to change.") : t("{0} places changed.", answer.edits);
  vscode.window.setStatusBarMessage(said, 4_000);
}

async function choose<Value>(choices: Choice<Value>[], title?: string): Promise<Value | undefined> {
  const chosen = await vscode.window.showQuickPick(choices, { title, matchOnDescription: true, matchOnDetail: true });
  return chosen?.value;
}

function digitSystems(): Choice<string>[] {
  return [
    { label: "٠١٢٣٤٥٦٧٨٩", description: t("Arabic digits"), value: "arabic" },
    { label: "۰۱۲۳۴۵۶۷۸۹", description: t("Extended digits, as in Iran"), value: "extended" },
    { label: "0123456789", description: t("Latin digits"), value: "ascii" },
  ];
}

function quotationMarks(): Choice<string>[] {
  return [
    { label: "«…»", description: t("Guillemets"), value: "guillemets" },
    { label: "“…”", description: t("Curly marks"), value: "curly" },
    { label: '"…"', description: t("Straight marks"), value: "straight" },
  ];
}

function scripts(): Choice<string>[] {
  return [
    { label: "Kurdî (latînî)", description: t("To Latin letters, as in Hawar"), value: "latin" },
    { label: "کوردی (عەرەبی)", description: t("To the Arabic script"), value: "arabic" },
  ];
}

/** The rules, as the settings of this extension name them. */
function allRules(context: vscode.ExtensionContext): string[] {
  const prefix = "rastnus.rules.";
  const groups: { properties: object }[] = context.extension.packageJSON.contributes.configuration;
  const keys = groups.flatMap((group) => Object.keys(group.properties));
  return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
}

/** The rule that finds something at the caret; if it is several or none, the user chooses. */
async function chooseRule(given: unknown, others: string[] = []): Promise<string | undefined> {
  if (typeof given === "string") {
    return given;
  }
  const active = vscode.window.activeTextEditor;
  const found = active ? findings(active.document.uri) : [];
  const here = found.filter((f) => active && f.range.intersection(active.selection));
  const rules = (list: vscode.Diagnostic[]) => [...new Set(list.map(ruleOf))].filter((r) => r !== undefined);
  if (rules(here).length === 1) {
    return rules(here)[0];
  }
  const count = (rule: string) => found.filter((f) => ruleOf(f) === rule).length;
  const offered = [...new Set([...rules(here.length ? here : found), ...others])];
  if (offered.length === 0) {
    vscode.window.setStatusBarMessage(t("Nothing found in this text."), 4_000);
    return undefined;
  }
  const choices = offered.map((rule) => {
    const message = found.find((f) => ruleOf(f) === rule)?.message;
    return { label: rule, description: count(rule) ? `×${count(rule)}` : "", detail: message, value: rule };
  });
  return choose(choices, t("Rule"));
}

/** Adds the selected name to the names of the house. */
async function addName(server: Server): Promise<void> {
  const { document, selection } = editor();
  const uri = document.uri.toString();
  const params = {
    textDocument: { uri },
    range: { start: selection.start, end: selection.end },
    context: { diagnostics: [], only: ["refactor"] },
  };
  const actions = (await server.connection?.sendRequest(CodeActionRequest.type, params)) ?? [];
  const choices = actions.flatMap((action) => {
    const command = typeof action.command === "object" ? action.command : undefined;
    const argument = command?.command === "rastnus.addName" ? command.arguments?.[0] : undefined;
    return argument ? [{ label: action.title, value: argument as object }] : [];
  });
  if (choices.length === 0) {
    const saved = document.uri.scheme === "file" && vscode.workspace.getWorkspaceFolder(document.uri);
    throw new Error(
      saved
        ? t("Select a name that is not listed yet.")
        : t("Names are noted beside the texts: save this text in a folder that is open here."),
    );
  }
  const argument = await choose(choices, t("Add a name of the house"));
  if (argument) {
    await server.execute("rastnus.addName", argument);
    vscode.window.setStatusBarMessage(t("The name is added."), 4_000);
  }
}

/** Has everything that is found in the word at the caret, or in what is selected, left out from now on. */
async function addWord(server: Server): Promise<void> {
  const argument = { uri: editor().document.uri.toString(), ...selection() };
  const { word } = await server.execute<{ word: string }>("rastnus.addWord", argument);
  const said = t("“{0}” is accepted: what was found in it is left out in all texts of this folder.", word);
  vscode.window.setStatusBarMessage(said, 6_000);
}

/** Sets the rule off, for the folder if one is open, else for the user. */
async function turnOff(rule: string): Promise<void> {
  const { ConfigurationTarget: target, workspace } = vscode;
  const where = workspace.workspaceFolders ? target.Workspace : target.Global;
  await workspace.getConfiguration("rastnus").update(`rules.${rule}`, "off", where);
  vscode.window.setStatusBarMessage(t("The rule “{0}” is off.", rule), 4_000);
}

/** Offers to turn off the rules of the findings at the caret. */
const offer: vscode.CodeActionProvider = {
  provideCodeActions(_document, _range, { diagnostics, only }) {
    if (only && !only.contains(vscode.CodeActionKind.QuickFix)) {
      return [];
    }
    const own = diagnostics.filter((d) => d.source === "rastnus");
    const rules = [...new Set(own.map(ruleOf))].filter((rule) => rule !== undefined);
    return rules.map((rule) => {
      const title = t("Turn the rule “{0}” off", rule);
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.command = { command: "rastnus.rule.off", title, arguments: [rule] };
      action.diagnostics = own.filter((d) => ruleOf(d) === rule);
      return action;
    });
  },
};

async function goTo(uri: string, range: vscode.Range): Promise<void> {
  const selection = new vscode.Range(
    range.start.line,
    range.start.character,
    range.end.line,
    range.end.character,
  );
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Opens a text with faults in it, to play with. */
async function openExample(context: vscode.ExtensionContext): Promise<void> {
  const file = vscode.Uri.file(context.asAbsolutePath("media/walkthrough/example.ckb"));
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const document = await vscode.workspace.openTextDocument({ language: "kurdish", content });
  await vscode.window.showTextDocument(document);
}

/** The list behind the entry of the status bar. */
async function menu(server: Server, active: Active): Promise<void> {
  const entry = (icon: string, label: string, value: string) => ({ label: `$(${icon}) ${label}`, value });
  const line = (label: string) => ({ label, value: "", kind: vscode.QuickPickItemKind.Separator });
  const ofServer = [
    entry("refresh", t("Restart the Server"), "rastnus.server.restart"),
    entry("output", t("Show Output"), "rastnus.output.show"),
    entry("gear", t("Settings"), "rastnus.settings"),
  ];
  const ofText = [
    entry("check-all", t("Normalize the Text"), "rastnus.document.normalize"),
    entry("tools", t("Fix All of One Rule …"), "rastnus.rule.fixAll"),
    entry("symbol-number", t("Digits to …"), "rastnus.digits"),
    entry("quote", t("Quotation Marks to …"), "rastnus.quotes"),
    entry("list-flat", t("Restore Lost Paragraphs"), "rastnus.paragraphs.restore"),
    entry("symbol-text", t("Latin or Arabic Script …"), "rastnus.script"),
    entry("pass", t("Accept This Word"), "rastnus.word.add"),
    line(t("Read")),
    entry("organization", t("Names of This Text"), "rastnus.names.show"),
    entry("warning", t("All Findings"), "workbench.actions.view.problems"),
    entry("question", t("Explain a Rule …"), "rastnus.rule.explain"),
    entry("graph", t("Report on the Workspace"), "rastnus.report"),
    entry("arrow-swap", t("Right-to-Left Lines On or Off"), "rastnus.direction.toggle"),
    line("rastnus"),
  ];
  const running = server.state === "running" && active.document;
  const chosen = await choose([...(running ? ofText : []), ...ofServer], "rastnus · ڕاستنووس");
  if (chosen === "rastnus.settings") {
    await vscode.commands.executeCommand("workbench.action.openSettings", "@ext:rastnus.rastnus");
  } else if (chosen) {
    await vscode.commands.executeCommand(chosen);
  }
}
