import { type Call, isBehind, told, wordsOfCall } from "../../queries/calls.ts";
import { destroyed } from "../../queries/data/destruction.ts";
import type { Rule } from "../../rule.ts";
import { type Section, scriptsOf } from "../../queries/sections.ts";

/** "Monitor for 30 minutes, then delete", "Once all is stable, remove". */
const waits =
  /^(?:(?:monitor|wait|watch|observe|test|verify|check|confirm|soak|let\b.*\b(?:run|settle))\b.*?(?:,|;|\band)?\s*\b(?:then|before)\b|(?:once|after|when|as soon as)\b.*\b(?:stable|stabili[sz]\w+|healthy|verif\w+|confirm\w*|satisf\w+|happy|confident|certain|sure|works?|working|fine|well|successful\w*|minutes?|hours?|days?|weeks?|complete\w*|finish\w*|ready|running)\b)/i;

/** "Check error rates on the dashboard". */
const looks =
  /^(?:check|verify|monitor|wait|watch|observe|confirm|ensure|make sure|review|inspect|manually)\b/i;

const edits =
  /^(?:then\s+|now\s+|manually\s+)*(?:edit|update|change|modify|adjust|set|replace|add|remove|uncomment|comment out|bump)\b/i;

/** A file that somebody edits by hand. */
const file =
  /(?:^|[\s`"'(/])(?:[\w./-]*\.(?:ya?ml|json|toml|ini|conf|cfg|cnf|properties|env|txt|tf|tfvars|xml|php|rb|py|hcl)|\.env|Dockerfile|Caddyfile|fstab)\b/;

/** Sections ahead: a block with more of them is none that somebody reads. */
const farthest = 100;

/** Commands that wait, or ask the reader. */
const gates =
  /^(?:sleep|read|wait|select|kubectl wait|kubectl rollout status|timeout|watch|aws \S+ wait|argo rollouts|vi|vim|nano|\$EDITOR|sed|yq|crudini|kubectl edit)\b/;

/** What the comment asks for is skipped by the paste. */
export const manualStepInBlock: Rule = {
  name: "manual-step-in-block",
  on: "session",
  tier: "dry-run",
  severity: "warning",
  yieldsTo: [],
  summary:
    "A comment asks for a step by hand, and the shell goes on without it",
  why: "Whoever pastes the block runs the next command at once: the wait, the look or the edit never happens.",
  help: "End the block before the step, write the step as text, and start the next block behind it.",
  examples: {
    good: [
      "```bash\nkubectl rollout restart deploy/vets\n```\n\nWatch it for 30 minutes.\n\n```bash\nkubectl delete deploy vets-blue\n```\n",
      "```bash\nkubectl rollout restart deploy/vets\n\n# Wait until it is ready, then delete the old one\nkubectl rollout status deploy/vets\nkubectl delete deploy vets-blue\n```\n",
      "```bash\ndocker compose stop\n\n# Edit vets.conf\nvim vets.conf\n\ndocker compose up -d\n```\n",
      "```bash\n# Update package.json\nnpm update\n\n# Check the result\nnpm test\n```\n",
      "```bash\nhelm upgrade vets ./vets\n\n# Verify\nkubectl get pods\n\n# Monitor the log\nkubectl logs deploy/vets\n```\n",
      "```bash\nhelm repo update\n\n# Set the version for values.yaml\nVERSION=2.0.0\n\n# Upgrade\nhelm upgrade vets vets/vets --version $VERSION\n```\n",
      "```bash\ngit pull\n# After the restart the new code runs\nsystemctl restart vets\n```\n",
    ],
    bad: [
      {
        markdown:
          '```bash\nkubectl patch service vets -p \'{"spec":{"selector":{"version":"green"}}}\'\n\n# Monitor for 30 minutes, then delete blue\nkubectl delete deployment vets-blue\n```\n',
        findings: [
          "4:1 Unexpected step by hand between commands, expected the end of the block: pasted, `kubectl delete` runs at once",
        ],
      },
      {
        markdown:
          "```bash\ndocker compose down\n\n# 2. Change the image version in docker-compose.yml\n\n# 3. Remove the data\ndocker volume rm vets_data\ndocker compose up -d\n```\n",
        findings: [
          "4:1 Unexpected step by hand between commands, expected the end of the block: pasted, `docker volume` runs at once",
        ],
      },
      {
        markdown:
          "```bash\nkubectl apply -f canary.yaml\n\n# Check error rates on the dashboard\n\n# Promote\nkubectl delete deployment vets\nkubectl scale deployment vets-canary --replicas 10\n```\n",
        findings: [
          "4:1 Unexpected step by hand between commands, expected the end of the block: pasted, `kubectl delete` runs at once",
        ],
      },
      {
        markdown:
          "```bash\naws iam put-role-policy --role-name vets --policy-name tmp --policy-document file://p.json\n# Once the nodes are stable you can remove it\naws iam delete-role-policy --role-name vets --policy-name tmp\n```\n",
        findings: [
          "3:1 Unexpected step by hand between commands, expected the end of the block: pasted, `aws iam` runs at once",
        ],
      },
    ],
  },
  *check(page) {
    for (const sections of scriptsOf(page)) {
      const first = sections.findIndex(({ typed }) => typed.length > 0);
      for (const [index, section] of sections.entries()) {
        const { comment } = section;
        if (!comment || first < 0 || index <= first) continue;
        const next = skipsTo(section, sections.slice(index, index + farthest));
        if (!next) continue;
        const [name = "", word = ""] = wordsOfCall(next).map(told);
        yield {
          place: comment,
          evidence: "heuristic",
          message: `Unexpected step by hand between commands, expected the end of the block: pasted, \`${name} ${word}\` runs at once`,
          related: [{ place: next.place, message: "this runs at once" }],
        };
      }
    }
  },
};

/** The command that runs although the comment asks for something first. */
function skipsTo(
  section: Section,
  [, ...behind]: readonly Section[],
): Call | undefined {
  const { label, typed } = section;
  const following = behind.flatMap((one) => one.typed);
  const [first] = typed;
  if (first) {
    const asks =
      (waits.test(label) && destroyed(first) !== undefined) ||
      editsThenGoesOn(label);
    return asks && !isGate(first) ? first : undefined;
  }
  // An assignment is no call; what it stands above is done by it.
  if (section.foreign || section.text.trim() !== "") return undefined;
  const [next] = following;
  if (edits.test(label) && file.test(label))
    return next && !isGate(next) ? next : undefined;
  const destroys = following.find((call) => destroyed(call) !== undefined);
  if (!destroys || !(looks.test(label) || waits.test(label))) return undefined;
  const gated = following.some(
    (call) => isGate(call) && isBehind(destroys.place, call.place),
  );
  return gated ? undefined : destroys;
}

/** "Update requirements.txt", and on the next line "Then install". */
function editsThenGoesOn(label: string): boolean {
  const [first = "", second = ""] = label.split("\n");
  return (
    edits.test(first) && file.test(first) && /^(?:and )?then\b/i.test(second)
  );
}

function isGate(call: Call): boolean {
  return gates.test(wordsOfCall(call).join(" "));
}
