/** The lists that the code goes by, for whoever makes a page of each of their objects. */
export { commands } from "../commands/index.ts";
export type { Command, Entry } from "../commands/command.ts";
export { payloadKinds } from "../payloads/index.ts";
export type { PayloadKind } from "../payloads/payload-kind.ts";
export { migrationTools } from "../surface/migrations/index.ts";
export type { MigrationTool } from "../surface/migration-tool.ts";
export type { Format } from "../surface/format.ts";
