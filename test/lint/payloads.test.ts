import { describe, expect, test } from "vitest";
import { payloadsOf } from "../../src/lint/embedded/payloads.ts";
import { lint } from "../../src/lint/linter.ts";
import { positionOf } from "../../src/lint/positions.ts";

const pages: Readonly<Record<string, { page: string; texts: string[] }>> = {
  "an argument in single quotes": {
    page: "```bash\njq -r --arg n 1 '.loaves[0]' mill.json\n```\n",
    texts: ["jq .loaves[0]"],
  },
  "an argument with escapes and expansions": {
    page: '```bash\ncurl --json "{\\"heat\\": $HEAT, \\"oven\\": \\"${OVEN}\\"}" mill\n```\n',
    texts: ['json {"heat": _, "oven": "_"}'],
  },
  "an argument over several lines of a list item": {
    page: "1. Bake:\n\n   ```bash\n   kubectl patch svc mill -p '{\n     \"spec\": {}\n   }'\n   ```\n",
    texts: ['merge-patch {\n  "spec": {}\n}'],
  },
  "a heredoc whose tabs are stripped": {
    page: "```bash\nkubectl apply -f - <<-EOF\n\tkind: $KIND\n\t\tname: \\$x\nEOF\n```\n",
    texts: ["manifests kind: _\nname: $x\n"],
  },
  "a heredoc through a pipe in a quote": {
    page: "> ```bash\n> cat <<'EOF' | sudo -u postgres psql mill\n> SELECT '$1';\n> EOF\n> ```\n",
    texts: ["sql SELECT '$1';\n"],
  },
  "scripts in scripts": {
    page: "```bash\nssh mill <<'EOF'\nsudo bash -c \"psql -tAc 'SELECT 1'\"\nEOF\n```\n",
    texts: ["sql SELECT 1"],
  },
  "a command in a container, and what it prints": {
    page: "```bash\nX=$(kubectl exec db-0 -- psql -c \"SELECT 1\" | jq '.a')\n```\n",
    texts: ["sql SELECT 1", "jq .a"],
  },
  "options in every spelling": {
    page: "```bash\nkubectl get po -ojsonpath={.a} -o=jsonpath='{.b}' --output \"jsonpath={.c}\"\naws ecs x --query=d\n```\n",
    texts: ["jsonpath {.a}", "jsonpath {.b}", "jsonpath {.c}", "jmespath d"],
  },
  "what some program reads that is not told": {
    page: "```bash\njq -f a.jq x.json\ncurl -d '{' mill\nmysql mill < a.sql\npsql -f a.sql\npython3 bake.py <<EOF\nx\nEOF\ncat <<EOF\n{\nEOF\n```\n",
    texts: [],
  },
  "inputs of Helm and Compose, and files of their own": {
    page: "```bash\nhelm upgrade mill ./chart -f - <<EOF\nheat: 230\nEOF\ndocker compose -f - up -d <<'EOF'\nservices: {}\nEOF\nsudo tee /etc/docker/daemon.json <<'EOF'\n{}\nEOF\ncat >> a.json <<'EOF'\n}\nEOF\n```\n",
    texts: ["yaml heat: 230\n", "compose services: {}\n", "json {}\n"],
  },
  "a condition to wait for": {
    page: "```bash\nkubectl wait pod/mill --for=jsonpath='{.status.phase}'=Running\nkubectl patch svc mill --type json --patch-file /dev/stdin <<EOF\n[]\nEOF\n```\n",
    texts: ["jsonpath {.status.phase}", "json-patch []\n"],
  },
  "fences of their own": {
    page: '```yaml\nheat: 230\n```\n\n- ```json title="oven.json"\n  {}\n  ```\n\n```sql\nSELECT 1\n```\n',
    texts: ["yaml heat: 230", "json {}"],
  },
};

describe("the payloads of a page", () => {
  test.each(Object.entries(pages))("are found in %s", (_, { page, texts }) => {
    expect(found(page).map(({ as, text }) => `${as} ${text}`)).toEqual(texts);
  });

  test.each(Object.entries(pages))("know their place in %s", (_, { page }) => {
    const lines = page.split("\n");
    for (const { text, holes, placeOf, blocks } of found(page)) {
      for (const [at, char] of [...text].entries()) {
        if (/\s/.test(char) || holes.some(({ start }) => start === at))
          continue;
        const place = placeOf({ start: at, end: at + 1 });
        const { line, column } = positionOf(place, blocks);
        expect(lines[line - 1]?.[column - 1]).toBe(char);
      }
    }
  });
});

function found(text: string) {
  const { page } = lint(text, { file: "page.md", rules: [] });
  const { blocks } = page;
  return payloadsOf(page).map((payload) => ({ ...payload, blocks }));
}
