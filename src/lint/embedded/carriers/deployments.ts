import { operandsOf, valuesOf } from "../options.ts";
import type { Carrier } from "./carrier.ts";

/** `helm upgrade -f - <<EOF`, `docker compose -f - up <<EOF`. */
export const helm: Carrier = {
  names: ["helm"],
  *carried({ args, input }) {
    const files = [...valuesOf(args, "-f", "--values")];
    if (input && files.some(({ text }) => text === "-"))
      yield { as: "yaml", text: input };
  },
};

export const compose: Carrier = {
  names: ["docker", "docker-compose", "podman-compose"],
  *carried({ name, args, input }) {
    const [first] = operandsOf(args, []);
    if (name === "docker" && first?.text !== "compose") return;
    const files = [...valuesOf(args, "-f", "--file")];
    if (input && files.some(({ text }) => text === "-"))
      yield { as: "compose", text: input };
  },
};
