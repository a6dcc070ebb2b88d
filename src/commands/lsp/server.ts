import {
  CodeActionKind,
  DidChangeWatchedFilesNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { EditorTakes } from "../../lsp/actions.ts";
import type { Options } from "../command.ts";
import { pathOf } from "./addresses.ts";
import { isConfig } from "./config.ts";
import { actionsIn, completionsIn, fixAllKind, hoverIn } from "./answers.ts";
import { Desk } from "./desk.ts";
import { OpenDocuments } from "./documents.ts";
import { Later } from "./later.ts";
import { tell } from "./trouble.ts";
import { Workspace } from "./workspace.ts";

export interface ServerSetup {
  readonly cwd: string;
  readonly options: Options;
  readonly version: string;
}

/** Long enough for a word to be typed, short enough to be an answer. */
const pauseMilliseconds = 200;
const watched = ["**/*.{md,mdx,markdown,yaml,yml}", "**/guidepost.config.*"];

/** Speaks with an editor over a connection until that ends. */
export function serve(connection: Connection, setup: ServerSetup): void {
  const documents = new TextDocuments(TextDocument);
  const log = tell(connection);
  const later = new Later(log);
  const { options } = setup;
  const workspace = new Workspace({
    options,
    aside: { say: (line) => connection.console.info(line) },
  });
  const opened = new OpenDocuments(documents, setup.cwd);
  const desk = new Desk({ options, connection, workspace, documents: opened });
  let editor: ClientCapabilities = {};
  let takes: EditorTakes = { versions: false, snippets: false };

  connection.onInitialize((params) => {
    editor = params.capabilities;
    const edits = editor.workspace?.workspaceEdit;
    takes = {
      versions: edits?.documentChanges ?? false,
      snippets: edits?.snippetEditSupport ?? false,
    };
    workspace.change({ added: foldersOf(params, setup.cwd), removed: [] });
    return resultOf(setup.version);
  });

  connection.onInitialized(async () => {
    if (editor.workspace?.didChangeWatchedFiles?.dynamicRegistration)
      await connection.client
        .register(DidChangeWatchedFilesNotification.type, {
          watchers: watched.map((globPattern) => ({ globPattern })),
        })
        .catch(log);
    if (editor.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders((change) => {
        const { added, removed } = change;
        workspace.change({ added: pathsOf(added), removed: pathsOf(removed) });
        changedOnDisk({ configs: true });
      });
  });

  documents.onDidChangeContent(({ document: { uri } }) => {
    desk.changed(uri);
    check(uri, desk.isKnown(uri) ? pauseMilliseconds : 0);
  });
  documents.onDidSave(({ document: { uri } }) =>
    changedOnDisk({ configs: isConfig(uri) }),
  );
  documents.onDidClose(({ document: { uri } }) => {
    later.cancel(uri);
    void later.now(() => desk.close(uri));
  });
  connection.onDidChangeWatchedFiles(({ changes }) =>
    changedOnDisk({ configs: changes.some(({ uri }) => isConfig(uri)) }),
  );

  connection.onHover(({ textDocument: { uri }, position }) =>
    answer(uri, null, () => hoverIn(desk, uri, position)),
  );
  connection.onCodeAction(({ textDocument: { uri }, range, context }) =>
    answer(uri, [], () =>
      actionsIn(desk, { uri, range, only: context.only }, takes),
    ),
  );
  connection.onCompletion(({ textDocument: { uri }, position }) =>
    completionsIn({ documents: opened, workspace }, uri, position).catch(
      (error: unknown) => {
        log(error);
        return [];
      },
    ),
  );
  documents.listen(connection);
  connection.listen();

  function changedOnDisk(what: { readonly configs: boolean }): void {
    desk.forget(what);
    for (const { uri } of opened.all()) check(uri, pauseMilliseconds);
  }

  function check(uri: string, milliseconds: number): void {
    later.run(uri, milliseconds, () => desk.check(uri));
  }

  /** Of the text as it is now; whatever fails is a line in the log. */
  async function answer<Answer>(
    uri: string,
    none: Answer,
    ask: () => Answer | Promise<Answer>,
  ): Promise<Answer> {
    try {
      if (desk.isStale(uri)) {
        later.cancel(uri);
        await later.now(() => desk.check(uri));
      }
      return await ask();
    } catch (error) {
      log(error);
      return none;
    }
  }
}

function resultOf(version: string): InitializeResult {
  return {
    serverInfo: { name: "guidepost", version },
    capabilities: {
      positionEncoding: "utf-16",
      textDocumentSync: {
        openClose: true,
        change: TextDocumentSyncKind.Incremental,
        save: { includeText: false },
      },
      hoverProvider: true,
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, fixAllKind],
      },
      completionProvider: {
        triggerCharacters: ["$", "{", "=", " ", "/", '"', ","],
      },
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
      },
    },
  };
}

function foldersOf(
  { workspaceFolders, rootUri }: InitializeParams,
  cwd: string,
): string[] {
  const folders = pathsOf(
    workspaceFolders ?? (rootUri ? [{ uri: rootUri }] : []),
  );
  // An editor that names no folder was started somewhere, most often in one.
  const isUnsaid = workspaceFolders === undefined && rootUri === undefined;
  return folders.length === 0 && isUnsaid ? [cwd] : folders;
}

function pathsOf(folders: readonly { readonly uri: string }[]): string[] {
  return folders.flatMap(({ uri }) => pathOf(uri) ?? []);
}
