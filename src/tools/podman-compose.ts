import { composeEffects } from "./docker-compose.ts";
import type { Effects, Tool } from "./tool.ts";

export const podmanCompose: Tool = {
  name: "podman-compose",
  summary: "Services of one host, on Podman",
  examples: [
    {
      command: "podman-compose exec db pg_dump app",
      does: [
        "asks for a terminal: its default, falls back",
        "runs from word 2 on service:db",
      ],
    },
    {
      command: "podman-compose -f prod.yml up -d",
      does: [
        "reads prod.yml (apply)",
        "deployment compose is made of image compose, file .env, the variables",
        "running compose is gone",
      ],
    },
    {
      command: "podman-compose logs -f web",
      does: ["does not end: it follows the log"],
    },
  ],
  effects: withoutRefusing,
};

/** Podman only warns where its input is no terminal. */
function* withoutRefusing(words: readonly string[]): Effects {
  for (const effect of composeEffects(words, 0, 1)) {
    if (effect.kind === "terminal") yield { ...effect, stdin: "falls back" };
    else yield effect;
  }
}
