import { complaintsOf } from "../../embedded/complaints.ts";
import { isExcerpt } from "../../embedded/excerpts.ts";
import type { Rule } from "../../rule.ts";

/** A patch that kubectl does not send, or the API server does not take. */
export const refusedPatch: Rule = {
  name: "refused-patch",
  on: "document",
  tier: "payload",
  severity: "error",
  yieldsTo: [
    "unclosed-fence",
    "not-shell",
    "syntax-error",
    "smart-quotes",
    "literal-ellipsis",
    "lost-quotes",
    "unexpanded-variable",
  ],
  summary: "`kubectl patch` gets a patch that it cannot read",
  why: "The object stays as it was, and the steps after it count on the change.",
  help: "A list of operations needs `--type=json`, a map `--type=merge` or none; `--dry-run=server` tries it.",
  examples: {
    good: [
      '```bash\nkubectl patch service mill -p \'{"spec":{"selector":{"version":"green"}}}\'\n```\n',
      '```bash\nkubectl patch ingress mill --type=\'json\' -p=\'[{"op": "replace", "path": "/spec/rules/0/host", "value": "\'"$HOST"\'"}]\'\n```\n',
      '```bash\nkubectl patch deployment mill --patch "$(cat patch.yaml)"\n```\n',
      '```bash\nkubectl patch deployment mill --type=json -p "[{\\"op\\": \\"remove\\", \\"path\\": \\"/metadata/labels/$NAME\\"}]"\n```\n',
      '```bash\nkubectl patch deployment mill --type $TYPE -p \'[{"op":"remove","path":"/a"}]\'\n```\n',
    ],
    bad: [
      {
        markdown:
          '```bash\nkubectl patch deployment mill -p \'[{"op":"replace","path":"/spec/replicas","value":2}]\'\n```\n',
        findings: [
          "2:35 Unexpected list, expected `--type=json` for a list of operations",
        ],
      },
      {
        markdown:
          '```bash\nkubectl patch deployment mill \\\n  --type json \\\n  -p \'[{"op": "replace", "path": "spec/replicas", "value": 2}]\'\n```\n',
        findings: [
          "4:34 Unexpected path `spec/replicas`, expected `/spec/replicas`",
        ],
      },
      {
        markdown:
          '```bash\nkubectl patch deployment mill --type=merge -p \'{"spec": {"replicas": 2}\'\n```\n',
        findings: ["2:72 Unexpected end, expected `,` or `}`"],
      },
      {
        markdown:
          '```bash\nkubectl patch deployment mill --type=json -p \'{"spec": {"replicas": 2}}\'\n```\n',
        findings: [
          "2:47 Unexpected map, expected a list of operations: only a merge patch is a map",
        ],
      },
    ],
  },
  *check(page) {
    for (const kind of ["json-patch", "merge-patch"])
      yield* complaintsOf(
        page,
        kind,
        ({ as, text }) => as === kind && !isExcerpt(text),
      );
  },
};
