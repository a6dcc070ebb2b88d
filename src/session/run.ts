import { Environments } from "./environments.ts";
import type {
  Event,
  Namespace,
  Place,
  Rehearsal,
  Statement,
  Unknown,
} from "./events.ts";
import { limits, type Limit } from "./limits.ts";
import type { Source, Span } from "./source.ts";
import type { State } from "./state.ts";
import type { Stream } from "./shell.ts";
import { type Value, text, textLength, unknown } from "./values.ts";
import type { Visit } from "./visits.ts";
import type { Wanted } from "./wanted.ts";

/** Where the states go that leave early: `break`, `return`, `exit`. */
export type Frame = (
  | {
      readonly kind: "loop";
      readonly breaks: State[];
      readonly continues: State[];
    }
  | { readonly kind: "function"; readonly left: State[] }
  | { readonly kind: "shell"; readonly left: State[] }
) & {
  /** It may have ended before: what follows in it is not certain. */
  doubtful?: boolean;
};

type Part<Kind> = Kind extends Event
  ? Omit<Kind, "place" | "namespace" | "rests" | "maybe"> & {
      readonly rests?: readonly Unknown[];
      readonly namespace?: Namespace;
    }
  : never;

/** An event before the log adds where it happened and whether it is certain. */
export type Happening = Part<Event>;

/** An event and the block that was running, which need not be the one it stands in. */
export interface Logged {
  event: Event;
  readonly during: number;
}

/** A file that a command read or wrote, for the parts of a pipe. */
export interface Touch {
  readonly path: Value;
  readonly writes: boolean;
}

/** One run over one combination of choices: the log, and what bounds it. */
export class Run {
  readonly log: Logged[] = [];
  readonly touches: Touch[] = [];
  readonly statements: (Statement & { readonly during: number })[] = [];
  readonly limits: Rehearsal["limits"][number][] = [];
  block = 0;
  source: Source;
  frames: Frame[] = [];
  /** The commands the reader typed around the one that runs. */
  wrappers: readonly string[] = [];
  depth = 0;
  inBackground = false;
  /** How many `$(...)` ran: the last one's status is the assignment's. */
  substitutions = 0;
  private steps = 0;
  private expansions = 0;
  private exhaustedBy: Limit | undefined;
  private exhaustions = 0;
  private doubts = 0;
  private muted = 0;
  private untaken = 0;
  /** A sample of what the statement that runs prints: stated, not known. */
  prints: string | undefined;
  /** The migration that a program of its own makes in it: stated, not known. */
  migrates: string | undefined;
  /** An `exit` further down the transcript ends a shell that is opened now. */
  isLeftLater = false;
  private visit: Visit | undefined;
  /** Commands whose failure somebody looks at: `set -e` lets them fail. */
  conditions = 0;
  /** States in which bash dropped the line that runs, because of an error. */
  faults: State[] = [];
  /** What a command makes of its input, for those that feed it. */
  inputAs: string | undefined;
  private notes: string[] = [];
  private helped = false;
  private streams = 0;
  readonly environments = new Environments();

  /** Answers what only the world outside knows. */
  readonly wanted: Wanted;

  constructor(source: Source, wanted: Wanted) {
    this.source = source;
    this.wanted = wanted;
  }

  happened(state: State, node: Span | Place, happening: Happening): void {
    if (happening.kind === "read-file" || happening.kind === "write-file") {
      const writes = happening.kind === "write-file";
      this.touches.push({ path: happening.path, writes });
    }
    if (this.muted > 0) return;
    const event: Event = {
      place: this.place(node),
      namespace: state.shell.namespace,
      rests: [],
      maybe:
        this.doubts > 0 ||
        this.faults.length > 0 ||
        this.frames.some(isDoubtful),
      ...happening,
    };
    this.log.push({ event, during: this.block });
  }

  /** `cat dump | psql`: what feeds a restore is read for a restore. */
  relabel(start: number, end: number): void {
    const { inputAs } = this;
    if (inputAs === undefined) return;
    for (const logged of this.log.slice(start, end)) {
      const { event } = logged;
      if (event.kind === "read-file" && event.as === "read") {
        logged.event = { ...event, as: inputAs };
      }
    }
  }

  place(node: Span | Place): Place {
    return "block" in node ? node : this.source.place(node);
  }

  /** Works in another script: a function's, a nested one. */
  from<Result>(source: Source, work: () => Result): Result {
    const outer = this.source;
    this.source = source;
    const result = work();
    this.source = outer;
    return result;
  }

  origin(node: Span | Place, why: string): Unknown {
    const { block, start } = this.place(node);
    return { block, start, why };
  }

  unknown(node: Span | Place, why: string): Value {
    return unknown(this.origin(node, why));
  }

  /** The statement that runs rests on something nobody knows. */
  note(why: string): void {
    if (this.muted === 0 && this.untaken === 0) this.notes.push(why);
  }

