import { mkdirSync, writeFileSync } from "node:fs";
import { apiSchemas } from "./api.ts";

// Written down and committed: the types are not there where the site is built.
const folder = new URL("../../schemas/api/", import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [file, text] of Object.entries(apiSchemas())) {
  writeFileSync(new URL(file, folder), text);
}
