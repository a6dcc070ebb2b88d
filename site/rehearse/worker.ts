import { loadRehearsal } from "../../src/browser.ts";
import { folderOf } from "./files.ts";
import type { Answer, Failure, Question } from "./rehearser.ts";

// A thread of its own: what a page asks for takes its time here, and ends with it.
addEventListener("message", ({ data }: MessageEvent<Question>) => {
  void answer(data).then(tell, (error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    tell({ kind: "failed", why });
  });
});

async function answer(question: Question): Promise<Answer> {
  const { fencesOf, rehearseGuide } = await loadRehearsal();
  if (question.kind === "begin") return { kind: "begin" };
  if (question.kind === "fences") {
    const fences = fencesOf(question.markdown);
    return {
      kind: "fences",
      fences: fences.map(({ line, content }) => ({ line, content })),
    };
  }
  const { markdown, expectations, answers = {}, examples } = question;
  const fixture = folderOf(examples, expectations.from);
  const blocks = rehearseGuide(markdown, {
    expectations,
    answers,
    ...(fixture && { fixture }),
  });
  return { kind: "rehearse", blocks };
}

function tell(answer: Answer | Failure): void {
  postMessage(answer);
}
