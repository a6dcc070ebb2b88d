import { requirementsOf } from "../product/requirements.ts";
import type { Page } from "../../rule.ts";

/** The versions of Kubernetes that a guide allows its reader. */
export interface ClusterVersions {
  /** As the guide says it: `>=1.27`. */
  readonly range: string;
  /** Minors of Kubernetes 1. */
  readonly least: number;
  readonly most: number;
}

/** By the product's releases, or where the page requires "Kubernetes 1.27 or later". */
export function clusterVersionsOf({
  document,
  expectations,
}: Page): ClusterVersions | undefined {
  const required = expectations.facts?.requires.find(({ name }) =>
    /^(?:kubernetes|k8s)$/i.test(name),
  );
  if (required) return inRange(required.range);
  const section = requirementsOf(document)?.text ?? "";
  const stated = [...section.matchAll(minimum)].map(([, at, plus]) =>
    Number(at ?? plus),
  );
  const least = Math.min(...stated);
  return stated.length > 0
    ? { range: `>=1.${least}`, least, most: Infinity }
    : undefined;
}

const minimum =
  /\b(?:Kubernetes|K8s)\b[ \t`*|:(]{1,12}(?:version )?(?:(?:>=|≥|at least|minimum(?: version)?) ?v?1\.(\d\d)\b(?!\.?\d)|v?1\.(\d\d)(?:\.\d+)?(?:\+| (?:or|and) (?:later|newer|above|higher|up)\b))/gi;

/** Of `>=1.27 <1.32` and its like; alternatives are one range. */
function inRange(range: string): ClusterVersions | undefined {
  const bounds = [...range.matchAll(/(<=?|>=?|[~^=])?\s*v?1\.(\d+)/g)].map(
    ([, operator = "", minor]) => ({ operator, minor: Number(minor) }),
  );
  const lower = bounds.filter(({ operator }) => !operator.startsWith("<"));
  const upper = bounds.filter(({ operator }) => operator.startsWith("<"));
  if (lower.length === 0) return undefined;
  const open = lower.some(({ operator }) => /[>^]/.test(operator));
  const most = upper.map(({ operator, minor }) =>
    operator === "<" ? minor - 1 : minor,
  );
  return {
    range,
    least: Math.min(...lower.map(({ minor }) => minor)),
    most:
      most.length > 0
        ? Math.max(...most)
        : open
          ? Infinity
          : Math.max(...lower.map(({ minor }) => minor)),
  };
}
