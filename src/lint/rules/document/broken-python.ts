import { complaintsOf } from "../../embedded/complaints.ts";
import { isExcerpt } from "../../embedded/excerpts.ts";
import type { Rule } from "../../rule.ts";

/** Python that no version of it compiles. */
export const brokenPython: Rule = {
  name: "broken-python",
  on: "document",
  tier: "payload",
  severity: "error",
  yieldsTo: [
    "unclosed-fence",
    "not-shell",
    "syntax-error",
    "smart-quotes",
    "literal-ellipsis",
  ],
  summary: "Python in a command does not compile",
  why: "Python reads the whole text first: one mistake, and not even the first line of it runs.",
  help: "Put the code right; `python3 -m py_compile` reads a file without running it.",
  examples: {
    good: [
      "```bash\ndocker exec mill python3 -c \"\nfrom mill import oven\nprint(f'{oven.heat[:3]}...')\n\"\n```\n",
      "```bash\npython3 - <<'EOF'\nimport json\nprint(json.dumps({\"heat\": 230}))\nEOF\n```\n",
      "```python\n>>> import mill\n>>> mill.heat\n230\n```\n",
      "```bash\npython3 -c \"print('$NAME'.upper())\"\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\ncurl -s localhost:8080 | python3 -c \"import json, sys; print(json.load(sys.stdin)['heat')\"\n```\n",
        findings: ["2:89 Unexpected `)`, expected other Python"],
      },
      {
        markdown:
          "```bash\npython3 <<'EOF'\nimport mill\nif mill.hot\n    mill.bake()\nEOF\n```\n",
        findings: ["4:12 Unexpected end of the line, expected other Python"],
      },
      {
        markdown:
          "1. Look:\n\n   ```bash\n   python3 - <<EOF\n   print(mill.heat\n   EOF\n   ```\n",
        findings: ["6:4 Unexpected end, expected other Python"],
      },
    ],
  },
  *check(page) {
    yield* complaintsOf(
      page,
      "python",
      ({ as, text, carrier }) =>
        as === "python" && (carrier === "command" || !isExcerpt(text)),
    );
  },
};
