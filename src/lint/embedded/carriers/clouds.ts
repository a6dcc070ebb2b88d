import { valuesOf } from "../options.ts";
import type { Carrier } from "./carrier.ts";

/** Options that also take `file://` and shorthand; a brace tells JSON. */
const documents =
  "--policy-document --assume-role-policy-document --cli-input-json --change-batch --cors-configuration --lifecycle-configuration --bucket-policy --policy".split(
    " ",
  );

export const clouds: Carrier = {
  names: ["aws", "az"],
  *carried({ name, args }) {
    for (const text of valuesOf(args, "--query"))
      yield { as: "jmespath", text };
    if (name !== "aws") return;
    for (const text of valuesOf(args, ...documents))
      if (/^\s*[[{]\s*"/.test(text.text)) yield { as: "json", text };
  },
};
