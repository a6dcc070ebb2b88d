import type { Circumstances, RehearsedBlock } from "../../src/browser.ts";
import type { ExampleFiles } from "./files.ts";

/** Milliseconds for one question; a long guide takes a tenth of that on a slow telephone. */
const patience = 10_000;
const tooLong = `This page takes longer than ${patience / 1_000} seconds to rehearse: the rehearsal was ended. The steps are complete without it.`;

/** What is asked of the thread that rehearses. */
export type Question =
  | { readonly kind: "begin" }
  | { readonly kind: "fences"; readonly markdown: string }
  | ({
      readonly kind: "rehearse";
      readonly markdown: string;
      /** The files of the product's example, by version. */
      readonly examples: ExampleFiles;
    } & Pick<Circumstances, "expectations" | "answers">);

/** What it answers, each to the question of its kind. */
export type Answer =
  | { readonly kind: "begin" }
  | { readonly kind: "fences"; readonly fences: readonly Fenced[] }
  | { readonly kind: "rehearse"; readonly blocks: readonly RehearsedBlock[] };

export interface Failure {
  readonly kind: "failed";
  readonly why: string;
}

/** A fenced block of the guide's Markdown. */
export interface Fenced {
  /** 1-based, where its fence begins. */
  readonly line: number;
  readonly content: string;
}

/**
 * Rehearses in a thread of its own, so that the page answers its reader meanwhile. A
 * guide that takes too long ends the thread, and the next question begins another.
 */
export class Rehearser {
  #worker: Worker | undefined;
  #timer = 0;
  /** Counts what is asked: an answer to anything but the last is dropped. */
  #asked = 0;
  /** Settled when the thread is free. */
  #free: Promise<unknown> = Promise.resolve();

  /**
   * Every fenced block of a guide; undefined where something else was asked
   * meanwhile. Rejects with words for the reader.
   */
  async fences(markdown: string): Promise<readonly Fenced[] | undefined> {
    const answer = await this.#ask({ kind: "fences", markdown });
    return answer?.kind === "fences" ? answer.fences : undefined;
  }

  /** How the blocks of a guide went, likewise. */
  async rehearse(
    question: Omit<Extract<Question, { kind: "rehearse" }>, "kind">,
  ): Promise<readonly RehearsedBlock[] | undefined> {
    const answer = await this.#ask({ ...question, kind: "rehearse" });
    return answer?.kind === "rehearse" ? answer.blocks : undefined;
  }

  end(): void {
    this.#asked += 1;
    this.#stop();
  }

  async #ask(question: Question): Promise<Answer | undefined> {
    this.#asked += 1;
    const asked = this.#asked;
    await this.#free;
    if (asked !== this.#asked) return undefined;
    const answer = this.#answer(question);
    this.#free = answer.catch(() => undefined);
    try {
      const given = await answer;
      return asked === this.#asked ? given : undefined;
    } catch (error) {
      if (asked === this.#asked) throw error;
      return undefined;
    }
  }

  async #answer(question: Question): Promise<Answer> {
    if (this.#worker) return this.#send(this.#worker, question, patience);
    const worker = new Worker(new URL("./worker.ts", import.meta.url), {
      type: "module",
    });
    this.#worker = worker;
    // Loading takes what the network takes: time counts when all is there.
    await this.#send(worker, { kind: "begin" });
    return this.#send(worker, question, patience);
  }

  #send(
    worker: Worker,
    question: Question,
    milliseconds?: number,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const fail = (why: string): void => {
        this.#stop();
        reject(new Error(why));
      };
      if (milliseconds !== undefined)
        this.#timer = window.setTimeout(() => fail(tooLong), milliseconds);
      worker.onmessage = ({ data }: MessageEvent<Answer | Failure>) => {
        clearTimeout(this.#timer);
        if (data.kind === "failed") fail(cannot(data.why));
        else resolve(data);
      };
      worker.onerror = ({ message }) =>
        fail(cannot(message || "its script does not load"));
      worker.postMessage(question);
    });
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

function cannot(why: string): string {
  return `The rehearsal cannot go on: ${why}. Load the page again.`;
}
