import { isScalar } from "yaml";
import type { SettingType } from "../../release/types.ts";
import type { Format, Found } from "../format.ts";
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
        yield* leavesOf(tree, isFreeForm, { from: pair.value, under: [name] });
      else yield { ...place(pair, name), value: tree.dataOf(pair.value) };
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

function place({ line, comment }: YamlPair, name: string) {
  return { segments: [name], line, comment };
}
