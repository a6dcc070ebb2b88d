import type { PayloadKind } from "./payload-kind.ts";

export const mergePatch: PayloadKind = {
  name: "merge-patch",
  summary: "Merge patches of kubectl, in JSON or YAML",
  examples: [
    { text: '{"spec": {"heat": 230}}', problems: [] },
    { text: "spec:\n  heat: 230\n", problems: [] },
    {
      text: '[{"op": "replace", "path": "/heat", "value": 1}]',
      problems: [
        '[{"op": "replace", "path": "/heat", "value": 1}]: Unexpected list, expected `--type=json` for a list of operations',
      ],
    },
    {
      text: "spec.heat=230",
      problems: ["spec.heat=230: Unexpected text, expected a map"],
    },
    {
      text: '{"spec": {"heat": 230}',
      problems: [": Unexpected end, expected `,` or `}`"],
    },
  ],
  load: async () => (await import("./readers/patches.ts")).readMergePatch,
};
