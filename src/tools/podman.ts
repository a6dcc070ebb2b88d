import { docker } from "./docker.ts";
import type { Effects, Tool } from "./tool.ts";

export const podman: Tool = {
  name: "podman",
  summary: "Containers and images, without a daemon",
  examples: [
    {
      command: "podman exec -it db psql",
      does: [
        "asks for a terminal: -it, falls back",
        "runs from word 3 on container:db",
      ],
    },
    {
      command: "podman cp db:/tmp/x.sql .",
      does: ["reads /tmp/x.sql (copy) on container:db", "writes ./x.sql"],
    },
    {
      command: "podman logs -f db",
      does: ["does not end: it follows the log"],
    },
  ],
  effects: withoutRefusing,
};

/** It only warns where its input is no terminal. */
function* withoutRefusing(words: readonly string[]): Effects {
  for (const effect of docker.effects(words)) {
    const refuses = effect.kind === "terminal" && effect.stdin === "refuses";
    yield refuses ? { ...effect, stdin: "falls back" } : effect;
  }
}
