import { hasHole } from "../shell/words.ts";
import type { Effect, Effects, Machine } from "./tool.ts";

/** `cp a:/x y`: a folder as the target keeps the name. */
export function* copyBetween(
  source: string,
  target: string,
  machine: (name: string) => Machine,
): Effects {
  const from = splitRemote(source);
  const to = splitRemote(target);
  if (source === "-" || target === "-") return;
  const path = from?.path ?? source;
  const on = from && machine(from.machine);
  yield { kind: "read", path, as: "copy", ...(on ? { on } : {}) };
  const place = to?.path ?? target;
  const written = into(place, path);
  const there = to && machine(to.machine);
  const effect: Effect =
    written === undefined
      ? { kind: "open", path: place, ...(there ? { on: there } : {}) }
      : { kind: "write", path: written, ...(there ? { on: there } : {}) };
  yield effect;
}

function into(target: string, source: string): string | undefined {
  const name = source.split("/").at(-1) ?? "";
  if (!/(?:^|\/)\.{0,2}$/.test(target)) return target;
  if (name === "" || name === "." || hasHole(name)) return undefined;
  return `${target.replace(/\/$/, "")}/${name}`;
}

/** A path on another machine, `db:/tmp/x`; a path here has no colon in front. */
function splitRemote(
  word: string,
): { machine: string; path: string } | undefined {
  const colon = word.indexOf(":");
  const slash = word.indexOf("/");
  const drive = /^[A-Za-z]:[\\/]/.test(word);
  if (colon <= 0 || drive) return undefined;
  // `./a:b` is a path here; `web/api-0:/tmp/x` is one in a pod.
  if (/^[./~]/.test(word) && slash < colon) return undefined;
  return { machine: word.slice(0, colon), path: word.slice(colon + 1) };
}
