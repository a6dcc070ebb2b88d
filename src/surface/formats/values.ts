import type { SettingType } from "../../release/types.ts";
import type { Format, Found } from "../format.ts";
import { toPath } from "../setting.ts";
import { expectMap, leavesOf, readYaml } from "../yaml-tree.ts";

/** Bitnami's `## @param image.tag [string] Which image`. */
const parameter =
  /^\s*##+\s*@(?:param|extra)\s+(\S+)\s*((?:\[[^\]]*\]\s*)*)(.*)$/;

/** helm-docs' older `# image.tag -- Which image`. */
const named = /^\s*#+\s*([A-Za-z][\w.\-[\]"]*) -- (.*)$/;

/** helm-docs' `# -- (list) Which images`. */
const statedType = /^\((\w+)\)\s*/;

const types: Readonly<Record<string, SettingType>> = {
  string: "string",
  tpl: "string",
  int: "integer",
  integer: "integer",
  number: "number",
  float: "number",
  bool: "boolean",
  boolean: "boolean",
  list: "list",
  array: "list",
  object: "map",
  map: "map",
  dict: "map",
};

interface Said {
  readonly comment: string;
  readonly type?: SettingType | undefined;
}

export const values: Format = {
  name: "values",
  summary: "Values of a Helm chart",
  overlay: { nullRemoves: true },
  examples: [
    {
      text: "image:\n  # -- Which image to run\n  # in the cluster\n  tag: 1.2.0\n  # -- (string) Defaults to the chart's\n  registry:\n",
      settings: [
        '4 image/tag: string = "1.2.0" # Which image to run in the cluster',
        "6 image/registry: string # Defaults to the chart's",
      ],
    },
    {
      text: "## @param replicas [int] How many mills\n## @param auth.password [string] Of the miller\nreplicas: 2\nauth:\n  password: grist9000\n",
      settings: [
        "3 replicas: integer = 2 # How many mills",
        "5 auth/password: string secret # Of the miller",
      ],
    },
    {
      text: "# old.name -- Deprecated: use new.name\nold:\n  name: x\npodAnnotations: {}\n",
      settings: [
        '3 old/name: string = "x" deprecated # Deprecated: use new.name',
        '4 podAnnotations: map = "{}"',
      ],
    },
    {
      text: "port: {{ .Values.port }}\n",
      unreadable: "1 Unexpected map as a key, expected text",
    },
  ],
  *read(text, isFreeForm) {
    const tree = readYaml(text);
    expectMap(tree);
    const said = saidElsewhere(text);
    for (const found of leavesOf(tree, isFreeForm))
      yield described(found, said.get(toPath(found.segments)));
  },
};

function described(found: Found, said: Said | undefined): Found {
  if (said) return { ...found, ...said, type: said.type ?? found.type };
  const { comment = "", value } = found;
  const word = statedType.exec(comment)?.[1] ?? "";
  const type = types[word.toLowerCase()];
  if (type === undefined) return found;
  const words = comment.replace(statedType, "");
  // A value shows its type better than words do.
  return { ...found, comment: words, ...(value === null && { type }) };
}

/** What comments say about keys that they name, wherever they stand. */
function saidElsewhere(text: string): Map<string, Said> {
  const said = new Map<string, Said>();
  for (const line of text.split("\n")) {
    if (!line.includes("#")) continue;
    const [, name, flags, words] = parameter.exec(line) ?? [];
    if (name !== undefined && words !== undefined) {
      const stated = /\[(\w+)/.exec(flags ?? "")?.[1] ?? "";
      said.set(toPath(name.split(".")), {
        comment: words.trim(),
        type: types[stated],
      });
      continue;
    }
    const [, key, rest] = named.exec(line) ?? [];
    if (key !== undefined && rest !== undefined)
      said.set(toPath(key.split(".")), { comment: rest.trim() });
  }
  return said;
}
