import type { Surface } from "../../release/types.ts";
import { byHand } from "./by-hand.ts";
import { dotenv } from "./dotenv.ts";
import type { EditForm } from "./edit.ts";
import { pulumi } from "./pulumi.ts";
import { values } from "./values.ts";

/** How each format of a surface is edited. */
export const editForms: Record<Surface["format"], EditForm> = {
  compose: byHand,
  dotenv,
  ini: byHand,
  json: byHand,
  pulumi,
  toml: byHand,
  values,
  yaml: values,
};
