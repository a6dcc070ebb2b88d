import { readOptions } from "../shell/words.ts";
import { subcommand } from "./subcommand.ts";
import type { Effects, Tool } from "./tool.ts";

/** Scripts of a project that stay: everybody calls them so. */
const staying = /^(?:dev|serve|preview|watch|start:dev|storybook|runserver)$/;

/** Scripts that check or build: what they leave behind lies in the usual folders. */
const building = /^(?:test|build|lint|format|typecheck|check|t)(?::[\w-]+)?$/;
const built = ["node_modules", "dist", "build", "out", ".next", "coverage"];

export const npm: Tool = {
  name: "npm",
  names: ["npm", "yarn", "pnpm", "bun"],
  summary: "Packages and scripts of a JavaScript project",
  examples: [
    {
      command: "npm ci",
      does: ["opens node_modules", "opens package-lock.json"],
    },
    {
      command: "npm run build",
      does: [
        "is not modelled: what the project's script `build` does is its own",
      ],
    },
    {
      command: "npm run dev",
      does: ["does not end: it serves until it is stopped"],
    },
    { command: "npm outdated", does: [] },
  ],
  *effects(words) {
    const { name, rest } = subcommand(words, [
      "--prefix",
      "-C",
      "--filter",
      "-w",
    ]);
    const quiet =
      /^(?:outdated|audit|ls|list|view|info|config|login|whoami|publish|version|why|cache|-v|--version)?$/;
    const installs =
      /^(?:i|install|ci|add|update|up|upgrade|remove|uninstall|dedupe|prune|link)$/;
    const script = name === "run" || name === "run-script" ? rest[0] : name;
    if (installs.test(name)) {
      yield { kind: "open", path: "node_modules" };
      yield { kind: "open", path: "package-lock.json" };
    } else if (!quiet.test(name)) yield* projectScript(script ?? "");
  },
};

function* projectScript(script: string): Effects {
  if (staying.test(script)) {
    yield { kind: "endless", why: "it serves until it is stopped" };
    return;
  }
  yield {
    kind: "unmodelled",
    why: `what the project's script \`${script}\` does is its own`,
    ...(building.test(script) && { within: built }),
  };
}

export const servers: Tool = {
  name: "vite",
  names: [
    "vite",
    "next",
    "nuxt",
    "webpack-dev-server",
    "uvicorn",
    "gunicorn",
    "flask",
    "http-server",
    "serve",
    "nodemon",
  ],
  summary: "Serve a project",
  examples: [
    { command: "vite", does: ["does not end: it serves until it is stopped"] },
    { command: "next build", does: ["opens ."] },
    {
      command: "uvicorn app:main --reload",
      does: ["does not end: it serves until it is stopped"],
    },
  ],
  *effects(words) {
    const [first = ""] = words;
    if (
      /^(?:build|generate|lint|--version|-v|-V|--help|db|routes|shell|export)$/.test(
        first,
      )
    ) {
      yield { kind: "open", path: "." };
    } else if (!words.includes("--daemon") && !words.includes("-D")) {
      yield { kind: "endless", why: "it serves until it is stopped" };
    }
  },
};

export const pip: Tool = {
  name: "pip",
  names: ["pip", "pip3", "pipx", "poetry", "uv", "conda"],
  summary: "Packages of a Python project",
  examples: [
    {
      command: "pip install -r requirements.txt",
      does: ["reads requirements.txt (values)"],
    },
    {
      command: "pip install mill==2.1.0",
      does: ["deployment pip/mill is made of mill==2.1.0"],
    },
    { command: "pip list --outdated", does: [] },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued:
        "-r --requirement -c --constraint -t --target -i --index-url -e".split(
          " ",
        ),
    });
    for (const path of options.values("-r", "--requirement")) {
      yield { kind: "read", path, as: "values" };
    }
    const target = options.value("-t", "--target");
    if (target !== undefined) yield { kind: "open", path: target };
    const [verb, ...named] = options.operands;
    if (verb === "download") yield { kind: "open", path: "." };
    for (const pinned of verb === "install" ? named : []) {
      const [name = "", version] = pinned.split("==");
      if (version !== undefined && target === undefined)
        yield {
          kind: "keep",
          thing: { kind: "deployment", name: `pip/${name}` },
          change: { how: "made", of: [pinned] },
        };
    }
  },
};

/** Programs that do what a file of the project says. */
export const interpreters: Tool = {
  name: "node",
  names: [
    "node",
    "ruby",
    "perl",
    "mvn",
    "gradle",
    "just",
    "task",
    "deno",
    "tsx",
  ],
  summary: "Run programs of the project",
  examples: [
    { command: "node --version", does: [] },
    {
      command: "node migrate.js",
      does: ["is not modelled: what the program does is its own"],
    },
  ],
  *effects(words) {
    if (/^(?:-v|-V|--version|--help)$/.test(words[0] ?? "")) return;
    yield { kind: "unmodelled", why: "what the program does is its own" };
  },
};

export const pytest: Tool = {
  name: "pytest",
  names: [
    "pytest",
    "tox",
    "jest",
    "vitest",
    "eslint",
    "ruff",
    "mypy",
    "black",
    "prettier",
    "tsc",
    "shellcheck",
    "hadolint",
    "kubeconform",
    "kubeval",
  ],
  summary: "Test and check a project",
  examples: [{ command: "pytest tests/ -v", does: [] }],
  effects: () => [],
};
