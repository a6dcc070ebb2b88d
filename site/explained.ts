import { settings } from "virtual:guidepost/site";
import { href } from "./links.ts";

/** Where readers find what words on many pages mean. */
export const explained = {
  rehearsal:
    settings.frame === "tool"
      ? href("/docs/rehearsal/")
      : href("/rules/#rehearsal"),
} as const;
