import { describe, expect, test } from "vitest";
import {
  CompletionRequest,
  TextEdit,
  type CompletionItem,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { lanternProduct, lanternReleases } from "../../support/lantern.ts";
import { Editor } from "../../support/editor.ts";
import { lanternFiles, repository } from "../../support/repository.ts";

const product = "content/products/lantern/product.yaml";
const release = "content/products/lantern/releases/1.1.0.yaml";

/** Where the person is. */
const cursor = "▮";

/** The names that are offered, and the line when the first of them is taken. */
async function offered(
  path: string,
  text: string,
): Promise<{ names: string[]; taken: string | undefined }> {
  const editor = await Editor.start(await repository(lanternFiles));
  const plain = text.replace(cursor, "");
  const document = TextDocument.create("file:///a", "yaml", 1, plain);
  const position = document.positionAt(text.indexOf(cursor));
  const waiting = editor.open(path, plain);
  const found = await editor.connection.sendRequest(CompletionRequest.type, {
    textDocument: { uri: editor.uri(path) },
    position,
  });
  await waiting;
  const items = Array.isArray(found) ? found : [];
  return { names: items.map(({ label }) => label), taken: take(items[0]) };

  function take(item: CompletionItem | undefined): string | undefined {
    const edit = item?.textEdit;
    if (!TextEdit.is(edit)) return undefined;
    const after = TextDocument.applyEdits(document, [edit]);
    return after.split(/\r?\n/)[position.line]?.trim();
  }
}

/** The product with a line of its own in a step, and the cursor in it. */
function inStep(line: string, steps = ""): string {
  return lanternProduct.replace(
    "      config: env\n",
    `      config: env\n      ${line}\n${steps}`,
  );
}

describe("in product.yaml an editor is offered", () => {
  test.each([
    ["before: ▮", ["dump", "configure", "light", "light-helm"], "before: dump"],
    ["after: d▮", ["dump", "configure"], "after: dump"],
    ["config: e▮nv", ["env"], "config: env"],
    ["migrates: ▮", ["alembic"], undefined],
    ["when: { ▮ }", ["platform", "backup"], "when: { platform:  }"],
    ["when: { ▮", ["platform", "backup"], undefined],
    [
      "when: { platform: ▮ }",
      ["compose", "helm"],
      "when: { platform: compose }",
    ],
    ["when: { backup: [dump, n▮] }", ["dump", "none"], undefined],
    ["since: ▮", ["1.1.0", "1.0.0"], "since: 1.1.0"],
    ["run: echo ${▮", ["SITE", "OIL_KEY", "REVISION"], "run: echo ${SITE}"],
    ["run: echo $S▮", ["SITE", "OIL_KEY", "REVISION"], "run: echo $SITE"],
    ["run: echo {{▮", ["from", "to", "version"], "run: echo {{from}}"],
    ["run: echo {{▮}}", ["from", "to", "version"], "run: echo {{from}}"],
  ] as const)("at `%s` %j", async (line, names, taken) => {
    const found = await offered(product, inStep(line));
    expect(found.names).toEqual(expect.arrayContaining([...names]));
    if (taken !== undefined) expect(found.taken).toBe(taken);
  });

  test("nothing where it says something of its own, nor in a comment", async () => {
    expect((await offered(product, inStep("title: ▮"))).names).toEqual([]);
    expect((await offered(product, inStep("# before: ▮"))).names).toEqual([]);
  });

  test("the names of a product that does not read yet", async () => {
    const broken = inStep("before: ▮").replace("summary:", "sumary: [");
    expect((await offered(product, broken)).names).toContain("dump");
  });

  test("the variables inside of a block of commands, with any line end", async () => {
    const text = lanternProduct
      .replace("docker compose pull\n", "docker compose pull ${▮}\n")
      .replaceAll("\n", "\r\n");
    const { names, taken } = await offered(product, text);
    expect(names).toContain("SITE");
    expect(taken).toBe("docker compose pull ${SITE}");
  });
});

describe("in a release an editor is offered", () => {
  test.each([
    [
      "steps beside a step",
      "steps:\n  - { id: trim, before: ▮ }\n",
      ["dump", "trim"],
    ],
    ["surfaces as keys", "config:\n  - { op: removed, key: ▮ }\n", ["env"]],
    ["surfaces as covered", "coverage: { ▮ }\n", ["env"]],
    [
      "steps that end a rollback",
      "rollback:\n  - { depth: code, until: ▮ }\n",
      ["dump", "light"],
    ],
    ["tools of migrations", "migrations:\n  - tool: ▮\n", ["alembic"]],
  ] as const)("%s", async (_, lines, names) => {
    const head = lanternReleases["1.1.0"].split("config:")[0] ?? "";
    const found = await offered(release, head + lines);
    expect(found.names).toEqual(expect.arrayContaining([...names]));
  });
});

describe("in a page an editor is offered", () => {
  const plain = `---\nguidepost: { product: lantern, from: 1.0.0 }\n---\n\n`;

  test.each([
    ["products", "---\nguidepost: { product: ▮ }\n---\n", ["lantern"]],
    [
      "versions",
      "---\nguidepost:\n  product: lantern\n  to: ▮\n---\n",
      ["1.1.0", "1.0.0"],
    ],
    [
      "keys of a fence",
      `${plain}\`\`\`bash ▮\n\`\`\`\n`,
      ["id", "phase", "skip", "choice-backup"],
    ],
    ["phases", `${plain}\`\`\`bash phase=▮\n\`\`\`\n`, ["prepare", "rollback"]],
    [
      "platforms",
      `${plain}\`\`\`bash id=a platform=c▮\n\`\`\`\n`,
      ["compose", "helm"],
    ],
    [
      "options of a choice",
      `${plain}\`\`\`bash choice-backup=▮\n\`\`\`\n`,
      ["dump", "none"],
    ],
    [
      "the same keys in a comment",
      `${plain}<!-- guidepost ph▮ -->\n`,
      ["phase"],
    ],
    [
      "variables in commands",
      `${plain}\`\`\`bash\necho $▮\n\`\`\`\n`,
      ["SITE", "OIL_KEY"],
    ],
    [
      "rules to disable",
      "<!-- guidepost-disable-next-line ▮ -->\n",
      ["unclosed-fence"],
    ],
  ] as const)("%s", async (_, text, names) => {
    const found = await offered("guide.md", text);
    expect(found.names).toEqual(expect.arrayContaining([...names]));
  });

  test.each([
    ["in text", `${plain}Costs $▮\n`],
    ["in place of a language", `${plain}\`\`\`▮\n\`\`\`\n`],
    ["in a reason", `${plain}\`\`\`bash skip="needs ▮"\n\`\`\`\n`],
    ["in what is no shell", `${plain}\`\`\`yaml\na: $▮\n\`\`\`\n`],
  ])("nothing %s", async (_, text) => {
    expect((await offered("guide.md", text)).names).toEqual([]);
  });

  test("a key with what has to follow it", async () => {
    const text = `${plain}\`\`\`bash sk▮\n\`\`\`\n`;
    const { names } = await offered("guide.md", text);
    expect(names).toContain("skip");
    const { taken } = await offered(
      "guide.md",
      `${plain}\`\`\`bash ▮\n\`\`\`\n`,
    );
    expect(taken).toBe("```bash id=");
  });
});
