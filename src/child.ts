import { fork, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

export interface ChildLimits {
  /** For one answer. */
  readonly milliseconds: number;
  /**
   * Of the processor for one answer, where the system tells that (Linux): other
   * than the clock, it says the same on a busy machine.
   */
  readonly processorMilliseconds?: number;
  /** Of memory for what it computes. */
  readonly megabytes: number;
}

export interface ChildSettings extends ChildLimits {
  /** What each process is told before any question: it is ready when it answers. */
  readonly first?: object;
  /** Whose environment it has: none by default. */
  readonly env?: "ours";
}

/** What became of a question. */
export type Answer =
  | { readonly kind: "answer"; readonly answer: unknown }
  | { readonly kind: "ended"; readonly by: "time" | "memory" };

/** Loading takes long on a busy machine and is no sign of anything. */
const loadingMilliseconds = 30_000;
/** Between two looks at what it has used of the processor. */
const lookMilliseconds = 500;
/** Linux counts in hundredths of a second there, on every machine. */
const tickMilliseconds = 10;
/** For its last words, which nobody needs. */
const leavingMilliseconds = 2_000;

/**
 * A process of our own that answers one question after the other. It is killed when
 * an answer takes too long or too much, and started anew for the next question. The
 * module at `url` sends one message when it is ready, which is after it has heard
 * what it is told first, and one for each question. A thread would not do: one that
 * runs out of memory can take everything with it.
 */
export class Child {
  private readonly url: URL;
  private readonly settings: ChildSettings;
  private running: Running | undefined;
  private readonly asked: Asked[] = [];

  constructor(url: URL, settings: ChildSettings) {
    this.url = url;
    this.settings = settings;
  }

  /** Starts it before the first question. Whoever asks hears what goes wrong. */
  begin(): void {
    this.running ??= this.start();
  }

  /** It has the question at once, and answers it after those before. */
  ask(question: object | string): Promise<Answer> {
    const asked = { question, ...Promise.withResolvers<Answer>() };
    this.asked.push(asked);
    if (this.asked.length === 1) void this.answerAll();
    else if (this.running?.isAsked) this.running.child.send(question);
    return asked.promise;
  }

  /** Ends it at once, whatever it does. */
  stop(): void {
    this.letGo()?.kill("SIGKILL");
  }

  /** Lets it end, so that it keeps what was compiled, and is there until it has. */
  async leave(): Promise<void> {
    const child = this.letGo();
    if (!child?.connected) return;
    const gone = Promise.withResolvers<void>();
    child.once("exit", () => gone.resolve());
    const timer = setTimeout(() => child.kill("SIGKILL"), leavingMilliseconds);
    child.ref();
    child.disconnect();
    await gone.promise;
    clearTimeout(timer);
  }

  private letGo(): ChildProcess | undefined {
    const child = this.running?.child;
    this.running = undefined;
    return child;
  }

  /** Who still waits when a process ends is answered by the next. */
  private async answerAll(): Promise<void> {
    for (let [first] = this.asked; first; [first] = this.asked) {
      try {
        this.running ??= this.start();
        const { running } = this;
        if (!running.isAsked) this.askAll(running);
        const answer = await this.nextAnswer(running);
        if (answer.kind === "ended") this.stop();
        first.resolve(answer);
      } catch (error) {
        this.stop();
        first.reject(error);
      }
      this.asked.shift();
    }
    if (!this.running) return;
    this.running.isAsked = false;
    this.running.child.unref();
    this.running.child.channel?.unref();
  }

  private askAll(running: Running): void {
    const { child } = running;
    child.ref();
    child.channel?.ref();
    // They wait there until the process listens.
    for (const { question } of this.asked) child.send(question);
    running.isAsked = true;
  }

  private async nextAnswer(running: Running): Promise<Answer> {
    if (!running.isReady) {
      const { kind } = await nextMessage(running, loadingMilliseconds);
      if (kind === "ended")
        throw new Error(`The process of \`${this.url.href}\` did not start`);
      running.isReady = true;
    }
    const { milliseconds, processorMilliseconds } = this.settings;
    return nextMessage(running, milliseconds, processorMilliseconds);
  }

  private start(): Running {
    const { env, first, megabytes } = this.settings;
    const child = fork(fileURLToPath(this.url), {
      env: env === undefined ? {} : ourEnvironment(),
      execArgv: [`--max-old-space-size=${megabytes}`],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    // What it says too late concerns nobody.
    child.on("error", () => undefined);
    // It may be killed while nobody asks anything.
    child.once("exit", () => {
      if (this.running?.child === child) this.letGo();
    });
    if (first !== undefined) child.send(first);
    const messages = new Messages(child);
    return { child, messages, isReady: false, isAsked: false };
  }
}

interface Asked {
  readonly question: object | string;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

interface Running {
  readonly child: ChildProcess;
  readonly messages: Messages;
  isReady: boolean;
  /** Whether it has all questions that wait for an answer. */
  isAsked: boolean;
}

/** What a process says, in its order: also what it says before somebody listens. */
class Messages {
  private readonly arrived: Answer[] = [];
  private take: ((answer: Answer) => void) | undefined;

  constructor(child: ChildProcess) {
    child.on("message", (answer) => this.put({ kind: "answer", answer }));
    // Node ends itself like this when its memory is used up.
    child.once("exit", () => this.put({ kind: "ended", by: "memory" }));
  }

  next(): Promise<Answer> {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const answer = this.arrived.shift();
    if (answer) resolve(answer);
    else this.take = resolve;
    return promise;
  }

  private put(answer: Answer): void {
    const { take } = this;
    this.take = undefined;
    if (take) take(answer);
    else this.arrived.push(answer);
  }
}

/** It finds what we have compiled where we keep it. */
function ourEnvironment(): NodeJS.ProcessEnv {
  const compiled = getCompileCacheDir();
  if (compiled === undefined) return process.env;
  // Node makes a folder of its own for each of its versions.
  return { ...process.env, NODE_COMPILE_CACHE: dirname(compiled) };
}

function nextMessage(
  { child, messages }: Running,
  milliseconds: number,
  processorMilliseconds?: number,
): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const end = (): void => resolve({ kind: "ended", by: "time" });
  const timer = setTimeout(end, milliseconds);
  const watching = watch(child, processorMilliseconds, end);
  return Promise.race([promise, messages.next()]).finally(() => {
    clearTimeout(timer);
    clearInterval(watching);
  });
}

/** Calls `end` when a process has used so much of the processor from now on. */
function watch(
  child: ChildProcess,
  milliseconds: number | undefined,
  end: () => void,
): NodeJS.Timeout | undefined {
  if (milliseconds === undefined) return undefined;
  const before = processorTime(child);
  return setInterval(() => {
    if (processorTime(child) - before > milliseconds) end();
  }, lookMilliseconds);
}

/** Milliseconds that a process has had of all processors; 0 where nobody tells. */
function processorTime({ pid }: ChildProcess): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // Its name comes second, in brackets, and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [user = 0, system = 0] = fields.slice(11, 13).map(Number);
    return (user + system) * tickMilliseconds;
  } catch {
    return 0;
  }
}
