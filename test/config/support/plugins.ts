import type { Options } from "../../../src/commands/command.ts";
import { lint } from "../../../src/commands/lint.ts";
import { repository } from "../../support/repository.ts";

export const page = `# Upgrade

\`\`\`bash
docker pull mill:latest
\`\`\`
`;

/** All that it takes: a rule that looks at blocks. */
export const noLatest = `export default {
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

export const around = { colour: false, version: "0.0.0" };

/** Lints `a.md` of a repository with these files beside it. */
export async function run(
  files: Readonly<Record<string, string>>,
  options: Options = {},
) {
  const cwd = await repository({ "a.md": page, ...files });
  return lint.run(["a.md"], { format: "json", ...options }, { cwd, ...around });
}

/** Its findings: `line severity rule: message`. */
export async function found(
  ...given: Parameters<typeof run>
): Promise<string[]> {
  const { text } = await run(...given);
  const { findings }: { findings: Record<string, string>[] } = JSON.parse(text);
  return findings.map(
    ({ line, severity, rule, message }) =>
      `${line} ${severity} ${rule}: ${message}`,
  );
}

/** A plugin with these parts, and the configuration that names it. */
export function plugin(parts: string): Record<string, string> {
  return {
    "own.mjs": `export default { name: "mill", ${parts} };`,
    "guidepost.config.yaml": "plugins: [./own.mjs]\n",
  };
}

/** A plugin whose one rule has this body. */
export function rule(check: string, more = ""): Record<string, string> {
  return plugin(
    `rules: [{ name: "mill/own", summary: "Own", ${more} check(page) { ${check} } }]`,
  );
}
