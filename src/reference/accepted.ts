import { specsIn } from "../commands/specs.ts";
import type { CommandSpec, ToolSpec } from "../tools/spec.ts";
import { goneUsages } from "../tools/usages/gone.ts";

/** One version of a program whose words are judged. */
export interface Accepted {
  readonly name: string;
  readonly version: string;
  /** The package or the pages that it was read from. */
  readonly source: string;
  readonly subcommands: number;
  readonly options: number;
  /** It accepts more than is written down. */
  readonly isPartial: boolean;
}

/** What an older version accepts and a newer one does not, as people type it. */
export interface Gone {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly usages: readonly string[];
}

/** What the specs of a folder say of the versions of a program, oldest first. */
export async function acceptedBy(
  name: string,
  folder: string,
): Promise<{
  readonly versions: readonly Accepted[];
  readonly gone: readonly Gone[];
}> {
  const specs = await specsIn(folder, name);
  return {
    versions: specs.map((spec) => accepted(name, spec)),
    gone: specs.slice(1).flatMap((after, at) => goneTo(name, specs[at], after)),
  };
}

function accepted(name: string, spec: ToolSpec): Accepted {
  const { version, source, partial = false } = spec;
  const all = [...within(spec)];
  return {
    name,
    version,
    source,
    subcommands: all.length - 1,
    options: all.reduce((sum, one) => sum + optionsOf(one), 0),
    isPartial: partial,
  };
}

function goneTo(
  name: string,
  before: ToolSpec | undefined,
  after: ToolSpec,
): Gone[] {
  if (!before) return [];
  const usages = goneUsages({ before, after }).map(({ was }) => was);
  if (usages.length === 0) return [];
  return [{ name, from: before.version, to: after.version, usages }];
}

/** A command and all below it. */
function* within(command: CommandSpec): Generator<CommandSpec> {
  yield command;
  for (const below of Object.values(command.commands ?? {}))
    yield* within(below);
}

function optionsOf({ options = [], inherited = [] }: CommandSpec): number {
  return options.length + inherited.length;
}
