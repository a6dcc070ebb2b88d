import { Bash } from "just-bash";
import type { Evaluated, Evaluation } from "../wants.ts";

const folder = "/work";
const mostOutput = 16_384;
/** More than whoever asks waits for: it ends here when nobody is left to kill it. */
const mostMilliseconds = 5_000;

let last: Promise<unknown> = Promise.resolve();

// Runs each text command it is given in a shell of its own, without a network
// and with no other files than those it was given.
process.on("message", (evaluation: Evaluation) => {
  last = last
    .then(() => evaluate(evaluation))
    .then((result) => process.send?.(result));
});
process.on("disconnect", () => process.exit());
process.send?.("ready");

async function evaluate({
  argv: [program = "", ...args],
  stdin = "",
  files,
}: Evaluation): Promise<Evaluated> {
  try {
    const bash = new Bash({
      cwd: folder,
      env: { LANG: "C.UTF-8" },
      files: Object.fromEntries(
        Object.entries(files).map(([name, content]) => [pathOf(name), content]),
      ),
      executionLimits: {
        maxOutputSize: mostOutput,
        maxExecutionTimeMs: mostMilliseconds,
      },
    });
    const { stdout, stderr, exitCode } = await bash.exec(program, {
      args,
      stdin,
    });
    return judged(stdout, stderr, exitCode);
  } catch (error) {
    return judged("", String(error), 126);
  }
}

function pathOf(name: string): string {
  return name.startsWith("/") ? name : `${folder}/${name}`;
}

/** Whatever it complains of may be its own shortcoming. */
function judged(stdout: string, stderr: string, status: number): Evaluated {
  const limit = limitIn(stderr);
  if (limit !== undefined) {
    return {
      kind: "unknown",
      why: `the limit of ${limit} ended the evaluation`,
      limit,
    };
  }
  if (stderr !== "" || status > 1)
    return { kind: "unknown", why: "it cannot be evaluated" };
  if (stdout.length > mostOutput)
    return { kind: "unknown", why: "it prints too much", limit: "output" };
  return { kind: "ran", stdout, status };
}

function limitIn(stderr: string) {
  if (/output size|output limit|maxOutputSize/i.test(stderr)) return "output";
  if (/size limit|memory|too large|invalid string length/i.test(stderr))
    return "memory";
  if (
    /maximum iterations|time(?:d)? ?(?:out|limit)|work units|too many/i.test(
      stderr,
    )
  )
    return "time";
  return undefined;
}
