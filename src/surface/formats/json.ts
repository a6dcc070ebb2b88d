import type { Format } from "../format.ts";
import { jsonLeaves } from "../json-tree.ts";

export const json: Format = {
  name: "json",
  summary: "Configuration files in JSON, comments allowed",
  examples: [
    {
      text: '{\n  // Where it listens\n  "port": 8080,\n  "log": { "level": "info" }, // how much it says\n  "a/b~c": [1, 2],\n}\n',
      settings: [
        "3 port: integer = 8080 # Where it listens",
        '4 log/level: string = "info" # how much it says',
        '5 a~1b~0c: list = "[1,2]"',
      ],
    },
    {
      text: '{"labels": {"team": "mill"}, "none": null, "empty": {}}',
      freeForm: ["labels"],
      settings: [
        '1 labels: map = "{\\"team\\":\\"mill\\"}"',
        "1 none: unknown",
        '1 empty: map = "{}"',
      ],
    },
    {
      text: '{"clientSecret": "grist9000"}',
      settings: ["1 clientSecret: string secret"],
    },
    {
      text: '{\n  "port": 8080\n  "host": 1\n}',
      unreadable: "3 Unexpected text, expected a comma",
    },
    { text: "[1]", unreadable: "1 Unexpected list, expected an object" },
  ],
  read: jsonLeaves,
};
