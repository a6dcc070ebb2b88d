import { type Call, callsOf } from "../../queries/calls.ts";
import { questionOf } from "../../queries/questions.ts";
import type { Page, Rule } from "../../rule.ts";

/** A command that asks the reader, with more lines of the block behind it. */
export const unansweredQuestion: Rule = {
  name: "unanswered-question",
  on: "session",
  tier: "dry-run",
  severity: "warning",
  yieldsTo: ["never-finishing-command", "alternatives-in-one-block"],
  summary: "A command asks for a yes, and other lines of its block follow",
  why: "Pasted into a terminal, the next line of the block is the answer: the step is called off, and the rest goes on as if it were done.",
  help: "Answer with an option, such as `--yes`, or end the block with the command that asks.",
  examples: {
    good: [
      "```bash\npulumi preview\npulumi up\n```\n",
      "```bash\npulumi up --yes\ncurl -f localhost/health\n```\n",
      "```bash\nterraform plan -out vets.plan\nterraform apply vets.plan\nterraform output\n```\n",
      "```bash\nsudo apt-get install -y nginx\nsystemctl restart nginx\n```\n",
      "```bash\napt-get update && apt-get install nginx && systemctl restart nginx\n```\n",
      "```bash\nyes | docker system prune\ndocker ps\n```\n",
      "```console\n$ terraform apply\n$ terraform output\n```\n",
      "```bash\n# Debian\nsudo apt-get install nginx\n# macOS\nbrew install nginx\n```\n",
      "```bash\nterraform apply $FLAGS\nterraform output\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\npulumi preview\npulumi up\ncurl -f localhost/health\n```\n",
        findings: [
          "3:1 Unexpected `pulumi up` before other lines of the block, expected `--yes` or a block of its own: it asks, and the next line is the answer",
        ],
      },
      {
        markdown:
          "```bash\ndocker system prune -a\ndocker compose up -d\n```\n",
        findings: [
          "2:1 Unexpected `docker system prune` before other lines of the block, expected `--force` or a block of its own: it asks, and the next line is the answer",
        ],
      },
      {
        markdown:
          "```bash\nterraform apply -target aws_db_instance.vets\nterraform apply\n```\n",
        findings: [
          "2:1 Unexpected `terraform apply` before other lines of the block, expected `-auto-approve` or a block of its own: it asks, and the next line is the answer",
        ],
      },
      {
        markdown:
          "```bash\nsudo apt-get install nginx\nsystemctl restart nginx\n```\n",
        findings: [
          "2:6 Unexpected `apt-get install` before other lines of the block, expected `-y` or a block of its own: it asks, and the next line is the answer",
        ],
      },
    ],
  },
  *check(page) {
    const calls = callsOf(page);
    for (const call of calls) {
      const question = questionOf(call);
      if (!question || call.maybe || isTyped(call, page)) continue;
      const end = endOf(call, page);
      const later = calls.find(
        ({ place }) => place.block === call.place.block && place.start >= end,
      );
      if (!later || (!question.grave && isApart(later, call, page))) continue;
      yield {
        place: call.place,
        evidence: "heuristic",
        atMost: question.grave ? "warning" : "info",
        message: `Unexpected \`${question.told}\` before other lines of the block, expected \`${question.answer}\` or a block of its own: it asks, and the next line is the answer`,
      };
    }
  },
};

/** Who reads a transcript types its commands one by one. */
function isTyped({ place }: Call, { blocks }: Page): boolean {
  const script = blocks[place.block]?.script;
  return script !== undefined && script.prompts.length > 0;
}

/** A comment in between often names another system: one of both is meant. */
function isApart(later: Call, asker: Call, { blocks }: Page): boolean {
  const content = blocks[asker.place.block]?.script.content ?? "";
  return /^\s*#/m.test(content.slice(asker.place.end, later.place.start));
}

/** Where the statement ends: what stands in it was read before it asked. */
function endOf({ place }: Call, { rehearsal }: Page): number {
  const statement = rehearsal.statements.find(
    (one) =>
      one.place.block === place.block &&
      one.place.start <= place.start &&
      one.place.end >= place.end,
  );
  return statement?.place.end ?? Infinity;
}
