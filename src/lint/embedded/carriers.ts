import type { Command } from "./commands.ts";
import { slice, type Mapped } from "./mapped.ts";
import { has, operandsOf, textOf, valuesOf } from "./options.ts";
import { shownFile } from "./files.ts";

/** A stretch of a command that some program reads as another language. */
export interface Carried {
  /** The name of a parser. */
  readonly as: string;
  readonly text: Mapped;
}

interface Carrier {
  readonly names: readonly string[];
  readonly carried: (command: Command) => Iterable<Carried>;
}

const carriers: readonly Carrier[] = [
  {
    names: ["psql", "pgcli"],
    *carried({ args, input }) {
      const isShort = /^-[AELHXabelnqstwxz10]*c$/;
      for (const [index, { text }] of args.entries()) {
        const next = args[index + 1];
        if (isShort.test(text) && next) yield { as: "sql", text: next };
      }
      for (const text of valuesOf(args, "--command")) yield { as: "sql", text };
      const readsFile = has(args, "-f", "--file");
      if (input && !readsFile) yield { as: "sql", text: input };
    },
  },
  {
    names: ["kubectl", "oc"],
    *carried({ args, input }) {
      const [verb = ""] = operandsOf(args, globalValued).map(
        ({ text }) => text,
      );
      if (verb === "patch") yield* patches(args);
      for (const text of valuesOf(args, "--overrides"))
        yield { as: "json", text };
      for (const text of valuesOf(args, "-o", "--output")) {
        const path = behind(text, /^jsonpath(?:-as-json)?=/);
        if (path) yield { as: "jsonpath", text: path };
      }
      const reads = /^(?:apply|create|replace|delete)$/.test(verb);
      if (input && reads && has(args, "-", "-f-", "--filename=-", "-f=-"))
        yield { as: "manifests", text: input };
    },
  },
  {
    names: ["jq"],
    *carried({ args, input }) {
      if (has(args, "-f", "--from-file")) return;
      const [program] = operandsOf(args, []).length > 0 ? programOf(args) : [];
      if (program) yield { as: "jq", text: program };
      const raw = args.some(({ text }) =>
        /^-[a-z]*[Rn]|^--(?:raw-input|null-input)$/.test(text),
      );
      if (input && !raw) yield { as: "json", text: input };
    },
  },
  {
    names: ["aws", "az"],
    *carried({ args }) {
      for (const text of valuesOf(args, "--query"))
        yield { as: "jmespath", text };
    },
  },
  {
    names: ["python", "python3", "python3.10", "python3.11", "python3.12"],
    *carried({ args, input }) {
      const at = args.findIndex(({ text }) =>
        /^-[BEIOPRSWbdiqsuvx]*c$/.test(text),
      );
      const code = at < 0 ? undefined : args[at + 1];
      const before = args.slice(0, Math.max(at, 0));
      if (code && before.every(({ text }) => text.startsWith("-")))
        yield { as: "python", text: code };
      const [first] = operandsOf(args, ["-W", "-X"]);
      if (input && at < 0 && !has(args, "-m") && (!first || first.text === "-"))
        yield { as: "python", text: input };
    },
  },
  {
    names: ["curl"],
    *carried({ args }) {
      const headers = [...valuesOf(args, "-H", "--header")];
      const isJson = headers.some(({ text }) =>
        /^content-type:\s*application\/(?:[\w.-]+\+)?json\b/i.test(text),
      );
      const data = [
        "-d",
        "--data",
        "--data-raw",
        "--data-binary",
        "--data-ascii",
      ];
      const sent = [
        ...valuesOf(args, "--json"),
        ...(isJson ? valuesOf(args, ...data) : []),
      ];
      for (const text of sent)
        if (sent.length === 1 && !text.text.startsWith("@"))
          yield { as: "json", text };
    },
  },
  {
    names: ["cat", "tee"],
    *carried(command) {
      yield* shownFile(command);
    },
  },
];

const globalValued =
  "-n --namespace --context --kubeconfig --cluster --user -s --server --as -l --selector -o --output -p --patch --type -f --filename --subresource".split(
    " ",
  );

const byName = new Map(
  carriers.flatMap((carrier) =>
    carrier.names.map((name) => [name, carrier] as const),
  ),
);

/** What a command hands to its program in another language. */
export function carriedBy(command: Command): Iterable<Carried> {
  return byName.get(command.name)?.carried(command) ?? [];
}

function* patches(args: readonly Mapped[]): Generator<Carried> {
  const type =
    textOf(args, "--type") ?? (given(args, "--type") ? undefined : "strategic");
  if (type === undefined) return;
  for (const text of valuesOf(args, "-p", "--patch"))
    yield { as: type === "json" ? "json-patch" : "merge-patch", text };
}

function given(args: readonly Mapped[], name: string): boolean {
  return args.some(({ text }) => text === name || text.startsWith(`${name}=`));
}

/** What stands behind a prefix of a text. */
function behind(word: Mapped, prefix: RegExp): Mapped | undefined {
  const length = prefix.exec(word.text)?.[0].length;
  return length === undefined ? undefined : slice(word, length);
}

const jqOptions: Readonly<Record<string, number>> = {
  "--arg": 2,
  "--argjson": 2,
  "--slurpfile": 2,
  "--rawfile": 2,
  "--argfile": 2,
  "--indent": 1,
  "-L": 1,
};

/** The first word that is no option and no value of one. */
function programOf(args: readonly Mapped[]): readonly Mapped[] {
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (!arg) break;
    const values = jqOptions[arg.text];
    if (values !== undefined) index += values;
    else if (!arg.text.startsWith("-")) return [arg];
  }
  return [];
}
