import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import {
  renderGuide,
  rendererOf,
  type Templates,
} from "../../src/guide/render.ts";
import { plan, type Answers } from "../../src/plan/plan.ts";
import type { Product } from "../../src/release/types.ts";
import {
  lantern,
  lanternProduct,
  lanternReleases,
} from "../support/lantern.ts";

async function templates(): Promise<Templates> {
  const files = await readdir("templates");
  const entries = files.map(async (file) => [
    file,
    await readFile(`templates/${file}`, "utf8"),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

async function render(
  product: Product,
  from = "1.0.0",
  to = "1.1.0",
  answers: Answers = {},
) {
  const planned = plan(product, from, to, { answers });
  if (planned.kind !== "plan") throw new Error(planned.why);
  return renderGuide(planned, rendererOf(await templates()));
}

test("a guide reads like this", async () => {
  const { title, body } = await render(lantern());
  expect(title).toBe("Upgrade Lantern from 1.0.0 to 1.1.0");
  await expect(body).toMatchFileSnapshot("lantern.md");
});

test("the same input renders the same bytes", async () => {
  expect(await render(lantern())).toEqual(await render(lantern()));
});

test("every line of a guide knows the line it comes from", async () => {
  const { body, trace } = await render(lantern());
  const sources: Record<string, string> = {
    "content/products/lantern/product.yaml": lanternProduct,
    "content/products/lantern/releases/1.1.0.yaml": lanternReleases["1.1.0"],
  };
  for (const [file, text] of Object.entries(await templates())) {
    sources[`templates/${file}`] = text;
  }
  const lines = body.split("\n");
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    const origin = trace[index];
    const source = sources[origin?.file ?? ""]?.split("\n") ?? [];
    expect(source[(origin?.line ?? 0) - 1], line).toBeDefined();
  }
});

test("a command in a guide comes from exactly its line of the metadata", async () => {
  const { body, trace } = await render(lantern());
  const lines = body.split("\n");
  for (const command of ["docker compose pull", "docker compose up -d"]) {
    const origin = trace[lines.indexOf(command)];
    const source = lanternProduct.split("\n")[(origin?.line ?? 0) - 1];
    expect(origin?.file).toBe("content/products/lantern/product.yaml");
    expect(source).toContain(command);
  }
});

test("wording comes from the line of its template", async () => {
  const { body, trace } = await render(lantern());
  const all = await templates();
  const line = body.split("\n").indexOf("## Your values");
  expect(trace[line]?.file).toBe("templates/values.hbs");
  const heading = all["values.hbs"]?.split("\n")[(trace[line]?.line ?? 0) - 1];
  expect(heading).toBe("{{section}} Your values");
});

test("metadata is text: HTML, pipes and template braces come out as written", async () => {
  const hostile = lantern(
    lanternProduct
      .replace(
        "summary: Keeps",
        "illustrative: '<script>alert(1)</script> {{to}} {{#if x}}'\nsummary: Keeps",
      )
      .replace(
        "title: Adjust the configuration",
        "title: Adjust `a|b` <img src=x>",
      ),
    {
      ...lanternReleases,
      "1.1.0": lanternReleases["1.1.0"].replace(
        "set: { value: 7 }",
        "set: { value: 7 }, note: 'a | b'",
      ),
    },
  );
  const { body } = await render(hostile);
  expect(body).toContain("\\<script>alert(1)\\</script>");
  expect(body).toContain("{{#if x}}");
  expect(body).toContain("`a|b` \\<img src=x>");
  expect(body).toContain("a \\| b");
});

test("what is for some readers stands in an element that says for whom", async () => {
  const { body } = await render(
    lantern(`${lanternProduct.replace("example: north pier", "example: north pier, when: { platform: compose, backup: dump }")}
troubleshooting:
  - { symptom: It is dark, cause: No oil, when: { platform: [compose, helm] }, run: ls }
`),
  );
  const parts = [
    ...body.matchAll(/^<div data-for="(.*)">\n\n([^]*?)\n\n<\/div>$/gm),
  ];
  const inside = parts.flatMap(([, audience = "", text = ""]) =>
    Array.from(text.matchAll(/^```bash id=(\S+)/gm), ([, id]) => [
      id,
      audience,
    ]),
  );
  expect(Object.fromEntries(inside)).toEqual({
    dump: "backup=dump",
    light: "platform=compose",
    "light-helm": "platform=helm",
    "trouble-1": "platform=compose,helm",
    values: "platform=compose backup=dump",
  });
  expect(body).toContain("**It is dark** (*Docker Compose or Helm*)");
});

test("a fence is longer than any run of backticks inside", async () => {
  const { body } = await render(
    lantern(
      lanternProduct.replace(
        "docker compose pull",
        "echo '```'\n        docker compose pull",
      ),
    ),
  );
  expect(body).toContain("````bash id=light");
});

test("several legs are sections of their own with ids of their own", async () => {
  const three = lantern(lanternProduct, {
    ...lanternReleases,
    "1.2.0": `schema: 1\nversion: 1.2.0\ndate: 2025-03-01\nsummary: Quiet\nfrom: ">=1.1.0"\nmigrations: [{ tool: alembic, range: bbb222..ccc333, runs: on-start, online: true, reversible: true }]\n`,
  });
  const { body } = await render(three, "1.0.0", "1.2.0");
  expect(body).toContain("## Leg 1: 1.0.0 to 1.1.0");
  expect(body).toContain("## Leg 2: 1.1.0 to 1.2.0");
  const ids = Array.from(body.matchAll(/ id=(\S+)/g), ([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(body).toMatch(/^\| Leg 1: .*\. \|$/m);
  const [first = "", second = ""] = body.split("## Leg 2");
  expect(first).toContain("Put your own values in place of the examples");
  expect(second).toContain(
    "In a new shell paste your values of the legs before",
  );
});

test("a way back says what it loses, also where the release does not", async () => {
  const restore = `    - { id: restore, title: Restore the wicks, depth: data, run: ls }
    - id: unwind`;
  const { body } = await render(
    lantern(lanternProduct.replace("    - id: unwind", restore)),
  );
  expect(body).toContain(
    "| Restore from the backup | at any time | Everything written after the backup. |",
  );
  expect(body).toContain("### Restore from the backup\n\n**What you lose:**");
  expect(body).toContain("at any time | Nothing that is known. |");
});

test("a tool is for somebody only where others do not need it", async () => {
  const needs = (tools: string) =>
    lanternProduct.replace(
      "{ title: Helm }",
      `{ title: Helm, tools: ${tools} }`,
    );
  const one = await render(lantern(needs('{ helm: ">=3" }')));
  expect(one.body).toContain("| `helm` | `>=3` |  |  | For Helm. |");
  const both = await render(lantern(needs('{ docker: ">=24" }')));
  expect(both.body).toContain("| `docker` | `>=24` |  |  |  |");
});

test("a tool that the release asks for by name stands once", async () => {
  const { body } = await render(
    lantern(lanternProduct, {
      ...lanternReleases,
      "1.1.0": `${lanternReleases["1.1.0"]}requires: { Docker: { range: ">=24", tested: "27" } }\n`,
    }),
  );
  expect(body).toContain("| Docker | `>=24` | 27 |");
  expect(body).not.toContain("| `docker` |");
});

test("what a probe prints is code, or words about code", async () => {
  const probing = (affectedIf: string) =>
    lantern(lanternProduct, {
      ...lanternReleases,
      "1.1.0": `${lanternReleases["1.1.0"].replace(/^changes:\n(?: .*\n)*/m, "")}changes:
  - { id: oil, kind: breaking, title: No oil, impact: Dark, detect: [{ run: ls, affectedIf: "${affectedIf}" }] }
`,
    });
  const words = await render(probing("keys below `oil`"));
  expect(words.body).toContain("if this prints keys below `oil`:");
  const code = await render(probing("oil: true"));
  expect(code.body).toContain("if this prints `oil: true`:");
});

test("who has answered reads no question, and of no setting, of others", async () => {
  const product = lantern(
    lanternProduct
      .replace(
        "choices:",
        "choices:\n  wick: { ask: Which wick?, when: { platform: helm }, options: { flat: { title: Flat }, round: { title: Round } } }",
      )
      .replace("file: .env }", "file: .env, when: { platform: compose } }")
      .replace(
        "when: { platform: helm }\n      run",
        "when: { platform: helm, wick: flat }\n      run",
      ),
    {
      ...lanternReleases,
      "1.1.0": lanternReleases["1.1.0"].replace(
        "config:",
        "config:\n  - { op: deprecated, key: env/OIL, removed: 2.0.0 }",
      ),
    },
  );
  const page = async (answers: Answers) =>
    (await render(product, "1.0.0", "1.1.0", answers)).body;
  expect(await page({})).toContain("Which wick?");
  expect(await page({ platform: "compose" })).not.toContain("Which wick?");
  expect(await page({ platform: "compose" })).toContain("- `OIL`");
  expect(await page({ platform: "helm" })).not.toContain("`OIL`");
});
