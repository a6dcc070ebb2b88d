import type { Event } from "../../../session/events.ts";
import { base } from "../../../session/paths.ts";
import { same, show } from "../../../session/values.ts";
import { readOptions } from "../../../shell/words.ts";
import {
  type Call,
  callsOf,
  isInside,
  isSettled,
  wordsOfCall,
} from "../../queries/calls.ts";
import type { Page, Rule } from "../../rule.ts";

type Write = Extract<Event, { kind: "write-file" }>;

const valued =
  "-n --namespace --kube-context --kubeconfig --revision -o --output".split(
    " ",
  );

/** Values that were saved for people to read, and are given back to the program. */
export const strayValuesHeading: Rule = {
  name: "stray-values-heading",
  on: "session",
  tier: "flow",
  severity: "warning",
  yieldsTo: ["missing-restore-file", "misnamed-file"],
  summary: "Values saved by `helm get values` without `-o yaml` are used again",
  why: "Without `-o yaml` the first line is a heading, `USER-SUPPLIED VALUES:`. Given back it becomes a value of that name; a chart with a schema refuses it, and a release without values does not even parse.",
  help: "Save them with `helm get values -o yaml`.",
  examples: {
    good: [
      "```bash\nhelm get values vets -o yaml > old.yaml\nhelm upgrade vets vets/vets -f old.yaml\n```\n",
      "```bash\nhelm get values vets > old.yaml\ndiff old.yaml new.yaml\n```\n",
      "```bash\nhelm get values vets | tail -n +2 > old.yaml\nhelm upgrade vets vets/vets -f old.yaml\n```\n",
      "```bash\nhelm get values vets > old.yaml\nsed -i 1d old.yaml\nhelm upgrade vets vets/vets -f old.yaml\n```\n",
      "```bash\nhelm get values vets $FLAGS > old.yaml\nhelm upgrade vets vets/vets -f old.yaml\n```\n",
    ],
    bad: [
      {
        markdown:
          "```bash\nhelm get values vets -n vets > old.yaml\n```\n\n```bash\nhelm upgrade vets vets/vets -n vets -f old.yaml\n```\n",
        findings: [
          "2:1 Unexpected `helm get values` without `-o yaml`, expected it where `old.yaml` is used as values: its first line is a heading",
        ],
      },
      {
        markdown:
          "```bash\nhelm get values vets --all > all.yaml\nhelm template vets vets/vets --values all.yaml\n```\n",
        findings: [
          "2:1 Unexpected `helm get values` without `-o yaml`, expected it where `all.yaml` is used as values: its first line is a heading",
        ],
      },
      {
        markdown:
          "```bash\nOLD=old-values.yaml\nhelm -n vets get values vets > $OLD\nhelm -n vets upgrade vets vets/vets -f $OLD\n```\n",
        findings: [
          "3:1 Unexpected `helm get values` without `-o yaml`, expected it where `old-values.yaml` is used as values: its first line is a heading",
        ],
      },
    ],
  },
  *check(page) {
    const { events } = page.rehearsal;
    for (const call of callsOf(page)) {
      if (!isForPeople(call)) continue;
      const write = events.find(
        (event) =>
          event.kind === "write-file" && isInside(event.place, call.place),
      );
      if (write?.kind !== "write-file") continue;
      const later = events.slice(events.indexOf(write) + 1);
      const use = later.findIndex(
        (event) =>
          event.kind === "read-file" &&
          event.as === "values" &&
          event.namespace === write.namespace &&
          same(event.path, write.path),
      );
      const used = later[use];
      if (!used || isEdited(write, later.slice(0, use), page)) continue;
      const name = show(base(write.path));
      yield {
        place: call.place,
        message: `Unexpected \`helm get values\` without \`-o yaml\`, expected it where \`${name}\` is used as values: its first line is a heading`,
        rests: [...write.rests, ...used.rests],
        related: [{ place: used.place, message: `\`${name}\` is used here` }],
      };
    }
  },
};

function isForPeople(call: Call): boolean {
  if (call.terminal.stdout !== "redirected") return false;
  const [name, ...words] = wordsOfCall(call);
  if (name !== "helm") return false;
  const { operands, has } = readOptions(words, { valued, shortEquals: true });
  return (
    operands[0] === "get" &&
    operands[1] === "values" &&
    words.every(isSettled) &&
    !has("-o", "--output")
  );
}

/** Anything else that names the file may have put it right. */
function isEdited(
  write: Write,
  between: readonly Event[],
  { document }: Page,
): boolean {
  const name = show(base(write.path));
  const reads = /^(?:cat|less|more|head|tail|diff|ls|helm|grep|wc)$/;
  const edits = between.some((event) => {
    if (event.kind === "unknown") return true;
    if (event.kind === "write-file") return same(event.path, write.path);
    if (event.kind !== "call") return false;
    const [first = "", ...words] = wordsOfCall(event);
    if (!isSettled(first)) return true;
    const names = words.some((word) => word.includes(name) || !isSettled(word));
    return names && !reads.test(first);
  });
  return (
    edits || new RegExp(`USER-SUPPLIED|first line`, "i").test(document.text)
  );
}
