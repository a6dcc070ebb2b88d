import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * The SHA-256 of a text, as hexadecimal digits. Node's cryptography is loaded with
 * the first: that takes as long as linting a page.
 */
export function sha256(text: string): string {
  const { hash }: typeof import("node:crypto") = require("node:crypto");
  return hash("sha256", text, "hex");
}
