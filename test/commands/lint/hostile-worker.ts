import { existsSync, writeFileSync } from "node:fs";

interface Page {
  readonly file: string;
  readonly text: string;
}

// A worker that does with a page what its text says.
process.on("message", (message: readonly Page[] | object) => {
  if (Array.isArray(message)) answer(message);
  else process.send?.("ready");
});
process.on("disconnect", () => process.exit());

function answer(pages: readonly Page[]): void {
  for (const { text } of pages) obey(text);
  const hasFailed = pages.some(({ text }) => text === "fail");
  const told = pages.map(({ file }) => ({ linted: { file } }));
  process.send?.(hasFailed ? "" : JSON.stringify(told));
}

function obey(text: string): void {
  if (text === "hang") for (;;);
  if (text === "die") process.kill(process.pid, "SIGKILL");
  if (!text.startsWith("die once ")) return;
  const [, , flag = ""] = text.split(" ");
  if (existsSync(flag)) return;
  writeFileSync(flag, "");
  process.kill(process.pid, "SIGKILL");
}
