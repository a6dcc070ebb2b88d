import type { LintResult } from "../../src/lint/linter.ts";
import type { Event, Rehearsal } from "../../src/session/events.ts";
import { show } from "../../src/session/values.ts";

/** Blocks that mean well, each with findings of its own. */
export const [before, after] = [
  `mkdir -p /srv/mill
FLOUR=rye
pg_dump -Fc "$FLOUR" > /srv/mill/before.dump
pg_restore -d mill /srv/mill/befor.dump
kubectl get pods --no-such-flag
`,
  `mkdir -p /srv/kiln
CLAY=red
pg_dump -Fc "$CLAY" > /srv/kiln/after.dump
pg_restore -d kiln /srv/kiln/after.dump
docker exec -it kiln cat /etc/kiln.conf | tee /srv/kiln/kiln.conf
helm list --no-such-flag
kubectl logs -f deploy/kiln
kubectl delete pod kiln
`,
];

const fence = "`".repeat(12);

/** One block that attacks, between two that mean well; what a shell does at its end comes last. */
export function pageAround(hostile: string): string {
  return [
    "# Upgrade the mill",
    ...[before, hostile, after, ":"].map(
      (content) => `${fence}bash\n${content.replace(/\n$/, "")}\n${fence}`,
    ),
  ].join("\n\n");
}

/** The findings in a block, as lines: where the block stands does not count. */
export function findingsOf(
  index: number,
  { findings, page }: Pick<LintResult, "findings" | "page">,
): string[] {
  const own = page.blocks[index]?.fence;
  if (!own) return ["there is no such block"];
  return findings
    .filter(({ line }) => own.line <= line && line <= own.endLine)
    .map((one) => {
      const at = `${one.line - own.line}:${one.column}-${one.endLine - own.line}:${one.endColumn}`;
      return `${one.rule} ${one.severity} ${at} ${one.message}`;
    });
}

/** What a block sets and calls, as lines. */
export function valuesOf(index: number, { events }: Rehearsal): string[] {
  return events
    .filter(({ place }) => place.block === index)
    .flatMap((event) => valueOf(event) ?? []);
}

function valueOf(event: Event): string | undefined {
  if (event.kind === "set") return `${event.name}=${show(event.value)}`;
  if (event.kind === "call") return event.argv.map(show).join(" ");
  return undefined;
}
