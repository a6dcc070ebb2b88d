import type { PayloadKind } from "./payload-kind.ts";

export const jsonPatch: PayloadKind = {
  name: "json-patch",
  summary: "JSON patches as RFC 6902 has them, in JSON or YAML",
  examples: [
    {
      text: '[{"op": "replace", "path": "/spec/heat", "value": 230}, {"op": "remove", "path": "/spec/grain"}, {"op": "move", "from": "/a", "path": "/b"}]',
      problems: [],
    },
    { text: "- op: add\n  path: /spec/heat\n  value: 230\n", problems: [] },
    {
      text: '{"spec": {"heat": 230}}',
      problems: [
        '{"spec": {"heat": 230}}: Unexpected map, expected a list of operations: only a merge patch is a map',
      ],
    },
    {
      text: '[{"op": "update", "path": "/heat", "value": 1}]',
      problems: [
        '"update": Unexpected operation `update`, expected `add`, `remove`, `replace`, `move`, `copy` or `test`',
      ],
    },
    {
      text: '[{"op": "add", "path": "spec/heat", "value": 1}]',
      problems: [
        '"spec/heat": Unexpected path `spec/heat`, expected `/spec/heat`',
      ],
    },
    {
      text: '[{"op": "replace", "path": "/heat"}]',
      problems: [
        '{"op": "replace", "path": "/heat"}: Unexpected `replace` without `value`, expected one',
      ],
    },
  ],
  load: async () => (await import("./readers/patches.ts")).readJsonPatch,
};
