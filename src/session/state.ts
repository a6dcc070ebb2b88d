import type { Namespace, Unknown } from "./events.ts";
import { Facts } from "./facts.ts";
import { Files, type Found } from "./files.ts";
import type { Fixtures } from "./fixtures.ts";
import { joinShells } from "./joining.ts";
import { after, resolve } from "./paths.ts";
import { type Shell, type Stream, copyShell } from "./shell.ts";
import { type Value, concat, same, unknown } from "./values.ts";

/** Everything a path through the script can change. Copied at forks, joined after. */
export class State {
  shell: Shell;
  machines: Map<Namespace, Files>;
  streams: Facts<number, Stream>;
  private readonly fixtures: Fixtures | undefined;
  /** False once this path has left: `exit`, `return`, `break`. */
  alive = true;

  constructor(
    shell: Shell,
    machines: Map<Namespace, Files> = new Map(),
    streams: Facts<number, Stream> = new Facts(),
    fixtures?: Fixtures,
  ) {
    this.fixtures = fixtures;
    this.shell = shell;
    this.machines = machines;
    this.streams = streams;
  }

  files(namespace: Namespace = this.shell.namespace): Files {
    let files = this.machines.get(namespace);
    if (!files) {
      files = new Files();
      this.machines.set(namespace, files);
    }
    return files;
  }

  /** The path that a word of a command names here. */
  resolve(word: Value): Value {
    const { astray, cwd } = this.shell;
    const path = resolve(word, cwd);
    const [first] = word;
    const absolute = first?.kind === "text" && first.text.startsWith("/");
    if (astray && !absolute && !after(path, cwd)) {
      const instead = resolve(word, astray.instead);
      const escapes = [...astray.escapes.slice(-20), { path, instead }];
      this.shell.astray = { ...astray, escapes };
    }
    return path;
  }

  /** Which other file a path may be, because the last `cd` may have failed. */
  otherPlace(path: Value, namespace: Namespace): Value | undefined {
    const { astray, cwd, namespace: here } = this.shell;
    if (!astray || namespace !== here) return undefined;
    const rest = after(path, cwd);
    if (rest) return concat(astray.instead, rest);
    return astray.escapes.find((escape) => same(escape.path, path))?.instead;
  }

  find(path: Value, namespace: Namespace = this.shell.namespace): Found {
    const touched = this.files(namespace).find(path);
    const found =
      touched.found === "missing"
        ? (this.before(path, namespace) ?? touched)
        : touched;
    if (found.found !== "written") return found;
    const { inBackground } = this.shell;
    if (!inBackground && !this.otherPlace(path, namespace)) return found;
    const { compressed, writer } = found.entry.form;
    const form = { writer, ...(compressed ? { compressed } : {}) };
    return { found: "written", entry: { ...found.entry, form } };
  }

  /** What lay there before the page began, where that is given. */
  private before(path: Value, namespace: Namespace): Found | undefined {
    if (namespace !== "host" || this.files("host").isCleared(path))
      return undefined;
    return this.fixtures?.find(path);
  }

  copy(): State {
    const machines = new Map(
      [...this.machines].map(([name, files]) => [name, files.copy()]),
    );
    const other = new State(
      copyShell(this.shell),
      machines,
      this.streams.copy(),
      this.fixtures,
    );
    other.alive = this.alive;
    return other;
  }

  become(other: State): void {
    this.shell = other.shell;
    this.machines = other.machines;
    this.streams = other.streams;
    this.alive = other.alive;
  }

  /** Takes in the other path of a fork. True where anything differs. */
  join(other: State, doubt: Unknown): boolean {
    if (!other.alive) return false;
    if (!this.alive) {
      this.become(other);
      return false;
    }
    const shells = joinShells(this.shell, other.shell, doubt);
    let differs = shells;
    this.takeIn(other);
    other.takeIn(this);
    for (const name of new Set([
      ...this.machines.keys(),
      ...other.machines.keys(),
    ])) {
      differs = this.files(name).join(other.files(name)) || differs;
    }
    return this.joinStreams(other.streams, doubt) || differs;
  }

  /** A file that the other path touched, and this one left as it was. */
  private takeIn(other: State): void {
    if (!this.fixtures?.areGiven) return;
    const [mine, theirs] = [this.files("host"), other.files("host")];
    if (mine.entries === theirs.entries) return;
    const shared = new Set(mine.entries);
    for (const entry of theirs.entries) {
      if (shared.has(entry)) continue;
      const { path } = entry;
      if (mine.find(path).found !== "missing") continue;
      const found = this.before(path, "host");
      if (found?.found === "written")
        mine.entries = [...mine.entries, found.entry];
    }
  }

  private joinStreams(theirs: Facts<number, Stream>, doubt: Unknown): boolean {
    if (this.streams.sharesWith(theirs)) return false;
    let differs = false;
    for (const id of new Set([...this.streams.keys(), ...theirs.keys()]))
      differs = this.joinStream(id, theirs.get(id), doubt) || differs;
    return differs;
  }

  private joinStream(
    id: number,
    theirs: Stream | undefined,
    doubt: Unknown,
  ): boolean {
    const ours = this.streams.get(id);
    if (ours === theirs) return false;
    if (
      ours &&
      theirs &&
      same(ours.value, theirs.value) &&
      ours.compressed === theirs.compressed
    ) {
      return false;
    }
    this.streams.set(id, { value: unknown({ ...doubt }) });
    return true;
  }
}
