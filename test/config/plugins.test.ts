import { describe, expect, test } from "vitest";
import { check } from "../../src/commands/check.ts";
import type { Options } from "../../src/commands/command.ts";
import { explain } from "../../src/commands/explain.ts";
import { lint } from "../../src/commands/lint.ts";
import { rules } from "../../src/commands/rules.ts";
import { lanternFiles, repository } from "../support/repository.ts";

const page = `# Upgrade

\`\`\`bash
docker pull mill:latest
\`\`\`
`;

/** All that it takes: a rule that looks at blocks. */
const noLatest = `export default {
  name: "mill",
  rules: [
    {
      name: "mill/no-latest",
      summary: "An image is pulled without a version",
      severity: "error",
      *check({ blocks }) {
        for (const [block, { script }] of blocks.entries())
          for (const { index } of script.content.matchAll(/:latest\\b/g))
            yield {
              place: { block, start: index, end: index + 7 },
              message: "Unexpected \`latest\`, expected a version",
            };
      },
    },
  ],
};
`;

const around = { colour: false, version: "0.0.0" };

async function run(
  files: Readonly<Record<string, string>>,
  options: Options = {},
) {
  const cwd = await repository({ "a.md": page, ...files });
  return lint.run(["a.md"], { format: "json", ...options }, { cwd, ...around });
}

async function found(...given: Parameters<typeof run>): Promise<string[]> {
  const { text } = await run(...given);
  const { findings }: { findings: Record<string, string>[] } = JSON.parse(text);
  return findings.map(
    ({ line, severity, rule, message }) =>
      `${line} ${severity} ${rule}: ${message}`,
  );
}

function plugin(parts: string): Record<string, string> {
  return {
    "own.mjs": `export default { name: "mill", ${parts} };`,
    "guidepost.config.yaml": "plugins: [./own.mjs]\n",
  };
}

function rule(check: string, more = ""): Record<string, string> {
  return plugin(
    `rules: [{ name: "mill/own", summary: "Own", ${more} check(page) { ${check} } }]`,
  );
}

const refusal = (message: string, ...next: string[]) =>
  expect.objectContaining({ message, next: expect.arrayContaining(next) });

describe("a rule of one's own", () => {
  test("is a file of twenty lines, and reports as ours do", async () => {
    expect(noLatest.trim().split("\n").length).toBeLessThanOrEqual(20);
    const files = {
      "rules/no-latest.mjs": noLatest,
      "guidepost.config.yaml": "plugins: [./rules/no-latest.mjs]\n",
    };
    expect(await found(files)).toEqual([
      "4 error mill/no-latest: Unexpected `latest`, expected a version",
    ]);
    const config = `${files["guidepost.config.yaml"]}rules: { mill/no-latest: info }\n`;
    expect(await found({ ...files, "guidepost.config.yaml": config })).toEqual([
      "4 info mill/no-latest: Unexpected `latest`, expected a version",
    ]);
  });

  test("is suppressed by a comment as ours are", async () => {
    const allowed = `# Upgrade\n\n<!-- guidepost-disable-next-line mill/no-latest -- there is one -->\n\n\`\`\`bash\ndocker pull mill:latest\n\`\`\`\n`;
    const files = {
      "a.md": allowed,
      "own.mjs": noLatest,
      "guidepost.config.yaml": "plugins: [./own.mjs]\n",
    };
    expect(await found(files)).toEqual([]);
  });

  test.each([
    ["throws", 'throw new Error("no luck");', "Error: no luck"],
    ["gives back nothing", "", "TypeError: "],
    [
      "reports nowhere",
      'return [{ message: "Odd" }];',
      "TypeError: Unexpected place `undefined`",
    ],
    [
      "reports beyond the page",
      'return [{ place: { block: 7, start: 0, end: 1 }, message: "Odd" }];',
      'TypeError: Unexpected place `{"block":7',
    ],
    [
      "says nothing",
      "return [{ place: { block: 0, start: 0, end: 1 } }];",
      "TypeError: Unexpected message `undefined`, expected one line of text",
    ],
  ])(
    "that %s ends the run and is named, for it is no bug of ours",
    async (_, body, reason) => {
      const error: unknown = await run(rule(body)).catch(
        (error: unknown) => error,
      );
      expect(error).toMatchObject({
        name: "UsageError",
        message: expect.stringContaining(
          `Rule \`mill/own\` of the plugin \`mill\` failed: ${reason}`,
        ),
      });
    },
  );

  test("must not be called as one of ours is", async () => {
    const files = plugin(
      'rules: [{ name: "dead-link", summary: "", check: () => [] }]',
    );
    await expect(run(files)).rejects.toThrow(
      refusal(
        "There are two rules `dead-link`",
        "Give the one of the plugin `mill` another name: `mill/dead-link`",
      ),
    );
  });

  test("may look at metadata, and `check` asks it", async () => {
    const cwd = await repository({
      ...lanternFiles,
      ...plugin(
        'rules: [{ name: "mill/dated", on: "product", summary: "", *check({ releases }) { for (const at of releases) yield { at, message: "Unexpected release" }; } }]',
      ),
    });
    const { text } = await check.run(
      [],
      { format: "json", record: false },
      { cwd, ...around },
    );
    const { findings }: { findings: Record<string, string>[] } =
      JSON.parse(text);
    expect(
      findings
        .filter((finding) => finding["rule"] === "mill/dated")
        .map(({ file }) => file),
    ).toEqual([
      "content/products/lantern/releases/1.0.0.yaml",
      "content/products/lantern/releases/1.1.0.yaml",
    ]);
  });
});

