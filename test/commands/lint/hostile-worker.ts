import { existsSync, writeFileSync } from "node:fs";

interface Message {
  readonly file?: string;
  readonly text?: string;
}

// A worker that does with a page what its text says.
process.on("message", ({ file, text = "setup" }: Message) => {
  if (text === "hang") for (;;);
  if (text === "die") process.kill(process.pid, "SIGKILL");
  if (text.startsWith("die once ")) {
    const [, , flag = ""] = text.split(" ");
    if (!existsSync(flag)) {
      writeFileSync(flag, "");
      process.kill(process.pid, "SIGKILL");
    }
  }
  if (text === "fail") process.send?.("");
  else process.send?.(JSON.stringify({ linted: { file } }));
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
