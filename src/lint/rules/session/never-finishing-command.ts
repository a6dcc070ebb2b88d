import type { Event } from "../../../session/events.ts";
import { known } from "../../../session/values.ts";
import type { Rule } from "../../rule.ts";

type Call = Extract<Event, { kind: "call" }>;

/** A command that stays in front, with more of the block behind it. */
export const neverFinishingCommand: Rule = {
  name: "never-finishing-command",
  on: "session",
  tier: "dry-run",
  severity: "warning",
  yieldsTo: [],
  summary: "A command does not end, and others of its block follow",
  why: "Whoever pastes the block waits, and the commands after it never run, or go into the program that waits for input.",
  help: "Give it a block of its own, put it last, or run it in the background with `&` and stop it afterwards.",
  examples: {
    good: [
      "```bash\ncurl localhost:8080/health\nkubectl logs -f deploy/vets\n```\n",
      "```bash\nkubectl port-forward svc/vets 8080:80 &\ncurl localhost:8080/health\n```\n",
      "```bash\ntimeout 30 kubectl logs -f deploy/vets\necho done\n```\n",
      "```bash\nkubectl logs deploy/vets --tail 20\nkubectl get pods\n```\n",
      "```bash\nkubectl exec -it vets-0 -- bash\n```\n\n```bash\nvets check\n```\n",
      "```bash\npsql vets < up.sql\necho done\n```\n",
      "```console\nvet@clinic:~$ sudo -i\nroot@clinic:~# vets check\nroot@clinic:~# exit\nlogout\nvet@clinic:~$ vets list\n```\n",
      "```bash\ntail -f vets.log | head -n 5\necho done\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nkubectl port-forward svc/vets 8080:80\ncurl localhost:8080/health\n```\n",
        findings: [
          "2:1 Unexpected `kubectl port-forward` before other commands, expected it last or in the background: it forwards until it is stopped",
        ],
      },
      {
        markdown:
          "```bash\ndocker compose logs -f vets\n\n# Then\ndocker compose ps\n```\n",
        findings: [
          "2:1 Unexpected `docker compose logs` before other commands, expected it last or in the background: it follows the log",
        ],
      },
      {
        markdown: "```bash\ntail -f vets.log && echo done\n```\n",
        findings: [
          "2:1 Unexpected `tail` before other commands, expected it last or in the background: it follows the file",
        ],
      },
      {
        markdown: "```bash\nnpm run preview\nnpm run build\n```\n",
        findings: [
          "2:1 Unexpected `npm run preview` before other commands, expected it last or in the background: it serves until it is stopped",
        ],
      },
      {
        markdown: "```bash\nkubectl exec -it vets-0 -- bash\nvets check\n```\n",
        findings: [
          "2:1 Unexpected `kubectl exec` before other commands, expected them in a block of their own: it opens a shell, and they run after it ends",
        ],
      },
    ],
  },
  *check({ rehearsal }) {
    const calls = rehearsal.events.filter((event) => event.kind === "call");
    for (const call of calls) {
      if (call.finishes !== false || call.background) continue;
      // The reader of a pipe may end it; `timeout` certainly does.
      if (call.terminal.stdout === "piped") continue;
      if (call.within.includes("timeout")) continue;
      const later = calls.some((other) => follows(other, call));
      if (!later) continue;
      yield {
        place: call.place,
        message: `Unexpected \`${nameOf(call)}\` before other commands, expected it last or in the background: ${call.endless ?? "it does not end"}`,
      };
    }
    for (const event of rehearsal.events) {
      if (event.kind !== "enter" || !event.interactive) continue;
      const shell = calls.find((call) => holds(call, event));
      if (!shell || !calls.some((other) => follows(other, shell))) continue;
      yield {
        place: shell.place,
        evidence: "heuristic",
        message: `Unexpected \`${nameOf(shell)}\` before other commands, expected them in a block of their own: it opens a shell, and they run after it ends`,
      };
    }
  },
};

/** The command that the reader typed to get into the shell. */
function holds({ place, within }: Call, { place: inner }: Event): boolean {
  return (
    within.length === 0 &&
    place.block === inner.block &&
    place.start <= inner.start &&
    place.end >= inner.end
  );
}

function follows({ place }: Call, { place: stuck }: Call): boolean {
  return place.block === stuck.block && place.start >= stuck.end;
}

/** The command and the words that say what it does: `kubectl port-forward`. */
function nameOf({ argv }: Call): string {
  const words = argv.map((value) => known(value) ?? "");
  const [name = "", ...rest] = words;
  if (
    !/^(?:kubectl|docker|docker-compose|npm|yarn|pnpm|aws|pulumi)$/.test(name)
  )
    return name;
  const end = rest.findIndex((word) => !/^[a-z][a-z:-]*$/.test(word));
  const most = name === "npm" ? 2 : rest[0] === "compose" ? 2 : 1;
  return [
    name,
    ...rest.slice(0, Math.min(end < 0 ? rest.length : end, most)),
  ].join(" ");
}
