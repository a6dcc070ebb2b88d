import type { PayloadKind } from "./payload-kind.ts";

export const jmespath: PayloadKind = {
  name: "jmespath",
  summary: "Queries of `aws --query` and `az --query`",
  examples: [
    {
      text: "Ovens[?State.Name=='hot' && contains(Tags, `rye`)].{id: Id, heat: sort_by(Heat, &At)[-1]} | [0]",
      problems: [],
    },
    { text: 'Ovens[].[Id, "Heat-Now", *.x, length(@)]', problems: [] },
    {
      text: "Ovens[0.Id",
      problems: [".: Unexpected `.`, expected `]`"],
    },
    {
      text: "Ovens[?State=hot]",
      problems: ["=: Unexpected `=`, expected `==`"],
    },
    {
      text: "{id: Id, heat}",
      problems: ["}: Unexpected `}`, expected `:` and a value"],
    },
    {
      text: "lenght(Ovens)",
      problems: ["lenght: Unexpected function `lenght`, expected `length`"],
    },
    {
      text: 'Ovens[?State=="hot"]',
      problems: [
        '"hot": Unexpected field `"hot"` to compare with, expected the text `\'hot\'`',
      ],
    },
    { text: "Ovens[].", problems: [": Unexpected end, expected a field"] },
  ],
  load: async () => (await import("./readers/jmespath.ts")).readJmespath,
};
