import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { PassThrough, type Readable, type Writable } from "node:stream";
import { fileURLToPath, pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import { createConnection } from "vscode-languageserver/node";
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type ProtocolConnection,
  type Range,
} from "vscode-languageserver-protocol/node";
import type { Options } from "../../src/commands/command.ts";
import { serve } from "../../src/commands/lsp/server.ts";

const source = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

interface Editing {
  /** Open folders: the root alone where none are named. */
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
}

/** An editor that speaks to `guidepost lsp`, as real ones do. */
export class Editor {
  readonly connection: ProtocolConnection;
  readonly log: string[] = [];
  readonly windows: string[] = [];
  readonly #root: string;
  readonly #shown = new Map<string, Diagnostic[]>();
  readonly #versions = new Map<string, number>();
  readonly #waiting = new Set<() => void>();

  private constructor(
    root: string,
    { from, to }: { readonly from: Readable; readonly to: Writable },
  ) {
    this.#root = root;
    this.connection = createProtocolConnection(
      new StreamMessageReader(from),
      new StreamMessageWriter(to),
    );
    this.connection.onNotification(
      PublishDiagnosticsNotification.type,
      ({ uri, diagnostics }) => {
        this.#shown.set(uri, diagnostics);
        for (const wake of this.#waiting) wake();
      },
    );
    this.connection.onNotification(LogMessageNotification.type, (log) => {
      this.log.push(log.message);
      for (const wake of this.#waiting) wake();
    });
    this.connection.onNotification(ShowMessageNotification.type, (window) => {
      this.windows.push(window.message);
      for (const wake of this.#waiting) wake();
    });
    this.connection.listen();
  }

  /** Starts a server as a program of its own, as editors do. */
  static async spawn(
    root: string,
    { cli = source, ...editing }: Editing & { readonly cli?: string } = {},
  ): Promise<{ editor: Editor; child: ChildProcess }> {
    const args = [cli, "lsp", "--stdio"];
    const child = spawn(process.execPath, args, { cwd: root });
    const { stdin, stdout } = child;
    onTestFinished(() => void child.kill());
    const editor = new Editor(root, { from: stdout, to: stdin });
    await editor.#begin(editing);
    return { editor, child };
  }

  /** Starts a server in this process, which takes less time. */
  static async start(
    root: string,
    { options = {}, ...editing }: Editing & { options?: Options } = {},
  ): Promise<Editor> {
    const [there, back] = [new PassThrough(), new PassThrough()];
    const connection = createConnection(
      new StreamMessageReader(there),
      new StreamMessageWriter(back),
    );
    serve(connection, { cwd: root, options, version: "1.2.3" });
    const editor = new Editor(root, { from: back, to: there });
    onTestFinished(() => {
      editor.connection.dispose();
      connection.dispose();
    });
    await editor.#begin(editing);
    return editor;
  }

  async #begin({ folders = [""], capabilities = {} }: Editing): Promise<void> {
    await this.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      capabilities,
      workspaceFolders: folders.map((name) => ({ uri: this.uri(name), name })),
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  uri(path: string): string {
    return pathToFileURL(join(this.#root, path)).href;
  }

  /** Opens a text, saved or not; what is said of it. */
  async open(path: string, text: string): Promise<Diagnostic[]> {
    const uri = this.uri(path);
    this.#versions.set(uri, 1);
    const languageId = path.endsWith(".yaml") ? "yaml" : "markdown";
    return this.#after(uri, () =>
      this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version: 1, text },
      }),
    );
  }

  /** Types a text in the place of a range; what is said then. */
  async type(path: string, range: Range, text: string): Promise<Diagnostic[]> {
    const uri = this.uri(path);
    return this.#after(uri, () => this.change(path, range, text));
  }

  /** The same, and does not wait. */
  async change(path: string, range: Range, text: string): Promise<void> {
    const uri = this.uri(path);
    const version = (this.#versions.get(uri) ?? 1) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification(
      DidChangeTextDocumentNotification.type,
      {
        textDocument: { uri, version },
        contentChanges: [{ range, text }],
      },
    );
  }

  async save(path: string): Promise<Diagnostic[]> {
    const uri = this.uri(path);
    return this.#after(uri, () =>
      this.connection.sendNotification(DidSaveTextDocumentNotification.type, {
        textDocument: { uri },
      }),
    );
  }

  async close(path: string): Promise<Diagnostic[]> {
    const uri = this.uri(path);
    return this.#after(uri, () =>
      this.connection.sendNotification(DidCloseTextDocumentNotification.type, {
        textDocument: { uri },
      }),
    );
  }

  /** What is shown of a file now. */
  shown(path: string): Diagnostic[] | undefined {
    return this.#shown.get(this.uri(path));
  }

  /** Waits until something that the server sends makes it true. */
  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.add(resolve);
      await promise;
      this.#waiting.delete(resolve);
    }
  }

  /** Ends the server as editors do. */
  async stop(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
  }

  async #after(uri: string, act: () => Promise<void>): Promise<Diagnostic[]> {
    this.#shown.delete(uri);
    await act();
    await this.until(() => this.#shown.has(uri));
    return this.#shown.get(uri) ?? [];
  }
}

/** A range on lines and columns as editors count them, from 0. */
export function range(
  line: number,
  character: number,
  endLine = line,
  endCharacter = character,
): Range {
  return {
    start: { line, character },
    end: { line: endLine, character: endCharacter },
  };
}
