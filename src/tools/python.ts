import { hasHole, readOptions } from "../shell/words.ts";
import type { Effects, Tool } from "./tool.ts";

const valued = ["-W", "-X", "-Q"];

/** Modules that are programs of their own. */
const programs =
  /^(?:alembic|celery|flask|gunicorn|mypy|pip|pipx|poetry|pytest|ruff|tox|uvicorn)$/;

/** Modules that can only work on what they are given, and print. */
const harmless =
  /^(?:base64|binascii|collections|datetime|decimal|hashlib|hmac|itertools|json|math|random|re|secrets|statistics|string|sys|textwrap|time|urllib\.parse|uuid|zoneinfo)$/;

export const python: Tool = {
  name: "python",
  names: ["python", "python3", "python2"],
  summary: "Runs Python programs",
  examples: [
    { command: "python3 --version", does: [] },
    {
      command: "python -m alembic upgrade head",
      does: ["runs from word 1"],
    },
    { command: "python3 -m venv .venv", does: ["opens .venv"] },
    {
      command: "python3 -c 'import json, sys; print(json.load(sys.stdin))'",
      does: ["reads its input (read)"],
    },
    {
      command: "python3 -c 'import os; os.remove(\"x\")'",
      does: ["is not modelled: what the program does is its own"],
    },
    { command: "python manage.py migrate", does: [] },
    {
      command: "python manage.py loaddata app.json",
      does: ["reads app.json (restore)"],
    },
    {
      command: "python manage.py runserver",
      does: ["does not end: it serves until it is stopped"],
    },
    {
      command: "python3",
      does: ["reads its input (run)", "waits for the reader: it is a prompt"],
    },
  ],
  *effects(words) {
    if (/^(?:-V|--version|-h|--help)$/.test(words[0] ?? "")) return;
    const code = words.findIndex((word) => /^-[a-zA-Z]*c$/.test(word));
    const module = words.findIndex((word) => /^-[a-zA-Z]*m$/.test(word));
    const { operandIndexes } = readOptions(words, {
      valued: [...valued, "-c", "-m"],
      stopAtOperand: true,
    });
    const [script] = operandIndexes;
    if (isFirst(code, script)) yield* inline(words[code + 1] ?? "");
    else if (isFirst(module, script)) {
      yield* run(words, module + 1);
    } else if (script === undefined) {
      yield { kind: "input", as: "run" };
      yield { kind: "interactive", why: "it is a prompt" };
    } else if (/(?:^|\/)manage\.py$/.test(words[script] ?? "")) {
      yield* manage(words.slice(script + 1));
    } else yield* unknown();
  },
};

function isFirst(option: number, script = Infinity): boolean {
  return option >= 0 && option < script;
}

function* unknown(): Effects {
  yield { kind: "unmodelled", why: "what the program does is its own" };
}

/** Code that imports nothing but these can neither open a file nor run a command. */
function* inline(code: string): Effects {
  const known = importsOf(code).every((name) => harmless.test(name));
  const reaches =
    /\b(?:open|exec|eval|compile|getattr|vars|globals|modules|breakpoint)\b|\b_|__/;
  if (!known || hasHole(code) || reaches.test(code)) yield* unknown();
  else if (/\bstdin\b|\binput\(/.test(code)) {
    yield { kind: "input", as: "read" };
  }
}

function importsOf(code: string): readonly string[] {
  const from = /\bfrom\s+([\w.]+)\s+import\b[^;\n]*/g;
  const direct = code.replace(from, "").matchAll(/\bimport\b([^;\n]*)/g);
  return [
    ...[...code.matchAll(from)].map(([, name = ""]) => name),
    ...[...direct].flatMap(([, names = ""]) =>
      names.split(",").map((name) => name.trim().replace(/\s+as\s.*/, "")),
    ),
  ];
}

function* run(words: readonly string[], at: number): Effects {
  const name = words[at] ?? "";
  if (programs.test(name)) yield { kind: "run", from: at };
  else if (name === "venv") {
    const path = words.slice(at + 1).find((word) => !word.startsWith("-"));
    yield { kind: "open", path: path ?? "." };
  } else if (name === "http.server") {
    yield { kind: "endless", why: "it serves until it is stopped" };
  } else yield* unknown();
}

/** Django's own commands; a project adds others. */
function* manage(words: readonly string[]): Effects {
  const [name = ""] = words;
  const { operands, value } = readOptions(words.slice(1), {
    valued:
      "-o --output --database --settings -e --exclude --format -i --indent".split(
        " ",
      ),
  });
  if (name === "loaddata") {
    for (const path of operands) {
      // Without a suffix it looks for the file in every app.
      if (/\.\w+$/.test(path)) yield { kind: "read", path, as: "restore" };
    }
  } else if (name === "dumpdata") {
    const path = value("-o", "--output");
    if (path !== undefined) yield { kind: "open", path };
  } else if (name === "runserver") {
    yield { kind: "endless", why: "it serves until it is stopped" };
  } else if (
    !/^(?:migrate|showmigrations|sqlmigrate|check|createsuperuser|changepassword|clearsessions|flush|version)$/.test(
      name,
    )
  ) {
    yield* unknown();
  }
}
