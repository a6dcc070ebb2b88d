import { valuesOf } from "../options.ts";
import type { Carrier } from "./carrier.ts";

const data = ["-d", "--data", "--data-raw", "--data-binary", "--data-ascii"];
const JSON_TYPE = /^content-type:\s*application\/(?:[\w.-]+\+)?json\b/i;

export const curl: Carrier = {
  names: ["curl"],
  *carried({ args }) {
    const types = [...valuesOf(args, "-H", "--header")].filter(({ text }) =>
      /^content-type:/i.test(text),
    );
    const isOther = types.some(({ text }) => !JSON_TYPE.test(text));
    const sent = [
      ...valuesOf(args, "--json"),
      ...(isOther ? [] : valuesOf(args, ...data)),
    ];
    // Several are glued together; a file and a query are no JSON.
    const [text, more] = sent;
    if (!text || more || text.text.startsWith("@")) return;
    const isMeant = types.length > 0 || /^\s*[[{]\s*"/.test(text.text);
    if (isMeant || args.some((arg) => arg.text.startsWith("--json")))
      yield { as: "json", text };
  },
};
