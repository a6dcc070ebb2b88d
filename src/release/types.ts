/** What the metadata say, without the reader of YAML behind it. */
export * from "./types/change.ts";
export * from "./types/choice.ts";
export * from "./types/config.ts";
export * from "./types/migration.ts";
export * from "./types/origin.ts";
export * from "./types/policy.ts";
export * from "./types/product.ts";
export * from "./types/release.ts";
export * from "./types/step.ts";
export * from "./types/surface.ts";
