import { z } from "zod";
import { isOnlyShown } from "../../obeyed.ts";
import { isRange, isVersion } from "../../versions.ts";

/** Text that says something, and that a shell can hold. */
export const text = z
  .string()
  .trim()
  .min(1, "expected some text")
  .refine((said) => !said.includes("\0"), "expected text without NUL");

/**
 * Commands and the values in them reach readers as they are, and the terminals that
 * they are pasted into: what a terminal obeys has no place in them, nor what hides the
 * order of a text.
 */
export const typed = text.refine(
  isOnlyShown,
  "expected text without control characters: `printf '\\033'` writes one",
);

/** Ids end up in file names, anchors and fence attributes. */
export const id = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "expected lower-case words joined by hyphens",
  );

export function isId(text: string): boolean {
  return id.safeParse(text).success;
}

export const version = z
  .string()
  .refine(isVersion, "expected a semantic version without `v`, such as 1.2.0");

export const range = typed.refine(
  isRange,
  "expected a version range, such as >=1.2 <2",
);

export const date = z.iso.date("expected a date such as 2026-03-10");

export function isDate(text: string): boolean {
  return date.safeParse(text).success;
}

export const scalar = z.union([z.string(), z.number(), z.boolean()], {
  error: "expected text, a number, true or false",
});

export const link = z.url({
  protocol: /^https$/,
  error: "expected an https link",
});

/** Where a reader finds people: a page, or an address to write to. */
export const contact = z.url({
  protocol: /^(https|mailto)$/,
  error: "expected an https or mailto link",
});

/** `90s`, `4m`, `2h` */
export const duration = z
  .string()
  .regex(/^\d+[smh]$/, "expected a time such as 30s, 4m or 2h");

/** The least and the most. */
export const span = z
  .string()
  .regex(
    /^\d+[smh]\.\.\d+[smh]$/,
    "expected the least and the most, such as 30s..2m",
  );
