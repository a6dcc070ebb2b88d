import type { PayloadKind } from "./payload-kind.ts";

export const compose: PayloadKind = {
  name: "compose",
  summary: "Files of Docker Compose",
  examples: [
    {
      text: "services:\n  mill:\n    image: mill:1.2\n    ports: ['8080:80']\n    environment:\n      - GRAIN=rye\n    depends_on: [oven]\n    gpus: all\n  oven:\n    build: .\n    deploy:\n    x-heat: 230\n",
      problems: [],
    },
    {
      text: "services:\n  mill:\n    image: mill:1.2\n    environments:\n      GRAIN: rye\n",
      problems: [
        "environments: Unexpected key `environments` in `services.mill`, expected `environment`",
      ],
    },
    {
      text: "services:\n  mill:\n    image: mill:1.2\n    environment:\n      - GRAIN: rye\n",
      problems: [
        "GRAIN: rye: Unexpected map for `services.mill.environment[0]`, expected a single value",
      ],
    },
    {
      text: "services:\n  mill:\n    image: mill:1.2\n    ports: 8080:80\n",
      problems: [
        "8080:80: Unexpected single value for `services.mill.ports`, expected a list",
      ],
    },
    {
      text: "services:\n  mill:\n    image: mill:1.2\n    depends_on: [ovne]\n  oven:\n    image: oven:1.2\n",
      problems: ["ovne: Unexpected service `ovne`, expected `oven`"],
    },
    {
      text: "services:\n  mill:\n    image: mill:1.2\n    volumes:\n      - data:/var/lib\nvolumes:\n  date:\n",
      problems: ["data:/var/lib: Unexpected volume `data`, expected `date`"],
    },
  ],
  load: async () => (await import("./readers/compose.ts")).readCompose,
};
