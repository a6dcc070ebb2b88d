import { spawn } from "node:child_process";
import { UsageError } from "./usage.ts";

/**
 * Runs a program with an input and gives what it prints. Rejects where it takes
 * too long or prints too much; it is killed then.
 */
export function exchange(
  program: string,
  args: readonly string[],
  input: Buffer,
  { milliseconds, bytes }: { milliseconds: number; bytes: number },
): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const stdio = ["pipe", "pipe", "inherit"] as const;
  // Who is let into its folder of processes could read the environment there.
  const child = spawn(program, args, {
    env: { PATH: process.env["PATH"] },
    stdio: [...stdio],
  });
  const stop = (why: string): void => {
    child.kill("SIGKILL");
    reject(new Error(`\`${program}\` ${why}`));
  };
  const timer = setTimeout(
    () => stop(`still ran after ${milliseconds} ms`),
    milliseconds,
  );
  const chunks: Buffer[] = [];
  let length = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length > bytes) stop(`printed more than ${bytes} bytes`);
  });
  child.on("error", reject);
  child.stdin.on("error", () => undefined);
  child.on("close", () => resolve(Buffer.concat(chunks)));
  child.stdin.end(input);
  return promise.finally(() => clearTimeout(timer));
}

/** @throws {UsageError} where a program is missing or does not work here. */
export async function requireProgram(
  program: string,
  probe: readonly string[],
  {
    wantedBy,
    needs,
    install,
  }: { wantedBy: string; needs: string; install: string },
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const child = spawn(program, probe, {
    env: { PATH: process.env["PATH"] },
    stdio: "ignore",
    timeout: 20_000,
  });
  child.on("error", () => resolve(false));
  child.on("close", (code) => resolve(code === 0));
  if (await promise) return;
  throw new UsageError(
    `${wantedBy} needs ${needs}, which is missing or does not work here`,
    install,
  );
}

/** What a program printed, and how it ended. */
export interface Finished {
  readonly exitCode: number;
  readonly output: Buffer;
  readonly complaint: string;
}

/**
 * Runs a program to its end, whatever its exit code.
 * @throws {UsageError} where it is missing or takes longer than a minute.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  {
    cwd,
    input = "",
    env,
  }: {
    readonly cwd: string;
    readonly input?: string;
    /** Instead of ours; PATH stays. */
    readonly env?: Readonly<Record<string, string>>;
  },
): Promise<Finished> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const child = spawn(program, args, {
    cwd,
    timeout: 60_000,
    ...(env && { env: { PATH: process.env["PATH"], ...env } }),
  });
  const chunks: Record<"stdout" | "stderr", Buffer[]> = {
    stdout: [],
    stderr: [],
  };
  child.stdout.on("data", (chunk: Buffer) => chunks.stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.stderr.push(chunk));
  child.stdin.on("error", () => undefined);
  child.on("error", () =>
    reject(
      new UsageError(
        `Cannot run \`${program}\``,
        program.includes("/")
          ? "Name a program that is there and may be run"
          : `Install \`${program}\``,
      ),
    ),
  );
  child.on("close", (code, signal) =>
    signal === null
      ? resolve(code ?? 0)
      : reject(new UsageError(`\`${program}\` took too long`)),
  );
  child.stdin.end(input);
  const exitCode = await promise;
  const output = Buffer.concat(chunks.stdout);
  return { exitCode, output, complaint: String(Buffer.concat(chunks.stderr)) };
}
