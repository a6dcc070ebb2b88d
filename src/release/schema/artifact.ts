import { z } from "zod";
import { text } from "./text.ts";

/** An image, a chart or an archive to mirror. */
export const artifact = z.strictObject({
  name: text
    .describe("As it is pulled: ghcr.io/mill/api:1.2.0")
    .meta({ examples: ["ghcr.io/mill/api:1.2.0"] }),
  digest: z
    .string()
    .regex(
      /^sha256:[0-9a-f]{64}$/,
      "expected sha256: and 64 hexadecimal digits",
    )
    .exactOptional()
    .describe("sha256: and 64 hexadecimal digits")
    .meta({ examples: [`sha256:${"0f9b2c6e".repeat(8)}`] }),
});
