import type { Format } from "../format.ts";
import { expectMap, leavesOf, readYaml } from "../yaml-tree.ts";

export const yaml: Format = {
  name: "yaml",
  summary: "Configuration files in YAML",
  examples: [
    {
      text: "# Where it listens\nport: 8080\nlog:\n  level: info # debug shows all\n  files: [a.log]\n",
      settings: [
        "2 port: integer = 8080 # Where it listens",
        '4 log/level: string = "info" # debug shows all',
        '5 log/files: list = "[\\"a.log\\"]"',
      ],
    },
    {
      text: "base: &base { hours: 4 }\nnight:\n  <<: *base\n  lamp: true\n",
      settings: [
        "1 base/hours: integer = 4",
        "1 night/hours: integer = 4",
        "4 night/lamp: boolean = true",
      ],
    },
    {
      text: "paths:\n  /health: open\nlabels:\n  team: mill\n",
      freeForm: ["labels"],
      settings: [
        '2 paths/~1health: string = "open"',
        '3 labels: map = "{\\"team\\":\\"mill\\"}"',
      ],
    },
    { text: "", settings: [] },
    {
      text: "port: 8080\n  host: here\n",
      unreadable: "1 Nested mappings are not allowed in compact mappings",
    },
    {
      text: "- one\n",
      unreadable: "1 Unexpected list, expected keys with values",
    },
    {
      text: "a: 1\n---\nb: 2\n",
      unreadable: "2 Unexpected second document, expected one",
    },
  ],
  *read(text, isFreeForm) {
    const tree = readYaml(text);
    expectMap(tree);
    yield* leavesOf(tree, isFreeForm);
  },
};
