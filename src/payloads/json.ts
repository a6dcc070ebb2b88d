import type { PayloadKind } from "./payload-kind.ts";

export const json: PayloadKind = {
  name: "json",
  summary: "JSON as RFC 8259 has it",
  examples: [
    {
      text: '{"oven": "hot", "loaves": [1, -2.5e3, true, null]}',
      problems: [],
    },
    {
      text: '{"oven": "hot",}',
      problems: ["}: Unexpected `}` behind a comma, expected a key"],
    },
    {
      text: "{'oven': 1}",
      problems: ["': Unexpected `'`, expected a key in double quotes"],
    },
    {
      text: '{"a": [1, 2}',
      problems: ["}: Unexpected `}`, expected `,` or `]`"],
    },
    { text: '{"a": 1', problems: [": Unexpected end, expected `,` or `}`"] },
  ],
  load: async () => (await import("./readers/json.ts")).readJson,
};
