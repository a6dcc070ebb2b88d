import { changesBelow } from "../../files.ts";
import type { Option, Outcome, Surroundings } from "../command.ts";

export const watchOption: Option = {
  flags: "--watch",
  summary: "lint again at each change, until it is interrupted",
};

/** Runs at once, and then once for each change below the folder. */
export async function watch(
  root: string,
  run: () => Promise<Outcome>,
  { console }: Surroundings,
  written: ReadonlySet<string>,
): Promise<Outcome> {
  if (!console) return run();
  const { print, clear, interrupted } = console;
  const signal = interrupted();
  const show = async (): Promise<void> => {
    const { text } = await run();
    clear?.();
    print(text);
  };
  const changes = changesBelow(root, { signal, except: written });
  await show();
  for await (const _ of changes) await show();
  return { text: "", exitCode: 0 };
}
