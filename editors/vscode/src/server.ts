/** The server: started, watched, started again when it ends by itself, asked. */
import * as vscode from "vscode";
import {
  CloseAction,
  DidChangeConfigurationNotification,
  ErrorAction,
  ExecuteCommandRequest,
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
  type DynamicFeature,
  type LanguageClientOptions,
  type StaticFeature,
} from "vscode-languageclient/node";
import { FORMATTED, SELECTOR } from "./documents";
import { locate, NoServer, type Program } from "./locate";
import { forServer } from "./settings";
import { t } from "./texts";

/** The pauses before the server is started again, in milliseconds. */
const PAUSES = [500, 1_000, 2_000, 4_000];
/** So long a server may take to answer for the first time, in milliseconds. */
const PATIENCE = 30_000;
/** A server that has lived so long has recovered: the pauses begin anew. */
const RECOVERED = 180_000;

export type State = "starting" | "running" | "stopped" | "failed";

/**
 * The client of the library, but for two things. It formats only texts that nobody else does: VS Code
 * asks which of two formatters shall be the one for HTML or Markdown, also in texts that are not
 * Kurdish. And it leaves it to us to tell the user that a server does not start.
 */
class Client extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  override registerFeature(feature: StaticFeature | DynamicFeature<unknown>): void {
    const method = "registrationType" in feature ? feature.registrationType.method : "";
    if (["textDocument/formatting", "textDocument/rangeFormatting"].includes(method)) {
      const initialize = feature.initialize.bind(feature);
      feature.initialize = (capabilities) => initialize(capabilities, FORMATTED);
    }
    super.registerFeature(feature);
  }
}

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private program: Program | undefined;
  private current: State = "stopped";
  private readonly changed = new vscode.EventEmitter<State>();
  private crashes = 0;
  private startedAt = 0;
  private pause: NodeJS.Timeout | undefined;
  /** Grows with each start by hand, so that what belongs to an earlier one ends. */
  private turn = 0;

  readonly onDidChangeState = this.changed.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
    private readonly trace: vscode.LogOutputChannel,
  ) {}

  get state(): State {
    return this.current;
  }

  get version(): string | undefined {
    return this.program?.version;
  }

  /** Starts the server anew, whatever was before. */
  async restart(): Promise<void> {
    this.turn += 1;
    this.crashes = 0;
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    clearTimeout(this.pause);
    const client = this.client;
    this.client = undefined;
    if (client) {
      // One that has failed at its start cannot be stopped, and need not.
      await client.dispose().catch((error) => this.log.warn(String(error)));
    }
    this.set("stopped");
  }

  dispose(): Thenable<void> {
    this.turn += 1;
    return this.stop().then(() => this.changed.dispose());
  }

  /** Has the server do `command`. The error says, in the user's language, why it did not. */
  async execute<Answer>(command: string, argument?: object): Promise<Answer> {
    if (!this.client?.isRunning()) {
      throw new Error(t("rastnus is not running."));
    }
    const params = { command, arguments: argument ? [argument] : [] };
    return this.client.sendRequest(ExecuteCommandRequest.type, params) as Promise<Answer>;
  }

  /** The running client, for other requests. */
  get connection(): LanguageClient | undefined {
    return this.client?.isRunning() ? this.client : undefined;
  }

  private async start(): Promise<void> {
    const turn = this.turn;
    this.set("starting");
    try {
      this.program = await locate(this.context);
    } catch (error) {
      if (turn === this.turn) {
        this.set("failed");
        this.report(error);
      }
      return;
    }
    if (turn !== this.turn) {
      return;
    }
    this.log.info(`${this.program.path}, version ${this.program.version}`);
    const client = this.makeClient(this.program.path, () => this.ended(turn, client));
    this.client = client;
    this.startedAt = Date.now();
    let waiting: NodeJS.Timeout | undefined;
    const late = new Promise<"late">((resolve) => {
      waiting = setTimeout(() => resolve("late"), PATIENCE);
    });
    try {
      const answer = await Promise.race([client.start(), late]);
      if (this.client !== client) {
        return;
      }
      if (answer === "late") {
        this.giveUp(client, this.program);
      } else {
        this.set("running");
      }
    } catch (error) {
      this.log.error(String(error));
      this.ended(turn, client);
    } finally {
      clearTimeout(waiting);
    }
  }

  private makeClient(command: string, ended: () => void): LanguageClient {
    const options: LanguageClientOptions = {
      documentSelector: SELECTOR,
      diagnosticCollectionName: "rastnus",
      outputChannel: this.log,
      traceOutputChannel: this.trace,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: forServer,
      initializationFailedHandler: () => false,
      synchronize: { configurationSection: "rastnus" },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          ended();
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
      middleware: {
        workspace: {
          // The server is given what is set, without the defaults.
          configuration: async (params, token, next) => {
            const given = await next(params, token);
            const values = Array.isArray(given) ? given : [];
            return params.items.map((item, n) => (item.section === "rastnus" ? forServer() : values[n]));
          },
          didChangeConfiguration: async () => {
            const settings = { rastnus: forServer() };
            await this.client?.sendNotification(DidChangeConfigurationNotification.type, { settings });
          },
        },
      },
    };
    const run = { command, args: ["serve"], transport: TransportKind.stdio };
    return new Client("rastnus", "rastnus", run, options);
  }

  /** The server does not answer. */
  private giveUp(client: LanguageClient, program: Program): void {
    this.client = undefined;
    // One that has not started yet cannot be stopped, but it is ended.
    void client.dispose().catch(() => undefined);
    this.set("failed");
    const seconds = PATIENCE / 1_000;
    const message = t("{0} was started but has not answered for {1} seconds, so it was ended. Your texts are safe. Try again; if that does not help, the output may tell more.", program.path, seconds);
    this.log.error(message);
    this.offer(message);
  }

  /** The server of `turn` has ended by itself: it is started again, after a pause that grows. */
  private ended(turn: number, client: LanguageClient): void {
    if (turn !== this.turn || this.client !== client) {
      return;
    }
    this.client = undefined;
    if (Date.now() - this.startedAt > RECOVERED) {
      this.crashes = 0;
    }
    const pause = PAUSES[this.crashes];
    this.crashes += 1;
    const dispose = () => client.dispose().catch(() => undefined);
    if (pause === undefined) {
      this.log.error(`The server has ended ${this.crashes} times; it is not started again.`);
      void dispose();
      this.set("failed");
      this.reportCrashes();
      return;
    }
    this.log.warn(`The server has ended; it is started again in ${pause} ms.`);
    this.set("starting");
    this.pause = setTimeout(() => {
      void dispose().then(() => (turn === this.turn ? this.start() : undefined));
    }, pause);
  }

  private set(state: State): void {
    this.current = state;
    this.changed.fire(state);
  }

  private report(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.log.error(message);
    const settings = t("Open Settings");
    const again = t("Try Again");
    const bySetting = error instanceof NoServer && error.bySetting;
    const buttons = bySetting ? [settings, again] : [again, settings];
    void vscode.window.showErrorMessage(message, ...buttons).then((chosen) => {
      if (chosen === settings) {
        void vscode.commands.executeCommand("workbench.action.openSettings", "rastnus.server.path");
      } else if (chosen === again) {
        void this.restart();
      }
    });
  }

  private reportCrashes(): void {
    this.offer(t("rastnus has ended {0} times in a row and stays off. Your texts are safe. The output tells why.", this.crashes));
  }

  /** Tells the user that the server is off, and offers what may help. */
  private offer(message: string): void {
    const [output, again] = [t("Show Output"), t("Restart")];
    void vscode.window.showErrorMessage(message, output, again).then((chosen) => {
      if (chosen === output) {
        this.log.show();
      } else if (chosen === again) {
        void this.restart();
      }
    });
  }
}
