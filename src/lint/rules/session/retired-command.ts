import { known } from "../../../session/values.ts";
import type { Rule } from "../../rule.ts";

/** A command whose makers ended it. */
export const retiredCommand: Rule = {
  name: "retired-command",
  on: "session",
  tier: "tool",
  severity: "warning",
  yieldsTo: [],
  summary: "A command is called that its makers retired",
  why: "New systems do not have it, so the step ends with `command not found`; where it is still there, nobody mends it.",
  help: "Call the command that replaced it.",
  examples: {
    good: [
      "```bash\ndocker compose up -d\n```\n",
      "```bash\necho docker-compose is gone\n```\n",
      "```bash\nvim docker-compose.yml\n```\n",
    ],
    bad: [
      {
        markdown: "```bash\ndocker-compose up -d\n```\n",
        findings: [
          "2:1 Unexpected `docker-compose`, expected `docker compose`: retired in July 2023",
        ],
      },
      {
        markdown: "```console\n$ sudo docker-compose pull web\n```\n",
        findings: [
          "2:8 Unexpected `docker-compose`, expected `docker compose`: retired in July 2023",
        ],
      },
      {
        markdown:
          "```bash\ncd vets && TAG=2 docker-compose up -d\nssh vets1 'docker-compose ps'\n```\n",
        findings: [
          "2:18 Unexpected `docker-compose`, expected `docker compose`: retired in July 2023",
          "3:12 Unexpected `docker-compose`, expected `docker compose`: retired in July 2023",
        ],
      },
    ],
  },
  *check({ rehearsal, blocks, toolCalled }) {
    for (const event of rehearsal.events) {
      if (event.kind !== "call") continue;
      const name = known(event.argv[0] ?? []);
      const retired =
        name === undefined ? undefined : toolCalled(name)?.retired;
      if (name === undefined || !retired) continue;
      const { block, start, end } = event.place;
      const text = blocks[block]?.script.content.slice(start, end) ?? "";
      const at = start + Math.max(0, text.indexOf(name));
      yield {
        place: { block, start: at, end: at + name.length },
        message: `Unexpected \`${name}\`, expected \`${retired.instead}\`: retired in ${retired.since}`,
        ...(retired.takesSameWords &&
          isTyped(text, name) && {
            fix: [
              {
                place: { block, start: at, end: at + name.length },
                text: retired.instead,
              },
            ],
          }),
      };
    }
  },
};

/** Whether the page has the name as it is, neither quoted, behind a variable nor as a path. */
function isTyped(text: string, name: string): boolean {
  const after = text[text.indexOf(name) + name.length] ?? "";
  return (
    /^[\w-]+$/.test(name) && text.includes(name) && /^[\s;|&)]?$/.test(after)
  );
}
