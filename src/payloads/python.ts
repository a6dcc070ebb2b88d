import type { PayloadKind } from "./payload-kind.ts";

export const python: PayloadKind = {
  name: "python",
  summary: "Python, as far as its grammar tells",
  examples: [
    {
      text: "\nfrom mill import oven\nprint(f'{oven.heat[:30]}...')\n",
      problems: [],
    },
    {
      text: "import json, sys; print(json.load(sys.stdin)['heat'])",
      problems: [],
    },
    {
      text: "import json; print(json.loads('{}')['heat')",
      problems: ["): Unexpected `)`, expected other Python"],
    },
    { text: "with (oven() as one, mill() as two): x = 1.\n", problems: [] },
    {
      text: "print(oven.heat",
      problems: [": Unexpected end, expected other Python"],
    },
    {
      text: "if hot\n    bake()\n",
      problems: ["\n: Unexpected end of the line, expected other Python"],
    },
  ],
  load: async () => (await import("./readers/python.ts")).readPython,
};