describe("a tool of one's own", () => {
  const effects =
    '*effects([verb, path]) { if (verb === "pack") yield { kind: "write", path }; if (verb === "unpack") yield { kind: "read", path, as: "restore" }; }';
  const backup =
    "```bash\nmillctl pack mill-before.dump\nmillctl unpack mill-befor.dump\n```\n";

  test("says what its calls read and write, so that the dry run can follow them", async () => {
    expect(await found({ "a.md": backup })).toEqual([]);
    expect(
      await found({
        "a.md": backup,
        ...plugin(`tools: [{ name: "millctl", ${effects} }]`),
      }),
    ).toEqual([
      "3 warning missing-restore-file: Unexpected `mill-befor.dump`, expected `mill-before.dump`: no step writes the file that is read",
    ]);
  });

  test("is no slip of one that is ours, and may be retired as ours are", async () => {
    const files = { "a.md": "```bash\nkubctl get pods\n```\n" };
    expect(await found(files)).toEqual([
      "2 warning misspelt-command: Unexpected `kubctl`, expected `kubectl`",
    ]);
    expect(
      await found({
        ...files,
        ...plugin(
          'tools: [{ name: "kubctl", effects: () => [], retired: { since: "2025", instead: "millctl", why: "" } }]',
        ),
      }),
    ).toEqual([
      "2 warning retired-command: Unexpected `kubctl`, expected `millctl`: retired in 2025",
    ]);
  });

  test("that throws ends the run and is named", async () => {
    await expect(
      run({
        "a.md": backup,
        ...plugin(
          'tools: [{ name: "millctl", effects() { throw new Error("odd"); } }]',
        ),
      }),
    ).rejects.toThrow(
      refusal("Tool `millctl` of the plugin `mill` failed: Error: odd"),
    );
  });
});

describe("a reporter of one's own", () => {
  test("is a format like any other", async () => {
    const files = plugin(
      'reporters: [{ name: "count", write: ({ findings }) => `${findings.length} found\\n` }]',
    );
    const { text } = await run(files, { format: "count" });
    expect(text).toBe("0 found\n");
    await expect(run(files, { format: "cout" })).rejects.toThrow(
      refusal("Unknown format `cout`", "Did you mean `count`?"),
    );
  });

  test("that gives back no text is named", async () => {
    const files = plugin('reporters: [{ name: "count", write: () => 7 }]');
    await expect(run(files, { format: "count" })).rejects.toThrow(
      "Reporter `count` of the plugin `mill` gave back number, expected text",
    );
  });
});

