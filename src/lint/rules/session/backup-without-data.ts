import { callsOf, wordsOfCall } from "../../queries/calls.ts";
import type { Block, Rule } from "../../rule.ts";

/** `kubectl get pvc -o yaml` as the backup of what is in the volumes. */
export const backupWithoutData: Rule = {
  name: "backup-without-data",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: [],
  summary: "What is called a backup of volumes saves their claims only",
  why: "The file holds names and sizes, and not one byte of the data; who needs the backup finds out when the data is gone.",
  help: "Take snapshots of the volumes, dump the database, or copy the files; keep the claims besides, and say what they are.",
  examples: {
    good: [
      "```bash\n# Save the claims' manifests\nkubectl get pvc -n vets -o yaml > pvc.yaml\n```\n",
      "```bash\n# Back up the volumes\nvelero backup create vets --include-namespaces vets\n```\n",
      "```bash\n# Which volumes are there\nkubectl get pvc -n vets\n```\n",
      "```bash\n# Back up the settings\nkubectl get configmaps -n vets -o yaml > settings.yaml\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\n# Backup persistent volumes\nkubectl get pvc -n vets -o yaml > pvc-backup.yaml\n```\n",
        findings: [
          "3:1 Unexpected `kubectl get pvc` as a backup of volumes, expected a snapshot or a copy of what they hold: manifests hold no data",
        ],
      },
      {
        markdown:
          "```bash\nhelm get values vets > values.yaml\n\n# Save the data of the volumes\nkubectl -n vets get persistentvolumeclaims -o json > data.json\n```\n",
        findings: [
          "5:1 Unexpected `kubectl get persistentvolumeclaims` as a backup of volumes, expected a snapshot or a copy of what they hold: manifests hold no data",
        ],
      },
      {
        markdown:
          "```bash\n# 2. Back up all volumes\nkubectl get pv,pvc -A -o yaml > volumes.yaml\n```\n",
        findings: [
          "3:1 Unexpected `kubectl get pv,pvc` as a backup of volumes, expected a snapshot or a copy of what they hold: manifests hold no data",
        ],
      },
    ],
  },
  *check(page) {
    for (const call of callsOf(page)) {
      const [tool, ...words] = wordsOfCall(call);
      if (tool !== "kubectl" || call.terminal.stdout !== "redirected") continue;
      const kinds = words[words.indexOf("get") + 1] ?? "";
      if (!words.includes("get") || !claims.test(kinds)) continue;
      const block = page.blocks[call.place.block];
      if (!block || !isCalledBackup(labelAbove(block, call.place.start)))
        continue;
      yield {
        place: call.place,
        evidence: "heuristic",
        message: `Unexpected \`kubectl get ${kinds}\` as a backup of volumes, expected a snapshot or a copy of what they hold: manifests hold no data`,
      };
    }
  },
};

const claim = "(?:pvc?|persistentvolume(?:claim)?s?)";
const claims = new RegExp(`^${claim}(?:,${claim})*$`);

function isCalledBackup(label: string): boolean {
  return (
    /\bback(?:ing)?[ -]?up|\bsave\b/i.test(label) &&
    /\bvolumes?\b|\bdata\b/i.test(label) &&
    !/claim|manifest|definition|metadata|yaml|resource/i.test(label)
  );
}

/** The comment on the line above. */
function labelAbove({ script }: Block, start: number): string {
  const above = script.content.slice(0, start).split("\n").at(-2) ?? "";
  return /^\s*#/.test(above) ? above : "";
}
