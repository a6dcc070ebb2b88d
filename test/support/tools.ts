import { spawnSync } from "node:child_process";

type Tool =
  | "alembic"
  | "bwrap"
  | "chromium"
  | "postgres"
  | "pre-commit"
  | "python3"
  | "script"
  | "shellcheck";

interface Probe {
  readonly executables: readonly string[];
  /** Being there is not enough: bwrap may lack the right to make a namespace. */
  readonly args: readonly string[];
  readonly install: string;
}

const probes: Record<Tool, Probe> = {
  alembic: {
    executables: ["/usr/bin/alembic", "alembic"],
    args: ["--version"],
    install: "apt-get install alembic python3-psycopg2",
  },
  bwrap: {
    executables: ["bwrap"],
    args: ["--unshare-all", "--ro-bind", "/", "/", "/bin/true"],
    install: "apt-get install bubblewrap",
  },
  chromium: {
    // The first is the same engine without a window, and takes a third less time.
    executables: [
      "chromium-headless-shell",
      "chromium",
      "chromium-browser",
      "google-chrome",
    ],
    args: ["--version"],
    install: "apt-get install chromium-headless-shell",
  },
  postgres: {
    executables: [18, 17, 16, 15].map(
      (version) => `/usr/lib/postgresql/${version}/bin/initdb`,
    ),
    args: ["--version"],
    install: "apt-get install postgresql",
  },
  "pre-commit": {
    executables: ["pre-commit"],
    args: ["--version"],
    install: "apt-get install pre-commit",
  },
  python3: {
    executables: ["python3"],
    args: ["--version"],
    install: "apt-get install python3",
  },
  script: {
    executables: ["script"],
    args: ["--version"],
    install: "apt-get install bsdutils",
  },
  shellcheck: {
    executables: ["shellcheck"],
    args: ["--version"],
    install: "apt-get install shellcheck",
  },
};

/**
 * The executable of a tool that a test cannot do without. Where it is missing
 * the answer is undefined and the reason is printed, so that the test can skip;
 * it throws instead when `GUIDEPOST_REQUIRE` lists the tool.
 */
export function locate(tool: Tool): string | undefined {
  const { executables, args, install } = probes[tool];
  const working = executables.find(
    (name) => spawnSync(name, args, { timeout: 20_000 }).status === 0,
  );
  if (working !== undefined) return working;

  const trouble = `\`${tool}\` is missing or does not work here: ${install}`;
  if (isRequired(tool)) throw new Error(`${trouble} (in GUIDEPOST_REQUIRE)`);
  console.warn(`SKIPPED: ${trouble}`);
  return undefined;
}

function isRequired(tool: Tool): boolean {
  const listed = process.env["GUIDEPOST_REQUIRE"] ?? "";
  return listed.split(",").some((name) => name.trim() === tool);
}
