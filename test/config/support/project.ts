import type { Options } from "../../../src/commands/command.ts";
import { lint } from "../../../src/commands/lint.ts";

/** A page on which `retired-command` warns at line 5. */
export const page = `# Upgrade

\`\`\`bash
docker pull mill:latest
docker-compose up -d
\`\`\`
`;

/** Lints paths of a folder; without any what its configuration says. */
export async function run(
  cwd: string,
  paths: readonly string[] = [],
  options: Options = {},
) {
  const around = { cwd, colour: false, version: "0.0.0" };
  const { text, exitCode } = await lint.run(
    paths,
    { format: "json", ...options },
    around,
  );
  return { text, exitCode };
}

/** Its findings: `file:line severity rule`. */
export async function found(
  ...given: Parameters<typeof run>
): Promise<string[]> {
  const { text } = await run(...given);
  const { findings }: { findings: Record<string, string>[] } = JSON.parse(text);
  return findings.map(
    ({ file, line, severity, rule }) => `${file}:${line} ${severity} ${rule}`,
  );
}
