import { z } from "zod";
import { text } from "./text.ts";

/** `product.yaml steps.backup.dump.run`: a file of the product and a path in it. */
const place = z
  .string()
  .regex(
    /^\S+\.yaml \S/,
    "expected a file and a path in it, such as `product.yaml steps.backup.dump.run`",
  )
  .transform((written) => {
    const space = written.indexOf(" ");
    return { file: written.slice(0, space), path: written.slice(space + 1) };
  });

/** `sections.yaml`: where each heading of the guide lives that a product had before. */
export const sections = z.array(
  z.strictObject({
    section: text,
    at: place,
    page: z
      .string()
      .regex(/^[\w./-]+\.md$/, "expected a page, such as `1.0.0-to-1.1.0.md`"),
    heading: text,
  }),
);