describe("a package", () => {
  const installed = {
    "node_modules/guidepost-mill/package.json":
      '{ "name": "guidepost-mill", "type": "module", "exports": { ".": { "import": "./index.js" }, "./strict": "./strict.yaml" } }',
    "node_modules/guidepost-mill/index.js": noLatest,
    "node_modules/guidepost-mill/strict.yaml":
      "plugins: [./index.js]\nrules: { mill/no-latest: warning }\n",
  };

  test("may be a preset, which brings its own plugin", async () => {
    const files = {
      ...installed,
      "guidepost.config.yaml": "extends: guidepost-mill/strict\n",
    };
    expect(await found(files)).toEqual([
      "4 warning mill/no-latest: Unexpected `latest`, expected a version",
    ]);
    const config = `${files["guidepost.config.yaml"]}plugins: [guidepost-mill]\nrules: { mill/no-latest: off }\n`;
    expect(await found({ ...files, "guidepost.config.yaml": config })).toEqual(
      [],
    );
  });

  test("that is not there is asked for", async () => {
    const files = {
      "guidepost.config.yaml": "plugins: [guidepost-mil]\n",
    };
    await expect(run(files)).rejects.toThrow(
      refusal(
        "Cannot find the package `guidepost-mil`, which `guidepost.config.yaml` names",
        "Install it: npm install --save-dev guidepost-mil",
      ),
    );
    await expect(
      run({ ...plugin(""), "guidepost.config.yaml": "plugins: [own.mjs]\n" }),
    ).rejects.toThrow(
      refusal(
        "Cannot find the package `own.mjs`, which `guidepost.config.yaml` names",
        "For the file write `./own.mjs`",
      ),
    );
  });

  test("that is no plugin says what is wrong with it", async () => {
    await expect(
      run(plugin('rules: [{ name: "own rule", check: 7 }], tool: []')),
    ).rejects.toThrow(
      refusal(
        "`own.mjs` is no plugin",
        "`rules[0].name`: Unexpected `own rule`, expected letters, digits, `-`, `.` and `/` alone",
        "`rules[0].summary`: Missing `summary`, expected text",
        "`rules[0].check`: Unexpected `7`, expected a function",
        "Unexpected key `tool`, expected `version`, `tools`, `reporters`",
      ),
    );
  });
});

describe("with `--no-config-code`", () => {
  const strangers = { configCode: false };
  const loud = { "own.mjs": 'throw new Error("ran");' };

  test("plugins are left out, and that is said", async () => {
    const files = {
      ...loud,
      "guidepost.config.yaml":
        "plugins: [./own.mjs, not-installed]\nrules: { mill/no-latest: off }\n",
    };
    expect(await found(files, strangers)).toEqual([]);
    const said: string[] = [];
    const cwd = await repository({ "a.md": page, ...files });
    await lint.run(["a.md"], strangers, {
      cwd,
      ...around,
      aside: { say: (line) => said.push(line) },
    });
    expect(said).toEqual([
      "left out, for no code of the configuration may run: `./own.mjs`, `not-installed`",
    ]);
  });

  test.each([
    ["guidepost.config.mjs", "throw new Error('ran');"],
    ["guidepost.config.yaml", "extends: ./own.mjs"],
  ])(
    "what only code says of the project ends the run: %s",
    async (name, text) => {
      await expect(run({ ...loud, [name]: text }, strangers)).rejects.toThrow(
        /^Refused to run `(?:guidepost\.config|own)\.mjs`: `--no-config-code` reads YAML and JSON alone$/,
      );
    },
  );
});

test("`rules` and `explain` know a plugin's rules", async () => {
  const cwd = await repository({
    "own.mjs": noLatest,
    "guidepost.config.yaml": "plugins: [./own.mjs]\n",
  });
  const listed = await rules.run([], {}, { cwd, ...around });
  expect(listed.text).toMatch(
    /^mill\/no-latest +error +document +An image is pulled without a version$/m,
  );
  const { text } = await explain.run(
    ["mill/no-latest"],
    {},
    { cwd, ...around },
  );
  expect(text).toBe(`mill/no-latest (error, document)

An image is pulled without a version

Help: The plugin \`mill\` brings this rule.
`);
});
