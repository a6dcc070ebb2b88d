import { readFileSync, readdirSync } from "node:fs";
import { readSections } from "../support/snippets.ts";
import { hostileShapes } from "./shapes.ts";

/** A block of a stranger, and what it is expected to end by. */
export interface HostileBlock {
  readonly name: string;
  readonly theme: string;
  /** `@file@`, `@port@` and `@marker@` stand for the canaries. */
  readonly script: string;
  /**
   * The names of the limits that the session ends it by; none where it just ends.
   * `a / b` where a machine decides by its speed which of two comes first.
   */
  readonly session: readonly string[];
  /** Those of the engine `bwrap`. */
  readonly bash: readonly string[];
  /** Why the shell is another one behind it, for both engines. */
  readonly after: string | undefined;
}

/** What a block finds of the machine: none of it may be seen or touched. */
export interface Canaries {
  readonly file: string;
  readonly marker: string;
  readonly port: number;
}

const folder = new URL("blocks/", import.meta.url);

/** `### name | session: steps depth | bash: time | after: why`. */
export function loadHostileBlocks(): readonly HostileBlock[] {
  const listed = readdirSync(folder)
    .toSorted()
    .flatMap((file) =>
      readSections(readFileSync(new URL(file, folder), "utf8")).map(
        ({ heading, script }) =>
          blockOf(heading, script, file.replace(".sh", "")),
      ),
    );
  const shapes = Object.entries(hostileShapes).map(([heading, script]) =>
    blockOf(heading, script, "shapes"),
  );
  return [...listed, ...shapes];
}

/** The limits that a block should end by, as far as it may be one or the other. */
export function endingsOf(
  limits: readonly string[],
  found: readonly string[],
): string[] {
  return limits
    .flatMap((named) => {
      const either = named.split(" / ");
      const met = either.filter((one) => found.includes(one));
      return met.length > 0 ? met : [named];
    })
    .toSorted();
}

export function armed(
  { script }: Pick<HostileBlock, "script">,
  { file, marker, port }: Canaries,
): string {
  return script
    .replaceAll("@file@", file)
    .replaceAll("@marker@", marker)
    .replaceAll("@port@", String(port));
}

function blockOf(heading: string, script: string, theme: string): HostileBlock {
  const [name = "", ...fields] = heading.split(" | ");
  const field = (key: string): string | undefined =>
    fields.find((one) => one.startsWith(`${key}: `))?.slice(key.length + 2);
  const list = (key: string): string[] =>
    (field(key) ?? "").split(", ").filter((one) => one !== "");
  return {
    name,
    theme,
    script,
    session: list("session"),
    bash: list("bash"),
    after: field("after"),
  };
}
