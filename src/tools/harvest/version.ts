import type { Ask } from "./adapter.ts";

const QUESTIONS = [["--version"], ["version", "--client"], ["version"], ["-V"]];

/** The first thing that looks like a version, of the first question that is answered. */
export async function versionIn(ask: Ask): Promise<string> {
  for (const words of QUESTIONS) {
    const { text, status } = await ask(words);
    const [, version] = /\bv?(\d+\.\d+(?:\.\d+)*)/.exec(text) ?? [];
    if (status === 0 && version !== undefined) return version;
  }
  return "0";
}
