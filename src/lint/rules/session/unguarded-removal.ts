import {
  callsOf,
  isInside,
  wordsOfCall,
  type Call,
} from "../../queries/calls.ts";
import type { Rule } from "../../rule.ts";
import { namesAskedFor } from "../../queries/settings.ts";

/** `rm -rf "$FOLDER/"` where nobody sets the folder. */
export const unguardedRemoval: Rule = {
  name: "unguarded-removal",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: ["unset-variable"],
  summary: "A folder is removed by a variable that no step sets",
  why: "Where the variable is empty, what is removed begins at `/`: the whole machine instead of one folder.",
  help: "Write `${NAME:?set NAME}`, which stops where it is missing, or set it in a step.",
  examples: {
    good: [
      '```bash\nrm -rf "${VETS_DATA:?set VETS_DATA}/"\n```\n',
      '```bash\nVETS_DATA=/srv/vets\nrm -rf "$VETS_DATA"/*\n```\n',
      '```bash\nrm -rf "$VETS_DATA"\n```\n',
      '```bash\nrm "$VETS_DATA/lock"\n```\n',
      '```bash\nrm -rf "$HOME/vets"\n```\n',
      '```bash\nsource .env\nrm -rf "$VETS_DATA/"\n```\n',
    ],
    bad: [
      {
        markdown: '```bash\nrm -rf "${VETS_DATA}/"\n```\n',
        findings: [
          "2:9 Unexpected `$VETS_DATA/` in `rm`, expected `${VETS_DATA:?set VETS_DATA}/`: no step sets it, and empty it is `/`",
        ],
      },
      {
        markdown: "```bash\nsudo rm -r $VETS_DATA/*\n```\n",
        findings: [
          "2:12 Unexpected `$VETS_DATA/` in `rm`, expected `${VETS_DATA:?set VETS_DATA}/`: no step sets it, and empty it is `/`",
        ],
      },
      {
        markdown: '```bash\ncd /srv && rm -fr -- "$OLD_RELEASE"/cache\n```\n',
        findings: [
          "2:23 Unexpected `$OLD_RELEASE/` in `rm`, expected `${OLD_RELEASE:?set OLD_RELEASE}/`: no step sets it, and empty it is `/`",
        ],
      },
    ],
  },
  *check(page) {
    const asked = namesAskedFor(page);
    const removals = callsOf(page).filter(isRecursive);
    if (removals.length === 0) return;
    for (const event of page.rehearsal.events) {
      if (event.kind !== "read-variable" || event.found !== "unset") continue;
      const { name, place, guarded, rests } = event;
      if (guarded || asked.has(name)) continue;
      if (!removals.some((removal) => isInside(place, removal.place))) continue;
      const content = page.blocks[place.block]?.script.content ?? "";
      if (!/^"?\//.test(content.slice(place.end))) continue;
      if (/[^\s"]/.test(content[place.start - 1] ?? "")) continue;
      yield {
        place,
        evidence: "heuristic",
        rests,
        message: `Unexpected \`$${name}/\` in \`rm\`, expected \`\${${name}:?set ${name}}/\`: no step sets it, and empty it is \`/\``,
      };
    }
  },
};

function isRecursive(call: Call): boolean {
  const [tool, ...words] = wordsOfCall(call);
  return (
    tool === "rm" &&
    words.some((word) => /^-[A-Za-z]*[rR]|^--recursive$/.test(word))
  );
}
