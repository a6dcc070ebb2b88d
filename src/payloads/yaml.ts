import type { PayloadKind } from "./payload-kind.ts";

export const yaml: PayloadKind = {
  name: "yaml",
  summary: "YAML 1.2, one document or several",
  examples: [
    { text: "oven: hot\nloaves:\n- rye\n---\noven: cold\n", problems: [] },
    {
      text: "oven: hot\n\tloaves: 2\n",
      problems: ["\t: Unexpected tab in the indentation, expected spaces"],
    },
    {
      text: "oven: hot: 230\n",
      problems: [
        "hot: 230: Unexpected `:` in a value, expected quotes around the value or a line break before it",
      ],
    },
    {
      text: 'oven: "hot\nloaves: 2\n',
      problems: [
        '": Unexpected `"` that nothing closes, expected a closing quote',
      ],
    },
    {
      text: "bake:\n  oven: hot\n loaves: 2\n",
      problems: [
        "loaves: 2: Unexpected indentation, expected that of a line above",
      ],
    },
    {
      text: "ovens:\n  - heat: 230\n   grain: rye\n",
      problems: [
        "grain: rye: Unexpected indentation, expected that of a line above or a `-`",
      ],
    },
    {
      text: "oven: hot\noven: cold\n",
      problems: [
        "oven: Unexpected `oven` a second time, expected each key once",
      ],
    },
  ],
  load: async () => (await import("./readers/yaml.ts")).readYaml,
};
