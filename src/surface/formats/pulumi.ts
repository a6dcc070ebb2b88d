import { isScalar } from "yaml";
import type { SettingType } from "../../release/types.ts";
import type { Format, Found } from "../format.ts";
import { hiddenValue } from "../secrets.ts";
import {
  expectMap,
  leavesOf,
  readYaml,
  type YamlPair,
  type YamlTree,
} from "../yaml-tree.ts";

const types: Readonly<Record<string, SettingType>> = {
  string: "string",
  integer: "integer",
  boolean: "boolean",
  array: "list",
};

export const pulumi: Format = {
  name: "pulumi",
  summary: "Configuration of a Pulumi stack or project",
  examples: [
    {
      text: "encryptionsalt: v1:abc\nconfig:\n  # How many mills\n  mill:replicas: 2\n  mill:phrase:\n    secure: AAABAGrist\n  aws:defaultTags:\n    tags: { team: mill }\n",
      settings: [
        "4 mill:replicas: integer = 2 # How many mills",
        "5 mill:phrase: unknown secret",
        '8 aws:defaultTags/tags/team: string = "mill"',
      ],
    },
    {
      text: "name: mill\nruntime: nodejs\nconfig:\n  aws:region: eu-west-1\n  replicas:\n    type: integer\n    description: How many mills\n  phrase: { type: string, secret: true, default: grist9000 }\n  night: { type: boolean, default: false }\n",
      settings: [
        '4 aws:region: string = "eu-west-1"',
        "5 mill:replicas: integer required # How many mills",
        "8 mill:phrase: string secret",
        "9 mill:night: boolean = false",
      ],
    },
    { text: "encryptionsalt: v1:abc\n", settings: [] },
    {
      text: "config:\n  mill:db:\n    user: mill\n    phrase: { secure: AAABAGrist }\n  mill:keepers: [{ name: x, code: { secure: AAABAGrist } }]\n",
      settings: [
        '3 mill:db/user: string = "mill"',
        "4 mill:db/phrase: unknown secret",
        '5 mill:keepers: list = "[{\\"code\\":\\"***\\",\\"name\\":\\"x\\"}]"',
      ],
    },
    {
      text: "- a\n",
      unreadable: "1 Unexpected list, expected keys with values",
    },
  ],
  *read(text, isFreeForm) {
    const tree = readYaml(text);
    expectMap(tree);
    const top = tree.pairsOf(tree.root);
    const project = nameOfProject(tree, top);
    const config = top.find(({ name }) => name === "config");
    for (const pair of tree.pairsOf(config?.value)) {
      const name =
        project === undefined || pair.name.includes(":")
          ? pair.name
          : `${project}:${pair.name}`;
      const fields = tree.pairsOf(pair.value).map((field) => field.name);
      if (fields.length === 1 && fields[0] === "secure")
        yield { ...place(pair, name), value: undefined, secret: true };
      else if (project !== undefined && fields.length > 0)
        yield declared(tree, pair, name);
      else if (fields.length > 0 && !isFreeForm([name]))
        for (const found of leavesOf(tree, isFreeForm, {
          from: pair.value,
          under: [name],
        }))
          yield unsealed(found);
      else
        yield unsealed({
          ...place(pair, name),
          value: tree.dataOf(pair.value),
        });
    }
  },
};

/** Only a project has a runtime; its keys are declared there. */
function nameOfProject(
  tree: YamlTree,
  top: readonly YamlPair[],
): string | undefined {
  if (!top.some(({ name }) => name === "runtime")) return undefined;
  const value = tree.resolve(top.find(({ name }) => name === "name")?.value);
  return isScalar(value) ? String(value.value) : undefined;
}

function declared(tree: YamlTree, pair: YamlPair, name: string): Found {
  const fields = new Map(
    tree
      .pairsOf(pair.value)
      .map((field) => [field.name, tree.dataOf(field.value)] as const),
  );
  const value = fields.get("value") ?? fields.get("default");
  const words = fields.get("description");
  const comment = typeof words === "string" ? words : pair.comment;
  return {
    ...place(pair, name),
    value,
    comment,
    type: types[String(fields.get("type"))],
    required: value === undefined,
    ...(fields.get("secret") === true && { secret: true }),
  };
}

/** `secure: <ciphertext>` stands for a value, at any depth. */
function unsealed(found: Found): Found {
  const { segments, value } = found;
  if (segments.length > 1 && segments.at(-1) === "secure")
    return {
      ...found,
      segments: segments.slice(0, -1),
      value: undefined,
      secret: true,
    };
  return { ...found, value: withoutSealed(value) };
}

function withoutSealed(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutSealed);
  const entries = Object.entries(value);
  const isSealed = entries.length === 1 && entries[0]?.[0] === "secure";
  if (isSealed) return hiddenValue;
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, withoutSealed(inner)]),
  );
}

function place({ line, comment }: YamlPair, name: string) {
  return { segments: [name], line, comment };
}
