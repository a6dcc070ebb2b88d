import { expect, test } from "vitest";
import {
  CodeAction,
  CodeActionRequest,
  TextDocumentEdit,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Editor, range } from "../../support/editor.ts";
import { lanternFiles, repository } from "../../support/repository.ts";

const workspaceEdit = { documentChanges: true, snippetEditSupport: true };
const snippets = { workspace: { workspaceEdit } };
const versions = { workspace: { workspaceEdit: { documentChanges: true } } };

const prompts = "# Guide\r\n\r\n```bash\r\n$ mill up\r\n$ mill down\r\n```\r\n";

async function actionsIn(
  editor: Editor,
  path: string,
  line: number,
  only?: string[],
): Promise<CodeAction[]> {
  const found = await editor.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: editor.uri(path) },
    range: range(line, 0),
    context: { diagnostics: [], ...(only && { only }) },
  });
  return (found ?? []).filter((one) => CodeAction.is(one));
}

/** The text after an action, as an editor without snippets makes it. */
function after(text: string, { edit }: CodeAction): string {
  const [change] = edit?.documentChanges ?? [];
  const edits = TextDocumentEdit.is(change)
    ? change.edits.filter((one) => "newText" in one)
    : Object.values(edit?.changes ?? {}).flat();
  const document = TextDocument.create("file:///a.md", "markdown", 1, text);
  return TextDocument.applyEdits(document, edits);
}

test("a certain fix is offered first, and puts it right", async () => {
  const editor = await Editor.start(await repository({}), {
    capabilities: versions,
  });
  const [found] = await editor.open("a.md", prompts);
  const [fix] = await actionsIn(editor, "a.md", 3);
  expect(fix).toMatchObject({
    kind: "quickfix",
    isPreferred: true,
    diagnostics: [found],
    edit: {
      documentChanges: [
        { textDocument: { uri: editor.uri("a.md"), version: 1 } },
      ],
    },
  });
  const fixed = after(prompts, fix ?? { title: "" });
  expect(await editor.open("b.md", fixed)).toEqual([]);
});

test("all that is certain is put right at once where an editor asks for that", async () => {
  const editor = await Editor.start(await repository({}));
  await editor.open("a.md", prompts);
  const [all, ...others] = await actionsIn(editor, "a.md", 0, [
    "source.fixAll",
  ]);
  expect(others).toEqual([]);
  expect(all?.kind).toBe("source.fixAll.guidepost");
  expect(after(prompts, all ?? { title: "" })).toBe(
    prompts.replaceAll("$ ", ""),
  );
});

test("a rule is disabled above the block, with a reason that a person fills in", async () => {
  const editor = await Editor.start(await repository({}), {
    capabilities: snippets,
  });
  const text = "# Guide\n\n- One\n\n  ```bash\n  mill up | cat\n  ```\n";
  await editor.open("a.md", text);
  const [found] = await editor.type("a.md", range(5, 12, 5, 15), "backup.sql");
  const actions = await actionsIn(editor, "a.md", 5);
  const disable = actions.find(({ title }) => title.startsWith("Disable"));
  expect(disable?.title).toBe(
    `Disable ${String(found?.code)} here, with a reason`,
  );
  expect(disable?.edit?.documentChanges).toMatchObject([
    {
      textDocument: { version: 2 },
      edits: [
        {
          range: range(4, 0),
          snippet: {
            value: `  <!-- guidepost-disable-next-line ${String(found?.code)} -- \${1:why} -->\n`,
          },
        },
      ],
    },
  ]);
});

test("an editor without snippets gets the comment without a reason, which silences nothing yet", async () => {
  const editor = await Editor.start(await repository({}));
  const text = "# Guide\n\n```bash\nmill up | backup.sql\n```\n";
  const before = await editor.open("a.md", text);
  const actions = await actionsIn(editor, "a.md", 3);
  const disable = actions.find(({ title }) => title.startsWith("Disable"));
  const silenced = after(text, disable ?? { title: "" });
  const still = await editor.open("b.md", silenced);
  expect(still.map(({ code }) => code)).toEqual([
    "idle-suppression",
    ...before.map(({ code }) => code),
  ]);
  const reasoned = silenced.replace("--  -->", "-- a program of ours -->");
  expect(await editor.open("c.md", reasoned)).toEqual([]);
});

test("a generated page is not put right by hand", async () => {
  const editor = await Editor.start(await repository(lanternFiles));
  const generated = `---\ntitle: Guide\nguidepost: { digest: "1" }\n---\n\n${prompts}`;
  expect(await editor.open("a.md", generated)).not.toEqual([]);
  expect(await actionsIn(editor, "a.md", 8)).toEqual([]);
  const all = ["source.fixAll"];
  expect(await actionsIn(editor, "a.md", 8, all)).toEqual([]);
});
