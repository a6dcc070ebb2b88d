import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const tools = [
  "docker",
  "pg_dump",
  "pg_restore",
  "psql",
  "alembic",
  "curl",
  "pottery",
];

/** A folder with a script and recorders in place of the tools that it calls. */
export interface Workshop {
  readonly folder: string;
  readonly run: (args: readonly string[], how?: How) => Ran;
  readonly read: (file: string) => string;
  readonly has: (file: string) => boolean;
  readonly put: (file: string, text: string) => void;
}

interface How {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly script?: string;
  /** Shell patterns of the calls that fail. */
  readonly failing?: string;
}

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What the tools were called with, in order; asking for a version apart. */
  readonly calls: readonly string[];
}

/** Values that the script asks for. */
export const values = { SITE: "north pier", GLAZE_KEY: "secret" };

export function workshop(upgrade: string): Workshop {
  const folder = mkdtempSync(join(tmpdir(), "guidepost-script-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const put = (file: string, text: string) =>
    writeFileSync(join(folder, file), text);
  for (const tool of tools) addTool(folder, tool);
  put("upgrade.sh", upgrade);
  put(".env", "");
  return {
    folder,
    put,
    read: (file) => readFileSync(join(folder, file), "utf8"),
    has: (file) => existsSync(join(folder, file)),
    run: (
      args,
      { env = values, input = "", failing = "", script = "upgrade.sh" } = {},
    ) => {
      put("calls", "");
      const { status, stdout, stderr } = spawnSync("bash", [script, ...args], {
        cwd: folder,
        env: {
          PATH: `${folder}:${process.env["PATH"]}`,
          FAILING: failing,
          ...env,
        },
        input,
        encoding: "utf8",
      });
      const calls = readFileSync(join(folder, "calls"), "utf8");
      return {
        status,
        stdout,
        stderr,
        calls: calls.split("\n").filter(Boolean),
      };
    },
  };
}

/** Records each call with the version it is for, and fails where it is told to. */
function addTool(folder: string, tool: string): void {
  const text = `#!/bin/bash
case "$*" in
  --version | "compose version") echo "\${DOCKER_VERSION:-${tool} version v26.1.4, build 1}"; exit ;;
esac
echo "${tool} $*\${KILN_VERSION:+ [$KILN_VERSION]}" >> "${folder}/calls"
case " ${tool} $* " in
  $FAILING) exit 9 ;;
esac
case "${tool}" in pg_dump) touch "\${@: -1}" ;; esac
`;
  writeFileSync(join(folder, tool), text, { mode: 0o755 });
}
