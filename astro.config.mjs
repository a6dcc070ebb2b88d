// @ts-check
import { defineConfig } from "astro/config";
import { standalone } from "./site/standalone.ts";

const { SITE, BASE } = process.env;

export default defineConfig({
  ...standalone({
    frame: "tool",
    title: "Guidepost",
    description:
      "Upgrade guides generated from release facts, every command checked",
    ...(SITE && { url: SITE }),
    ...(BASE && { base: BASE }),
  }),
  srcDir: "./site",
  publicDir: "./site/public",
});
