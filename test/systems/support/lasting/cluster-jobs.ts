import { toolCalled } from "../../../../src/tools/index.ts";
import type { Effect } from "../../../../src/tools/tool.ts";

/** A container of a manifest that the cluster runs, and what its command keeps. */
export interface ClusterJob {
  readonly name: string;
  readonly image: string;
  readonly keeps: readonly Extract<Effect, { kind: "keep" }>[];
}

const image = /^[ \t]*(?:-[ \t]+)?image:[ \t]*["']?([^\s"']+)/gm;
const command =
  /^[ \t]*(?:command|args):((?:[ \t]*\[[^\]]*\])|(?:[ \t]*\n(?:[ \t]*-[ \t].*\n?)+))/gm;

/**
 * The containers of plain manifests, without a reader of YAML: it is text that a
 * page hands over. Other text has none.
 */
export function jobsIn(manifest: string): readonly ClusterJob[] {
  return manifest.split(/^---\s*$/m).flatMap((document) => {
    const kind = /^kind:\s*(\S+)/m.exec(document)?.[1]?.toLowerCase();
    const name = /^metadata:\s*\n(?:.*\n)*?\s+name:\s*(\S+)/m.exec(
      document,
    )?.[1];
    if (kind === undefined || name === undefined) return [];
    return [...document.matchAll(image)].map((match) => {
      const behind = document.slice(match.index + match[0].length);
      // Up to the next image it is about this container.
      const [own = ""] = behind.split(/^[ \t]*(?:-[ \t]+)?image:/m);
      const words = [...own.matchAll(command)].flatMap(
        ([, list = ""]) => list.match(/[^\s"',[\]]+/g) ?? [],
      );
      const keeps = keptBy(words.filter((word) => word !== "-"));
      return { name: `${kind}/${name}`, image: match[1] ?? "", keeps };
    });
  });
}

function keptBy(words: readonly string[]): ClusterJob["keeps"] {
  const [name = "", ...rest] = words;
  const effects = [...(toolCalled(name)?.effects(rest) ?? [])];
  return effects.flatMap((effect) => {
    if (effect.kind === "keep") return [effect];
    // `python -m alembic`
    return effect.kind === "run"
      ? keptBy(rest.slice(effect.from, effect.to))
      : [];
  });
}
