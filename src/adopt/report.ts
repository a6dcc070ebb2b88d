import type { Adoption, Placed } from "./adopt.ts";
import type { Ends } from "./ends.ts";
import type { Lines } from "./nodes.ts";

const whence: Readonly<Record<Ends["found"], string>> = {
  asked: "as asked",
  title: "from the title",
  commands: "from the commands",
  headings: "from the headings",
  text: "from versions in the text",
  nowhere: "the guide names none: give --from and --to",
};

/** What became of a guide, for its author. */
export function describeAdoption({
  adoption: { ends, files, placed, leftovers },
  untold,
  guide,
  folder,
  id,
  isDry,
  refused = [],
}: {
  readonly adoption: Adoption;
  /** Phases of which the guide says nothing, kept as they were begun. */
  readonly untold: readonly string[];
  readonly guide: string;
  readonly folder: string;
  readonly id: string;
  readonly isDry: boolean;
  /** Files that would not be written, for people wrote what stands there. */
  readonly refused?: readonly string[];
}): string {
  const counted = counts(placed);
  const left = counts(leftovers);
  const unplaced = leftovers.map(
    ({ line, endLine, kind, text }) =>
      `  ${guide}:${range({ line, endLine })}  ${kind}  ${firstLine(text)}`,
  );
  return [
    `${guide}: ${aboutOf(ends, files)}`,
    "",
    "Placed",
    ...fields(placed).map(([field, lines]) => `  ${field}  ${lines}`),
    "",
    `${total(counted)} placed, ${total(left)} without a place`,
    ...(untold.length > 0
      ? [
          "",
          "Kept as it was begun, for the guide says nothing of it",
          ...untold.map((phase) => `  steps.${phase}`),
        ]
      : []),
    ...(unplaced.length > 0 ? ["", "Without a place", ...unplaced] : []),
    "",
    ...(refused.length > 0 ? [] : files).map(
      ({ file }) => `${isDry ? "would write" : "written"} ${folder}/${file}`,
    ),
    ...(refused.length > 0
      ? [
          "Nothing would be written: people wrote what stands there already",
          ...refused.map((file) => `  ${folder}/${file}`),
          "  give --out another folder and join both by hand, or --force to replace it",
        ]
      : []),
    ...(isDry ? [] : ["", ...nextSteps({ id, folder, files })]),
    "",
  ].join("\n");
}

function aboutOf({ from, to, found }: Ends, files: Adoption["files"]): string {
  return files.some(({ file }) => file.startsWith("releases/"))
    ? `${from} to ${to} (${whence[found]})`
    : "any upgrade (it names no version)";
}

/** Each field with the lines that went there, in the guide's order. */
function fields(placed: readonly Placed[]): [string, string][] {
  const byField = Map.groupBy(placed, ({ field }) => field);
  const width = Math.max(...[...byField.keys()].map((field) => field.length));
  return [...byField].map(([field, of]) => [
    field.padEnd(width),
    [...new Set(of.map(range))].join(", "),
  ]);
}

function range({ line, endLine }: Lines): string {
  return line === endLine ? String(line) : `${line}-${endLine}`;
}

function firstLine(text: string): string {
  const line = text.split("\n").find((one) => /\w/.test(one)) ?? "";
  const short = line.trim();
  return short.length > 60 ? `${short.slice(0, 59)}…` : short;
}

/** How many passages of each kind: one that went to two fields counts once. */
function counts(all: readonly (Lines & { readonly kind: string })[]) {
  const byKind = Map.groupBy(all, ({ kind }) => kind);
  return [...byKind].map(
    ([kind, of]) => [kind, new Set(of.map(range)).size] as const,
  );
}

const names: Readonly<Record<string, readonly [string, string]>> = {
  block: ["block", "blocks"],
  table: ["table", "tables"],
  list: ["list or item", "lists or items"],
  text: ["passage of text", "passages of text"],
};

function total(counted: ReturnType<typeof counts>): string {
  if (counted.length === 0) return "nothing";
  return counted
    .map(([kind, count]) => {
      const [one, many] = names[kind] ?? [kind, kind];
      return `${count} ${count === 1 ? one : many}`;
    })
    .join(", ");
}

function nextSteps({
  id,
  folder,
  files,
}: {
  readonly id: string;
  readonly folder: string;
  readonly files: Adoption["files"];
}): string[] {
  const has = (name: string) => files.some(({ file }) => file.startsWith(name));
  return [
    "Next",
    `  read ${folder}/product.yaml: the summary, the variables' questions, each step's phase`,
    ...(has("releases/")
      ? [
          "  write the summary, the date and what breaks in each release: silence says that nothing does",
        ]
      : []),
    ...(has("adopted.md")
      ? [`  find a place for what is in ${folder}/adopted.md`]
      : []),
    `  guidepost generate ${id}`,
    "  guidepost check, with --write-baseline where what it finds has to wait",
  ];
}