  /** A real program helped the statement that runs. */
  evaluated(): void {
    if (this.muted === 0 && this.untaken === 0) this.helped = true;
  }

  takeHelp(): boolean {
    const { helped } = this;
    this.helped = false;
    return helped;
  }

  takeNotes(): readonly string[] {
    const notes = this.notes;
    this.notes = [];
    return notes;
  }

  /** The statements up to the next `exit` are typed into this shell. */
  visits(visit: Visit): void {
    this.visit = visit;
  }

  takeVisit(): Visit | undefined {
    const { visit } = this;
    this.visit = undefined;
    return visit;
  }

  /** What runs leaves it: where that is not certain, nor is what follows in it. */
  left(frame: Frame): void {
    // Where a block ends is said of all that follows in it.
    if (this.doubts > 0 && frame !== this.frames[0]) frame.doubtful = true;
  }

  /** Events inside happen on some path only. */
  doubtfully(work: () => void): void {
    this.doubts++;
    work();
    this.doubts--;
  }

  /** What runs inside may fail: somebody looks at how it ends. */
  asCondition(work: () => void): void {
    this.conditions++;
    work();
    this.conditions--;
  }

  /** What runs inside runs in the background. */
  behind(work: () => void): void {
    const before = this.inBackground;
    this.inBackground = true;
    work();
    this.inBackground = before;
  }

  /** Works out a state and says nothing about it. */
  silently(work: () => void): void {
    this.muted++;
    work();
    this.muted--;
  }

  /**
   * Walks code that this reader's values do not reach, on a copy: another
   * reader's may, so its events count as possible ones.
   */
  aside(state: State, work: (copy: State) => void): void {
    if (this.untaken >= 8) return;
    const copy = state.copy();
    copy.alive = true;
    const frames = this.frames;
    this.frames = [
      { kind: "shell", left: [] },
      { kind: "function", left: [] },
      { kind: "loop", breaks: [], continues: [] },
    ];
    this.untaken++;
    this.doubtfully(() => {
      work(copy);
    });
    this.untaken--;
    this.frames = frames;
  }

  get isAside(): boolean {
    return this.untaken > 0;
  }

  /** The author's sample stands in for what nobody knows. */
  assumed(value: Value): Value {
    const rests = value.some(({ kind }) => kind === "unknown");
    if (this.prints === undefined || !rests || this.depth > 1) return value;
    return text(this.prints.replace(/\n+$/, ""));
  }

  /** Who has used up all of it more than once gets no more than a block needs. */
  private get allowance(): number {
    return this.exhaustions > 1 ? limits.steps / 10 : limits.steps;
  }

  /** False when the block has used up what it may use. */
  step(node: Span): boolean {
    this.steps++;
    if (this.steps === this.allowance + 1) this.exhaust(node, "steps");
    return !this.exhausted;
  }

  /** False when the block has expanded more than it may. */
  expands(node: Span): boolean {
    this.expansions++;
    if (this.expansions === limits.expansions + 1)
      this.exhaust(node, "expansions");
    return !this.exhausted;
  }

  /** Nothing more of this block is followed. */
  exhaust(node: Span, limit: Limit): void {
    this.exhaustedBy ??= limit;
    this.limit(node, limit);
  }

  get exhausted(): boolean {
    return this.exhaustedBy !== undefined;
  }

  get whyExhausted(): string {
    return `the session's limit of ${this.exhaustedBy} ended it`;
  }

  startBlock(block: number, source: Source): void {
    this.block = block;
    this.source = source;
    if (this.exhausted) this.exhaustions++;
    this.steps = 0;
    this.expansions = 0;
    this.exhaustedBy = undefined;
  }

  /** After the stack gave out: nothing is half done. */
  recover(source: Source, frame: Frame): void {
    this.source = source;
    this.frames = [frame];
    this.wrappers = [];
    this.depth = 0;
    this.conditions = 0;
    this.inBackground = false;
    this.doubts = 0;
    this.muted = 0;
    this.untaken = 0;
  }

  limit(node: Span | Place, limit: Limit): void {
    if (this.muted > 0 && limit !== this.exhaustedBy) return;
    this.note(`the session's limit of ${limit} ended it`);
    const place = this.place(node);
    const known = this.limits.some(
      (other) =>
        other.limit === limit &&
        other.place.block === place.block &&
        other.place.start === place.start,
    );
    if (!known) this.limits.push({ place, limit });
  }

  /** No value grows without end. */
  bounded(
    value: Value,
    node: Span | Place,
    limit: "length" | "path" = "length",
  ): Value {
    // Many unknowns in a row are as dear as much text.
    const pieces = value.length <= limits.words;
    if (pieces && textLength(value) <= limits[limit]) return value;
    this.limit(node, limit);
    return this.unknown(node, "it is too long to follow");
  }

  newStream(state: State, stream: Stream): number {
    this.streams++;
    state.streams.set(this.streams, stream);
    return this.streams;
  }
}

function isDoubtful(frame: Frame): boolean {
  return frame.doubtful === true;
}
