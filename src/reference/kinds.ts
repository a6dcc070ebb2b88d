import { commands } from "../commands/index.ts";
import { payloadKinds } from "../payloads/index.ts";
import { reporters } from "../report/reporters/index.ts";
import { formats } from "../surface/formats/index.ts";
import { migrationTools } from "../surface/migrations/index.ts";
import { writtenFiles } from "./files.ts";
import { programs } from "./programs.ts";

/** Something with a page of its own. */
export interface Subject {
  readonly name: string;
  readonly summary: string;
  /** What people may look for beside its name. */
  readonly also?: readonly string[];
}

/** Things of one kind, made from the list that the code itself goes by. */
export interface Kind {
  /** The part of the address: `tools`. */
  readonly id: string;
  readonly title: string;
  /** What they are, in a sentence or two. */
  readonly about: string;
  readonly subjects: readonly Subject[];
}

const everyFormat = await Promise.all(
  Object.values(formats).map((load) => load()),
);

/** In the order in which readers meet them. */
export const kinds: readonly Kind[] = [
  {
    id: "commands",
    title: "Commands",
    about:
      "What `guidepost` can be asked to do, with every option and default.",
    subjects: commands,
  },
  {
    id: "files",
    title: "Files you write",
    about:
      "Every key of the metadata and of the configuration: its type, its meaning and an example.",
    subjects: writtenFiles,
  },
  {
    id: "tools",
    title: "Tools",
    about:
      "Programs that guides call: what a call does, what a version accepts, and what was retired. A program that is not here is unknown, and nothing is reported of it.",
    subjects: programs.map(({ name, names, summary }) => ({
      name,
      summary,
      also: names.filter((other) => other !== name),
    })),
  },
  {
    id: "formats",
    title: "Configuration formats",
    about: "Files of settings that `guidepost derive` reads.",
    subjects: everyFormat,
  },
  {
    id: "migrations",
    title: "Migration tools",
    about: "Folders of database migrations that `guidepost derive` reads.",
    subjects: migrationTools,
  },
  {
    id: "payloads",
    title: "Languages in commands",
    about:
      "What a command writes, sends or asks in another language, read where it stands.",
    subjects: payloadKinds,
  },
  {
    id: "reporters",
    title: "Report formats",
    about: "What `--format` takes, each with the text it writes.",
    subjects: reporters,
  },
];
